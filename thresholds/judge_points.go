package thresholds

import (
	"slices"
	"sort"

	"github.com/sellerperf/sellerperf/window"
)

// points adds up an account of points.
func (r *run) points(o *Outcome, p *Points, charges []compiledCharge) error {
	a := account{points: p, asOf: r.in.AsOf}
	from := a.oldest()
	for _, e := range r.in.Entries {
		if e.Account == p.ID && !e.Day.After(r.in.AsOf) && !e.Day.Before(from) {
			a.entries = append(a.entries, e)
		}
	}
	charged, err := r.charged(p, charges, from)
	if err != nil {
		return err
	}
	a.entries = append(a.entries, charged...)
	slices.SortStableFunc(a.entries, func(x, y Entry) int { return x.Day.Compare(y.Day) })
	a.total()
	a.settle(o)
	return nil
}

// charged returns what the official evaluations from a day on charge.
func (r *run) charged(p *Points, charges []compiledCharge, from window.Day) ([]Entry, error) {
	if r.e.From.After(from) {
		from = r.e.From
	}
	if through := r.in.EntriesThrough; through.IsValid() && !from.After(through) {
		from = through.Add(1)
	}
	var out []Entry
	past := run{j: r.j, e: r.e, in: r.in, keep: true}
	past.in.Previous = slices.Clone(r.in.Previous)
	for _, day := range r.evaluations(charges, r.e.streaksBack(charges, from)) {
		past.in.AsOf = day
		past.verdicts, past.ends, past.states = past.verdicts[:0], past.ends[:0], nil
		for i := range r.e.rules {
			if wanted(charges, i) {
				if err := past.judgeRule(&r.e.rules[i]); err != nil {
					return nil, err
				}
			}
			past.ends = append(past.ends, len(past.verdicts))
		}
		past.rememberRules()
		past.in.Previous = append(past.in.Previous, past.states...)
		for k, c := range p.Charges {
			rule := charges[k].rule.i
			if day.Before(from) || !r.e.rules[rule].schedule.Holds(day) {
				continue
			}
			for _, v := range past.of(rule) {
				if c.Level == "" && v.Status == Fail || c.Level != "" && v.Status.IsJudged() && v.Level == c.Level {
					out = append(out, Entry{Account: p.ID, Day: day, Points: c.Points, Reason: c.Rule})
				}
			}
		}
	}
	return out, nil
}

// streaksBack returns the first day to judge the charged rules on for what they charge
// from a day on: streaks may have begun before.
func (e *compiledEdition) streaksBack(charges []compiledCharge, from window.Day) window.Day {
	first := from
	for _, c := range charges {
		rule := &e.rules[c.rule.i]
		day, ok := rule.schedule.Next(from.Add(-1))
		for range rule.blank.Rule.Streak - 1 {
			if ok {
				day, ok = rule.schedule.Last(day.Add(-1))
			}
		}
		if ok && day.Before(first) {
			first = day
		}
	}
	if e.From.After(first) {
		return e.From
	}
	return first
}

// wanted reports whether a rule must be judged for the charges.
func wanted(charges []compiledCharge, rule int) bool {
	return slices.ContainsFunc(charges, func(c compiledCharge) bool { return slices.Contains(c.from, rule) })
}

// evaluations returns the days from one on, up to the as-of day, on which any of the
// charged rules is evaluated.
func (r *run) evaluations(charges []compiledCharge, from window.Day) []window.Day {
	var out []window.Day
	for _, c := range charges {
		s := r.e.rules[c.rule.i].schedule
		for day, ok := s.Next(from.Add(-1)); ok && !day.After(r.in.AsOf); day, ok = s.Next(day) {
			out = append(out, day)
		}
	}
	slices.SortFunc(out, window.Day.Compare)
	return slices.Compact(out)
}

// account is points being added up.
type account struct {
	points  *Points
	asOf    window.Day
	entries []Entry // by day
	sums    []wide  // of the entries before each, and of all
}

// total adds the entries up, so that the points of a day are a difference: an account may
// have tens of thousands of entries, and is asked for each of hundreds of days.
func (a *account) total() {
	a.sums = make([]wide, len(a.entries)+1)
	for i, e := range a.entries {
		a.sums[i+1] = a.sums[i].plus(e.Points)
	}
}

// since returns the first day whose entries are in force on a day.
func (a *account) since(day window.Day) window.Day {
	first := window.Day{}
	if a.points.Window != (window.Span{}) {
		first = a.points.Window.Range(day).First
	}
	if a.points.Reset != nil {
		if reset, ok := a.points.Reset.Last(day); ok && reset.After(first) {
			first = reset
		}
	}
	return first
}

// at returns the points at the end of a day; what is past an int64 stays at its end, and so
// on the right side of every limit.
func (a *account) at(day window.Day) int64 {
	since := a.since(day)
	from := sort.Search(len(a.entries), func(i int) bool { return !a.entries[i].Day.Before(since) })
	to := sort.Search(len(a.entries), func(i int) bool { return a.entries[i].Day.After(day) })
	sum := wide{}
	if from < to {
		sum = a.sums[to].minus(a.sums[from])
	}
	return a.points.Clamp.of(sum.plus(a.points.Start).int64())
}

// looksBack returns the day from which on crossings are looked for: while an action
// that began then may last, and for as long as an entry is in force.
func (a *account) looksBack() window.Day {
	longest := 0
	for _, m := range a.points.Milestones {
		longest = max(longest, m.Lasts)
	}
	back := a.asOf.Add(-longest)
	if since := a.since(a.asOf); since.IsValid() && since.Before(back) {
		return since
	}
	return back
}

// oldest returns the first day whose entries are of any interest.
func (a *account) oldest() window.Day { return a.since(a.looksBack().Add(-1)) }

// settle fills in the outcome.
func (a *account) settle(o *Outcome) {
	p := a.points
	now := a.at(a.asOf)
	o.Number = ratioOf(now)
	o.Status = Pass
	if b, ok := boundOf(p.Limit); ok && !b.holds(now, 1) {
		o.Status = Fail
	}
	since := a.since(a.asOf)
	for _, e := range a.entries {
		if !e.Day.Before(since) {
			o.Entries = append(o.Entries, e)
		}
	}
	a.milestones(o, now)
	o.Changes = a.changes(now)
}

// milestones finds the level and the crossings.
func (a *account) milestones(o *Outcome, now int64) {
	list := a.points.Milestones
	at := -1
	for i := range list {
		m := &list[i]
		b, _ := boundOf(m.Limit)
		if b.holds(now, 1) {
			at = i
		}
		if c, ok := a.crossing(m, b); ok {
			o.Crossings = append(o.Crossings, c)
			o.Actions = append(o.Actions, m.Actions...)
		}
	}
	if at >= 0 {
		o.Level = list[at].Level
		b, _ := boundOf(list[at].Limit)
		better := ""
		if at > 0 {
			better = list[at-1].Level
		}
		o.Better = reachOf(better, b, o.Number, true)
	}
	if at+1 < len(list) {
		b, _ := boundOf(list[at+1].Limit)
		o.Worse = reachOf(list[at+1].Level, b, o.Number, false)
	}
	slices.SortStableFunc(o.Crossings, func(x, y Crossing) int { return x.Day.Compare(y.Day) })
}

// crossing returns the latest day on which a milestone was reached, if its actions
// last.
func (a *account) crossing(m *Milestone, b bound) (Crossing, bool) {
	first := a.looksBack()
	holds := b.holds(a.at(a.asOf), 1)
	if !holds && m.Lasts == 0 {
		return Crossing{}, false
	}
	for day := a.asOf; !day.Before(first); day = day.Add(-1) {
		before := b.holds(a.at(day.Add(-1)), 1)
		if holds && !before {
			c := Crossing{Level: m.Level, Day: day}
			if m.Lasts > 0 {
				c.Until = day.Add(m.Lasts - 1)
			}
			return c, m.Lasts == 0 || !c.Until.Before(a.asOf)
		}
		holds = before
	}
	// It holds since before anything that is looked at.
	return Crossing{Level: m.Level}, m.Lasts == 0
}

// changes returns the next day on which the points change by themselves.
func (a *account) changes(now int64) window.Day {
	if len(a.entries) == 0 {
		return window.Day{}
	}
	last := a.asOf
	if a.points.Window != (window.Span{}) {
		last = graceFrom(a.points.Window, a.entries[len(a.entries)-1].Day).Add(4) // ends of months
	}
	if a.points.Reset != nil {
		if next, ok := a.points.Reset.Next(a.asOf); ok && (a.points.Window == (window.Span{}) || next.Before(last)) {
			last = next
		}
	}
	for day := a.asOf.Add(1); day.IsValid() && !day.After(last); day = day.Add(1) {
		if a.at(day) != now {
			return day
		}
	}
	return window.Day{}
}
