package thresholds

import (
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Tallies is what a judge needs to know: how much a metric counts in a segment, over
// the days of r, both included, as of the end of day asOf. It is met by
// [*metrics.Ledger], [*metrics.Overlay] and [*metrics.Table]; a metric it does not
// keep is an error.
type Tallies interface {
	// Location returns the time zone whose days the figures are counted by.
	Location() *time.Location
	// Tally returns the count.
	Tally(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (metrics.Tally, error)
}

// Inputs is all that an assessment depends on: same inputs, same verdicts. Use field
// names: it will grow.
type Inputs struct {
	// AsOf is the day at whose end is judged. Required.
	AsOf window.Day
	// Tallies are the figures. Required: nil is an error. A nil pointer to a ledger,
	// put into the interface, is not nil; it is not noticed, and asking it panics.
	Tallies Tallies
	// Given is what the figures cannot tell, for gates and for Rule.Times. The last one
	// of a name and segment counts.
	Given []Given
	// Currency is that of the figures, for rules on money. Empty: the figures are asked
	// ([CurrencyTeller]).
	Currency string
	// Previous is the States of the latest official scorecard before AsOf, for streaks,
	// releases and graces. Of states of one rule the latest before AsOf counts.
	Previous []State
	// Entries are entries of points that are not charged here: what the marketplace
	// states. EntriesThrough is the last day for which they are complete; evaluations
	// up to it charge nothing. The zero Day: they are in addition.
	Entries        []Entry
	EntriesThrough window.Day
}

// BuyerCounter is what [Tallies] may also be, to answer floors on buyers: the number of
// distinct buyers of the cases with a hit, where a case without a buyer counts as
// another one. It is met by [*metrics.Ledger] and [*metrics.Overlay].
type BuyerCounter interface {
	// Buyers counts the distinct buyers of the hits over the days of r, as of the end of
	// a day.
	Buyers(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (int64, error)
}

// SegmentLister is what [Tallies] may also be, to answer rules on each of many segments:
// the segments with the prefix that have any count, sorted. It is met by
// [*metrics.Ledger], [*metrics.Overlay] and [*metrics.Table].
type SegmentLister interface {
	// Segments lists the segments of a metric that begin with a prefix, sorted.
	Segments(v metrics.Variant, prefix string) ([]metrics.Segment, error)
}

// CurrencyTeller is what [Tallies] may also be: the currency of its amounts, empty if
// it has none yet. It is met by [*metrics.Ledger] and [*metrics.Overlay].
type CurrencyTeller interface {
	// Currency returns an ISO 4217 code.
	Currency() string
}

// Judge is a policy made ready for use by [NewJudge]: validated, and its limits
// turned into fractions. It never changes, and may be used concurrently. The zero
// Judge is not usable.
//
// # The budget
//
// The total stays as it is, and subjects turn one by one against the rule: into
// hits under an upper limit (below, at most), out of hits under a lower one (above,
// at least). The budget is how many may before it fails:
//
//	below, at most    the greatest number of hits that passes, minus hits
//	above, at least   hits, minus the smallest number of hits that passes
//	equal             minus the distance to the number of hits that passes,
//	                  if there is one: a count that must equal 0 has minus itself
//	floor             no failing before the floor: the number that passes is
//	                  wider by as much
//	floor_total       no failing at all with less: all may turn
//	floor_buyers      no failing before so many buyers, nor of fewer hits. What is sure:
//	                  each further hit may be another buyer's, and no buyer goes with
//	                  those that turn back while there are as many hits left
//	small_sample      of the hits alone, by its own limit
//
// With Of it is about the count named, and in amounts of money about minor units.
//
// For a metric whose hits are defects under an upper limit, and for one whose hits
// are successes under a lower one, that is "may turn bad", and below zero "must
// turn good". It is not clamped. The warning line has no say in it.
type Judge struct {
	policy, title, zone string
	loc                 *time.Location // nil: any
	editions            []compiledEdition
	metrics             []metrics.Variant
}

// NewJudge validates a policy and makes it ready. The custom definitions are those
// of the metrics it names that are not in the catalogue. The error is that of
// [Policy.Validate]. Later changes of p have no effect on the judge.
func NewJudge(p Policy, custom ...metrics.Definition) (*Judge, error) {
	if err := p.Validate(custom...); err != nil {
		return nil, err
	}
	loc, err := p.Location()
	if err != nil {
		return nil, err
	}
	p = p.Clone()
	j := &Judge{policy: p.Name, title: p.Title, zone: p.Zone, loc: loc}
	for i := range p.Editions {
		ce, err := compileEdition(&p, &p.Editions[i], custom)
		if err != nil {
			return nil, err
		}
		j.editions = append(j.editions, ce)
		j.metrics = ce.appendMetrics(j.metrics, custom)
	}
	slices.Sort(j.metrics)
	j.metrics = slices.Compact(j.metrics)
	return j, nil
}

// Metrics returns the variants that the rules of all editions need, sorted: what a
// ledger must keep. The slice is the caller's.
func (j *Judge) Metrics() []metrics.Variant { return slices.Clone(j.metrics) }

// Policy returns the policy's name.
func (j *Judge) Policy() string { return j.policy }

// Location returns the zone the policy demands, nil for a policy without one.
func (j *Judge) Location() *time.Location { return j.loc }

// Earliest returns the first day that any window of the edition in force on a day
// reaches back to, those for low volume and rules outside of their effective period
// included, and those of denominators, scores and the past evaluations that points charge
// for. With a lifetime window it is 1000-01-01: nothing may be forgotten. It is the
// zero Day where no edition is in force, and where a window would begin before the year
// 1000.
//
// As the days go by, windows never move backwards, so of an order that was over before
// that day no later verdict of the edition needs the facts, and a service may
// forget them: [metrics.Ledger.Retire] with the day that Earliest gives. All counts
// stay, for past days too. What is given up is those orders among the cases and in
// what-ifs, and the events on them still to come. Most of these count on the order's own
// day, where no window looks any more; but a new message on an old order, or a
// cancellation with day=cancel, counts on its own. Where they matter, keep the orders
// for as long as such may take: Earliest(asOf).Add(-90). A later edition may reach
// further back.
func (j *Judge) Earliest(asOf window.Day) window.Day {
	e, ok := j.editionOn(asOf)
	if !ok {
		return window.Day{}
	}
	return e.earliest(asOf)
}

// Judge judges every rule of the edition in force. The errors are those of
// [Judge.AppendVerdicts].
func (j *Judge) Judge(in Inputs) (Scorecard, error) {
	e, err := j.check(&in)
	if err != nil {
		return Scorecard{}, err
	}
	r := run{
		j: j, e: e, in: in, keep: true,
		verdicts: make([]Verdict, 0, e.room()), ends: make([]int, 0, len(e.rules)),
	}
	if err := r.judgeRules(); err != nil {
		return Scorecard{}, err
	}
	if err := r.judgeOutcomes(); err != nil {
		return Scorecard{}, err
	}
	zone := j.zone
	if zone == "" {
		zone = in.Tallies.Location().String()
	}
	sc := Scorecard{
		Policy: j.policy, Title: j.title, Edition: e.ID, AsOf: in.AsOf, Zone: zone,
		Outcomes: r.outcomes, States: r.states,
	}
	sc.Verdicts, sc.Parts = r.apart()
	sc.Status = r.overall(sc.Verdicts)
	if e.Schedule != nil {
		sc.Official, sc.NextEvaluation = evaluation(e.Schedule, in.AsOf)
	}
	return sc, nil
}

// AppendVerdicts appends the verdict of every rule of the edition in force to dst,
// in the order of the rules, parts included; of a rule on many segments one for each, by
// name. It allocates only for dst and for warnings, but for rules with guards, buyers,
// many segments, or limits that depend on what is handed in. On error dst comes back as
// it was:
//
//   - a [*FieldError] of [metrics.ErrMissing] for inputs that are not given;
//   - a [*metrics.ZoneError] when the figures are of another zone than the policy's;
//   - an [*EditionError] for a day before the first edition: there is no rule to
//     judge by, which is not the same as no data;
//   - a [*RuleError] with the error of the tallies, such as an undeclared metric.
func (j *Judge) AppendVerdicts(dst []Verdict, in Inputs) ([]Verdict, error) {
	e, err := j.check(&in)
	if err != nil {
		return dst, err
	}
	had := len(dst)
	r := run{j: j, e: e, in: in, verdicts: slices.Grow(dst, len(e.rules)), keep: e.guarded}
	if err := r.judgeRules(); err != nil {
		clear(r.verdicts[had:])
		return dst[:had], err
	}
	return r.verdicts, nil
}

// check checks the inputs and finds the edition in force.
func (j *Judge) check(in *Inputs) (*compiledEdition, error) {
	if !in.AsOf.IsValid() {
		return nil, &FieldError{Path: "inputs.as_of", Err: metrics.ErrMissing}
	}
	if in.Tallies == nil {
		return nil, &FieldError{Path: "inputs.tallies", Err: metrics.ErrMissing}
	}
	if have := in.Tallies.Location(); j.loc != nil && !metrics.SameZone(have, j.loc) {
		return nil, &metrics.ZoneError{Have: have, Want: j.loc}
	}
	e, ok := j.editionOn(in.AsOf)
	if !ok {
		return nil, &EditionError{Policy: j.policy, AsOf: in.AsOf, First: j.editions[0].From}
	}
	return e, nil
}

func (j *Judge) editionOn(asOf window.Day) (*compiledEdition, bool) {
	for i := len(j.editions) - 1; i >= 0; i-- {
		if e := &j.editions[i]; !e.From.After(asOf) {
			return e, true
		}
	}
	return nil, false
}
