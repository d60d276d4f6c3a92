package tiktok_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/tiktok"
	"github.com/sellerperf/sellerperf/window"
)

// 25 of 200 late are 12.5 %: more than is acted on since March 2026, and before.
func TestLateDispatchUS(t *testing.T) {
	for _, c := range []struct {
		day         string
		late, total int64
		status      thresholds.Status
		offTarget   bool
	}{
		{"2026-03-02", 25, 200, thresholds.Fail, true},
		{"2026-03-02", 20, 200, thresholds.Pass, true}, // 10 % is not more than 10 %
		{"2026-03-02", 8, 200, thresholds.Pass, false},
		{"2026-03-02", 9, 200, thresholds.Pass, true},
		{"2026-03-01", 8, 200, thresholds.Pass, false},
		{"2026-03-01", 9, 200, thresholds.Fail, false},
	} {
		v := figures.Verdict(t, tiktok.US(), "late-dispatch-rate", figures.AsOf(c.day),
			figures.Row{Metric: "late-shipment-rate", Days: 7, Hits: c.late, Total: c.total})
		require.Equal(t, c.status, v.Status, "%s: %d of %d", c.day, c.late, c.total)
		off := len(v.Warnings) > 0 && v.Warnings[0].Code == thresholds.WarnOffTarget
		require.Equal(t, c.offTarget, off, "%s: %d of %d", c.day, c.late, c.total)
	}
}

// 88 and 80 of 100 pass, 79 fail, in the week from 3 to 9 March.
func TestOnTimeDeliveryUS(t *testing.T) {
	for onTime, want := range map[int64]thresholds.Status{88: thresholds.Pass, 80: thresholds.Pass, 79: thresholds.Fail} {
		v := figures.Verdict(t, tiktok.US(), "on-time-delivery-rate", figures.AsOf("2026-03-08"),
			figures.Row{Metric: "on-time-delivery-rate", Days: 7, Hits: onTime, Total: 100})
		require.Equal(t, want, v.Status, "%d of 100", onTime)
		require.Equal(t, "2026-03-02..2026-03-08", v.Window.String())
	}
}

// What a dispatch is, and within how many days, changed three times in 2026.
func TestDeadlinesUS(t *testing.T) {
	friday := time.Date(2026, 1, 16, 12, 0, 0, 0, time.UTC)
	holiday := window.MustParseDay("2026-01-19") // Martin Luther King's
	loc, err := tiktok.US().Location()
	require.NoError(t, err)
	for day, want := range map[string]string{"2026-01-11": "2026-01-21", "2026-01-12": "2026-01-23", "2026-01-26": "2026-01-21"} {
		e, ok := tiktok.US().EditionOn(window.MustParseDay(day))
		require.True(t, ok)
		require.Equal(t, "dispatch", e.Deadlines[0].ID)
		by, ok := e.Deadlines[0].By(friday, loc, []window.Day{holiday})
		require.True(t, ok)
		require.Equal(t, want+" 23:59:59", by.Format("2006-01-02 15:04:05"), day)
	}
}

// 25 of 100 cancelled cap the orders at 90 % and cost 2 points; 30 of 300 cost 4.
func TestSEA(t *testing.T) {
	for _, c := range []struct {
		cancelled, orders int64
		level             string
		points            int64
	}{
		{9, 100, "no-cap", 0},
		{25, 100, "cap-90", 2},
		{30, 300, "cap-90", 4},
		{29, 290, "cap-90", 2},
		{30, 100, "cap-70", 4},
		{50, 100, "cap-50", 4},
	} {
		monday := figures.AsOf("2026-11-23")
		row := figures.Row{
			Metric: "cancellation-rate", First: window.MustParseDay("2026-11-17"), Hits: c.cancelled, Total: c.orders,
		}
		card := figures.Card(t, tiktok.SEA(), monday, row)
		v, _ := card.Verdict("seller-fault-cancellation-rate")
		require.Equal(t, c.level, v.Level, "%d of %d", c.cancelled, c.orders)
		o, _ := card.Outcome("violation-points")
		points := int64(0)
		for _, e := range o.Entries {
			points += e.Points
		}
		require.Equal(t, c.points, points, "%d of %d", c.cancelled, c.orders)
	}
}

// 48 points close the shop, and after 90 days they are gone.
func TestPointsSEA(t *testing.T) {
	at := func(day string, points int64) thresholds.Outcome {
		in := figures.AsOf(day)
		in.Entries = []thresholds.Entry{{Account: "violation-points", Day: window.MustParseDay("2026-08-01"), Points: points}}
		o, _ := figures.Card(t, tiktok.SEA(), in).Outcome("violation-points")
		return o
	}
	require.Equal(t, thresholds.Pass, at("2026-08-01", 47).Status)
	closed := at("2026-08-01", 48)
	require.Equal(t, thresholds.Fail, closed.Status)
	require.Equal(t, "revoked", closed.Level)
	require.Equal(t, thresholds.Fail, at("2026-10-29", 48).Status)
	require.Equal(t, thresholds.Pass, at("2026-10-30", 48).Status)
}

// The account health rating starts with 200 and has its milestones on the way down.
func TestAccountHealthUS(t *testing.T) {
	for points, want := range map[int64]string{0: "", -49: "", -50: "at-150", -100: "at-100", -150: "at-50", -300: "at-0"} {
		in := figures.AsOf("2026-11-22")
		in.Entries = []thresholds.Entry{{Account: "account-health-rating", Day: window.MustParseDay("2026-11-01"), Points: points}}
		o, ok := figures.Card(t, tiktok.US(), in).Outcome("account-health-rating")
		require.True(t, ok)
		require.True(t, o.Estimate)
		require.Equal(t, want, o.Level, "%d points", points)
		require.Equal(t, max(0, 200+points), o.Number.Num())
	}
}

// A cap comes at 10 % and goes below 4 %.
func TestCrossBorder(t *testing.T) {
	late := func(n int64) figures.Row { return figures.Row{Metric: "late-shipment-rate", Hits: n, Total: 100} }
	p := tiktok.USCrossBorder()
	for n, want := range map[int64]string{9: "no-cap", 10: "cap-50", 19: "cap-50", 20: "cap-30", 40: "cap-20", 60: "cap-10"} {
		require.Equal(t, want, figures.Verdict(t, p, "late-dispatch-rate", figures.AsOf("2024-07-01"), late(n)).Level, "%d %%", n)
	}
	in := figures.AsOf("2024-07-01")
	in.Previous = figures.Card(t, p, figures.AsOf("2024-06-30"), late(12)).States
	require.Equal(t, thresholds.Fail, figures.Verdict(t, p, "late-dispatch-rate", in, late(9)).Status)
	require.Equal(t, thresholds.Fail, figures.Verdict(t, p, "late-dispatch-rate", in, late(4)).Status)
	require.Equal(t, thresholds.Pass, figures.Verdict(t, p, "late-dispatch-rate", in, late(3)).Status)
	in.Previous = nil
	require.Equal(t, thresholds.Pass, figures.Verdict(t, p, "late-dispatch-rate", in, late(9)).Status)
}

// A rule that is not asked for is not passed: ten negative reviews are none to judge, and a
// shop with a rating is judged by that.
func TestCampaign(t *testing.T) {
	reviews := func(n int64) thresholds.Status {
		return figures.Verdict(t, tiktok.VNCampaign(), "negative-reviews", figures.AsOf("2026-11-22"),
			figures.Row{Metric: "negative-feedback-rate", Hits: n, Total: 100}).Status
	}
	require.Equal(t, thresholds.NotApplicable, reviews(10))
	require.Equal(t, thresholds.Fail, reviews(11))
	for rated, want := range map[int64]thresholds.Status{0: thresholds.Fail, 1: thresholds.NotApplicable} {
		in := figures.AsOf("2026-11-22")
		in.Given = []thresholds.Given{{Name: "store-rating", Number: decimal.NewFromInt(rated)}}
		v := figures.Verdict(t, tiktok.VNCampaign(), "late-dispatch-rate", in,
			figures.Row{Metric: "late-shipment-rate", Hits: 10, Total: 100})
		require.Equal(t, want, v.Status)
	}
	unknown := figures.Verdict(t, tiktok.VNCampaign(), "late-dispatch-rate", figures.AsOf("2026-11-22"))
	require.Equal(t, thresholds.NoData, unknown.Status, "whether there is a rating was not handed in")
}
