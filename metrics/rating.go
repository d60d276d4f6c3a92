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
		reads:  groupPlacing | groupFeedback,
		needs:  groupFeedback,
		shut:   true,
		direct: r.direct,
		when:   func(f *facts) { f.day(f.placed); f.dayEach(f.feedbacks.cells) },
		at:     r.at,
	}
}

func (r *ratingRule) at(f *facts, k asOf, out *marks) {
	if !k.knows(f.placed) {
		return
	}
	history(f.feedbacks.cells, k, func(_, entries []cell) {
		if m, counts := r.mark(f, entries); counts {
			out.add(m)
		}
	})
}

// mark returns what a feedback counts whose entries are known, if it does.
func (r *ratingRule) mark(f *facts, entries []cell) (mark, bool) {
	first, last := entries[0], &entries[len(entries)-1]
	stars, scope := last.val&0xF, Scope(last.val>>4&3)
	if last.kind != kindLeft || r.scope != "any" && (scope == ItemScope) != (r.scope == "item") {
		return mark{}, false
	}
	for i := range entries {
		if first = entries[i]; first.kind == kindLeft && settled(entries, i) {
			break
		}
	}
	m := mark{day: f.l.zone.day(first.at), seg: f.segment(), count: window.Count{Hits: int64(stars), Total: 1}, why: last.why(), item: last.id}
	if r.byOrderDay {
		m.day = f.l.zone.day(f.placed)
	}
	if r.low != 0 {
		m.count.Hits = int64(btoi(stars <= r.low))
	}
	return m, true
}

// direct: each feedback counts by its own history.
func (r *ratingRule) direct(f *facts, out *steps) bool {
	placed := f.l.zone.day(f.placed)
	history(f.feedbacks.cells, asOf{end: noStamp}, func(_, entries []cell) {
		var was mark
		for i := range entries {
			since, last := f.sinceOf(entries, i, placed)
			if !last {
				continue
			}
			is, _ := r.mark(f, entries[:i+1])
			if is.day == was.day && is.count == was.count {
				continue
			}
			out.add(was.day, since, f.segment(), was.count.Neg())
			out.add(is.day, since, f.segment(), is.count)
			was = is
		}
	})
	return true
}
