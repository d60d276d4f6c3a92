package foresight_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// factor is the number handed in that special rules ask for.
const factor = "factor"

// genSpecial draws a rule whose limit, or what follows from breaking it, depends on what is
// handed in: a number it is multiplied by, the evaluation before, the buyers of its hits.
func genSpecial(t *rapid.T, id string) thresholds.Rule {
	r := genRule(t, id)
	if rapid.Bool().Draw(t, "times") {
		r.Times = factor
		if r.Limit.Op == thresholds.Equal {
			r.SmallSample = nil // the verdict on one does not say what the limit was multiplied by
		}
	}
	if rapid.Bool().Draw(t, "streak") {
		r.Streak = rapid.IntRange(1, 4).Draw(t, "evaluations")
	}
	if r.Limit.Op != thresholds.Equal && rapid.Bool().Draw(t, "release") {
		r.Release = stricter(r.Limit)
	}
	if d := definition(r.Metric); r.Limit.Op.IsUpper() && d.Sense == metrics.HitIsBad && rapid.Bool().Draw(t, "floor on buyers") {
		r.FloorBuyers = rapid.Int64Range(1, 4).Draw(t, "buyers")
	}
	if err := policyOf(r).Validate(); err != nil {
		t.Skip("no valid rule:", err)
	}
	return r
}

// stricter returns a limit on the same side, twice as hard.
func stricter(l thresholds.Limit) thresholds.Limit {
	half := decimal.New(5, -1)
	if l.Op.IsUpper() {
		l.Value = l.Value.Mul(half)
	} else {
		l.Value = l.Value.Add(decimal.New(1, 0)).Mul(half)
	}
	return l
}

// genHanded draws what special rules ask for, or not.
func genHanded(t *rapid.T, rules []thresholds.Rule, asOf window.Day) thresholds.Inputs {
	in := thresholds.Inputs{AsOf: asOf}
	for _, r := range rules {
		if rapid.IntRange(0, 7).Draw(t, "handed in") > 0 {
			n := rapid.SampledFrom([]int64{0, 10, 25, 50, 100, 150}).Draw(t, "factor")
			in.Given = append(in.Given, thresholds.Given{Name: factor, Segment: r.Segment, Number: decimal.New(n, -2)})
		}
		if rapid.Bool().Draw(t, "evaluated before") {
			in.Previous = append(in.Previous, thresholds.State{
				ID: r.ID, Segment: r.Segment, Day: asOf.Add(-7), Broken: rapid.IntRange(0, 3).Draw(t, "broken"),
				Status: rapid.SampledFrom([]thresholds.Status{thresholds.Pass, thresholds.Warn, thresholds.Fail}).Draw(t, "before"),
			})
		}
	}
	return in
}

// genSpecialAccount is a history judged by special rules.
func genSpecialAccount(t *rapid.T) *account {
	h := genHistory(t)
	rules := []thresholds.Rule{genSpecial(t, "a"), genSpecial(t, "b")}
	a := &account{history: h, policy: policyOf(rules...), judge: judgeOf(t, rules...), in: genHanded(t, rules, h.asOf)}
	for i := range rules {
		if rules[i].Window.Lifetime && rapid.IntRange(0, 9).Draw(t, "for ever") < 9 {
			t.Skip("takes ten years, day by day")
		}
	}
	a.ledger = ledgerOf(t, a.config(), a.events, nil)
	a.in.Tallies = a.ledger
	return a
}

// propSpecial: budget, look-ahead, recovery, change, what-if and the past of rules that ask for
// what is handed in are brute force.
func propSpecial(t *rapid.T) {
	a := genSpecialAccount(t)
	a.requireForesight(t)
	a.requireKnown(t)
	a.requireWhatIf(t)
}

func TestSpecialIsBruteForce(t *testing.T) { rapid.Check(t, propSpecial) }

func FuzzSpecial(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propSpecial)) }

// TestGenSpecial keeps the generator honest: what the property is about turns up.
func TestGenSpecial(t *testing.T) {
	seen := map[string]bool{}
	for seed := range 300 {
		rapid.Custom(func(t *rapid.T) bool {
			r := genSpecial(t, "r")
			seen["times"] = seen["times"] || r.Times != ""
			seen["streak"] = seen["streak"] || r.Streak > 1
			seen["release"] = seen["release"] || !r.Release.IsZero()
			seen["buyers"] = seen["buyers"] || r.FloorBuyers > 0
			return true
		}).Example(seed)
	}
	for _, what := range []string{"times", "streak", "release", "buyers"} {
		require.True(t, seen[what], what)
	}
}
