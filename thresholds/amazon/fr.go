package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// FR returns the standards of amazon.fr, policy "amazon-fr", by editions. The value is
// the caller's own. Since when on-time delivery of units is demanded there is not
// known: the policy recommends the rate of old, as the common set does.
func FR() thresholds.Policy { return fr.Clone() }

var fr = thresholds.Policy{
	Name:    "amazon-fr",
	Title:   "Amazon France account health",
	Zone:    "Europe/Paris",
	Sources: zoneOf("days are taken by the country's clock"),
	Editions: []thresholds.Edition{
		{
			ID: "2020-11-18", From: window.MustParseDay("2020-11-18"), Note: baseNote, Sources: baseSources,
			Rules: between(frBase, frAdvice, sourced(advised(invoiceDefect, "Recommended; enforced later."), invoiceDefectSources)),
		},
		{
			ID: "2021-04-05", From: window.MustParseDay("2021-04-05"), Note: euInvoicesNote, Sources: euInvoicesEnforced,
			Rules: between(frBase, frAdvice, sourced(invoiceDefect, invoiceDefectSources)),
		},
		{
			ID: ratingEurope, From: window.MustParseDay(ratingEurope), Note: ratingNote, Sources: ratingEuropeSources,
			Rules: between(frBase, frAdvice, sourced(invoiceDefect, invoiceDefectSources)), Scores: ratings,
		},
	},
}

// frBase are the rules of every edition.
var frBase = []thresholds.Rule{
	sourced(orderDefectMFN, inherited(orderDefectSources)),
	sourced(orderDefectAFN, inherited(orderDefectSources)),
	sourced(lateShipment30, inherited(lateShipmentSources)),
	sourced(lateShipment10, inherited(lateShipmentSources)),
	sourced(cancellation, inherited(cancellationSources)),
	sourced(validTracking, euTrackingSources, inherited(validTrackingSources)),
	sourced(validTrackingCategory, euTrackingSources, inherited(validTrackingSources)),
	sourced(policyViolations, inherited(policyViolationsSources)),
}

// frAdvice are the rules of every edition whose limit is advice.
var frAdvice = []thresholds.Rule{
	sourced(responseTime, inherited(responseTimeSources)),
	sourced(returnDissatisfaction, inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, inherited(serviceDissatisfactionSources)),
	sourced(onTimeShipments,
		official(shipmentsFrance, "an old page: more than 97 % is recommended", "metric", "limit"), inherited(onTimeShipmentsSources)),
}
