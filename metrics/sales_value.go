package metrics

import "github.com/sellerperf/sellerperf/window"

// salesValue counts the value of the orders placed in minor units of the ledger's
// currency, by order day: for the gates of programmes.
func salesValue() Definition {
	return Definition{
		ID: "sales-value", Title: "Sales value", Unit: "money",
		Kind: Number, Sense: HitIsGood, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			{Name: "cancelled", Values: []string{"in", "out"}, Doc: "whether orders cancelled as a whole are counted"},
		},
		Source: "https://sellglobal.ebay.in/seller-center/becoming-top-rated-seller/",
		Doc: "Value of the orders placed in minor units of the currency, by channel and order day: a sum, " +
			"with no total. What an order is worth, and which are outside, is as in refunded-value-rate.",
		compile: func(c conventions) formula {
			rule := salesRule{cancelledOut: c.is("cancelled", "out")}
			f := formula{
				goods: true,
				reads: groupPlacing,
				plain: rule.plain,
				shut:  true,
				when:  func(f *facts) { f.day(f.placed); f.dayEach(f.cancels) },
				at:    rule.at,
			}
			if rule.cancelledOut {
				f.reads |= groupCancel
			}
			return f
		},
	}
}

type salesRule struct{ cancelledOut bool }

func (r *salesRule) plain(o *ordinary, out *steps) {
	d, f := o.l.zone.day(o.placed), o.facts()
	if value, ok := f.packedValue(); ok {
		out.add(d, d, o.segment(), window.Count{Hits: value})
		return
	}
	out.add(d, d, segUnanchored, window.Count{Total: 1})
}

func (r *salesRule) at(f *facts, k asOf, out *marks) {
	if !k.knows(f.placed) || r.cancelledOut && f.cancelledWhole(k.end) {
		return
	}
	m := mark{day: f.l.zone.day(f.placed), seg: segUnanchored, count: window.Count{Total: 1}, why: why{kind: kindPlaced, at: f.placed}}
	if value, ok := f.value(); ok {
		m.seg, m.count = f.segment(), window.Count{Hits: value}
	}
	out.add(m)
}
