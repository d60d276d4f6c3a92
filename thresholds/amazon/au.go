package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// AU returns the standards of amazon.com.au, policy "amazon-au", by editions. The value
// is the caller's own. Only the page on late shipments was read of that country.
func AU() thresholds.Policy { return au.Clone() }

var au = thresholds.Policy{
	Name:    "amazon-au",
	Title:   "Amazon Australia account health",
	Zone:    "Australia/Sydney",
	Sources: zoneOf("days are taken by the clock of Sydney"),
	Editions: []thresholds.Edition{
		{
			ID: "2020-11-18", From: window.MustParseDay("2020-11-18"), Note: baseNote, Sources: baseSources,
			Rules: auRules,
		},
		{
			ID: ratingFirst, From: window.MustParseDay(ratingFirst), Note: ratingNote, Sources: ratingSources,
			Rules: auRules, Scores: ratings,
		},
	},
}

// auRules are the rules of every edition.
var auRules = []thresholds.Rule{
	sourced(orderDefectMFN, inherited(orderDefectSources)),
	sourced(orderDefectAFN, inherited(orderDefectSources)),
	sourced(lateShipment30, official(lateShipmentAU, "", "metric", "segment", "limit", "window.days"), inherited(lateShipmentSources)),
	sourced(lateShipment10, official(lateShipmentAU, "", "metric", "segment", "limit", "window.days"), inherited(lateShipmentSources)),
	sourced(cancellation, inherited(cancellationSources)),
	sourced(validTracking, inherited(validTrackingSources)),
	sourced(validTrackingCategory, inherited(validTrackingSources)),
	sourced(policyViolations, inherited(policyViolationsSources)),
	sourced(responseTime, inherited(responseTimeSources)),
	sourced(returnDissatisfaction, inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, inherited(serviceDissatisfactionSources)),
	sourced(onTimeShipments, inherited(onTimeShipmentsSources)),
}
