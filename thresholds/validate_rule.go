package thresholds

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// rule checks a rule on its own, its id apart.
func (c *checker) rule(path string, r Rule) {
	def, known := c.measured(path, r.Metric, r.Segment)
	c.span(path+".window", r.Window)
	kind := anyKind
	if known {
		kind = def.Kind
	}
	c.figure(path, r, kind)
	if d := r.Denominator; d != nil {
		c.denominator(path, r, kind)
		if known {
			kind = hitsOver
		}
	}
	if low := r.LowVolume; low != nil {
		c.lowVolume(path+".low_volume", *low, kind)
	}
	c.lines(path, r, kind)
	c.counts(path, r, kind)
	if r.FloorBuyers > 0 && known && def.Sense == metrics.HitIsGood {
		c.add(path+".floor_buyers", itoa(r.FloorBuyers), because(metrics.ErrRange, "of no use where a hit is good"))
	}
	c.circumstances(path, r)
	c.sources(path+".sources", r.Sources, fieldsOf[Rule]())
}

// circumstances checks when a rule applies and what follows.
func (c *checker) circumstances(path string, r Rule) {
	c.refer(path+".when", r.When, GateOutcome, 0)
	c.streak(path+".streak", r.Streak)
	c.length(path+".grace", r.Grace)
	c.schedule(path+".schedule", r.Schedule)
	if r.From.IsValid() && r.Until.IsValid() && r.Until.Before(r.From) {
		c.add(path+".until", r.Until.String(), because(metrics.ErrRange, "before from"))
	}
	c.labels(path+".actions", r.Actions)
}

// measured checks a metric and its segment.
func (c *checker) measured(path string, v metrics.Variant, s metrics.Segment) (metrics.Definition, bool) {
	def, known := c.metric(path+".metric", v)
	switch {
	case s == metrics.Unanchored:
		c.add(path+".segment", string(s), because(metrics.ErrRange, "what has no place in a window is never judged"))
	case known && !hasSegment(def, s):
		c.add(path+".segment", string(s), because(metrics.ErrUnknown, segmentsOf(def)))
	case known && isShouted(def, s):
		c.add(path+".segment", string(s), because(metrics.ErrUnknown, "severities are counted in lower case"))
	}
	return def, known
}

// isShouted reports whether a segment is of a severity that is not in lower case, so that
// nothing is ever in it.
func isShouted(d metrics.Definition, s metrics.Segment) bool {
	severity, is := strings.CutPrefix(string(s), string(metrics.SeveritySegment("")))
	return is && s != metrics.SeveritySegment(severity) && slices.Contains(d.Segments, metrics.SeveritySegment("*"))
}

// one checks a metric and a segment that is not many.
func (c *checker) one(path string, v metrics.Variant, s metrics.Segment) (metrics.Definition, bool) {
	if strings.HasSuffix(string(s), "*") {
		c.add(path+".segment", string(s), because(metrics.ErrRange, "only the segment of a rule may stand for many"))
	}
	return c.measured(path, v, s)
}

// figure checks what of a tally is meant, and as what.
func (c *checker) figure(path string, r Rule, kind metrics.Kind) {
	switch {
	case !r.Of.IsValid():
		c.add(path+".of", "", metrics.ErrUnknown)
	case r.Of == Total && kind == metrics.Number:
		c.add(path+".of", r.Of.String(), because(metrics.ErrRange, "a count has no total"))
	}
	if r.Times != "" {
		c.name(path+".times", r.Times, "-.")
	}
	switch {
	case r.Currency == "":
	case !isCurrency(r.Currency):
		c.add(path+".currency", r.Currency, metrics.ErrMalformed)
	case r.Of == 0 && (kind != metrics.Number || r.Denominator != nil) && kind != anyKind:
		c.add(path+".currency", r.Currency, because(metrics.ErrRange, "a rate is no amount of money"))
	}
}

func isCurrency(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (c *checker) denominator(path string, r Rule, kind metrics.Kind) {
	at, d := path+".denominator", r.Denominator
	c.one(at, d.Metric, d.Segment)
	if d.Window != (window.Span{}) {
		c.span(at+".window", d.Window)
	}
	switch {
	case d.Parts < 0:
		c.add(at+".parts", itoa(d.Parts), because(metrics.ErrRange, "negative"))
	case d.Parts > maxParts:
		c.add(at+".parts", itoa(d.Parts), because(metrics.ErrRange, "more than 1,000"))
	}
	switch {
	case r.Of != 0:
		c.add(at, "", because(metrics.ErrRange, "of no use to what is no rate"))
	case kind == metrics.Mean, kind == metrics.Value:
		c.add(at, "", because(metrics.ErrRange, "only of subjects that are counted"))
	}
}

// maxParts bounds the parts of a denominator.
const maxParts = 1_000

// hitsOver stands for the kind of a rule with a denominator of its own, a share that
// may be above 1.
const hitsOver = metrics.Kind(254)

// lines checks a rule's limits.
func (c *checker) lines(path string, r Rule, kind metrics.Kind) {
	if r.Of != 0 || r.Times != "" {
		kind = anyKind
	}
	ready := func(path string, l Limit) bool {
		if !c.limit(path, l, kind) {
			return false
		}
		if _, ok := r.boundOf(l); !ok {
			c.add(path+".value", valueText(l.Value), because(metrics.ErrRange, "too many digits for its parts or currency"))
			return false
		}
		return true
	}
	sound := ready(path+".limit", r.Limit)
	for _, l := range []struct {
		name  string
		limit Limit
	}{{"warning", r.Warning}, {"target", r.Target}, {"release", r.Release}} {
		if at := path + "." + l.name; sound && !l.limit.IsZero() && ready(at, l.limit) {
			c.stricter(at, l.limit, r.Limit)
		}
	}
	if r.Advice && !r.Warning.IsZero() {
		c.add(path+".warning", r.Warning.String(), because(metrics.ErrRange, "advice has no second line"))
	}
	if r.Advice && (r.Streak != 0 || !r.Release.IsZero() || r.Grace != (window.Span{})) {
		c.add(path+".advice", "true", because(metrics.ErrRange, "what never fails has no streak, release or grace"))
	}
	c.smallSample(path, r, kind)
	c.bands(path+".bands", r.Bands, func(path string, l Limit) bool { return ready(path, l) })
	if first := slices.IndexFunc(r.Bands, func(b Band) bool { return !b.Limit.IsZero() }); first >= 0 {
		if b := r.Bands[first].Limit; sound && (b.Op.IsUpper() && r.Limit.Op.IsLower() || b.Op.IsLower() && r.Limit.Op.IsUpper()) {
			c.add(indexed(path+".bands", first)+".limit.op", b.Op.String(), because(metrics.ErrRange, "not on the limit's side"))
		}
	}
}

func (c *checker) smallSample(path string, r Rule, kind metrics.Kind) {
	s, at := r.SmallSample, path+".small_sample"
	if s == nil {
		return
	}
	if s.Under < 2 {
		c.add(at+".under", itoa(s.Under), because(metrics.ErrRange, "less than 2"))
	}
	if c.limit(at+".limit", s.Limit, anyKind) && (s.Limit.Op == Equal || s.Limit.Op.IsUpper() != r.Limit.Op.IsUpper()) {
		c.add(at+".limit.op", s.Limit.Op.String(), because(metrics.ErrRange, "not on the limit's side"))
	}
	switch {
	case r.Of != 0, kind != metrics.Share && kind != anyKind:
		c.add(at, "", because(metrics.ErrRange, "only for shares"))
	case r.Times != "", len(r.Bands) > 0:
		c.add(at, "", because(metrics.ErrRange, "not with bands or times"))
	}
}

// anyKind stands for the kind of a metric nobody knows.
const anyKind = metrics.Kind(255)

// metric checks that a metric and its conventions are known.
func (c *checker) metric(path string, v metrics.Variant) (metrics.Definition, bool) {
	if v == "" {
		c.add(path, "", metrics.ErrMissing)
		return metrics.Definition{}, false
	}
	if _, err := metrics.Resolve(string(v), c.custom...); err != nil {
		c.add(path, string(v), err)
	}
	return definition(v, c.custom)
}

// definition returns the definition behind a variant: the catalogue's, else one of
// the custom ones.
func definition(v metrics.Variant, custom []metrics.Definition) (metrics.Definition, bool) {
	if d, ok := metrics.Find(v.ID()); ok {
		return d, true
	}
	for _, d := range custom {
		if d.ID == v.ID() {
			return d, true
		}
	}
	return metrics.Definition{}, false
}

// hasSegment reports whether a metric can have anything in a segment.
func hasSegment(d metrics.Definition, s metrics.Segment) bool {
	return s == metrics.All || slices.ContainsFunc(named(d), func(own metrics.Segment) bool {
		if prefix, open := strings.CutSuffix(string(own), "*"); open {
			return len(s) > len(prefix) && strings.HasPrefix(string(s), prefix)
		}
		return s == own
	})
}

// named returns the segments a metric has besides All.
func named(d metrics.Definition) []metrics.Segment {
	if d.Subject != metrics.OrderSubject {
		return d.Segments
	}
	return append([]metrics.Segment{metrics.SegmentMFN, metrics.SegmentAFN}, d.Segments...)
}

// segmentsOf says which segments a metric has.
func segmentsOf(d metrics.Definition) string {
	names := "the metric has none but all"
	for i, s := range named(d) {
		if i == 0 {
			names = "the metric has "
		} else {
			names += ", "
		}
		names += string(s)
	}
	return names
}

// limit checks a limit for a metric of a kind, and reports whether it is sound.
func (c *checker) limit(path string, l Limit, kind metrics.Kind) bool {
	before := len(c.faults)
	switch {
	case l.Op == 0:
		c.add(path+".op", "", metrics.ErrMissing)
	case !l.Op.IsValid():
		c.add(path+".op", strconv.Itoa(int(l.Op)), metrics.ErrUnknown)
	}
	one := decimal.NewFromInt(1)
	switch text := valueText(l.Value); {
	case l.Value.Sign() < 0:
		c.add(path+".value", text, because(metrics.ErrRange, "negative"))
	case validValue(l.Value) != nil:
		c.add(path+".value", text, because(metrics.ErrRange, "more than 18 digits"))
	case l.Op == Below && l.Value.IsZero():
		c.add(path+".value", text, because(metrics.ErrRange, "nothing is below 0"))
	case kind == metrics.Share && l.Value.Cmp(one) > 0:
		c.add(path+".value", text, because(metrics.ErrRange, "a share is at most 1: write 90 % as 0.90"))
	case kind == metrics.Share && l.Op == Above && l.Value.Equal(one):
		c.add(path+".value", text, because(metrics.ErrRange, "no share is above 1"))
	}
	return len(c.faults) == before
}

// stricter checks that a line is no laxer than the limit.
func (c *checker) stricter(path string, line, limit Limit) {
	switch {
	case line.Op.IsUpper() != limit.Op.IsUpper() || line.Op.IsLower() != limit.Op.IsLower():
		c.add(path+".op", line.Op.String(), because(metrics.ErrRange, "not on the limit's side"))
	case laxer(line, limit):
		c.add(path+".value", valueText(line.Value), because(metrics.ErrRange, "not stricter than the limit"))
	}
}

// laxer reports whether some number keeps a but not b, both being on one side.
func laxer(a, b Limit) bool {
	diff := a.Value.Cmp(b.Value)
	switch {
	case diff == 0:
		return (a.Op == AtMost || a.Op == AtLeast) && a.Op != b.Op
	case a.Op.IsUpper():
		return diff > 0
	case a.Op.IsLower():
		return diff < 0
	}
	return true
}

// counts checks what a rule says of numbers of subjects.
func (c *checker) counts(path string, r Rule, kind metrics.Kind) {
	noTotal := kind == metrics.Number
	for _, f := range []struct {
		name string
		n    int64
	}{{"floor", r.Floor}, {"floor_total", r.FloorTotal}, {"floor_buyers", r.FloorBuyers}, {"minimum", r.Minimum}} {
		at := path + "." + f.name
		switch {
		case f.n == 0:
		case f.n < 0:
			c.add(at, itoa(f.n), because(metrics.ErrRange, "negative"))
		case f.name == "minimum" && noTotal, f.name == "floor_total" && noTotal:
			c.add(at, itoa(f.n), because(metrics.ErrRange, "a count has no total"))
		case f.name == "minimum":
		case r.Limit.Op == Equal && !r.Limit.Value.IsZero():
			c.add(at, itoa(f.n), because(metrics.ErrRange, "of no use with equal, but for equal 0"))
		case f.name == "floor" && r.Limit.Op.IsLower() && (noTotal || r.Of != 0):
			c.add(at, itoa(f.n), because(metrics.ErrRange, "a count has no rest to be under the limit"))
		case r.Of == Total:
			c.add(at, itoa(f.n), because(metrics.ErrRange, "of no use to a total"))
		case f.name == "floor_buyers" && r.Limit.Op.IsLower():
			c.add(at, itoa(f.n), because(metrics.ErrRange, "of no use under a lower limit"))
		case f.name == "floor_buyers" && (kind == metrics.Mean || kind == metrics.Value):
			c.add(at, itoa(f.n), because(metrics.ErrRange, "only of subjects that are counted"))
		}
	}
}

func (c *checker) lowVolume(path string, low LowVolume, kind metrics.Kind) {
	switch {
	case low.Under < 1:
		c.add(path+".under", itoa(low.Under), because(metrics.ErrRange, "less than 1"))
	case kind == metrics.Number && low.Metric == "":
		c.add(path+".under", itoa(low.Under), because(metrics.ErrRange, "a count has no total"))
	}
	switch {
	case low.Metric != "":
		c.one(path, low.Metric, low.Segment)
	case low.Segment != "":
		c.add(path+".segment", string(low.Segment), because(metrics.ErrRange, "without a metric it is the rule's own"))
	}
	if low.By != (window.Span{}) {
		c.span(path+".by", low.By)
	}
	c.span(path+".window", low.Window)
}
