package evidence

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// A fact is something known of an order, with its instant.
type fact struct {
	At     time.Time
	What   string // "shipment.confirmed"
	Thing  string // the own id of what it is about
	Detail string // "carrier UPS, tracking 1Z"
}

// timeline returns all that is known of a subject, by instant. Who the buyer is, and where
// he lives, is not in it.
func timeline(o *metrics.Order) []fact {
	t := &facts{}
	if at, ok := o.Placed(); ok {
		t.add(at, "order.placed", "", detail("channel", said(o.Channel().String()), "units", strconv.Itoa(o.Units()), "total", money(o.Total())))
	}
	if at, ok := o.ShipBy(); ok {
		t.add(at, "promise.ship-by", "", "")
	}
	if at, ok := o.DeliverBy(); ok {
		t.add(at, "promise.deliver-by", "", "")
	}
	if at, ok := o.OwnDeliverBy(); ok {
		t.add(at, "promise.deliver-by.own", "", "")
	}
	t.shipments(o)
	for _, c := range o.Cancellations() {
		t.add(c.At, "order.cancelled", c.Line, detail("by", said(c.By.String()), "requested by", yes(c.BuyerRequested, "buyer"), "reason", c.Reason, "units", count(c.Units), "cause", c.Cause))
	}
	t.buyer(o)
	t.returns(o)
	if v, ok := o.Violation(); ok {
		t.add(v.Opened, "violation.opened", v.ID, detail("category", v.Category, "severity", v.Severity, "asin", v.ASIN))
		t.add(v.Resolved, "violation.resolved", v.ID, detail("outcome", said(v.Outcome.String())))
	}
	for _, x := range o.Exclusions() {
		what := "order.included"
		if x.Excluded {
			what = "order.excluded"
		}
		t.add(x.At, what, x.Metric, detail("reason", x.Reason, "evidence", x.Evidence))
	}
	slices.SortStableFunc(t.all, func(a, b fact) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(a.What, b.What), strings.Compare(a.Thing, b.Thing))
	})
	return t.all
}

type facts struct{ all []fact }

// add adds a fact that has happened.
func (t *facts) add(at time.Time, what, thing, detail string) {
	if !at.IsZero() {
		t.all = append(t.all, fact{at, what, thing, detail})
	}
}

func (t *facts) shipments(o *metrics.Order) {
	for _, s := range o.Shipments() {
		t.add(s.Confirmed, "shipment.confirmed", s.ID, detail("carrier", s.Carrier, "service", s.Service, "tracking", s.Tracking,
			"units", count(s.Units), "exempt from tracking", flag(s.TrackingExempt), "protected", flag(s.Protected)))
		if s.TrackingSince != s.Confirmed {
			t.add(s.TrackingSince, "tracking.known", s.ID, s.Tracking)
		}
		t.add(s.Accepted, "shipment.scanned", s.ID, "accepted")
		t.add(s.Transit, "shipment.scanned", s.ID, "transit")
		t.add(s.Attempt, "shipment.scanned", s.ID, "attempt")
		t.add(s.Delivered, "shipment.delivered", s.ID, detail("cause", s.Cause, "accountable", flag(s.Accountable)))
		t.add(s.Invoiced, "invoice.uploaded", s.ID, "")
	}
}

func (t *facts) buyer(o *metrics.Order) {
	for _, f := range o.Feedbacks() {
		what := "feedback.left"
		if f.Removed {
			what = "feedback.removed"
		}
		t.add(f.At, what, f.ID, detail("rating", count(f.Rating), "scope", said(f.Scope.String())))
	}
	for _, c := range o.Claims() {
		t.add(c.At, "claim", c.ID, detail("kind", said(c.Kind.String()), "state", claimState(c), "counts", yes(c.Counts, "yes")))
	}
	for _, c := range o.Chargebacks() {
		t.add(c.At, "chargeback", c.ID, detail("kind", said(c.Kind.String()), "outcome", outcome(c)))
	}
	for _, m := range o.Messages() {
		t.add(m.Received, "message.received", m.ID, detail("thread", m.Thread))
		t.add(m.AutoAnswered, "message.answered", m.ID, "automatic")
		t.add(m.Answered, "message.answered", m.ID, "")
		t.add(m.Closed, "message.closed", m.ID, "")
	}
	if satisfied, first, ok := o.Survey(); ok {
		t.add(first, "survey.answered", "", detail("satisfied", flag(metrics.FlagOf(satisfied))))
	}
}

func (t *facts) returns(o *metrics.Order) {
	for _, r := range o.Returns() {
		t.add(r.Requested, "return.requested", r.ID, detail("in policy", flag(r.InPolicy)))
		t.add(r.Answered, "return.answered", r.ID, "")
		t.add(r.Rejected, "return.rejected", r.ID, "")
		t.add(r.Received, "return.received", r.ID, "")
		t.add(r.Rated, "return.rated", r.ID, detail("resolved", flag(r.Resolved), "cause", r.Cause, "accountable", flag(r.Accountable)))
	}
	for _, r := range o.Refunds() {
		t.add(r.At, "refund.issued", r.ID, money(r.Amount))
	}
}

func claimState(c metrics.Claim) string {
	if c.Pending {
		return "pending"
	}
	return c.Outcome.String()
}

// said is what an event stated, and nothing where it did not.
func said(s string) string {
	if s == "unstated" {
		return ""
	}
	return s
}

// outcome is how a chargeback was decided.
func outcome(c metrics.Chargeback) string {
	if c.Outcome == metrics.UnknownChargebackOutcome {
		return "undecided"
	}
	return c.Outcome.String()
}

// detail joins names and values, those that are empty left out: "carrier UPS, units 2".
func detail(pairs ...string) string {
	var parts []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			parts = append(parts, strings.TrimSpace(pairs[i]+" "+pairs[i+1]))
		}
	}
	return strings.Join(parts, ", ")
}

// count prints a number, and nothing for 0.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func yes(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

// flag prints what was said, and nothing where nothing was.
func flag(f metrics.Flag) string {
	switch f {
	case metrics.Yes:
		return "yes"
	case metrics.No:
		return "no"
	}
	return ""
}

func money(m metrics.Money) string {
	if m.IsZero() {
		return ""
	}
	return m.Amount.StringFixed(int32(metrics.MinorUnits(m.Currency))) + " " + m.Currency
}
