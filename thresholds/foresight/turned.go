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
	c := Change{Since: since, AsOf: o.AsOf, From: was.Range(since), To: is.Range(o.AsOf)}
	var turned []Turned
	against := &mover{hits: r.against, give: func(m *movement) {
		if m.hits != 0 {
			turned = append(turned, Turned{m.last, c.partOf(m), m.hits})
		}
	}}
	p.move(&r, c.From, c.To, &c, func(t metrics.Tally) bool { return r.against(t) != 0 }, against)
	p.atEnd(func(Cases) error {
		slices.SortFunc(turned, func(a, b Turned) int {
			return compareChanged(Changed{Case: a.Case, Part: a.Part}, Changed{Case: b.Case, Part: b.Part})
		})
		*out = append([]Turned{}, turned...)
		return nil
	})
}
