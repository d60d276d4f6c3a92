package metrics

import "github.com/sellerperf/sellerperf/window"

// refundedValueRate is the value refunded over the value of the orders placed, by order
// day, both in minor units of the ledger's currency.
func refundedValueRate() Definition {
	return Definition{
		ID: "refunded-value-rate", Title: "Refunded value rate", Unit: "money",
		Kind: Value, Sense: HitIsBad, Subject: OrderSubject,
		Source: "https://sellercentral-europe.amazon.com/gp/help/external/help.html?itemID=202131610&language=en_GB",
		Doc: "Value of the orders placed in minor units of the currency, by channel and order day: the " +
			"order's total, or else the sum of its lines' values. Hits are the minor units refunded. An " +
			"order without a value is outside, and so is one of which either exceeds 1,099,511,627,776 " +
			"minor units, so that sums of some millions of orders stay exact.",
		compile: func(conventions) formula {
			return formula{
				goods: true,
				reads: groupPlacing | groupRefund,
				shut:  true,
				plain: func(o *ordinary, out *steps) {
					d := o.l.zone.day(o.placed)
					f := o.facts()
					if value, ok := f.packedValue(); ok {
						out.add(d, d, o.segment(), window.Count{Total: value})
						return
					}
					out.add(d, d, segUnanchored, window.Count{Total: 1})
				},
				when: func(f *facts) { f.day(f.placed); f.dayKinds(kindRefunded) },
				at:   refundedValueAt,
			}
		},
	}
}

// maxOrderValue bounds what one order may be worth, or have refunded, in minor units: 2
// to the 40, so that an int64 holds the sum of eight million such orders.
const maxOrderValue = 1 << 40

func refundedValueAt(f *facts, k asOf, out *marks) {
	if !k.knows(f.placed) {
		return
	}
	m := mark{day: f.l.zone.day(f.placed), seg: segUnanchored, count: window.Count{Total: 1}, why: why{kind: kindPlaced, at: f.placed}}
	value, ok := f.value()
	refunded, last := f.refunded(k)
	if ok && refunded <= maxOrderValue {
		m.seg, m.count = f.segment(), window.Count{Hits: refunded, Total: value}
		if last.at != 0 {
			m.why = last
		}
	}
	out.add(m)
}

// refunded returns the sum of the refunds known, capped above maxOrderValue, and the
// latest of them.
func (f *facts) refunded(k asOf) (sum int64, last why) {
	for i := range f.others {
		c := &f.others[i]
		if c.kind != kindRefunded || c.attr != attrAt || !k.knows(c.at) {
			continue
		}
		sum = addValue(sum, f.stated(kindRefunded, c.id, attrAmount))
		if c.at > last.at {
			last = c.why()
		}
	}
	return sum, last
}

// addValue adds an amount of minor units to a sum. A sum above maxOrderValue says no
// more than that it is.
func addValue(sum int64, amount uint64) int64 {
	return min(sum+int64(min(amount, maxOrderValue+1)), maxOrderValue+1)
}

// value returns what the order is worth in minor units: its total, or else the sum of
// its lines' values, and whether there is any such word and it is within bounds.
func (f *facts) value() (int64, bool) {
	if !f.l.rec.hotAt(f.slot).has(groupPlacing) {
		return f.packedValue()
	}
	sum, some := int64(0), false
	for i := range f.placings {
		switch c := &f.placings[i]; c.attr {
		case attrTotal:
			return addValue(0, c.val), c.val <= maxOrderValue
		case attrLineValue:
			sum, some = addValue(sum, c.val), true
		}
	}
	return sum, some && sum <= maxOrderValue
}

func (f *facts) packedValue() (int64, bool) {
	x := f.packedExtra()
	if x.has&extraTotal != 0 {
		return addValue(0, x.total), x.total <= maxOrderValue
	}
	sum, some := int64(0), false
	for i := range x.lines {
		if p := &x.lines[i]; p.has&lineValue != 0 {
			sum, some = addValue(sum, p.value), true
		}
	}
	return sum, some && sum <= maxOrderValue
}
