package amazon

import "github.com/sellerperf/sellerperf/thresholds"

// What each page vouches for, by metric: those beside the core ones.
var (
	validTrackingSources = []thresholds.Source{
		{
			Of:  []string{"metric", "segment", "window.days"},
			URL: trackingHelp, Read: read, Certainty: thresholds.Official,
			Note: "packages, placed by their promised delivery date",
		},
		{
			Of:  []string{"metric", "segment"},
			URL: trackingFAQ, Read: read, Certainty: thresholds.Official,
			Note: "valid: at least one scan by the carrier; it must hold in each product category",
		},
		{
			Of:  []string{"limit"},
			URL: trackingNotice, Read: read, Certainty: thresholds.Official,
			Note: "a notice of late 2024",
		},
		{
			Of:  []string{"limit.op"},
			URL: accountHealthSchema, Read: read, Certainty: thresholds.Conflicting,
			Note: "greater than 0.95 here, over 95 % and at least 95 % in help pages; exactly 95.00 % is judged by the schema",
		},
		{
			Of:  []string{"window.lag"},
			URL: accountHealthSchema, Read: read, Certainty: thresholds.Conflicting,
			Note: "the example's window ends 10 days before the newest one",
		},
		{
			Of:  []string{"window.lag"},
			URL: trackingHelp, Read: read, Certainty: thresholds.Conflicting,
			Note: "a latency of two weeks",
		},
	}

	onTimeShipmentsSources = []thresholds.Source{
		{
			Of:  []string{"metric", "segment", "limit"},
			URL: shipmentsHelp, Read: read, Certainty: thresholds.Official,
			Note: "an old page: more than 97 % of tracked packages by the estimated date is recommended",
		},
		{
			Of:  []string{"limit"},
			URL: deliveryAnnouncement, Read: read, Certainty: thresholds.Conflicting,
			Note: "later, and in the schema, 95 %",
		},
		{
			Of:  []string{"window"},
			URL: accountHealthSchema, Read: read, Certainty: thresholds.Official,
			Note: "the example's window is of 30 days and ends 10 days before the newest one",
		},
	}

	invoiceDefectSources = []thresholds.Source{
		{
			Of:  []string{"metric", "limit", "window.days"},
			URL: invoiceHelp, Read: read, Certainty: thresholds.Official,
			Note: "by the end of the working day after the confirmation, Monday to Friday, whatever the public holidays",
		},
		{
			Of:  []string{"window.lag"},
			URL: invoiceHelp, Read: read, Certainty: thresholds.Conflicting,
			Note: "its example: on 2 May the orders of 19 to 25 April",
		},
		{
			Of:  []string{"window.lag"},
			URL: accountHealthSchema, Read: read, Certainty: thresholds.Conflicting,
			Note: "the example's window ends 23 days before the newest one",
		},
		{
			Of:  []string{"window.lag"},
			URL: invoiceOldWindow, Read: read, Certainty: thresholds.Conflicting,
			Note: "an old page: the last 7 days",
		},
	}

	policyViolationsSources = []thresholds.Source{
		{
			Of:  []string{"metric", "limit", "window.days"},
			URL: accountHealthSchema, Read: read, Certainty: thresholds.Official,
			Note: "every counter must equal 0, over 180 days",
		},
		{
			Of:  []string{"window.lag"},
			URL: accountHealthSchema, Read: read, Certainty: thresholds.Conflicting,
			Note: "most counters of the example end on its newest day, complaints about authenticity, condition and safety two days before",
		},
		{
			Of:  []string{"metric"},
			URL: violationDeleted, Read: read, Certainty: thresholds.Official,
			Note: "deleting a listing does not lift what it did",
		},
	}

	returnDissatisfactionSources = []thresholds.Source{
		{
			Of:  []string{"metric"},
			URL: returnsHelp, Read: read, Certainty: thresholds.Official,
		},
		{
			Of:  []string{"limit"},
			URL: returnsEurope, Read: read, Certainty: thresholds.Official,
			Note: "under 10 %, without penalty",
		},
		{
			Of:  []string{"window"},
			URL: returnsHelp, Read: read, Certainty: thresholds.Assumed,
			Note: "no page says over which days; 30 without lag is the library's choice",
		},
	}

	serviceDissatisfactionSources = []thresholds.Source{
		{
			Of:  []string{"metric", "limit"},
			URL: serviceMirror, Read: read, Certainty: thresholds.Secondary,
			Note: "a copy of a page by Amazon: under 25 %, without penalty",
		},
		{
			Of:  []string{"window"},
			URL: serviceMirror, Read: read, Certainty: thresholds.Assumed,
			Note: "no page says over which days; 30 without lag is the library's choice",
		},
	}
)

// baseSources vouch for the first edition of a country other than the US.
var baseSources = []thresholds.Source{
	{
		Of: []string{"id", "from", "rules"}, URL: accountHealthSchema, Read: read, Certainty: thresholds.Inherited,
		Note: "the day in the name of schemas/reports/accountHealthReport-2020-11-18.json, whose examples have " +
			"these targets and name no marketplace",
	},
}

// baseNote is the note of the first edition of a country.
const baseNote = "The standards in force when Amazon gave its account health report a schema. " +
	"They are older than that; since when is not known."
