package foresight

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Part is one of the ways in which a window's count changes from a day to a later one.
// As text it is "entered", "aged-out", "happened" or "retracted".
type Part uint8

// The parts of a change.
const (
	Entered   Part = iota // its day is in the later window, and was not in the earlier
	AgedOut               // its day was in the earlier window, and is not in the later
	Happened              // its day is in both, and more has been counted of it since
	Retracted             // its day is in both, and less is counted of it now
)

var partTexts = [...]string{"entered", "aged-out", "happened", "retracted"}

// String returns the part's text.
func (p Part) String() string {
	if int(p) >= len(partTexts) {
		return ""
	}
	return partTexts[p]
}

// MarshalText returns the part's text.
func (p Part) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Parts is a change in its parts, signed: AgedOut and Retracted are 0 or less where
// counts are positive. Their sum is the change.
type Parts struct {
	Entered   int64 `json:"entered"`
	AgedOut   int64 `json:"aged_out"`
	Happened  int64 `json:"happened"`
	Retracted int64 `json:"retracted"`
}

// Sum returns the change: the later figure minus the earlier.
func (p Parts) Sum() int64 { return p.Entered + p.AgedOut + p.Happened + p.Retracted }

// Of returns one part.
func (p Parts) Of(part Part) int64 {
	return [...]int64{p.Entered, p.AgedOut, p.Happened, p.Retracted}[part&3]
}

// Changed is one subject by which the hits of a window changed.
type Changed struct {
	Case metrics.Case // as it stands in the later window; one that aged out, as it stood
	Part Part
	Hits int64 // by how much the hits changed
}

// Change is why a rule's number moved between the ends of two days. Use field names: it
// may grow.
type Change struct {
	// Since and AsOf are the two days, with the windows of the rule on each and what
	// they held.
	Since, AsOf window.Day
	From, To    window.Range
	Was, Is     metrics.Tally
	// Hits and Total are the changes of numerator and denominator, in parts that sum
	// up to Is minus Was exactly.
	Hits, Total Parts
	// Net is whether Happened is the net of both Happened and Retracted, because the
	// subjects were not looked at.
	Net bool
	// Cases are the subjects by which the hits changed, part by part, each in the order
	// of the days. Nil if Net.
	Cases []Changed
	// Assumes is what is taken for granted.
	Assumes Assumptions

	fromOver, toOver window.Range // the days of the totals
	parts            int64        // what the rate is times
}

// NetChange tells from the tallies alone why the number moved since an earlier day: the
// parts Entered and AgedOut exactly, of Happened and Retracted the net. Today's rule
// looks at both days. A later day is allowed, and then all is the other way round.
func (o *Outlook) NetChange(since window.Day) (Change, error) {
	c := Change{Since: since, AsOf: o.AsOf, Net: true, Assumes: assuming(RuleStays)}
	if !o.applies {
		return c, nil
	}
	was, err := o.spanOn(since)
	if err != nil {
		return c, err
	}
	is, err := o.spanOn(o.AsOf)
	if err != nil {
		return c, err
	}
	c.From, c.To = was.Range(since), is.Range(o.AsOf)
	if d := o.rule.Denominator; d != nil {
		c.parts = d.Parts
	}
	c.fromOver, c.toOver = o.over(c.From, since), o.over(c.To, o.AsOf)
	if c.Was, err = o.figures(c.From, c.fromOver, since); err != nil {
		return c, err
	}
	if c.Is, err = o.figures(c.To, c.toOver, o.AsOf); err != nil {
		return c, err
	}
	both, _ := c.From.Intersect(c.To)
	overBoth, _ := c.fromOver.Intersect(c.toOver)
	stayedWas, err := o.figures(both, overBoth, since)
	if err != nil {
		return c, err
	}
	stayedIs, err := o.figures(both, overBoth, o.AsOf)
	if err != nil {
		return c, err
	}
	parts := func(was, stayedWas, stayedIs, is int64) Parts {
		return Parts{Entered: is - stayedIs, AgedOut: stayedWas - was, Happened: stayedIs - stayedWas}
	}
	c.Hits = parts(c.Was.Hits, stayedWas.Hits, stayedIs.Hits, c.Is.Hits)
	c.Total = parts(c.Was.Total, stayedWas.Total, stayedIs.Total, c.Is.Total)
	return c, nil
}

// Change tells why the number moved since an earlier day, subject by subject: what
// happened apart from what was retracted. It scans the cases of both windows, which
// must be those of the figures that were judged, and remembers only those that changed. What
// retired subjects changed by is not among the cases: it stands as one more change. Of many
// outlooks, ask a [Pass].
func (o *Outlook) Change(since window.Day, cases Cases) (Change, error) {
	var p Pass
	var out Change
	p.Change(o, since, &out)
	return out, p.run(cases)
}

// Change asks for [Outlook.Change].
func (p *Pass) Change(o *Outlook, since window.Day, out *Change) {
	c, err := o.NetChange(since)
	*out = c
	if err != nil {
		p.fail(err)
		return
	}
	if !o.applies {
		return
	}
	net := c
	c.Hits.Happened, c.Total.Happened, c.Net = 0, 0, false
	own := func(m *movement) {
		part := c.partOf(m)
		if part == Happened || part == Retracted {
			c.Hits.bothIn(m.hits)
			if !o.rule.apart {
				c.Total.bothIn(m.total)
			}
		}
		if m.hits != 0 {
			c.Cases = append(c.Cases, Changed{m.last, part, m.hits})
		}
	}
	hits := func(t metrics.Tally) int64 { return t.Hits }
	p.move(&rule{Rule: o.rule.Rule}, c.From, c.To, &c, nil, &mover{hits: hits, give: own})
	if v, s, _, ok := o.rule.ready.Denominator(); ok {
		over := func(m *movement) {
			if c.fromOver.Contains(m.day) && c.toOver.Contains(m.day) {
				c.Total.bothIn(o.rule.ready.TotalOf(metrics.Tally{Hits: m.hits, Total: m.total}))
			}
		}
		p.move(&rule{Rule: thresholds.Rule{Metric: v, Segment: s}}, c.fromOver, c.toOver, &c, nil, &mover{hits: hits, give: over})
	}
	p.atEnd(func(Cases) error {
		slices.SortFunc(c.Cases, compareChanged)
		c.close(net)
		*out = c
		return nil
	})
}

// partOf returns which part of the change a subject is.
func (c *Change) partOf(m *movement) Part {
	was, is := c.From.Contains(m.day), c.To.Contains(m.day)
	switch {
	case was && is && m.hits < 0:
		return Retracted
	case was && is:
		return Happened
	case was:
		return AgedOut
	}
	return Entered
}

// bothIn adds the change of a subject whose day is in both windows.
func (p *Parts) bothIn(n int64) {
	if n > 0 {
		p.Happened += n
	} else {
		p.Retracted += n
	}
}

// close makes the parts sum up where the cases do not tell all.
func (c *Change) close(net Change) {
	hits, total := net.Hits.Sum()-c.Hits.Sum(), net.Total.Sum()-c.Total.Sum()
	if hits != 0 || total != 0 {
		c.Assumes = c.Assumes.with(RetiredUnlisted)
	}
	c.Hits.bothIn(hits)
	c.Total.bothIn(total)
}

func compareChanged(a, b Changed) int {
	return cmp.Or(
		cmp.Compare(a.Part, b.Part), a.Case.Day.Compare(b.Case.Day), strings.Compare(a.Case.ID, b.Case.ID),
		cmp.Compare(a.Case.Subject, b.Case.Subject), strings.Compare(a.Case.Thing, b.Case.Thing),
		strings.Compare(string(a.Case.Segment), string(b.Case.Segment)),
	)
}

// Shares is the change of a rate as a sum of two exact shares: what the change of the
// hits made, and what that of the volume made. Each is the mean of what it makes when it
// comes first and when it comes second, so that neither has the advantage.
type Shares struct {
	Hits, Volume *big.Rat
}

// Sum returns the change of the rate.
func (s Shares) Sum() *big.Rat { return new(big.Rat).Add(s.Hits, s.Volume) }

// Shares returns what hits and volume did to the rate, and whether there is a rate on
// both days.
func (c Change) Shares() (Shares, bool) { return c.sharesOf(c.Hits.Sum(), c.Total.Sum()) }

// SharesOf returns what one part did to the rate. Those of the four parts sum up to
// Shares.
func (c Change) SharesOf(p Part) (Shares, bool) { return c.sharesOf(c.Hits.Of(p), c.Total.Of(p)) }

// Misses returns the change of what is no hit, the total minus the hits, in parts that sum up
// to its change: what went wrong where a hit is good.
func (c Change) Misses() Parts {
	return Parts{
		Entered: c.Total.Entered - c.Hits.Entered, AgedOut: c.Total.AgedOut - c.Hits.AgedOut,
		Happened: c.Total.Happened - c.Hits.Happened, Retracted: c.Total.Retracted - c.Hits.Retracted,
	}
}

// MissShares is Shares with what is no hit in the place of the hits: what the misses (in
// Hits) and the volume did to the rate of hits. The sum is the same.
func (c Change) MissShares() (Shares, bool) {
	c.Was.Hits, c.Is.Hits = c.Was.Total-c.Was.Hits, c.Is.Total-c.Is.Hits
	s, ok := c.sharesOf(c.Is.Hits-c.Was.Hits, c.Total.Sum())
	if ok { // the rate of hits falls by what that of misses rises
		s.Hits.Neg(s.Hits)
		s.Volume.Neg(s.Volume)
	}
	return s, ok
}

// sharesOf: with h hits of t before and H of T after, the hits make
// (H-h)(1/t + 1/T)/2 and the volume -(T-t)(h+H)/(2tT). Both are linear in what
// changed.
func (c Change) sharesOf(dh, dt int64) (Shares, bool) {
	if c.Was.Total <= 0 || c.Is.Total <= 0 {
		return Shares{}, false
	}
	t, h := big.NewInt(c.Was.Total), new(big.Int).Add(big.NewInt(c.Was.Hits), big.NewInt(c.Is.Hits))
	both := new(big.Int).Add(t, big.NewInt(c.Is.Total))
	den := new(big.Int).Mul(t, big.NewInt(c.Is.Total))
	den.Lsh(den, 1)
	up := new(big.Int).Mul(big.NewInt(dh), both)
	down := new(big.Int).Mul(big.NewInt(dt), h)
	times := new(big.Rat).SetInt64(max(c.parts, 1))
	hits, volume := new(big.Rat).SetFrac(up, den), new(big.Rat).SetFrac(down.Neg(down), den)
	return Shares{Hits: hits.Mul(hits, times), Volume: volume.Mul(volume, times)}, true
}
