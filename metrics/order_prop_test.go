package metrics_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
)

// Order facts are compared as lines of text, one a fact, so that a difference
// reads as one. Both routes print the same lines: factsOfOrder from the library's
// view, facts from the oracle's.

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

// factsOfOrder prints the library's view of an order.
func factsOfOrder(o *metrics.Order) []string {
	out := []string{
		"placed " + perhaps(o.Placed()),
		fmt.Sprintf("units %d cancelled %d", o.Units(), o.CancelledUnits()),
		"ship by " + perhaps(o.ShipBy()),
		"deliver by " + perhaps(o.DeliverBy()),
		"own deliver by " + perhaps(o.OwnDeliverBy()),
		"confirmed " + perhaps(o.Confirmed()),
		fmt.Sprintf("channel %d", o.Channel()),
	}
	for _, l := range o.Lines() {
		out = append(out, fmt.Sprintf("line %q units %d sku %q", l.Line, max(1, l.Units), l.SKU))
	}
	for _, p := range o.Shipments() {
		if p.Confirmed.IsZero() && p.Accepted.IsZero() && p.Transit.IsZero() && p.Attempt.IsZero() && p.Delivered.IsZero() {
			continue // known by its invoice only
		}
		out = append(out, shipmentFact(p.ID, p.Confirmed, p.Accepted, p.Transit, p.Attempt, p.Delivered, p.Tracking, p.TrackingSince, p.Units, p.Protected))
	}
	for _, c := range o.Cancellations() {
		out = append(out, fmt.Sprintf("cancelled %q at %s by %d for %q asked %v units %d", c.Line, when(c.At), c.By, c.Reason, c.BuyerRequested, c.Units))
	}
	for _, f := range o.Feedbacks() {
		if f.Removed {
			f.Rating, f.Scope = 0, 0 // of what was removed, only that
		}
		out = append(out, fmt.Sprintf("feedback %q at %s removed %v rating %d scope %d", f.ID, when(f.At), f.Removed, f.Rating, f.Scope))
	}
	for _, c := range o.Claims() {
		out = append(out, fmt.Sprintf("claim %q kind %d pending %v counts %v", c.ID, c.Kind, c.Pending, c.Counts))
	}
	for _, c := range o.Chargebacks() {
		out = append(out, fmt.Sprintf("chargeback %q at %s kind %d outcome %d", c.ID, when(c.At), c.Kind, c.Outcome))
	}
	for _, m := range o.Messages() {
		out = append(out, fmt.Sprintf("message %q %s %s %s %s", m.ID, when(m.Received), when(m.Answered), when(m.AutoAnswered), when(m.Closed)))
	}
	for _, r := range o.Refunds() {
		out = append(out, fmt.Sprintf("refund %q at %s", r.ID, when(r.At)))
	}
	for _, x := range o.Exclusions() {
		out = append(out, fmt.Sprintf("exclusion %q at %s %v %q %q", x.Metric, when(x.At), x.Excluded, x.Reason, x.Evidence))
	}
	satisfied, first, ok := o.Survey()
	return append(out, fmt.Sprintf("survey %v %s", satisfied && ok, perhaps(first, ok)))
}

func shipmentFact(id string, confirmed, accepted, transit, attempt, delivered time.Time, tracking string, since time.Time, units int, protected metrics.Flag) string {
	return fmt.Sprintf("shipment %q confirmed %s scans %s %s %s delivered %s tracking %q since %s units %d protected %d", id,
		when(confirmed), when(accepted), when(transit), when(attempt), when(delivered), tracking, when(since), units, protected)
}

// facts prints the oracle's view, as of ever.
func (s *subject) facts() []string {
	v := view{subject: s}
	out := []string{
		"placed " + perhaps(s.placedAt()),
		fmt.Sprintf("units %d cancelled %d", s.units(), s.units()-v.remaining()),
		"ship by " + perhaps(v.effective(shipByOf)),
		"deliver by " + perhaps(v.effective(deliverByOf)),
		"own deliver by " + perhaps(v.own(deliverByOf)),
		"confirmed " + perhaps(s.confirmedAt()),
		fmt.Sprintf("channel %d", s.channel()),
	}
	units := s.lineUnits()
	for _, id := range sortedKeys(units) {
		sku := text(stated(s.placings(), "line\x00"+id+"\x00sku"))
		out = append(out, fmt.Sprintf("line %q units %d sku %q", id, units[id], sku))
	}
	for _, p := range v.parcels() {
		out = append(out, shipmentFact(p.id, p.confirmed, p.accepted, p.transit, p.attempt, p.delivered, p.tracking, p.trackingSince, p.units, p.protected))
	}
	out = append(out, v.grievances()...)
	for _, id := range s.messageIDs() {
		if m := s.message(id); m != (mail{}) {
			out = append(out, fmt.Sprintf("message %q %s %s %s %s", id, when(m.received), when(m.answered), when(m.auto), when(m.closed)))
		}
	}
	return append(out, v.otherFacts()...)
}

// grievances prints cancellations, feedbacks, claims and chargebacks.
func (v view) grievances() (out []string) {
	cancelled := v.cancellations()
	for _, line := range sortedKeys(cancelled) {
		now, _ := v.current(cancelled[line])
		e := now.ev.(*metrics.OrderCancelled)
		out = append(out, fmt.Sprintf("cancelled %q at %s by %d for %q asked %v units %d", line, when(now.at), e.By, e.Reason, v.buyerAsked(line, now.at), e.Units))
	}
	feedbacks := v.histories("feedback")
	for _, id := range sortedKeys(feedbacks) {
		now, _ := v.current(feedbacks[id])
		left, ok := now.ev.(*metrics.FeedbackLeft)
		if !ok {
			left = &metrics.FeedbackLeft{}
		}
		out = append(out, fmt.Sprintf("feedback %q at %s removed %v rating %d scope %d", id, when(now.at), !ok, left.Rating, left.Scope))
	}
	claims := v.histories("claim")
	for _, id := range sortedKeys(claims) {
		c := v.claim(claims[id])
		opened := of(v.subject, func(e *metrics.ClaimOpened) bool { return e.Claim == id })
		counts := c.counts || c.pending
		out = append(out, fmt.Sprintf("claim %q kind %d pending %v counts %v", id, number(stated(opened, "kind")), c.pending, counts))
	}
	chargebacks := v.histories("chargeback")
	for _, id := range sortedKeys(chargebacks) {
		now, _ := v.current(chargebacks[id])
		outcome := metrics.UnknownChargebackOutcome
		if e, ok := now.ev.(*metrics.ChargebackDecided); ok {
			outcome = e.Outcome
		}
		out = append(out, fmt.Sprintf("chargeback %q at %s kind %d outcome %d", id, when(now.at), v.chargebackKind(id), outcome))
	}
	return out
}

// otherFacts prints refunds, exclusions and the survey.
func (v view) otherFacts() (out []string) {
	refunds := map[string][]report{}
	for _, r := range of(v.subject, func(*metrics.RefundIssued) bool { return true }) {
		refunds[ownID(r.ev)] = append(refunds[ownID(r.ev)], r)
	}
	for _, id := range sortedKeys(refunds) {
		out = append(out, fmt.Sprintf("refund %q at %s", id, perhaps(earliest(refunds[id]))))
	}
	exclusions := v.histories("exclusion")
	for _, id := range sortedKeys(exclusions) {
		now, _ := v.current(exclusions[id])
		says := now.values
		_, excluded := now.ev.(*metrics.OrderExcluded)
		out = append(out, fmt.Sprintf("exclusion %q at %s %v %q %q", id, when(now.at), excluded, says[0], says[1]))
	}
	survey := v.histories("survey")[""]
	if len(survey) == 0 {
		return append(out, "survey false never")
	}
	last, _ := v.current(survey)
	return append(out, fmt.Sprintf("survey %v %s", last.ev.(*metrics.SurveyAnswered).Satisfied, when(survey[0].at)))
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
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
			require.Equal(t, strings.Join(want.facts(), "\n"), strings.Join(factsOfOrder(got), "\n"), "order %q", id)
		}
	}
}

func TestOrderIsTheOracles(t *testing.T) { rapid.Check(t, propOrderIsTheOracles) }
