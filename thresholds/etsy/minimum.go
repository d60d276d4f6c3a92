package etsy

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Minimum returns Etsy's customer service standards, policy "etsy-minimum": what a
// seller must keep so as not to be warned. The value is the caller's own.
func Minimum() thresholds.Policy { return minimum.Clone() }

var minimum = thresholds.Policy{
	Name:    "etsy-minimum",
	Title:   "Etsy customer service standards",
	Zone:    "UTC",
	Sources: []thresholds.Source{utc},
	Editions: []thresholds.Edition{{
		ID:   "undated",
		Note: "Since when the standards are in force is not known.",
		Sources: []thresholds.Source{
			{Of: []string{"id", "rules"}, URL: comparison, Read: read, Certainty: thresholds.Official},
			{
				Of: []string{"schedule"}, URL: standards, Read: read, Certainty: thresholds.Official,
				Note: "figures are refreshed daily, the overview monthly",
			},
		},
		Schedule: &thresholds.Schedule{Every: thresholds.Daily},
		Rules: []thresholds.Rule{
			{
				ID:     "sales",
				Metric: "orders-placed",
				Window: window.Span{Months: 3},
				Limit:  thresholds.MustParseLimit("at least 5"),
				Part:   true,
				Note:   "The standards are shown from five sales on.",
				Sources: []thresholds.Source{
					{Of: []string{"metric", "limit"}, URL: standards, Read: read, Certainty: thresholds.Official},
					rollingMonths,
				},
			},
			{
				ID:     "messages",
				Metric: "response-time-rate?hours=48&messages=first",
				Window: window.Span{Months: 3},
				Limit:  thresholds.MustParseLimit("at least 0.80"),
				When:   []string{"sales"},
				Sources: []thresholds.Source{
					{Of: []string{"metric", "limit"}, URL: comparison, Read: read, Certainty: thresholds.Official},
					{
						Of: []string{"metric"}, URL: comparison, Read: read, Certainty: thresholds.Conflicting,
						Note: "48 hours in one place, 24 to 48 in another; that first messages are meant, as for Star Seller, is inferred",
					},
					shownFromFive, rollingMonths,
				},
			},
			{
				ID:     "shipping",
				Metric: "late-shipment-rate",
				Window: window.Span{Months: 3},
				Limit:  thresholds.MustParseLimit("at most 0.20"),
				When:   []string{"sales"},
				Note:   "At least 80 % shipped on time; tracking is not needed.",
				Sources: []thresholds.Source{
					{Of: []string{"metric", "limit"}, URL: comparison, Read: read, Certainty: thresholds.Official},
					shownFromFive, rollingMonths,
				},
			},
			{
				ID:          "reviews",
				Metric:      "low-rating-rate?scope=any",
				Window:      window.Span{Months: 3},
				Limit:       thresholds.MustParseLimit("below 0.10"),
				SmallSample: &thresholds.SmallSample{Under: 40, Limit: thresholds.MustParseLimit("at most 4")},
				When:        []string{"sales"},
				Note:        "Reviews of three stars or fewer.",
				Sources: []thresholds.Source{
					{Of: []string{"metric", "limit", "small_sample"}, URL: comparison, Read: read, Certainty: thresholds.Official},
					shownFromFive, rollingMonths,
				},
			},
			{
				ID:          "cases",
				Metric:      "claim-rate?pending=out",
				Window:      window.Span{Months: 3},
				Limit:       thresholds.MustParseLimit("below 0.01"),
				SmallSample: &thresholds.SmallSample{Under: 300, Limit: thresholds.MustParseLimit("at most 3")},
				When:        []string{"sales"},
				Note:        "Orders refunded through a case.",
				Sources: []thresholds.Source{
					{Of: []string{"metric", "limit", "small_sample"}, URL: comparison, Read: read, Certainty: thresholds.Official},
					shownFromFive, rollingMonths,
				},
			},
		},
	}},
}

var (
	shownFromFive = thresholds.Source{
		Of: []string{"when"}, URL: standards, Read: read, Certainty: thresholds.Official,
	}
	rollingMonths = thresholds.Source{
		Of: []string{"window"}, URL: standards, Read: read, Certainty: thresholds.Conflicting,
		Note: "three months, refreshed daily; whether they are whole calendar months is not said, they roll here",
	}
)
