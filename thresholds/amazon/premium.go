package amazon

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// PremiumUS returns the standard of Premium Shipping in the United States, policy
// "amazon-us-premium", by editions. Orders of the programme carry "premium" among their
// programs. The value is the caller's own.
func PremiumUS() thresholds.Policy { return premiumUS.Clone() }

// PremiumUK returns that of the United Kingdom, policy "amazon-uk-premium".
func PremiumUK() thresholds.Policy { return premiumUK.Clone() }

// PremiumJP returns that of Japan, policy "amazon-jp-premium".
func PremiumJP() thresholds.Policy { return premiumJP.Clone() }

var (
	premiumUS = thresholds.Policy{
		Name: "amazon-us-premium", Title: "Amazon US Premium Shipping", Zone: us.Zone, Sources: us.Sources,
		Editions: []thresholds.Edition{
			{
				ID: "undated", Note: "97 % delivered on time. Since when is not known.",
				Sources:  secondary(premiumUS2025, "", "id", "rules", "schedule"),
				Schedule: &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Saturday},
				Rules:    []thresholds.Rule{sourced(premiumDelivery, secondary(premiumUS2025, "weeks from Sunday to Saturday", "metric", "limit", "window"), premiumAssumed)},
			},
			{
				ID: "2025-06-29", From: window.MustParseDay("2025-06-29"), Note: "93.5 % delivered on time, no longer 97 %.",
				Sources:  secondary(premiumUS2025, "", "id", "from", "rules", "schedule"),
				Schedule: &thresholds.Schedule{Every: thresholds.Weekly, Weekday: thresholds.Saturday},
				Rules: []thresholds.Rule{sourced(limited(premiumDelivery, "at least 0.935"),
					secondary(premiumUS2025, "weeks from Sunday to Saturday", "metric", "limit", "window"), premiumAssumed)},
			},
		},
	}
	premiumUK = thresholds.Policy{
		Name: "amazon-uk-premium", Title: "Amazon UK Premium Shipping", Zone: uk.Zone, Sources: uk.Sources,
		Editions: []thresholds.Edition{
			{
				ID: "undated", Note: "97 % delivered on time. Since when is not known.",
				Sources: secondary(premiumUK2025, "", "id", "rules"),
				Rules:   premiumUKRules(premiumDelivery),
			},
			{
				ID: "2025-07-31", From: window.MustParseDay("2025-07-31"), Note: "92 % delivered on time, no longer 97 %.",
				Sources: secondary(premiumUK2025, "", "id", "from", "rules"),
				Rules:   premiumUKRules(limited(premiumDelivery, "at least 0.92")),
			},
		},
	}
	premiumJP = thresholds.Policy{
		Name: "amazon-jp-premium", Title: "Amazon Japan Premium Shipping", Zone: jp.Zone, Sources: jp.Sources,
		Editions: []thresholds.Edition{{
			ID: "undated", Note: "Since when the standards are in force is not known.",
			Sources: official(premiumHelpJP, "", "id", "rules"),
			Rules: []thresholds.Rule{
				sourced(thresholds.Rule{
					ID: "orders", Metric: "orders-placed", Segment: metrics.SegmentMFN, Window: window.Span{Days: 30, Lag: 10},
					Limit: thresholds.MustParseLimit("above 10"), Part: true, Note: "The standards take more than ten orders.",
				}, official(premiumHelpJP, "more than 10 orders not fulfilled by Amazon", "metric", "segment", "limit"), premiumJapanDays),
				premiumJPRule(limited(premiumDelivery, "at least 0.96")),
				premiumJPRule(limited(premiumTracking, "at least 0.94")),
				premiumJPRule(limited(premiumCancellation, "below 0.01")),
			},
		}},
	}
)

// premiumUKRules returns the rules of an edition of the United Kingdom.
func premiumUKRules(delivery thresholds.Rule) []thresholds.Rule {
	days := []thresholds.Source{{
		Of: []string{"window"}, URL: premiumUK2025, Read: read, Certainty: thresholds.Conflicting,
		Note: "from 14 to 7 days ago, which are eight days with both ends; the week that ends 7 days ago is judged",
	}}
	rules := []thresholds.Rule{delivery, limited(premiumTracking, "at least 1"), limited(premiumCancellation, "below 0.005")}
	for i, r := range rules {
		r.Window = window.Span{Days: 7, Lag: 7}
		rules[i] = sourced(r, secondary(premiumUK2025, "", "metric", "limit"), days, premiumAssumed)
	}
	return rules
}

// premiumJPRule returns a rule as Japan has it.
func premiumJPRule(r thresholds.Rule) thresholds.Rule {
	r.Window, r.When = window.Span{Days: 30, Lag: 10}, []string{"orders"}
	return sourced(r, official(premiumHelpJP, "", "metric", "limit", "when"), premiumJapanDays, premiumAssumed)
}

var (
	premiumDelivery = thresholds.Rule{
		ID: "on-time-delivery-rate", Metric: "on-time-delivery-rate?program=premium", Segment: metrics.SegmentMFN,
		Window: window.Span{Days: 7}, Limit: thresholds.MustParseLimit("at least 0.97"), Note: "Premium Shipping may be lost.",
	}
	premiumTracking = thresholds.Rule{
		ID: "valid-tracking-rate", Metric: "valid-tracking-rate?day=confirmed&program=premium", Segment: metrics.SegmentMFN,
		Note: "Premium Shipping may be lost.",
	}
	premiumCancellation = thresholds.Rule{
		ID: "cancellation-rate", Metric: "cancellation-rate?program=premium", Segment: metrics.SegmentMFN,
		Note: "Premium Shipping may be lost.",
	}
	premiumJapanDays = []thresholds.Source{{
		Of: []string{"window"}, URL: premiumHelpJP, Read: read, Certainty: thresholds.Conflicting,
		Note: "30 days, and days 40 to 10 before, which are 31 with both ends; 30 days that end 10 days ago are judged",
	}}
	// premiumAssumed comes last: where nothing else says it.
	premiumAssumed = []thresholds.Source{{
		Of: []string{"metric", "segment"}, URL: premiumUS2025, Read: read, Certainty: thresholds.Assumed,
		Note: "which day places an order is not said",
	}}
)
