package metrics_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Order facts are compared as lines of text, one a fact, so that a difference
// reads as one. Both routes print the same lines, as of a day or of ever:
// factsOfOrder from the library's view, facts from the oracle's.

func when(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.UTC().Format(time.RFC3339)
}

func perhaps(t time.Time, ok bool) string {
	if !ok {
		return when(time.Time{})
	}
	return when(t)
}

// factsOfOrder prints the library's view of an order, a message or a violation.
func factsOfOrder(o *metrics.Order) []string {
	d := o.Details()
	out := []string{
		"placed " + perhaps(o.Placed()),
		fmt.Sprintf("units %d cancelled %d", o.Units(), o.CancelledUnits()),
		"ship by " + perhaps(o.ShipBy()),
		"deliver by " + perhaps(o.DeliverBy()),
		"own deliver by " + perhaps(o.OwnDeliverBy()),
		"confirmed " + perhaps(o.Confirmed()),
		fmt.Sprintf("channel %d total %s", o.Channel(), money(o.Total())),
		fmt.Sprintf("details %d %d %q %q %q %q", d.Business, d.Sample, d.Programs, d.Buyer, d.Destination, d.Condition),
	}
	for _, l := range o.Lines() {
		out = append(out, fmt.Sprintf("line %q units %d sku %q asin %q of %q value %s %v",
			l.Line, max(1, l.Units), l.SKU, l.ASIN, l.Category, l.Value.StringFixed(2), l.HasValue))
	}
	for _, p := range o.Shipments() {
		if p.Confirmed.IsZero() && p.Accepted.IsZero() && p.Transit.IsZero() && p.Attempt.IsZero() && p.Delivered.IsZero() {
			continue // known by its invoice only
		}
		out = append(out, shipmentFact(p))
	}
	for _, c := range o.Cancellations() {
		out = append(out, cancellationFact(c))
	}
	for _, f := range o.Feedbacks() {
		out = append(out, feedbackFact(f))
	}
	for _, c := range o.Claims() {
		out = append(out, claimFact(c))
	}
	for _, c := range o.Chargebacks() {
		out = append(out, fmt.Sprintf("chargeback %q at %s kind %d outcome %d", c.ID, when(c.At), c.Kind, c.Outcome))
	}
	for _, m := range o.Messages() {
		out = append(out, messageFact(m))
	}
	for _, r := range o.Returns() {
		out = append(out, returnFact(r))
	}
	for _, r := range o.Refunds() {
		out = append(out, fmt.Sprintf("refund %q at %s of %s", r.ID, when(r.At), money(r.Amount)))
	}
	for _, x := range o.Exclusions() {
		out = append(out, fmt.Sprintf("exclusion %q at %s %v %q %q", x.Metric, when(x.At), x.Excluded, x.Reason, x.Evidence))
	}
	satisfied, first, ok := o.Survey()
	return append(out, fmt.Sprintf("survey %v %s", satisfied && ok, perhaps(first, ok)))
}

func money(m metrics.Money) string {
	if m.IsZero() {
		return "none"
	}
	return m.Amount.StringFixed(2) + " " + m.Currency
}

func shipmentFact(p metrics.Shipment) string {
	if p.TrackingSince.IsZero() {
		p.Tracking = "" // a number is stated, and shows, before it counts
	}
	return fmt.Sprintf("shipment %q confirmed %s scans %s %s %s delivered %s (%q %d) by %q %q from %q tracking %q since %s units %d of %q exempt %d protected %d letter %d",
		p.ID, when(p.Confirmed), when(p.Accepted), when(p.Transit), when(p.Attempt), when(p.Delivered), p.Cause, p.Accountable,
		p.Carrier, p.Service, p.Origin, p.Tracking, when(p.TrackingSince), p.Units, p.Lines, p.TrackingExempt, p.Protected, p.Letter)
}

func cancellationFact(c metrics.Cancellation) string {
	return fmt.Sprintf("cancelled %q at %s by %d for %q asked %v units %d (%q %d)",
		c.Line, when(c.At), c.By, c.Reason, c.BuyerRequested, c.Units, c.Cause, c.Accountable)
}

func feedbackFact(f metrics.Feedback) string {
	if f.Removed {
		f.Rating, f.Scope = 0, 0 // of what was removed, only that
	}
	return fmt.Sprintf("feedback %q at %s removed %v rating %d scope %d", f.ID, when(f.At), f.Removed, f.Rating, f.Scope)
}

func claimFact(c metrics.Claim) string {
	return fmt.Sprintf("claim %q at %s kind %d pending %v counts %v", c.ID, when(c.At), c.Kind, c.Pending, c.Counts)
}

func messageFact(m metrics.Message) string {
	return fmt.Sprintf("message %q in %q: %s %s %s %s", m.ID, m.Thread, when(m.Received), when(m.Answered), when(m.AutoAnswered), when(m.Closed))
}

func returnFact(r metrics.Return) string {
	return fmt.Sprintf("return %q: %s %s %s %s %s policy %d resolved %d (%q %d)", r.ID, when(r.Requested), when(r.Answered), when(r.Rejected),
		when(r.Received), when(r.Rated), r.InPolicy, r.Resolved, r.Cause, r.Accountable)
}

// propOrderIsTheOracles: what the ledger shows of an order is what the oracle
// found.
func propOrderIsTheOracles(t *rapid.T) {
	s := genStream(t)
	l, o := ledgerOf(t, s), newOracle(s.loc, s.events)
	for _, id := range streamOrders {
		want, held := o.subject(metrics.OrderSubject, id)
		got, ok := l.Order(id)
		if !held || len(want.reports) > 0 { // of an order that is all void, either way
			require.Equal(t, held, ok, "order %q", id)
		}
		if held && ok {
			require.Equal(t, id, got.ID())
			require.Equal(t, metrics.OrderSubject, got.Subject())
			require.False(t, got.AsOf().IsValid())
			requireSameFacts(t, view{subject: want}.facts(), factsOfOrder(got), "order %q", id)
		}
	}
}

func requireSameFacts(t require.TestingT, want, got []string, about ...any) {
	require.Equal(t, strings.Join(want, "\n"), strings.Join(got, "\n"), about...)
}

// propMetricsSeeTheDay: a metric is shown nothing that happens after its day, and
// all that has.
func propMetricsSeeTheDay(t *rapid.T) {
	s := genStream(t)
	o := newOracle(s.loc, s.events)
	calls := 0
	witness := func(kind metrics.Subject) metrics.Definition {
		at := func(got *metrics.Order, _ func(metrics.Mark)) {
			want, ok := o.subject(kind, got.ID())
			require.True(t, ok, "%q", got.ID())
			require.Equal(t, kind, got.Subject())
			requireSameFacts(t, view{want, got.AsOf()}.facts(), factsOfOrder(got), "%q as of %v", got.ID(), got.AsOf())
			calls++
		}
		days := func(_ *metrics.Order, day func(window.Day)) {
			for d := range s.whole().Days() {
				day(d)
			}
		}
		return metrics.Definition{ID: fmt.Sprintf("witness-%d", kind), Subject: kind, At: at, Days: days}
	}
	cfg := oracleConfig(s)
	cfg.Metrics = []metrics.Variant{"claim-rate"}
	cfg.Custom = []metrics.Definition{witness(metrics.OrderSubject), witness(metrics.MessageSubject)}
	l, err := metrics.NewLedger(cfg)
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(s.events))
	require.NoError(t, l.Declare("witness-0")) // now that all is known
	require.NoError(t, l.Declare("witness-1"))
	placed, _ := o.orders()
	require.True(t, calls > 0 || placed == 0, "no order was shown")
}

func TestOrderIsTheOracles(t *testing.T) { rapid.Check(t, propOrderIsTheOracles) }
func TestMetricsSeeTheDay(t *testing.T)  { rapid.Check(t, propMetricsSeeTheDay) }
