package foresight_test

import (
	"bytes"
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// day is a day by its text.
func day(s string) window.Day { return window.MustParseDay(s) }

// settings are the days around which histories are drawn: changes of the clock, month ends,
// leap days.
var settings = []struct{ zone, day string }{
	{"UTC", "2026-11-22"},
	{"America/Los_Angeles", "2026-03-10"},
	{"America/Los_Angeles", "2024-02-29"},
	{"Europe/London", "2026-03-31"},
	{"Europe/London", "2026-10-26"},
	{"Asia/Kolkata", "2026-05-31"},
	{"Australia/Sydney", "2027-12-31"},
}

// A history is some weeks of one account around a day.
type history struct {
	t      *rapid.T
	loc    *time.Location
	asOf   window.Day
	events []metrics.Event
	made   *metrics.Ledger
}

const (
	daysBefore = 70
	daysAfter  = 8
)

// genHistory draws events of some orders, corrections among them, some after the as-of
// day.
func genHistory(t *rapid.T) *history {
	at := rapid.SampledFrom(settings).Draw(t, "setting")
	loc, err := time.LoadLocation(at.zone)
	require.NoError(t, err)
	h := &history{t: t, loc: loc, asOf: day(at.day)}
	for i := range rapid.IntRange(1, 24).Draw(t, "orders") {
		h.order(fmt.Sprintf("o-%02d", i))
	}
	if rapid.Bool().Draw(t, "shuffled") {
		h.events = rapid.Permutation(h.events).Draw(t, "order of arrival")
	}
	return h
}

// pick draws evenly.
func (h *history) pick(label string, n int) int {
	return rapid.SampledFrom(naturals[:n]).Draw(h.t, label)
}

var naturals = func() []int {
	out := make([]int, 200)
	for i := range out {
		out[i] = i
	}
	return out
}()

func (h *history) chance(label string, n int) bool { return h.pick(label, n) == 0 }

// add adds an event, told at once or later, now and then corrected.
func (h *history) add(ev metrics.Event, at time.Time, order string) {
	m := ev.Common()
	m.At, m.Order = at, order
	if h.chance("told later", 6) {
		m.Seen = at.Add(time.Duration(h.pick("days later", 9)) * 20 * time.Hour)
	}
	if h.chance("revised", 20) {
		m.Rev = 1
		m.Void = h.chance("void", 3)
		if m.Seen.IsZero() {
			m.Seen = at.Add(50 * time.Hour)
		}
	}
	h.events = append(h.events, ev)
}

func (h *history) order(id string) {
	back := rapid.OneOf(rapid.IntRange(0, 5), rapid.IntRange(-3, daysBefore)).Draw(h.t, "days ago")
	placed := h.asOf.Add(-back).Start(h.loc).Add(time.Duration(h.pick("hour", 23)) * time.Hour)
	later := func(label string, days int) time.Time {
		return placed.Add(time.Duration(h.pick(label, days*4)) * 6 * time.Hour)
	}
	o := &metrics.OrderPlaced{Channel: metrics.MFN, Units: 1 + h.pick("units", 2)}
	if h.chance("afn", 5) {
		o.Channel = metrics.AFN
	}
	if !h.chance("no ship-by", 8) {
		o.ShipBy = later("ship-by", 4)
	}
	if !h.chance("no deliver-by", 4) {
		o.DeliverBy = later("deliver-by", 8)
	}
	for i := range 1 + h.pick("lines", 2) {
		sku := string(rune('a' + h.pick("sku", 3)))
		o.Lines = append(o.Lines, metrics.Line{Line: fmt.Sprint(i), SKU: sku, Category: "c-" + sku[:1]})
	}
	h.add(o, placed, id)
	h.events[len(h.events)-1].Common().Void = false
	if !h.chance("never confirmed", 5) {
		h.add(&metrics.ShipmentConfirmed{Carrier: []string{"ups", "dhl"}[h.pick("carrier", 2)], Tracking: "1Z" + id}, later("confirmed", 5), id)
		if !h.chance("never delivered", 5) {
			h.add(&metrics.ShipmentDelivered{}, later("delivered", 9), id)
		}
	}
	if h.chance("cancelled", 6) {
		h.add(&metrics.OrderCancelled{By: metrics.Seller, Reason: []string{"", metrics.ReasonOutOfStock}[h.pick("reason", 2)]}, later("cancelled", 4), id)
	}
	if h.chance("feedback", 4) {
		h.add(&metrics.FeedbackLeft{Rating: 1 + h.pick("stars", 4)}, later("left", 20), id)
		if h.chance("removed", 3) {
			h.add(&metrics.FeedbackRemoved{}, later("removed", 30), id)
		}
	}
	if h.chance("claim", 4) {
		h.add(&metrics.ClaimOpened{Kind: metrics.NotReceived}, later("opened", 20), id)
		if h.chance("decided", 2) {
			h.add(&metrics.ClaimDecided{Outcome: metrics.ClaimOutcome(1 + h.pick("outcome", 4))}, later("decided", 30), id)
		}
	}
	if h.chance("message", 3) {
		h.add(&metrics.MessageReceived{Message: "m-" + id}, later("received", 15), id)
		if !h.chance("no answer", 3) {
			h.add(&metrics.MessageAnswered{Message: "m-" + id}, later("answered", 17), id)
		}
	}
}

// variants are what rules are drawn from, with the segments they have.
var variants = []metrics.Variant{
	"order-defect-rate", "order-defect-rate?pending=out", "negative-feedback-rate", "claim-rate",
	"late-shipment-rate", "late-shipment-rate?day=order", "late-shipment-rate?day=order&open=in",
	"cancellation-rate", "cancellation-rate?day=cancel", "on-time-delivery-rate", "on-time-delivery-rate?unit=order",
	"response-time-rate", "response-time-rate?hours=48&open=in",
}

// genRule draws a valid rule of the catalogue.
func genRule(t *rapid.T, id string) thresholds.Rule {
	r := thresholds.Rule{
		ID: id, Metric: rapid.SampledFrom(variants).Draw(t, "metric"),
		Segment: rapid.SampledFrom([]metrics.Segment{metrics.All, metrics.SegmentMFN, metrics.SegmentAFN}).Draw(t, "segment"),
		Window:  genSpan(t), Limit: genLimit(t),
	}
	if r.Limit.Op != thresholds.Equal || r.Limit.Value.IsZero() {
		r.Floor = rapid.SampledFrom([]int64{0, 0, 1, 2, 3}).Draw(t, "floor")
	}
	r.Minimum = rapid.SampledFrom([]int64{0, 0, 3, 8}).Draw(t, "minimum")
	if rapid.IntRange(0, 3).Draw(t, "warning") == 3 && r.Limit.Op == thresholds.AtMost {
		r.Warning = thresholds.Limit{Op: thresholds.AtMost, Value: r.Limit.Value.Mul(decimal.New(5, -1))}
	}
	if rapid.IntRange(0, 4).Draw(t, "low volume") == 4 {
		r.LowVolume = &thresholds.LowVolume{Under: rapid.Int64Range(1, 12).Draw(t, "under"), Window: genSpan(t)}
		if rapid.Bool().Draw(t, "by") {
			r.LowVolume.By = genSpan(t)
		}
		if rapid.Bool().Draw(t, "by another metric") {
			r.LowVolume.Metric = rapid.SampledFrom([]metrics.Variant{"orders-placed", "refund-rate"}).Draw(t, "chooser")
		}
	}
	genMore(t, &r)
	if err := policyOf(r).Validate(); err != nil {
		t.Skip("no valid rule")
	}
	return r
}

// genMore draws what few rules have: another figure or denominator, small samples, more
// floors.
func genMore(t *rapid.T, r *thresholds.Rule) {
	switch rapid.IntRange(0, 7).Draw(t, "figure") {
	case 7:
		r.Of = thresholds.Hits
	case 6:
		r.Of = thresholds.Total
	case 5:
		r.Denominator = &thresholds.Denominator{Metric: "orders-placed", Parts: rapid.Int64Range(0, 4).Draw(t, "parts")}
		if rapid.Bool().Draw(t, "its own window") {
			r.Denominator.Window = genSpan(t)
		}
	case 4:
		r.SmallSample = &thresholds.SmallSample{
			Under: rapid.Int64Range(2, 20).Draw(t, "small"),
			Limit: thresholds.Limit{Op: r.Limit.Op, Value: decimal.New(rapid.Int64Range(0, 4).Draw(t, "at small"), 0)},
		}
	}
	if r.Of != 0 {
		r.Limit.Value, r.Warning = decimal.New(rapid.Int64Range(0, 8).Draw(t, "count"), 0), thresholds.Limit{}
	}
	if rapid.IntRange(0, 5).Draw(t, "floor on the total") == 5 {
		r.FloorTotal = rapid.Int64Range(1, 15).Draw(t, "floor total")
	}
}

// plain takes away what genMore gave.
func plain(r thresholds.Rule) thresholds.Rule {
	if r.Of != 0 && !r.Limit.Value.IsZero() {
		r.Limit.Value = decimal.New(1, -1)
	}
	r.Of, r.Denominator, r.SmallSample, r.FloorTotal = 0, nil, nil, 0
	return r
}

func genSpan(t *rapid.T) window.Span {
	s := window.Span{Lag: rapid.SampledFrom([]int{0, 0, 1, 4, 10}).Draw(t, "lag")}
	switch rapid.IntRange(0, 9).Draw(t, "unit") {
	case 9:
		s.Lifetime = true
	case 8:
		s.Weeks, s.Current = rapid.IntRange(1, 3).Draw(t, "weeks"), rapid.Bool().Draw(t, "running")
	case 7:
		s.CalendarMonths, s.Current = rapid.IntRange(1, 2).Draw(t, "calendar months"), rapid.Bool().Draw(t, "running")
	case 6, 5:
		s.Months = rapid.IntRange(1, 2).Draw(t, "months")
	default:
		s.Days = rapid.SampledFrom([]int{1, 7, 14, 30, 45}).Draw(t, "days")
	}
	return s
}

func genLimit(t *rapid.T) thresholds.Limit {
	op := rapid.SampledFrom([]thresholds.Op{
		thresholds.Below, thresholds.AtMost, thresholds.Above, thresholds.AtLeast, thresholds.Equal,
	}).Draw(t, "op")
	low, high := int64(0), int64(1000)
	if op == thresholds.Below {
		low = 1
	}
	if op == thresholds.Above {
		high = 999
	}
	v := rapid.OneOf(rapid.Int64Range(low, high), rapid.SampledFrom([]int64{10, 100, 200, 250, 500, 900})).Draw(t, "permille")
	if op == thresholds.Equal && rapid.Bool().Draw(t, "zero") {
		v = 0
	}
	return thresholds.Limit{Op: op, Value: decimal.New(v, -3)}
}

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
type fixed struct{ tally metrics.Tally }

func (fixed) Location() *time.Location { return time.UTC }

func (f fixed) Tally(v metrics.Variant, s metrics.Segment, _ window.Range, _ window.Day) (metrics.Tally, error) {
	if s == metrics.Unanchored {
		return metrics.Tally{}, nil
	}
	if v == "orders-placed" { // a denominator
		return metrics.Tally{Hits: f.tally.Total}, nil
	}
	return f.tally, nil
}

// judged is a judge's verdict on one tally: the brute force's oracle.
func judged(t require.TestingT, j *thresholds.Judge, tally metrics.Tally) thresholds.Verdict {
	vs, err := j.AppendVerdicts(nil, thresholds.Inputs{AsOf: day("2026-11-22"), Tallies: fixed{tally}})
	require.NoError(t, err)
	return vs[0]
}

// hitsAgainst reports whether the more hits, the worse for the rule; a limit on the total
// alone, which no case is against, is taken as if it were on the hits: what more of
// it does is then the same.
func hitsAgainst(v thresholds.Verdict) bool {
	if v.Rule.Of == thresholds.Total {
		v.Rule.Of = thresholds.Hits
	}
	return v.Against(metrics.Case{Tally: metrics.Tally{Hits: 1, Total: 1}})
}

// fails is judged, in one word.
func fails(t require.TestingT, j *thresholds.Judge, hits, total int64) bool {
	return judged(t, j, metrics.Tally{Hits: hits, Total: total}).Status == thresholds.Fail
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
		for _, what := range []string{"hits", "misses", "pass", "fail", "no-data"} {
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
