package amazon_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// keeps is what a limit of n thousandths means, in the words of its operator.
func keeps(op thresholds.Op, hits, total, thousandths int64) bool {
	left, right := 1000*hits, thousandths*total
	switch op {
	case thresholds.Below:
		return left < right
	case thresholds.AtMost:
		return left <= right
	case thresholds.Above:
		return left > right
	case thresholds.AtLeast:
		return left >= right
	}
	return left == right
}

// statusOf says what a rule must answer.
func statusOf(r thresholds.Rule, kind metrics.Kind, hits, total int64) thresholds.Status {
	measure := total
	if kind == metrics.Number {
		measure = 1
	}
	switch {
	case measure == 0:
		return thresholds.NoData
	case total < r.Minimum:
		return thresholds.TooFew
	case !keeps(r.Limit.Op, hits, measure, thousandths(r.Limit)) && r.Advice:
		return thresholds.Warn
	case !keeps(r.Limit.Op, hits, measure, thousandths(r.Limit)):
		return thresholds.Fail
	case !r.Warning.IsZero() && !keeps(r.Warning.Op, hits, measure, thousandths(r.Warning)):
		return thresholds.Warn
	}
	return thresholds.Pass
}

func thousandths(l thresholds.Limit) int64 { return l.Value.Shift(3).IntPart() }

// sides are the hits at a limit, and one away on either side, of a large total and of
// the smallest totals that can be on the limit.
func sides(r thresholds.Rule, kind metrics.Kind) []metrics.Tally {
	if kind == metrics.Number {
		n := r.Limit.Value.IntPart()
		return []metrics.Tally{{Hits: n}, {Hits: n + 1}, {Hits: max(0, n-1)}}
	}
	out := []metrics.Tally{{}, {Hits: 1, Total: 1}, {Total: 1}}
	if r.Minimum > 0 {
		out = append(out, metrics.Tally{Total: r.Minimum - 1}, metrics.Tally{Total: r.Minimum})
	}
	for _, l := range []thresholds.Limit{r.Limit, r.Warning} {
		if l.IsZero() {
			continue
		}
		for _, total := range []int64{1000, 2_000_000} {
			at := thousandths(l) * total / 1000
			for _, hits := range []int64{at - 1, at, at + 1} {
				out = append(out, metrics.Tally{Hits: hits, Total: total})
			}
		}
	}
	return out
}

// TestLimits: in every country and edition, each rule does on both sides of each of its
// lines what its operator says, and at the line says that the sources conflict about it
// where they do.
func TestLimits(t *testing.T) {
	for _, p := range policies {
		t.Run(p.Name, func(t *testing.T) {
			judge, err := thresholds.NewJudge(p)
			require.NoError(t, err)
			for _, e := range p.Editions {
				for _, r := range e.Rules {
					checkLimits(t, judge, e, r)
				}
			}
		})
	}
}

func checkLimits(t *testing.T, judge *thresholds.Judge, e thresholds.Edition, r thresholds.Rule) {
	t.Helper()
	def, ok := metrics.Find(r.Metric.ID())
	require.True(t, ok)
	seen := map[thresholds.Status]bool{}
	for _, tally := range sides(r, def.Kind) {
		sc, err := judge.Judge(thresholds.Inputs{AsOf: e.From, Tallies: fixed{tally, judge.Location()}})
		require.NoError(t, err)
		v, ok := sc.Verdict(r.ID)
		require.True(t, ok, r.ID)
		want := statusOf(r, def.Kind, tally.Hits, tally.Total)
		require.Equal(t, want, v.Status, "%s %s of %v", e.ID, r.ID, tally)
		seen[want] = true
		at := want.IsJudged() && def.Kind != metrics.Number && 1000*tally.Hits == thousandths(r.Limit)*tally.Total
		disputed := false
		for _, s := range r.Sources {
			disputed = disputed || s.Certainty == thresholds.Conflicting && s.Covers("limit.op")
		}
		var warnings []thresholds.Warning
		if at && disputed {
			warnings = []thresholds.Warning{{Code: thresholds.WarnAtLimit}}
		}
		if want == thresholds.Warn && !r.Advice {
			short := (thousandths(r.Warning)*tally.Total+999)/1000 - tally.Hits // every warning line is "at least"
			warnings = append(warnings, thresholds.Warning{Code: thresholds.WarnWarningLine, Count: short})
		}
		require.Equal(t, warnings, v.Warnings, "%s %s of %v", e.ID, r.ID, tally)
	}
	broken := thresholds.Fail
	if r.Advice {
		broken = thresholds.Warn
	}
	require.True(t, seen[thresholds.Pass] && seen[broken], "%s %s: both sides", e.ID, r.ID)
	require.Equal(t, r.Minimum > 0, seen[thresholds.TooFew])
}

// TestOneOrderInAHundred: what the facts say of single orders (A27 and A2).
func TestOneOrderInAHundred(t *testing.T) {
	judge, err := thresholds.NewJudge(amazonUS())
	require.NoError(t, err)
	status := func(rule string, hits, total int64) thresholds.Status {
		sc, err := judge.Judge(thresholds.Inputs{
			AsOf: lastOf(amazonUS()).From, Tallies: fixed{metrics.Tally{Hits: hits, Total: total}, judge.Location()},
		})
		require.NoError(t, err)
		v, ok := sc.Verdict(rule)
		require.True(t, ok)
		return v.Status
	}
	require.Equal(t, thresholds.Fail, status("order-defect-rate/mfn", 1, 100))
	require.Equal(t, thresholds.Pass, status("order-defect-rate/mfn", 1, 101))
	require.Equal(t, thresholds.Warn, status("on-time-delivery-rate", 90, 100), "kept, and less than the 95 % recommended")
	require.Equal(t, thresholds.Fail, status("on-time-delivery-rate", 89, 100))
	require.Equal(t, thresholds.Fail, status("valid-tracking-rate", 190, 200), "A1: exactly 95 %, which is not above")
	require.Equal(t, thresholds.Pass, status("valid-tracking-rate", 191, 200))
	require.Equal(t, thresholds.Fail, status("policy-violations", 1, 0))
}

// TestGoldenWindows: A19 and A26, the windows of two rules with their days.
func TestGoldenWindows(t *testing.T) {
	for _, g := range []struct {
		name, rule, asOf, window string
		policy                   thresholds.Policy
	}{
		{"A19", "invoice-defect-rate", "2022-05-02", "2022-04-19..2022-04-25", amazon.DE()},
		{"A26", "order-defect-rate/mfn", "2024-01-29", "2023-11-16..2024-01-14", amazonUS()},
	} {
		t.Run(g.name, func(t *testing.T) {
			judge, err := thresholds.NewJudge(g.policy)
			require.NoError(t, err)
			card, err := judge.Judge(thresholds.Inputs{AsOf: window.MustParseDay(g.asOf), Tallies: fixed{metrics.Tally{Hits: 1, Total: 200}, judge.Location()}})
			require.NoError(t, err)
			v, ok := card.Verdict(g.rule)
			require.True(t, ok)
			require.Equal(t, g.window, v.Window.First.String()+".."+v.Window.Last.String())
		})
	}
}

func amazonUS() thresholds.Policy { return policies[len(policies)-1] }

func lastOf(p thresholds.Policy) thresholds.Edition { return p.Editions[len(p.Editions)-1] }
