package thresholds_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Metrics for what the plain ones of the tests have not: segments, and money.
var (
	manyShare = metrics.Definition{
		ID: "test-many", Unit: "package", Kind: metrics.Share, Sense: metrics.HitIsGood,
		Segments: []metrics.Segment{metrics.CategorySegment("*")},
	}
	soldMoney = metrics.Definition{ID: "test-sales", Unit: "money", Kind: metrics.Number, Sense: metrics.HitIsGood}
	orders    = metrics.Definition{ID: "test-orders", Unit: "order", Kind: metrics.Number, Sense: metrics.HitIsGood}
	language  = append(custom[:len(custom):len(custom)], manyShare, soldMoney, orders)
)

// answer is tallies by a function.
type answer func(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) metrics.Tally

func (answer) Location() *time.Location { return time.UTC }

func (a answer) Tally(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (metrics.Tally, error) {
	if s == metrics.Unanchored {
		return metrics.Tally{}, nil
	}
	return a(v, s, r, asOf), nil
}

// always answers with one tally.
func always(hits, total int64) answer {
	return func(metrics.Variant, metrics.Segment, window.Range, window.Day) metrics.Tally {
		return metrics.Tally{Hits: hits, Total: total}
	}
}

// knowing is tallies that know buyers, segments and a currency besides.
type knowing struct {
	answer
	buyers   int64
	segments []metrics.Segment
	currency string
}

func (k knowing) Buyers(metrics.Variant, metrics.Segment, window.Range, window.Day) (int64, error) {
	return k.buyers, nil
}

func (k knowing) Segments(metrics.Variant, string) ([]metrics.Segment, error) { return k.segments, nil }
func (k knowing) Currency() string                                            { return k.currency }

// judgeOf makes a judge of one edition in force for ever.
func judgeOf(t require.TestingT, e thresholds.Edition) *thresholds.Judge {
	e.ID = "1"
	if len(e.Rules) == 0 {
		e.Rules = []thresholds.Rule{ruleOf(badShare, "at most 1")}
	}
	judge, err := thresholds.NewJudge(thresholds.Policy{Name: "test", Editions: []thresholds.Edition{e}}, language...)
	require.NoError(t, err)
	return judge
}

// cardOf judges an edition.
func cardOf(t require.TestingT, e thresholds.Edition, in thresholds.Inputs) thresholds.Scorecard {
	if !in.AsOf.IsValid() {
		in.AsOf = asOf
	}
	sc, err := judgeOf(t, e).Judge(in)
	require.NoError(t, err)
	return sc
}

// one judges one rule.
func one(t require.TestingT, r thresholds.Rule, in thresholds.Inputs) thresholds.Verdict {
	sc := cardOf(t, thresholds.Edition{Rules: []thresholds.Rule{r}}, in)
	require.Len(t, sc.Verdicts, 1)
	return sc.Verdicts[0]
}

func with(r thresholds.Rule, change func(*thresholds.Rule)) thresholds.Rule {
	change(&r)
	return r
}

func number(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func TestFiguresOfATally(t *testing.T) {
	for _, c := range []struct {
		of          thresholds.Figure
		limit       string
		hits, total int64
		status      thresholds.Status
		budget      int64
	}{
		{thresholds.Hits, "at most 3", 3, 10, thresholds.Pass, 0},
		{thresholds.Hits, "at most 3", 4, 10, thresholds.Fail, -1},
		{thresholds.Hits, "at most 3", 0, 0, thresholds.Pass, 3},
		{thresholds.Hits, "at least 3", 2, 10, thresholds.Fail, -1},
		{thresholds.Total, "at least 100", 5, 99, thresholds.Fail, -1},
		{thresholds.Total, "at least 100", 5, 100, thresholds.Pass, 0},
		{thresholds.Total, "above 250", 5, 250, thresholds.Fail, -1},
		{thresholds.Total, "above 250", 5, 251, thresholds.Pass, 0},
	} {
		v := one(t, with(ruleOf(badShare, c.limit), func(r *thresholds.Rule) { r.Of = c.of }),
			thresholds.Inputs{Tallies: always(c.hits, c.total)})
		require.Equal(t, c.status, v.Status, "%+v", c)
		require.True(t, v.HasBudget)
		require.Equal(t, c.budget, v.Budget, "%+v", c)
		require.True(t, v.Count)
	}
}

func TestFloorOnTheTotal(t *testing.T) {
	rule := with(ruleOf(badShare, "below 0.10"), func(r *thresholds.Rule) { r.FloorTotal = 30 })
	for _, c := range []struct {
		hits, total int64
		status      thresholds.Status
		budget      int64
	}{
		{29, 29, thresholds.Pass, 0}, {3, 29, thresholds.Pass, 26}, {3, 30, thresholds.Fail, -1}, {2, 30, thresholds.Pass, 0},
	} {
		v := one(t, rule, thresholds.Inputs{Tallies: always(c.hits, c.total)})
		require.Equal(t, c.status, v.Status, "%+v", c)
		require.Equal(t, c.budget, v.Budget, "%+v", c)
	}
}

// eBay: below standard needs more than 2 % and at least 5 buyers.
func TestFloorOnBuyers(t *testing.T) {
	rule := with(ruleOf(badShare, "at most 0.02"), func(r *thresholds.Rule) { r.FloorBuyers = 5 })
	for _, c := range []struct {
		name                string
		hits, total, buyers int64
		status              thresholds.Status
		budget              int64
	}{
		{"5 % of 4 buyers", 5, 100, 4, thresholds.Pass, 0},
		{"5 % of 5 buyers: 4 hits are of 4 at most", 5, 100, 5, thresholds.Fail, -1},
		{"9 % of 5 buyers: down to 4 hits", 9, 100, 5, thresholds.Fail, -5},
		{"7 of 2 buyers: two more may be new ones", 7, 100, 2, thresholds.Pass, 2},
		{"2 %", 20, 1000, 20, thresholds.Pass, 0},
		{"under the floor of any buyers", 4, 100, 99, thresholds.Pass, 0},
		{"the rate leaves more than the floor", 5, 1000, 5, thresholds.Pass, 15},
	} {
		in := thresholds.Inputs{Tallies: knowing{answer: always(c.hits, c.total), buyers: c.buyers}}
		v := one(t, rule, in)
		require.Equal(t, c.status, v.Status, c.name)
		require.Equal(t, c.budget, v.Budget, c.name)
		require.Empty(t, v.Warnings)
	}
	_, err := judgeOf(t, thresholds.Edition{Rules: []thresholds.Rule{rule}}).Judge(thresholds.Inputs{
		AsOf: asOf, Tallies: knowing{answer: always(5, 100), buyers: 6},
	})
	require.ErrorIs(t, err, metrics.ErrRange, "more buyers than hits")

	v := one(t, rule, thresholds.Inputs{Tallies: always(5, 100)})
	require.Equal(t, thresholds.Fail, v.Status, "each hit counts as a buyer")
	require.Equal(t, []thresholds.Warning{{Code: thresholds.WarnBuyers, Count: 5}}, v.Warnings)
	require.False(t, v.HasBuyers)
}

// Etsy: fewer than 40 reviews may have 4 low ones, from 40 on less than 10 % may be.
func TestSmallSample(t *testing.T) {
	rule := with(ruleOf(badShare, "below 0.10"), func(r *thresholds.Rule) {
		r.SmallSample = &thresholds.SmallSample{Under: 40, Limit: limit("at most 4")}
	})
	for _, c := range []struct {
		hits, total int64
		status      thresholds.Status
		budget      int64
		count       bool
	}{
		{4, 39, thresholds.Pass, 0, true}, {5, 39, thresholds.Fail, -1, true}, {4, 40, thresholds.Fail, -1, false},
		{3, 40, thresholds.Pass, 0, false}, {1, 1, thresholds.Pass, 3, true},
	} {
		v := one(t, rule, thresholds.Inputs{Tallies: always(c.hits, c.total)})
		require.Equal(t, c.status, v.Status, "%+v", c)
		require.Equal(t, c.budget, v.Budget, "%+v", c)
		require.Equal(t, c.count, v.Count)
		if c.count {
			require.Equal(t, "at most 4", v.Limit.String())
		} else {
			require.Equal(t, "below 0.10", v.Limit.String())
		}
	}
	require.Equal(t, thresholds.NoData, one(t, rule, thresholds.Inputs{Tallies: always(0, 0)}).Status)
}

// Conrad warns and blocks; bol asks for more than it enforces.
func TestLines(t *testing.T) {
	rule := with(ruleOf(goodShare, "at least 0.93"), func(r *thresholds.Rule) {
		r.Warning, r.Target = limit("at least 0.95"), limit("at least 0.98")
	})
	for hits, want := range map[int64]thresholds.Status{
		92: thresholds.Fail, 93: thresholds.Warn, 94: thresholds.Warn, 95: thresholds.Pass, 97: thresholds.Pass, 98: thresholds.Pass,
	} {
		v := one(t, rule, thresholds.Inputs{Tallies: always(hits, 100)})
		require.Equal(t, want, v.Status, "%d", hits)
		var missed []thresholds.Warning
		if want == thresholds.Warn {
			missed = append(missed, thresholds.Warning{Code: thresholds.WarnWarningLine, Count: 95 - hits})
		}
		if hits < 98 {
			missed = append(missed, thresholds.Warning{Code: thresholds.WarnOffTarget, Count: 98 - hits})
		}
		require.Equal(t, missed, v.Warnings)
	}
}

func TestDenominatorOfItsOwn(t *testing.T) {
	// TikTok: 25 late of the seller's own, of 200 dispatched by anybody.
	ask := func(v metrics.Variant, s metrics.Segment, r window.Range, _ window.Day) metrics.Tally {
		switch {
		case v == "test-bad" && s == metrics.SegmentMFN && r.Len() == 30:
			return metrics.Tally{Hits: 25, Total: 120}
		case v == "test-orders" && s == metrics.All && r.Len() == 30:
			return metrics.Tally{Hits: 200}
		}
		require.Fail(t, "asked for something else", "%s %s %v", v, s, r)
		return metrics.Tally{}
	}
	rule := with(ruleOf(badShare, "at most 0.10"), func(r *thresholds.Rule) {
		r.Denominator = &thresholds.Denominator{Metric: "test-orders"}
	})
	v := one(t, rule, thresholds.Inputs{Tallies: answer(ask)})
	require.Equal(t, metrics.NewRatio(25, 200), v.Ratio)
	require.Equal(t, thresholds.Fail, v.Status)
	require.Equal(t, int64(-5), v.Budget)
	require.Equal(t, v.Window, v.Over)

	// Kaufland: tickets of a week by the weekly average of four weeks.
	ask = func(v metrics.Variant, _ metrics.Segment, r window.Range, _ window.Day) metrics.Tally {
		if v == "test-count" {
			require.Equal(t, "2026-11-16..2026-11-22", r.String())
			return metrics.Tally{Hits: 6}
		}
		require.Equal(t, "2026-10-26..2026-11-22", r.String())
		return metrics.Tally{Hits: 401}
	}
	rule = with(ruleOf(badCount, "at most 0.06"), func(r *thresholds.Rule) {
		r.Window = window.Span{Weeks: 1}
		r.Denominator = &thresholds.Denominator{Metric: "test-orders", Window: window.Span{Weeks: 4}, Parts: 4}
	})
	v = one(t, rule, thresholds.Inputs{Tallies: answer(ask)})
	require.Equal(t, metrics.NewRatio(24, 401), v.Ratio)
	require.Equal(t, metrics.Share, v.Kind)
	require.Equal(t, thresholds.Pass, v.Status, "24/401 is 5.99 %")
	require.Equal(t, int64(0), v.Budget, "28/401 is 6.98 %")
	require.Equal(t, "2026-10-26..2026-11-22", v.Over.String())
}

// Mercado Libre, Brazil.
func claimBands() thresholds.Rule {
	return with(ruleOf(badShare, "at most 0.02"), func(r *thresholds.Rule) {
		r.Bands = []thresholds.Band{
			{Level: "leader", Limit: limit("at most 0.01")}, {Level: "green", Limit: limit("at most 0.02")},
			{Level: "yellow", Limit: limit("at most 0.045")}, {Level: "orange", Limit: limit("at most 0.08"), Actions: []string{"lower-rank"}},
			{Level: "red", Actions: []string{"no-offers"}},
		}
	})
}

func TestBands(t *testing.T) {
	for _, c := range []struct {
		hits, total   int64
		level         string
		better, worse thresholds.Reach
		actions       []string
	}{
		{10, 1000, "leader", thresholds.Reach{}, thresholds.Reach{Level: "green", Distance: 1, Known: true}, nil},
		{11, 1000, "green", thresholds.Reach{Level: "leader", Distance: 1, Known: true}, thresholds.Reach{Level: "yellow", Distance: 10, Known: true}, nil},
		{200, 10000, "green", thresholds.Reach{Level: "leader", Distance: 100, Known: true}, thresholds.Reach{Level: "yellow", Distance: 1, Known: true}, nil},
		{201, 10000, "yellow", thresholds.Reach{Level: "green", Distance: 1, Known: true}, thresholds.Reach{Level: "orange", Distance: 250, Known: true}, nil},
		{80, 1000, "orange", thresholds.Reach{Level: "yellow", Distance: 35, Known: true}, thresholds.Reach{Level: "red", Distance: 1, Known: true}, []string{"lower-rank"}},
		{81, 1000, "red", thresholds.Reach{Level: "orange", Distance: 1, Known: true}, thresholds.Reach{}, []string{"no-offers"}},
	} {
		v := one(t, claimBands(), thresholds.Inputs{Tallies: always(c.hits, c.total)})
		require.Equal(t, c.level, v.Level, "%d of %d", c.hits, c.total)
		require.Equal(t, c.better, v.Better, "%d of %d", c.hits, c.total)
		require.Equal(t, c.worse, v.Worse, "%d of %d", c.hits, c.total)
		require.Equal(t, c.actions, v.Actions, "%d of %d", c.hits, c.total)
	}
	grey := with(claimBands(), func(r *thresholds.Rule) { r.Minimum = 10 })
	v := one(t, grey, thresholds.Inputs{Tallies: always(0, 9)})
	require.Equal(t, thresholds.TooFew, v.Status)
	require.Empty(t, v.Level)

	// TikTok's half-open bands on an order-volume cap, of which the best has no limit broken.
	caps := with(ruleOf(badShare, "below 0.10"), func(r *thresholds.Rule) {
		r.Bands = []thresholds.Band{
			{Level: "none", Limit: limit("below 0.10")}, {Level: "90", Limit: limit("below 0.30")},
			{Level: "70", Limit: limit("below 0.50")}, {Level: "50"},
		}
	})
	for hits, level := range map[int64]string{9: "none", 10: "90", 29: "90", 30: "70", 49: "70", 50: "50", 100: "50"} {
		require.Equal(t, level, one(t, caps, thresholds.Inputs{Tallies: always(hits, 100)}).Level, "%d", hits)
	}
	// Under a lower limit.
	good := with(ruleOf(goodShare, "at least 0.80"), func(r *thresholds.Rule) {
		r.Bands = []thresholds.Band{{Level: "a", Limit: limit("above 0.95")}, {Level: "b", Limit: limit("at least 0.80")}}
	})
	v = one(t, good, thresholds.Inputs{Tallies: always(95, 100)})
	require.Equal(t, "b", v.Level)
	require.Equal(t, thresholds.Reach{Level: "a", Distance: 1, Known: true}, v.Better)
	v = one(t, good, thresholds.Inputs{Tallies: always(79, 100)})
	require.Empty(t, v.Level, "in no band")
	require.Equal(t, thresholds.Reach{Level: "b", Distance: 1, Known: true}, v.Better)
}

func TestTimesAPeerAverage(t *testing.T) {
	rule := with(ruleOf(manyShare, "at least 0.5"), func(r *thresholds.Rule) {
		r.Segment, r.Times = "category:*", "peer-average"
		r.Bands = []thresholds.Band{{Level: "high", Limit: limit("at least 1")}, {Level: "average", Limit: limit("at least 0.5")}}
	})
	k := knowing{answer: always(30, 100), segments: []metrics.Segment{"category:books", "category:toys"}}
	sc := cardOf(t, thresholds.Edition{Rules: []thresholds.Rule{rule}}, thresholds.Inputs{Tallies: k, Given: []thresholds.Given{
		{Name: "peer-average", Segment: "category:books", Number: number("0.9")},
		{Name: "peer-average", Segment: "category:books", Number: number("0.600")},
	}})
	require.Len(t, sc.Verdicts, 2)
	books, toys := sc.Verdicts[0], sc.Verdicts[1]
	require.Equal(t, metrics.Segment("category:books"), books.Rule.Segment)
	require.Equal(t, thresholds.Pass, books.Status)
	require.Equal(t, "at least 0.3000", books.Limit.String())
	require.Equal(t, "average", books.Level)
	require.Equal(t, thresholds.Reach{Level: "high", Distance: 30, Known: true}, books.Better)
	require.Equal(t, int64(0), books.Budget)
	require.Equal(t, thresholds.NoData, toys.Status)
	require.Equal(t, []thresholds.Warning{{Code: thresholds.WarnNotGiven}}, toys.Warnings)

	_, err := judgeOf(t, thresholds.Edition{Rules: []thresholds.Rule{rule}}).Judge(thresholds.Inputs{AsOf: asOf, Tallies: k, Given: []thresholds.Given{
		{Name: "peer-average", Segment: "category:books", Number: number("-1")},
	}})
	require.ErrorIs(t, err, metrics.ErrRange)
}

func TestManySegments(t *testing.T) {
	rule := with(ruleOf(manyShare, "at least 0.95"), func(r *thresholds.Rule) { r.Segment = "category:*" })
	edition := thresholds.Edition{Rules: []thresholds.Rule{rule}}
	bad := answer(func(_ metrics.Variant, s metrics.Segment, _ window.Range, _ window.Day) metrics.Tally {
		if s == "category:toys" {
			return metrics.Tally{Hits: 9, Total: 10}
		}
		return metrics.Tally{Hits: 10, Total: 10}
	})
	sc := cardOf(t, edition, thresholds.Inputs{Tallies: knowing{answer: bad, segments: []metrics.Segment{"category:books", "category:toys"}}})
	require.Len(t, sc.Verdicts, 2)
	require.Equal(t, thresholds.Pass, sc.Verdicts[0].Status)
	require.Equal(t, thresholds.Fail, sc.Verdicts[1].Status)
	require.Equal(t, thresholds.Fail, sc.Status)

	sc = cardOf(t, edition, thresholds.Inputs{Tallies: knowing{answer: bad}})
	require.Len(t, sc.Verdicts, 1, "no segment: one verdict all the same")
	require.Equal(t, thresholds.NoData, sc.Verdicts[0].Status)
	require.Empty(t, sc.Verdicts[0].Warnings)
	sc = cardOf(t, edition, thresholds.Inputs{Tallies: bad})
	require.Equal(t, []thresholds.Warning{{Code: thresholds.WarnSegments}}, sc.Verdicts[0].Warnings)
}

func TestMoney(t *testing.T) {
	rule := with(ruleOf(soldMoney, "at least 1000"), func(r *thresholds.Rule) { r.Currency = "USD" })
	for cents, want := range map[int64]thresholds.Status{999_99: thresholds.Fail, 1000_00: thresholds.Pass} {
		v := one(t, rule, thresholds.Inputs{Tallies: knowing{answer: always(cents, 0), currency: "USD"}})
		require.Equal(t, want, v.Status)
		require.Equal(t, cents-1000_00, v.Budget, "in minor units")
	}
	v := one(t, rule, thresholds.Inputs{Tallies: knowing{answer: always(1000_00, 0), currency: "EUR"}})
	require.Equal(t, thresholds.NotApplicable, v.Status)
	v = one(t, rule, thresholds.Inputs{Tallies: knowing{answer: always(1000_00, 0), currency: "EUR"}, Currency: "USD"})
	require.Equal(t, thresholds.Pass, v.Status, "what is handed in counts")
	v = one(t, rule, thresholds.Inputs{Tallies: always(1000_00, 0)})
	require.Equal(t, thresholds.NoData, v.Status)
	require.Equal(t, []thresholds.Warning{{Code: thresholds.WarnNotGiven}}, v.Warnings)
	yen := with(rule, func(r *thresholds.Rule) { r.Currency = "JPY" })
	v = one(t, yen, thresholds.Inputs{Tallies: always(1000, 0), Currency: "JPY"})
	require.Equal(t, thresholds.Pass, v.Status, "no minor units")
}

// eBay: 400 in three calendar months, else twelve.
func TestLowVolumeByAnotherMetric(t *testing.T) {
	rule := with(ruleOf(badShare, "at most 0.02"), func(r *thresholds.Rule) {
		r.Window = window.Span{CalendarMonths: 3}
		r.LowVolume = &thresholds.LowVolume{Under: 400, Metric: "test-orders", Window: window.Span{CalendarMonths: 12}}
	})
	for n, want := range map[int64]string{399: "2025-11-01..2026-10-31", 400: "2026-08-01..2026-10-31"} {
		v := one(t, rule, thresholds.Inputs{Tallies: answer(func(v metrics.Variant, s metrics.Segment, r window.Range, _ window.Day) metrics.Tally {
			if v == "test-orders" {
				require.Equal(t, "2026-08-01..2026-10-31", r.String())
				require.Equal(t, metrics.All, s)
				return metrics.Tally{Hits: n}
			}
			return metrics.Tally{Hits: 1, Total: 100}
		})})
		require.Equal(t, want, v.Window.String(), "%d", n)
	}
}
