package accounthealth

import (
	"fmt"
	"iter"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// allKnower is what can list everything it holds, as a [*metrics.Ledger] can.
type allKnower interface {
	All(asOf window.Day) iter.Seq[*metrics.Order]
}

// explainMissing looks for what we were not told of, where Amazon has more than we have.
func (rc *reconciler) explainMissing(q *question) error {
	f := q.fieldAt(atTotal)
	if f == nil {
		f = q.fieldAt(atHits) // a count
	}
	if !f.known || !f.differs || f.amazon.N <= q.ours[f.at] {
		return nil
	}
	more := f.amazon.N - q.ours[f.at]
	found := len(q.out.Explanations)
	if f.at == atTotal {
		if err := rc.unanchored(q, f, more); err != nil {
			return err
		}
		rc.unplaced(q, f, more)
		if err := rc.gaps(q, f, more); err != nil {
			return err
		}
	}
	if len(q.out.Explanations) == found {
		rc.untold(q, f, more)
	}
	return nil
}

// missing makes an explanation of the class.
func (q *question) missing(f *fieldQuery, score int, text string) Explanation {
	return Explanation{
		Cause: MissingData, Certainty: Candidate, Assumptions: 1, Explains: []string{f.key},
		score: prior[MissingData] + score, Text: text,
	}
}

// unanchored: orders without the date that would place them, a ship-by say.
func (rc *reconciler) unanchored(q *question, f *fieldQuery, more int64) error {
	v := rc.base(q.out.Days)
	s := Source{q.spec.source.Metric, []metrics.Segment{metrics.Unanchored}}
	t, err := v.tally(s)
	if err != nil || t.Total == 0 {
		return err
	}
	cases, err := v.cases(s)
	if err != nil {
		return err
	}
	e := q.missing(f, 2, fmt.Sprintf("%d orders of the window lack the date that would place them (%s)", t.Total, "a ship-by or deliver-by"))
	e.Exact = t.Total == more
	if t.Total > more {
		e.Among = more
	}
	if e.Exact {
		e.score += 2
	}
	var named []Suspect
	for k, c := range cases {
		named = append(named, Suspect{k.subject, k.id, k.thing, metrics.Tally{}, c.tally, c.why, "without the date"})
	}
	e.name(named, rc.in.MaxCandidates)
	q.out.Explanations = append(q.out.Explanations, e)
	return nil
}

// unplaced: orders of which something is known, and not that they were placed: a file of
// orders is missing, whatever else there is of them came in another one.
func (rc *reconciler) unplaced(q *question, f *fieldQuery, more int64) {
	by, ok := rc.in.Ours.(allKnower)
	if !ok {
		return
	}
	var named []Suspect
	for o := range by.All(window.Day{}) {
		if _, placed := o.Placed(); placed || o.Subject() != metrics.OrderSubject {
			continue
		}
		fact, what := firstFact(o)
		named = append(named, Suspect{Subject: metrics.OrderSubject, ID: strings.Clone(o.ID()), Why: fact, Note: "known only by " + what})
	}
	if len(named) == 0 {
		return
	}
	text := fmt.Sprintf("we know %d orders only by what happened later, not that they were placed", len(named))
	score := 2
	if n := int64(len(named)); n == more {
		score = 4
		text += ": as many as are lacking"
	} else {
		text += fmt.Sprintf("; %d are lacking", more)
	}
	e := q.missing(f, score, text)
	if int64(len(named)) > more {
		e.Among = more
	}
	e.name(named, rc.in.MaxCandidates)
	q.out.Explanations = append(q.out.Explanations, e)
}

// firstFact returns the earliest of what is known of an order that was never placed.
func firstFact(o *metrics.Order) (metrics.Fact, string) {
	var first metrics.Fact
	take := func(f metrics.Fact) {
		if !f.At.IsZero() && (first.At.IsZero() || f.At.Before(first.At)) {
			first = f
		}
	}
	for _, s := range o.Shipments() {
		take(metrics.Fact{Type: "shipment.confirmed", At: s.Confirmed, ID: s.ID})
		take(metrics.Fact{Type: "shipment.scanned", At: s.Accepted, ID: s.ID})
		take(metrics.Fact{Type: "shipment.delivered", At: s.Delivered, ID: s.ID})
	}
	for _, c := range o.Cancellations() {
		take(metrics.Fact{Type: "order.cancelled", At: c.At})
	}
	for _, c := range o.Feedbacks() {
		take(metrics.Fact{Type: "feedback.left", At: c.At, ID: c.ID})
	}
	for _, c := range o.Claims() {
		take(metrics.Fact{Type: "claim.opened", At: c.At, ID: c.ID})
	}
	for _, c := range o.Chargebacks() {
		take(metrics.Fact{Type: "chargeback.opened", At: c.At, ID: c.ID})
	}
	for _, m := range o.Messages() {
		take(metrics.Fact{Type: "message.received", At: m.Received, ID: m.ID})
	}
	for _, r := range o.Returns() {
		take(metrics.Fact{Type: "return.requested", At: r.Requested, ID: r.ID})
	}
	for _, r := range o.Refunds() {
		take(metrics.Fact{Type: "refund.issued", At: r.At, ID: r.ID})
	}
	if first.At.IsZero() {
		return first, "other facts"
	}
	return first, first.Type
}

// gaps: days of the window on which we have nothing at all, though they would have to have about
// as much as is lacking.
func (rc *reconciler) gaps(q *question, f *fieldQuery, more int64) error {
	v := rc.base(q.out.Days)
	var empty []window.Range
	var emptyDays, fullDays int64
	for d := range q.out.Days.Days() {
		v.days = window.Range{First: d, Last: d}
		t, err := v.tally(q.spec.source)
		if err != nil {
			return err
		}
		if t.Total+t.Open > 0 {
			fullDays++
			continue
		}
		emptyDays++
		if n := len(empty); n > 0 && empty[n-1].Last.Add(1) == d {
			empty[n-1].Last = d
		} else {
			empty = append(empty, window.Range{First: d, Last: d})
		}
	}
	if fullDays == 0 {
		e := q.missing(f, 5, "we have nothing at all in the window")
		e.Days = []window.Range{q.out.Days}
		q.out.Explanations = append(q.out.Explanations, e)
		return nil
	}
	// What the empty days would have, if they were as the others, is ours*empty/full. It must be
	// what is lacking, within a factor of two.
	expected := q.ours[f.at] * emptyDays
	if emptyDays == 0 || 2*expected < more*fullDays || 2*more*fullDays < expected {
		return nil
	}
	e := q.missing(f, 4, fmt.Sprintf("we have nothing on %s of the window (%s); on the other days it is %s a day, and %d are lacking",
		days(int(emptyDays)), rangesText(empty), meanText(q.ours[f.at], fullDays), more))
	e.Days = empty
	q.out.Explanations = append(q.out.Explanations, e)
	return nil
}

// meanText prints a mean, rounded to one decimal.
func meanText(sum, n int64) string {
	d, ok := newRatio(sum, n).Round(1)
	if !ok {
		return "nothing"
	}
	return d.StringFixed(1)
}

func rangesText(list []window.Range) string {
	var parts []string
	for i, r := range list {
		switch {
		case i == 4:
			return strings.Join(parts, ", ") + ", ..."
		case r.First == r.Last:
			parts = append(parts, r.First.String())
		default:
			parts = append(parts, r.String())
		}
	}
	return strings.Join(parts, ", ")
}

// untold: Amazon has more, and nothing of ours says why.
func (rc *reconciler) untold(q *question, f *fieldQuery, more int64) {
	q.out.Explanations = append(q.out.Explanations, q.missing(f, -4, fmt.Sprintf("Amazon has %d more than we were told of", more)))
}
