package foresight_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// lists is a ledger that can do no more than list cases: every question is answered by lists
// of its own.
type lists struct{ source }

type source = foresight.Open

// answers are what a pass says of an outlook.
type answers struct {
	behind, latest foresight.Behind
	causes, bare   []foresight.Cause
	turned         []foresight.Turned
	change         foresight.Change
}

// propPass: one pass for all questions of all outlooks says what lists say, question by
// question.
func propPass(t *rapid.T) {
	h := genHistory(t)
	j := genJudge(t, 3)
	l := h.ledger(j, nil)
	outlooks := of(t, j, l, h.asOf)
	since := h.asOf.Add(-rapid.IntRange(-2, 30).Draw(t, "days before"))
	most := rapid.IntRange(-1, 5).Draw(t, "most")
	opt := foresight.CauseOptions{
		Pairs: append(foresight.Pairs(), [2]foresight.Dimension{foresight.ByReason, foresight.BySKU}, [2]foresight.Dimension{foresight.ByService, foresight.ByReason}),
		Least: int64(rapid.IntRange(0, 2).Draw(t, "least")),
	}
	bare := foresight.CauseOptions{By: []foresight.Dimension{foresight.ByCarrier}}
	got := make([]answers, len(outlooks))
	var queue []foresight.Obligation
	var p foresight.Pass
	for range 2 { // a pass that has run is as new
		for i := range outlooks {
			o, a := &outlooks[i], &got[i]
			p.Behind(o, most, &a.behind)
			p.Causes(o, opt, &a.causes)
			p.Turned(o, since, &a.turned)
			p.Change(o, since, &a.change)
			p.Latest(o, most, &a.latest)
			p.Causes(o, bare, &a.bare)
		}
		p.Queue(outlooks, &queue)
		require.NoError(t, p.Run(l))
	}
	all := lists{l}
	for i := range outlooks {
		o, want := &outlooks[i], answers{}
		var err error
		want.behind, err = o.Behind(all, most)
		require.NoError(t, err)
		every, err := o.Behind(all, 1<<20)
		require.NoError(t, err)
		slices.Reverse(every.Cases)
		n := min(max(most, 0), len(every.Cases))
		want.latest = foresight.Behind{Cases: slices.Clone(every.Cases[:n]), Others: int64(len(every.Cases) - n)}
		want.causes, err = o.Causes(all, opt)
		require.NoError(t, err)
		want.bare, err = o.Causes(all, bare)
		require.NoError(t, err)
		want.turned, err = o.Turned(since, all)
		require.NoError(t, err)
		want.change, err = o.Change(since, all)
		require.NoError(t, err)
		if len(want.latest.Cases)+len(got[i].latest.Cases) == 0 {
			want.latest.Cases, got[i].latest.Cases = nil, nil
		}
		if len(want.behind.Cases)+len(got[i].behind.Cases) == 0 {
			want.behind.Cases, got[i].behind.Cases = nil, nil
		}
		require.Equal(t, want, got[i], "%v", o.Verdict.Rule)
	}
	want, err := foresight.Queue(j, all, thresholds.Inputs{AsOf: h.asOf})
	require.NoError(t, err)
	require.Equal(t, want, queue)
}

func TestPassSaysWhatListsSay(t *testing.T) { rapid.Check(t, propPass) }

func FuzzPass(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propPass)) }

// propAdjustScans: exclusions are found by a pass as they are by lists.
func propAdjustScans(t *rapid.T) {
	h := genHistory(t)
	j := genJudge(t, 2)
	for i := range h.events {
		placed, ok := h.events[i].(*metrics.OrderPlaced)
		if !ok || !rapid.Bool().Draw(t, "excluded") {
			continue
		}
		meta := metrics.Meta{At: placed.At.Add(time.Hour), Order: placed.Order}
		id := rapid.SampledFrom(j.Metrics()).Draw(t, "from").ID()
		h.events = append(h.events, &metrics.OrderExcluded{Meta: meta, Metrics: []string{id}, Reason: "storm"})
		if meta.At = meta.At.Add(time.Hour); rapid.Bool().Draw(t, "included again") {
			h.events = append(h.events, &metrics.OrderIncluded{Meta: meta, Metrics: []string{id}, Reason: "no storm"})
		}
	}
	cfg := config(j, h.loc)
	cfg.Metrics = append(cfg.Metrics, foresight.AdjustedMetrics(j)...)
	l := ledgerOf(t, cfg, h.events, nil)
	got, err := foresight.Adjust(j, l, thresholds.Inputs{AsOf: h.asOf})
	require.NoError(t, err)
	want, err := foresight.Adjust(j, lists{l}, thresholds.Inputs{AsOf: h.asOf})
	require.NoError(t, err)
	require.Equal(t, want, got)
	for _, both := range got {
		requireExclusions(t, l, h.asOf, both)
	}
}

// requireExclusions: an exclusion's tally is what all cases of its order count officially.
func requireExclusions(t *rapid.T, l *metrics.Ledger, asOf window.Day, both foresight.Both) {
	v := both.Official
	want := map[string]metrics.Tally{}
	if v.Status != thresholds.NotApplicable {
		cases, err := l.Cases(v.Rule.Metric, v.Rule.Segment, v.Window, asOf)
		require.NoError(t, err)
		excluded := map[string]bool{}
		for o := range l.All(asOf, metrics.OrderSubject) {
			for _, x := range o.Exclusions() {
				if x.Excluded && x.Metric == v.Rule.Metric.ID() {
					excluded[o.ID()] = true
				}
			}
		}
		for c := range cases {
			if c.Subject == metrics.OrderSubject && excluded[c.ID] {
				want[c.ID] = want[c.ID].Plus(c.Tally)
			}
		}
	}
	got := map[string]metrics.Tally{}
	for _, x := range both.Exclusions {
		require.NotContains(t, got, x.Order)
		got[x.Order] = x.Tally
	}
	require.Equal(t, want, got, "%v", v.Rule)
}

func TestAdjustFindsWhatListsSay(t *testing.T) { rapid.Check(t, propAdjustScans) }

// A pass without questions reads nothing; a metric that the ledger does not keep is an error, and
// so is a day before its horizon.
func TestPassErrors(t *testing.T) {
	var p foresight.Pass
	require.NoError(t, p.Run(nil))
	rule := thresholds.Rule{ID: "late", Metric: "late-shipment-rate", Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit("below 0.04")}
	j := judgeOf(t, rule)
	asOf := day("2026-11-22")
	due := asOf.Start(time.UTC)
	events := []metrics.Event{&metrics.OrderPlaced{Meta: metrics.Meta{At: due.Add(-time.Hour), Order: "a"}, Channel: metrics.MFN, ShipBy: due}}
	o := of(t, j, ledgerOf(t, config(j, time.UTC), events, nil), asOf)[0]
	other := ledgerOf(t, metrics.Config{Location: time.UTC, Metrics: []metrics.Variant{"orders-placed"}}, events, nil)
	behind := foresight.Behind{}
	p.Behind(&o, 1, &behind)
	require.ErrorIs(t, p.Run(other), metrics.ErrUndeclared)
	require.NoError(t, p.Run(other), "it is as new")
}

// What an order adds to the sums of all rules takes no memory: only one that is against a rule
// is looked into with its texts.
func TestPassTakesNoMemoryForOrders(t *testing.T) {
	allocs := func(orders int) float64 {
		j, l := figures.Large(t, amazon.US(), orders)
		outlooks := of(t, j, l, figures.LargeDay)
		var causes []foresight.Cause
		var behind foresight.Behind
		return testing.AllocsPerRun(1, func() {
			var p foresight.Pass
			for i := range outlooks {
				p.Behind(&outlooks[i], 5, &behind)
				p.Causes(&outlooks[i], foresight.CauseOptions{By: []foresight.Dimension{foresight.ByCarrier}}, &causes)
			}
			require.NoError(t, p.Run(l))
		})
	}
	const few, many = 5_000, 15_000
	require.Less(t, (allocs(many)-allocs(few))/(many-few), 0.5)
}
