package foresight

import (
	"cmp"
	"math"
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
// It asks the judge with the numbers turned, wherever the verdict becomes another one. Where
// several rules judge one number, its subjects turn for all of them, and the hinge is that of
// the rule that comes first. There is no look-ahead and no recovery of an outcome: its parts have theirs,
// and one that asks for all of its parts recovers on the latest of their days. What
// scores and points count without a rule, such as violations by severity, has no
// subjects that turn: [thresholds.Outcome].Worse tells the points to the next level. There is no
// hinge of a rule on the total alone, which no turning changes, of one measured by another
// metric, nor of one whose number must equal something between: no way is the bad one.
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
	return nearest(out, card.Outcomes, outlooks), nil
}

// turns returns the numbers of subjects at which the verdict becomes another one, in status or
// level: at its limit, its warning, its bands, each way, one after the other.
func (o *Outlook) turns() []int64 {
	var out []int64
	for _, way := range [...]int64{1, -1} {
		from, most := int64(0), o.canTurn(way)
		for now := o.standing(0); ; now = o.standing(way * from) {
			n, ok := firstWhere(from+1, most, func(n int64) bool { return o.standing(way*n) != now })
			if !ok {
				break
			}
			out, from = append(out, way*n), n
		}
	}
	return out
}

// standing is what groups and levels ask of a verdict.
type standing struct {
	status thresholds.Status
	level  string
}

// standing judges with n subjects of the rule turned against it.
func (o *Outlook) standing(n int64) standing {
	t := o.rule.turned(o.Verdict.Tally, n)
	v := o.rule.ready.Judge(t, o.rule.buyersOf(t))
	return standing{v.Status, v.Level}
}

// canTurn returns how many subjects there are that could turn, against the rule or good.
func (o *Outlook) canTurn(way int64) int64 {
	t := o.Verdict.Tally
	if (way > 0) != o.rule.hitsAgainst() {
		return t.Hits // of which there are no more
	}
	if o.rule.count || o.rule.kind == metrics.Number {
		return math.MaxInt32 // as many as there may come
	}
	return t.Total - t.Hits
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

// nearest keeps of each outcome, number and direction the hinge with the fewest subjects, and
// sorts.
func nearest(all []Hinge, order []thresholds.Outcome, outlooks []Outlook) []Hinge {
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
		metric  metrics.Variant
		segment metrics.Segment
		days    window.Range
		more    bool // hits
	}
	// Of rules that look at one number the way there is the same though it is better for one
	// and worse for the other; the nearest counts.
	least := map[key]int64{}
	keyOf := func(h Hinge) key {
		o := &outlooks[h.Outlook]
		return key{h.Outcome, o.rule.Metric, o.rule.Segment, o.Verdict.Window, o.rule.turned(metrics.Tally{}, h.Turn).Hits > 0}
	}
	for _, h := range all {
		if n, ok := least[keyOf(h)]; !ok || size(h) < n {
			least[keyOf(h)] = size(h)
		}
	}
	seen := map[key]bool{}
	return slices.DeleteFunc(all, func(h Hinge) bool {
		k := keyOf(h)
		gone := seen[k] || size(h) > least[k]
		seen[k] = seen[k] || !gone
		return gone
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
