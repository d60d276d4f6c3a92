package spapi

import (
	"fmt"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// Tracking API 2026-01-30. It names a parcel and no order: which order that is of, an
// [Index] knows.
func trackingFormat() nodeFormat {
	return nodeFormat{
		kind: Tracking,
		match: func(n node) bool {
			return n.has("trackingDetail") || n.has("identifier") && (n.has("milestoneHistory") || n.has("latestMilestone"))
		},
		read: func(s *sink, n node) {
			if d := n.at("trackingDetail"); d != nil {
				n = d
			}
			tracking(s, n, time.Time{})
		},
	}
}

// trackingIDs are the numbers a parcel may be known by.
func trackingIDs(id node) []string {
	var ids []string
	if n := id.at("carrierTracking").text("trackingNumber"); n != "" {
		ids = append(ids, n)
	}
	for _, key := range []string{"aftn", "proNumber", "id"} {
		if n := id.text(key); n != "" {
			ids = append(ids, n)
		}
	}
	return ids
}

// tracking emits the milestones of a parcel.
func tracking(s *sink, n node, told time.Time) {
	ids := trackingIDs(n.at("identifier"))
	if len(ids) == 0 {
		s.fault(&RowError{Key: "identifier", Reason: Missing, Detail: "it names no parcel"})
		return
	}
	var parcels []parcel
	for _, id := range ids {
		if parcels = s.opt.Index.parcelsOf(id); parcels != nil {
			break
		}
	}
	if parcels == nil {
		s.fault(&RowError{Key: "identifier", Value: shorten(ids[0]), Reason: NoOrder,
			Detail: "no document read with it says which order the number is of: read the orders with their packages too"})
		return
	}
	milestones := append(n.list("milestoneHistory"), n.at("latestMilestone"))
	used := 0
	for _, m := range milestones {
		if m == nil {
			continue
		}
		at, ok := s.moment(m, "occurredAt", true)
		if !ok || !at.known() {
			continue
		}
		for _, p := range parcels {
			if ev := milestone(fold(m.at("status").text("code")), at.instant(), p); ev != nil {
				s.emit(ev, told)
				used++
			}
		}
	}
	if used == 0 {
		s.fault(&RowError{Key: "milestoneHistory", Reason: NothingToCount, Detail: fmt.Sprintf("none of its %d milestones is a carrier's scan", len(milestones)-1)})
	}
}

// milestone returns what a milestone says of a parcel, nil if it is no scan of the
// carrier on the way to the buyer.
func milestone(code string, at time.Time, p parcel) metrics.Event {
	if code == "delivered" || code == "customerpickupcompleted" {
		ev := &metrics.ShipmentDelivered{Shipment: p.shipment}
		ev.At, ev.Order = at, p.order
		return ev
	}
	stage, ok := stageOf(code)
	if !ok {
		return nil
	}
	ev := &metrics.ShipmentScanned{Shipment: p.shipment, Stage: stage}
	ev.At, ev.Order = at, p.order
	return ev
}

// stageOf returns what a milestone shows a carrier to have done. Amazon says nowhere
// which of its codes count as a scan; those do not that a carrier need not have touched
// the parcel for (ORDER_PREPARING, CARRIER_ASSIGNED, MANIFESTED_NOT_RECEIVED,
// MISSING_MANIFEST, bookings, appointments, messages), nor those of the way back.
//
// Source: Tracking API 2026-01-30 model, TrackingMilestoneStatus.code.
func stageOf(code string) (metrics.Stage, bool) {
	switch code {
	case "carrierreceivedshipment", "pickedup", "droppedoff", "receivedatorigin":
		return metrics.Accepted, true
	case "shipped", "receivedfromcarrier", "carriertransfer", "sorted", "missorted", "arrived", "departed",
		"arrivedatterminal", "departedterminal", "loaded", "unloaded", "loadedtrain", "unloadedtrain",
		"arrivedatrailterminal", "departedrailterminal", "arrivedatdestinationyard", "arrivedindestinationcountry",
		"customscleared", "outfordelivery", "readyforcustomerpickup", "intransit":
		return metrics.Transit, true
	case "deliveryattempted", "recipientrefuseddelivery", "incorrectaddress":
		return metrics.Attempt, true
	}
	return 0, false
}
