package metrics

import "slices"

// day adds the days of instants to those from which a formula may answer
// differently.
func (f *facts) day(instants ...stamp) {
	for _, s := range instants {
		switch {
		case s == 0:
		case s > f.early:
			f.addDay(f.l.zone.day(s))
		case !f.floored:
			f.floored = true
			f.addDay(f.floor)
		}
	}
}

// addDay adds a day to a short list in its place, to a long one at the end.
func (f *facts) addDay(d int32) {
	n := len(f.days)
	if n > fewDays {
		f.days = append(f.days, d)
		return
	}
	i := n
	for i > 0 && f.days[i-1] > d {
		i--
	}
	if i > 0 && f.days[i-1] == d {
		return
	}
	f.days = append(f.days, d)
	if i < n {
		copy(f.days[i+1:], f.days[i:])
		f.days[i] = d
	}
}

// fewDays is up to how many days are kept in order as they come.
const fewDays = 24

// sortedDays returns the days added, in order and each once.
func (f *facts) sortedDays() []int32 {
	if len(f.days) <= fewDays {
		return f.days
	}
	slices.Sort(f.days)
	return slices.Compact(f.days)
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
	f.startAt(max(f.floor, f.l.zone.day(first)))
}

// startAt says that no day before one needs asking.
func (f *facts) startAt(day int32) {
	f.floor, f.early, f.floored = day, f.l.zone.end(day), false
}

// startAnew forgets the days, and from where to ask.
func (f *facts) startAnew() {
	f.days, f.floor, f.early, f.floored = f.days[:0], 0, 0, false
}

// dayPromises adds the days on which something was promised or fell due.
func (f *facts) dayPromises(list []said) {
	for _, s := range list {
		f.day(s.at, s.by)
	}
}
