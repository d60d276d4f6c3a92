package evidence

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
)

// orderColumns are those of a table of orders, in their order.
var orderColumns = []string{
	"order", "subject", "thing", "segment", "day", "hits", "total", "open", "decided_by", "decided_at", "decided_thing",
	"placed", "channel", "units", "units_cancelled", "ship_by", "confirmed", "deliver_by", "own_deliver_by",
	"shipments", "shipment", "carrier", "service", "tracking", "tracking_known", "accepted", "transit", "attempt", "delivered",
	"cancelled", "cancelled_by", "cancelled_at_buyers_wish", "cancelled_for", "feedback", "claims", "chargebacks", "messages",
	"returns", "refunds", "violation", "excluded_for", "excluded_evidence",
}

// row is a case with the facts of its order, as a table has it.
type row struct {
	c metrics.Case
	o *metrics.Order // nil: nothing is held of it any more
}

// facts returns the row of a case.
func (p *Pack) facts(c metrics.Case) row {
	o, ok := p.ledger.Facts(c.Subject, c.ID, p.Card.AsOf)
	if !ok {
		o = nil
	}
	return row{c, o}
}

// shipment is the one the case is about; else the first one.
func (r *row) shipment() metrics.Shipment {
	if r.o == nil {
		return metrics.Shipment{}
	}
	all := r.o.Shipments()
	if i := slices.IndexFunc(all, func(s metrics.Shipment) bool { return r.c.Thing != "" && s.ID == r.c.Thing }); i >= 0 {
		return all[i]
	}
	if len(all) == 0 {
		return metrics.Shipment{}
	}
	return all[0]
}

// cells are the row's cells, in the order of the columns.
func (r *row) cells() []string {
	c := &r.c
	out := append(caseCells(c), text(c.Why.Type), instant(c.Why.At), text(c.Why.ID))
	if r.o == nil {
		return append(out, make([]string, len(orderColumns)-len(out))...)
	}
	o, s := r.o, r.shipment()
	placed, _ := o.Placed()
	shipBy, _ := o.ShipBy()
	deliverBy, _ := o.DeliverBy()
	own, _ := o.OwnDeliverBy()
	confirmed, _ := o.Confirmed()
	units, cancelled := "", ""
	if c.Subject == metrics.OrderSubject {
		units, cancelled = strconv.Itoa(o.Units()), strconv.Itoa(o.CancelledUnits())
	}
	out = append(out, instant(placed), text(said(o.Channel().String())), units, cancelled, instant(shipBy), instant(confirmed), instant(deliverBy), instant(own),
		strconv.Itoa(len(o.Shipments())), text(s.ID), text(s.Carrier), text(s.Service), text(s.Tracking), instant(s.TrackingSince),
		instant(s.Accepted), instant(s.Transit), instant(s.Attempt), instant(s.Delivered))
	return append(append(out, cancellation(o)...), r.rest()...)
}

// cancellation is the first cancellation of an order.
func cancellation(o *metrics.Order) []string {
	all := o.Cancellations()
	if len(all) == 0 {
		return make([]string, 4)
	}
	c := slices.MinFunc(all, func(a, b metrics.Cancellation) int { return a.At.Compare(b.At) })
	return []string{instant(c.At), text(said(c.By.String())), yes(c.BuyerRequested, "yes"), text(c.Reason)}
}

// rest is what buyers said of an order, and what the seller says of it.
func (r *row) rest() []string {
	o := r.o
	violation := ""
	if v, ok := o.Violation(); ok {
		violation = detail("category", v.Category, "outcome", said(v.Outcome.String()))
	}
	reason, documents := excluded(o)
	return []string{
		list(o.Feedbacks(), func(f metrics.Feedback) string {
			return detail("rating", count(f.Rating), "", yes(f.Removed, "removed"))
		}),
		list(o.Claims(), func(c metrics.Claim) string { return detail("", said(c.Kind.String()), "", claimState(c)) }),
		list(o.Chargebacks(), func(c metrics.Chargeback) string { return detail("", said(c.Kind.String()), "", outcome(c)) }),
		list(o.Messages(), func(m metrics.Message) string {
			return detail("", m.ID, "received", instant(m.Received), "answered", instant(m.Answered))
		}),
		list(o.Returns(), func(t metrics.Return) string { return detail("", t.ID, "requested", instant(t.Requested)) }),
		list(o.Refunds(), func(f metrics.Refund) string { return money(f.Amount) }), text(violation), text(reason), text(documents),
	}
}

// excluded returns why an order is excluded, from whatever metric, and by which documents.
func excluded(o *metrics.Order) (reason, evidence string) {
	var reasons, documents []string
	for _, x := range o.Exclusions() {
		if x.Excluded {
			reasons, documents = append(reasons, x.Reason), append(documents, x.Evidence)
		}
	}
	return strings.Join(slices.Compact(reasons), "; "), strings.Join(slices.Compact(documents), "; ")
}

func list[T any](all []T, say func(T) string) string {
	parts := make([]string, len(all))
	for i := range all {
		parts[i] = say(all[i])
	}
	return text(strings.Join(parts, "; "))
}

// caseColumns are those of a table of cases, in their order.
var caseColumns = orderColumns[:9]

func caseCells(c *metrics.Case) []string {
	return []string{
		text(c.ID), c.Subject.String(), text(c.Thing), text(string(c.Segment)), c.Day.String(),
		whole(c.Tally.Hits), whole(c.Tally.Total), whole(c.Tally.Open),
	}
}

func whole(n int64) string { return strconv.FormatInt(n, 10) }

// text is a cell of text: visible, and no formula.
func text(s string) string { return plaintext.Inert(plaintext.Visible(s)) }

// instant is RFC 3339 in UTC, to the second; empty for what has not happened.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
