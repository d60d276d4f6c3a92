package marketplaces_test

import (
	"fmt"
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

// numbers lists what of a rule somebody must vouch for.
func numbers(r thresholds.Rule) []string {
	out := []string{"metric", "limit.op", "limit.value", "window.lag"}
	add := func(set bool, field string) {
		if set {
			out = append(out, field)
		}
	}
	add(r.Segment != "", "segment")
	add(r.Window.Days > 0, "window.days")
	add(r.Window.Months > 0, "window.months")
	add(r.LowVolume != nil, "low_volume")
	add(!r.Warning.IsZero(), "warning")
	add(r.Floor > 0, "floor")
	add(r.Minimum > 0, "minimum")
	add(r.From.IsValid(), "from")
	add(r.Until.IsValid(), "until")
	return out
}

// unsourced lists what of a policy nobody vouches for, or not as it should be done.
func unsourced(p thresholds.Policy) []string {
	var out []string
	check := func(where string, sources []thresholds.Source, fields ...string) {
		for _, field := range fields {
			n := 0
			for _, s := range sources {
				if !s.Covers(field) {
					continue
				}
				n++
				doubtful := s.Certainty == thresholds.Conflicting || s.Certainty == thresholds.Assumed
				switch {
				case !strings.HasPrefix(s.URL, "https://"):
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
		check(at, e.Sources, "from", "rules")
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
			for k, r := range p.Editions[i].Rules {
				for _, field := range numbers(r) {
					q := p.Clone()
					rule := &q.Editions[i].Rules[k]
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
					q := p.Clone()
					q.Editions[i].Rules[k].Sources[n].Certainty = 0
					require.NotEmpty(t, unsourced(q), "%s %s, source %d", p.Name, r.ID, n)
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
