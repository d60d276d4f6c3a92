package foresight

import (
	"cmp"
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Hinge is a rule that alone can change a group, a ladder of levels, a score or an account
// of points: by how many subjects of it, and into what. Use field names: it may grow.
type Hinge struct {
	// Outcome is the id of what would change, and Kind what that is.
	Outcome string
	Kind    thresholds.OutcomeKind
	// Rule and Segment are the rule, and Outlook its place among the outlooks.
	Rule    string
	Segment metrics.Segment
	Outlook int
	// Turn is how many subjects of the rule must turn for it, the total staying: above zero
	// against the rule, below zero good.
	Turn int64
	// From and To are its statuses, FromLevel and ToLevel its levels, now and then.
	From, To           thresholds.Status
	FromLevel, ToLevel string
}

// Worse reports whether the change is one for the worse.
func (h Hinge) Worse() bool { return h.Turn > 0 }

// Hinges tells what the outcomes of a policy hang on: for each rule, what of the groups,
// ladders, scores and points would change once enough of its subjects turn, and nothing
// else does, the least number that changes it. By outcome in the order of the scorecard;
// of one outcome those for the worse first, the fewest subjects first.
//
// So the budget of a group or a level is the Turn of its first hinge for the worse, less
// one, and that hinge is the part that binds. An outcome without such a hinge is changed
// by no rule alone: one that asks for any of its parts while two pass, say.
//
// It asks the judge with the numbers turned, for each limit and band of a rule that is
// near. There is no look-ahead and no recovery of an outcome: its parts have theirs,
// and one that asks for all of its parts recovers on the latest of their days. What
// scores and points count without a rule, such as violations by severity, has no
// subjects that turn: [thresholds.Outcome].Worse tells the points to the next level.
//
// in, card and outlooks are those of [OfCard]. The errors are those of the judge.
func Hinges(j *thresholds.Judge, in thresholds.Inputs, card thresholds.Scorecard, outlooks []Outlook) ([]Hinge, error) {
	if len(card.Outcomes) == 0 {
		return nil, nil
	}
	var out []Hinge
	for i := range outlooks {
		o := &outlooks[i]
		if !o.applies || !o.rule.counts() || !o.rule.sided() || o.rule.Of == thresholds.Total || o.rule.apart {
			continue
		}
		for _, n := range o.turns() {
			then, err := o.judgedWith(j, in, n)
			if err != nil {
				return nil, err
			}
			out = append(out, hingesOf(card.Outcomes, then.Outcomes, o, i, n)...)
		}
	}
	return nearest(out, card.Outcomes), nil
}

// turns returns the numbers of subjects at which the verdict changes: those to its limit and
// to the neighbouring bands, where there are so many.
func (o *Outlook) turns() []int64 {
	v := &o.Verdict
	var out []int64
	add := func(n int64, known bool) {
		if known && n != 0 && o.canTurn(n) {
			out = append(out, n)
		}
	}
	add(v.Budget+1, v.HasBudget && v.Budget >= 0)
	add(v.Budget, v.HasBudget && v.Budget < 0)
	// The distances of bands are those by the limit's side, too.
	add(v.Worse.Distance, v.Worse.Known)
	add(-v.Better.Distance, v.Better.Known)
	slices.Sort(out)
	return slices.Compact(out)
}

// canTurn reports whether there are so many subjects that could turn.
func (o *Outlook) canTurn(n int64) bool {
	t := o.rule.turned(o.Verdict.Tally, n)
	return t.Hits >= 0 && (t.Hits <= t.Total || o.rule.count || o.rule.kind == metrics.Number)
}

// judgedWith judges with n subjects of the rule turned against it.
func (o *Outlook) judgedWith(j *thresholds.Judge, in thresholds.Inputs, n int64) (thresholds.Scorecard, error) {
	delta := o.rule.turned(metrics.Tally{}, n)
	in.Tallies = turnedFigures{in.Tallies, o.rule.Metric, o.rule.Segment, o.Verdict.Window, delta.Hits}
	return j.Judge(in)
}

// hingesOf compares outcomes, which are in one order.
func hingesOf(now, then []thresholds.Outcome, o *Outlook, outlook int, n int64) []Hinge {
	var out []Hinge
	for k := range now {
		a, b := &now[k], &then[k]
		if a.Status != b.Status || a.Level != b.Level {
			out = append(out, Hinge{
				Outcome: a.ID, Kind: a.Kind, Rule: o.rule.ID, Segment: o.rule.Segment, Outlook: outlook, Turn: n,
				From: a.Status, To: b.Status, FromLevel: a.Level, ToLevel: b.Level,
			})
		}
	}
	return out
}

// nearest keeps of each outcome, rule and direction the hinge with the fewest subjects, and
// sorts.
func nearest(all []Hinge, order []thresholds.Outcome) []Hinge {
	size := func(h Hinge) int64 { return max(h.Turn, -h.Turn) }
	place := make(map[string]int, len(order))
	for i := range order {
		place[order[i].ID] = i
	}
	slices.SortStableFunc(all, func(a, b Hinge) int {
		return cmp.Or(cmp.Compare(place[a.Outcome], place[b.Outcome]), -cmp.Compare(btoi(a.Worse()), btoi(b.Worse())),
			cmp.Compare(size(a), size(b)), cmp.Compare(a.Outlook, b.Outlook))
	})
	type key struct {
		outcome string
		outlook int
		worse   bool
	}
	seen := map[key]bool{}
	return slices.DeleteFunc(all, func(h Hinge) bool {
		k := key{h.Outcome, h.Outlook, h.Worse()}
		had := seen[k]
		seen[k] = true
		return had
	})
}

// turnedFigures are figures in which some hits of one number are turned. What else the
// figures can tell, they tell; each hit that is new is of another buyer.
type turnedFigures struct {
	thresholds.Tallies
	metric  metrics.Variant
	segment metrics.Segment
	days    window.Range
	hits    int64
}

func (f turnedFigures) Tally(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (metrics.Tally, error) {
	t, err := f.Tallies.Tally(v, s, r, asOf)
	if v == f.metric && s == f.segment && r == f.days {
		t.Hits += f.hits
	}
	return t, err
}

// Buyers counts them, as the judge does for figures that cannot.
func (f turnedFigures) Buyers(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (int64, error) {
	t, err := f.Tally(v, s, r, asOf)
	counter, ok := f.Tallies.(thresholds.BuyerCounter)
	if err != nil || !ok {
		return t.Hits, err
	}
	n, err := counter.Buyers(v, s, r, asOf)
	if v == f.metric && s == f.segment && r == f.days {
		n = min(n+max(f.hits, 0), t.Hits)
	}
	return n, err
}

// Segments lists those of the figures.
func (f turnedFigures) Segments(v metrics.Variant, prefix string) ([]metrics.Segment, error) {
	if lister, ok := f.Tallies.(thresholds.SegmentLister); ok {
		return lister.Segments(v, prefix)
	}
	return nil, nil
}

// Currency returns that of the figures.
func (f turnedFigures) Currency() string {
	if teller, ok := f.Tallies.(thresholds.CurrencyTeller); ok {
		return teller.Currency()
	}
	return ""
}
