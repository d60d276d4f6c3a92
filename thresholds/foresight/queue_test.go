package foresight_test

import (
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

// propQueue: what an obligation is said to cost is by how much the tally against a rule
// really differs, on the days said, between doing it now and letting it pass.
func propQueue(t *rapid.T) {
	h := genHistory(t)
	j := genJudge(t, 3)
	requireQueue(t, h, j, thresholds.Inputs{AsOf: h.asOf}, 100)
}

// requireQueue checks so many obligations of a policy's queue.
func requireQueue(t *rapid.T, h *history, j *thresholds.Judge, in thresholds.Inputs, most int) {
	missed := h.ledger(j, h.by(h.asOf))
	in.Tallies = missed
	outlooks, err := foresight.Of(j, in)
	require.NoError(t, err)
	queue, err := foresight.Queue(j, missed, in)
	require.NoError(t, err)
	require.True(t, slices.IsSortedFunc(queue, func(a, b foresight.Obligation) int { return a.Due.Compare(b.Due) }))
	requireAllOpen(t, h, missed, outlooks, queue)
	for _, ob := range queue[:min(most, len(queue))] {
		require.Equal(t, ob.Overdue, !ob.Due.After(h.asOf.End(h.loc)))
		require.True(t, len(ob.Costs) > 0 || ob.Duty == foresight.ActOn)
		done, err := missed.WhatIf(doing(t, h, ob)...)
		require.NoError(t, err)
		for _, c := range ob.Costs {
			v := outlooks[c.Verdict].Verdict
			require.Equal(t, v.Rule.ID, c.Rule)
			if c.First.IsValid() && !v.Rule.Window.Lifetime {
				if isSilent(v.Rule.Metric) {
					requireLate(t, h.asOf, v, c, ob, missed, done)
				} else {
					requireCost(t, h, v, c, missed, done)
				}
				if standing := ob.Duty == foresight.Scan || ob.Duty == foresight.ActOn; !standing {
					requireLeft(t, oracleOf(t, v.Rule, in), v, c)
				} else if c.First.Before(h.asOf) && v.Rule.LowVolume == nil {
					require.Equal(t, [2]any{v.HasBudget, v.Budget}, [2]any{c.HasLeft, c.Left}, "it is in the budget already")
				}
			}
		}
	}
}

// doing are the events of an obligation that is met at the end of the day.
func doing(t *rapid.T, h *history, ob foresight.Obligation) []metrics.Event {
	meta := metrics.Meta{At: h.asOf.End(h.loc), Order: ob.ID, Rev: 2}
	switch ob.Duty {
	case foresight.Ship:
		return []metrics.Event{&metrics.ShipmentConfirmed{Meta: meta, Tracking: "T"}, &metrics.ShipmentScanned{Meta: meta}}
	case foresight.Deliver:
		return []metrics.Event{&metrics.ShipmentConfirmed{Meta: meta, Tracking: "T"}, &metrics.ShipmentScanned{Meta: meta}, &metrics.ShipmentDelivered{Meta: meta}}
	case foresight.Answer:
		return []metrics.Event{&metrics.MessageAnswered{Meta: meta, Message: ob.Thing}}
	case foresight.Invoice:
		return []metrics.Event{&metrics.InvoiceUploaded{Meta: meta}}
	case foresight.DecideReturn:
		return []metrics.Event{&metrics.ReturnAnswered{Meta: meta, Return: ob.Thing}}
	case foresight.Scan:
		return []metrics.Event{h.numbered(ob.ID), &metrics.ShipmentScanned{Meta: meta, Shipment: ob.Thing}}
	case foresight.ActOn:
		meta.Order = ""
		return []metrics.Event{&metrics.ViolationResolved{Meta: meta, Violation: ob.ID, Outcome: metrics.Cleared}}
	}
	t.Fatalf("a duty nobody has: %s", ob.Duty)
	return nil
}

// numbered is a correction of an order's confirmation, which states a tracking number.
func (h *history) numbered(order string) metrics.Event {
	var out metrics.ShipmentConfirmed
	for _, ev := range h.events {
		if c, ok := ev.(*metrics.ShipmentConfirmed); ok && c.Order == order {
			out = *c
		}
	}
	out.Rev, out.Void, out.Tracking = out.Rev+1, false, "T"
	return &out
}

// isSilent reports whether an order of which there is no word may count nowhere under a
// metric of deliveries.
func isSilent(v metrics.Variant) bool {
	return v.ID() == "late-fulfilment-rate" || slices.Contains(v.Conventions(), metrics.Convention{Name: "unknown", Value: "out"})
}

// requireLate: an order of which there is no word counts nowhere, so that missing it is to
// deliver late; and it counts no earlier.
func requireLate(t *rapid.T, asOf window.Day, v thresholds.Verdict, c foresight.Cost, ob foresight.Obligation, missed *metrics.Ledger, done thresholds.Tallies) {
	meta := metrics.Meta{At: ob.Due.Add(time.Second), Order: ob.ID, Rev: 2}
	if order, ok := missed.Facts(ob.Subject, ob.ID, asOf); ok {
		if by, ok := order.ShipBy(); ok && by.After(ob.Due) {
			meta.At = by.Add(time.Second) // a scan in time would excuse it
		}
	}
	late, err := missed.WhatIf(&metrics.ShipmentDelivered{Meta: meta}, &metrics.ShipmentConfirmed{Meta: meta, Tracking: "T"})
	require.NoError(t, err)
	if window.DayOf(meta.At, missed.Location()).After(c.Last) {
		return
	}
	for _, at := range []struct {
		asOf window.Day
		cost int64
	}{{c.Last, c.Budget}, {c.Last.Add(1), 0}} {
		was, err := late.Tally(v.Rule.Metric, v.Rule.Segment, v.Rule.Window.Range(at.asOf), at.asOf)
		require.NoError(t, err)
		is, err := done.Tally(v.Rule.Metric, v.Rule.Segment, v.Rule.Window.Range(at.asOf), at.asOf)
		require.NoError(t, err)
		require.Equal(t, at.cost, againstOf(v, was)-againstOf(v, is), "%+v on %v: %+v, %v %v", c, at.asOf, ob, was, is)
	}
}

// requireCost: on the first and the last day said, and not the day after, it costs so much.
func requireCost(t *rapid.T, h *history, v thresholds.Verdict, c foresight.Cost, missed, done thresholds.Tallies) {
	against := func(l thresholds.Tallies, asOf window.Day) int64 {
		tally, err := l.Tally(v.Rule.Metric, v.Rule.Segment, v.Rule.Window.Range(asOf), asOf)
		require.NoError(t, err)
		return againstOf(v, tally)
	}
	first := c.First
	if first.Before(h.asOf) { // it counts already
		first = h.asOf
	}
	for _, at := range []struct {
		asOf window.Day
		cost int64
	}{{first, c.Budget}, {c.Last, c.Budget}, {c.Last.Add(1), 0}} {
		require.Equal(t, at.cost, against(missed, at.asOf)-against(done, at.asOf), "%+v on %v: %v %v", c, at.asOf, v.Rule.Metric, v.Rule.Window)
	}
}

// requireLeft: what is left of the budget and the status are those of a judge shown the
// tally with the miss in it.
func requireLeft(t *rapid.T, is oracle, v thresholds.Verdict, c foresight.Cost) {
	if slices.Contains(v.Rule.Metric.Conventions(), metrics.Convention{Name: "open", Value: "in"}) || v.Rule.LowVolume != nil || v.Rule.Denominator != nil {
		return
	}
	tally := v.Tally
	tally.Total += max(c.Budget, -c.Budget)
	if v.Sense == metrics.HitIsBad {
		tally.Hits += max(c.Budget, -c.Budget)
	}
	then := is.judged(t, tally)
	require.Equal(t, then.Status, c.Status)
	require.Equal(t, [2]any{then.HasBudget, then.Budget}, [2]any{c.HasLeft, c.Left})
}

// requireAllOpen: everything open under a rule is listed.
func requireAllOpen(t *rapid.T, h *history, l *metrics.Ledger, outlooks []foresight.Outlook, queue []foresight.Obligation) {
	for i, o := range outlooks {
		cases, err := l.Open(o.Verdict.Rule.Metric, o.Verdict.Rule.Segment, h.asOf)
		require.NoError(t, err)
		if id := o.Verdict.Rule.Metric.ID(); id == "perfect-order-rate" || id == "valid-tracking-rate" || id == "policy-violations" ||
			!hasSubjects(o.Verdict) || !o.Applies() {
			continue // not open is not all there is to do, or not at all
		}
		open, listed := int64(0), int64(0)
		for c := range cases {
			open += c.Tally.Open
		}
		for _, ob := range queue {
			for _, c := range ob.Costs {
				if c.Verdict == i {
					listed += max(c.Budget, -c.Budget)
				}
			}
		}
		if o.Verdict.Rule.Of == thresholds.Total {
			open = 0 // done or missed, it is one more of the total
		}
		require.Equal(t, open, listed)
	}
}

func TestQueueCostsWhatItSays(t *testing.T) { rapid.Check(t, propQueue) }

func FuzzQueue(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propQueue)) }

// Of one deadline what would make a rule fail comes first.
func TestQueueWorstFirst(t *testing.T) {
	asOf := day("2026-11-22")
	tight := thresholds.Rule{ID: "answers", Metric: "response-time-rate", Window: window.Span{Days: 7}, Limit: thresholds.MustParseLimit("at least 0.9")}
	loose := thresholds.Rule{ID: "late", Metric: "late-shipment-rate", Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit("at most 0.5")}
	j := judgeOf(t, loose, tight)
	due := asOf.Add(1).Start(time.UTC).Add(12 * time.Hour)
	events := []metrics.Event{
		&metrics.OrderPlaced{Meta: metrics.Meta{At: due.Add(-48 * time.Hour), Order: "a"}, Channel: metrics.MFN, ShipBy: due},
		&metrics.OrderPlaced{Meta: metrics.Meta{At: due.Add(-48 * time.Hour), Order: "b"}, Channel: metrics.MFN, ShipBy: due.Add(-time.Hour)},
		&metrics.OrderPlaced{Meta: metrics.Meta{At: due.Add(-96 * time.Hour), Order: "c"}, Channel: metrics.MFN, ShipBy: due.Add(-72 * time.Hour)},
		&metrics.ShipmentConfirmed{Meta: metrics.Meta{At: due.Add(-96 * time.Hour), Order: "c"}},
		&metrics.MessageReceived{Meta: metrics.Meta{At: due.Add(-24 * time.Hour), Order: "a"}, Message: "m"},
	}
	queue, err := foresight.Queue(j, ledgerOf(t, config(j, time.UTC), events, nil), thresholds.Inputs{AsOf: asOf})
	require.NoError(t, err)
	require.Len(t, queue, 3)
	require.Equal(t, "b", queue[0].ID, "the nearest deadline")
	require.Equal(t, foresight.Ship, queue[0].Duty)
	require.Equal(t, foresight.Answer, queue[1].Duty, "the only message: it would fail the rule")
	require.Equal(t, thresholds.Fail, queue[1].Costs[0].Status)
	require.Equal(t, foresight.Ship, queue[2].Duty)
	// one late of two is at most half
	require.Equal(t, foresight.Cost{
		Rule: "late", Budget: 1, Left: 0, HasLeft: true, Status: thresholds.Pass, First: asOf.Add(1), Last: asOf.Add(30),
	}, queue[2].Costs[0])
}

// Each duty comes of what happened, one of each.
func TestQueueOfEveryDuty(t *testing.T) {
	asOf := day("2026-11-23") // a Monday: the next working day is the one after
	rule := func(v metrics.Variant, limit string) thresholds.Rule {
		return thresholds.Rule{ID: v.ID(), Metric: v, Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit(limit)}
	}
	j := judgeOf(t, rule("late-shipment-rate", "below 0.04"), rule("valid-tracking-rate", "above 0.95"), rule("on-time-delivery-rate", "at least 0.9"),
		rule("response-time-rate", "at least 0.9"), rule("invoice-defect-rate", "below 0.05"), rule("return-dissatisfaction-rate", "below 0.1"),
		rule("policy-violations", "equal 0"))
	at := func(hour int) time.Time { return asOf.Start(time.UTC).Add(time.Duration(hour) * time.Hour) }
	of := func(order string, hour int) metrics.Meta { return metrics.Meta{At: at(hour), Order: order} }
	events := []metrics.Event{
		&metrics.OrderPlaced{Meta: of("late", 1), Channel: metrics.MFN, ShipBy: at(40)},
		&metrics.OrderPlaced{Meta: of("package", 1), Channel: metrics.MFN, DeliverBy: at(50), Business: metrics.Yes},
		&metrics.ShipmentConfirmed{Meta: of("package", 2), Tracking: "1Z"},
		&metrics.MessageReceived{Meta: of("package", 3), Message: "m"},
		&metrics.ReturnRequested{Meta: of("package", 4), Return: "r", InPolicy: metrics.Yes},
		&metrics.OrderPlaced{Meta: of("lost", -100), Channel: metrics.MFN, DeliverBy: at(-30)},
		&metrics.ShipmentConfirmed{Meta: of("lost", -99), Tracking: "1Z"},
		&metrics.ViolationOpened{Meta: of("", 5), Violation: "v", Category: "listing"},
	}
	queue, err := foresight.Queue(j, ledgerOf(t, config(j, time.UTC), events, nil), thresholds.Inputs{AsOf: asOf})
	require.NoError(t, err)
	var got []string
	for _, ob := range queue {
		require.Equal(t, ob.Duty == foresight.Scan, ob.Overdue)
		require.NotEmpty(t, ob.Costs, "%+v", ob)
		require.Equal(t, int64(1), max(ob.Costs[0].Budget, -ob.Costs[0].Budget))
		got = append(got, string(ob.Duty)+" "+ob.ID+" "+ob.Thing+" by "+ob.Due.Format("02 15:04:05"))
	}
	require.Equal(t, []string{
		"scan lost  by 21 23:59:59", "answer package m by 24 03:00:00", "act-on v  by 24 05:00:00", "ship late  by 24 16:00:00", "invoice package  by 24 23:59:59",
		"deliver package  by 25 02:00:00", "decide-return package r by 25 04:00:00",
	}, got)
}
