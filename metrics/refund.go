package metrics

import "github.com/sellerperf/sellerperf/window"

// refundRate is the share of orders placed of which anything was refunded, by order day.
func refundRate() Definition {
	return Definition{
		ID: "refund-rate", Title: "Refund rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Source: "https://sellercentral-europe.amazon.com/gp/help/external/help.html?itemID=202131610&language=en_GB",
		Doc: "Orders placed, by channel and order day. A hit is an order with a refund, of whatever " +
			"amount.",
		compile: func(conventions) formula {
			f := formula{
				reads: groupPlacing | groupRefund,
				shut:  true,
				base:  &base{each: window.Count{Total: 1}},
				turns: func(f *facts, out *steps) {
					if w := f.firstOf(kindRefunded, asOf{end: noStamp}); w.at != 0 {
						d := f.l.zone.day(f.placed)
						out.add(d, max(d, f.l.zone.day(w.at)), f.segment(), window.Count{Hits: 1})
					}
				},
				turnsOn: groupRefund,
				when:    func(f *facts) { f.day(f.placed); f.dayKinds(kindRefunded) },
				at: func(f *facts, k asOf, out *marks) {
					if !k.knows(f.placed) {
						return
					}
					m := mark{day: f.l.zone.day(f.placed), seg: f.segment(), count: window.Count{Total: 1}}
					m.why = why{kind: kindPlaced, at: f.placed}
					if w := f.firstOf(kindRefunded, k); w.at != 0 {
						m.count.Hits, m.why = 1, w
					}
					out.add(m)
				},
			}
			f.based()
			return f
		},
	}
}
