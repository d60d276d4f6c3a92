package spapi

import (
	"time"
)

// Notifications come in envelopes, whose keys are written in either case.
func noticeFormat() nodeFormat {
	return nodeFormat{
		kind:  OtherNotice,
		match: func(n node) bool { return n.has("NotificationType", "Payload") },
		kinds: func(n node) Kind {
			switch fold(n.text("NotificationType")) {
			case "orderchange":
				return OrderChange
			case "shipmenttrackingmilestonechanged":
				return TrackingChange
			case "transactionupdate":
				return FinancesChange
			case "accountstatuschanged":
				return AccountStatus
			}
			return OtherNotice
		},
		read: func(s *sink, n node) {
			told := s.told(n)
			switch s.kind {
			case OrderChange:
				orderChange(s, n.at("Payload", "OrderChangeNotification"), told)
			case TrackingChange:
				tracking(s, n.at("Payload", "ShipmentTrackingMilestoneChangedNotification", "trackingDetail"), told)
			case FinancesChange:
				transaction(s, n.at("Payload", "TransactionUpdateNotification"), told)
			case AccountStatus:
				accountStatus(s, n)
			default:
				s.fault(&RowError{Key: "NotificationType", Value: shorten(n.text("NotificationType")), Reason: NothingToCount, Detail: "no metric reads it"})
			}
		},
	}
}

// bareNotices are notifications without their envelope, as tools store them: only the
// change of an order says enough without one.
func bareNotices() []nodeFormat {
	return []nodeFormat{{
		kind: OrderChange,
		bare: true,
		match: func(n node) bool {
			return n.at("OrderChangeNotification").has("AmazonOrderId") || n.at("Payload", "OrderChangeNotification").has("AmazonOrderId")
		},
		read: func(s *sink, n node) {
			c := n.at("OrderChangeNotification")
			if c == nil {
				c = n.at("Payload", "OrderChangeNotification")
			}
			orderChange(s, c, s.told(n))
		},
	}, {
		kind:  OrderChange,
		bare:  true,
		match: func(n node) bool { return n.has("AmazonOrderId") && n.at("Summary").has("OrderStatus") },
		read:  func(s *sink, n node) { orderChange(s, n, time.Time{}) },
	}}
}

// told returns when a notification was made; zero if it does not say.
func (s *sink) told(n node) time.Time {
	for _, m := range []struct {
		n   node
		key string
	}{{n, "EventTime"}, {n.at("NotificationMetadata"), "PublishTime"}} {
		if at, ok := s.moment(m.n, m.key, true); ok && at.known() {
			return at.instant()
		}
	}
	return time.Time{}
}
