package accounthealth

import (
	"fmt"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Inputs is all that a reconciliation depends on. Use field names: it may grow.
type Inputs struct {
	// Report is Amazon's.
	Report Report
	// Marketplace is the id of the marketplace to compare. Empty: the only one there is.
	Marketplace string
	// Ours are our figures. Required. A [*metrics.Ledger] can name the orders behind a
	// difference; other figures can only be counted. What it does not keep is not comparable:
	// [Variants] lists what can be compared. See [Reconciliation.Alternatives] for what else can
	// be tried.
	Ours thresholds.Tallies
	// Others are the same events counted by the days of other zones, UTC for one: by them it
	// is tried whether Amazon's days are other ones.
	Others []thresholds.Tallies
	// AsOf is the day at whose end our figures are taken. Zero: the newest day of the
	// report's windows.
	AsOf window.Day
	// MaxCandidates is how many orders an explanation names at most. Zero: 20.
	MaxCandidates int
}

// Reconciliation is the outcome of a comparison. Use field names: it may grow.
type Reconciliation struct {
	Marketplace string
	AsOf        window.Day
	Zone        string   // of our figures
	Tried       []string // the zones of Others
	Figures     []Comparison
	// Warnings are those of the report that are about this marketplace.
	Warnings []Warning
}

// Count returns how many fields are equal, different and not comparable.
func (r Reconciliation) Count() (equal, different, notComparable int) {
	for _, c := range r.Figures {
		for _, f := range c.Fields {
			switch f.Outcome {
			case Equal:
				equal++
			case Different:
				different++
			default:
				notComparable++
			}
		}
	}
	return equal, different, notComparable
}

// Comparison is one figure of Amazon's beside ours. Use field names: it may grow.
type Comparison struct {
	Figure Figure       // Amazon's
	Source Source       // what of ours it is compared with
	Days   window.Range // Amazon's window, as days
	Ours   metrics.Tally
	Fields []Field
	// Judged is what our counts make of Amazon's target, GOOD or BAD; None where there is
	// nothing to judge. Amazon's own Status is for information, and not compared.
	Judged Status
	// Explanations are what would make our number Amazon's, the likeliest first. Nil where all
	// is equal.
	Explanations []Explanation
	// Unexplained are the fields that differ and that no explanation covers.
	Unexplained []string
}

// Outcome is how a field compares.
type Outcome string

// The outcomes.
const (
	Equal         Outcome = "equal"
	Different     Outcome = "different"
	NotComparable Outcome = "not-comparable"
)

// Field is one number of a figure beside ours.
type Field struct {
	Key     string // as the schema has it: "orderCount"
	Pointer string // where it stands, as a JSON pointer
	Outcome Outcome
	Amazon  string // as stated; of a rate its text
	Ours    string // of a rate the exact fraction
	Reason  Reason // why it is not comparable
	Fit     Fit    // of a rate: how it fits our counts
}

// Reason says why a field is not comparable.
type Reason string

// The reasons.
const (
	NotStated   Reason = "not-stated"   // the report does not say
	NotComputed Reason = "not-computed" // nothing of ours corresponds
	NotDefined  Reason = "not-defined"  // Amazon does not publish what it is made of
	NotKept     Reason = "not-kept"     // our figures do not have the metric
	NoWindow    Reason = "no-window"    // the window cannot be read
	WindowAhead Reason = "window-ahead" // the window ends after the as-of day
	Forgotten   Reason = "forgotten"    // the window begins before what the ledger still has
)

// Reconcile compares a report with our figures, over Amazon's own windows and by Amazon's own
// targets. Counts are compared as integers and rates as decimals, by [Number.Fit]; nothing is
// rounded before it is compared.
//
// The error is a [*FigureError]: of [ErrNoMarketplace] for a marketplace the report does not have
// (or several, and none asked for), of [metrics.ErrMissing] without figures or without any day, or
// of what our figures answer.
func Reconcile(in Inputs) (Reconciliation, error) {
	m, err := in.marketplace()
	if err != nil {
		return Reconciliation{}, err
	}
	if in.Ours == nil {
		return Reconciliation{}, &FigureError{Name: "inputs.ours", Err: metrics.ErrMissing}
	}
	if in.MaxCandidates <= 0 {
		in.MaxCandidates = 20
	}
	asOf := in.AsOf
	if !asOf.IsValid() {
		asOf = m.Newest()
	}
	if !asOf.IsValid() {
		return Reconciliation{}, &FigureError{Name: "inputs.as_of", Err: metrics.ErrMissing}
	}
	rc := reconciler{in: in, m: m, asOf: asOf}
	out := Reconciliation{Marketplace: m.ID, AsOf: asOf, Zone: in.Ours.Location().String()}
	for _, o := range in.Others {
		out.Tried = append(out.Tried, o.Location().String())
	}
	for i := range m.Figures {
		if err := rc.add(&m.Figures[i]); err != nil {
			return Reconciliation{}, &FigureError{Name: m.Figures[i].Name, Err: err}
		}
	}
	if err := rc.explainAll(); err != nil {
		return Reconciliation{}, err
	}
	for _, q := range rc.questions {
		out.Figures = append(out.Figures, q.out)
	}
	out.Figures = append(out.Figures, m.undefined()...)
	for _, w := range in.Report.Warnings {
		if within(w.Pointer, m.Pointer) {
			out.Warnings = append(out.Warnings, w)
		}
	}
	return out, nil
}

// within reports whether a pointer lies at or below another.
func within(pointer, top string) bool {
	return len(pointer) >= len(top) && pointer[:len(top)] == top && (len(pointer) == len(top) || pointer[len(top)] == '/')
}

// marketplace finds the figures asked for.
func (in Inputs) marketplace() (Marketplace, error) {
	list := in.Report.Marketplaces
	if in.Marketplace == "" && len(list) == 1 {
		return list[0], nil
	}
	if m, ok := in.Report.Marketplace(in.Marketplace); ok && in.Marketplace != "" {
		return m, nil
	}
	var ids []string
	for _, m := range list {
		ids = append(ids, m.ID)
	}
	return Marketplace{}, &FigureError{Name: "marketplaceId", Err: fmt.Errorf("%w: asked for %q, it has %q", ErrNoMarketplace, in.Marketplace, ids)}
}

// reconciler holds what all figures of a comparison share.
type reconciler struct {
	in        Inputs
	m         Marketplace
	asOf      window.Day
	questions []*question
}

// base is how we count, for a figure.
func (rc *reconciler) base(days window.Range) view {
	return view{t: rc.in.Ours, days: days, asOf: rc.asOf}
}

// add compares a figure.
func (rc *reconciler) add(f *Figure) error {
	q := &question{f: f, out: Comparison{Figure: *f, Judged: None}}
	q.spec, _ = specOf(f.Name)
	rc.questions = append(rc.questions, q)
	days, _ := f.Window.Days(rc.in.Ours.Location())
	q.out.Days = days
	reason := Reason("")
	switch {
	case q.spec == nil || q.spec.source.IsZero():
		reason = NotComputed
	case !days.IsValid():
		reason = NoWindow
	case days.Last.After(rc.asOf):
		reason = WindowAhead
	}
	if q.spec == nil {
		return nil
	}
	q.out.Source = q.spec.source
	q.list(reason)
	if reason != "" {
		return nil
	}
	if r, err := q.compare(rc.base(days)); err != nil {
		return err
	} else if r != "" {
		for i := range q.fields {
			q.fields[i].known = false
			q.out.Fields[i] = q.fields[i].refused(r)
		}
	}
	return nil
}
