package lazada

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// LazMallVN returns what keeps a shop in LazMall in Vietnam, policy "lazada-lazmall-vn".
// The value is the caller's own.
func LazMallVN() thresholds.Policy { return lazMallVN.Clone() }

var lazMallVN = thresholds.Policy{
	Name:  "lazada-lazmall-vn",
	Title: "LazMall Vietnam",
	Zone:  "Asia/Ho_Chi_Minh",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: lazMall, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone",
		},
	},
	Editions: []thresholds.Edition{{
		ID:   "undated",
		Note: "Since when the standards are in force is not known.",
		Sources: []thresholds.Source{
			{Of: []string{"id", "rules"}, URL: lazMall, Read: read, Certainty: thresholds.Secondary},
			{
				Of: []string{"schedule"}, URL: lazMall, Read: read, Certainty: thresholds.Assumed,
				Note: "by the month; the day after its end is the library's choice",
			},
		},
		Schedule: &thresholds.Schedule{Every: thresholds.Monthly, Day: 1},
		Gates: []thresholds.Gate{
			{
				ID:      "fashion",
				Given:   "fashion",
				Limit:   thresholds.MustParseLimit("equal 1"),
				Sources: []thresholds.Source{{URL: lazMall, Read: read, Certainty: thresholds.Secondary}},
			},
			{
				ID:      "not-fashion",
				Given:   "fashion",
				Limit:   thresholds.MustParseLimit("equal 0"),
				Sources: []thresholds.Source{{URL: lazMall, Read: read, Certainty: thresholds.Secondary}},
			},
		},
		Rules: []thresholds.Rule{
			{
				ID:      "ship-on-time",
				Metric:  "late-shipment-rate?proof=scan",
				Segment: "mfn",
				Window:  window.Span{CalendarMonths: 1},
				Limit:   thresholds.MustParseLimit("at most 0.10"),
				Streak:  3,
				Actions: []string{"lose-lazmall"},
				Note:    "At least 90 % shipped on time.",
				Sources: lazMallSources,
			},
			{
				ID:      "cancellation-rate",
				Metric:  "cancellation-rate?fault=seller&unit=unit",
				Segment: "mfn",
				Window:  window.Span{CalendarMonths: 1},
				Limit:   thresholds.MustParseLimit("below 0.02"),
				Streak:  3,
				Actions: []string{"lose-lazmall"},
				Sources: lazMallSources,
			},
			{
				ID:      "return-rate",
				Metric:  "return-rate",
				Window:  window.Span{CalendarMonths: 1},
				Limit:   thresholds.MustParseLimit("below 0.01"),
				When:    []string{"not-fashion"},
				Streak:  3,
				Actions: []string{"lose-lazmall"},
				Sources: lazMallSources,
			},
			{
				ID:      "return-rate/fashion",
				Metric:  "return-rate",
				Window:  window.Span{CalendarMonths: 1},
				Limit:   thresholds.MustParseLimit("at most 0.10"),
				When:    []string{"fashion"},
				Streak:  3,
				Actions: []string{"lose-lazmall"},
				Sources: lazMallSources,
			},
		},
	}},
}

var lazMallSources = []thresholds.Source{
	{
		Of: []string{"limit", "streak", "when", "window.calendar_months"}, URL: lazMall, Read: read, Certainty: thresholds.Secondary,
		Note: "lost after the same figure was missed in three months in a row",
	},
	{
		Of: []string{"metric", "segment", "window.lag"}, URL: shipOnTime, Read: read, Certainty: thresholds.Assumed,
		Note: "how each is counted is not said: shipped is what the carrier has scanned, items are cancelled, returns " +
			"are received",
	},
}
