package foresight

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Turned is a subject that counts against the rule by more, or by less, than it did.
type Turned struct {
	Case    metrics.Case // as it stands; one that ceased to count, as it stood
	Part    Part
	Against int64 // by how much what it counts against the rule changed, never 0
}

// Turned names the subjects by which the number of what is against the rule changed since
// an earlier day, part by part, each in the order of the days: those of
// [Outlook.Change] where a hit is bad, and where it is good those without one. Their
// sum is the change of what is against it, retired subjects apart. It scans the cases of
// both windows and remembers only those against the rule. There are none for a
// mean, for money, for a limit on the total, and for a rule that does not apply. The errors are those of
// [metrics.Ledger.Cases]. Of many outlooks, ask a [Pass].
func (o *Outlook) Turned(since window.Day, cases Cases) ([]Turned, error) {
	var p Pass
	var out []Turned
	p.Turned(o, since, &out)
	return out, p.run(cases)
}

// Turned asks for [Outlook.Turned].
func (p *Pass) Turned(o *Outlook, since window.Day, out *[]Turned) {
	*out = nil
	r := o.rule
	if !o.applies || !r.counts() || r.Of == thresholds.Total || r.apart && !r.hitsAgainst() {
		return
	}
	was, err := o.spanOn(since)
	if err != nil {
		p.fail(err)
		return
	}
	is, err := o.spanOn(o.AsOf)
	if err != nil {
		p.fail(err)
		return
	}
	t := &turning{rule: r, change: Change{From: was.Range(since), To: is.Range(o.AsOf)}, moved: map[caseKey]*movement{}}
	against := func(tally metrics.Tally) bool { return t.rule.against(tally) != 0 }
	p.questions = append(p.questions, question{rule: &t.rule, days: t.change.From, asOf: since, keep: against, take: t.was})
	p.ask(question{rule: &t.rule, days: t.change.To, asOf: o.AsOf, keep: against, take: t.is}, func(Cases) error {
		t.settle()
		slices.SortFunc(t.out, func(a, b Turned) int {
			return compareChanged(Changed{Case: a.Case, Part: a.Part}, Changed{Case: b.Case, Part: b.Part})
		})
		*out = append([]Turned{}, t.out...)
		return nil
	})
}

// turning follows what turns.
type turning struct {
	rule   rule
	change Change
	id     string                // of the subject at hand, if one comes after the other
	moved  map[caseKey]*movement // its cases, or those of all subjects
	out    []Turned
}

func (t *turning) was(f found) bool { t.take(f, -1); return true }
func (t *turning) is(f found) bool  { t.take(f, 1); return true }

func (t *turning) take(f found, sign int64) {
	c := f.Case()
	if _, scanned := f.(*metrics.FoundCase); scanned && c.ID != t.id {
		t.settle() // all that there is of the subject before has been seen
		t.id = c.ID
	}
	k := caseKey{c.Subject, c.ID, c.Thing, c.Segment, c.Day}
	m := t.moved[k]
	if m == nil {
		m = &movement{last: c}
		t.moved[k] = m
	}
	if sign > 0 {
		m.last = c
	}
	m.hits += sign * t.rule.against(c.Tally)
}

// settle keeps those that turned, and forgets the others.
func (t *turning) settle() {
	for _, m := range t.moved {
		if m.hits != 0 {
			t.out = append(t.out, Turned{m.last, t.change.partOf(m), m.hits})
		}
	}
	clear(t.moved)
}
