package amazon_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// an account of so many orders, and violations by severity.
type account struct {
	fixed
	orders     int64
	violations map[string]int64
}

func (a account) Tally(v metrics.Variant, s metrics.Segment, _ window.Range, _ window.Day) (metrics.Tally, error) {
	switch {
	case v.ID() == "orders-placed":
		return metrics.Tally{Hits: a.orders}, nil
	case v.ID() == "policy-violations":
		return metrics.Tally{Hits: a.violations[string(s)]}, nil
	}
	return metrics.Tally{}, nil
}

// TestRating: the worked examples of the facts (A23, A24), the steps of 200 orders, what
// violations cost, the bounds, and both sides of each band; in every country alike.
func TestRating(t *testing.T) {
	type violations = map[string]int64
	for _, c := range []struct {
		orders     int64
		violations violations
		rating     int64
		level      string
	}{
		{0, nil, 200, "healthy"},
		{199, nil, 200, "healthy"},
		{200, nil, 204, "healthy"},
		{1_000, nil, 220, "healthy"},
		{2_200, nil, 244, "healthy"},
		{5_000, nil, 300, "healthy"},
		{5_600, nil, 312, "healthy"},
		{16_600, nil, 532, "healthy"},
		{1_000_000, nil, 1000, "healthy"},
		{0, violations{"severity:low": 1}, 198, "at risk"},
		{200, violations{"severity:low": 2}, 200, "healthy"},
		{200, violations{"severity:medium": 1, "severity:low": 1}, 198, "at risk"},
		{0, violations{"severity:high": 12, "severity:medium": 1}, 100, "at risk"},
		{0, violations{"severity:high": 12, "severity:medium": 1, "severity:low": 1}, 98, "critical"},
		{0, violations{"severity:unstated": 1}, 192, "at risk"},
		{0, violations{"severity:high": 100}, 0, "critical"},
		{10_000_000, violations{"severity:critical": 1}, 0, "critical"},
	} {
		for _, p := range policies {
			judge, err := thresholds.NewJudge(p)
			require.NoError(t, err)
			sc, err := judge.Judge(thresholds.Inputs{
				AsOf: lastOf(p).From, Tallies: account{fixed{loc: judge.Location()}, c.orders, c.violations},
			})
			require.NoError(t, err)
			o, ok := sc.Outcome("account-health-rating")
			require.True(t, ok, p.Name)
			require.Equal(t, metrics.NewRatio(c.rating, 1), o.Number, "%s %v %v", p.Name, c.orders, c.violations)
			require.Equal(t, c.level, o.Level)
			want := thresholds.Pass
			if c.rating < 200 {
				want = thresholds.Fail
			}
			require.Equal(t, want, o.Status)
			require.True(t, o.Estimate, "it is not Amazon's own number")
		}
	}
}

// TestRatingOfWords: pages write Critical, and a violation so written is no less critical.
func TestRatingOfWords(t *testing.T) {
	judge, err := thresholds.NewJudge(amazon.US())
	require.NoError(t, err)
	for severity, rating := range map[string]int64{"Critical": 0, "HIGH": 192, "Medium": 196, "Low": 198, "No impact": 200} {
		l, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
		require.NoError(t, err)
		day := window.MustParseDay("2026-11-20")
		require.NoError(t, l.Apply(&metrics.ViolationOpened{
			Meta: metrics.Meta{At: day.Start(judge.Location())}, Violation: "V", Category: "safety", Severity: severity,
		}))
		sc, err := judge.Judge(thresholds.Inputs{AsOf: day, Tallies: l})
		require.NoError(t, err)
		o, ok := sc.Outcome("account-health-rating")
		require.True(t, ok)
		require.Equal(t, metrics.NewRatio(rating, 1), o.Number, severity)
	}
}

// TestRatingOfWhat: orders of the last 180 days count, if they were not cancelled as a whole,
// and violations of those days.
func TestRatingOfWhat(t *testing.T) {
	judge, err := thresholds.NewJudge(amazon.US())
	require.NoError(t, err)
	day := window.MustParseDay("2026-11-20")
	for _, c := range []struct {
		name                      string
		orders, back, cancelled   int
		violation, violationsBack int
		rating                    int64
	}{
		{"200 orders", 200, 0, 0, 0, 0, 204},
		{"one of them cancelled", 200, 0, 1, 0, 0, 200},
		{"on the first of 180 days", 200, 179, 0, 0, 0, 204},
		{"a day before", 200, 180, 0, 0, 0, 200},
		{"a violation on the first day", 0, 0, 0, 1, 179, 198},
		{"a day before", 0, 0, 0, 1, 180, 200},
	} {
		l, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
		require.NoError(t, err)
		on := func(back int) metrics.Meta { return metrics.Meta{At: day.Add(-back).Start(judge.Location())} }
		for i := range c.orders {
			m := on(c.back)
			m.Order = fmt.Sprint("o", i)
			require.NoError(t, l.Apply(&metrics.OrderPlaced{Meta: m, Channel: metrics.MFN}))
			if i < c.cancelled {
				require.NoError(t, l.Apply(&metrics.OrderCancelled{Meta: m, By: metrics.Buyer}))
			}
		}
		if c.violation > 0 {
			require.NoError(t, l.Apply(&metrics.ViolationOpened{Meta: on(c.violationsBack), Violation: "V", Category: "safety", Severity: "low"}))
		}
		sc, err := judge.Judge(thresholds.Inputs{AsOf: day, Tallies: l})
		require.NoError(t, err)
		o, ok := sc.Outcome("account-health-rating")
		require.True(t, ok)
		require.Equal(t, metrics.NewRatio(c.rating, 1), o.Number, c.name)
	}
}

// TestRatingSince: a number since 2022, in Europe since February 2023.
func TestRatingSince(t *testing.T) {
	for _, p := range policies {
		since := "2022-07-21"
		switch p.Name {
		case "amazon-de", "amazon-es", "amazon-fr", "amazon-it", "amazon-uk":
			since = "2023-02-15"
		}
		day := window.MustParseDay(since)
		before, ok := p.EditionOn(day.Add(-1))
		require.True(t, ok)
		require.Empty(t, before.Scores, p.Name)
		for _, e := range p.Editions {
			require.Equal(t, !e.From.Before(day), len(e.Scores) == 1, "%s %s", p.Name, e.ID)
		}
	}
}
