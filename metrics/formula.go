package metrics

// formula is a metric as the ledger runs it.
type formula struct {
	reads groupSet // the groups of facts it depends on
	kinds kindSet  // of these the kinds it depends on; none means all
	// unplaced says that it counts subjects that are no placed orders, too.
	unplaced bool
	subject  Subject
	wide     bool // whether it may ask for anything of the subject
	goods    bool // whether it asks for an order's lines or what it is worth
	// needs are groups of which a subject must have cells to count at all, such as
	// messages; none means that it may count without.
	needs groupSet
	// plain gives the steps of a placed order for which plainIf holds; without a
	// plainIf, one none of whose groups in reads has cells. It is a short cut: at
	// gives the same. Optional.
	plain   func(o *ordinary, out *steps)
	plainIf func(h *hot) bool
	plainIn groupSet // with cells of which plain does not hold; by settle
	// base is what an order counts by its placing whatever else happens, turns what it does
	// besides, which nothing but cells of the groups of turnsOn can give. Such a formula's
	// short cuts are made of the two; see based. Optional.
	base    *base
	turns   func(f *facts, out *steps)
	turnsOn groupSet
	// needed are the parts plain looks at: of an order for which plainIf does not hold,
	// but of which a record with these parts can be made, plain gives the steps as well.
	// If partLeft is among them, an order is outside from when all of it is cancelled.
	// None: no other will do.
	needed parts
	// moot are the kinds that change nothing while the short cut holds, nor whether
	// it does.
	moot kindSet
	// scansMoot says that a scan on the way (accepted, transit) of a shipment that was
	// confirmed by then changes nothing.
	scansMoot bool
	// looksAt is what it looks at of promises, confirmations and cancellations; none means
	// all.
	looksAt aspectSet
	// mfnOnly says that orders which the marketplace ships count nowhere.
	mfnOnly bool
	// news gives the steps that news adds to those of a placed order which does not know it
	// yet and for which the short cut holds by the record alone, and reports whether it did:
	// the difference it makes to plain, most often none. Optional.
	news func(o *ordinary, n *news, out *steps) bool
	// parts says of how many parts a subject is that count apart from each other, such as
	// messages; when and at are then asked part by part. Optional.
	parts func(f *facts) int
	// direct gives the steps of a subject from its facts, without asking day by day, and
	// reports whether it did. It is a short cut: at gives the same. Optional.
	direct func(f *facts, out *steps) bool
	// difference adds what a subject counts after the change of a group, of which the facts
	// keep what was, less what it counted before, and reports whether it did. It is a short
	// cut: so does asking before and after. Optional.
	difference func(f *facts, out *steps) bool
	// opens reports whether something of a placed order for which the short cut holds may be
	// open at an instant: for plain, what is open on a day to come is among no steps. It may
	// say so of some of which nothing is. Optional.
	opens func(h *hot, end stamp) bool
	// shut says that nothing of any subject is ever open.
	shut bool
	// when adds the days from which at may answer differently.
	when func(f *facts)
	// at adds what the subject contributes as of the end of a day.
	at func(f *facts, asOf asOf, out *marks)
}

// settle works out plainIn and looksAt, once all else is known.
func (f *formula) settle() {
	if f.looksAt == 0 {
		f.looksAt = aspectAll
	}
	switch {
	case f.plain == nil:
		f.plainIf = func(*hot) bool { return false }
	case f.plainIf == nil:
		f.plainIn = f.reads
	}
}

// asOf is the end of a day: what happened by then is known.
type asOf struct {
	day int32
	end stamp // its last second
}

func (k asOf) knows(s stamp) bool { return s != 0 && s <= k.end }

// isPlain reports whether the short cut by the record alone holds.
func (f *formula) isPlain(h *hot) bool {
	return !h.has(f.plainIn) && (f.plainIf == nil || f.plainIf(h))
}

// indifferent reports whether a kind of report cannot change what a subject counts.
func (f *formula) indifferent(h *hot, k kind) bool {
	return f.lacks(h, k) || f.moot&(1<<k) != 0 && f.isPlain(h)
}

// lacks reports whether a subject has nothing of what it must have to count, not even with
// a report of a kind.
func (f *formula) lacks(h *hot, k kind) bool {
	return f.needs != 0 && (h.groups|groupOf[k])&f.needs == 0
}

// concerns reports whether a formula counts a subject at all.
func (f *formula) concerns(s *facts) bool {
	return f.isAbout(s.subject) && (s.placed != 0 || f.unplaced || f.subject != OrderSubject)
}

// isAbout reports whether a formula may count subjects of a kind.
func (f *formula) isAbout(sub Subject) bool {
	return sub == f.subject || f.subject == OrderSubject && f.unplaced && sub != ViolationSubject
}
