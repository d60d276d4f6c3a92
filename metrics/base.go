package metrics

import "github.com/sellerperf/sellerperf/window"

// base is what a placed order counts on its order day whatever else happens to it. Many
// metrics are a base and, on top of it, what turns: an order is one more in the
// total, and from some days on a hit, or no longer one. That the two are apart spares most
// of the work: a first placing is one addition for each base, without any steps; and an
// event that is no placing leaves the bases alone, so that only what turns is measured.
type base struct {
	each            window.Count // of an order
	byUnit, mfnOnly bool         // of a unit; of orders the seller ships alone
	// dimensions are further segments an order counts in, valid until the next call.
	// Optional.
	dimensions func(f *facts) []segmentID
}

// counts returns what an order counts.
func (b *base) counts(channel Channel, units uint32) window.Count {
	switch {
	case b.mfnOnly && channel != MFN:
		return window.Count{}
	case b.byUnit:
		n := int64(units)
		return window.Count{Hits: b.each.Hits * n, Total: b.each.Total * n}
	}
	return b.each
}

// segments returns the segments an order counts in besides its own.
func (b *base) segments(f *facts) []segmentID {
	if b.dimensions == nil {
		return nil
	}
	return b.dimensions(f)
}

// plain is the short cut of a formula of which only the base counts.
func (b *base) plain(o *ordinary, out *steps) {
	c := b.counts(o.channel(), o.units)
	if c.IsZero() {
		return
	}
	day := o.l.zone.day(o.placed)
	out.add(day, day, o.segment(), c)
	if b.dimensions != nil {
		for _, seg := range b.dimensions(o.facts()) {
			out.add(day, day, seg, c)
		}
	}
}

// baseAndTurns is the short cut of a formula of which more counts.
func (f *formula) baseAndTurns(s *facts, out *steps) bool {
	b := f.base
	if c := b.counts(s.channel, s.units); !c.IsZero() {
		day := s.l.zone.day(s.placed)
		out.add(day, day, s.segment(), c)
		for _, seg := range b.segments(s) {
			out.add(day, day, seg, c)
		}
	}
	f.turns(s, out)
	return true
}

// based makes the short cuts of a formula that has a base.
func (f *formula) based() {
	if f.base == nil {
		return
	}
	f.plain = f.base.plain
	if f.turns != nil {
		turning := *f // as it is now, whatever conventions make of it
		f.direct = turning.baseAndTurns
	}
}
