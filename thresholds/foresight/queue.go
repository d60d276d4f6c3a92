package foresight

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Duty is what is to be done.
type Duty string

// The duties. A metric that is none of these gives its own id.
const (
	Ship         Duty = "ship"          // confirm the shipment by the ship-by
	Scan         Duty = "scan"          // get the package scanned, with a tracking number
	Deliver      Duty = "deliver"       // deliver, or attempt to, by the promised day
	Answer       Duty = "answer"        // answer the message
	Invoice      Duty = "invoice"       // upload the invoice
	DecideReturn Duty = "decide-return" // decide the return request
	ActOn        Duty = "act-on"        // act on the policy violation, within 24 hours
)

// duties is what is open under a metric.
var duties = map[string]Duty{
	"late-shipment-rate":          Ship,
	"perfect-order-rate":          Ship,
	"tracking-in-time-rate":       Ship,
	"on-time-delivery-rate":       Deliver,
	"late-fulfilment-rate":        Deliver,
	"response-time-rate":          Answer,
	"invoice-defect-rate":         Invoice,
	"return-dissatisfaction-rate": DecideReturn,
	"policy-violations":           ActOn,
}

// dutyOf returns what is open under a metric.
func dutyOf(v metrics.Variant) Duty {
	if d, ok := duties[v.ID()]; ok {
		return d
	}
	return Duty(v.ID())
}

// Cost is what a rule would lose by an obligation that is missed.
type Cost struct {
	Rule    string          // the rule's id
	Segment metrics.Segment // and segment
	Verdict int             // its place in the scorecard
	// Budget is how much of the rule's budget it would cost, in the metric's unit; below
	// zero for a rule that asks for what is bad under its metric.
	Budget int64
	// Left is what the budget would be then, below zero where the rule would fail. Only
	// if HasLeft.
	Left    int64
	HasLeft bool
	// Status is what the verdict would be then.
	Status thresholds.Status
	// First and Last are the as-of days on which it would count: later than the deadline
	// where the rule's window stays behind. Last is before First, and both are the zero
	// Day, where it never would.
	First, Last window.Day
}

// Obligation is something still to be done, and what it would cost not to do it. Use
// field names: it may grow.
type Obligation struct {
	Duty    Duty
	Subject metrics.Subject
	ID      string    // the id of the order, or of the order-less message or violation
	Thing   string    // the own id of what it is about, where an order has several
	Due     time.Time // the deadline; its second is still in time
	Overdue bool      // the deadline is over: what is left is not to let it stand
	// Costs are the rules it touches, the worst first: those that would fail, then the
	// smallest budget left.
	Costs []Cost
}

// Queue lists what is to be done at the end of a day, by deadline, of one deadline the
// worst first. What each would cost is reckoned alone, as if it were in today's
// window: see Cost for the days on which it would count. It reads every order held,
// once.
//
// What is not delivered in time is reckoned as delivered late, also where a metric leaves out
// what there is never a word of.
//
// A rule on the total alone asks for nothing: what is missed counts in its total as what is
// done does.
//
// What counts already and can still be put right is listed as well. Policy violations not
// resolved: due are 24 hours, and those whose 24 hours are over are overdue. Packages not
// delivered whose tracking number is not valid yet, from the day on which the metric counts
// them, that of their promise: due is the end of the first day whose window holds them,
// after which they are overdue. in.Tallies does not count: they are those of the ledger. The errors are those
// of the judge and of [metrics.Ledger.Open].
func Queue(j *thresholds.Judge, l Open, in thresholds.Inputs) ([]Obligation, error) {
	in.Tallies = l
	outlooks, err := Of(j, in)
	if err != nil {
		return nil, err
	}
	var p Pass
	var out []Obligation
	p.Queue(outlooks, &out)
	return out, p.run(l)
}

// Queue asks for [Queue] of an as-of day: that of the outlooks, which are all of those of a
// scorecard. The places of verdicts in costs are those of the outlooks.
func (p *Pass) Queue(outlooks []Outlook, out *[]Obligation) {
	*out = []Obligation{}
	if len(outlooks) == 0 {
		return
	}
	q := &queue{outlooks: slices.Clone(outlooks), at: map[dutyKey]*Obligation{}, asOf: outlooks[0].AsOf, loc: outlooks[0].tallies.Location()}
	of := map[figure]int{} // which of the lists of rules
	var lists [][]int
	for i := range q.outlooks {
		o := &q.outlooks[i]
		if !o.applies || !o.rule.counts() || o.rule.Of == thresholds.Total {
			continue
		}
		k := figure{o.rule.Metric, o.rule.Segment}
		n, ok := of[k]
		if !ok {
			n = len(lists)
			of[k] = n
			lists = append(lists, nil)
		}
		lists[n] = append(lists[n], i)
	}
	for _, rules := range lists {
		p.questions = append(p.questions, q.open(rules))
	}
	p.fail(q.packages(p))
	p.atEnd(func(src Cases) error {
		if l, ok := src.(Open); ok {
			q.violations(l)
		}
		*out = q.sorted()
		return nil
	})
}

// open asks for what is open under the metric of some rules.
func (q *queue) open(rules []int) question {
	r := &q.outlooks[rules[0]].rule
	duty, mustBePerfect := dutyOf(r.Metric), r.Metric.ID() == perfect
	return question{rule: r, asOf: q.asOf, open: true, take: func(f found) bool {
		if mustBePerfect && spoiled(f.Order()) {
			return true
		}
		c := f.Case()
		for _, i := range rules {
			q.add(duty, &c).cost(i, &q.outlooks[i], &c, q.loc)
		}
		return true
	}}
}

type figure struct {
	metric  metrics.Variant
	segment metrics.Segment
}

type dutyKey struct {
	duty    Duty
	subject metrics.Subject
	id      string
	thing   string
	due     int64
}

type queue struct {
	outlooks []Outlook
	at       map[dutyKey]*Obligation
	asOf     window.Day
	loc      *time.Location
}

// add returns the obligation behind an open case, a new one if it is not listed yet.
func (q *queue) add(d Duty, c *metrics.Case) *Obligation {
	k := dutyKey{d, c.Subject, c.ID, c.Thing, c.Due.Unix()}
	ob := q.at[k]
	if ob == nil {
		ob = &Obligation{Duty: d, Subject: c.Subject, ID: c.ID, Thing: c.Thing, Due: c.Due}
		q.at[k] = ob
	}
	return ob
}

// cost adds what a miss would cost under a rule. Several things of one rule, such as the
// units of an order in several segments, are one cost.
func (ob *Obligation) cost(verdict int, o *Outlook, c *metrics.Case, loc *time.Location) {
	n := c.Tally.Open
	if k := slices.IndexFunc(ob.Costs, func(c Cost) bool { return c.Verdict == verdict }); k >= 0 {
		n += max(ob.Costs[k].Budget, -ob.Costs[k].Budget)
		ob.Costs = slices.Delete(ob.Costs, k, k+1)
	}
	r := &o.rule
	t := r.missed(o.Verdict.Tally, n)
	cost := Cost{Rule: r.ID, Segment: r.Segment, Verdict: verdict, Budget: n, Status: r.status(t)}
	if r.hitsAgainst() != (r.sense == metrics.HitIsBad) {
		cost.Budget = -n
	}
	cost.Left, cost.HasLeft = r.budget(t)
	cost.First, cost.Last = r.countsOn(c.Day, window.DayOf(c.Due, loc))
	ob.Costs = append(ob.Costs, cost)
}

// missed returns a tally in which n open ones have turned out badly, whatever the rule
// makes of that.
func (r *rule) missed(t metrics.Tally, n int64) metrics.Tally {
	if r.opensTotal() {
		t.Total += n
	}
	if r.sense == metrics.HitIsBad {
		t.Hits += n
	}
	return t
}

// countsOn returns the as-of days whose window holds day, from that on which it is
// decided.
func (r *rule) countsOn(day, decided window.Day) (first, last window.Day) {
	most := day.Add(maxHorizon)
	first, last = enters(r.Window, day, most), leavesOn(r.Window, day, most).Add(-1)
	if first.Before(decided) {
		first = decided
	}
	if last.Before(first) {
		return window.Day{}, window.Day{}
	}
	return first, last
}

// sorted returns the obligations in their order.
func (q *queue) sorted() []Obligation {
	out := make([]Obligation, 0, len(q.at))
	for _, ob := range q.at {
		slices.SortFunc(ob.Costs, compareCosts)
		out = append(out, *ob)
	}
	slices.SortFunc(out, func(a, b Obligation) int {
		return cmp.Or(a.Due.Compare(b.Due), compareWorst(a.Costs, b.Costs), cmp.Compare(a.Subject, b.Subject),
			strings.Compare(a.ID, b.ID), strings.Compare(string(a.Duty), string(b.Duty)), strings.Compare(a.Thing, b.Thing))
	})
	return out
}

// compareWorst puts the obligation with the worse cost first.
func compareWorst(a, b []Cost) int {
	switch {
	case len(a) > 0 && len(b) > 0:
		return compareCosts(a[0], b[0])
	case len(a) > 0:
		return -1
	case len(b) > 0:
		return 1
	}
	return 0
}

// compareCosts puts rules that would fail first, then those with the smaller budget left.
func compareCosts(a, b Cost) int {
	rank := func(c Cost) int {
		switch {
		case c.Status == thresholds.Fail:
			return 0
		case c.HasLeft:
			return 1
		}
		return 2
	}
	left := 0
	if a.HasLeft && b.HasLeft {
		left = cmp.Compare(a.Left, b.Left)
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), left, -cmp.Compare(a.Budget, b.Budget),
		cmp.Compare(a.Verdict, b.Verdict))
}
