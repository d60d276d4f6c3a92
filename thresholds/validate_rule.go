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
	def, known := c.metric(path+".metric", r.Metric)
	switch {
	case r.Segment == metrics.Unanchored:
		c.add(path+".segment", string(r.Segment), because(metrics.ErrRange, "what has no place in a window is never judged"))
	case known && !hasSegment(def, r.Segment):
		c.add(path+".segment", string(r.Segment), because(metrics.ErrUnknown, segmentsOf(def)))
	}
	c.span(path+".window", r.Window)
	kind := anyKind
	if known {
		kind = def.Kind
	}
	if c.limit(path+".limit", r.Limit, kind) && !r.Warning.IsZero() && c.limit(path+".warning", r.Warning, kind) {
		c.stricter(path+".warning", r.Warning, r.Limit)
	}
	if r.Advice && !r.Warning.IsZero() {
		c.add(path+".warning", r.Warning.String(), because(metrics.ErrRange, "advice has no second line"))
	}
	c.counts(path, r, kind)
	if r.From.IsValid() && r.Until.IsValid() && r.Until.Before(r.From) {
		c.add(path+".until", r.Until.String(), because(metrics.ErrRange, "before from"))
	}
	c.sources(path+".sources", r.Sources, ruleFields)
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

// stricter checks that a warning line comes before the limit.
func (c *checker) stricter(path string, warning, limit Limit) {
	diff := warning.Value.Cmp(limit.Value)
	switch {
	case warning.Op.IsUpper() != limit.Op.IsUpper() || warning.Op.IsLower() != limit.Op.IsLower():
		c.add(path+".op", warning.Op.String(), because(metrics.ErrRange, "not on the limit's side"))
	case warning.Op.IsUpper() && diff > 0, warning.Op.IsLower() && diff < 0, warning.Op == Equal && diff != 0:
		c.add(path+".value", valueText(warning.Value), because(metrics.ErrRange, "not stricter than the limit"))
	}
}

// counts checks what a rule says of numbers of subjects.
func (c *checker) counts(path string, r Rule, kind metrics.Kind) {
	value := func(n int64) string { return strconv.FormatInt(n, 10) }
	switch {
	case r.Floor < 0:
		c.add(path+".floor", value(r.Floor), because(metrics.ErrRange, "negative"))
	case r.Floor > 0 && r.Limit.Op == Equal && !r.Limit.Value.IsZero():
		c.add(path+".floor", value(r.Floor), because(metrics.ErrRange, "of no use with equal, but for equal 0"))
	case r.Floor > 0 && r.Limit.Op.IsLower() && kind == metrics.Number:
		c.add(path+".floor", value(r.Floor), because(metrics.ErrRange, "a count has no rest to be under the limit"))
	}
	switch {
	case r.Minimum < 0:
		c.add(path+".minimum", value(r.Minimum), because(metrics.ErrRange, "negative"))
	case r.Minimum > 0 && kind == metrics.Number:
		c.add(path+".minimum", value(r.Minimum), because(metrics.ErrRange, "a count has no total"))
	}
	if low := r.LowVolume; low != nil {
		c.lowVolume(path+".low_volume", *low, kind)
	}
}

func (c *checker) lowVolume(path string, low LowVolume, kind metrics.Kind) {
	switch {
	case low.Under < 1:
		c.add(path+".under", strconv.FormatInt(low.Under, 10), because(metrics.ErrRange, "less than 1"))
	case kind == metrics.Number:
		c.add(path+".under", strconv.FormatInt(low.Under, 10), because(metrics.ErrRange, "a count has no total"))
	}
	if low.By != (window.Span{}) {
		c.span(path+".by", low.By)
	}
	c.span(path+".window", low.Window)
}
