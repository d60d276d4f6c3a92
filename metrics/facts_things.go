package metrics

// This file holds how things that have a history stand, feedbacks, claims and chargebacks:
// worked out once for all formulas that ask.

// things are those of one group.
type things struct {
	cells  []cell // one thing after the other; see sortHistory
	stands []standing
	worked bool // whether stands are worked out
}

func (t *things) reset() { t.cells, t.worked = t.cells[:0], false }

// standing is how a thing stands at the end of a day and until its next standing.
type standing struct {
	since       int32 // that day, the one of the placing at the earliest
	opens       bool  // whether it is the thing's first
	kind        uint8 // stated of the thing, 0 if nothing is
	first, last *cell // of the entries known by then
	left        *cell // of a feedback, the first of these that gave it
	claim       claimState
}

// standings returns how the things of a placed order stand, from its order day on.
func (f *facts) standings(t *things) []standing {
	if !t.worked {
		f.workOut(t)
	}
	return t.stands
}

func (f *facts) workOut(t *things) {
	t.worked, t.stands = true, t.stands[:0]
	placed := f.l.zone.day(f.placed)
	for cells := t.cells; len(cells) > 0; {
		n := thingLen(cells)
		t.stands = f.appendStandings(t.stands, cells[:n], placed)
		cells = cells[n:]
	}
}

func (f *facts) appendStandings(list []standing, thing []cell, placed int32) []standing {
	stated, entries := cutStated(thing)
	if len(entries) == 0 {
		return list
	}
	s := standing{opens: true, kind: kindStated(stated), first: &entries[0]}
	next := max(placed, f.l.zone.day(entries[0].at))
	for i := range entries {
		s.enter(entries, i)
		s.since = next
		if i+1 < len(entries) {
			if next = max(placed, f.l.zone.day(entries[i+1].at)); next == s.since {
				continue
			}
		}
		list = append(list, s)
		s.opens = false
	}
	return list
}

// standingOf is how a thing stands by its entries alone.
func standingOf(stated, entries []cell) standing {
	s := standing{kind: kindStated(stated), first: &entries[0]}
	for i := range entries {
		s.enter(entries, i)
	}
	return s
}

// enter goes on to entry i.
func (s *standing) enter(entries []cell, i int) {
	s.last = &entries[i]
	if !settled(entries, i) {
		return
	}
	switch s.last.kind {
	case kindLeft:
		if s.left == nil {
			s.left = s.last
		}
	case kindClaimOpened, kindClaimDecided:
		s.claim.enter(s.last)
	}
}

// cutStated cuts the cells of a thing into what is stated of it and its entries.
func cutStated(thing []cell) (stated, entries []cell) {
	n := 0
	for n < len(thing) && !thing[n].attr.history() {
		n++
	}
	return thing[:n], thing[n:]
}

// kindStated returns the kind stated of a thing, 0 if none is.
func kindStated(stated []cell) uint8 {
	for i := range stated {
		if stated[i].attr == attrKind {
			return uint8(stated[i].val)
		}
	}
	return 0
}

// before is what was known of the group whose cells a report has changed: the facts can be
// turned back to it and forth again. Only groups that the record holds nothing of are kept
// so.
type before struct {
	group  groupSet
	groups groupSet // that had cells
	things things   // if they are things
	// If they are cancellations:
	cancels []cell
	lines   []lineFact
}

// turnable are the groups of which the facts keep what was.
const turnable = groupFeedback | groupClaim | groupChargeback | groupCancel

// thingsOf returns the things of a group.
func (f *facts) thingsOf(g groupSet) *things {
	switch g {
	case groupFeedback:
		return &f.feedbacks
	case groupClaim:
		return &f.claims
	}
	return &f.disputes
}

// thingsAt returns the things of a group now, or before the change.
func (f *facts) thingsAt(g groupSet, before bool) *things {
	if before && g == f.before.group {
		return &f.before.things
	}
	return f.thingsOf(g)
}

// change loads a turnable group anew, and keeps what was known of it. groups are those that
// had cells then.
func (f *facts) change(g, groups groupSet) {
	f.before.group, f.before.groups = g, groups
	f.swap(f.l.rec.hotAt(f.slot))
	f.stale = g
	f.reload(f.slot)
}

// turn turns the facts of a subject, and its record, back to what was before a change, or
// forth again.
func (f *facts) turn(h *hot) {
	h.groups, f.before.groups = f.before.groups, h.groups
	f.swap(h)
}

func (f *facts) swap(h *hot) {
	b := &f.before
	if b.group != groupCancel {
		t := f.thingsOf(b.group)
		*t, b.things = b.things, *t
		return
	}
	f.cancels, b.cancels = b.cancels, f.cancels
	if !h.has(groupPlacing) {
		f.lines, b.lines = b.lines, f.lines
	}
	f.turned, f.isMade = [proofs]bool{}, false
}
