package mercadolibre

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// The pages.
const (
	bands        = "https://global-selling.mercadolibre.com/help/what-the-changes-in-reputation-are_27672"
	leader       = "https://global-selling.mercadolibre.com/help/How-to-become-MercadoLider_16624"
	otherBands   = "https://global-selling.mercadolibre.com/learning-center/news/why-the-sellers-reputation-is-important"
	howItWorks   = "https://global-selling.mercadolibre.com/learning-center/news/seller-reputation-learn-how-it-works"
	windowGuide  = "https://support.geekseller.com/knowledgebase/mercado-libre-sellers-metrics-reputation"
	reputation   = "https://developers.mercadolibre.com.ar/en_us/sellers-reputation"
	bySiteAndWay = "https://global-selling.mercadolibre.com/devsite/seller-reputation-global-selling"
	exclusions   = "https://sellers.mercadolibre.com/news/when-to-request-a-reputation-exclusion-review/"
)

// read is the day on which the pages were read.
var read = window.MustParseDay("2026-11-23")

// The windows of all rules.
var (
	sixtyDays = window.Span{Days: 60}
	lowVolume = thresholds.LowVolume{
		Under: 40, Metric: "orders-placed", By: window.Span{Days: 60}, Window: window.Span{Days: 365},
	}
)

// zoneAssumed vouches for the zone of every site.
var zoneAssumed = thresholds.Source{
	Of: []string{"zone"}, URL: bySiteAndWay, Read: read, Certainty: thresholds.Assumed,
	Note: "reputation is kept by site; no page names a time zone",
}

// editionSources vouch for the edition of every site.
var editionSources = []thresholds.Source{
	{Of: []string{"id", "rules"}, URL: bands, Read: read, Certainty: thresholds.Official},
	{
		Of: []string{"rules"}, URL: otherBands, Read: read, Certainty: thresholds.Conflicting,
		Note: "another official page, perhaps older, prints other limits; the band table has all five bands and is judged",
	},
}

// What vouches for the rules of every site.
var (
	windowSources = []thresholds.Source{
		{
			Of: []string{"window", "low_volume"}, URL: windowGuide, Read: read, Certainty: thresholds.Secondary,
			Note: "60 days, and 365 with fewer than 40 orders in 60 days",
		},
		{
			Of: []string{"window"}, URL: reputation, Read: read, Certainty: thresholds.Official,
			Note: "samples say 60 days and 365 days",
		},
		{
			Of: []string{"minimum"}, URL: howItWorks, Read: read, Certainty: thresholds.Official,
			Note: "no colour until 10 sales",
		},
		{
			Of: []string{"limit"}, URL: bands, Read: read, Certainty: thresholds.Assumed,
			Note: "that the line of passing is the green one: MercadoLíder asks for green",
		},
	}
	claimSources = append([]thresholds.Source{
		{Of: []string{"metric", "bands", "limit"}, URL: bands, Read: read, Certainty: thresholds.Official, Note: "the upper limit of each band"},
		{
			Of: []string{"segment", "metric"}, URL: bySiteAndWay, Read: read, Certainty: thresholds.Official,
			Note: "by site and kind of logistics; that the order day places a claim is inferred",
		},
	}, windowSources...)
	cancellationSources = append([]thresholds.Source{
		{Of: []string{"metric", "bands", "limit"}, URL: bands, Read: read, Certainty: thresholds.Official, Note: "the upper limit of each band"},
		{
			Of: []string{"metric", "segment"}, URL: exclusions, Read: read, Certainty: thresholds.Official,
			Note: "a buyer's remorse and the platform's own failures are left out",
		},
	}, windowSources...)
	lateSources = append([]thresholds.Source{
		{Of: []string{"metric", "bands", "limit"}, URL: bands, Read: read, Certainty: thresholds.Official, Note: "the upper limit of each band"},
		{
			Of: []string{"metric", "segment"}, URL: reputation, Read: read, Certainty: thresholds.Official,
			Note: "delayed handling time",
		},
	}, windowSources...)
	leaderSources = []thresholds.Source{
		{URL: leader, Read: read, Certainty: thresholds.Official},
		{URL: bands, Read: read, Certainty: thresholds.Official},
	}
	leaderBandSources = append([]thresholds.Source{
		{
			Of: []string{"limit"}, URL: leader, Read: read, Certainty: thresholds.Conflicting,
			Note: "less than, here; up to, in the table of bands, which is judged",
		},
	}, claimSources...)
)

// colour makes the reputation of every site.
var colour = thresholds.Group{
	ID:    "reputation",
	Title: "Reputation",
	Join:  thresholds.JoinWorst,
	Of:    []string{"claims", "cancellations", "late-shipments"},
	Order: []string{"leader", "green", "yellow", "orange", "red"},
	Sources: []thresholds.Source{
		{
			URL: bands, Read: read, Certainty: thresholds.Assumed,
			Note: "how the colours of the figures make one is not said; the worst is the natural reading",
		},
	},
}

// registered is asked for by every tier.
var registered = thresholds.Gate{
	ID:      "registered-3-months",
	Given:   "registered",
	Before:  window.Span{Months: 3},
	Note:    "Registered for more than three months.",
	Sources: []thresholds.Source{{URL: leader, Read: read, Certainty: thresholds.Official}},
}
