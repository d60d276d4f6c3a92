package metrics_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// The oracle's view of an order, printed line by line as order_prop_test.go prints
// the library's. What happened shows once it is known; what is stated shows always.

// facts prints a subject as of the view's day.
func (v view) facts() []string {
	placings := v.placings()
	flag := func(key string) metrics.Flag { return metrics.Flag(number(stated(placings, key))) }
	out := []string{
		"placed " + v.since(v.placedAt()),
		fmt.Sprintf("units %d cancelled %d", v.units(), v.units()-v.remaining()),
		"ship by " + perhaps(v.effective(shipByOf)),
		"deliver by " + perhaps(v.effective(deliverByOf)),
		"own deliver by " + perhaps(v.own(deliverByOf)),
		"confirmed " + v.since(v.confirmedAt()),
		fmt.Sprintf("channel %d total %s", v.channel(), orNone(stated(placings, "total"))),
		fmt.Sprintf("details %d %d %q %q %q %q", flag("business"), flag("sample"), listed(stated(placings, "programs")),
			text(stated(placings, "buyer")), text(stated(placings, "destination")), text(stated(placings, "condition"))),
	}
	for _, id := range sortedKeys(v.lineUnits()) {
		out = append(out, lineFact(placings, id))
	}
	for _, p := range v.parcels() {
		out = append(out, v.parcelFact(p))
	}
	out = append(out, v.grievances()...)
	for _, id := range v.messageIDs() {
		m := v.message(id)
		shown := metrics.Message{ID: id, Thread: v.thread(id), Received: v.happened(m.received), Answered: v.happened(m.answered),
			AutoAnswered: v.happened(m.auto), Closed: v.happened(m.closed)}
		if shown != (metrics.Message{ID: id, Thread: shown.Thread}) {
			out = append(out, messageFact(shown))
		}
	}
	return append(append(out, v.returns()...), v.otherFacts()...)
}

// happened is an instant once known, never before.
func (v view) happened(at time.Time) time.Time {
	if at.IsZero() || !v.known(at) {
		return time.Time{}
	}
	return at
}

func (v view) since(at time.Time, ok bool) string { return perhaps(v.happened(at), ok) }

func orNone(v any) string {
	if v == nil {
		return "none"
	}
	return v.(string)
}

func listed(v any) []string {
	if v == nil {
		return nil
	}
	return strings.Split(v.(string), "\x00")
}

func lineFact(placings []report, id string) string {
	of := func(key string) any { return stated(placings, "line\x00"+id+"\x00"+key) }
	value := decimal.Zero
	if of("value") != nil {
		value = decimal.RequireFromString(text(of("value")))
	}
	return fmt.Sprintf("line %q units %d sku %q asin %q of %q value %s %v", id, max(1, number(of("units"))), text(of("sku")),
		text(of("asin")), text(of("category")), value.StringFixed(2), of("value") != nil)
}

func (v view) parcelFact(p parcel) string {
	delivered := of(v.subject, func(e *metrics.ShipmentDelivered) bool { return e.Shipment == p.id })
	flag := func(reports []report, key string) metrics.Flag { return metrics.Flag(number(stated(reports, key))) }
	shown := metrics.Shipment{
		ID: p.id, Confirmed: p.confirmed, Accepted: p.accepted, Transit: p.transit, Attempt: p.attempt, Delivered: p.delivered,
		Carrier: text(stated(p.reports, "carrier")), Service: text(stated(p.reports, "service")), Origin: text(stated(p.reports, "origin")),
		Units: p.units, Lines: listed(stated(p.reports, "lines")), Protected: p.protected,
		TrackingExempt: flag(p.reports, "exempt"), Letter: flag(p.reports, "letter"),
		Cause: text(stated(delivered, "cause")), Accountable: flag(delivered, "accountable"),
	}
	if shown.Delivered.IsZero() {
		shown.Cause, shown.Accountable = "", metrics.Unstated
	}
	if since := v.happened(p.trackingSince); !since.IsZero() {
		shown.Tracking, shown.TrackingSince = p.tracking, since
	}
	return shipmentFact(shown)
}

// thread is what the events of a message say they belong to.
func (v view) thread(id string) string {
	return cmp.Or( // the receipt's, or else the answer's, or else the closing's
		text(stated(of(v.subject, func(e *metrics.MessageReceived) bool { return e.Message == id }), "thread")),
		text(stated(of(v.subject, func(e *metrics.MessageAnswered) bool { return e.Message == id }), "thread")),
		text(stated(of(v.subject, func(e *metrics.MessageClosed) bool { return e.Message == id }), "thread")))
}

// grievances prints cancellations, feedbacks, claims and chargebacks.
func (v view) grievances() (out []string) {
	cancelled := v.cancellations()
	for _, line := range sortedKeys(cancelled) {
		if now, ok := v.current(cancelled[line]); ok {
			e := now.ev.(*metrics.OrderCancelled)
			out = append(out, cancellationFact(metrics.Cancellation{Line: line, At: now.at, By: e.By, Reason: e.Reason, Units: e.Units,
				BuyerRequested: v.buyerAsked(line, now.at), Cause: e.Cause, Accountable: e.Accountable}))
		}
	}
	for id, now := range v.standing("feedback") {
		left, ok := now.ev.(*metrics.FeedbackLeft)
		if !ok {
			left = &metrics.FeedbackLeft{}
		}
		out = append(out, feedbackFact(metrics.Feedback{ID: id, At: now.at, Removed: !ok, Rating: left.Rating, Scope: left.Scope}))
	}
	for id, now := range v.standing("claim") {
		c := v.claim(v.histories("claim")[id])
		opened := of(v.subject, func(e *metrics.ClaimOpened) bool { return e.Claim == id })
		kind := metrics.ClaimKind(number(stated(opened, "kind")))
		out = append(out, claimFact(metrics.Claim{ID: id, At: now.at, Kind: kind, Pending: c.pending, Counts: c.counts || c.pending}))
	}
	for id, now := range v.standing("chargeback") {
		outcome := metrics.UnknownChargebackOutcome
		if e, ok := now.ev.(*metrics.ChargebackDecided); ok {
			outcome = e.Outcome
		}
		out = append(out, fmt.Sprintf("chargeback %q at %s kind %d outcome %d", id, when(now.at), v.chargebackKind(id), outcome))
	}
	return out
}

// standing yields the current entry of each history of a family, sorted by id.
func (v view) standing(family string) func(func(string, entry) bool) {
	return func(yield func(string, entry) bool) {
		all := v.histories(family)
		for _, id := range sortedKeys(all) {
			if now, ok := v.current(all[id]); ok && !yield(id, now) {
				return
			}
		}
	}
}

// returns prints what happened to each return, by own id.
func (v view) returns() (out []string) {
	stages := map[string]map[string][]report{} // by id, then event type
	for _, r := range v.reports {
		if strings.HasPrefix(r.ev.Type(), "return.") {
			if stages[ownID(r.ev)] == nil {
				stages[ownID(r.ev)] = map[string][]report{}
			}
			stages[ownID(r.ev)][r.ev.Type()] = append(stages[ownID(r.ev)][r.ev.Type()], r)
		}
	}
	for _, id := range sortedKeys(stages) {
		s := stages[id]
		at := func(stage string) time.Time {
			t, _ := earliest(s["return."+stage])
			return v.happened(t)
		}
		said := func(stage, key string) any { return stated(s["return."+stage], key) }
		shown := metrics.Return{ID: id, Requested: at("requested"), Answered: at("answered"), Rejected: at("rejected"), Received: at("received"), Rated: at("rated")}
		if shown == (metrics.Return{ID: id}) {
			continue
		}
		shown.InPolicy = v.flagOf(append(slices.Clone(s["return.requested"]), s["return.rejected"]...), inPolicyOf)
		shown.Resolved = v.flagOf(s["return.rated"], resolvedOf)
		if !shown.Received.IsZero() {
			shown.Cause, shown.Accountable = text(said("received", "cause")), metrics.Flag(number(said("received", "accountable")))
		}
		out = append(out, returnFact(shown))
	}
	return out
}

// otherFacts prints refunds, exclusions and the survey.
func (v view) otherFacts() (out []string) {
	refunds := groups(of(v.subject, func(*metrics.RefundIssued) bool { return true }), func(r report) string { return r.thing })
	for _, thing := range sortedKeys(refunds) {
		if at, _ := earliest(refunds[thing]); v.known(at) {
			out = append(out, fmt.Sprintf("refund %q at %s of %s", ownID(refunds[thing][0].ev), when(at), orNone(stated(refunds[thing], "amount"))))
		}
	}
	for id, now := range v.standing("exclusion") {
		_, excluded := now.ev.(*metrics.OrderExcluded)
		out = append(out, fmt.Sprintf("exclusion %q at %s %v %q %q", id, when(now.at), excluded, now.values[0], now.values[1]))
	}
	for _, last := range v.standing("survey") {
		first := v.histories("survey")[""][0]
		return append(out, fmt.Sprintf("survey %v %s", last.ev.(*metrics.SurveyAnswered).Satisfied, when(first.at)))
	}
	return append(out, "survey false never")
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
