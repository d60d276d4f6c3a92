package ebay

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// ServiceMetrics returns eBay's service metrics, policy "ebay-service-metrics": rates of
// opened requests by category and by corridor, against numbers of peers that are handed
// in. The value is the caller's own.
func ServiceMetrics() thresholds.Policy { return service.Clone() }

var service = thresholds.Policy{
	Name:    "ebay-service-metrics",
	Title:   "eBay service metrics",
	Zone:    "America/Phoenix",
	Sources: []thresholds.Source{zone},
	Editions: []thresholds.Edition{{
		ID:   "2019-01-08",
		From: window.MustParseDay("2019-01-08"),
		Note: "Very High costs from this day on, in Australia an additional fee.",
		Sources: []thresholds.Source{
			{Of: []string{"id", "from", "rules"}, URL: serviceMetrics, Read: read, Certainty: thresholds.Official},
			the20th,
		},
		Schedule: &schedule,
		Rules: []thresholds.Rule{
			{
				ID:        "not-as-described",
				Metric:    "item-not-as-described-rate",
				Segment:   "category:*",
				Window:    shortWindow,
				LowVolume: lowVolume(""),
				Limit:     thresholds.MustParseLimit("below 1"),
				Times:     "very-high",
				Floor:     10,
				Actions:   []string{"additional-final-value-fee"},
				Note:      "Very High in a category: a higher final value fee there.",
				Sources:   serviceSources,
			},
			{
				ID:        "not-as-described/peers",
				Metric:    "item-not-as-described-rate",
				Segment:   "category:*",
				Window:    shortWindow,
				LowVolume: lowVolume(""),
				Limit:     thresholds.MustParseLimit("at most 1"),
				Times:     "peer-average",
				Advice:    true,
				Note:      "More than the average of peers; nothing follows from that alone.",
				Sources:   peerSources,
			},
			{
				ID:        "not-received",
				Metric:    "item-not-received-rate",
				Segment:   "destination:*",
				Window:    shortWindow,
				LowVolume: lowVolume(""),
				Limit:     thresholds.MustParseLimit("below 1"),
				Times:     "very-high",
				Floor:     10,
				Actions:   []string{"longer-delivery-estimate"},
				Note:      "Very High in a corridor: longer delivery estimates there.",
				Sources:   serviceSources,
			},
			{
				ID:        "not-received/peers",
				Metric:    "item-not-received-rate",
				Segment:   "destination:*",
				Window:    shortWindow,
				LowVolume: lowVolume(""),
				Limit:     thresholds.MustParseLimit("at most 1"),
				Times:     "peer-average",
				Advice:    true,
				Note:      "More than the average of peers; nothing follows from that alone.",
				Sources:   peerSources,
			},
		},
	}},
}

var (
	peerSources = append([]thresholds.Source{
		{
			Of: []string{"metric", "segment", "limit", "times", "advice"}, URL: serviceMetrics, Read: read,
			Certainty: thresholds.Official, Note: "opened requests count even if they are resolved; compared with peers",
		},
	}, lookBack...)
	serviceSources = append([]thresholds.Source{
		{
			Of: []string{"floor"}, URL: serviceFloor, Read: read, Certainty: thresholds.Secondary,
			Note: "10 requests before Very High has consequences",
		},
	}, peerSources...)
)
