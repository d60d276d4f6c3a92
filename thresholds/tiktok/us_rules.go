package tiktok

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// The rules that several editions of the US policy have in common. None is edited once
// it is released: what TikTok changes is a rule of its own in the edition that brings it.
var (
	sfcr = thresholds.Rule{
		ID:      "seller-fault-cancellation-rate",
		Metric:  "cancellation-rate?fault=seller&samples=out",
		Segment: "mfn",
		Window:  window.Span{Days: 30},
		Limit:   thresholds.MustParseLimit("at most 0.025"),
		Actions: []string{"violation"},
		Sources: []thresholds.Source{
			{
				Of: []string{"metric", "limit", "segment"}, URL: sfcrUS, Read: read, Certainty: thresholds.Official,
				Note: "free samples are left out",
			},
			{
				Of: []string{"window"}, URL: sfcrGuide, Read: read, Certainty: thresholds.Conflicting,
				Note: "28 and 30 days in one place; 30 elsewhere. That the order day places an order is inferred",
			},
		},
	}
	ldrJanuary = thresholds.Rule{
		ID:      "late-dispatch-rate",
		Metric:  "late-shipment-rate?afn=in&proof=scan",
		Window:  window.Span{Days: 7},
		Limit:   thresholds.MustParseLimit("at most 0.04"),
		Actions: []string{"violation"},
		Sources: ldrSources,
	}
	vtr = thresholds.Rule{
		ID:      "valid-tracking-rate",
		Metric:  "valid-tracking-rate?day=confirmed",
		Segment: "mfn",
		Window:  window.Span{Days: 7, Lag: 14},
		Limit:   thresholds.MustParseLimit("at least 0.95"),
		Actions: []string{"violation"},
		Sources: []thresholds.Source{
			{Of: []string{"metric", "limit"}, URL: vtrUS, Read: read, Certainty: thresholds.Official, Note: "packages shipped"},
			{
				Of: []string{"window", "segment"}, URL: vtrGuide, Read: read, Certainty: thresholds.Conflicting,
				Note: "14 to 21 days back; the week that ends 14 days before is judged here",
			},
		},
	}
	otdr = thresholds.Rule{
		ID:      "on-time-delivery-rate",
		Metric:  "on-time-delivery-rate?unit=order",
		Segment: "mfn",
		Window:  window.Span{Weeks: 1},
		Limit:   thresholds.MustParseLimit("at least 0.80"),
		Actions: []string{"violation"},
		Note:    "A violation stays for 90 days.",
		Sources: []thresholds.Source{
			{
				Of: []string{"metric", "limit", "window"}, URL: otdrUS, Read: read, Certainty: thresholds.Official,
				Note: "orders due in the week; 88 of 100 are 88 %",
			},
			{
				Of: []string{"window", "segment"}, URL: otdrUS, Read: read, Certainty: thresholds.Conflicting,
				Note: "newer copies speak of a set timeframe where older ones had a week",
			},
		},
	}
)

var ldrSources = []thresholds.Source{
	{
		Of: []string{"metric", "limit", "segment"}, URL: ldrUS, Read: read, Certainty: thresholds.Official,
		Note: "late orders that the seller dispatches, of all orders dispatched; 25 of 200 are 12.5 %",
	},
	{
		Of: []string{"window"}, URL: ldrOverhaul, Read: read, Certainty: thresholds.Secondary,
		Note: "7 days; the official page speaks of an evaluation period",
	},
}

// accountHealth is known but for what is booked to it.
var accountHealth = thresholds.Points{
	ID:       "account-health-rating",
	Title:    "Account health rating",
	Start:    200,
	Clamp:    &thresholds.Clamp{Least: 0, Most: 1000},
	Window:   window.Span{Days: 180},
	Estimate: true,
	Milestones: []thresholds.Milestone{
		{Level: "at-150", Limit: thresholds.MustParseLimit("at most 150"), Lasts: 7, Actions: []string{"restrict"}},
		{Level: "at-100", Limit: thresholds.MustParseLimit("at most 100"), Lasts: 14, Actions: []string{"restrict"}},
		{Level: "at-50", Limit: thresholds.MustParseLimit("at most 50"), Lasts: 28, Actions: []string{"restrict"}},
		{Level: "at-0", Limit: thresholds.MustParseLimit("at most 0"), Actions: []string{"deactivate"}},
	},
	Limit: thresholds.MustParseLimit("above 0"),
	Note:  "What each breach costs and what orders earn is not published: hand in what TikTok has booked.",
	Sources: []thresholds.Source{
		{
			Of: []string{"start", "clamp", "window", "milestones", "limit"}, URL: ahrArticle, Read: read, Certainty: thresholds.Secondary,
			Note: "describes the official page of 8 April 2026",
		},
		{Of: []string{"milestones"}, URL: ahrDays, Read: read, Certainty: thresholds.Secondary, Note: "7, 14 and 28 days, then deactivation"},
	},
}

// The deadlines that several editions have in common.
var (
	dispatch = thresholds.Deadline{
		ID:          "dispatch",
		WorkingDays: 2,
		Rest:        []thresholds.Weekday{thresholds.Saturday, thresholds.Sunday},
		Note:        "Until the carrier has scanned it. Federal holidays are no working days.",
		Sources:     slaSources,
	}
	deliverBy = thresholds.Deadline{
		ID:          "deliver-by",
		WorkingDays: 6,
		Rest:        []thresholds.Weekday{thresholds.Saturday, thresholds.Sunday},
		Note:        "Made to order: the handling time and five working days. Federal holidays are no working days.",
		Sources:     slaSources,
	}
	autoCancel = thresholds.Deadline{
		ID:          "auto-cancel",
		WorkingDays: 7,
		Rest:        []thresholds.Weekday{thresholds.Saturday, thresholds.Sunday},
		Note:        "Without tracking after that the order is cancelled. Federal holidays are no working days.",
		Sources:     slaSources,
	}
	slaSources = []thresholds.Source{
		{
			URL: slaUS, Read: read, Certainty: thresholds.Official,
			Note: "working days are Monday to Friday without the federal holidays, cut off in Pacific time",
		},
	}
)
