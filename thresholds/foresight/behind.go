package foresight

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// Behind are subjects that count against a rule. Use field names: it may grow.
type Behind struct {
	// Cases are the first of them, in the order of [metrics.Ledger.Cases].
	Cases []metrics.Case
	// Others is how many more there are.
	Others int64
}

// nothingAgainst reports whether the verdict's own tally says that no subject is against the
// rule, so that none need be looked at. Of what is no hit it does not where the total is that
// of other subjects.
func (o *Outlook) nothingAgainst() bool {
	r := &o.rule
	return r.counts() && r.bounded() && r.Of != thresholds.Total && (r.hitsAgainst() || !r.apart) && r.against(o.Verdict.Tally) == 0
}

// Behind names the subjects that count against the rule ([thresholds.Verdict.Against]), at
// most so many, and counts the others: of a ledger without holding more of them at
// a time. Of a rule that does not apply there are none. The errors are those of
// [metrics.Ledger.Cases]. Of many outlooks, ask a [Pass].
func (o *Outlook) Behind(src Cases, most int) (Behind, error) {
	var p Pass
	var out Behind
	p.Behind(o, most, &out)
	return out, p.run(src)
}

// Behind asks for [Outlook.Behind].
func (p *Pass) Behind(o *Outlook, most int, out *Behind) { p.foremost(o, most, false, out) }

// Latest asks for the same, with the last of the cases, the very last one first.
func (p *Pass) Latest(o *Outlook, most int, out *Behind) { p.foremost(o, most, true, out) }

func (p *Pass) foremost(o *Outlook, most int, latest bool, out *Behind) {
	*out = Behind{}
	if !o.applies || o.nothingAgainst() {
		return
	}
	n := foremost{most: max(most, 0), latest: latest, to: out}
	rule, v := o.rule, o.Verdict
	against := func(t metrics.Tally) bool { return v.Against(metrics.Case{Tally: t}) }
	p.ask(question{rule: &rule, days: v.Window, asOf: o.AsOf, keep: against, take: n.take}, func(Cases) error { return nil })
}

// foremost keeps the first of the cases it is given in their order, or the last, from the end
// on.
type foremost struct {
	most   int
	latest bool
	to     *Behind
}

func (n *foremost) take(f found) bool {
	full := len(n.to.Cases) == n.most
	if full {
		n.to.Others++
		if n.most == 0 {
			return true
		}
		last, day := n.to.Cases[n.most-1].Day, f.Day()
		if n.latest && day.Before(last) || !n.latest && day.After(last) {
			return true // a case need not be made
		}
	}
	c := f.Case()
	if full {
		if n.precedes(n.to.Cases[n.most-1], c) {
			return true
		}
		n.to.Cases = n.to.Cases[:n.most-1]
	}
	at, _ := slices.BinarySearchFunc(n.to.Cases, c, func(a, c metrics.Case) int {
		if n.precedes(a, c) {
			return -1
		}
		return 1
	})
	n.to.Cases = slices.Insert(n.to.Cases, at, c)
	return true
}

// precedes reports whether a case stands before one that is found later.
func (n *foremost) precedes(a, later metrics.Case) bool {
	if n.latest {
		return a.Compare(later) > 0
	}
	return a.Compare(later) <= 0
}
