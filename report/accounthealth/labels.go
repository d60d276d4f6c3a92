package accounthealth

import (
	"fmt"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// defectThings lists an order's claims, chargebacks and feedbacks, those that count and those that
// do not, with what may be special about each. The first label is what it is.
func defectThings(o *metrics.Order) []thing {
	var out []thing
	for _, c := range o.Claims() {
		t := thing{part: partClaims, id: c.ID, counts: c.Counts}
		state := claimStates[c.Outcome]
		t.labels = append(t.labels, "claims "+state)
		if c.Outcome == metrics.Granted && !c.Counts {
			t.labels[0] = "claims granted without the seller's fault"
		}
		if kind := claimKinds[c.Kind]; kind != "" {
			t.labels = append(t.labels, "claims "+kind, "claims "+kind+" that are "+state)
		}
		t.labels = append(t.labels, recent(o, c.At, "claims last heard of")...)
		out = append(out, t)
	}
	for _, c := range o.Chargebacks() {
		t := thing{part: partChargebacks, id: c.ID}
		t.counts = c.Kind != metrics.FraudChargeback && c.Outcome != metrics.Won
		t.labels = append(t.labels, chargebackKinds[c.Kind], chargebackStates[c.Outcome])
		t.labels = append(t.labels, recent(o, c.At, "chargebacks last heard of")...)
		out = append(out, t)
	}
	for _, f := range o.Feedbacks() {
		t := thing{part: partFeedback, id: f.ID}
		t.counts = !f.Removed && f.Rating <= 2 && f.Rating > 0 && f.Scope != metrics.ItemScope
		t.labels = append(t.labels, fmt.Sprintf("feedback of %d", f.Rating))
		if f.Removed {
			t.labels = []string{"feedback that was removed"}
		}
		if f.Scope == metrics.ItemScope {
			t.labels = []string{"feedback on the item"}
		}
		t.labels = append(t.labels, recent(o, f.At, "feedback last heard of")...)
		out = append(out, t)
	}
	return out
}

var (
	claimStates = map[metrics.ClaimOutcome]string{
		metrics.UnknownOutcome: "pending", metrics.Granted: "granted", metrics.Denied: "denied",
		metrics.Withdrawn: "withdrawn", metrics.Refunded: "refunded by the seller",
	}
	claimKinds = map[metrics.ClaimKind]string{
		metrics.NotReceived: "of goods not received", metrics.NotAsDescribed: "of goods not as described", metrics.CaseClaim: "that are cases",
	}
	chargebackKinds = map[metrics.ChargebackKind]string{
		metrics.UnknownChargeback: "chargebacks of no stated kind", metrics.ServiceChargeback: "service chargebacks", metrics.FraudChargeback: "fraud chargebacks",
	}
	chargebackStates = map[metrics.ChargebackOutcome]string{
		metrics.UnknownChargebackOutcome: "chargebacks not decided", metrics.Won: "chargebacks won", metrics.Lost: "chargebacks lost",
	}
)

// recent labels what was heard of shortly before the as-of day's end: what Amazon may not have
// taken in yet.
func recent(o *metrics.Order, at time.Time, text string) []string {
	days := o.AsOf().Sub(o.Day(at))
	var out []string
	for _, n := range [...]int{1, 2, 3, 7} {
		if days < n {
			out = append(out, fmt.Sprintf("%s in the last %d days", text, n))
		}
	}
	return out
}

// orderLabels says what may be special about an order.
func orderLabels(o *metrics.Order, metric string) []string {
	var out []string
	add := func(special bool, label string) {
		if special {
			out = append(out, label)
		}
	}
	d := o.Details()
	add(d.Sample == metrics.Yes, "that are samples")
	add(d.Business == metrics.Yes, "of business buyers")
	add(o.CancelledUnits() >= o.Units(), "cancelled as a whole")
	for _, e := range o.Exclusions() {
		add(e.Excluded && e.Metric == metric, "that the seller excludes: "+e.Reason)
	}
	for _, p := range d.Programs {
		add(true, "of the programme "+p)
	}
	protected := false
	for _, s := range o.Shipments() {
		protected = protected || s.Protected == metrics.Yes
	}
	add(protected, "with a protected shipment")
	return out
}

// missLabels says what may be special about an order that missed something.
func missLabels(o *metrics.Order, c *contribution) []string {
	var out []string
	add := func(special bool, label string) {
		if special {
			out = append(out, label)
		}
	}
	confirmed, done := o.Confirmed()
	if by, ok := o.ShipBy(); ok && c.why.Type == metrics.DeadlinePassed && by.Equal(c.why.At) {
		late := confirmed.Sub(by)
		add(!done, "never confirmed")
		add(done && late <= time.Hour, "confirmed within an hour of the deadline")
		add(done && late <= 24*time.Hour, "confirmed within a day of the deadline")
	}
	for _, s := range o.Shipments() {
		if arrived := s.Delivered; !arrived.IsZero() && c.why.Type == metrics.DeadlinePassed && arrived.After(c.why.At) {
			add(arrived.Sub(c.why.At) <= 24*time.Hour, "delivered within a day of the deadline")
			add(s.Accountable == metrics.No, "late without the seller's fault")
			add(s.Cause != "", "late because of "+s.Cause)
		}
	}
	if v, ok := o.Violation(); ok {
		add(v.Severity != "", "of severity "+v.Severity)
		add(!v.Resolved.IsZero(), "resolved, and not cleared")
		out = append(out, recent(o, v.Opened, "opened")...)
	}
	if c.why.Type == "order.cancelled" {
		for _, x := range o.Cancellations() {
			add(x.By == metrics.Marketplace, "cancelled by the marketplace")
			add(x.Line != "" || x.Units > 0, "cancelled in part")
			add(x.Accountable == metrics.No, "cancelled without the seller's fault")
			add(x.Reason != "", "cancelled because of "+x.Reason)
		}
	}
	return out
}
