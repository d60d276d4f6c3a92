package tiktok

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// US returns the standards of TikTok Shop in the United States, policy "tiktok-us", by
// editions. The value is the caller's own.
func US() thresholds.Policy { return us.Clone() }

var us = thresholds.Policy{
	Name:  "tiktok-us",
	Title: "TikTok Shop United States",
	Zone:  "America/Los_Angeles",
	Sources: []thresholds.Source{
		{Of: []string{"zone"}, URL: slaUS, Read: read, Certainty: thresholds.Official, Note: "the day is cut off in Pacific time"},
	},
	Editions: []thresholds.Edition{us20250901, us20260112, us20260126, us20260302},
}

var us20250901 = thresholds.Edition{
	ID:   "2025-09-01",
	From: window.MustParseDay("2025-09-01"),
	Note: "Dispatched is what has its tracking number. Late dispatch of more than 4 % is acted on.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: otdrUS, Read: read, Certainty: thresholds.Official,
			Note: "the oldest copy is of September 2025; the standards are older",
		},
	},
	Rules: []thresholds.Rule{
		sfcr,
		{
			ID:      "late-dispatch-rate",
			Metric:  "late-shipment-rate?afn=in",
			Window:  window.Span{Days: 7},
			Limit:   thresholds.MustParseLimit("at most 0.04"),
			Actions: []string{"violation"},
			Sources: ldrSources,
		},
		vtr,
		otdr,
	},
	Points: []thresholds.Points{accountHealth},
	Deadlines: []thresholds.Deadline{
		{
			ID:          "dispatch",
			WorkingDays: 2,
			Rest:        []thresholds.Weekday{thresholds.Saturday, thresholds.Sunday},
			Note:        "Until the tracking number is added. Federal holidays are no working days.",
			Sources:     slaSources,
		},
		deliverBy,
		autoCancel,
	},
}

var us20260112 = thresholds.Edition{
	ID:   "2026-01-12",
	From: window.MustParseDay("2026-01-12"),
	Note: "Dispatched is what the carrier has scanned, within four working days; late dispatch of more than 4 % is acted on.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: inTransit, Read: read, Certainty: thresholds.Secondary,
			Note: "four working days from 12 to 25 January 2026",
		},
	},
	Rules: []thresholds.Rule{sfcr, ldrJanuary, vtr, otdr},
	Points: []thresholds.Points{
		accountHealth,
	},
	Deadlines: []thresholds.Deadline{
		{
			ID:          "dispatch",
			WorkingDays: 4,
			Rest:        []thresholds.Weekday{thresholds.Saturday, thresholds.Sunday},
			Note:        "Until the carrier has scanned it. Federal holidays are no working days.",
			Sources: []thresholds.Source{
				{URL: inTransit, Read: read, Certainty: thresholds.Secondary},
			},
		},
		deliverBy,
		autoCancel,
	},
}

var us20260126 = thresholds.Edition{
	ID:   "2026-01-26",
	From: window.MustParseDay("2026-01-26"),
	Note: "Dispatched is what the carrier has scanned, within two working days.",
	Sources: []thresholds.Source{
		{Of: []string{"id", "from", "rules"}, URL: inTransit, Read: read, Certainty: thresholds.Secondary},
		{Of: []string{"from"}, URL: consequences, Read: read, Certainty: thresholds.Secondary},
		{Of: []string{"rules"}, URL: ldrUS, Read: read, Certainty: thresholds.Official},
	},
	Rules:     []thresholds.Rule{sfcr, ldrJanuary, vtr, otdr},
	Points:    []thresholds.Points{accountHealth},
	Deadlines: []thresholds.Deadline{dispatch, deliverBy, autoCancel},
}

var us20260302 = thresholds.Edition{
	ID:   "2026-03-02",
	From: window.MustParseDay("2026-03-02"),
	Note: "Late dispatch of at most 4 % is recommended, more than 10 % is acted on.",
	Sources: []thresholds.Source{
		{Of: []string{"id", "from", "rules"}, URL: ldrUS, Read: read, Certainty: thresholds.Official},
		{
			Of: []string{"rules"}, URL: ldrOverhaul, Read: read, Certainty: thresholds.Secondary,
			Note: "from 15 June 2026 on the rate is said to be counted in another way; how is not known",
		},
	},
	Rules: []thresholds.Rule{
		sfcr,
		{
			ID:      "late-dispatch-rate",
			Metric:  "late-shipment-rate?afn=in&proof=scan",
			Window:  window.Span{Days: 7},
			Limit:   thresholds.MustParseLimit("at most 0.10"),
			Target:  thresholds.MustParseLimit("at most 0.04"),
			Actions: []string{"cap-orders", "settle-on-day 31", "fee-per-order 5 USD"},
			Note:    "Fewer orders let through, money later, $5 for each late order.",
			Sources: append([]thresholds.Source{
				{
					Of: []string{"actions"}, URL: consequences, Read: read, Certainty: thresholds.Secondary,
				},
				{Of: []string{"target", "limit"}, URL: ldrUS, Read: read, Certainty: thresholds.Official},
			}, ldrSources...),
		},
		vtr,
		otdr,
	},
	Points:    []thresholds.Points{accountHealth},
	Deadlines: []thresholds.Deadline{dispatch, deliverBy, autoCancel},
}
