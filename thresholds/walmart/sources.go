package walmart

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// The pages.
const (
	standardsNew     = "https://marketplacelearn.walmart.com/guides/Policies%3E%3E%20&%20standards/Performance/Seller-performance-standards"
	standardsOld     = "https://marketplacelearn.walmart.com/guides/Policies%20&%20standards/Performance/Seller-performance-standards"
	standardsDated   = "https://supplierwiki.supplypike.com/articles/walmart-marketplace-performance-standards"
	standards2017    = "https://supplierhelp.walmart.com/articles/Article/What-are-Partner-Performance-Expectations"
	standardsCA      = "https://marketplacelearn.walmart.com/ca/guides/Policies%20&%20standards/Performance/seller-performance-standards"
	alarms           = "https://marketplacelearn.walmart.com/guides/Policies%20&%20standards/Performance/Performance-alarms"
	drivers          = "https://marketplacelearn.walmart.com/guides/Order%20management/Reporting/Order-&-fulfillment-performance:-overview"
	negativeFeedback = "https://marketplacelearn.walmart.com/guides/negative-feedback-rate-overview"
	trackingAgency   = "https://www.tryadsdigital.com/walmart-seller-performance-standards-2026"
	responseAPI      = "https://developer.walmart.com/us-marketplace/docs/seller-response-rate-summary"
	responseNotes    = "https://github.com/kuzyvladimir-maker/ss-control-center"
	newMetrics       = "https://www.geekseller.com/?p=34321"
	newsletter       = "https://www.walmartinsiders.co/p/you-need-to-know-about-these-two-new-seller-performance-metrics"
	returnsAPI       = "https://developer.walmart.com/us-marketplace/docs/retrieve-returns-performance-summary"
	notReceivedAPI   = "https://developer.walmart.com/us-marketplace/docs/retrieve-item-not-received-performance-summary"
	proUS            = "https://marketplacelearn.walmart.com/guides/Listing%20optimization/Items%20and%20inventory/Pro-seller:-Program-overview"
	proUSTiers       = "https://marketplacelearn.walmart.com/guides/Growth%20opportunities/Product%20listings/pro-seller-overview"
	proUS2023        = "https://www.eseller365.com/walmart-updates-pro-seller-badge/"
	proUSBefore      = "https://www.monsterseller.com/walmart/walmart-pro-seller-badge-requirements-updated/"
	proUSHistory     = "https://sellersfi.com/resources/blog/walmart-pro-seller/"
	proCA            = "https://marketplacelearn.walmart.com/ca/guides/pro-seller-overview?locale=en-CA"
)

// The days on which the pages were read.
var (
	read      = window.MustParseDay("2026-11-23")
	readAgain = window.MustParseDay("2026-11-28")
)

// What is assumed wherever no page says it.
var (
	accountable = thresholds.Source{
		Of: []string{"metric"}, URL: drivers, Read: read, Certainty: thresholds.Official,
		Note: "the seller-accountable rate is judged: carrier exceptions such as weather do not count, a missing " +
			"scan and a carrier's delay do",
	}
	orderDay = thresholds.Source{
		Of: []string{"metric", "window.lag"}, URL: standardsNew, Read: read, Certainty: thresholds.Assumed,
		Note: "no page says which day places an order, or of a lag",
	}
)
