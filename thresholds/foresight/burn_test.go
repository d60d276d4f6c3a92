package foresight_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// dice are fair and the same everywhere (splitmix64).
type dice struct{ state uint64 }

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// of returns how many of n come up at so many in a hundred thousand.
func (d *dice) of(n, odds int) int64 {
	hits := int64(0)
	for range n {
		if d.next()%100_000 < uint64(odds) {
			hits++
		}
	}
	return hits
}

// sales is a seller's days in a table: so many orders a day, a fifth fewer at weekends, and
// of each day's orders so many in a hundred thousand go wrong, days later.
func sales(t testing.TB, seed uint64, days window.Range, perDay int, odds func(d window.Day) int) *metrics.Table {
	d := dice{seed}
	table := metrics.NewTable(time.UTC)
	require.NoError(t, table.Declare("order-defect-rate"))
	for day := range days.Days() {
		n := perDay
		if w := day.Weekday(); w == time.Saturday || w == time.Sunday {
			n -= n / 5
		}
		add := func(since window.Day, hits, total int64) {
			require.NoError(t, table.Add(metrics.TableCell{
				Metric: "order-defect-rate", Segment: metrics.SegmentMFN, Day: day, Since: since, Hits: hits, Total: total,
			}))
		}
		add(day, 0, int64(n))
		for _, delay := range []int{3, 6, 10, 15} { // a quarter of them each
			add(day.Add(delay), d.of(n, odds(day.Add(delay))/4), 0)
		}
	}
	return table
}

// TestAlertsDoNotCryWolf: over three years each of many sellers at half of what is allowed
// hardly ever gets an alert, small or big; at three times it is raised within days, and
// cleared once it is over.
func TestAlertsDoNotCryWolf(t *testing.T) {
	j := judgeOf(t, below1())
	days := window.Range{First: day("2024-01-01"), Last: day("2026-12-31")}
	for _, c := range []struct {
		perDay, sellers, most int
		within                int // days
	}{
		{30, 20, 3, 21},
		{30_000, 1, 0, 4},
	} {
		false_ := 0
		for seed := range c.sellers {
			table := sales(t, uint64(seed), days, c.perDay, func(window.Day) int { return 500 })
			b, err := of(t, j, table, days.Last)[0].Burn(days, foresight.Alerts())
			require.NoError(t, err)
			for _, change := range b.Changes {
				if change.Raised {
					false_++
				}
			}
		}
		t.Logf("%d orders a day: %d alerts in %d years at half of what is allowed", c.perDay, false_, 3*c.sellers)
		require.LessOrEqual(t, false_, c.most, "%d orders a day", c.perDay)

		bad := window.Range{First: day("2026-03-01"), Last: day("2026-04-30")}
		late := 0
		for seed := range min(c.sellers, 10) {
			table := sales(t, uint64(seed)+100, window.Range{First: day("2025-10-01"), Last: day("2026-08-31")}, c.perDay, func(d window.Day) int {
				if bad.Contains(d) {
					return 3000
				}
				return 500
			})
			b, err := of(t, j, table, day("2026-08-31"))[0].Burn(window.Range{First: day("2026-01-01"), Last: day("2026-08-31")}, foresight.Alerts())
			require.NoError(t, err)
			var raised window.Day
			for _, change := range b.Changes {
				if change.Raised && bad.Contains(change.Day) && !raised.IsValid() {
					raised = change.Day
				}
			}
			require.True(t, raised.IsValid(), "never raised")
			if raised.Sub(bad.First) > c.within {
				late++
			}
			require.Empty(t, b.Raised, "it is over")
		}
		require.LessOrEqual(t, late, 1, "%d orders a day", c.perDay)
	}
}

// propBurn: the history is that of adding up the cells of the table by hand.
func propBurn(t *rapid.T) {
	h := genHistory(t)
	rule := plain(genRule(t, "r"))
	rule.LowVolume = nil
	j := judgeOf(t, rule)
	l := h.ledger(j, nil)
	o := of(t, j, l, h.asOf)[0]
	days := window.Range{First: h.asOf.Add(-rapid.IntRange(0, 60).Draw(t, "days")), Last: h.asOf.Add(rapid.IntRange(0, 3).Draw(t, "beyond"))}
	short := foresight.Stretch{Days: rapid.IntRange(1, 5).Draw(t, "short days"), Orders: rapid.Int64Range(0, 4).Draw(t, "short orders")}
	clearAt := rapid.Int64Range(0, 8).Draw(t, "clear")
	a := foresight.Alert{
		ID: "a", Short: short, Clear: metrics.NewRatio(clearAt, 4), Least: rapid.Int64Range(1, 3).Draw(t, "least"),
		Long: foresight.Stretch{
			Days: short.Days + rapid.IntRange(0, 20).Draw(t, "long days"), Orders: short.Orders + rapid.Int64Range(0, 10).Draw(t, "long orders"),
		},
		Raise: metrics.NewRatio(clearAt+rapid.Int64Range(1, 6).Draw(t, "raise"), 4),
	}
	got, err := o.Burn(days, []foresight.Alert{a})
	require.NoError(t, err)
	count := isCount(o.Verdict)
	if !hasSubjects(o.Verdict) || between(o.Verdict) || count && !hitsAgainst(o.Verdict) {
		require.Empty(t, got.Changes)
		return
	}
	defects, volume := map[window.Day]int64{}, map[window.Day]int64{}
	for c := range l.Table().Cells() {
		if c.Metric != o.Verdict.Rule.Metric || c.Segment == metrics.Unanchored || rule.Segment != metrics.All && c.Segment != rule.Segment ||
			rule.Segment == metrics.All && strings.Contains(string(c.Segment), ":") { // it is counted in another segment already
			continue
		}
		defects[c.Since] += againstOf(o.Verdict, metrics.Tally{Hits: c.Hits, Total: c.Total})
		volume[c.Since] += c.Total
	}
	allowed := rule.Limit.Value.Rat()
	switch {
	case count:
		allowed.Quo(allowed, big.NewRat(int64(o.Verdict.Window.Len()), 1))
	case rule.Limit.Op.IsLower():
		allowed.Sub(big.NewRat(1, 1), allowed)
	}
	volumeOn := func(d window.Day) int64 {
		if count {
			return 1
		}
		return volume[d]
	}
	up := func(d window.Day, s foresight.Stretch) (n, v int64) {
		for i := range foresight.MaxStretch {
			if i >= s.Days && (count || v >= s.Orders) {
				break
			}
			n, v = n+defects[d.Add(-i)], v+volumeOn(d.Add(-i))
		}
		return n, v
	}
	pace := func(n, v int64, r metrics.Ratio) bool {
		least := new(big.Rat).Mul(allowed, big.NewRat(r.Num(), r.Den()))
		return n > 0 && big.NewRat(n, 1).Cmp(least.Mul(least, big.NewRat(v, 1))) >= 0
	}
	raised := false
	var want []string
	for d := days.First; !d.After(h.asOf); d = d.Add(1) {
		n, v := up(d, a.Long)
		m, w := up(d, a.Short)
		is := raised
		if !raised {
			is = n >= a.Least && pace(n, v, a.Raise) && pace(m, w, a.Raise)
		} else if !pace(m, w, a.Clear) {
			is = false
		}
		if is != raised {
			raised = is
			want = append(want, fmt.Sprint(d, is, n, v, m, w))
		}
	}
	var have []string
	for _, c := range got.Changes {
		have = append(have, fmt.Sprint(c.Day, c.Raised, c.Long.Defects, c.Long.Volume, c.Short.Defects, c.Short.Volume))
	}
	require.Equal(t, want, have)
	require.Equal(t, raised, len(got.Raised) == 1)
}

func TestBurnIsAddingUp(t *testing.T) { rapid.Check(t, propBurn) }

func FuzzBurn(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propBurn)) }

func TestAlertValidate(t *testing.T) {
	for _, a := range foresight.Alerts() {
		require.NoError(t, a.Validate())
	}
	for _, change := range []func(a *foresight.Alert){
		func(a *foresight.Alert) { a.ID = "" },
		func(a *foresight.Alert) { a.Long.Days = 0 },
		func(a *foresight.Alert) { a.Long.Days = 500 },
		func(a *foresight.Alert) { a.Short.Orders = -1 },
		func(a *foresight.Alert) { a.Short.Days = a.Long.Days + 1 },
		func(a *foresight.Alert) { a.Raise = metrics.Ratio{} },
		func(a *foresight.Alert) { a.Clear = metrics.NewRatio(5, 1) },
		func(a *foresight.Alert) { a.Clear = metrics.Ratio{} },
		func(a *foresight.Alert) { a.Least = 0 },
	} {
		a := foresight.Alerts()[0]
		change(&a)
		require.Error(t, a.Validate())
		j := judgeOf(t, below1())
		_, err := of(t, j, fixed{}, day("2026-11-22"))[0].Burn(window.Range{First: day("2026-11-01"), Last: day("2026-11-22")}, []foresight.Alert{a})
		require.Error(t, err)
	}
}

// Where nothing is allowed, the least number decides, and a day without any clears.
func TestBurnOfACountThatMustBeZero(t *testing.T) {
	rule := thresholds.Rule{ID: "v", Metric: "order-defect-rate", Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit("equal 0")}
	j := judgeOf(t, rule)
	asOf := day("2026-11-22")
	l := seller(t, j, asOf, 40, 3, map[int]int{10: 1, 9: 1})
	b, err := of(t, j, l, asOf)[0].Burn(window.Range{First: asOf.Add(-30), Last: asOf}, []foresight.Alert{{
		ID: "two", Long: foresight.Stretch{Days: 3}, Short: foresight.Stretch{Days: 1}, Raise: metrics.NewRatio(1, 1), Clear: metrics.NewRatio(1, 1), Least: 2,
	}})
	require.NoError(t, err)
	require.Len(t, b.Changes, 2)
	require.Equal(t, asOf.Add(-9), b.Changes[0].Day)
	require.True(t, b.Changes[0].Raised)
	require.Equal(t, asOf.Add(-8), b.Changes[1].Day)
	require.Empty(t, b.Raised)
}

// TestBurnAtTheEndsOfTime: on the first days and the last one that there are, too, there is
// an answer, and it is that of any other day.
func TestBurnAtTheEndsOfTime(t *testing.T) {
	j := judgeOf(t, below1())
	for _, d := range []string{"1000-01-01", "1000-01-02", "1000-03-01", "2026-11-22", "9999-12-30", "9999-12-31"} {
		last := day(d)
		table := metrics.NewTable(time.UTC)
		require.NoError(t, table.Declare("order-defect-rate"))
		require.NoError(t, table.Add(metrics.TableCell{
			Metric: "order-defect-rate", Segment: metrics.SegmentMFN, Day: last, Since: last, Hits: 7, Total: 40,
		}))
		b, err := of(t, j, table, last)[0].Burn(window.Range{First: last, Last: last}, foresight.Alerts())
		require.NoError(t, err, d)
		require.Equal(t, foresight.Flow{Days: window.Range{First: last, Last: last}, Defects: 7, Volume: 40}, b.Last, d)
		require.NotEmpty(t, b.Raised, d)
		for _, change := range b.Changes {
			require.True(t, change.Long.Days.IsValid(), d)
		}
	}
}
