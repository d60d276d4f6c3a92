package conrad

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// DE returns Conrad's standards for sellers on conrad.de, policy "conrad". The value is
// the caller's own.
func DE() thresholds.Policy { return de.Clone() }

// metrics is the page.
const metrics = "https://platform.conrad.de/de/verkaeufer/competence-center/verkaufaufderplatform/qualitat_leistung/verkauferleistungsmetriken.html"

// read is the day on which the page was read.
var read = window.MustParseDay("2026-11-23")

var de = thresholds.Policy{
	Name:  "conrad",
	Title: "Conrad seller performance",
	Zone:  "Europe/Berlin",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: metrics, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone",
		},
	},
	Editions: []thresholds.Edition{{
		ID:   "undated",
		Note: "Since when the standards are in force is not known.",
		Sources: []thresholds.Source{
			{Of: []string{"id", "rules"}, URL: metrics, Read: read, Certainty: thresholds.Official},
		},
		Rules: []thresholds.Rule{
			{
				ID:      "declined",
				Metric:  "cancellation-rate",
				Segment: "mfn",
				Window:  window.Span{Months: 1, Lag: 1},
				Limit:   thresholds.MustParseLimit("at most 0.05"),
				Warning: thresholds.MustParseLimit("at most 0.03"),
				Actions: []string{"block-shop"},
				Note:    "Fewer than 95 % of orders accepted: the shop is blocked.",
				Sources: []thresholds.Source{
					{
						Of: []string{"metric", "limit", "warning"}, URL: metrics, Read: read, Certainty: thresholds.Official,
						Note: "accepted below 97 % warns, below 95 % blocks; judged as the share not accepted",
					},
					monthBack, declinedDay,
				},
			},
			{
				ID:      "incidents",
				Metric:  "claim-rate",
				Window:  window.Span{Months: 1, Lag: 1},
				Limit:   thresholds.MustParseLimit("at most 0.07"),
				Warning: thresholds.MustParseLimit("at most 0.04"),
				Actions: []string{"block-shop"},
				Note:    "The shop is blocked.",
				Sources: []thresholds.Source{
					{Of: []string{"limit", "warning"}, URL: metrics, Read: read, Certainty: thresholds.Official},
					{
						Of: []string{"metric"}, URL: metrics, Read: read, Certainty: thresholds.Assumed,
						Note: "an event on an order is taken to be a buyer's claim",
					},
					monthBack,
				},
			},
		},
	}},
}

var (
	monthBack = thresholds.Source{
		Of: []string{"window"}, URL: metrics, Read: read, Certainty: thresholds.Conflicting,
		Note: "a block on 6 October looks at 5 September to 5 October; the month here begins a day later",
	}
	declinedDay = thresholds.Source{
		Of: []string{"segment", "metric"}, URL: metrics, Read: read, Certainty: thresholds.Assumed,
		Note: "declined orders are those cancelled before shipment, and the day of the order places one",
	}
)
