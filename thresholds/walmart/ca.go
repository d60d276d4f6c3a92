package walmart

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// CA returns the seller performance standards of walmart.ca, policy "walmart-ca". The
// value is the caller's own.
func CA() thresholds.Policy { return ca.Clone() }

var ca = thresholds.Policy{
	Name:  "walmart-ca",
	Title: "Walmart Canada seller performance standards",
	Zone:  "America/Toronto",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: standardsCA, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone",
		},
	},
	Editions: []thresholds.Edition{{
		ID: "undated",
		Note: "The standards of the page last updated on 30 October 2024. Since when they are in force is not " +
			"known.",
		Sources: []thresholds.Source{
			{Of: []string{"id", "from", "rules"}, URL: standardsCA, Read: readAgain, Certainty: thresholds.Official},
		},
		Rules: []thresholds.Rule{
			{
				ID:      "cancellation-rate",
				Metric:  "cancellation-rate?fault=seller",
				Segment: "mfn",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("below 0.03"),
				Note:    "The account may be suspended or closed.",
				Sources: []thresholds.Source{caLimit, caWindow, accountable},
			},
			{
				ID:      "on-time-delivery-rate",
				Metric:  "on-time-delivery-rate?fault=seller&unit=order&untracked=in",
				Segment: "mfn",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("above 0.90"),
				Note:    "The account may be suspended or closed.",
				Sources: []thresholds.Source{caLimit, caWindow, accountable},
			},
			{
				ID:      "valid-tracking-rate",
				Metric:  "valid-tracking-rate?day=confirmed&unit=order",
				Segment: "mfn",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("above 0.85"),
				Note:    "The account may be suspended or closed.",
				Sources: []thresholds.Source{caLimit, caWindow},
			},
			{
				ID:      "response-time-rate",
				Metric:  "response-time-rate?hours=48",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("above 0.80"),
				Note:    "The account may be suspended or closed.",
				Sources: []thresholds.Source{caLimit, caWindow},
			},
		},
	}},
}

var (
	caLimit = thresholds.Source{
		Of: []string{"metric", "limit"}, URL: standardsCA, Read: read, Certainty: thresholds.Official,
	}
	caWindow = thresholds.Source{
		Of: []string{"window", "segment", "metric"}, URL: standardsOld, Read: read, Certainty: thresholds.Inherited,
		Note: "30 days, own-fulfilled orders and what is accountable as in the United States; that there is no lag " +
			"is the library's choice",
	}
)
