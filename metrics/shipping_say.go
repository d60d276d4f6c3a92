package metrics

// packedShipment is a shipment in a record, with its texts.
type packedShipment struct {
	hot          hot
	cold         cold
	id, tracking string
	lines        uint32
}

// sayShipment joins a packed shipment as cells.
func (l *ledger) sayShipment(slot uint32, p *packedShipment) {
	if p.hot.confirmed != 0 {
		r := l.spillReport(kindConfirmed, p.id, p.hot.confirmed, p.cold.shipSeen)
		in := confirmation{flags: p.hot.flags, units: p.hot.shipUnits, carriage: p.cold.carriage, lines: p.lines}
		l.sayConfirmation(r, &in, p.tracking)
		l.join(slot, r)
	}
	for _, scan := range [...]struct {
		kind kind
		at   stamp
	}{{kindAccepted, p.hot.accepted}, {kindTransit, p.cold.transit}, {kindAttempt, p.hot.attempt}, {kindDelivered, p.hot.delivered}} {
		if scan.at != 0 {
			r := l.spillReport(scan.kind, p.id, scan.at, 0)
			r.say(attrAt, 0)
			l.join(slot, r)
		}
	}
}
