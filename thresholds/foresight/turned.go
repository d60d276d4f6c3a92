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
// [metrics.Ledger.Cases].
func (o *Outlook) Turned(since window.Day, cases Cases) ([]Turned, error) {
	r := &o.rule
	if !o.applies || !r.counts() || r.Of == thresholds.Total || r.apart && !r.hitsAgainst() {
		return nil, nil
	}
	was, err := o.spanOn(since)
	if err != nil {
		return nil, err
	}
	is, err := o.spanOn(o.AsOf)
	if err != nil {
		return nil, err
	}
	c := Change{From: was.Range(since), To: is.Range(o.AsOf)}
	turned := map[caseKey]*movement{}
	for _, at := range [...]struct {
		days window.Range
		asOf window.Day
		sign int64
	}{{c.From, since, -1}, {c.To, o.AsOf, 1}} {
		seq, err := kept(cases, r, at.days, at.asOf, func(t metrics.Tally) bool { return r.against(t) != 0 })
		if err != nil {
			return nil, err
		}
		for k := range seq {
			move(turned, k).hits += at.sign * r.against(k.Tally)
		}
	}
	out := make([]Turned, 0, len(turned))
	for _, m := range turned {
		if m.hits != 0 {
			out = append(out, Turned{m.last, c.partOf(m), m.hits})
		}
	}
	slices.SortFunc(out, func(a, b Turned) int {
		return compareChanged(Changed{Case: a.Case, Part: a.Part}, Changed{Case: b.Case, Part: b.Part})
	})
	return out, nil
}
