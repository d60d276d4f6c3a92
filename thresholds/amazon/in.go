package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// IN returns the standards of amazon.in, policy "amazon-in", by editions. The value
// is the caller's own. A number for valid tracking is stated for exports to the US and Europe alone:
// for the rest the policy advises it.
func IN() thresholds.Policy { return in.Clone() }

var in = thresholds.Policy{
	Name:    "amazon-in",
	Title:   "Amazon India account health",
	Zone:    "Asia/Kolkata",
	Sources: zoneOf("days are taken by the country's clock"),
	Editions: []thresholds.Edition{
		{
			ID: "2020-11-18", From: window.MustParseDay("2020-11-18"), Note: baseNote, Sources: baseSources,
			Rules: inRules,
		},
		{
			ID: ratingFirst, From: window.MustParseDay(ratingFirst), Note: ratingNote, Sources: ratingSources,
			Rules: inRules, Scores: ratings,
		},
	},
}

// inRules are the rules of every edition.
var inRules = []thresholds.Rule{
	sourced(orderDefectMFN, performanceIndiaSources, inherited(orderDefectSources)),
	sourced(orderDefectAFN, performanceIndiaSources, inherited(orderDefectSources)),
	sourced(lateShipment30, performanceIndiaSources, inherited(lateShipmentSources)),
	sourced(lateShipment10, performanceIndiaSources, inherited(lateShipmentSources)),
	sourced(cancellation, performanceIndiaSources, inherited(cancellationSources)),
	sourced(advised(validTracking, "Demanded of exports to the US and Europe."),
		official(trackingIndia, "of exports to the US and Europe, in 2017", "limit"), inherited(validTrackingSources)),
	sourced(policyViolations, inherited(policyViolationsSources)),
	sourced(responseTime, inherited(responseTimeSources)),
	sourced(returnDissatisfaction, inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, inherited(serviceDissatisfactionSources)),
	sourced(onTimeShipments, inherited(onTimeShipmentsSources)),
}

var performanceIndiaSources = secondary(performanceIndia, "a copy of a page by Amazon, of March 2020", "limit")
