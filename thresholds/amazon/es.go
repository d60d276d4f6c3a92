package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// ES returns the standards of amazon.es, policy "amazon-es", by editions. The value is
// the caller's own. Since when on-time delivery of units is demanded there is not
// known: the policy recommends the rate of old, as the common set does.
func ES() thresholds.Policy { return es.Clone() }

var es = thresholds.Policy{
	Name:    "amazon-es",
	Title:   "Amazon Spain account health",
	Zone:    "Europe/Madrid",
	Sources: zoneOf("days are taken by the country's clock"),
	Editions: []thresholds.Edition{
		{
			ID: "2020-11-18", From: window.MustParseDay("2020-11-18"), Note: baseNote, Sources: baseSources,
			Rules: between(esBase, esAdvice, euInvoicesAdvised),
		},
		{
			ID: "2021-04-05", From: window.MustParseDay("2021-04-05"), Note: euInvoicesNote, Sources: euInvoicesEnforced,
			Rules: between(esBase, esAdvice, euInvoices),
		},
		{
			ID: ratingEurope, From: window.MustParseDay(ratingEurope), Note: ratingNote, Sources: ratingEuropeSources,
			Rules: between(esBase, esAdvice, euInvoices), Scores: ratings,
		},
	},
}

// esBase are the rules of every edition.
var esBase = []thresholds.Rule{
	sourced(orderDefectMFN, inherited(orderDefectSources)),
	sourced(orderDefectAFN, inherited(orderDefectSources)),
	sourced(lateShipment30, inherited(lateShipmentSources)),
	sourced(lateShipment10, inherited(lateShipmentSources)),
	sourced(cancellation, inherited(cancellationSources)),
	sourced(validTracking, euTrackingSources, inherited(validTrackingSources)),
	sourced(validTrackingCategory, euTrackingSources, inherited(validTrackingSources)),
	sourced(policyViolations, inherited(policyViolationsSources)),
}

// esAdvice are the rules of every edition whose limit is advice.
var esAdvice = []thresholds.Rule{
	sourced(responseTime, inherited(responseTimeSources)),
	sourced(returnDissatisfaction, inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, inherited(serviceDissatisfactionSources)),
	sourced(onTimeShipments, inherited(onTimeShipmentsSources)),
}
