package metrics

// fact turns a reason into its exported form.
func (f *facts) fact(w why) Fact {
	if w.own != nil {
		return *w.own
	}
	return Fact{Type: kinds[w.kind].name, At: w.at.time(), ID: f.ownID(w)}
}

// thing returns the own id of what a mark counts, where the subject has several.
func (f *facts) thing(k *mark) string {
	switch {
	case k.why.thing != nil:
		return *k.why.thing
	case k.item == packedItem:
		return string(f.l.shipmentID(f.l.rec.hotAt(f.slot)))
	case f.subject == OrderSubject:
		return string(f.l.texts.get(k.item))
	}
	return ""
}

// packedItem stands for the id of the packed shipment, which is no reference.
const packedItem = ^textRef(0)

// itemOf returns a shipment as what a mark counts.
func (f *facts) itemOf(s *shipmentFact) textRef {
	if f.l.rec.hotAt(f.slot).has(groupShipment) {
		return s.id
	}
	return packedItem
}

// ownID returns the own id of the thing a reason speaks of.
func (f *facts) ownID(w why) string {
	if w.id != 0 {
		return string(f.l.texts.get(w.id))
	}
	if groupOf[w.kind] == groupShipment && !f.l.rec.hotAt(f.slot).has(groupShipment) {
		return string(f.l.shipmentID(f.l.rec.hotAt(f.slot)))
	}
	return ""
}
