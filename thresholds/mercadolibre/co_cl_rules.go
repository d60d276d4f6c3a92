package mercadolibre

import "github.com/sellerperf/sellerperf/thresholds"

// coCLRules are the bands of Colombia and Chile, which the page gives as one row.
var coCLRules = []thresholds.Rule{
	{
		ID:        "claims",
		Metric:    "claim-rate",
		Segment:   "mfn",
		Window:    sixtyDays,
		LowVolume: &lowVolume,
		Minimum:   10,
		Limit:     thresholds.MustParseLimit("at most 0.035"),
		Bands: []thresholds.Band{
			{Level: "leader", Limit: thresholds.MustParseLimit("at most 0.025")},
			{Level: "green", Limit: thresholds.MustParseLimit("at most 0.035")},
			{Level: "yellow", Limit: thresholds.MustParseLimit("at most 0.055")},
			{Level: "orange", Limit: thresholds.MustParseLimit("at most 0.07")},
			{Level: "red"},
		},
		Note:    "Below green: shown less.",
		Sources: claimSources,
	},
	{
		ID:        "cancellations",
		Metric:    "cancellation-rate?fault=seller",
		Segment:   "mfn",
		Window:    sixtyDays,
		LowVolume: &lowVolume,
		Minimum:   10,
		Limit:     thresholds.MustParseLimit("at most 0.025"),
		Bands: []thresholds.Band{
			{Level: "leader", Limit: thresholds.MustParseLimit("at most 0.015")},
			{Level: "green", Limit: thresholds.MustParseLimit("at most 0.025")},
			{Level: "yellow", Limit: thresholds.MustParseLimit("at most 0.07")},
			{Level: "orange", Limit: thresholds.MustParseLimit("at most 0.09")},
			{Level: "red"},
		},
		Note:    "Below green: shown less.",
		Sources: cancellationSources,
	},
	{
		ID:        "late-shipments",
		Metric:    "late-shipment-rate",
		Segment:   "mfn",
		Window:    sixtyDays,
		LowVolume: &lowVolume,
		Minimum:   10,
		Limit:     thresholds.MustParseLimit("at most 0.12"),
		Bands: []thresholds.Band{
			{Level: "leader", Limit: thresholds.MustParseLimit("at most 0.10")},
			{Level: "green", Limit: thresholds.MustParseLimit("at most 0.12")},
			{Level: "yellow", Limit: thresholds.MustParseLimit("at most 0.18")},
			{Level: "orange", Limit: thresholds.MustParseLimit("at most 0.26")},
			{Level: "red"},
		},
		Note:    "Below green: shown less.",
		Sources: lateSources,
	},
}
