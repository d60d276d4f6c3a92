package foresight_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// propRecovery: the recovery is that of really advancing, day by day, over a table of what
// is known to which the scenario's days are added.
func propRecovery(t *rapid.T) {
	h := genHistory(t)
	rule := genRule(t, "r")
	if rule.Window.Lifetime && rapid.IntRange(0, 9).Draw(t, "for ever") < 9 {
		rule.Window = window.Span{Days: 5}
	}
	j := judgeOf(t, rule)
	o := of(t, j, h.ledger(j, nil), h.asOf)[0]
	n := rapid.IntRange(1, 60).Draw(t, "last")
	rate := metrics.NewRatio(rapid.Int64Range(0, 5).Draw(t, "bad"), 10)
	given := rapid.SliceOfN(rapid.Int64Range(0, 4), 0, 40).Draw(t, "given")
	v := rapid.SampledFrom([]foresight.Volume{
		foresight.NoVolume(), foresight.LastDays(n), foresight.LastDays(n).WithDefects(rate), foresight.GivenDays(given...).WithDefects(rate),
	}).Draw(t, "volume")
	got, err := o.Recovery(v)
	require.NoError(t, err)

	hitsAgainst := hitsAgainst(o.Verdict)
	openIn := rule.Metric == "late-shipment-rate?day=order&open=in" || rule.Metric == "response-time-rate?hours=48&open=in"
	table := metrics.NewTable(h.loc)
	put := func(v metrics.Variant, s metrics.Segment, d window.Day, hits, total int64) {
		require.NoError(t, table.Add(metrics.TableCell{Metric: v, Segment: s, Day: d, Hits: hits, Total: total}))
	}
	past := func(v metrics.Variant, s metrics.Segment, d window.Day) metrics.Tally {
		tally, err := h.figures(j).Tally(v, s, window.Range{First: d, Last: d}, h.asOf)
		require.NoError(t, err)
		return tally
	}
	known := func(d window.Day) metrics.Tally { return past(rule.Metric, rule.Segment, d) }
	apart := rule.Denominator != nil
	var others []metrics.Variant // what the rule counts besides
	if apart {
		others = append(others, rule.Denominator.Metric)
	}
	if low := rule.LowVolume; low != nil && low.Metric != "" && (!apart || low.Metric != rule.Denominator.Metric) {
		others = append(others, low.Metric)
	}
	for _, v := range append(others, o.Verdict.Rule.Metric) {
		require.NoError(t, table.Declare(v))
	}
	lastBad := window.Day{}
	for d := h.asOf.Add(-200); !d.After(h.asOf); d = d.Add(1) {
		for _, v := range others {
			tally := past(v, metrics.All, d)
			put(v, metrics.All, d, tally.Hits, tally.Total)
		}
		tally := known(d)
		bad := tally.Hits
		if !hitsAgainst {
			bad = tally.Total - tally.Hits
		}
		anything := rule.Limit.Op == thresholds.Equal && !rule.Limit.Value.IsZero() || rule.Of == thresholds.Total || rule.Of != 0 && !hitsAgainst
		if !anything && bad != 0 || anything && (tally.Total+tally.Open != 0 || tally.Hits != 0) {
			lastBad = d
		}
		total, hits := tally.Total, tally.Hits
		if !openIn && !apart {
			total += tally.Open
		}
		if !hitsAgainst {
			hits += tally.Open
		}
		put(rule.Metric, rule.Segment, d, hits, total)
	}
	volume, placed := int64(0), int64(0)
	worst, now := o.Verdict, o.Verdict
	recovered, then := window.Day{}, thresholds.Verdict{}
	if now.Status != thresholds.Fail {
		recovered, then = h.asOf, now
	}
	until := h.asOf
	for i := 0; ; i++ {
		d := h.asOf.Add(i + 1)
		total := int64(0)
		switch {
		case v.String() == "none":
		case v.String()[0] == 'l':
			again := h.asOf.Add(1 - n + i%n)
			for _, other := range others {
				tally := past(other, metrics.All, again)
				put(other, metrics.All, d, tally.Hits, tally.Total)
			}
			tally := known(again)
			switch {
			case apart:
				total = past("orders-placed", metrics.All, again).Hits
			case openIn:
				total = tally.Total
			default:
				total = tally.Total + tally.Open
			}
		case i < len(given):
			total = given[i]
			for _, other := range others {
				put(other, metrics.All, d, total, total)
			}
		}
		volume += total
		bad := int64(0)
		if v.Defects().HasData() {
			bad = volume*v.Defects().Num()/v.Defects().Den() - placed
			placed += bad
		}
		hits := total - bad
		if hitsAgainst {
			hits = bad
		}
		put(rule.Metric, rule.Segment, d, hits, total)
		verdict := of(t, j, table, d)[0].Verdict
		out := !lastBad.IsValid()
		if !out {
			out = rule.Window.Range(d.Add(-1)).First.After(lastBad)
			if low := rule.LowVolume; low != nil {
				out = out && low.Window.Range(d.Add(-1)).First.After(lastBad)
			}
		}
		if out || i == 3660 {
			break
		}
		until = d
		if verdict.Status == thresholds.Fail {
			recovered, then = window.Day{}, thresholds.Verdict{}
		} else if !recovered.IsValid() {
			recovered, then = d, verdict
		}
		if further(rule.Limit, hitsAgainst, verdict, worst) {
			worst = verdict
		}
	}
	require.Equal(t, recovered, got.Day, "%+v", got)
	require.Equal(t, until, got.Until)
	require.Equal(t, then.Status, got.Then.Status)
	require.Equal(t, then.Tally.Hits, got.Then.Tally.Hits)
	require.Equal(t, worst.Window, got.Worst.Window)
	require.Equal(t, [2]int64{worst.Tally.Hits, worst.Tally.Total}, [2]int64{got.Worst.Tally.Hits, got.Worst.Tally.Total})
	require.Equal(t, now.Tally, got.Now.Tally)
}

// figures is the ledger of all events, made once.
func (h *history) figures(j *thresholds.Judge) *metrics.Ledger {
	if h.made == nil {
		h.made = h.ledger(j, nil)
	}
	return h.made
}

// further reports whether verdict a is farther from its limit than b, on the bad side.
func further(l thresholds.Limit, hitsAgainst bool, a, b thresholds.Verdict) bool {
	switch a.Rule.Of {
	case thresholds.Hits:
		a.Ratio, b.Ratio = metrics.NewRatio(a.Tally.Hits, 1), metrics.NewRatio(b.Tally.Hits, 1)
	case thresholds.Total:
		a.Ratio, b.Ratio = metrics.NewRatio(a.Tally.Total, 1), metrics.NewRatio(b.Tally.Total, 1)
	}
	switch {
	case !a.Ratio.HasData():
		return false
	case !b.Ratio.HasData():
		return true
	case l.Op == thresholds.Equal && !l.Value.IsZero():
		dist := func(r metrics.Ratio) *decimalRat { return newDecimalRat(r, l) }
		return dist(a.Ratio).cmp(dist(b.Ratio)) > 0
	case hitsAgainst:
		return a.Ratio.Cmp(b.Ratio) > 0
	}
	return a.Ratio.Cmp(b.Ratio) < 0
}

func TestRecoveryIsBruteForce(t *testing.T) { rapid.Check(t, propRecovery) }

func FuzzRecovery(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propRecovery)) }

// seller is a seller-fulfilled account: so many orders a day, and defects on the days
// given by how many days ago their orders were placed.
func seller(t require.TestingT, j *thresholds.Judge, asOf window.Day, days, perDay int, defects map[int]int) *metrics.Ledger {
	l, err := metrics.NewLedger(config(j, time.UTC))
	require.NoError(t, err)
	for back := range days {
		require.NoError(t, l.ApplyAll(soldOn(asOf.Add(-back), perDay, defects[back])))
	}
	return l
}

// soldOn are the orders of a day, some of which go wrong at once.
func soldOn(d window.Day, orders, defects int) []metrics.Event {
	var out []metrics.Event
	for i := range orders {
		meta := metrics.Meta{At: d.Start(time.UTC).Add(time.Hour), Order: fmt.Sprint(d, "/", i)}
		out = append(out, &metrics.OrderPlaced{Meta: meta, Channel: metrics.MFN})
		if i < defects {
			meta.At = meta.At.Add(time.Hour)
			out = append(out, &metrics.FeedbackLeft{Meta: meta, Rating: 1})
		}
	}
	return out
}

// A seller who stops selling: the rate rises first, and recovery tells to what and when.
func TestRecoveryOfASellerWhoStops(t *testing.T) {
	j := judgeOf(t, below1())
	asOf := day("2026-11-22")
	// 20 orders a day; 14 defects of 1,200 orders, of days in the middle of the window.
	l := seller(t, j, asOf, 100, 20, map[int]int{40: 8, 41: 6})
	o := of(t, j, l, asOf)[0]
	require.Equal(t, metrics.Tally{Hits: 14, Total: 1200}, o.Verdict.Tally)
	require.Equal(t, thresholds.Fail, o.Verdict.Status)

	stops, err := o.Recovery(foresight.NoVolume())
	require.NoError(t, err)
	require.True(t, stops.WorseFirst(), "the good orders leave the window first")
	// The window ends on the as-of day after 15 days, and shrinks from then on; the
	// last day with all the defects in it begins 41 days ago, as of in 33 days: 42 days of
	// 20 orders.
	require.Equal(t, asOf.Add(33), stops.Worst.AsOf)
	require.Equal(t, metrics.Tally{Hits: 14, Total: 840}, stops.Worst.Tally)
	require.Equal(t, asOf.Add(34), stops.Day, "the day after six of the defects have left")
	require.Equal(t, metrics.Tally{Hits: 8, Total: 820}, stops.Then.Tally)

	sells, err := o.Recovery(foresight.LastDays(28))
	require.NoError(t, err)
	require.False(t, sells.WorseFirst())
	require.Equal(t, asOf.Add(34), sells.Day, "8 of 1,200 are below 1 %")
	require.Equal(t, metrics.Tally{Hits: 8, Total: 1200}, sells.Then.Tally)

	more, err := o.Recovery(foresight.GivenDays(repeat(60, 100)...))
	require.NoError(t, err)
	require.Equal(t, asOf.Add(18), more.Day, "14 of more than 1,400: 3 days of 80 more than left")

	worse, err := o.Recovery(foresight.LastDays(28).WithDefects(metrics.NewRatio(5, 100)))
	require.NoError(t, err)
	require.False(t, worse.Day.IsValid(), "never within the horizon")
	require.Equal(t, asOf.Add(35), worse.Until)
}

func repeat(n int, each int64) []int64 {
	out := make([]int64, n)
	for i := range out {
		out[i] = each
	}
	return out
}

// propRecoverySelling: the recovery is that of a ledger to which the orders of the scenario
// are really placed, day after day.
func propRecoverySelling(t *rapid.T) {
	r := below1()
	r.Window = window.Span{Days: rapid.SampledFrom([]int{20, 60}).Draw(t, "days"), Lag: rapid.SampledFrom([]int{0, 7, 15}).Draw(t, "lag")}
	r.Limit = rapid.SampledFrom([]thresholds.Limit{
		thresholds.MustParseLimit("below 0.05"), thresholds.MustParseLimit("at most 0.1"), thresholds.MustParseLimit("equal 0"),
	}).Draw(t, "limit")
	j := judgeOf(t, r)
	asOf := day("2026-03-05")
	defects := map[int]int{}
	for range rapid.IntRange(0, 6).Draw(t, "defects") {
		defects[rapid.IntRange(0, 70).Draw(t, "back")]++
	}
	l := seller(t, j, asOf, 70, rapid.IntRange(0, 3).Draw(t, "a day"), defects)
	rate := metrics.NewRatio(rapid.Int64Range(0, 3).Draw(t, "bad"), 40)
	given := rapid.SliceOfN(rapid.Int64Range(0, 5), 0, 90).Draw(t, "given")
	got, err := of(t, j, l, asOf)[0].Recovery(foresight.GivenDays(given...).WithDefects(rate))
	require.NoError(t, err)

	recovered := window.Day{}
	if of(t, j, l, asOf)[0].Verdict.Status != thresholds.Fail {
		recovered = asOf
	}
	volume, placed := int64(0), int64(0)
	for i, d := 0, asOf.Add(1); !d.After(got.Until); i, d = i+1, d.Add(1) {
		n := int64(0)
		if i < len(given) {
			n = given[i]
		}
		volume += n
		bad := volume*rate.Num()/rate.Den() - placed
		placed += bad
		require.NoError(t, l.ApplyAll(soldOn(d, int(n), int(bad))))
		switch status := of(t, j, l, d)[0].Verdict.Status; {
		case status == thresholds.Fail:
			recovered = window.Day{}
		case !recovered.IsValid():
			recovered = d
		}
	}
	require.Equal(t, recovered, got.Day, "%+v", got)
}

func TestRecoveryIsSellingOn(t *testing.T) { rapid.Check(t, propRecoverySelling) }

func TestParseVolume(t *testing.T) {
	for _, s := range []string{"none", "last-1", "last-28"} {
		v, err := foresight.ParseVolume(s)
		require.NoError(t, err)
		require.Equal(t, s, v.String())
	}
	for _, s := range []string{"", "last-", "last-0", "last--3", "last-+3", "last-99999", "all", "last"} {
		_, err := foresight.ParseVolume(s)
		require.ErrorIs(t, err, metrics.ErrMalformed, "%q", s)
	}
	require.Equal(t, "given, 1/50 bad", foresight.GivenDays(1, 2).WithDefects(metrics.NewRatio(1, 50)).String())
	require.True(t, foresight.LastDays(0).IsNone())
	require.True(t, foresight.GivenDays(0, -1).IsNone())
	require.False(t, foresight.GivenDays().WithDefects(metrics.NewRatio(3, 2)).Defects().HasData())
}
