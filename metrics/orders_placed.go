package metrics

import "github.com/sellerperf/sellerperf/window"

// ordersPlaced counts orders placed, or their units, by order day: for the account health
// rating and for the gates of programmes.
func ordersPlaced() Definition {
	return Definition{
		ID: "orders-placed", Title: "Orders placed", Unit: "order",
		Kind: Number, Sense: HitIsGood, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			{Name: "unit", Values: []string{"order", "unit"}, Doc: "what is counted"},
			{Name: "cancelled", Values: []string{"in", "out"}, Doc: "whether what is cancelled is counted: orders as a whole, or units"},
		},
		Source: "https://sellercentral.amazon.in/seller-forums/discussions/t/7f6e4141-5823-4ea0-9e8c-3ad061f44f0b",
		Doc:    "Orders placed, by channel and order day: a count, with no total.",
		compile: func(c conventions) formula {
			rule := orderCountRule{units: c.is("unit", "unit"), cancelledOut: c.is("cancelled", "out")}
			f := formula{
				reads: groupPlacing,
				shut:  true,
				base:  &base{each: window.Count{Hits: 1}, byUnit: rule.units},
				when:  func(f *facts) { f.day(f.placed); f.dayEach(f.cancels) },
				at:    rule.at,
			}
			if rule.cancelledOut {
				f.reads |= groupCancel
			}
			f.based()
			return f
		},
	}
}

type orderCountRule struct{ units, cancelledOut bool }

func (r *orderCountRule) at(f *facts, k asOf, out *marks) {
	if !k.knows(f.placed) {
		return
	}
	n := int64(f.units)
	if r.cancelledOut {
		n -= int64(f.cancelledUnits(k.end))
	}
	if !r.units {
		n = min(n, 1)
	}
	out.add(mark{
		day: f.l.zone.day(f.placed), seg: f.segment(), count: window.Count{Hits: n}, why: why{kind: kindPlaced, at: f.placed},
	})
}
