package amazon

import "github.com/sellerperf/sellerperf/thresholds"

// US returns the standards of amazon.com, policy "amazon-us", by editions. The value
// is the caller's own.
func US() thresholds.Policy { return us.Clone() }

var us = thresholds.Policy{
	Name:  "amazon-us",
	Title: "Amazon US account health",
	Zone:  "America/Los_Angeles",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: deliveryZonePost, Read: read, Certainty: thresholds.Official,
			Note: "a moderator: delivery is judged by Pacific time, though exports show GMT",
		},
		{
			Of: []string{"zone"}, URL: accountHealthSchema, Read: read, Certainty: thresholds.Conflicting,
			Note: "schemas/reports/accountHealthReport-2020-11-18.json: its windows are whole UTC days; " +
				"Pacific time is what sellers see",
		},
	},
	Editions: []thresholds.Edition{us20201118, us20220721, us20240925, us20250115, us20260228},
}

// usBase are the rules of every edition.
var usBase = []thresholds.Rule{
	sourced(orderDefectMFN, orderDefectSources),
	sourced(orderDefectAFN, orderDefectSources),
	sourced(lateShipment30, lateShipmentSources),
	sourced(lateShipment10, lateShipmentSources),
	sourced(cancellation, cancellationSources),
	sourced(validTracking, validTrackingSources),
	sourced(validTrackingCategory, validTrackingSources),
	sourced(policyViolations, policyViolationsSources),
}

// usAdvice are the rules of every edition whose limit is advice.
var usAdvice = []thresholds.Rule{
	sourced(responseTime, responseTimeSources),
	sourced(returnDissatisfaction, inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, serviceDissatisfactionSources),
}

// usDelivery is on-time delivery; what a miss leads to has changed.
var usDelivery = withWarning(
	sourced(onTimeDelivery, onTimeDeliverySources, official(deliveryAnnouncement, "recommended", "warning")),
	"at least 0.95")

// What missing on-time delivery leads to: until 28 February 2026, and since.
const (
	usAllOffers   = "All seller-fulfilled offers may be deactivated."
	usWorstOffers = "The offers that drive the miss may be deactivated; all of them if it is very low or happens " +
		"again. Units sent with Amazon's handling time, shipping settings and labels are protected."
)
