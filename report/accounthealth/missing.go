package accounthealth

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// allKnower is what can list everything it holds, as a [*metrics.Ledger] can.
type allKnower interface {
	All(asOf window.Day, of ...metrics.Subject) iter.Seq[*metrics.Order]
}

// explainMissing looks for what we were not told of, where Amazon has more than we have.
func (rc *reconciler) explainMissing(q *question, views []labelled) error {
	f := q.fieldAt(atTotal)
	if f == nil {
		f = q.fieldAt(atHits) // a count
	}
	if !f.known || !f.differs {
		return nil
	}
	more := f.amazon.N - q.ours[f.at]
	found := len(q.out.Explanations)
	if f.at == atTotal {
		if more > 0 {
			if err := rc.unanchored(q, f, more); err != nil {
				return err
			}
			if err := rc.gaps(q, f, more); err != nil {
				return err
			}
		}
		if err := rc.unplaced(q, f, views); err != nil {
			return err
		}
	}
	if f.at == atHits && more > 0 {
		if err := rc.misfiled(q, f, more); err != nil {
			return err
		}
	}
	if more > 0 && len(q.out.Explanations) == found && !q.covered(f.key, 2) {
		rc.untold(q, f, more)
	}
	return nil
}

// missing makes an explanation of the class.
func (q *question) missing(f *fieldQuery, score int, text string) Explanation {
	e := Explanation{
		Cause: MissingData, Certainty: Candidate, Assumptions: 1, Explains: []string{f.key},
		score: prior[MissingData] + score, Text: text,
	}
	for _, o := range q.differing() { // what is lacking may have defects, or successes, of its own
		if o.at != f.at && o.at != atRate && o.amazon.N > q.ours[o.at] && o.amazon.N-q.ours[o.at] <= f.amazon.N-q.ours[f.at] {
			e.Explains = append(e.Explains, o.key)
		}
	}
	return e
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
	e := q.missing(f, 0, fmt.Sprintf("%s of the window without the date that would place them (a ship-by or deliver-by)", counted(t.Total, "order")))
	e.Exact = t.Total == more
	if t.Total > more {
		e.Among = more
	}
	if e.Exact {
		e.score += 4
		// What was computed is these orders as they count here: the explanation is exact for no
		// hits that they do not have.
		if o := q.fieldAt(atHits); o != nil && o.amazon.N-q.ours[atHits] != t.Hits {
			e.Explains = slices.DeleteFunc(e.Explains, func(key string) bool { return key == o.key })
		}
	}
	var named []Suspect
	for k, c := range cases {
		named = append(named, Suspect{k.subject, k.id, k.thing, window.Day{}, metrics.Tally{}, c.tally, c.why, "without the date"})
	}
	e.name(named, rc.in.MaxCandidates)
	q.out.Explanations = append(q.out.Explanations, e)
	return nil
}

// misfiled: violations of ours that are in no category of Amazon's.
func (rc *reconciler) misfiled(q *question, f *fieldQuery, more int64) error {
	v := rc.base(q.out.Days)
	rest, err := v.cases(of(q.spec.source.Metric, metrics.All))
	if err != nil {
		return err
	}
	for i := range v2 {
		if v2[i].source.Metric != q.spec.source.Metric {
			continue
		}
		filed, err := v.cases(v2[i].source)
		if err != nil {
			return err
		}
		for k := range filed {
			delete(rest, k)
		}
	}
	if len(rest) == 0 {
		return nil
	}
	e := q.missing(f, 1, fmt.Sprintf("%s of ours in categories that no figure of Amazon's has; here %s lacking", counted(int64(len(rest)), "violation"), are(more)))
	if int64(len(rest)) > more {
		e.Among = more
	}
	by, knows := rc.in.Ours.(knower)
	var named []Suspect
	for k, c := range rest {
		s := Suspect{k.subject, k.id, k.thing, c.day, metrics.Tally{}, c.tally, c.why, ""}
		if knows {
			if o, ok := by.Facts(k.subject, k.id, v.asOf); ok {
				violation, _ := o.Violation()
				s.Note = fmt.Sprintf("of category %q", violation.Category)
			}
		}
		named = append(named, s)
	}
	e.name(named, rc.in.MaxCandidates)
	q.out.Explanations = append(q.out.Explanations, e)
	return nil
}

// unplaced: orders of which something is known, and not that they were placed: a file of
// orders is missing, whatever else there is of them came in another one. What is known must be of a
// day that suits the window, and they must be half as many as are lacking at least. By another zone's days it
// must be as many as are lacking.
func (rc *reconciler) unplaced(q *question, f *fieldQuery, views []labelled) error {
	unplaced := rc.neverPlaced()
	if len(unplaced) == 0 {
		return nil
	}
	for _, v := range views {
		named := near(unplaced, q.spec, v.view)
		n := int64(len(named))
		c, _, err := v.count(q.spec)
		if err != nil {
			return err
		}
		more := f.amazon.N - c[f.at]
		text, score := fmt.Sprintf("we know %s only by what happened later, not by the placing", counted(n, "order")), 2
		switch {
		case n == 0 || 2*n < more: // by far too few
			continue
		case more <= 0 || v.text != "" && (n != more || c[f.at] == q.ours[f.at]):
			continue
		case n == more && v.text != "":
			score = 6 // two things that fit together
			text += ": as many as are lacking then"
		case n == more:
			score = 4
			text += ": as many as are lacking"
		case n == rc.lacking():
			score = 4
			text += fmt.Sprintf(": as many as both channels lack together; here %s lacking", are(more))
		default:
			text += fmt.Sprintf("; %s lacking", are(more))
		}
		all, e := named, q.missing(f, score, text)
		if n > more {
			e.Among = more
		}
		if v.text != "" {
			e.Text, e.And, e.Assumptions = v.text+", and "+text, []Cause{DayBoundary}, 2
			e.score += perAssumption
			moved, err := q.between(views[0].view, v.view)
			if err != nil {
				return err
			}
			all = append(moved, named...)
		}
		e.name(slices.Clone(all), rc.in.MaxCandidates)
		q.out.Explanations = append(q.out.Explanations, e)
	}
	return nil
}

// neverPlaced lists the orders of which something is known, and not that they were placed.
func (rc *reconciler) neverPlaced() []Suspect {
	by, ok := rc.in.Ours.(allKnower)
	if !ok {
		return nil
	}
	var named []Suspect
	for o := range by.All(window.Day{}) {
		if _, placed := o.Placed(); placed || o.Subject() != metrics.OrderSubject {
			continue
		}
		fact, what := firstFact(o)
		named = append(named, Suspect{Subject: metrics.OrderSubject, ID: strings.Clone(o.ID()), Why: fact, Note: "known only by " + what})
	}
	return named
}

// How far the first that is known of an order can lie from the day that places it.
const (
	mostBefore   = 30  // days: a shipment before the day it was promised for
	mostHandling = 60  // days to ship, or cancel
	mostAfter    = 180 // days until a buyer complains, or a bank charges back
)

// near lists those of the orders that may be in the window of a view: the first that is known of
// them is known by the as-of day, and of a day that suits.
func near(orders []Suspect, s *spec, v view) []Suspect {
	first := v.days.First
	if !s.byPlacing() {
		first = first.Add(-mostBefore)
	}
	var out []Suspect
	for _, o := range orders {
		if o.Why.At.IsZero() {
			continue
		}
		last := v.days.Last.Add(mostAfter)
		if strings.HasPrefix(o.Why.Type, "shipment.") || o.Why.Type == "order.cancelled" {
			last = v.days.Last.Add(mostHandling)
		}
		d := window.DayOf(o.Why.At, v.t.Location())
		if !d.After(v.asOf) && !d.After(last) && !d.Before(first) {
			out = append(out, o)
		}
	}
	return out
}

// lacking is how many orders Amazon has more than we have, by the order counts of both
// channels.
func (rc *reconciler) lacking() int64 {
	var sum int64
	for _, q := range rc.questions {
		if q.comparable() && q.spec.isDefects() && q.fieldAt(atTotal).known {
			sum += q.f.Total.N - q.ours[atTotal]
		}
	}
	return sum
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
	e := q.missing(f, 4, fmt.Sprintf("we have nothing on %s of the window (%s); on the other days it is %s a day, and %s lacking",
		days(int(emptyDays)), rangesText(empty), meanText(q.ours[f.at], fullDays), are(more)))
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
