package metrics_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// The oracle is the second route to every number: slow, obvious, and written from
// the specification alone. It keeps the raw events and, for each question, groups
// them by subject, lets revisions replace one another, reads the facts as of the
// day and adds up what each subject contributes. No step, no cell, no cache of
// anything but the answers.
//
//	oracle_test.go          what is asked: tallies, cases, counts
//	oracle_things_test.go   events to things: revisions, statements, histories
//	oracle_facts_test.go    things to the facts of an order as of a day
//	oracle_metrics_test.go  facts to contributions, one function a metric; the others
//	                        in oracle_delivery_test.go, _tracking and _breadth
//	oracle_common_test.go   the conventions all metrics know
type oracle struct {
	loc      *time.Location
	subjects []*subject
	answers  map[question][]contribution
}

// A contribution is what one subject adds to one day of a segment.
type contribution struct {
	kind    metrics.Subject
	id      string
	segment metrics.Segment
	day     window.Day
	tally   metrics.Tally
}

// A question is a metric as of a day; the range and the segment only select.
type question struct {
	variant metrics.Variant
	asOf    window.Day
}

// counter is what tables and properties put to the test: a ledger, an overlay, a
// table of cells, or the oracle itself.
type counter interface {
	Tally(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (metrics.Tally, error)
}

var (
	_ counter = (*oracle)(nil)
	_ counter = (*metrics.Ledger)(nil)
	_ counter = (*metrics.Overlay)(nil)
	_ counter = (*metrics.Table)(nil)
)

// newOracle takes events in any order, duplicates and all.
func newOracle(loc *time.Location, events []metrics.Event) *oracle {
	return &oracle{loc: loc, subjects: subjectsOf(loc, events), answers: map[question][]contribution{}}
}

// Tally adds up the contributions as of the day whose own day lies in the range.
// Nothing of a day shows as of an earlier one.
func (o *oracle) Tally(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (metrics.Tally, error) {
	var sum metrics.Tally
	for _, c := range o.contributions(v, asOf) {
		if r.Contains(c.day) && inSegment(c.segment, s) {
			sum = sum.Plus(c.tally)
		}
	}
	return sum, nil
}

// inSegment: All is both channels and what has none; what is unanchored is in no
// other segment.
func inSegment(have, want metrics.Segment) bool {
	if want == metrics.All {
		return have == metrics.All || have == metrics.SegmentMFN || have == metrics.SegmentAFN
	}
	return have == want
}

// contributions lists what every subject adds as of the day, unselected.
func (o *oracle) contributions(v metrics.Variant, asOf window.Day) []contribution {
	q := question{v, asOf}
	if known, ok := o.answers[q]; ok {
		return known
	}
	formula, conv := formulaOf(v)
	all := []contribution{}
	for _, s := range o.subjects {
		if (view{s, asOf}).leftOut(v.ID(), conv) {
			continue
		}
		for _, c := range formula(view{s, asOf}, conv) {
			if c.day.After(asOf) || c.tally == (metrics.Tally{}) {
				continue
			}
			if conv["open"] == "in" {
				c.tally.Total += c.tally.Open
			}
			c.kind, c.id = s.kind, s.id
			all = append(all, c)
		}
	}
	o.answers[q] = all
	return all
}

// cases lists the contributions of a range, those of one subject, day and segment
// added up.
func (o *oracle) cases(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) map[contribution]metrics.Tally {
	sums := map[contribution]metrics.Tally{}
	for _, c := range o.contributions(v, asOf) {
		if r.Contains(c.day) && inSegment(c.segment, s) {
			key := c
			key.tally = metrics.Tally{}
			sums[key] = sums[key].Plus(c.tally)
		}
	}
	return sums
}

// subject returns the order, message or violation of that id.
func (o *oracle) subject(kind metrics.Subject, id string) (*subject, bool) {
	for _, s := range o.subjects {
		if s.kind == kind && s.id == id {
			return s, true
		}
	}
	return nil, false
}

// orders counts the orders placed, and those of which only other events are known.
func (o *oracle) orders() (placed, unplaced int64) {
	for _, s := range o.subjects {
		switch _, ok := s.placedAt(); {
		case s.kind != metrics.OrderSubject:
		case ok:
			placed++
		default:
			unplaced++
		}
	}
	return placed, unplaced
}

// count counts the subjects of a kind.
func (o *oracle) count(kind metrics.Subject) (n int64) {
	for _, s := range o.subjects {
		if s.kind == kind {
			n++
		}
	}
	return n
}

// conflicts counts the things whose winning reports differ.
func (o *oracle) conflicts() (n int64) {
	for _, s := range o.subjects {
		n += s.conflicts()
	}
	return n
}

// formula is a metric: what a subject contributes as of a day.
type formula func(v view, conv map[string]string) []contribution

// formulaOf splits a variant into its metric and its conventions.
func formulaOf(v metrics.Variant) (formula, map[string]string) {
	id, rest, _ := strings.Cut(string(v), "?")
	conv := map[string]string{}
	for part := range strings.SplitSeq(rest, "&") {
		if name, value, ok := strings.Cut(part, "="); ok {
			conv[name] = value
		}
	}
	f, ok := formulas[id]
	if !ok {
		panic(fmt.Sprintf("the oracle knows no metric %q", id))
	}
	return f, conv
}

// subjectsOf groups the events by what they are about, sorted by kind and id.
func subjectsOf(loc *time.Location, events []metrics.Event) []*subject {
	type key struct {
		kind metrics.Subject
		id   string
	}
	reports := map[key][]report{}
	for _, ev := range events {
		kind, id := subjectOf(ev)
		reports[key{kind, id}] = append(reports[key{kind, id}], reportsOf(ev)...)
	}
	var out []*subject
	for k, all := range reports {
		out = append(out, &subject{loc: loc, kind: k.kind, id: k.id, reports: survivors(all)})
	}
	slices.SortFunc(out, func(a, b *subject) int {
		if a.kind != b.kind {
			return int(a.kind) - int(b.kind)
		}
		return strings.Compare(a.id, b.id)
	})
	return out
}

// subjectOf says what an event is about: a violation, an order, or a message that
// belongs to none.
func subjectOf(ev metrics.Event) (metrics.Subject, string) {
	switch e := ev.(type) {
	case *metrics.ViolationOpened:
		return metrics.ViolationSubject, e.Violation
	case *metrics.ViolationResolved:
		return metrics.ViolationSubject, e.Violation
	}
	if order := ev.Common().Order; order != "" {
		return metrics.OrderSubject, order
	}
	return metrics.MessageSubject, ownID(ev)
}
