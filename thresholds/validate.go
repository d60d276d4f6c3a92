package thresholds

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Validate returns nil, or every fault of the policy, each a [*FieldError] with its
// path, joined. The custom definitions are those of the metrics it names that are
// not in the catalogue; a metric in neither is a fault, and so is a segment its
// metric cannot have. A source may be left out; one that is there must be complete.
// [Rule] lists what is allowed.
func (p Policy) Validate(custom ...metrics.Definition) error {
	return joinFaults(p.faults(custom))
}

// checker collects the faults of a policy.
type checker struct {
	custom  []metrics.Definition
	faults  []*FieldError
	edition *Edition       // the one being checked
	names   map[string]ref // what stands before, in it
}

func (c *checker) add(path, value string, err error) {
	c.faults = append(c.faults, &FieldError{Path: path, Value: shorten(value), Err: err})
}

// because gives a class a reason.
func because(class error, reason string) error { return fmt.Errorf("%w: %s", class, reason) }

func (p Policy) faults(custom []metrics.Definition) []*FieldError {
	c := checker{custom: custom}
	c.name("name", p.Name, "-.")
	if _, err := p.Location(); err != nil || strings.EqualFold(p.Zone, "local") {
		c.add("zone", p.Zone, because(metrics.ErrUnknown, "no such time zone on this system"))
	}
	c.sources("sources", p.Sources, policyFields)
	if len(p.Editions) == 0 {
		c.add("editions", "", metrics.ErrMissing)
	}
	ids := map[string]bool{}
	for i, e := range p.Editions {
		at := indexed("editions", i)
		c.id(at+".id", e.ID, ids)
		switch {
		case i == 0:
		case !e.From.IsValid():
			c.add(at+".from", "", metrics.ErrMissing)
		case !p.Editions[i-1].From.Before(e.From):
			c.add(at+".from", e.From.String(), because(metrics.ErrRange, "not after the edition before"))
		}
		c.inside(at, &p.Editions[i])
	}
	return c.faults
}

// inside checks what is inside an edition.
func (c *checker) inside(path string, e *Edition) {
	c.edition, c.names = e, map[string]ref{}
	c.sources(path+".sources", e.Sources, editionFields)
	c.schedule(path+".schedule", e.Schedule)
	ids := map[string]bool{}
	each(c, path+".gates", e.Gates, ids, GateOutcome, func(g Gate) string { return g.ID }, c.gate)
	if len(e.Rules) == 0 {
		c.add(path+".rules", "", metrics.ErrMissing)
	}
	each(c, path+".rules", e.Rules, ids, 0, func(r Rule) string { return r.ID }, c.rule)
	each(c, path+".groups", e.Groups, ids, GroupOutcome, func(g Group) string { return g.ID }, c.group)
	each(c, path+".scores", e.Scores, ids, ScoreOutcome, func(s Score) string { return s.ID }, c.score)
	each(c, path+".points", e.Points, ids, PointsOutcome, func(p Points) string { return p.ID }, c.points)
	each(c, path+".tiers", e.Tiers, ids, TierOutcome, func(t Tier) string { return t.ID }, c.tier)
	for i, d := range e.Deadlines {
		at := indexed(path+".deadlines", i)
		c.id(at+".id", d.ID, ids)
		c.deadline(at, d)
	}
}

// each checks a list of things that have ids, each before its name is known.
func each[T any](c *checker, path string, list []T, ids map[string]bool, kind OutcomeKind, id func(T) string, check func(string, T)) {
	for i, v := range list {
		at := indexed(path, i)
		c.id(at+".id", id(v), ids)
		check(at, v)
		if _, taken := c.names[id(v)]; !taken {
			c.names[id(v)] = ref{kind, i}
		}
	}
}

// id checks an id, and that it is not among those there are; it adds it to them.
func (c *checker) id(path, id string, ids map[string]bool) {
	if ids[id] {
		c.add(path, id, ErrDuplicate)
		return
	}
	ids[id] = id != ""
	c.name(path, id, "-./_")
}

// name checks a name: lower-case letters, digits, and some others inside.
func (c *checker) name(path, s, others string) {
	if s == "" {
		c.add(path, "", metrics.ErrMissing)
		return
	}
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && !strings.ContainsRune(others, r) {
			c.add(path, s, because(metrics.ErrMalformed, "only a-z, 0-9 and any of "+strconv.Quote(others)))
			return
		}
	}
}

// The names that Source.Of may have in a policy and an edition; elsewhere they are the
// keys of what the source stands in.
var (
	policyFields  = []string{"zone"}
	editionFields = []string{"id", "from", "rules", "schedule"}
)

// fieldsOf returns the names that Source.Of may have in what is of a type: its JSON
// keys, and the keys of the objects in it as "limit.op".
func fieldsOf[T any]() []string {
	var out []string
	t := reflect.TypeFor[T]()
	for i := range t.NumField() {
		key, _ := jsonTag(t.Field(i))
		switch key {
		case "id", "title", "note", "sources":
			continue
		}
		out = append(out, key)
		in := t.Field(i).Type
		if in.Kind() == reflect.Pointer {
			in = in.Elem()
		}
		if in.Kind() != reflect.Struct {
			continue
		}
		for k := range in.NumField() {
			if sub, _ := jsonTag(in.Field(k)); sub != "" {
				out = append(out, key+"."+sub)
			}
		}
	}
	return out
}

func (c *checker) sources(path string, sources []Source, fields []string) {
	for i, s := range sources {
		at := indexed(path, i)
		for k, of := range s.Of {
			if !slices.Contains(fields, of) {
				c.add(indexed(at+".of", k), of, metrics.ErrUnknown)
			}
		}
		switch {
		case s.URL == "":
			c.add(at+".url", "", metrics.ErrMissing)
		case !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://"):
			c.add(at+".url", s.URL, metrics.ErrMalformed)
		}
		if !s.Read.IsValid() {
			c.add(at+".read", "", metrics.ErrMissing)
		}
		switch {
		case s.Certainty == 0:
			c.add(at+".certainty", "", metrics.ErrMissing)
		case !s.Certainty.IsValid():
			c.add(at+".certainty", "", metrics.ErrUnknown)
		}
	}
}

// The longest windows and lags: a century.
const (
	maxDays   = 36_525
	maxWeeks  = 5_200
	maxMonths = 1_200
)

// span checks a window.
func (c *checker) span(path string, sp window.Span) {
	var spanErr *window.SpanError
	for _, err := range flatten(sp.Validate()) {
		if errors.As(err, &spanErr) {
			c.add(path+"."+spanErr.Field, "", because(metrics.ErrRange, spanErr.Reason))
		}
	}
	for _, f := range []struct {
		name string
		n    int
		most int
	}{
		{"days", sp.Days, maxDays}, {"months", sp.Months, maxMonths}, {"weeks", sp.Weeks, maxWeeks},
		{"calendar_months", sp.CalendarMonths, maxMonths}, {"lag", sp.Lag, maxDays},
	} {
		if f.n > f.most {
			c.add(path+"."+f.name, strconv.Itoa(f.n), because(metrics.ErrRange, "more than a century"))
		}
	}
}

// flatten returns the parts of a joined error.
func flatten(err error) []error {
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		return joined.Unwrap()
	}
	if err != nil {
		return []error{err}
	}
	return nil
}
