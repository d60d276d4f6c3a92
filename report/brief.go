package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

// A brief is a scorecard as people read it, whatever the format: what to do, then
// all rules, then what it rests on.
type brief struct {
	thresholds.Scorecard // every text visible

	title string
	first []*thresholds.Verdict // failing: to be mended, the worst first
	watch []*thresholds.Verdict // not failing, but may be soon
	rules []*thresholds.Verdict // all of them, the most urgent first
	input *metrics.Stats
}

func briefOf(sc thresholds.Scorecard, in *metrics.Stats) brief {
	b := brief{Scorecard: cleaned(sc), input: in}
	b.title = cmp.Or(b.Title, b.Policy, "Scorecard")
	for _, list := range [...][]thresholds.Verdict{b.Verdicts, b.Parts} {
		for i := range list {
			name(&list[i])
		}
	}
	b.rules = folded(byUrgency(b.Verdicts))
	for _, v := range b.rules {
		switch {
		case v.Status == thresholds.Fail:
			b.first = append(b.first, v)
		case outlook(v) != "":
			b.watch = append(b.watch, v)
		}
	}
	return b
}

// name adds to a rule's name the segment it has been judged for, if it is one of many
// ("category:books", not "mfn"). Which rule it is the segment before the colon still says.
func name(v *thresholds.Verdict) {
	if _, segment, ok := strings.Cut(string(v.Rule.Segment), ":"); ok {
		v.Rule.ID += " " + segment
	}
}

// folded leaves of the segments of one rule that pass, or are not judged, only the
// first: the one with the least to spare. Its name says of how many.
func folded(verdicts []*thresholds.Verdict) []*thresholds.Verdict {
	type kind struct {
		rule   string
		status thresholds.Status
	}
	of := func(v *thresholds.Verdict) kind {
		prefix, segment, _ := strings.Cut(string(v.Rule.Segment), ":")
		return kind{strings.TrimSuffix(v.Rule.ID, segment) + prefix, v.Status}
	}
	many := func(v *thresholds.Verdict) bool {
		return strings.Contains(string(v.Rule.Segment), ":") && v.Status != thresholds.Fail &&
			v.Status != thresholds.Warn && outlook(v) == ""
	}
	more := map[kind]int{}
	var out []*thresholds.Verdict
	for _, v := range verdicts {
		if many(v) {
			if more[of(v)]++; more[of(v)] > 1 {
				continue
			}
		}
		out = append(out, v)
	}
	for i, v := range out {
		if n := more[of(v)]; many(v) && n > 1 {
			one := *v // the verdict keeps its name
			one.Rule.ID += fmt.Sprintf(", the closest of %d", n)
			out[i] = &one
		}
	}
	return out
}

// urgency orders the statuses.
var urgency = map[thresholds.Status]int{
	thresholds.Fail: 0, thresholds.Warn: 1, thresholds.Pass: 2,
	thresholds.TooFew: 3, thresholds.NoData: 4, thresholds.NotApplicable: 5,
}

// byUrgency orders verdicts by status; among equals the smaller budget comes first,
// then the order of the rules.
func byUrgency(verdicts []thresholds.Verdict) []*thresholds.Verdict {
	out := make([]*thresholds.Verdict, len(verdicts))
	for i := range verdicts {
		out[i] = &verdicts[i]
	}
	slices.SortStableFunc(out, func(a, b *thresholds.Verdict) int {
		if c := cmp.Compare(urgency[a.Status], urgency[b.Status]); c != 0 {
			return c
		}
		if a.HasBudget && b.HasBudget {
			return cmp.Compare(a.Budget, b.Budget)
		}
		return 0
	})
	return out
}

// when says which day is judged.
func (b *brief) when() string {
	if !b.AsOf.IsValid() {
		return ""
	}
	s := "as of " + b.AsOf.String()
	if b.Zone != "" {
		s += " (" + b.Zone + ")"
	}
	return s
}

// basis says which policy judged, and what went into the figures.
func (b *brief) basis() string {
	s := "no policy"
	if b.Policy != "" {
		s = fmt.Sprintf("policy %s, edition %s", b.Policy, b.Edition)
	}
	if b.input != nil {
		s += fmt.Sprintf("; %s, %s", counted(b.input.Events, "event"), counted(b.input.Orders, "order"))
	}
	return s
}

// faults are what is wrong with what went into the figures.
func (b *brief) faults() []string {
	if b.input == nil {
		return nil
	}
	var out []string
	if n := b.input.Conflicts; n > 0 {
		out = append(out, counted(n, "conflict")+": reports that contradict each other, and a fixed order chose one")
	}
	if n := b.input.Expired; n > 0 {
		out = append(out, counted(n, "event")+" expired: about orders no longer kept, and not counted")
	}
	return out
}
