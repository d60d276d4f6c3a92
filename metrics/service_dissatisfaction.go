package metrics

import "github.com/sellerperf/sellerperf/window"

// customerServiceDissatisfactionRate is the share of surveyed orders whose buyer's latest
// answer is no; placed by the day of the first answer.
func customerServiceDissatisfactionRate() Definition {
	return Definition{
		ID: "customer-service-dissatisfaction-rate", Title: "Customer service dissatisfaction rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Source: "https://th4.ilovetranslation.com/cNyA0mDtQAD=d", // a copy of Amazon's page, which is no longer read
		Doc: "Orders whose buyer answered the survey, by the day of the first answer. A hit is an order " +
			"whose latest answer is that the buyer was not satisfied.",
		compile: func(conventions) formula {
			return formula{
				reads: groupPlacing | groupSurvey,
				needs: groupSurvey,
				shut:  true,
				when:  func(f *facts) { f.day(f.placed); f.dayKinds(kindSurveyed) },
				at:    surveyedAt,
			}
		},
	}
}

func surveyedAt(f *facts, k asOf, out *marks) {
	first, last := f.firstOf(kindSurveyed, k), f.lastOf(k, kindSurveyed)
	if last == nil || !k.knows(f.placed) {
		return
	}
	m := mark{day: f.l.zone.day(first.at), seg: f.segment(), count: window.Count{Total: 1}, why: last.why()}
	if satisfied := last.val == 1; !satisfied {
		m.count.Hits = 1
	}
	out.add(m)
}

// lastOf returns the entry that stands of a history of some kinds, nil if none is known.
func (f *facts) lastOf(k asOf, kinds ...kind) *cell {
	var last *cell
	for i := range f.others {
		c := &f.others[i]
		for _, is := range kinds {
			if c.kind == is && c.attr == attrState && k.knows(c.at) && last.before(c) {
				last = c
			}
		}
	}
	return last
}
