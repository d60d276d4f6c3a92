package foresight_test

import (
	"bytes"
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// day is a day by its text.
func day(s string) window.Day { return window.MustParseDay(s) }

// genJudge draws a policy of some rules.
func genJudge(t *rapid.T, n int) *thresholds.Judge {
	rules := make([]thresholds.Rule, n)
	for i := range rules {
		rules[i] = genRule(t, fmt.Sprintf("rule-%d", i))
	}
	return judgeOf(t, rules...)
}

func judgeOf(t require.TestingT, rules ...thresholds.Rule) *thresholds.Judge {
	j, err := thresholds.NewJudge(policyOf(rules...))
	require.NoError(t, err)
	return j
}

func policyOf(rules ...thresholds.Rule) thresholds.Policy {
	return thresholds.Policy{Name: "test", Editions: []thresholds.Edition{{ID: "1", Rules: rules}}}
}

func config(j *thresholds.Judge, loc *time.Location) metrics.Config {
	return metrics.Config{Location: loc, Metrics: foresight.Metrics(j)}
}

// ledger holds the events for which keep holds; nil: all.
func (h *history) ledger(j *thresholds.Judge, keep func(metrics.Event) bool) *metrics.Ledger {
	return ledgerOf(h.t, config(j, h.loc), h.events, keep)
}

func ledgerOf(t require.TestingT, cfg metrics.Config, events []metrics.Event, keep func(metrics.Event) bool) *metrics.Ledger {
	l, err := metrics.NewLedger(cfg)
	require.NoError(t, err)
	for _, ev := range events {
		if keep == nil || keep(ev) {
			require.NoError(t, l.Apply(ev))
		}
	}
	return l
}

// copyOf returns a ledger of its own with the same facts.
func copyOf(t require.TestingT, l *metrics.Ledger, cfg metrics.Config) *metrics.Ledger {
	var buf bytes.Buffer
	require.NoError(t, l.Snapshot(&buf))
	out, err := metrics.ReadLedger(&buf, cfg)
	require.NoError(t, err)
	return out
}

// of returns the outlooks of a ledger.
func of(t require.TestingT, j *thresholds.Judge, figures thresholds.Tallies, asOf window.Day) []foresight.Outlook {
	out, err := foresight.Of(j, thresholds.Inputs{AsOf: asOf, Tallies: figures})
	require.NoError(t, err)
	return out
}

// fixed answers every question with one tally.
type fixed struct {
	tally metrics.Tally
	own   metrics.Variant // the rule's own metric; empty: it is not orders-placed
}

func (fixed) Location() *time.Location { return time.UTC }

func (f fixed) Tally(v metrics.Variant, s metrics.Segment, _ window.Range, _ window.Day) (metrics.Tally, error) {
	if s == metrics.Unanchored {
		return metrics.Tally{}, nil
	}
	if v == "orders-placed" && v != f.own { // a denominator
		return metrics.Tally{Hits: f.tally.Total}, nil
	}
	return f.tally, nil
}

// fixedFor answers a judge of one rule.
func fixedFor(j *thresholds.Judge, tally metrics.Tally) fixed {
	if all := j.Metrics(); len(all) == 1 {
		return fixed{tally, all[0]}
	}
	return fixed{tally: tally}
}

// oracle is a judge of one rule, alone, and what is handed in: what brute force asks.
type oracle struct {
	j  *thresholds.Judge
	in thresholds.Inputs // its Tallies do not count
}

// oracleOf is the oracle of a rule in force, without what decides whether it is asked.
func oracleOf(t require.TestingT, r thresholds.Rule, in thresholds.Inputs) oracle {
	r.When, r.Part, r.From, r.Until, r.Schedule = nil, false, window.Day{}, window.Day{}, nil
	return oracle{judgeOf(t, r), in}
}

// on judges figures as of a day.
func (o oracle) on(t require.TestingT, figures thresholds.Tallies, asOf window.Day) thresholds.Verdict {
	in := o.in
	in.AsOf, in.Tallies = asOf, figures
	vs, err := o.j.AppendVerdicts(nil, in)
	require.NoError(t, err)
	require.Len(t, vs, 1)
	return vs[0]
}

// judged is the verdict on one tally.
func (o oracle) judged(t require.TestingT, tally metrics.Tally) thresholds.Verdict {
	return o.on(t, fixedFor(o.j, tally), o.in.AsOf)
}

// fails is judged, in one word: whether the limit is broken, whatever a streak makes
// of that.
func (o oracle) fails(t require.TestingT, hits, total int64) bool {
	v := o.judged(t, metrics.Tally{Hits: hits, Total: total})
	return v.Status == thresholds.Fail || v.Broken > 0
}

// isCount reports whether a verdict's number is a count.
func isCount(v thresholds.Verdict) bool { return v.Rule.Of != 0 || v.Kind == metrics.Number }

// hasSubjects reports whether a verdict's number is made of subjects.
func hasSubjects(v thresholds.Verdict) bool {
	return isCount(v) || v.Kind == metrics.Share
}

// limitOf is the limit a verdict is judged by: times what is handed in, or the release, but
// never that of a small sample.
func limitOf(v thresholds.Verdict) thresholds.Limit {
	if v.Limit.Op == 0 || v.Count && !isCount(v) {
		return v.Rule.Limit
	}
	return v.Limit
}

// between reports whether a verdict's number must equal something that is not zero.
func between(v thresholds.Verdict) bool {
	l := limitOf(v)
	return l.Op == thresholds.Equal && !l.Value.IsZero()
}

// hitsAgainst reports whether the more hits, the worse for the rule; a limit on the total
// alone, which no case is against, is taken as if it were on the hits: what more of
// it does is then the same.
func hitsAgainst(v thresholds.Verdict) bool {
	switch l := limitOf(v); {
	case l.Op.IsUpper(), l.Op == thresholds.Equal && l.Value.IsZero():
		return true
	case l.Op.IsLower():
		return false
	}
	return v.Sense == metrics.HitIsBad
}

// TestGenHistory keeps the generator honest: what the properties are about turns up.
func TestGenHistory(t *testing.T) {
	seen := map[string]bool{}
	for seed := range 80 {
		h := rapid.Custom(func(t *rapid.T) *history { return genHistory(t) }).Example(seed)
		j := judgeOf(t, slices.Collect(func(yield func(thresholds.Rule) bool) {
			for i, v := range variants {
				yield(thresholds.Rule{
					ID: fmt.Sprint("r-", i), Metric: v, Window: window.Span{Days: 30, Lag: 1},
					Limit: thresholds.MustParseLimit("at most 0.2"),
				})
			}
		})...)
		l := ledgerOf(t, config(j, h.loc), h.events, nil)
		for _, o := range of(t, j, l, h.asOf) {
			name := string(o.Verdict.Rule.Metric)
			seen[name+" hits"] = seen[name+" hits"] || o.Verdict.Tally.Hits > 0
			seen[name+" misses"] = seen[name+" misses"] || o.Verdict.Tally.Hits < o.Verdict.Tally.Total
			seen[name+" "+o.Verdict.Status.String()] = true
		}
		for _, ev := range h.events {
			seen["void"] = seen["void"] || ev.Common().Void
			seen["after"] = seen["after"] || window.DayOf(ev.Common().At, h.loc).After(h.asOf)
		}
	}
	for _, v := range variants {
		want := []string{"hits", "misses", "pass", "fail", "no-data"}
		if definition(v).Kind == metrics.Number || definition(v).Kind == metrics.Mean {
			want = []string{"hits"}
		}
		for _, what := range want {
			require.True(t, seen[string(v)+" "+what], "%s: no %s", v, what)
		}
	}
	require.True(t, seen["void"] && seen["after"])
}

// decimalRat is how far a ratio is from a limit, exactly.
type decimalRat struct{ r *big.Rat }

func newDecimalRat(r metrics.Ratio, l thresholds.Limit) *decimalRat {
	d := big.NewRat(r.Num(), r.Den())
	return &decimalRat{d.Abs(d.Sub(d, l.Value.Rat()))}
}

func (d *decimalRat) cmp(o *decimalRat) int { return d.r.Cmp(o.r) }
