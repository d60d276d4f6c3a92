package thresholds_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Metrics of the tests' own, one of each kind and sense.
var (
	badShare  = metrics.Definition{ID: "test-bad", Unit: "order", Kind: metrics.Share, Sense: metrics.HitIsBad}
	goodShare = metrics.Definition{ID: "test-good", Unit: "unit", Kind: metrics.Share, Sense: metrics.HitIsGood}
	badCount  = metrics.Definition{ID: "test-count", Unit: "violation", Kind: metrics.Number, Sense: metrics.HitIsBad}
	goodMean  = metrics.Definition{ID: "test-mean", Unit: "review", Kind: metrics.Mean, Sense: metrics.HitIsGood}
	badMoney  = metrics.Definition{ID: "test-money", Unit: "cent", Kind: metrics.Value, Sense: metrics.HitIsBad}
	custom    = []metrics.Definition{badShare, goodShare, badCount, goodMean, badMoney}
)

// day is a day by its text.
func day(s string) window.Day { return window.MustParseDay(s) }

var asOf = day("2026-11-22")

// fixed answers every question with one tally, and unanchored ones with another.
type fixed struct {
	tally, lost metrics.Tally
	loc         *time.Location
	err         error
}

func (f *fixed) Location() *time.Location { return f.loc }

func (f *fixed) Tally(_ metrics.Variant, s metrics.Segment, _ window.Range, _ window.Day) (metrics.Tally, error) {
	if s == metrics.Unanchored {
		return f.lost, f.err
	}
	return f.tally, f.err
}

// policyOf is a policy of one edition that has been in force for ever.
func policyOf(rules ...thresholds.Rule) thresholds.Policy {
	return thresholds.Policy{
		Name:     "test",
		Editions: []thresholds.Edition{{ID: "1", Rules: rules}},
	}
}

// ruleOf is a rule over 30 days.
func ruleOf(def metrics.Definition, limitText string) thresholds.Rule {
	return thresholds.Rule{
		ID: def.ID, Metric: metrics.Variant(def.ID), Segment: metrics.SegmentMFN,
		Window: window.Span{Days: 30}, Limit: limit(limitText),
	}
}

// verdictOf judges one rule on one tally.
func verdictOf(t require.TestingT, r thresholds.Rule, tally metrics.Tally) thresholds.Verdict {
	if h, ok := t.(testing.TB); ok {
		h.Helper()
	}
	judge, err := thresholds.NewJudge(policyOf(r), custom...)
	require.NoError(t, err)
	vs, err := judge.AppendVerdicts(nil, thresholds.Inputs{AsOf: asOf, Tallies: &fixed{tally: tally, loc: time.UTC}})
	require.NoError(t, err)
	require.Len(t, vs, 1)
	return vs[0]
}

func mustLoad(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

func instant(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	require.NoError(t, err)
	return at
}
