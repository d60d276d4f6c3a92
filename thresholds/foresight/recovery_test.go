package foresight_test

import (
	"fmt"
	"slices"
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
	requireRecovery(t, h, oracleOf(t, rule, thresholds.Inputs{AsOf: h.asOf}), &o, h.figures(j))
}

// scenario is a volume drawn, and what it is made of.
type scenario struct {
	foresight.Volume
	last  int
	given []int64
}

func genScenario(t *rapid.T) scenario {
	rate := metrics.NewRatio(rapid.Int64Range(0, 5).Draw(t, "bad"), 10)
	s := scenario{}
	switch rapid.IntRange(0, 3).Draw(t, "volume") {
	case 1:
		s.last = rapid.IntRange(1, 60).Draw(t, "last")
		s.Volume = foresight.LastDays(s.last)
	case 2:
		s.last = rapid.IntRange(1, 60).Draw(t, "last")
		s.Volume = foresight.LastDays(s.last).WithDefects(rate)
	case 3:
		s.given = rapid.SliceOfN(rapid.Int64Range(0, 4), 0, 40).Draw(t, "given")
		s.Volume = foresight.GivenDays(s.given...).WithDefects(rate)
	}
	return s
}

// advanced is filled with what is known, as it will have turned out, and then day by day
// with a scenario. Each figure has a table of its own: in one table a channel counts in all
// as well, and what the ledger says of all has it already.
type advanced struct {
	t       *rapid.T
	h       *history
	v       thresholds.Verdict
	known   *metrics.Ledger
	tables  map[figure]*metrics.Table
	others  []figure // what the rule counts besides
	lastBad window.Day
	volume  int64
	placed  int64
}

// figure is a metric in a segment.
type figure struct {
	v metrics.Variant
	s metrics.Segment
}

func newAdvanced(t *rapid.T, h *history, v thresholds.Verdict, known *metrics.Ledger) *advanced {
	a := &advanced{t: t, h: h, v: v, known: known, tables: map[figure]*metrics.Table{}}
	own := figure{v.Rule.Metric, v.Rule.Segment}
	add := func(f figure) {
		if f.v != "" && f != own && !slices.Contains(a.others, f) {
			a.others = append(a.others, f)
		}
	}
	if d := v.Rule.Denominator; d != nil {
		add(figure{d.Metric, d.Segment})
	}
	if low := v.Rule.LowVolume; low != nil {
		add(figure{low.Metric, low.Segment})
	}
	for _, f := range append(a.others, own) {
		a.tables[f] = metrics.NewTable(h.loc)
		require.NoError(t, a.tables[f].Declare(f.v))
	}
	reach := 200
	if r := v.Rule.Window.Range(h.asOf); r.IsValid() {
		reach = max(reach, min(h.asOf.Sub(r.First), 450))
	}
	for d := h.asOf.Add(-reach); !d.After(h.asOf); d = d.Add(1) {
		a.settle(d)
	}
	return a
}

func (a *advanced) put(f figure, d window.Day, hits, total int64) {
	require.NoError(a.t, a.tables[f].Add(metrics.TableCell{Metric: f.v, Segment: f.s, Day: d, Hits: hits, Total: total}))
}

// past is what a day holds.
func (a *advanced) past(f figure, d window.Day) metrics.Tally {
	tally, err := a.known.Tally(f.v, f.s, window.Range{First: d, Last: d}, a.h.asOf)
	require.NoError(a.t, err)
	return tally
}

func (a *advanced) own() figure { return figure{a.v.Rule.Metric, a.v.Rule.Segment} }

// opensTotal reports whether an open subject comes into the total once it is decided.
func (a *advanced) opensTotal() bool {
	open := metrics.Convention{Name: "open", Value: "in"}
	return a.v.Kind != metrics.Number && a.v.Rule.Denominator == nil && !slices.Contains(a.v.Rule.Metric.Conventions(), open)
}

// settle adds a day that is known, what is open turned out well.
func (a *advanced) settle(d window.Day) {
	for _, f := range a.others {
		tally := a.past(f, d)
		a.put(f, d, tally.Hits, tally.Total)
	}
	tally := a.past(a.own(), d)
	bad := tally.Hits
	if !hitsAgainst(a.v) {
		bad = tally.Total - tally.Hits
	}
	anything := between(a.v) || a.v.Rule.Of == thresholds.Total || isCount(a.v) && !hitsAgainst(a.v) || a.v.Kind == metrics.Mean
	if !anything && bad != 0 || anything && (tally.Total+tally.Open != 0 || tally.Hits != 0) {
		a.lastBad = d
	}
	if a.opensTotal() {
		tally.Total += tally.Open
	}
	if !hitsAgainst(a.v) {
		tally.Hits += tally.Open
	}
	a.put(a.own(), d, tally.Hits, tally.Total)
}

// play adds day i of a scenario.
func (a *advanced) play(s scenario, i int) {
	d := a.h.asOf.Add(i + 1)
	again := a.h.asOf.Add(1 - s.last + i%max(s.last, 1))
	given := int64(0)
	if i < len(s.given) {
		given = s.given[i]
	}
	day := func(f figure) metrics.Tally {
		if s.last > 0 {
			return a.past(f, again)
		}
		return metrics.Tally{Hits: given, Total: given}
	}
	for _, f := range a.others {
		tally := day(f)
		a.put(f, d, tally.Hits, tally.Total)
	}
	tally := day(a.own())
	switch {
	case a.v.Kind == metrics.Number && a.v.Sense == metrics.HitIsBad:
		return // what is bad is not sold
	case a.v.Kind == metrics.Number:
		a.put(a.own(), d, tally.Hits, 0)
		return
	case a.v.Kind == metrics.Mean:
		a.put(a.own(), d, tally.Hits, tally.Total)
		return
	case a.v.Rule.Denominator != nil:
		tally.Total = day(figure{a.v.Rule.Denominator.Metric, a.v.Rule.Denominator.Segment}).Hits
	case s.last > 0 && a.opensTotal():
		tally.Total += tally.Open
	}
	a.volume += tally.Total
	bad := int64(0)
	if s.Defects().HasData() {
		bad = a.volume*s.Defects().Num()/s.Defects().Den() - a.placed
		a.placed += bad
	}
	tally.Hits = tally.Total - bad
	if hitsAgainst(a.v) {
		tally.Hits = bad
	}
	a.put(a.own(), d, tally.Hits, tally.Total)
}

// out reports whether the windows of the day before d were the last with anything bad.
func (a *advanced) out(d window.Day) bool {
	if !a.lastBad.IsValid() {
		return true
	}
	out := a.v.Rule.Window.Range(d.Add(-1)).First.After(a.lastBad)
	if low := a.v.Rule.LowVolume; low != nil {
		out = out && low.Window.Range(d.Add(-1)).First.After(a.lastBad)
	}
	return out
}

// Location is that of the figures advanced.
func (a *advanced) Location() *time.Location { return a.h.loc }

// Tally is that of the figure's own table.
func (a *advanced) Tally(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (metrics.Tally, error) {
	table := a.tables[figure{v, s}]
	switch {
	case s == metrics.Unanchored:
		return metrics.Tally{}, nil // a warning asks for it
	case table == nil:
		return metrics.Tally{}, fmt.Errorf("%s of %q is no figure of the rule", v, s)
	}
	return table.Tally(v, s, r, asOf)
}

// Currency is what only a ledger tells.
func (a *advanced) Currency() string { return a.known.Currency() }

// Buyers is what only a ledger tells: each hit that the verdict does not have is of another
// buyer.
func (a *advanced) Buyers(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (int64, error) {
	t, err := a.Tally(v, s, r, asOf)
	if a.v.HasBuyers {
		return min(a.v.Buyers+max(t.Hits-a.v.Tally.Hits, 0), t.Hits), err
	}
	return t.Hits, err
}

// requireRecovery advances day by day.
func requireRecovery(t *rapid.T, h *history, is oracle, o *foresight.Outlook, known *metrics.Ledger) {
	s := genScenario(t)
	got, err := o.Recovery(s.Volume)
	require.NoError(t, err)
	a := newAdvanced(t, h, o.Verdict, known)
	failing := func(v thresholds.Verdict) bool { return v.Status == thresholds.Fail || v.Broken > 0 }
	worst, now := o.Verdict, o.Verdict
	recovered, then := window.Day{}, thresholds.Verdict{}
	if !failing(now) {
		recovered, then = h.asOf, now
	}
	until := h.asOf
	for i := 0; ; i++ {
		d := h.asOf.Add(i + 1)
		a.play(s, i)
		if a.out(d) || i == 3660 {
			break
		}
		verdict := is.on(t, a, d)
		until = d
		if failing(verdict) {
			recovered, then = window.Day{}, thresholds.Verdict{}
		} else if !recovered.IsValid() {
			recovered, then = d, verdict
		}
		if further(limitOf(o.Verdict), hitsAgainst(o.Verdict), verdict, worst) {
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
	switch {
	case a.Rule.Of == thresholds.Hits, a.Kind == metrics.Number:
		a.Ratio, b.Ratio = metrics.NewRatio(a.Tally.Hits, 1), metrics.NewRatio(b.Tally.Hits, 1)
	case a.Rule.Of == thresholds.Total:
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
