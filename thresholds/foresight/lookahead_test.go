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

// by reports of events whether they happened by the end of a day.
func (h *history) by(d window.Day) func(metrics.Event) bool {
	return func(ev metrics.Event) bool { return !window.DayOf(ev.Common().At, h.loc).After(d) }
}

// decide draws events of the next days that decide what is open, and what is pending: some
// well, some badly, some not at all. Orders are confirmed if confirm says so: to a metric of
// orders confirmed that is news, and nothing that was open.
func (h *history) decide(l *metrics.Ledger, confirm bool) []metrics.Event {
	var out []metrics.Event
	var ids []string
	for o := range l.All(h.asOf) {
		if o.Subject() == metrics.OrderSubject {
			ids = append(ids, o.ID())
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		if !h.chance("decided", 2) {
			continue
		}
		at := h.asOf.Add(1 + h.pick("after", 4)).Start(h.loc).Add(time.Duration(h.pick("hour", 23)) * time.Hour)
		meta := metrics.Meta{At: at, Order: id}
		o, _ := l.Facts(metrics.OrderSubject, id, h.asOf)
		for _, m := range o.Messages() {
			if m.Answered.IsZero() {
				out = append(out, &metrics.MessageAnswered{Meta: meta, Message: m.ID})
			}
		}
		for _, c := range o.Claims() {
			if c.Pending {
				out = append(out, &metrics.ClaimDecided{Meta: meta, Claim: c.ID, Outcome: metrics.ClaimOutcome(1 + h.pick("outcome", 4))})
			}
		}
		for _, r := range o.Returns() {
			out = append(out, &metrics.ReturnAnswered{Meta: meta, Return: r.ID})
		}
		if _, ok := o.Confirmed(); confirm && !ok && o.CancelledUnits() == 0 {
			out = append(out, &metrics.ShipmentConfirmed{Meta: meta, Tracking: "T"})
		}
		for _, s := range o.Shipments() {
			switch {
			case s.Delivered.IsZero() && s.Tracking != "" && h.chance("on time or not", 2):
				continue // a scan would be news: the package may count already
			case s.Invoiced.IsZero():
				out = append(out, &metrics.InvoiceUploaded{Meta: meta, Shipment: s.ID})
			}
		}
	}
	return out
}

// propLookAheadHolds: whatever is decided in the next days, the verdicts that then come lie
// within what was foretold; and later events that a ledger has already change nothing of
// it.
func propLookAheadHolds(t *rapid.T) {
	h := genHistory(t)
	j := genJudge(t, 3)
	known := h.ledger(j, h.by(h.asOf))
	outlooks := of(t, j, known, h.asOf)
	all := of(t, j, h.ledger(j, nil), h.asOf)
	then := copyOf(t, known, config(j, h.loc))
	confirm := rapid.Bool().Draw(t, "confirm")
	require.NoError(t, then.ApplyAll(h.decide(known, confirm)))
	for i := range outlooks {
		ahead, err := outlooks[i].LookAhead()
		require.NoError(t, err)
		if h.settled() {
			again, err := all[i].LookAhead()
			require.NoError(t, err)
			require.Equal(t, ahead, again)
		}
		rule := outlooks[i].Verdict.Rule
		if id := rule.Metric.ID(); confirm && (id == "invoice-defect-rate" || id == "valid-tracking-rate") {
			continue
		}
		requireHolds(t, h, oracleOf(t, rule, thresholds.Inputs{AsOf: h.asOf}), rule, ahead, then)
	}
}

// requireHolds: the verdicts that come lie within what was foretold.
func requireHolds(t *rapid.T, h *history, is oracle, rule thresholds.Rule, ahead []foresight.Ahead, then thresholds.Tallies) {
	if rule.Window.Days+rule.Window.Months > 0 {
		require.Len(t, ahead, rule.Window.Lag)
	}
	for k, a := range ahead {
		require.Equal(t, h.asOf.Add(k+1), a.AsOf)
		v := is.on(t, then, a.AsOf)
		failing := v.Status == thresholds.Fail || v.Broken > 0
		switch a.Outcome {
		case foresight.SureFail:
			require.True(t, failing, "%+v", a)
		case foresight.SurePass:
			require.False(t, failing, "%+v", a)
		}
		if rule.LowVolume != nil || a.Window.Last.After(h.asOf) || a.Growing {
			continue
		}
		require.Equal(t, v.Window, a.Window)
		require.True(t, a.Low <= v.Tally.Hits && v.Tally.Hits <= a.High, "%+v: %+v", a, v.Tally)
		require.True(t, a.TotalKnown <= v.Tally.Total && v.Tally.Total <= a.Total, "%s %+v: %+v", rule.Metric, a, v.Tally)
	}
}

// settled reports whether no event is a correction: one told of the past after the as-of
// day is known to a ledger that has it.
func (h *history) settled() bool {
	return !slices.ContainsFunc(h.events, func(ev metrics.Event) bool {
		m := ev.Common()
		return m.Rev > 0 || m.Void
	})
}

// propOutcome: the outcome is that of judging every number that can come of the open and
// the pending ones.
func propOutcome(t *rapid.T) {
	h := genHistory(t)
	j := genJudge(t, 2)
	for _, o := range of(t, j, h.ledger(j, nil), h.asOf) {
		ahead, err := o.LookAhead()
		require.NoError(t, err)
		requireOutcomes(t, oracleOf(t, o.Verdict.Rule, thresholds.Inputs{AsOf: h.asOf}), o.Verdict, ahead)
	}
}

// requireOutcomes judges all that can come. Of money the hits are too many to try.
func requireOutcomes(t *rapid.T, is oracle, v thresholds.Verdict, ahead []foresight.Ahead) {
	if v.Rule.LowVolume != nil || v.Kind == metrics.Value {
		return
	}
	for _, a := range ahead {
		if a.Growing {
			continue
		}
		failing, other := 0, 0
		for n := range a.Total - a.TotalKnown + 1 {
			for hits := a.Low; hits <= a.High-(a.Total-a.TotalKnown)+n; hits++ {
				if is.fails(t, hits, a.TotalKnown+n) {
					failing++
				} else {
					other++
				}
			}
		}
		want := foresight.Undecided
		switch {
		case other == 0:
			want = foresight.SureFail
		case failing == 0:
			want = foresight.SurePass
		}
		require.Equal(t, want, a.Outcome, "%s %+v", v.Rule.ID, a)
	}
}

func TestLookAheadHolds(t *testing.T)      { rapid.Check(t, propLookAheadHolds) }
func TestOutcomeIsBruteForce(t *testing.T) { rapid.Check(t, propOutcome) }

func FuzzLookAhead(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propLookAheadHolds)) }

// A pending claim makes an interval; without the other convention it stands.
func TestLookAheadPending(t *testing.T) {
	j := judgeOf(t, below1())
	asOf := day("2026-11-22")
	var events []metrics.Event
	for i := range 100 {
		at := asOf.Add(-30).Start(time.UTC)
		if i >= 50 {
			at = asOf.Add(-10).Start(time.UTC)
		}
		events = append(events, &metrics.OrderPlaced{Meta: metrics.Meta{At: at, Order: fmt.Sprint(i)}, Channel: metrics.MFN})
	}
	for _, id := range []string{"0", "1", "60"} {
		ev := &metrics.ClaimOpened{Meta: metrics.Meta{At: asOf.Add(-2).Start(time.UTC), Order: id}}
		events = append(events, ev)
	}
	events = append(events, &metrics.FeedbackLeft{Meta: metrics.Meta{At: asOf.Add(-3).Start(time.UTC), Order: "1"}, Rating: 1})
	l := ledgerOf(t, config(j, time.UTC), events, nil)
	ahead, err := of(t, j, l, asOf)[0].LookAhead()
	require.NoError(t, err)
	require.Len(t, ahead, 15)
	require.Equal(t, foresight.Ahead{
		AsOf: asOf.Add(1), Window: window.Range{First: asOf.Add(-73), Last: asOf.Add(-14)}, Total: 50, TotalKnown: 50,
		Low: 1, High: 2, Outcome: foresight.SureFail, Assumes: ahead[0].Assumes,
	}, ahead[0], "the feedback counts whatever becomes of the claim")
	require.Equal(t, []int64{1, 3, 100}, []int64{ahead[14].Low, ahead[14].High, ahead[14].Total})
	require.True(t, ahead[0].Assumes.Has(foresight.PendingEitherWay))

	bare := ledgerOf(t, metrics.Config{Location: time.UTC, Metrics: j.Metrics()}, events, nil)
	ahead, err = of(t, j, bare, asOf)[0].LookAhead()
	require.NoError(t, err)
	require.Equal(t, []int64{2, 2}, []int64{ahead[0].Low, ahead[0].High})
	require.True(t, ahead[0].Assumes.Has(foresight.PendingStands))
}
