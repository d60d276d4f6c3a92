package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// JP returns the standards of amazon.co.jp, policy "amazon-jp", by editions. The value
// is the caller's own. A page of old has a target for valid tracking and no suspension
// for missing it: the policy advises it.
func JP() thresholds.Policy { return jp.Clone() }

var jp = thresholds.Policy{
	Name:    "amazon-jp",
	Title:   "Amazon Japan account health",
	Zone:    "Asia/Tokyo",
	Sources: zoneOf("days are taken by the country's clock"),
	Editions: []thresholds.Edition{
		{
			ID: "2020-11-18", From: window.MustParseDay("2020-11-18"), Note: baseNote, Sources: baseSources,
			Rules: jpRules,
		},
		{
			ID: ratingFirst, From: window.MustParseDay(ratingFirst), Note: ratingNote, Sources: ratingSources,
			Rules: jpRules, Scores: ratings,
		},
	},
}

// jpRules are the rules of every edition.
var jpRules = []thresholds.Rule{
	sourced(orderDefectMFN, inherited(orderDefectSources)),
	sourced(orderDefectAFN, inherited(orderDefectSources)),
	sourced(lateShipment30, inherited(official(lateShipmentJapanese, "a page in Japanese", "limit", "window.days")), inherited(lateShipmentSources)),
	sourced(lateShipment10, inherited(official(lateShipmentJapanese, "a page in Japanese", "limit", "window.days")), inherited(lateShipmentSources)),
	sourced(cancellation, official(cancellationJapan, "", "metric", "segment", "limit", "window.days"), inherited(cancellationSources)),
	sourced(advised(validTracking, "A target, for which nobody is suspended."),
		official(trackingJapan, "an old page: missing the target does not lead to suspension", "metric", "limit"),
		inherited(validTrackingSources)),
	sourced(policyViolations, inherited(policyViolationsSources)),
	sourced(responseTime, inherited(responseTimeSources)),
	sourced(returnDissatisfaction, official(returnsJapan, "under 10 %, without penalty", "metric", "limit"), inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, inherited(serviceDissatisfactionSources)),
	sourced(onTimeShipments, inherited(onTimeShipmentsSources)),
}
