package marketplaces_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
	"github.com/sellerperf/sellerperf/window"
)

// gaps lists what is wrong with a policy's editions: an edition lasts until the next
// begins, so no day between the first and now is without one, and none has two.
func gaps(p thresholds.Policy) []string {
	var out []string
	for i, e := range p.Editions {
		on, ok := p.EditionOn(e.From)
		switch {
		case i == 0 && !e.From.IsValid() && strings.Contains(e.Note+e.ID, "undated"):
			// in force for ever, as far as is known
		case !e.From.IsValid():
			out = append(out, e.ID+": since when is not said")
		case !ok || on.ID != e.ID:
			out = append(out, e.ID+": not in force on its first day")
		case i > 0 && !p.Editions[i-1].From.Before(e.From):
			out = append(out, e.ID+": not after the edition before")
		case i > 0:
			if before, ok := p.EditionOn(e.From.Add(-1)); !ok || before.ID != p.Editions[i-1].ID {
				out = append(out, e.ID+": a gap before it")
			}
		}
		for k := range i {
			if p.Editions[k].ID == e.ID {
				out = append(out, e.ID+": twice")
			}
		}
	}
	return out
}

func TestEditionsLeaveNoGap(t *testing.T) {
	for _, p := range marketplaces.All() {
		require.Empty(t, gaps(p), p.Name)
	}
}

// numbers lists what of a rule somebody must vouch for: all that is set but for its name
// and what people are told.
func numbers(r thresholds.Rule) []string {
	out := []string{"metric", "limit.op", "limit.value", "window.lag"}
	v := reflect.ValueOf(r)
	for i := range v.NumField() {
		field, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		switch {
		case slices.Contains([]string{"id", "metric", "limit", "advice", "part", "actions", "note", "sources"}, field), v.Field(i).IsZero():
		case field == "window":
			for k := range v.Field(i).NumField() {
				if of, _, _ := strings.Cut(v.Field(i).Type().Field(k).Tag.Get("json"), ","); !v.Field(i).Field(k).IsZero() && of != "lag" {
					out = append(out, "window."+of)
				}
			}
		default:
			out = append(out, field)
		}
	}
	return out
}

// stated lists the keys of a gate, group, score or the like that are set and somebody must
// vouch for: all but its name, its role and what people are told.
func stated(v any) []string {
	var out []string
	for i, r := 0, reflect.ValueOf(v); i < r.NumField(); i++ {
		key, _, _ := strings.Cut(r.Type().Field(i).Tag.Get("json"), ",")
		quiet := slices.Contains([]string{"id", "title", "part", "pass", "order", "estimate", "actions", "note", "sources"}, key)
		if !quiet && !r.Field(i).IsZero() {
			out = append(out, key)
		}
	}
	return out
}

// unsourced lists what of a policy nobody vouches for, or not as it should be done.
func unsourced(p thresholds.Policy) []string {
	var out []string
	check := func(where string, sources []thresholds.Source, fields ...string) {
		for _, s := range sources {
			if !s.Certainty.IsValid() {
				out = append(out, where+" "+s.URL+": how sure it is")
			}
		}
		for _, field := range fields {
			n := 0
			for _, s := range sources {
				if !s.Covers(field) {
					continue
				}
				n++
				doubtful := s.Certainty == thresholds.Conflicting || s.Certainty == thresholds.Assumed
				switch {
				case !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://"):
					out = append(out, fmt.Sprintf("%s %s: address %q", where, field, s.URL))
				case !s.Read.IsValid():
					out = append(out, where+" "+field+": when it was read")
				case !s.Certainty.IsValid():
					out = append(out, where+" "+field+": how sure it is")
				case doubtful && s.Note == "":
					out = append(out, where+" "+field+": what the doubt is about")
				}
			}
			if n == 0 {
				out = append(out, where+" "+field+": nobody vouches for it")
			}
		}
	}
	if p.Zone != "" {
		check(p.Name, p.Sources, "zone")
	}
	for _, e := range p.Editions {
		at := p.Name + " " + e.ID
		if e.Note == "" {
			out = append(out, at+": what it is")
		}
		check(at, e.Sources, "rules")
		if e.From.IsValid() {
			check(at, e.Sources, "from")
		}
		if e.Schedule != nil {
			check(at, e.Sources, "schedule")
		}
		for _, g := range e.Gates {
			check(at+" "+g.ID, g.Sources, stated(g)...)
		}
		for _, g := range e.Groups {
			check(at+" "+g.ID, g.Sources, stated(g)...)
		}
		for _, t := range e.Tiers {
			check(at+" "+t.ID, t.Sources, stated(t)...)
		}
		for _, a := range e.Points {
			check(at+" "+a.ID, a.Sources, stated(a)...)
		}
		for _, c := range e.Scores {
			check(at+" "+c.ID, c.Sources, stated(c)...)
		}
		for _, d := range e.Deadlines {
			check(at+" "+d.ID, d.Sources, stated(d)...)
		}
		for _, r := range e.Rules {
			check(at+" "+r.ID, r.Sources, numbers(r)...)
		}
	}
	return out
}

func TestEveryNumberHasItsSource(t *testing.T) {
	for _, p := range marketplaces.All() {
		require.Empty(t, unsourced(p), p.Name)
	}
}

// A number without its source, or a source that does not say how sure it is, is found
// wherever it is taken away; so is an edition that begins on the day of another, or
// before it.
func TestWhatIsMissingIsFound(t *testing.T) {
	for _, p := range marketplaces.All() {
		for i := range p.Editions {
			for _, r := range p.Editions[i].Rules {
				alone := p // of this edition and this rule
				alone.Editions = []thresholds.Edition{p.Editions[i]}
				alone.Editions[0].Rules = []thresholds.Rule{r}
				for _, field := range numbers(r) {
					q := alone.Clone()
					rule := &q.Editions[0].Rules[0]
					var kept []thresholds.Source
					for _, s := range rule.Sources {
						if !s.Covers(field) {
							kept = append(kept, s)
						}
					}
					rule.Sources = kept
					require.NotEmpty(t, unsourced(q), "%s %s %s", p.Name, r.ID, field)
				}
				for n := range r.Sources {
					q := alone.Clone()
					q.Editions[0].Rules[0].Sources[n].Certainty = 0
					require.NotEmpty(t, unsourced(q), "%s %s, source %d", p.Name, r.ID, n)
				}
			}
			for n, c := range p.Editions[i].Scores {
				for _, field := range stated(c) {
					q := p.Clone()
					score := &q.Editions[i].Scores[n]
					score.Sources = slices.DeleteFunc(score.Sources, func(s thresholds.Source) bool { return s.Covers(field) })
					require.NotEmpty(t, unsourced(q), "%s %s %s", p.Name, c.ID, field)
				}
			}
			if i == 0 {
				continue
			}
			for _, days := range []int{0, -1} {
				q := p.Clone()
				q.Editions[i].From = q.Editions[i-1].From.Add(days)
				require.NotEmpty(t, gaps(q), p.Name)
			}
			q := p.Clone()
			q.Editions[i].From = window.Day{}
			require.NotEmpty(t, gaps(q), p.Name)
		}
	}
}
