package amazon

import "github.com/sellerperf/sellerperf/thresholds"

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
