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
	case f.subject == OrderSubject:
		return string(f.l.texts.get(k.item))
	}
	return ""
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
