package thresholds

import (
	"slices"
	"strconv"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// refer checks that names are those of things that stand before and are of one of the
// kinds, each once.
func (c *checker) refer(path string, names []string, kinds ...OutcomeKind) {
	for i, n := range names {
		at := indexed(path, i)
		x, known := c.names[n]
		switch {
		case slices.Contains(names[:i], n):
			c.add(at, n, ErrDuplicate)
		case !known:
			c.add(at, n, because(metrics.ErrUnknown, "nothing of this name stands before"))
		case !slices.Contains(kinds, x.kind):
			c.add(at, n, because(metrics.ErrRange, "not what may be named here"))
		}
	}
}

// ruleNamed returns the rule of a name; it is a fault if there is none.
func (c *checker) ruleNamed(path, name string) *Rule {
	x, known := c.names[name]
	switch {
	case name == "":
		c.add(path, "", metrics.ErrMissing)
	case !known:
		c.add(path, name, because(metrics.ErrUnknown, "nothing of this name stands before"))
	case x.kind != 0:
		c.add(path, name, because(metrics.ErrRange, "no rule"))
	default:
		return &c.edition.Rules[x.i]
	}
	return nil
}

// labels checks that no label is empty.
func (c *checker) labels(path string, labels []string) {
	for i, l := range labels {
		if l == "" {
			c.add(indexed(path, i), "", metrics.ErrMissing)
		}
	}
}

func (c *checker) streak(path string, n int) {
	if n < 0 || n > maxStreak {
		c.add(path, strconv.Itoa(n), because(metrics.ErrRange, "not 0 to 1,000"))
	}
}

const maxStreak = 1_000

// length checks a span that is a length of time: days or months, and nothing else.
func (c *checker) length(path string, sp window.Span) {
	if sp == (window.Span{}) {
		return
	}
	c.span(path, sp)
	if sp.Lag != 0 || sp.Days == 0 && sp.Months == 0 {
		c.add(path, sp.String(), because(metrics.ErrRange, "only days or months"))
	}
}

func (c *checker) schedule(path string, s *Schedule) {
	if s == nil || s.valid() {
		return
	}
	day := strconv.Itoa(s.Day)
	switch {
	case s.Every == 0:
		c.add(path+".every", "", metrics.ErrMissing)
	case !s.Every.IsValid():
		c.add(path+".every", "", metrics.ErrUnknown)
	case s.Weekday != 0 && !s.Weekday.IsValid():
		c.add(path+".weekday", "", metrics.ErrUnknown)
	case s.Every == Daily && s.Weekday != 0:
		c.add(path+".weekday", s.Weekday.String(), because(metrics.ErrRange, "of no use each day"))
	case s.Every <= Weekly && s.Day != 0:
		c.add(path+".day", day, because(metrics.ErrRange, "only of a month or quarter"))
	case s.Every == Weekly:
		c.add(path+".weekday", "", metrics.ErrMissing)
	case s.Weekday != 0:
		c.add(path+".day", day, because(metrics.ErrRange, "given as well as a weekday"))
	default:
		c.add(path+".day", day, because(metrics.ErrRange, "not 1 to 31"))
	}
}

// bands checks named levels, the best first.
func (c *checker) bands(path string, bands []Band, limit func(string, Limit) bool) {
	levels := map[string]bool{}
	var before Limit
	for i, b := range bands {
		at := indexed(path, i)
		c.level(at+".level", b.Level, levels)
		c.labels(at+".actions", b.Actions)
		if b.Limit.IsZero() {
			if i < len(bands)-1 {
				c.add(at+".limit", "", metrics.ErrMissing)
			}
			continue
		}
		if !limit(at+".limit", b.Limit) {
			continue
		}
		switch {
		case b.Limit.Op == Equal:
			c.add(at+".limit.op", b.Limit.Op.String(), because(metrics.ErrRange, "a band has one side"))
		case before.Op == 0:
		case before.Op.IsUpper() != b.Limit.Op.IsUpper():
			c.add(at+".limit.op", b.Limit.Op.String(), because(metrics.ErrRange, "not on the side of the band before"))
		case !laxer(b.Limit, before):
			c.add(at+".limit.value", valueText(b.Limit.Value), because(metrics.ErrRange, "not laxer than the band before"))
		}
		before = b.Limit
	}
}

// level checks the name of a level, and that it is not among those there are.
func (c *checker) level(path, name string, levels map[string]bool) {
	switch {
	case name == "":
		c.add(path, "", metrics.ErrMissing)
	case levels[name]:
		c.add(path, name, ErrDuplicate)
	}
	levels[name] = true
}

// number checks a limit of a count, score or points.
func (c *checker) number(path string, l Limit) bool { return c.limit(path, l, anyKind) }
