package synth

import (
	"cmp"
	"slices"
)

// A plan is one order: what it is, and what will be reported of it. Small numbers
// that describe it are kept; texts are made when an event is.
type plan struct {
	index      uint64 // number of the order in the stream, from 0
	id         string
	account    int
	day        int // of the order, see calendar
	placed     int64
	shipBySaid int64 // when it was placed; 0: none
	shipBy     int64 // the seller's latest; 0: none
	deliverBy  int64
	transit    int // promised working days on the way
	afn        bool
	business   bool
	untracked  bool
	units      [maxLines]uint8 // of each line; 0: no such line
	parcels    int
	steps      []step // sorted by due
	next       int    // the step that is reported next
}

const maxLines = 3

// A step is one report of one thing. Its instants are seconds from the placing.
type step struct {
	at   int32 // when it happened
	seen int32 // when it was told
	due  int32 // when the report arrives
	kind kind
	n    uint8 // which one of its kind: the parcel, the claim, ...
	arg  uint8 // what about it: the rating, the outcome, ...
	rev  uint8
	void bool
}

// due returns when the plan's next report arrives.
func (p *plan) due() int64 { return p.placed + int64(p.steps[p.next].due) }

// at adds a happening. It returns its place, valid until the next one is added.
func (p *plan) at(k kind, t int64, n, arg int) *step {
	off := int32(t - p.placed)
	p.steps = append(p.steps, step{at: off, seen: off, kind: k, n: uint8(n), arg: uint8(arg)})
	return &p.steps[len(p.steps)-1]
}

// Purposes of dice: each matter has its own, so that a change in one leaves the
// others as they are.
const (
	purposePlan uint64 = iota + 1
	purposeDay
	purposeAccount
	purposeReport
	purposeEvent // + the kind and number of the event; must stay the last
)

// plan makes the plan of order number n, placed on day i.
func (g *Generator) plan(n, i int) *plan {
	p := &plan{}
	if k := len(g.spare); k > 0 {
		p, g.spare = g.spare[k-1], g.spare[:k-1]
	}
	d := &g.dice
	d.take(g.cfg.Seed, uint64(n), purposePlan)
	*p = plan{index: uint64(n), id: orderID(g.cfg.Seed, uint64(n)), day: i, steps: p.steps[:0]}
	p.account = g.accts.pick(d)
	h := d.pick(rush)
	p.placed = g.cal.between(d, i, h, h+1)
	s := script{plan: p, d: d, cal: g.cal, sloppy: g.accts.sloppy(p.account)}
	s.write()
	g.report(p)
	return p
}

// report turns happenings into reports: told when they are told, some of them
// twice, and none after the last instant told.
func (g *Generator) report(p *plan) {
	d := &g.dice
	d.take(g.cfg.Seed, p.index, purposeReport)
	for i, once := 0, len(p.steps); i < once; i++ {
		s := &p.steps[i]
		s.seen = max(s.seen, 0) + int32(delay(d))
		s.due = s.seen + int32(jitter(d))
		if d.chance(300) { // told twice
			again := *s
			again.due += int32(d.between(60, 2*day))
			p.steps = append(p.steps, again)
		}
	}
	p.steps = slices.DeleteFunc(p.steps, func(s step) bool { return p.placed+int64(s.seen) > g.until })
	slices.SortStableFunc(p.steps, func(a, b step) int { return cmp.Compare(a.due, b.due) })
}

// delay is how long after a thing happened it is told, in seconds: most at once,
// some after hours, a few after days.
func delay(d *dice) int {
	switch k := d.n(100); {
	case k < 2:
		return d.between(6*hour, 3*day)
	case k < 12:
		return d.between(60, 6*hour)
	}
	return 0
}

// jitter is how long a report is under way: seconds, for some hours. It is what
// brings the stream out of order.
func jitter(d *dice) int {
	if d.chance(400) {
		return d.between(hour, 12*hour)
	}
	return d.n(90)
}

// orderID returns an id of the 3-7-7 form. Ids of one stream are distinct: the last
// fourteen digits are a one-to-one image of the number.
func orderID(seed, n uint64) string {
	const mod, factor = 100_000_000_000_000, 38_196_601_125_011 // factor is odd and no multiple of 5
	v := mulMod(n%mod, factor, mod) + mix(seed)%mod
	v %= mod
	b := []byte("110-0000000-0000000")
	b[2] = '1' + byte(mix(n+seed)%4)
	for i := len(b) - 1; i > 3; i-- {
		if b[i] != '-' {
			b[i] = '0' + byte(v%10)
			v /= 10
		}
	}
	return string(b)
}
