package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// IT returns the standards of amazon.it, policy "amazon-it", by editions. The value is
// the caller's own. Since when on-time delivery of units is demanded there is not
// known: the policy recommends the rate of old, as the common set does.
func IT() thresholds.Policy { return it.Clone() }

var it = thresholds.Policy{
	Name:    "amazon-it",
	Title:   "Amazon Italy account health",
	Zone:    "Europe/Rome",
	Sources: zoneOf("days are taken by the country's clock"),
	Editions: []thresholds.Edition{
		{
			ID: "2020-11-18", From: window.MustParseDay("2020-11-18"), Note: baseNote, Sources: baseSources,
			Rules: between(itBase, itAdvice, euInvoicesAdvised),
		},
		{
			ID: "2021-04-05", From: window.MustParseDay("2021-04-05"), Note: euInvoicesNote, Sources: euInvoicesEnforced,
			Rules: between(itBase, itAdvice, euInvoices),
		},
		{
			ID: ratingEurope, From: window.MustParseDay(ratingEurope), Note: ratingNote, Sources: ratingEuropeSources,
			Rules: between(itBase, itAdvice, euInvoices), Scores: ratings,
		},
	},
}

// itBase are the rules of every edition.
var itBase = []thresholds.Rule{
	sourced(orderDefectMFN, official(orderDefectItaly, "", "metric", "limit", "window.days"), inherited(orderDefectSources)),
	sourced(orderDefectAFN, official(orderDefectItaly, "", "metric", "limit", "window.days"), inherited(orderDefectSources)),
	sourced(lateShipment30, official(lateShipmentItaly, "", "metric", "segment", "limit", "window.days"), inherited(lateShipmentSources)),
	sourced(lateShipment10, official(lateShipmentItaly, "", "metric", "segment", "limit", "window.days"), inherited(lateShipmentSources)),
	sourced(cancellation, inherited(cancellationSources)),
	sourced(validTracking, euTrackingSources, inherited(validTrackingSources)),
	sourced(validTrackingCategory, euTrackingSources, inherited(validTrackingSources)),
	sourced(policyViolations, inherited(policyViolationsSources)),
}

// itAdvice are the rules of every edition whose limit is advice.
var itAdvice = []thresholds.Rule{
	sourced(responseTime, inherited(responseTimeSources)),
	sourced(returnDissatisfaction, inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, inherited(serviceDissatisfactionSources)),
	sourced(onTimeShipments, inherited(onTimeShipmentsSources)),
}
