package marketplaces_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
	"github.com/sellerperf/sellerperf/window"
)

// What is judged at the boundaries of a policy is generated from its own data, and what
// is expected comes from an oracle that knows fractions and nothing of the judge.

// TestBoundaries: on both sides of every limit of every rule of every policy (limits,
// warnings, targets, releases, bands, small samples, floors, minimums) the judge says
// what the policy's data say.
func TestBoundaries(t *testing.T) {
	limits := 0
	for _, p := range marketplaces.All() {
		limits += boundaries(t, p)
	}
	require.Greater(t, limits, 200, "the limits that were tried")
	t.Log(limits, "limits")
}

// boundaries tries a policy and returns how many limits it has.
func boundaries(t *testing.T, p thresholds.Policy, custom ...metrics.Definition) int {
	judge, err := thresholds.NewJudge(p, custom...)
	require.NoError(t, err, p.Name)
	limits := 0
	for i, e := range p.Editions {
		for k := range e.Rules {
			b := boundary{t: t, judge: judge, zone: p.Zone, edition: e, rule: e.Rules[k], asOf: inForce(p, i)}
			b.run()
			limits += b.limits
		}
	}
	return limits
}

// inForce returns a day on which an edition is in force.
func inForce(p thresholds.Policy, edition int) window.Day {
	if from := p.Editions[edition].From; from.IsValid() {
		return from
	}
	if edition+1 < len(p.Editions) {
		return p.Editions[edition+1].From.Add(-1)
	}
	return window.MustParseDay("2026-11-22")
}

// boundary is one rule under test.
type boundary struct {
	t       *testing.T
	judge   *thresholds.Judge
	zone    string
	edition thresholds.Edition
	rule    thresholds.Rule
	asOf    window.Day
	kind    metrics.Kind // what is compared
	limits  int
}

// times is the number that is handed in for rules that ask for one.
var times = decimal.New(2, -2)

const large = 2_000_000

func (b *boundary) run() {
	b.kind = b.verdict(0, 0, 0, nil).Kind
	if b.rule.Of != 0 {
		b.kind = metrics.Number
	}
	b.lines("limit", b.rule.Limit)
	b.lines("warning", b.rule.Warning)
	b.lines("target", b.rule.Target)
	for _, band := range b.rule.Bands {
		b.lines("band "+band.Level, band.Limit)
	}
	if s := b.rule.SmallSample; s != nil {
		n := s.Limit.Value.IntPart()
		for _, total := range []int64{s.Under - 1, s.Under} {
			for hits := max(0, n-2); hits <= n+2; hits++ {
				b.check("small sample", hits, total, 0)
			}
		}
	}
	if r := b.rule.Release; !r.IsZero() {
		b.release(r)
	}
	if low := b.rule.LowVolume; low != nil {
		b.volume(low)
	}
}

// lines tries both sides of a limit, at several totals.
func (b *boundary) lines(what string, l thresholds.Limit) {
	if l.IsZero() {
		return
	}
	b.limits++
	if b.kind == metrics.Number {
		at := b.scaled(l).Num().Int64()
		for n := max(0, at-2); n <= at+2; n++ {
			b.check(what, n, n, 0)
		}
		return
	}
	totals := []int64{0, 1, 7, 10, 40, 100, 299, 300, 1000, large}
	for _, floor := range []int64{b.rule.Minimum, b.rule.FloorTotal} {
		if floor > 0 {
			totals = append(totals, floor-1, floor)
		}
	}
	for _, total := range totals {
		product := new(big.Rat).Mul(b.scaled(l), new(big.Rat).SetInt64(total))
		at := new(big.Int).Quo(product.Num(), product.Denom()).Int64()
		for hits := max(0, at-1); hits <= at+2; hits++ {
			if b.kind != metrics.Mean && hits > total {
				break
			}
			b.check(what, hits, total, 0)
			for _, buyers := range []int64{b.rule.FloorBuyers - 1, b.rule.FloorBuyers} {
				if b.rule.FloorBuyers > 0 && buyers > 0 && buyers <= hits {
					b.check(what, hits, total, buyers)
				}
			}
		}
	}
	if b.rule.Floor > 0 { // few enough to be spared, and one more
		for _, against := range []int64{b.rule.Floor - 1, b.rule.Floor} {
			hits, total := against, against+1
			if l.Op.IsLower() {
				hits = total - against
			}
			b.check(what+" by floor", hits, total, 0)
		}
	}
}

// check judges so many hits and compares with the oracle.
func (b *boundary) check(what string, hits, total, buyers int64) {
	b.t.Helper()
	v := b.verdict(hits, total, buyers, nil)
	where := fmt.Sprintf("%s %s, %s: %d of %d, %d buyers", b.judge.Policy(), b.rule.ID, what, hits, total, buyers)
	status := b.status(b.rule.Limit, hits, total, buyers)
	if status == thresholds.Fail && b.rule.Streak > 1 {
		status = thresholds.Warn
	}
	require.Equal(b.t, status, v.Status, where)
	if status.IsJudged() {
		require.Equal(b.t, b.level(hits, total), v.Level, where)
		missed := !b.rule.Target.IsZero() && !b.holds(b.rule.Target, hits, total)
		require.Equal(b.t, missed, warned(v, thresholds.WarnOffTarget), where)
	}
	if b.rule.Streak > 1 { // the last one of the row that is needed
		before := thresholds.State{ID: b.rule.ID, Segment: b.rule.Segment, Day: b.asOf.Add(-1), Status: thresholds.Warn, Broken: b.rule.Streak - 1}
		v := b.verdict(hits, total, buyers, []thresholds.State{before})
		require.Equal(b.t, b.status(b.rule.Limit, hits, total, buyers), v.Status, where+", for the last time")
	}
}

// release tries both sides of it for who failed before.
func (b *boundary) release(l thresholds.Limit) {
	b.limits++
	before := []thresholds.State{{ID: b.rule.ID, Segment: b.rule.Segment, Day: b.asOf.Add(-1), Status: thresholds.Fail}}
	at := new(big.Rat).Mul(b.scaled(l), new(big.Rat).SetInt64(large)).Num().Int64()
	for hits := at - 1; hits <= at+1; hits++ {
		v := b.verdict(hits, large, 0, before)
		require.Equal(b.t, b.status(l, hits, large, 0), v.Status, "%s %s, release: %d", b.judge.Policy(), b.rule.ID, hits)
	}
}

// volume tries both sides of what chooses the window.
func (b *boundary) volume(low *thresholds.LowVolume) {
	b.limits++
	require.NotEmpty(b.t, low.Metric, "orders choose, whatever the rule counts")
	for orders, want := range map[int64]window.Span{low.Under - 1: low.Window, low.Under: b.rule.Window} {
		sheet := figures.Of(b.zone,
			figures.Row{Metric: string(low.Metric), Days: low.By.Range(b.asOf).Len(), Hits: orders, Total: orders},
			figures.Row{Hits: 1, Total: orders, Segment: metrics.Segment(strings.Replace(string(b.rule.Segment), "*", "x", 1))},
		)
		card, err := b.judge.Judge(thresholds.Inputs{AsOf: b.asOf, Tallies: sheet})
		require.NoError(b.t, err)
		v, ok := card.Verdict(b.rule.ID)
		require.True(b.t, ok)
		require.Equal(b.t, want, v.Span, "%s %s: %d orders", b.judge.Policy(), b.rule.ID, orders)
		require.Equal(b.t, want.Range(b.asOf), v.Window)
	}
}

func warned(v thresholds.Verdict, code thresholds.WarningCode) bool {
	for _, w := range v.Warnings {
		if w.Code == code {
			return true
		}
	}
	return false
}

// verdict judges the rule on so many hits, all that it waits for being as it should.
func (b *boundary) verdict(hits, total, buyers int64, before []thresholds.State) thresholds.Verdict {
	segment := metrics.Segment(strings.Replace(string(b.rule.Segment), "*", "x", 1))
	sheet := figures.Of(b.zone, figures.Row{
		Metric: string(b.rule.Metric), Segment: segment, Days: b.rule.Window.Range(b.asOf).Len(),
		Hits: hits, Total: total, Buyers: buyers,
	})
	sheet.Money = b.rule.Currency
	in := thresholds.Inputs{AsOf: b.asOf, Tallies: sheet, Previous: before}
	if b.rule.Times != "" {
		in.Given = append(in.Given, thresholds.Given{Name: b.rule.Times, Segment: segment, Number: times})
	}
	for _, id := range b.rule.When {
		b.satisfy(id, &in, sheet)
	}
	if low := b.rule.LowVolume; low != nil && low.Metric != "" { // there is enough for the rule's own window
		sheet.Rows = append(sheet.Rows, figures.Row{Metric: string(low.Metric), Hits: low.Under, Total: low.Under})
	}
	card, err := b.judge.Judge(in)
	require.NoError(b.t, err)
	v, ok := card.Verdict(b.rule.ID)
	require.True(b.t, ok, b.rule.ID)
	return v
}

// satisfy makes a gate or a rule pass that another one waits for.
func (b *boundary) satisfy(id string, in *thresholds.Inputs, sheet *figures.Sheet) {
	for _, g := range b.edition.Gates {
		if g.ID == id {
			given := thresholds.Given{Name: g.Given, Number: g.Limit.Value}
			if g.Before != (window.Span{}) {
				given = thresholds.Given{Name: g.Given, Day: g.Before.Range(b.asOf).First.Add(-1)}
			}
			in.Given = append(in.Given, given)
		}
	}
	for _, r := range b.edition.Rules {
		if r.ID == id {
			n := r.Limit.Value.IntPart() + 1
			sheet.Rows = append(sheet.Rows, figures.Row{
				Metric: string(r.Metric), Segment: r.Segment, Days: r.Window.Range(b.asOf).Len(), Hits: n, Total: n,
			})
		}
	}
}
