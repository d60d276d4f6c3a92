package ebay_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/ebay"
	"github.com/sellerperf/sellerperf/window"
)

const the20th = "2026-11-20"

// year and quarter are the days of the windows that are judged on 20 November 2026.
const (
	quarter = 92  // August to October
	year    = 365 // November 2025 to October 2026
)

// 399 transactions in three months: twelve months are judged; 400: three.
func TestVolume(t *testing.T) {
	for transactions, want := range map[int64]string{399: "2025-11-01..2026-10-31", 400: "2026-08-01..2026-10-31"} {
		v := figures.Verdict(t, ebay.US(), "transaction-defect-rate", figures.AsOf(the20th),
			figures.Row{Metric: "orders-placed", Days: quarter, Hits: transactions, Total: transactions},
			figures.Row{Metric: "transaction-defect-rate", Total: 1000})
		require.Equal(t, want, v.Window.String(), "%d transactions", transactions)
	}
}

// A projection of 5 May 2020 looks at whole months before it, as eBay's own did.
func TestProjection(t *testing.T) {
	v := figures.Verdict(t, ebay.US(), "transaction-defect-rate", figures.AsOf("2020-05-05"))
	require.Equal(t, "2019-05-01..2020-04-30", v.Window.String())
	require.False(t, v.Official)
	require.Equal(t, "2020-05-20", v.NextEvaluation.String())
	require.True(t, figures.Verdict(t, ebay.US(), "transaction-defect-rate", figures.AsOf("2020-05-20")).Official)
}

// 5 defects of 100 are too many from five buyers, and none from four.
func TestDefects(t *testing.T) {
	for _, c := range []struct {
		defects, transactions, buyers int64
		level                         string
		status                        thresholds.Status
	}{
		{5, 100, 4, "above-standard", thresholds.Pass},
		{5, 100, 5, "below-standard", thresholds.Fail},
		{20, 1000, 20, "above-standard", thresholds.Pass}, // 2 % is not more than 2 %
		{21, 1000, 21, "below-standard", thresholds.Fail},
		{21, 1000, 4, "above-standard", thresholds.Pass},
	} {
		card := figures.Card(t, ebay.US(), figures.AsOf(the20th),
			figures.Row{Metric: "transaction-defect-rate", Hits: c.defects, Total: c.transactions, Buyers: c.buyers},
			figures.Row{Metric: "unresolved-case-rate", Total: c.transactions})
		v, _ := card.Verdict("transaction-defect-rate")
		require.Equal(t, c.status, v.Status, "%d of %d, %d buyers", c.defects, c.transactions, c.buyers)
		o, _ := card.Outcome("seller-level")
		require.Equal(t, c.level, o.Level, "%d of %d, %d buyers", c.defects, c.transactions, c.buyers)
		require.Equal(t, c.status, o.Status)
	}
}

// More buyers than defects cannot be: who counts so is told.
func TestMoreBuyersThanDefects(t *testing.T) {
	judge, err := thresholds.NewJudge(ebay.US())
	require.NoError(t, err)
	in := figures.AsOf(the20th)
	in.Tallies = figures.Of("America/Phoenix",
		figures.Row{Metric: "transaction-defect-rate", Hits: 5, Total: 100, Buyers: 6})
	_, err = judge.Judge(in)
	var fault *thresholds.FieldError
	require.ErrorAs(t, err, &fault)
	require.Equal(t, "6", fault.Value)
	require.ErrorIs(t, err, metrics.ErrRange)
}

// 3 of 1000 cases are 0.3 %, 3 of 999 are more, and two are never too many.
func TestCases(t *testing.T) {
	for _, c := range []struct {
		cases, transactions int64
		want                thresholds.Status
	}{
		{3, 1000, thresholds.Pass}, {3, 999, thresholds.Fail}, {2, 10, thresholds.Pass},
	} {
		v := figures.Verdict(t, ebay.US(), "unresolved-case-rate", figures.AsOf(the20th),
			figures.Row{Metric: "unresolved-case-rate", Hits: c.cases, Total: c.transactions})
		require.Equal(t, c.want, v.Status, "%d of %d", c.cases, c.transactions)
	}
}

// topRated is a seller in the United States who has all that the best level takes.
func topRated() []figures.Row {
	return []figures.Row{
		{Metric: "orders-placed", Days: quarter, Hits: 500, Total: 500},
		{Metric: "orders-placed", Days: year, Hits: 2000, Total: 2000},
		{Metric: "sales-value", Days: year, Hits: 1000_00},
		{Metric: "transaction-defect-rate", Hits: 3, Total: 500},
		{Metric: "unresolved-case-rate", Hits: 2, Total: 500},
		{Metric: "late-fulfilment-rate", Hits: 15, Total: 500},
		{Metric: "tracking-in-time-rate", Hits: 475, Total: 500},
	}
}

// Each thing that the best level takes keeps a seller from it alone.
func TestTopRated(t *testing.T) {
	in := figures.AsOf(the20th)
	in.Given = []thresholds.Given{{Name: "registered", Day: window.MustParseDay("2026-08-22")}}
	level := func(change func(rows []figures.Row, in *thresholds.Inputs)) thresholds.Outcome {
		rows, with := topRated(), in
		change(rows, &with)
		judge, err := thresholds.NewJudge(ebay.US())
		require.NoError(t, err)
		sheet := figures.Of("America/Phoenix", rows...)
		sheet.Money = "USD"
		with.Tallies = sheet
		card, err := judge.Judge(with)
		require.NoError(t, err)
		o, _ := card.Outcome("seller-level")
		return o
	}
	require.Equal(t, "top-rated", level(func([]figures.Row, *thresholds.Inputs) {}).Level)
	for part, change := range map[string]func(rows []figures.Row, in *thresholds.Inputs){
		"registered-90-days": func(_ []figures.Row, in *thresholds.Inputs) {
			in.Given = []thresholds.Given{{Name: "registered", Day: window.MustParseDay("2026-08-23")}}
		},
		"transactions/top-rated":            func(rows []figures.Row, _ *thresholds.Inputs) { rows[1].Hits = 99 },
		"sales/top-rated":                   func(rows []figures.Row, _ *thresholds.Inputs) { rows[2].Hits = 999_99 },
		"transaction-defect-rate/top-rated": func(rows []figures.Row, _ *thresholds.Inputs) { rows[3].Hits = 4 },
		"late-fulfilment-rate/top-rated":    func(rows []figures.Row, _ *thresholds.Inputs) { rows[5].Hits = 16 },
		"tracking/top-rated":                func(rows []figures.Row, _ *thresholds.Inputs) { rows[6].Hits = 474 },
	} {
		o := level(change)
		require.Equal(t, "above-standard", o.Level, part)
		require.Len(t, o.Missing, 1, part)
		require.Equal(t, part, o.Missing[0].ID)
		require.Equal(t, "top-rated", o.Better.Level)
	}
	below := level(func(rows []figures.Row, _ *thresholds.Inputs) { rows[3].Hits = 11 })
	require.Equal(t, "below-standard", below.Level)
}

// A seller who comes down is spared the limits for three months.
func TestGrace(t *testing.T) {
	rows := func(defects int64) []figures.Row {
		return []figures.Row{{Metric: "transaction-defect-rate", Hits: defects, Total: 500}, {Metric: "unresolved-case-rate", Total: 500}}
	}
	in := figures.AsOf("2026-07-20")
	in.Previous = figures.Card(t, ebay.US(), in, rows(0)...).States
	in.AsOf = window.MustParseDay("2026-08-20")
	first := figures.Card(t, ebay.US(), in, rows(50)...)
	o, _ := first.Outcome("seller-level")
	require.Equal(t, "below-standard", o.Level)
	require.Equal(t, "2026-11-19", o.GraceUntil.String())
	require.Empty(t, o.Actions)
	in.AsOf, in.Previous = window.MustParseDay(the20th), first.States
	o, _ = figures.Card(t, ebay.US(), in, rows(50)...).Outcome("seller-level")
	require.Equal(t, []string{"limit-selling", "lower-search-rank"}, o.Actions)
}

// 4 % and then 3 % in the United Kingdom; 6 items late are spared in Germany, 5 there.
func TestLateByProgramme(t *testing.T) {
	for _, c := range []struct {
		policy      thresholds.Policy
		day         string
		late, total int64
		want        thresholds.Status
	}{
		{ebay.UK(), "2017-07-20", 40, 1000, thresholds.Pass},
		{ebay.UK(), "2017-08-20", 40, 1000, thresholds.Fail},
		{ebay.UK(), "2017-08-20", 5, 10, thresholds.Pass},
		{ebay.UK(), "2017-08-20", 6, 10, thresholds.Fail},
		{ebay.DE(), "2017-08-20", 6, 10, thresholds.Pass},
		{ebay.DE(), "2017-08-20", 7, 10, thresholds.Fail},
	} {
		v := figures.Verdict(t, c.policy, "late-fulfilment-rate/top-rated", figures.AsOf(c.day),
			figures.Row{Metric: "late-fulfilment-rate", Hits: c.late, Total: c.total})
		require.Equal(t, c.want, v.Status, "%s %s: %d of %d", c.policy.Name, c.day, c.late, c.total)
	}
}

// Peers are handed in by category; without them nothing is judged, and under ten
// requests nothing follows.
func TestServiceMetrics(t *testing.T) {
	in := figures.AsOf(the20th)
	in.Given = []thresholds.Given{
		{Name: "very-high", Segment: "category:shoes", Number: decimal.RequireFromString("0.04")},
		{Name: "peer-average", Segment: "category:shoes", Number: decimal.RequireFromString("0.02")},
	}
	status := func(requests int64) []thresholds.Status {
		card := figures.Card(t, ebay.ServiceMetrics(), in,
			figures.Row{Metric: "item-not-as-described-rate", Segment: "category:shoes", Hits: requests, Total: 500},
			figures.Row{Metric: "item-not-as-described-rate", Segment: "category:toys", Hits: 100, Total: 500})
		var out []thresholds.Status
		for _, v := range card.Verdicts[:4] {
			out = append(out, v.Status)
		}
		return out
	}
	pass, warn, fail, none := thresholds.Pass, thresholds.Warn, thresholds.Fail, thresholds.NoData
	require.Equal(t, []thresholds.Status{pass, none, pass, none}, status(10), "2 %, as the peers")
	require.Equal(t, []thresholds.Status{pass, none, warn, none}, status(19), "3.8 %")
	require.Equal(t, []thresholds.Status{fail, none, warn, none}, status(20), "4 %, very high")
	few := figures.Verdict(t, ebay.ServiceMetrics(), "not-as-described", in,
		figures.Row{Metric: "item-not-as-described-rate", Segment: "category:shoes", Hits: 9, Total: 10})
	require.Equal(t, pass, few.Status)
}
