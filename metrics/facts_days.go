package metrics

import "slices"

// day adds the days of instants to those from which a formula may answer
// differently.
func (f *facts) day(instants ...stamp) {
	for _, s := range instants {
		if s == 0 {
			continue
		}
		d := max(f.l.zone.day(s), f.floor)
		if n := len(f.days); n == 0 || f.days[n-1] != d {
			f.days = append(f.days, d)
		}
	}
}

func (f *facts) dayEach(cells []cell) {
	for i := range cells {
		if cells[i].attr.history() {
			f.day(cells[i].at)
		}
	}
}

// dayKinds adds the days on which what some kinds report happened.
func (f *facts) dayKinds(kinds ...kind) {
	for i := range f.others {
		if c := &f.others[i]; slices.Contains(kinds, c.kind) && (c.attr.once() || c.attr.history()) {
			f.day(c.at)
		}
	}
}

// dayScans adds the days of all that is known of shipments.
func (f *facts) dayScans() {
	for i := range f.shipments {
		s := &f.shipments[i]
		f.day(s.confirmed, s.accepted, s.transit, s.attempt, s.delivered, s.tracked)
	}
}

// from says that nothing counts on a day before any that was ever promised, if the
// placing itself promised one: what is known before that day counts as of that
// day, so the days before it need no asking.
func (f *facts) from(own, ext []said) {
	if len(own) == 0 || own[0].at > f.placed {
		return
	}
	first := own[0].by
	for _, list := range [...][]said{own, ext} {
		for _, s := range list {
			first = min(first, s.by)
		}
	}
	f.floor = f.l.zone.day(first)
}

// dayPromises adds the days on which something was promised or fell due.
func (f *facts) dayPromises(list []said) {
	for _, s := range list {
		f.day(s.at, s.by)
	}
}
