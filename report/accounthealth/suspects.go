package accounthealth

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// caser is what can name the subjects behind a number, as a [*metrics.Ledger] can.
type caser interface {
	Cases(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (iter.Seq[metrics.Case], error)
}

// caseKey is whose contribution it is.
type caseKey struct {
	subject   metrics.Subject
	id, thing string
}

// contribution is what a subject contributes to a view, over all its cases.
type contribution struct {
	tally metrics.Tally
	why   metrics.Fact
	day   window.Day
}

// cases lists what each subject contributes. It is nil where nobody can tell.
func (v view) cases(s Source) (map[caseKey]contribution, error) {
	by, ok := v.t.(caser)
	variant, known := withConventions(s.Metric, v.conventions)
	if !ok || !known || s.IsZero() {
		return nil, nil
	}
	out := map[caseKey]contribution{}
	for _, seg := range s.Segments {
		seq, err := by.Cases(variant, seg, v.days, v.asOf)
		if errors.Is(err, metrics.ErrUndeclared) {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
		for c := range seq {
			k := caseKey{c.Subject, c.ID, c.Thing}
			sum := out[k]
			out[k] = contribution{sum.tally.Plus(c.Tally), c.Why, c.Day}
		}
	}
	return out, nil
}

// suspects names the subjects that count otherwise in another view.
func (rc *reconciler) suspects(e *Explanation, q *question, ours, theirs view) error {
	list, err := q.between(ours, theirs)
	if list != nil {
		e.name(list, rc.in.MaxCandidates)
	}
	return err
}

// ourCases lists what each subject contributes as we count. It reads all orders, once.
func (q *question) ourCases(ours view) (map[caseKey]contribution, error) {
	if q.cases != nil {
		return q.cases, nil
	}
	var err error
	q.cases, err = ours.cases(q.spec.source)
	return q.cases, err
}

// between lists the subjects that count otherwise in another view than ours.
func (q *question) between(ours, theirs view) ([]Suspect, error) {
	a, err := q.ourCases(ours)
	if err != nil || a == nil {
		return nil, err
	}
	b, err := theirs.cases(q.spec.source)
	if err != nil || b == nil {
		return nil, err
	}
	var list []Suspect
	for k, c := range a {
		if o := b[k]; judgedOnly(o.tally) != judgedOnly(c.tally) {
			list = append(list, Suspect{k.subject, k.id, k.thing, c.day, c.tally, o.tally, c.why, sideNote(b, k, "counts with us only")})
		}
	}
	for k, o := range b {
		if _, both := a[k]; !both && judgedOnly(o.tally) != (metrics.Tally{}) {
			list = append(list, Suspect{k.subject, k.id, k.thing, o.day, metrics.Tally{}, o.tally, o.why, "counts with Amazon only"})
		}
	}
	return list, nil
}

func judgedOnly(t metrics.Tally) metrics.Tally { t.Open = 0; return t }

func sideNote(b map[caseKey]contribution, k caseKey, alone string) string {
	if _, both := b[k]; both {
		return "counts otherwise"
	}
	return alone
}

// name lists the suspects, as many as are wanted: first those that count with us, each in the
// order of what decided them.
func (e *Explanation) name(list []Suspect, most int) {
	slices.SortFunc(list, func(a, b Suspect) int {
		return cmp.Or(btoi(a.Ours == (metrics.Tally{}))-btoi(b.Ours == (metrics.Tally{})), a.Why.At.Compare(b.Why.At), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Thing, b.Thing), cmp.Compare(int(a.Subject), int(b.Subject)))
	})
	var key strings.Builder
	fmt.Fprint(&key, e.Cause, e.Explains, e.Breaks)
	for _, s := range list {
		fmt.Fprintf(&key, "|%q%q%v", s.ID, s.Thing, s.Theirs)
	}
	e.key = key.String()
	if len(list) > most {
		e.More = int64(len(list) - most)
		list = list[:most]
	}
	e.Suspects = slices.Clone(list)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
