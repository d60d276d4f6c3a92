package metrics

import "github.com/sellerperf/sellerperf/window"

// returnDissatisfactionRate is the share of valid return requests with a fault of the
// seller: left unresolved, unanswered for 48 hours (convention hours), or rejected though
// within the policy; placed by the day of the request.
func returnDissatisfactionRate() Definition {
	return Definition{
		ID: "return-dissatisfaction-rate", Title: "Return dissatisfaction rate", Unit: "return",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			{Name: "hours", Whole: 48, Doc: "within how many hours a request is to be answered, to the second"},
		},
		Source: "https://sellercentral.amazon.com/gp/help/external/help.html?itemID=201887610&language=en_US",
		Doc: "Return requests but those said, by the last word on it, to be outside the policy, by the day of " +
			"the request. A hit is a request that the buyer last called unresolved, that was neither answered nor rejected within " +
			"48 hours, or that was rejected though said to be within the policy; once, whatever else.",
		compile: func(c conventions) formula {
			rule := returnRule{within: stamp(c.whole("hours") * 3600)}
			return formula{
				reads: groupPlacing | groupReturn,
				kinds: kindsIn(groupPlacing) | kindsOf(kindReturnRequested, kindReturnAnswered, kindReturnRejected, kindReturnRated),
				needs: groupReturn,
				parts: func(f *facts) int { return len(f.returns) },
				when: func(f *facts) {
					f.day(f.placed)
					for _, r := range f.returnsOf() {
						f.day(r.requested, r.answered, r.rejected, r.rated)
						if r.requested != 0 {
							f.day(r.requested + rule.within)
						}
						for i := range f.returnSaid {
							if c := &f.returnSaid[i]; c.id == r.id {
								f.day(c.at)
							}
						}
					}
				},
				at: rule.at,
			}
		},
	}
}

type returnRule struct{ within stamp }

func (r *returnRule) at(f *facts, k asOf, out *marks) {
	if !k.knows(f.placed) {
		return
	}
	for _, ret := range f.returnsOf() {
		policy, _ := f.said(&ret, attrInPolicy, k)
		if !k.knows(ret.requested) || policy == No {
			continue
		}
		m := mark{day: f.l.zone.day(ret.requested), seg: f.segment(), item: ret.id}
		m.count, m.why = r.judge(f, &ret, policy, k)
		if m.count.Open > 0 {
			m.due = ret.requested + r.within
		}
		out.add(m)
	}
}

// judge names of several faults the earliest.
func (r *returnRule) judge(f *facts, ret *returnFact, policy Flag, k asOf) (window.Count, why) {
	due, bad := ret.requested+r.within, why{}
	fault := func(is bool, kind kind, at stamp) {
		if is && k.knows(at) && (bad.at == 0 || at < bad.at) {
			bad = why{kind: kind, at: at, id: ret.id}
		}
	}
	replied := arrival(k.seen(ret.answered), k.seen(ret.rejected)) // the earlier of the two
	fault(ret.rejected != 0 && policy == Yes, kindReturnRejected, ret.rejected)
	resolved, since := f.said(ret, attrResolved, k)
	fault(resolved == No, kindReturnRated, since)
	fault(!inTime(replied, due), kindDeadline, due)
	switch {
	case bad.at != 0:
		return window.Count{Hits: 1, Total: 1}, bad
	case replied == 0:
		return window.Count{Open: 1}, why{kind: kindReturnRequested, at: ret.requested, id: ret.id}
	case replied == ret.answered:
		return window.Count{Total: 1}, why{kind: kindReturnAnswered, at: replied, id: ret.id}
	}
	return window.Count{Total: 1}, why{kind: kindReturnRejected, at: replied, id: ret.id}
}
