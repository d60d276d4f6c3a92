package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// CA returns the standards of amazon.ca, policy "amazon-ca", by editions. The value is
// the caller's own. Since when on-time delivery is demanded there is not known: the
// policy recommends it, as the common set does.
func CA() thresholds.Policy { return ca.Clone() }

var ca = thresholds.Policy{
	Name:    "amazon-ca",
	Title:   "Amazon Canada account health",
	Zone:    "America/Toronto",
	Sources: zoneOf("days are taken by the clock of most Canadians"),
	Editions: []thresholds.Edition{
		{
			ID: "2020-11-18", From: window.MustParseDay("2020-11-18"), Note: baseNote, Sources: baseSources,
			Rules: between(caBase, caAdvice,
				sourced(validTracking, caTrackingSources, inherited(validTrackingSources)),
				sourced(validTrackingCategory, inherited(validTrackingSources))),
		},
		{
			ID: "2021-08-09", From: window.MustParseDay("2021-08-09"),
			Note: "95 % valid tracking is demanded of what comes from China.",
			Sources: official(trackingCanada, "which packages from China are exempt is said there too: those under 6 CAD",
				"id", "from", "rules"),
			Rules: caTrackingRules,
		},
		{
			ID: ratingFirst, From: window.MustParseDay(ratingFirst), Note: ratingNote, Sources: ratingSources,
			Scores: ratings,
			Rules:  caTrackingRules,
		},
	},
}

// caTrackingRules are the rules since valid tracking has been demanded.
var caTrackingRules = between(caBase, caAdvice,
	sourced(validTracking, caTrackingSources, caTrackingChina, inherited(validTrackingSources)),
	sourced(validTrackingCategory, caTrackingChina, inherited(validTrackingSources)))

var (
	caTrackingSources = official(trackingCanada, "", "metric", "segment", "window.days")
	caTrackingChina   = official(trackingCanada, "of packages from China", "limit")
)

// caBase are the rules of every edition.
var caBase = []thresholds.Rule{
	sourced(orderDefectMFN, inherited(orderDefectSources)),
	sourced(orderDefectAFN, inherited(orderDefectSources)),
	sourced(lateShipment30, inherited(lateShipmentSources)),
	sourced(lateShipment10, inherited(lateShipmentSources)),
	sourced(cancellation,
		official(cancellationCanada, "", "metric", "segment", "limit", "window.days"), inherited(cancellationSources)),
	sourced(policyViolations, inherited(policyViolationsSources)),
}

// caAdvice are the rules of every edition whose limit is advice.
var caAdvice = []thresholds.Rule{
	sourced(responseTime, inherited(responseTimeSources)),
	sourced(returnDissatisfaction, inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, inherited(serviceDissatisfactionSources)),
	sourced(onTimeShipments, inherited(onTimeShipmentsSources)),
}
