package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// DE returns the standards of amazon.de, policy "amazon-de", by editions. The value is
// the caller's own. Since when on-time delivery of units is demanded there is not
// known: the policy recommends the rate of old, as the common set does.
func DE() thresholds.Policy { return de.Clone() }

var de = thresholds.Policy{
	Name:    "amazon-de",
	Title:   "Amazon Germany account health",
	Zone:    "Europe/Berlin",
	Sources: zoneOf("days are taken by the country's clock"),
	Editions: []thresholds.Edition{
		{
			ID: "2020-11-18", From: window.MustParseDay("2020-11-18"), Note: baseNote, Sources: baseSources,
			Rules: between(deBase, deAdvice, euInvoicesAdvised),
		},
		{
			ID: "2021-04-05", From: window.MustParseDay("2021-04-05"), Note: euInvoicesNote, Sources: euInvoicesEnforced,
			Rules: between(deBase, deAdvice, euInvoices),
		},
		{
			ID: ratingEurope, From: window.MustParseDay(ratingEurope), Note: ratingNote, Sources: ratingEuropeSources,
			Rules: between(deBase, deAdvice, euInvoices), Scores: ratings,
		},
	},
}

// deBase are the rules of every edition.
var deBase = []thresholds.Rule{
	sourced(orderDefectMFN, inherited(orderDefectSources)),
	sourced(orderDefectAFN, inherited(orderDefectSources)),
	sourced(lateShipment30, official(lateShipmentGermany, "", "metric", "segment", "limit", "window.days"), inherited(lateShipmentSources)),
	sourced(lateShipment10, official(lateShipmentGermany, "", "metric", "segment", "limit", "window.days"), inherited(lateShipmentSources)),
	sourced(cancellation, inherited(cancellationSources)),
	sourced(validTracking, euTrackingSources, inherited(validTrackingSources)),
	sourced(validTrackingCategory, euTrackingSources, inherited(validTrackingSources)),
	sourced(policyViolations, inherited(policyViolationsSources)),
}

// deAdvice are the rules of every edition whose limit is advice.
var deAdvice = []thresholds.Rule{
	sourced(responseTime, inherited(responseTimeSources)),
	sourced(returnDissatisfaction, inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, inherited(serviceDissatisfactionSources)),
	sourced(onTimeShipments, inherited(onTimeShipmentsSources)),
}
