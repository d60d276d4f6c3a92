package accounthealth

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// hypothesis is an explanation before it is tried.
type hypothesis struct {
	cause       Cause
	text        string
	assumptions int
	handicap    int // below its cause's prior
	view        view
	fits        *fits
	and         []Cause // of a second assumption
}

// fits is how a way of counting does on all figures.
type fits struct{ with, now, of int }

// explainAll explains every figure that differs.
func (rc *reconciler) explainAll() error {
	for _, q := range rc.questions {
		rc.explainDocument(q)
		if q.comparable() && len(q.differing()) > 0 {
			if err := rc.explain(q); err != nil {
				return &FigureError{Name: q.f.Name, Err: err}
			}
		}
		if err := rc.nameAll(q); err != nil {
			return &FigureError{Name: q.f.Name, Err: err}
		}
		q.out.Explanations = rank(q.out.Explanations)
		q.out.Unexplained = q.unexplained()
	}
	return nil
}

// nameAll finds the suspects of the likelier explanations and drops the others whose suspects
// would still have to be found.
func (rc *reconciler) nameAll(q *question) error {
	list := q.out.Explanations
	slices.SortStableFunc(list, better)
	tried := 0
	kept := list[:0]
	for _, e := range list {
		if e.theirs != nil {
			if tried++; tried > maxTried {
				continue
			}
			if err := rc.suspects(&e, q, rc.base(q.out.Days), *e.theirs); err != nil {
				return err
			}
			e.theirs = nil
		}
		kept = append(kept, e)
	}
	q.out.Explanations = kept
	return nil
}

// unexplained lists the fields nothing covers. A rate follows from its counts.
func (q *question) unexplained() []string {
	var out []string
	for _, f := range q.differing() {
		if !q.covered(f.key, -100) {
			out = append(out, f.key)
		}
	}
	return out
}

// covered reports whether some explanation of at least a score covers a field and breaks none.
func (q *question) covered(key string, score int) bool {
	return slices.ContainsFunc(q.out.Explanations, func(e Explanation) bool {
		return e.score >= score && len(e.Breaks) == 0 && slices.Contains(e.Explains, key)
	})
}

// explain tries what there is to try, the simple things first: two assumptions only where one
// does not do, and where to look only besides.
func (rc *reconciler) explain(q *question) error {
	if err := rc.tryAll(q, rc.single(q)); err != nil {
		return err
	}
	views := []labelled{{view: rc.base(q.out.Days)}}
	if !q.solved() {
		if err := rc.tryAll(q, rc.double(q)); err != nil {
			return err
		}
		for _, o := range rc.in.Others {
			v := views[0].view
			v.t = o
			views = append(views, labelled{v, rc.zoneText(o)})
		}
	}
	for _, v := range views {
		if err := rc.explainKinds(q, v); err != nil {
			return err
		}
	}
	return rc.explainMissing(q, views)
}

// labelled is a view with what it takes for granted.
type labelled struct {
	view
	text string
}

// solved reports whether some explanation covers every field that differs and breaks none.
func (q *question) solved() bool {
	for _, e := range q.out.Explanations {
		if e.Exact && len(e.Breaks) == 0 && len(e.Explains) == len(q.differing()) {
			return true
		}
	}
	return false
}

// tryAll counts under each hypothesis.
func (rc *reconciler) tryAll(q *question, list []hypothesis) error {
	for _, h := range list {
		c, _, err := h.view.count(q.spec)
		if errors.Is(err, metrics.ErrUndeclared) || errors.Is(err, metrics.ErrHorizon) {
			continue // it cannot be tried
		} else if err != nil {
			return err
		}
		e, ok := q.weigh(h.cause, h.text, h.assumptions, c)
		if !ok {
			continue
		}
		e.score -= h.handicap
		e.And = h.and
		if f := h.fits; f != nil {
			e.Fits, e.FitsNow, e.FitsOf = f.with, f.now, f.of
			others := f.with - f.now
			if len(e.Breaks) == 0 && len(e.Explains) == len(q.differing()) {
				others-- // this figure itself is no further evidence
			}
			e.score += perFit * others
		}
		e.theirs = &h.view
		q.out.Explanations = append(q.out.Explanations, e)
	}
	return nil
}

// weigh makes an explanation of recomputed counts, if they explain anything.
func (q *question) weigh(cause Cause, text string, assumptions int, c counts) (Explanation, bool) {
	e := Explanation{Cause: cause, Certainty: Candidate, Exact: true, Text: text, Assumptions: assumptions}
	differing := q.differing()
	for _, f := range differing {
		if f.matches(c) {
			e.Explains = append(e.Explains, f.key)
		}
	}
	for i := range q.fields {
		f := &q.fields[i]
		if f.known && !f.differs && f.at != atRate && !f.matches(c) {
			e.Breaks = append(e.Breaks, f.key)
		}
	}
	e.score = prior[cause] + perField*len(e.Explains) + perBreak*len(e.Breaks) + perAssumption*max(0, assumptions-1)
	return e, len(e.Explains) > 0
}

// single lists the hypotheses of one assumption.
func (rc *reconciler) single(q *question) []hypothesis {
	base := rc.base(q.out.Days)
	var out []hypothesis
	for _, o := range rc.in.Others {
		v := base
		v.t = o
		out = append(out, hypothesis{DayBoundary, rc.zoneText(o), 1, 0, v, rc.fitsOf(o, rc.asOf), nil})
	}
	for _, n := range daysTried {
		v := base
		v.asOf = base.asOf.Add(n)
		out = append(out, hypothesis{OtherDay, dayText(n, v.asOf), 1, min(abs(n), 8) / 2, v, rc.fitsOf(v.t, v.asOf), nil})
	}
	for _, c := range q.choices() {
		v := base
		v.conventions = []metrics.Convention{c}
		out = append(out, hypothesis{causeOf(c), conventionText(q.spec, c), 1, 0, v, nil, nil})
	}
	return append(out, rc.windows(q, base)...)
}

// double lists those of two: another zone's days, and another day or convention.
func (rc *reconciler) double(q *question) []hypothesis {
	var out []hypothesis
	base := rc.base(q.out.Days)
	add := func(v view, cause, and Cause, parts ...string) {
		out = append(out, hypothesis{cause, strings.Join(parts, ", and "), 2, 1, v, nil, []Cause{and}})
	}
	views := []labelled{{view: base}}
	for _, o := range rc.in.Others {
		v := base
		v.t = o
		views = append(views, labelled{v, rc.zoneText(o)})
	}
	for _, l := range views {
		for _, n := range [...]int{1, -1, 2, -2} {
			v := l.view
			v.asOf = base.asOf.Add(n)
			if l.text != "" {
				add(v, DayBoundary, OtherDay, l.text, dayText(n, v.asOf))
			}
			for _, c := range q.choices() {
				w := v
				w.conventions = []metrics.Convention{c}
				if l.text == "" {
					add(w, OtherDay, causeOf(c), dayText(n, v.asOf), conventionText(q.spec, c))
				}
			}
		}
		for _, c := range q.choices() {
			v := l.view
			v.conventions = []metrics.Convention{c}
			if l.text != "" {
				add(v, DayBoundary, causeOf(c), l.text, conventionText(q.spec, c))
			}
		}
	}
	return out
}

// daysTried are the other as-of days, in days after ours. The last stands for all that is
// known since.
var daysTried = [...]int{1, -1, 2, -2, 3, -3, 7, 3650}

func dayText(n int, asOf window.Day) string {
	switch {
	case n >= 3650:
		return "Amazon knows what happened after that day"
	case n < 0:
		return fmt.Sprintf("Amazon's figures are of the end of %v, %s earlier", asOf, days(-n))
	}
	return fmt.Sprintf("Amazon's figures are of the end of %v, %s later", asOf, days(n))
}

func (rc *reconciler) zoneText(o thresholds.Tallies) string {
	return fmt.Sprintf("Amazon's days are those of %v, not of %v", o.Location(), rc.in.Ours.Location())
}

// choices are the conventions of the figure's metric that may be others, and those of its
// parts.
func (q *question) choices() []metrics.Convention { return choicesOf(q.spec.source.Metric) }

// causeOf says what another convention changes. Of those not named it is what is counted.
func causeOf(c metrics.Convention) Cause {
	switch c.Name {
	case "day", "unit", "hours", "calendar", "promise", "messages":
		return Definition
	case "exclusions", "samples", "open", "untracked", "afn", "program", "destination", "condition":
		return Population
	}
	return DefectKinds
}

func conventionText(s *spec, c metrics.Convention) string {
	def, _ := metrics.Find(s.source.Metric.ID())
	for _, k := range choices(def) {
		if k.Name == c.Name && k.Doc != "" {
			return fmt.Sprintf("Amazon counts by %s=%s (%s)", c.Name, c.Value, k.Doc)
		}
	}
	return fmt.Sprintf("Amazon counts by %s=%s", c.Name, c.Value)
}

// windows lists other windows: moved, longer and shorter, that of Amazon's example, and those
// of the report's other figures.
func (rc *reconciler) windows(q *question, base view) []hypothesis {
	var out []hypothesis
	seen := map[window.Range]bool{base.days: true}
	add := func(r window.Range, cause Cause, handicap int, text string) {
		if !r.IsValid() || seen[r] || r.Last.After(base.asOf) {
			return
		}
		seen[r] = true
		v := base
		v.days = r
		out = append(out, hypothesis{cause, fmt.Sprintf("Amazon's window is %v, %s", r, text), 1, handicap, v, nil, nil})
	}
	for _, n := range [...]int{1, -1, 2, -2, 3, -3} {
		moved := window.Range{First: base.days.First.Add(n), Last: base.days.Last.Add(n)}
		add(moved, Lag, abs(n)-1, fmt.Sprintf("%s %s", days(abs(n)), pick(n > 0, "later", "earlier")))
	}
	if span := q.spec.span; span.Validate() == nil {
		add(span.Range(base.asOf), OtherWindow, 0, span.String()+", as in Amazon's example")
	}
	for _, o := range rc.questions {
		add(o.out.Days, OtherWindow, 1, "that of "+string(o.f.Name))
	}
	for _, n := range [...]int{1, -1} {
		add(window.Range{First: base.days.First.Add(-n), Last: base.days.Last}, OtherWindow, 1, pick(n > 0, "a day longer", "a day shorter"))
		add(window.Range{First: base.days.First, Last: base.days.Last.Add(n)}, OtherWindow, 1, pick(n > 0, "a day longer at its end", "a day shorter at its end"))
	}
	for _, n := range [...]int{7, 10, 14, 30, 60, 90, 180} {
		add(window.Range{First: base.days.Last.Add(1 - n), Last: base.days.Last}, OtherWindow, 1, days(n))
	}
	return out
}

// fitsOf counts the figures that would be Amazon's in every field.
func (rc *reconciler) fitsOf(t thresholds.Tallies, asOf window.Day) *fits {
	f := &fits{}
	for _, q := range rc.questions {
		if !q.comparable() {
			continue
		}
		f.of++
		if q.fits(q.ours) {
			f.now++
		}
		v := view{t: t, days: q.out.Days, asOf: asOf}
		if c, _, err := v.count(q.spec); err == nil && q.fits(c) {
			f.with++
		}
	}
	return f
}

func abs(n int) int { return max(n, -n) }

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// counted prints "1 order", "2 orders".
func counted(n int64, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// are prints "1 is", "2 are".
func are(n int64) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}

func days(n int) string {
	if n == 1 {
		return "a day"
	}
	return fmt.Sprintf("%d days", n)
}
