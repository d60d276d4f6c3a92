package metrics

import "github.com/sellerperf/sellerperf/window"

// averageRating is the mean of the stars of the feedbacks that stand, by the day each was
// first left (convention day=order: by the order day).
func averageRating() Definition {
	return Definition{
		ID: "average-rating", Title: "Average rating", Unit: "feedback",
		Kind: Mean, Sense: HitIsGood, Subject: OrderSubject,
		Conventions: ratingChoices,
		Source:      "https://help.etsy.com/hc/en-us/articles/29654393638679-How-Do-Star-Seller-Metrics-Compare-to-Customer-Service-Standards",
		Doc: "Feedbacks on the seller that are not removed, by the day each was first left. Hits are their " +
			"stars, 1 to 5 each, so that hits over total is the mean.",
		compile: func(c conventions) formula { return ratingFormula(ratingRuleOf(c)) },
	}
}

// lowRatingRate is the share of feedbacks of at most three stars (convention stars), of
// those that stand.
func lowRatingRate() Definition {
	return Definition{
		ID: "low-rating-rate", Title: "Low rating rate", Unit: "feedback",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: append([]ConventionChoice{
			{Name: "stars", Whole: 3, Doc: "up to how many stars a feedback is low"},
		}, ratingChoices...),
		Source: "https://help.etsy.com/hc/en-us/articles/29654393638679-How-Do-Star-Seller-Metrics-Compare-to-Customer-Service-Standards",
		Doc: "Feedbacks on the seller that are not removed, by the day each was first left. A hit is a " +
			"feedback of at most three stars.",
		compile: func(c conventions) formula {
			rule := ratingRuleOf(c)
			rule.low = uint64(c.whole("stars"))
			return ratingFormula(rule)
		},
	}
}

// ratingChoices are the conventions of metrics that count feedbacks.
var ratingChoices = []ConventionChoice{
	{Name: "scope", Values: []string{"seller", "item", "any"},
		Doc: "which feedbacks: on the seller, which is what those are that do not say, on what was sold, or both"},
	{Name: "day", Values: []string{"feedback", "order"}, Doc: "the day that places a feedback"},
}

type ratingRule struct {
	low        uint64 // up to how many stars is a hit; 0: the stars are the hits
	scope      string
	byOrderDay bool
}

func ratingRuleOf(c conventions) ratingRule {
	return ratingRule{scope: c.value("scope"), byOrderDay: c.is("day", "order")}
}

func ratingFormula(r ratingRule) formula {
	return formula{
		reads:      groupPlacing | groupFeedback,
		needs:      groupFeedback,
		shut:       true,
		direct:     r.direct,
		difference: r.difference,
		when:       func(f *facts) { f.day(f.placed); f.dayEach(f.feedbacks.cells) },
		at:         r.at,
	}
}

func (r *ratingRule) at(f *facts, k asOf, out *marks) {
	if !k.knows(f.placed) {
		return
	}
	history(f.feedbacks.cells, k, func(stated, entries []cell) {
		s := standingOf(stated, entries)
		if day, c := r.counts(f, &s); c.Total != 0 {
			out.add(mark{day: day, seg: f.segment(), count: c, why: s.last.why(), item: s.last.id})
		}
	})
}

// counts returns what a feedback counts as it stands, and on which day.
func (r *ratingRule) counts(f *facts, s *standing) (day int32, c window.Count) {
	stars, scope := s.last.val&0xF, Scope(s.last.val>>4&3)
	if s.last.kind != kindLeft || r.scope != "any" && (scope == ItemScope) != (r.scope == "item") {
		return 0, c
	}
	c = window.Count{Hits: int64(stars), Total: 1}
	if r.low != 0 {
		c.Hits = int64(btoi(stars <= r.low))
	}
	if r.byOrderDay {
		return f.l.zone.day(f.placed), c
	}
	return f.l.zone.day(s.left.at), c
}

// direct: each feedback counts by its own history.
func (r *ratingRule) direct(f *facts, out *steps) bool {
	r.add(f, f.standings(&f.feedbacks), 1, out)
	return true
}

func (r *ratingRule) difference(f *facts, out *steps) bool {
	r.add(f, f.standings(&f.before.things), -1, out)
	r.add(f, f.standings(&f.feedbacks), 1, out)
	return true
}

// add adds what feedbacks count as they stand, so many times.
func (r *ratingRule) add(f *facts, stands []standing, times int64, out *steps) {
	var on int32
	var was window.Count // what the feedback counted, on that day
	for i := range stands {
		s := &stands[i]
		if s.opens {
			was = window.Count{}
		}
		day, is := r.counts(f, s)
		if day == on && is == was {
			continue
		}
		r.put(f, on, s.since, was, -times, out)
		r.put(f, day, s.since, is, times, out)
		on, was = day, is
	}
}

func (r *ratingRule) put(f *facts, day, since int32, c window.Count, times int64, out *steps) {
	if c.Total != 0 {
		out.add(day, since, f.segment(), window.Count{Hits: c.Hits * times, Total: c.Total * times})
	}
}
