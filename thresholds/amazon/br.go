package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// BR returns the standards of amazon.com.br, policy "amazon-br", by editions. The value
// is the caller's own. Only the page on valid tracking was read of that country. Its DBA
// programme, said to demand late shipments below 2.5 %, is not in the policy.
func BR() thresholds.Policy { return br.Clone() }

var br = thresholds.Policy{
	Name:    "amazon-br",
	Title:   "Amazon Brazil account health",
	Zone:    "America/Sao_Paulo",
	Sources: zoneOf("days are taken by the clock of São Paulo"),
	Editions: []thresholds.Edition{
		{
			ID: "2020-11-18", From: window.MustParseDay("2020-11-18"), Note: baseNote, Sources: baseSources,
			Rules: brRules,
		},
		{
			ID: ratingFirst, From: window.MustParseDay(ratingFirst), Note: ratingNote, Sources: ratingSources,
			Rules: brRules, Scores: ratings,
		},
	},
}

// brRules are the rules of every edition.
var brRules = []thresholds.Rule{
	sourced(orderDefectMFN, inherited(orderDefectSources)),
	sourced(orderDefectAFN, inherited(orderDefectSources)),
	sourced(lateShipment30, inherited(lateShipmentSources)),
	sourced(lateShipment10, inherited(lateShipmentSources)),
	sourced(cancellation, inherited(cancellationSources)),
	sourced(validTracking,
		official(trackingBrazil, "of domestic packages by integrated carriers, in each category", "metric", "segment", "limit", "window.days"),
		inherited(validTrackingSources)),
	sourced(validTrackingCategory,
		official(trackingBrazil, "of domestic packages by integrated carriers, in each category", "metric", "segment", "limit", "window.days"),
		inherited(validTrackingSources)),
	sourced(policyViolations, inherited(policyViolationsSources)),
	sourced(responseTime, inherited(responseTimeSources)),
	sourced(returnDissatisfaction, inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, inherited(serviceDissatisfactionSources)),
	sourced(onTimeShipments, inherited(onTimeShipmentsSources)),
}
