package metrics_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// confirmedDefinition is a metric of one's own: orders confirmed within 24 hours
// of their placing. Its second route is confirmedInTime.
var confirmedDefinition = metrics.Definition{
	ID:      confirmedWithinADay,
	Title:   "Orders confirmed within a day",
	Unit:    "order",
	Sense:   metrics.HitIsGood,
	Subject: metrics.OrderSubject,
	At: func(o *metrics.Order, mark func(metrics.Mark)) {
		placed, ok := o.Placed()
		if !ok {
			return
		}
		due := placed.Add(24 * time.Hour)
		m := metrics.Mark{Day: o.Day(placed), Tally: metrics.Tally{Open: 1}, Why: metrics.Fact{Type: "order.placed", At: placed}}
		switch confirmed, ok := o.Confirmed(); {
		case ok && !confirmed.After(due):
			m.Tally, m.Why = metrics.Tally{Hits: 1, Total: 1}, metrics.Fact{Type: "shipment.confirmed", At: confirmed}
		case o.Passed(due):
			m.Tally, m.Why = metrics.Tally{Total: 1}, metrics.Fact{Type: metrics.DeadlinePassed, At: due}
		}
		mark(m)
	},
	Days: func(o *metrics.Order, day func(window.Day)) {
		if placed, ok := o.Placed(); ok {
			day(o.Day(placed.Add(24 * time.Hour)))
		}
	},
}

// customLedger keeps one definition of one's own and applies events to it.
func customLedger(t *testing.T, d metrics.Definition, events ...metrics.Event) *metrics.Ledger {
	t.Helper()
	cfg := metrics.Config{Location: pacific, Custom: []metrics.Definition{d}, Metrics: []metrics.Variant{metrics.Variant(d.ID)}}
	l, err := metrics.NewLedger(cfg)
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(events))
	return l
}

// TestCustomSegments: a metric may count in segments of its own, an order in
// several; they are no channel, so All is without them.
func TestCustomSegments(t *testing.T) {
	byCategory := metrics.Definition{ID: "units-by-category", Kind: metrics.Number, Subject: metrics.OrderSubject,
		At: func(o *metrics.Order, mark func(metrics.Mark)) {
			placed, ok := o.Placed()
			if !ok {
				return
			}
			for _, l := range o.Lines() {
				mark(metrics.Mark{Day: o.Day(placed), Segment: metrics.CategorySegment(l.Category),
					Tally: metrics.Tally{Hits: int64(l.Units)}, Why: metrics.Fact{Type: "order.placed", At: placed}})
			}
		}}
	order := &metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Lines: []metrics.Line{
		{Line: "1", Category: "toys", Units: 2}, {Line: "2", Category: "books", Units: 3}, {Line: "3", Category: "toys", Units: 5},
	}}
	l := customLedger(t, byCategory, order)
	day := window.MustParseDay("2026-03-02")
	for segment, want := range map[metrics.Segment]int64{
		metrics.CategorySegment("toys"): 7, metrics.CategorySegment("books"): 3, metrics.CategorySegment("none"): 0, metrics.All: 0,
	} {
		got := tallyOf(t, l, "units-by-category", segment, window.Range{First: day, Last: day}, day)
		require.Equal(t, metrics.Tally{Hits: want}, got, "%q", segment)
	}
}

// TestCustomViolations: a metric may read the violations, which have no order.
func TestCustomViolations(t *testing.T) {
	open := metrics.Definition{ID: "open-violations", Kind: metrics.Number, Subject: metrics.ViolationSubject,
		At: func(o *metrics.Order, mark func(metrics.Mark)) {
			v, ok := o.Violation()
			if ok && !v.Opened.IsZero() && v.Outcome != metrics.Cleared {
				mark(metrics.Mark{Day: o.Day(v.Opened), Tally: metrics.Tally{Hits: 1}, Why: metrics.Fact{Type: "violation.opened", At: v.Opened, ID: v.ID}})
			}
		}}
	about := func(at string) metrics.Meta { return metrics.Meta{At: tick(at)} }
	l := customLedger(t, open,
		&metrics.ViolationOpened{Meta: about("03-02 12:00:00"), Violation: "V", Category: "ip"},
		&metrics.ViolationResolved{Meta: about("03-05 12:00:00"), Violation: "V", Outcome: metrics.Cleared},
		&metrics.ViolationOpened{Meta: about("03-03 12:00:00"), Violation: "W", Category: "ip"},
		&metrics.ViolationResolved{Meta: about("03-04 12:00:00"), Violation: "W", Outcome: metrics.Upheld})
	for asOf, want := range map[string]string{"03-01": "03-01 0/0", "03-02": "03-02 1/0", "03-04": "03-04 2/0", "03-05": "03-05 1/0"} {
		r := row{metric: "open-violations", want: want}
		require.Equal(t, want, r.ask(t, l), asOf)
	}
	day := window.MustParseDay("2026-03-31")
	cases := casesOf(t, l, "open-violations", metrics.All, window.Range{First: day.Add(-30), Last: day}, day)
	require.Len(t, cases, 1)
	require.Equal(t, "W", cases[0].ID)
	require.Equal(t, metrics.ViolationSubject, cases[0].Subject)
}

// TestCustomDefinitionRefused: an id of the catalogue, one given twice, none at all,
// and a metric that cannot be computed.
func TestCustomDefinitionRefused(t *testing.T) {
	nothing := func(*metrics.Order, func(metrics.Mark)) {}
	for name, defs := range map[string][]metrics.Definition{
		"of the catalogue": {{ID: "claim-rate", At: nothing}},
		"twice":            {{ID: "mine", At: nothing}, {ID: "mine", At: nothing}},
		"no id":            {{At: nothing}},
		"no function":      {{ID: "mine"}},
	} {
		_, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Custom: defs})
		var typed *metrics.MetricError
		require.ErrorAs(t, err, &typed, name)
	}
}

// TestDeclaredRefused: what the ledger does not know, it does not keep.
func TestDeclaredRefused(t *testing.T) {
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: []metrics.Variant{"claim-rate"}})
	require.NoError(t, err)
	for _, v := range []metrics.Variant{"no-such-rate", "claim-rate?day=order", "response-time-rate?hours=0", "claim-rate?pending=in&pending=out", ""} {
		var typed *metrics.MetricError
		require.ErrorAs(t, l.Declare(v), &typed, "%q", v)
	}
	require.Equal(t, []metrics.Variant{"claim-rate"}, l.Metrics())
	day := window.MustParseDay("2026-03-02")
	_, err = l.Tally("order-defect-rate", metrics.All, window.Range{First: day, Last: day}, day)
	require.ErrorIs(t, err, metrics.ErrUndeclared)
	_, err = l.AppendTrend(nil, "order-defect-rate", metrics.All, window.Span{Days: 1}, window.Range{First: day, Last: day})
	require.ErrorIs(t, err, metrics.ErrUndeclared)
	_, err = l.Cases("order-defect-rate", metrics.All, window.Range{First: day, Last: day}, day)
	require.ErrorIs(t, err, metrics.ErrUndeclared)
}
