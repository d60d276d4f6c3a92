package ebay

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// The pages.
const (
	levelsUS         = "https://www.ebay.com/help/selling/seller-levels-performance-standards/seller-levels-performance-standards?id=4080"
	policyExport     = "https://export.ebay.com/en/customer-service/seller-level-and-sales/seller-performance-policy/"
	standards2016AU  = "http://sellercentre.ebay.com.au/news/seller-standards"
	standards2016EN  = "https://pages.ebay.com/bh/en-us/sellerinformation/news/fallupdate2015/seller-standards.html"
	standards2016AT  = "https://www.cash.at/handel/digital/ebay-legt-neue-verkaeuferstandards-fest-10534"
	howMeasured      = "https://sellercentre.ebay.com.au/how-we-measure-seller-standards"
	levelsAU         = "https://sellercentre.ebay.com.au/seller-levels-and-your-seller-dashboard"
	graceAU          = "https://sellercentre.ebay.com.au/seller-performance"
	defectsMY        = "https://ocsnext.ebay.com.my/ocs/sr?topicName=Defects&query=1514"
	topRatedIN       = "https://sellglobal.ebay.in/seller-center/becoming-top-rated-seller/"
	levelsDE         = "https://ocsnext.ebay.de/ocs/sr?query=1472&topicName=Servicestatus%2C+Verk%C3%A4uferstandards+und+Verk%C3%A4ufer-Cockpit&st=6&levelHierarchy=6a4a3"
	policyDE         = "https://www.ebay.de/help/selling/selling-seller-performance/seller-performance-standards?id=4347"
	lateUK           = "https://channelx.world/2017/05/ebay-uk-spring-2017-seller-release-performance-standards/"
	programmes       = "http://pages.ebay.ie/help/policies/global-seller-performance.html"
	analyticsSpec    = "https://developer.ebay.com/develop/api/spec/analytics_api.json"
	standardsProfile = "https://gist.github.com/michabbb/199ca7ba577076d4d10099eb42dbbddf"
	serviceMetrics   = "https://www.ebay.com.au/help/policies/selling-policies/service-metrics-policy?id=4769"
	serviceFloor     = "https://community.ebay.com/t5/Selling/Question-about-Service-metrics-policy/td-p/33885029"
)

// The days on which the pages were read.
var (
	read      = window.MustParseDay("2026-11-23")
	readAgain = window.MustParseDay("2026-11-28")
)

// zone is that of all programmes.
var zone = thresholds.Source{
	Of: []string{"zone"}, URL: analyticsSpec, Read: read, Certainty: thresholds.Official,
	Note: "service metrics are stamped in Mountain Standard Time; a profile's windows begin at 07:00 UTC, which is " +
		"the same",
}

// since2016 is the day of all programmes.
var since2016 = thresholds.Source{
	Of: []string{"id", "from", "rules"}, URL: standards2016AU, Read: read, Certainty: thresholds.Official,
}

// the20th is the schedule of all programmes.
var the20th = thresholds.Source{
	Of: []string{"schedule"}, URL: levelsUS, Read: read, Certainty: thresholds.Official,
}

// lookBack is the windows of all programmes.
var lookBack = []thresholds.Source{
	{
		Of: []string{"window", "low_volume"}, URL: policyExport, Read: read, Certainty: thresholds.Official,
		Note: "400 transactions or more in the last three months: three months, else twelve; one page says more than 400",
	},
	{
		Of: []string{"window"}, URL: standardsProfile, Read: read, Certainty: thresholds.Secondary,
		Note: "whole calendar months before the month of the evaluation",
	},
}

// The sources of the rules all programmes share.
var (
	defectSources = append([]thresholds.Source{
		{
			Of: []string{"metric", "limit", "floor_buyers"}, URL: standards2016AU, Read: read, Certainty: thresholds.Official,
			Note: "the smallest number of buyers before the status is affected: that above the limit of both is meant " +
				"is inferred",
		},
		{Of: []string{"metric", "limit", "floor_buyers"}, URL: defectsMY, Read: read, Certainty: thresholds.Official},
	}, lookBack...)
	caseSources = append([]thresholds.Source{
		{
			Of: []string{"limit", "floor"}, URL: topRatedIN, Read: read, Certainty: thresholds.Official,
			Note: "0.3 % or 2 cases; that above the limit of both is meant is inferred",
		},
		{Of: []string{"metric"}, URL: howMeasured, Read: read, Certainty: thresholds.Official},
	}, lookBack...)
)
