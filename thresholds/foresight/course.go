package foresight

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// The bounds of a course: how many days of the past are known one by one, as many as the
// longest window has, and how many of the days to come are played.
const (
	maxPast    = 37_000
	maxHorizon = 3_660
)

// track is what some metric counts day by day, the days known and those of a scenario, as
// running sums: sums[i] is what the days before the i-th from first on hold, all those
// before first included.
type track struct {
	first window.Day
	sums  []metrics.Tally // the days known stand there as they are until they are added up
	again []metrics.Tally // the last of these, as they are, that a scenario repeats
}

// known returns the days up to the as-of day, before they are added up.
func (k *track) known() []metrics.Tally { return k.sums[1:] }

// addUp turns the days known into running sums, settled each if it is said how.
func (k *track) addUp(settled func(metrics.Tally) metrics.Tally) {
	sum := k.sums[0]
	for i := range k.known() {
		t := k.sums[1+i]
		if settled != nil {
			t = settled(t)
		}
		sum = sum.Plus(t)
		k.sums[1+i] = sum
	}
}

// extend adds a day.
func (k *track) extend(t metrics.Tally) {
	k.sums = append(k.sums, k.sums[len(k.sums)-1].Plus(t))
}

// over returns what a range of days holds.
func (k *track) over(r window.Range) metrics.Tally {
	if !r.IsValid() {
		return metrics.Tally{}
	}
	b := k.before(r.Last.Add(1))
	if !r.First.Before(k.first) {
		a := k.before(r.First)
		b.Hits, b.Total, b.Open = b.Hits-a.Hits, b.Total-a.Total, b.Open-a.Open
	}
	return b
}

func (k *track) before(d window.Day) metrics.Tally {
	return k.sums[min(max(d.Sub(k.first), 0), len(k.sums)-1)]
}

// course is what a rule rests on, day by day: its own metric, and where it has them, what
// the hits are measured by and what chooses its window.
type course struct {
	rule          *rule
	hits          track
	total, choose *track // nil: none of their own
	until         window.Day
	rolls         bool // the window moves on by a day each day, over the hits alone
	usual, low    rolling
	by, over      rolling // what is counted to choose between these, and, if not they, as the total
}

// days returns the window of a day to come.
func (c *course) days(asOf window.Day) window.Range {
	if c.choose != nil && c.rule.ready.Window(c.choose.over(c.by.on(asOf))) != c.rule.Window {
		return c.low.on(asOf)
	}
	return c.usual.on(asOf)
}

// at returns what the window of a day to come holds.
func (c *course) at(asOf window.Day) metrics.Tally {
	if c.rolls {
		sums, i := c.hits.sums, asOf.Sub(c.hits.first)-c.rule.Window.Lag+1
		b, a := sums[min(i, len(sums)-1)], sums[min(i-c.rule.Window.Days, len(sums)-1)]
		return metrics.Tally{Hits: b.Hits - a.Hits, Total: b.Total - a.Total, Open: b.Open - a.Open}
	}
	days := c.days(asOf)
	t := c.hits.over(days)
	if c.total != nil {
		over := days
		if c.over.span != (window.Span{}) {
			over = c.over.on(asOf)
		}
		t.Total = c.rule.ready.TotalOf(c.total.over(over))
	}
	return t
}

// course plays a scenario.
func (o *Outlook) course(v Volume) (*course, error) {
	r := &o.rule
	c := &course{rule: r, usual: rolling{span: r.Window}}
	spans := []window.Span{r.Window}
	if low := r.LowVolume; low != nil {
		spans = append(spans, low.Window)
		c.low.span = low.Window
	}
	own := spans
	metric, segment, by, chosen := r.ready.Chooser()
	c.by.span = by
	same := chosen && metric == r.Metric && segment == r.Segment
	if same {
		own = append(own[:len(own):len(own)], by)
	}
	var err error
	if c.hits, err = o.track(r.Metric, r.Segment, own, v); err != nil {
		return nil, err
	}
	if metricOf, s, span, ok := r.ready.Denominator(); ok {
		c.over.span = span
		over := spans
		if span != (window.Span{}) {
			over = []window.Span{span}
		}
		k, err := o.track(metricOf, s, over, v)
		if err != nil {
			return nil, err
		}
		c.total = &k
	}
	switch {
	case same:
		c.choose = &c.hits
	case chosen:
		k, err := o.track(metric, segment, []window.Span{by}, v)
		if err != nil {
			return nil, err
		}
		c.choose = &k
	}
	c.rolls = r.Window.Days > 0 && c.choose == nil && c.total == nil && !r.Window.Range(o.AsOf).First.Before(c.hits.first)
	c.until = o.lastOut(&c.hits, spans)
	days := c.until.Sub(o.AsOf)
	if v.IsNone() {
		days = 0 // beyond its end a track holds nothing more
	}
	c.play(v, days)
	return c, nil
}

// track reads the days of a metric that the windows of an as-of day hold, and those that
// a scenario repeats.
func (o *Outlook) track(m metrics.Variant, s metrics.Segment, spans []window.Span, v Volume) (track, error) {
	k := track{first: o.AsOf.Add(1)}
	lifetime := false
	for _, sp := range spans {
		r := sp.Range(o.AsOf)
		lifetime = lifetime || sp.Lifetime
		if !sp.Lifetime && r.IsValid() && r.First.Before(k.first) {
			k.first = r.First
		}
	}
	if lifetime {
		k.first = o.AsOf.Add(-maxHorizon)
	}
	if d := o.AsOf.Add(1 - v.last); d.IsValid() && d.Before(k.first) {
		k.first = d
	}
	if d := o.AsOf.Add(-maxPast); k.first.Before(d) {
		k.first = d
	}
	// The days to come are about as many as those known, for what they wait for.
	n := o.AsOf.Sub(k.first) + 1
	room := n
	if v.IsNone() {
		room = 0
	}
	k.sums = make([]metrics.Tally, 1, 1+n+room)
	if lifetime {
		r := window.Range{First: window.Span{Lifetime: true}.Range(o.AsOf).First, Last: k.first.Add(-1)}
		before, err := o.tallies.Tally(m, s, r, o.AsOf)
		if err != nil {
			return k, err
		}
		k.sums[0] = o.rule.settled(before)
	}
	var err error
	if k.sums, err = appendDays(k.sums, o.tallies, m, s, window.Range{First: k.first, Last: o.AsOf}, o.AsOf); err != nil {
		return k, err
	}
	if v.last > 0 {
		k.again = slices.Clone(k.known()[max(n-v.last, 0):])
	}
	return k, nil
}

// dayTallies is what figures may also be, to answer for many days at once.
type dayTallies interface {
	AppendDays(dst []metrics.Tally, v metrics.Variant, s metrics.Segment, days window.Range, asOf window.Day) ([]metrics.Tally, error)
}

var _ dayTallies = (*metrics.Ledger)(nil)

// appendDays appends what each of some days holds.
func appendDays(dst []metrics.Tally, figures thresholds.Tallies, v metrics.Variant, s metrics.Segment, days window.Range, asOf window.Day) ([]metrics.Tally, error) {
	if f, ok := figures.(dayTallies); ok {
		return f.AppendDays(dst, v, s, days, asOf)
	}
	for d := range days.Days() {
		t, err := figures.Tally(v, s, window.Range{First: d, Last: d}, asOf)
		if err != nil {
			return dst, err
		}
		dst = append(dst, t)
	}
	return dst, nil
}

// play settles the days known and adds those of the scenario.
func (c *course) play(v Volume, days int) {
	c.hits.addUp(c.rule.settled)
	others := make([]*track, 0, 2)
	if c.total != nil {
		others = append(others, c.total)
	}
	if c.choose != nil && c.choose != &c.hits {
		others = append(others, c.choose)
	}
	for _, k := range others {
		k.addUp(nil)
	}
	// The subjects of a scenario are those the hits are measured by.
	volume := &c.hits
	if c.total != nil {
		volume = c.total
	}
	pace := pace{rule: c.rule, rate: v.rate}
	for i := range days {
		c.hits.extend(pace.day(v.on(i, volume.again, c)))
		for _, k := range others {
			k.extend(v.count(i, k.again))
		}
	}
}

// count returns what day i of a scenario holds of a metric that is not judged: so many
// hits and so much total, whichever is asked for.
func (v Volume) count(i int, again []metrics.Tally) metrics.Tally {
	t := v.repeated(i, again)
	if v.last == 0 && i < len(v.given) {
		t.Hits, t.Total = max(v.given[i], 0), max(v.given[i], 0)
	}
	return t
}

// repeated returns the day that comes again on day i.
func (v Volume) repeated(i int, again []metrics.Tally) metrics.Tally {
	if len(again) == 0 {
		return metrics.Tally{}
	}
	return again[max(len(again)-v.last+i%v.last, 0)]
}

// on returns the day of the rule's own subjects on day i of a scenario: of a day that is
// repeated its whole tally, else a total, which for a count is the hits.
func (v Volume) on(i int, again []metrics.Tally, c *course) metrics.Tally {
	t := v.repeated(i, again)
	switch {
	case c.total != nil:
		t = v.count(i, again)
		return metrics.Tally{Total: c.rule.ready.TotalOf(t)}
	case v.last > 0 && c.rule.opensTotal():
		t.Total += t.Open
	case v.last == 0 && i < len(v.given):
		t.Total = max(v.given[i], 0)
		t.Hits = t.Total
	}
	return t
}

// pace puts expected defects into a volume.
type pace struct {
	rule   *rule
	rate   metrics.Ratio
	total  int64 // so far
	placed int64 // defects so far
}

// day returns what a day of some volume holds.
func (p *pace) day(v metrics.Tally) metrics.Tally {
	switch {
	case p.rule.kind == metrics.Mean:
		return metrics.Tally{Hits: v.Hits, Total: v.Total}
	case p.rule.kind == metrics.Number && p.rule.sense == metrics.HitIsGood:
		return metrics.Tally{Hits: v.Hits}
	case p.rule.kind == metrics.Number:
		return metrics.Tally{}
	}
	p.total += v.Total
	bad := int64(0)
	if p.rate.HasData() {
		bad = mulDiv(max(p.total, 0), p.rate.Num(), p.rate.Den()) - p.placed
		p.placed += bad
	}
	return p.rule.added(metrics.Tally{}, v.Total, bad)
}

// lastOut returns the first as-of day whose windows hold no day any more with anything
// that is bad, and known; the as-of day if nothing is.
func (o *Outlook) lastOut(k *track, spans []window.Span) window.Day {
	last := window.Day{}
	known := k.known()
	for i := len(known) - 1; i >= 0 && !last.IsValid(); i-- {
		if o.rule.lasting(known[i]) {
			last = k.first.Add(i)
		}
	}
	if before := k.sums[0]; !last.IsValid() && o.rule.lasting(before) {
		last = k.first.Add(-1)
	}
	until := o.AsOf
	if !last.IsValid() {
		return until
	}
	most := o.AsOf.Add(maxHorizon)
	for _, sp := range spans {
		if d := leavesOn(sp, last, most); d.After(until) {
			until = d
		}
	}
	if until.After(most) {
		return most
	}
	return until
}
