package foresight

import (
	"cmp"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// What counts already, and can still be put right: it is no open obligation of a metric,
// but something to do all the same.

// perfect is the metric of orders that stay open up to their ship-by, whatever happened.
const perfect = "perfect-order-rate"

// spoiled reports whether there is nothing left to do about an order that must be
// perfect: it is shipped, or something else is wrong with it. A claim or chargeback that
// was decided for the seller spoils nothing.
func spoiled(o *metrics.Order) bool {
	if o == nil {
		return true
	}
	if _, ok := o.Confirmed(); ok {
		return true
	}
	return len(o.Cancellations())+len(o.Refunds())+len(o.Messages()) > 0 ||
		slices.ContainsFunc(o.Feedbacks(), func(f metrics.Feedback) bool { return !f.Removed && f.Rating <= 2 && f.Scope != metrics.ItemScope }) ||
		slices.ContainsFunc(o.Claims(), func(c metrics.Claim) bool { return c.Counts || c.Pending }) ||
		slices.ContainsFunc(o.Chargebacks(), func(c metrics.Chargeback) bool { return c.Kind != metrics.FraudChargeback && c.Outcome != metrics.Won })
}

// violations adds the policy violations not resolved.
func (q *queue) violations(l Open) {
	if !slices.ContainsFunc(q.outlooks, func(o Outlook) bool { return o.applies && dutyOf(o.rule.Metric) == ActOn }) {
		return
	}
	end := q.asOf.End(q.loc)
	for v := range l.All(q.asOf, metrics.ViolationSubject) {
		violation, ok := v.Violation()
		if !ok || violation.Opened.IsZero() || !violation.Resolved.IsZero() {
			continue
		}
		c := metrics.Case{
			Subject: metrics.ViolationSubject, ID: v.ID(), Day: v.Day(violation.Opened),
			Due: violation.Opened.Add(actWithin), Tally: metrics.Tally{Hits: 1},
		}
		ob := q.add(ActOn, &c)
		ob.Overdue = !c.Due.After(end)
		for i := range q.outlooks {
			o := &q.outlooks[i]
			if !o.applies || dutyOf(o.rule.Metric) != ActOn {
				continue
			}
			counts := o.rule.Segment == metrics.All || o.rule.Segment == metrics.CategorySegment(violation.Category) ||
				o.rule.Segment == metrics.SeveritySegment(cmp.Or(violation.Severity, "unstated"))
			if counts {
				ob.stands(i, o, &c)
			}
		}
	}
}

// scanReach bounds the days to come in which packages are looked for: promises reach no
// farther.
const scanReach = 366

// packages asks for the packages without a valid tracking number that can still get one.
func (q *queue) packages(p *Pass) error {
	for i := range q.outlooks {
		o := &q.outlooks[i]
		if !o.applies || o.rule.Metric.ID() != "valid-tracking-rate" || !o.rule.counts() || o.rule.Window.Lifetime || o.rule.Of != 0 {
			continue
		}
		r := window.Range{First: o.Verdict.Window.First, Last: q.asOf.Add(scanReach)}
		if t, err := o.tally(r, q.asOf); err != nil || t.Hits >= t.Total {
			if err != nil {
				return err
			}
			continue // all are valid: no order need be read
		}
		p.questions = append(p.questions, question{
			rule: &o.rule, days: r, asOf: q.asOf, keep: func(t metrics.Tally) bool { return t.Hits < t.Total },
			take: func(f found) bool { q.pack(i, f); return true },
		})
	}
	return nil
}

// pack adds a package that is not valid yet, if it can be.
func (q *queue) pack(verdict int, f found) {
	o, facts := &q.outlooks[verdict], f.Order()
	if facts == nil {
		return
	}
	first, last := o.rule.countsOn(f.Day(), f.Day())
	if !first.IsValid() || last.Before(q.asOf) {
		return
	}
	c := f.Case()
	c.Tally.Hits, c.Tally.Open = 0, c.Tally.Total-c.Tally.Hits // what is not valid yet
	if !scannable(facts, o, &c) {
		return
	}
	c.Due = first.End(q.loc)
	ob := q.add(Scan, &c)
	ob.Overdue = !c.Due.After(q.asOf.End(q.loc))
	ob.stands(verdict, o, &c)
}

// scannable reports whether a package can still be given a valid tracking number: it is not
// delivered or, where late numbers are valid, whatever became of it.
func scannable(facts *metrics.Order, o *Outlook, c *metrics.Case) bool {
	if slices.Contains(o.rule.Metric.Conventions(), metrics.Convention{Name: "late", Value: "valid"}) {
		return true
	}
	for _, s := range facts.Shipments() {
		if (c.Thing == "" || s.ID == c.Thing) && !s.Delivered.IsZero() {
			return false
		}
	}
	return true
}

// stands adds what something costs that counts until it is put right, from the first day
// whose window holds it.
func (ob *Obligation) stands(verdict int, o *Outlook, c *metrics.Case) {
	n := max(c.Tally.Hits, c.Tally.Open)
	if k := slices.IndexFunc(ob.Costs, func(c Cost) bool { return c.Verdict == verdict }); k >= 0 {
		n += max(ob.Costs[k].Budget, -ob.Costs[k].Budget)
		ob.Costs = slices.Delete(ob.Costs, k, k+1)
	}
	first, last := o.rule.countsOn(c.Day, c.Day)
	if !first.IsValid() || last.Before(o.AsOf) {
		return
	}
	t := o.Verdict.Tally
	if !o.Verdict.Window.Contains(c.Day) { // it does not count yet
		t = o.rule.missed(t, n)
	}
	cost := Cost{Rule: o.rule.ID, Segment: o.rule.Segment, Verdict: verdict, Budget: n, Status: o.rule.status(t), First: first, Last: last}
	if o.rule.hitsAgainst() != (o.rule.sense == metrics.HitIsBad) {
		cost.Budget = -n
	}
	cost.Left, cost.HasLeft = o.rule.budget(t)
	ob.Costs = append(ob.Costs, cost)
}

// actWithin is how long a seller gives himself to act on a policy violation: a habit of
// ours, and no deadline of a marketplace.
const actWithin = 24 * time.Hour
