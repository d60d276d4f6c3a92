package figures

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Card judges a policy on rows of figures. The tallies of in are made of them; a
// currency of in is that of amounts.
func Card(t testing.TB, p thresholds.Policy, in thresholds.Inputs, rows ...Row) thresholds.Scorecard {
	t.Helper()
	judge, err := thresholds.NewJudge(p)
	require.NoError(t, err)
	in.Tallies = Of(p.Zone, rows...)
	card, err := judge.Judge(in)
	require.NoError(t, err)
	return card
}

// Verdict judges a policy and returns the verdict of a rule.
func Verdict(t testing.TB, p thresholds.Policy, rule string, in thresholds.Inputs, rows ...Row) thresholds.Verdict {
	t.Helper()
	v, ok := Card(t, p, in, rows...).Verdict(rule)
	require.True(t, ok, "no rule %s", rule)
	return v
}

// Level judges a policy and returns the level of an outcome.
func Level(t testing.TB, p thresholds.Policy, outcome string, in thresholds.Inputs, rows ...Row) string {
	t.Helper()
	o, ok := Card(t, p, in, rows...).Outcome(outcome)
	require.True(t, ok, "no outcome %s", outcome)
	return o.Level
}

// AsOf is inputs of a day and nothing else.
func AsOf(day string) thresholds.Inputs {
	return thresholds.Inputs{AsOf: window.MustParseDay(day)}
}

// Lines says in a line each what the numbers of an edition are, for tables in tests.
func Lines(e thresholds.Edition) []string {
	var out []string
	for _, r := range e.Rules {
		s := fmt.Sprintf("%s: %s %s, %v, %v", r.ID, r.Metric, r.Segment, r.Window, r.Limit)
		add := func(yes bool, format string, args ...any) {
			if yes {
				s += ", " + fmt.Sprintf(format, args...)
			}
		}
		add(r.Of != 0, "of %v", r.Of)
		if low := r.LowVolume; low != nil {
			add(true, "under %d in %v: %v", low.Under, low.By, low.Window)
		}
		if small := r.SmallSample; small != nil {
			add(true, "under %d: %v", small.Under, small.Limit)
		}
		add(!r.Warning.IsZero(), "warns unless %v", r.Warning)
		add(!r.Target.IsZero(), "target %v", r.Target)
		add(!r.Release.IsZero(), "released %v", r.Release)
		add(r.Times != "", "times %s", r.Times)
		add(r.Currency != "", "%s", r.Currency)
		for _, b := range r.Bands {
			add(true, "%s", b.Level+bandLimit(b.Limit))
		}
		add(r.Floor > 0, "floor %d", r.Floor)
		add(r.FloorTotal > 0, "floor of the total %d", r.FloorTotal)
		add(r.FloorBuyers > 0, "%d buyers", r.FloorBuyers)
		add(r.Minimum > 0, "minimum %d", r.Minimum)
		add(len(r.When) > 0, "when %s", strings.Join(r.When, " "))
		add(r.Streak > 0, "streak %d", r.Streak)
		add(r.Advice, "advice")
		add(r.Part, "part")
		out = append(out, s)
	}
	return out
}

func bandLimit(l thresholds.Limit) string {
	if l.IsZero() {
		return ""
	}
	return " " + l.String()
}
