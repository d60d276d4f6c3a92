package walmart

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// CAPro returns the Pro Seller programme of walmart.ca, policy "walmart-ca-pro". The
// value is the caller's own.
func CAPro() thresholds.Policy { return caPro.Clone() }

var caPro = thresholds.Policy{
	Name:  "walmart-ca-pro",
	Title: "Walmart Canada Pro Seller",
	Zone:  "America/Toronto",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: proCA, Read: read, Certainty: thresholds.Assumed,
			Note: "no page names a time zone",
		},
	},
	Editions: []thresholds.Edition{{
		ID: "undated",
		Note: "The programme of the page last updated on 22 April 2025. Since when it is in force is not " +
			"known.",
		Sources: []thresholds.Source{
			{
				Of: []string{"id", "from", "rules", "schedule"}, URL: proCA, Read: readAgain, Certainty: thresholds.Official,
				Note: "the metrics are calculated daily",
			},
		},
		Schedule: &thresholds.Schedule{Every: thresholds.Daily},
		Gates: []thresholds.Gate{
			{
				ID:      "active-90-days",
				Given:   "account-active-since",
				Before:  window.Span{Days: 90},
				Note:    "The account has been active for at least 90 days.",
				Sources: []thresholds.Source{caProSource},
			},
			{
				ID:    "delivery-gap",
				Given: "delivery-gap-days",
				Limit: thresholds.MustParseLimit("at most 3"),
				Note:  "The average of days between the promised and the actual delivery.",
				Sources: []thresholds.Source{
					caProSource,
					{
						URL: proCA, Read: read, Certainty: thresholds.Conflicting,
						Note: "over 90 days in one copy of the page, over 30 in another",
					},
				},
			},
			{
				ID:      "content-score",
				Given:   "content-score",
				Limit:   thresholds.MustParseLimit("at least 0.70"),
				Note:    "The average content and discoverability score of the catalogue.",
				Sources: []thresholds.Source{caProSource},
			},
			{
				ID:      "price-competitiveness",
				Given:   "price-competitiveness",
				Limit:   thresholds.MustParseLimit("at least 0.90"),
				Note:    "The catalogue's price parity in the last 30 days.",
				Sources: []thresholds.Source{caProSource},
			},
		},
		Rules: []thresholds.Rule{
			{
				ID:      "on-time-delivery-rate",
				Metric:  "on-time-delivery-rate?fault=seller&unit=order&untracked=in",
				Segment: "mfn",
				Window:  window.Span{Days: 90},
				Limit:   thresholds.MustParseLimit("at least 0.90"),
				Part:    true,
				Sources: []thresholds.Source{caProSource},
			},
			{
				ID:      "cancellation-rate",
				Metric:  "cancellation-rate?fault=seller",
				Segment: "mfn",
				Window:  window.Span{Days: 90},
				Limit:   thresholds.MustParseLimit("at most 0.025"),
				Part:    true,
				Sources: []thresholds.Source{caProSource},
			},
			{
				ID:      "response-time-rate",
				Metric:  "response-time-rate?hours=48",
				Window:  window.Span{Days: 30},
				Limit:   thresholds.MustParseLimit("at least 0.80"),
				Part:    true,
				Sources: []thresholds.Source{caProSource},
			},
			{
				ID:      "orders",
				Metric:  "orders-placed",
				Segment: "mfn",
				Window:  window.Span{Days: 90},
				Limit:   thresholds.MustParseLimit("at least 25"),
				Note:    "Walmart counts completed orders; placed ones are counted here.",
				Part:    true,
				Sources: []thresholds.Source{caProSource},
			},
		},
		Tiers: []thresholds.Tier{{
			ID:    "pro-seller",
			Title: "Pro Seller badge",
			Levels: []thresholds.Level{
				{
					Level: "pro",
					All: []string{
						"active-90-days", "on-time-delivery-rate", "cancellation-rate", "response-time-rate",
						"delivery-gap", "content-score", "price-competitiveness", "orders",
					},
					Actions: []string{"badge"},
				},
				{Level: "none"},
			},
			Sources: []thresholds.Source{caProSource},
		}},
	}},
}

var caProSource = thresholds.Source{
	URL: proCA, Read: readAgain, Certainty: thresholds.Official,
	Note: "that there is no lag and which day places an order is the library's choice",
}
