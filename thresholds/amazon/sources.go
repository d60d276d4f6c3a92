package amazon

import "github.com/sellerperf/sellerperf/thresholds"

// The pages.
const (
	accountHealthSchema  = "https://github.com/amzn/selling-partner-api-models"
	orderDefectHelp      = "https://sellercentral.amazon.com/gp/help/external/G200285170?language=en_US"
	orderDefectOldFAQ    = "https://sellercentral.amazon.com/gp/help/external/G202124800?language=en_US"
	orderDefectChannel   = "https://sellercentral-europe.amazon.com/seller-forums/discussions/t/edb939dcc8c5daffdd1d21dbe76a3490"
	performanceHelp      = "https://sellercentral.amazon.com/gp/help/external/200370550"
	lateShipmentStaff    = "https://sellercentral.amazon.co.uk/seller-forums/discussions/t/8dadf47f-3d84-4f99-b19a-93c6cd85c839"
	lateShipmentJapanese = "https://sellercentral.amazon.de/gp/help/external/help.html?itemID=200285190&language=ja_JP"
	lateShipmentReport   = "https://cajari.com/reports/late-shipment-rate"
	cancellationHelp     = "https://sellercentral.amazon.co.uk/gp/help/external/help.html?itemID=200285210&language=en_GB"
	cancellationReport   = "https://sellercentral.amazon.co.uk/seller-forums/discussions/t/afd88de8-6ee2-42ba-8c41-b43c337009d2"
	deliveryAnnouncement = "https://sellercentral.amazon.com/seller-forums/discussions/t/b7169872-e601-4727-81b8-50362dc1aa5b"
	deliveryWindowPost   = "https://sellercentral.amazon.ca/seller-forums/discussions/t/1d5e5fdf-30cb-44b9-9caf-3ac0b914be91"
	deliveryZonePost     = "https://sellercentral.amazon.com.mx/seller-forums/discussions/t/30174794-e997-496d-bbc4-353b148aa90b"
	deliveryNarrowed     = "https://ppc.land/amazon-narrows-otdr-enforcement-only-worst-listings-face-deactivation-from-feb-28"
	deliveryRevised      = "https://www.estorefactory.com/amazon-update/amazon-revises-on-time-delivery-rate-enforcement-%E2%80%93-february-18-2026"
	contactHelp          = "https://sellercentral.amazon.com/gp/help/external/200549770?language=en-US"
	contactEmail         = "https://lastdropofink.co.uk/market-places/amazon/amazon-policy-warning-for-buyer-seller-contact-response-times/"
	contactTarget        = "https://www.amalytix.com/kb/en/customer-satisfaction/"
)

// What each page vouches for, by metric. Editions share them; the accessor copies.
var (
	orderDefectSources = []thresholds.Source{
		{
			Of:  []string{"metric", "limit", "window.days"},
			URL: orderDefectHelp, Read: read, Certainty: thresholds.Official,
		},
		{
			Of:  []string{"segment"},
			URL: orderDefectChannel, Read: read, Certainty: thresholds.Official,
			Note: "staff: each channel has a rate of its own, and either can put the account at risk",
		},
		{
			Of:  []string{"limit.op"},
			URL: orderDefectHelp, Read: read, Certainty: thresholds.Conflicting,
			Note: "the target is under 1 %, consequences come above 1 %; exactly 1.00 % is judged by the target",
		},
		{
			Of:  []string{"window.lag"},
			URL: accountHealthSchema, Read: read, Certainty: thresholds.Conflicting,
			Note: "the example's window ends 15 days before the newest one of the report",
		},
		{
			Of:  []string{"window.lag"},
			URL: orderDefectOldFAQ, Read: read, Certainty: thresholds.Conflicting,
			Note: "an old page: orders are reported from 30 days after the purchase",
		},
	}

	lateShipmentSources = []thresholds.Source{
		{
			Of:  []string{"metric", "segment", "limit", "window.days"},
			URL: lateShipmentStaff, Read: read, Certainty: thresholds.Official,
			Note: "both 10 and 30 days",
		},
		{
			Of:  []string{"limit.op"},
			URL: lateShipmentJapanese, Read: read, Certainty: thresholds.Conflicting,
			Note: "consequences come at 4 % or more here, above 4 % in English; exactly 4.00 % is judged by the target, under 4 %",
		},
		{
			Of:  []string{"window.lag"},
			URL: accountHealthSchema, Read: read, Certainty: thresholds.Official,
			Note: "the example's window of 30 days ends on the newest day of the report; of 10 days there is no example",
		},
		{
			Of:  []string{"metric"},
			URL: lateShipmentReport, Read: read, Certainty: thresholds.Secondary,
			Note: "nobody says which day places an order; the expected ship date fits a window without lag",
		},
	}

	cancellationSources = []thresholds.Source{
		{
			Of:  []string{"metric", "segment", "limit", "window.days"},
			URL: cancellationHelp, Read: read, Certainty: thresholds.Official,
		},
		{
			Of:  []string{"limit.value"},
			URL: performanceHelp, Read: read, Certainty: thresholds.Official,
			Note: "the US page, old",
		},
		{
			Of:  []string{"limit.op"},
			URL: cancellationHelp, Read: read, Certainty: thresholds.Conflicting,
			Note: "the target is under 2.5 %, consequences come above 2.5 %; exactly 2.50 % is judged by the target",
		},
		{
			Of:  []string{"limit.value", "window.lag"},
			URL: accountHealthSchema, Read: read, Certainty: thresholds.Conflicting,
			Note: "the example's target is 1 %, against 2.5 % everywhere else; its window ends a day before the newest one",
		},
		{
			Of:  []string{"metric"},
			URL: cancellationReport, Read: read, Certainty: thresholds.Official,
			Note: "that the order day places an order is inferred from the columns of the report",
		},
	}

	onTimeDeliverySources = []thresholds.Source{
		{
			Of:  []string{"metric", "segment", "limit"},
			URL: deliveryAnnouncement, Read: read, Certainty: thresholds.Official,
			Note: "at least 90 %; 95 % is recommended",
		},
		{
			Of:  []string{"window"},
			URL: deliveryWindowPost, Read: read, Certainty: thresholds.Official,
			Note: "support: due in the last 21 days, without the newest 7",
		},
		{
			Of:  []string{"limit.op"},
			URL: accountHealthSchema, Read: read, Certainty: thresholds.Conflicting,
			Note: "the schema knows only greater than 0.9; exactly 90.00 % is judged by the announcement",
		},
	}

	responseTimeSources = []thresholds.Source{
		{
			Of:  []string{"metric"},
			URL: contactHelp, Read: read, Certainty: thresholds.Official,
		},
		{
			Of:  []string{"window"},
			URL: contactHelp, Read: read, Certainty: thresholds.Conflicting,
			Note: "7, 30 and 90 days are shown, and no page says which the target means; 30 is the library's choice, without lag",
		},
		{
			Of:  []string{"limit"},
			URL: contactEmail, Read: read, Certainty: thresholds.Secondary,
			Note: "a copy of an email by Amazon",
		},
		{
			Of:  []string{"limit"},
			URL: contactTarget, Read: read, Certainty: thresholds.Secondary,
		},
	}
)
