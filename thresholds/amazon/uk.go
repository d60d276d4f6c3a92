package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
)

// UK returns the standards of amazon.co.uk, policy "amazon-uk", by editions. The value
// is the caller's own.
func UK() thresholds.Policy { return uk.Clone() }

var uk = thresholds.Policy{
	Name:    "amazon-uk",
	Title:   "Amazon UK account health",
	Zone:    "Europe/London",
	Sources: zoneOf("days are taken by the country's clock"),
	Editions: []thresholds.Edition{
		uk20201118, uk20210405, uk20210419, uk20230215, uk20250916, uk20260202,
	},
}

// ukBase are the rules of every edition.
var ukBase = []thresholds.Rule{
	sourced(orderDefectMFN, ukOrderDefectSources, inherited(orderDefectSources)),
	sourced(orderDefectAFN, ukOrderDefectSources, inherited(orderDefectSources)),
	sourced(lateShipment30, ukLateShipmentSources, inherited(lateShipmentSources)),
	sourced(lateShipment10, ukLateShipmentSources, inherited(lateShipmentSources)),
	sourced(cancellation,
		official(cancellationHelp, "", "metric", "segment", "limit", "window.days"), inherited(cancellationSources)),
	sourced(policyViolations, inherited(policyViolationsSources)),
}

// ukAdvice are the rules of every edition whose limit is advice.
var ukAdvice = []thresholds.Rule{
	sourced(responseTime, inherited(responseTimeSources)),
	sourced(returnDissatisfaction,
		official(returnsEurope, "under 10 %, without penalty", "metric", "limit"), inherited(returnDissatisfactionSources)),
	sourced(serviceDissatisfaction, inherited(serviceDissatisfactionSources)),
}

var (
	ukOrderDefectSources = append(
		official(performanceUK, "", "limit"),
		official(orderDefectChannel, "staff: each channel has a rate of its own", "segment")...)
	ukLateShipmentSources = append(
		official(performanceUK, "", "limit"),
		official(lateShipmentStaff, "both 10 and 30 days", "metric", "segment", "window.days")...)
)

// ukShipments is the delivery rate of old, with the base it belongs to.
var ukShipments = sourced(onTimeShipments, inherited(onTimeShipmentsSources))

// Invoices of business orders: recommended at first, then enforced.
var (
	ukInvoicesAdvised = sourced(advised(invoiceDefect, "Recommended; enforced later."),
		official(invoiceUK, "an old page: recommended", "metric"), inherited(invoiceDefectSources))
	ukInvoices = sourced(invoiceDefect,
		official(invoiceUK, "an old page, of when it was recommended", "metric"), inherited(invoiceDefectSources))
)

// Valid tracking: a target without suspension at first, then enforced.
var (
	ukTrackingAdvised = sourced(advised(validTracking, "A target, for which nobody is suspended."),
		official(trackingOldUK, "an old page: missing the target does not lead to suspension", "metric", "limit"),
		inherited(validTrackingSources))
	ukTracking = sourced(validTracking,
		official(trackingUK, "95 % of domestic packages, in each category", "metric", "limit"),
		inherited(validTrackingSources))
	ukTrackingCategory = sourced(validTrackingCategory,
		official(trackingUK, "95 % of domestic packages, in each category", "metric", "segment", "limit"),
		inherited(validTrackingSources))
)
