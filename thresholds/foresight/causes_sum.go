package foresight

import (
	"cmp"
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
)

// Causes asks for [Outlook.Causes].
func (p *Pass) Causes(o *Outlook, opt CauseOptions, out *[]Cause) {
	*out = nil
	if !o.applies || !o.rule.counts() || o.nothingAgainst() {
		return
	}
	if opt.By == nil {
		opt.By = Dimensions()
	}
	b := &breakdown{p: p, o: *o, opt: opt, at: map[uint64]*metrics.Tally{}}
	p.ask(question{rule: &b.o.rule, days: o.Verdict.Window, asOf: o.AsOf, take: b.take}, func(Cases) error {
		*out = b.causes()
		return nil
	})
}

// breakdown adds cases up by their values.
type breakdown struct {
	p   *Pass
	o   Outlook
	opt CauseOptions
	of  []metrics.Tally           // by what orders consist of: not told apart by value yet
	at  map[uint64]*metrics.Tally // by the words of one value, or two
}

// take adds one case. Those of one kind have the same values: they are added up first.
func (b *breakdown) take(f found) bool {
	t := f.Tally()
	traits := b.p.traits.of(f)
	switch {
	case traits == nil:
		return true // nothing is known of it
	case traits.kind < 0:
		b.add(traits, t)
	default:
		if n := traits.kind + 1 - len(b.of); n > 0 {
			b.of = append(b.of, make([]metrics.Tally, n)...)
		}
		b.of[traits.kind] = b.of[traits.kind].Plus(t)
	}
	if b.o.rule.against(t) > 0 && b.asksWhy() {
		c := f.Case()
		b.addReason(traits, b.p.traits.word(Key{ByReason, reasonOf(&c, f.Order())}), t)
	}
	return true
}

// asksWhy reports whether the reason is among the dimensions.
func (b *breakdown) asksWhy() bool {
	return slices.Contains(b.opt.By, ByReason) || slices.ContainsFunc(b.opt.Pairs, func(p [2]Dimension) bool { return p[0] == ByReason || p[1] == ByReason })
}

// add adds what has some traits under each of their values, but for the reason.
func (b *breakdown) add(traits *traits, t metrics.Tally) {
	for _, d := range b.opt.By {
		for _, v := range traits.in(d) {
			b.plus(v, 0, t)
		}
	}
	for _, pair := range b.opt.Pairs {
		if pair[0] == pair[1] {
			continue
		}
		for _, v := range traits.in(pair[0]) {
			for _, w := range traits.in(pair[1]) {
				b.plus(v, w, t)
			}
		}
	}
}

// addReason adds a case under its reason.
func (b *breakdown) addReason(traits *traits, why uint32, t metrics.Tally) {
	for _, d := range b.opt.By {
		if d == ByReason {
			b.plus(why, 0, t)
		}
	}
	for _, pair := range b.opt.Pairs {
		switch {
		case pair[0] == pair[1]:
		case pair[0] == ByReason:
			for _, w := range traits.in(pair[1]) {
				b.plus(why, w, t)
			}
		case pair[1] == ByReason:
			for _, v := range traits.in(pair[0]) {
				b.plus(v, why, t)
			}
		}
	}
}

func (b *breakdown) plus(v, w uint32, t metrics.Tally) {
	k := uint64(v)<<32 | uint64(w)
	sum := b.at[k]
	if sum == nil {
		sum = &metrics.Tally{}
		b.at[k] = sum
	}
	*sum = sum.Plus(t)
}

// causes finishes what was added up.
func (b *breakdown) causes() []Cause {
	for n, t := range b.of {
		if t != (metrics.Tally{}) {
			b.add(b.p.traits.kinds[n], t)
		}
	}
	r, all := &b.o.rule, b.o.Verdict.Tally
	total := all.Total
	if r.count {
		total = all.Hits
	}
	against := r.against(all)
	var out []Cause
	for k, t := range b.at {
		c := Cause{Tally: *t, Against: r.against(*t)}
		if c.Against < max(b.opt.Least, 1) {
			continue
		}
		for _, word := range [...]uint32{uint32(k >> 32), uint32(k)} {
			if word != 0 {
				c.Keys = append(c.Keys, b.p.traits.keys[word-1])
			}
		}
		c.Share = metrics.NewRatio(c.Against, against)
		c.Assumes = assuming(EachValue, RestStays)
		reason := slices.ContainsFunc(c.Keys, func(k Key) bool { return k.By == ByReason })
		if reason {
			c.Without = r.turned(all, -c.Against)
			c.Assumes = c.Assumes.with(ReasonTurnsGood)
		} else {
			c.Without = metrics.Tally{Hits: all.Hits - c.Tally.Hits, Total: all.Total - c.Tally.Total, Open: all.Open - c.Tally.Open}
			if r.apart {
				c.Without.Total = all.Total // it is another metric's
			}
			if r.kind == metrics.Share && !r.apart && !r.count {
				c.Expected = metrics.NewRatio(c.Tally.Total, total)
				c.chance(against, total)
			}
		}
		c.Status = r.status(c.Without)
		out = append(out, c)
	}
	return sortCauses(out, against, total)
}

// reasonOf returns why a case is against a rule.
func reasonOf(c *metrics.Case, facts *metrics.Order) string {
	given := ""
	switch c.Why.Type {
	case "order.cancelled":
		for _, k := range facts.Cancellations() {
			if k.At.Equal(c.Why.At) && k.Line == c.Why.ID || given == "" {
				given = cmp.Or(k.Reason, k.Cause, given)
			}
		}
	case "claim.opened", "claim.decided":
		for _, k := range facts.Claims() {
			if k.ID == c.Why.ID {
				given = claimWord(k.Kind)
			}
		}
	case "shipment.delivered":
		for _, s := range facts.Shipments() {
			if s.ID == c.Why.ID {
				given = s.Cause
			}
		}
	case "violation.opened", "violation.resolved": // upheld
		if v, ok := facts.Violation(); ok {
			given = v.Category
		}
	}
	return cmp.Or(given, c.Why.Type)
}

func claimWord(k metrics.ClaimKind) string {
	text, err := k.MarshalText()
	if err != nil {
		return ""
	}
	return string(text)
}
