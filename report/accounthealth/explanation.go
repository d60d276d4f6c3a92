package accounthealth

import (
	"cmp"
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Cause is the class of an explanation. New ones may come.
type Cause string

// The causes.
const (
	// DayBoundary: Amazon's days are those of another zone.
	DayBoundary Cause = "day-boundary"
	// OtherDay: Amazon's figures are of another day than ours: what happened between the
	// two counts on one side only.
	OtherDay Cause = "other-day"
	// Lag: the window is as long as the report says, and lies some days off.
	Lag Cause = "lag"
	// OtherWindow: the window is longer or shorter than the report says.
	OtherWindow Cause = "other-window"
	// DefectKinds: Amazon counts other kinds of defects.
	DefectKinds Cause = "defect-kinds"
	// Definition: Amazon counts by another convention: by another day, another unit.
	Definition Cause = "definition"
	// Population: Amazon leaves out, or takes in, orders of some kind.
	Population Cause = "population"
	// MissingData: we were not told of something.
	MissingData Cause = "missing-data"
	// AmazonArithmetic: the document contradicts itself.
	AmazonArithmetic Cause = "amazon-arithmetic"
)

// Certainty says how much an explanation is worth.
type Certainty string

// The certainties.
const (
	// Candidate: it would explain the difference. So might something else.
	Candidate Certainty = "candidate"
	// Proof: the document alone shows it.
	Proof Certainty = "proof"
)

// Explanation is one answer to why figures differ. Use field names: it may grow.
type Explanation struct {
	Cause Cause
	// And are the classes of what else it takes for granted, if anything.
	And       []Cause
	Certainty Certainty
	// Exact is whether the number was computed anew under the explanation and is Amazon's to
	// the last unit. If not, it is where to look.
	Exact bool
	// Text says it in English, for people.
	Text string
	// Explains are the fields it covers, Breaks those that were equal and would not be any
	// more.
	Explains, Breaks []string
	// Assumptions is how many things it takes for granted, 1 or more; 0 for proof.
	Assumptions int
	// Fits is how many of the report's figures are Amazon's in every field if it holds for
	// them all, against FitsNow as we count, of FitsOf that are comparable. All zero for what
	// concerns one figure alone.
	Fits, FitsNow, FitsOf int
	// Days are days we may lack data of.
	Days []window.Range
	// Suspects are the orders that make the difference, by day and id. More is how many
	// further ones there are.
	Suspects []Suspect
	More     int64
	// Among is how many of the suspects it takes to make the difference; 0: all of them.
	Among int64

	score  int
	key    string // of the same suspects under the same cause, one explanation does
	theirs *view  // by which the suspects are still to be found
}

// maxTried bounds how many explanations the suspects are looked for of: each reads all orders.
const maxTried = 8

// Suspect is an order, or another subject, that may make a difference.
type Suspect struct {
	Subject metrics.Subject
	ID      string
	Thing   string        // the own id of what is counted, where an order has several
	Day     window.Day    // the day that places it, where it counts
	Ours    metrics.Tally // what it contributes as we count
	Theirs  metrics.Tally // what it contributes under the explanation
	Why     metrics.Fact  // what decided it
	Note    string        // what is special about it, for people
}

// maxExplanations bounds how many explanations a figure has: what ranks lower is noise.
const maxExplanations = 6

// The weights by which explanations are ranked. They are ordinal, found by thinking and on
// made-up accounts, and not shown: an explanation that gets more fields right without getting
// any wrong comes first, then the one that makes other figures of the report right as well, then
// that which assumes less and less unlikely things.
const (
	perField      = 3  // for each differing field explained
	perBreak      = -6 // for each equal field broken
	perFit        = 4  // for each other figure that becomes right, or wrong
	perAssumption = -2 // for each assumption after the first
)

// prior is how likely a cause is, before anything is counted.
var prior = map[Cause]int{
	AmazonArithmetic: 6, DayBoundary: 0, OtherDay: 0, DefectKinds: 0, Definition: 0, MissingData: 1, Population: -1, Lag: -2, OtherWindow: -3,
}

// order of causes that are as good.
var causeOrder = []Cause{
	AmazonArithmetic, MissingData, DayBoundary, OtherDay, DefectKinds, Definition, Population, Lag, OtherWindow,
}

// better orders explanations, the likelier one first.
func better(a, b Explanation) int {
	return cmp.Or(
		cmp.Compare(b.score, a.score),
		cmp.Compare(a.Assumptions, b.Assumptions),
		cmp.Compare(slices.Index(causeOrder, a.Cause), slices.Index(causeOrder, b.Cause)),
		cmp.Compare(a.Text, b.Text),
	)
}

// rank sorts explanations, drops those that say the same, and those that break something where
// another one covers the same without.
func rank(list []Explanation) []Explanation {
	slices.SortStableFunc(list, better)
	var out []Explanation
	covered := map[string]bool{}
	seen := map[string]bool{}
	for _, e := range list {
		if seen[e.key] && e.key != "" {
			continue
		}
		fresh := slices.ContainsFunc(e.Explains, func(key string) bool { return !covered[key] })
		if len(out) >= maxExplanations && !fresh || len(e.Breaks) > 0 && !fresh {
			continue
		}
		seen[e.key] = true
		for _, key := range e.Explains {
			covered[key] = true
		}
		out = append(out, e)
	}
	return out
}
