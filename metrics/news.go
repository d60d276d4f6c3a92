package metrics

// news is what an event tells that goes into the record of an order: its first
// confirmation, or a scan or a delivery, the first of its stage or earlier than the one known.
type news struct {
	kind         kind // none: there is no news
	at           stamp
	confirmation // of a confirmation
}

// isOnTime reports whether the news is a confirmation of all units of an order by its
// ship-by.
func (n *news) isOnTime(h *hot) bool {
	return n.kind == kindConfirmed && n.isWhole(h) && inTime(n.at, h.shipBy)
}

// into puts the news into a shipment.
func (n *news) into(s *shipmentFact) {
	switch n.kind {
	case kindAccepted:
		s.accepted = n.at
	case kindTransit:
		s.transit = n.at
	case kindAttempt:
		s.attempt = n.at
	case kindDelivered:
		s.delivered = n.at
	case kindConfirmed:
		s.confirmed, s.units = n.at, n.units
		s.exempt, s.protected = Flag(n.flags.get(shiftExempt)), Flag(n.flags.get(shiftProtected))
		if n.flags&flagTracking != 0 {
			s.tracked = n.at
		}
	}
}
