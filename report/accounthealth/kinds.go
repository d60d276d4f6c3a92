package accounthealth

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// knower is what can tell all facts of a subject, as a [*metrics.Ledger] can.
type knower interface {
	Facts(sub metrics.Subject, id string, asOf window.Day) (*metrics.Order, bool)
}

// subject is one order, or message, of a figure, with what may be special about it.
type subject struct {
	caseKey
	contribution
	things []thing
	labels []string // of the order as a whole
}

// thing is one of its possible defects: a claim, say.
type thing struct {
	part   int // which part of the figure it belongs to
	id     string
	counts bool
	labels []string
}

// isDefects reports whether a figure is made of claims, chargebacks and feedback.
func (s *spec) isDefects() bool { return s.source.Metric == "order-defect-rate" }

// byPlacing reports whether the day on which an order was placed puts it into a window, rather than
// one on which something is due.
func (s *spec) byPlacing() bool { return s.isDefects() || s.source.Metric == "cancellation-rate" }

// The parts of a figure of defects, in the table's order.
const (
	partClaims = iota
	partChargebacks
	partFeedback
)

// population lists the subjects of a figure, sorted, and nil where nobody knows the facts.
func (rc *reconciler) population(q *question, v view) ([]subject, error) {
	by, ok := v.t.(knower)
	if !ok {
		return nil, nil
	}
	get := v.cases
	if v.t == rc.in.Ours {
		get = func(Source) (map[caseKey]contribution, error) { return q.ourCases(v) }
	}
	all, err := get(q.spec.source)
	if err != nil || all == nil {
		return nil, err
	}
	out := make([]subject, 0, len(all))
	for k, c := range all {
		if judgedOnly(c.tally) == (metrics.Tally{}) {
			continue
		}
		s := subject{caseKey: k, contribution: c}
		if o, ok := by.Facts(k.subject, k.id, v.asOf); ok {
			s.labels = orderLabels(o, q.spec.source.Metric.ID())
			if q.spec.isDefects() {
				s.things = defectThings(o)
			} else if s.isBad(q.sense()) {
				s.labels = append(s.labels, missLabels(o, &c)...)
			}
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b subject) int { return strings.Compare(a.id+"\x00"+a.thing, b.id+"\x00"+b.thing) })
	return out, nil
}

// noun is what the figure counts, several of it.
func (q *question) noun() string {
	def, _ := metrics.Find(q.spec.source.Metric.ID())
	return cmp.Or(def.UnitOf(q.spec.source.Metric), "subject") + "s"
}

func (q *question) sense() metrics.Sense {
	def, _ := metrics.Find(q.spec.source.Metric.ID())
	return def.Sense
}

// isBad reports whether the subject counts against the seller.
func (s *subject) isBad(sense metrics.Sense) bool {
	if sense == metrics.HitIsGood {
		return s.tally.Total > s.tally.Hits
	}
	return s.tally.Hits > 0
}

// recount counts the subjects, those left out for which skip says so, and the things that count
// by counts.
func recount(q *question, list []subject, skip func(*subject) bool, countsAs func(*thing) bool) counts {
	out := make(counts, len(q.ours))
	if !q.spec.isDefects() {
		copy(out[atParts:], q.ours[atParts:]) // of which the subjects say nothing
	}
	for i := range list {
		s := &list[i]
		if skip != nil && skip(s) {
			continue
		}
		out[atTotal] += s.tally.Total
		if !q.spec.isDefects() {
			out[atHits] += s.tally.Hits
			continue
		}
		var part [3]int64
		for j := range s.things {
			if countsAs(&s.things[j]) {
				part[s.things[j].part] = 1
			}
		}
		out[atHits] += max(part[0], part[1], part[2])
		for p, n := range part {
			out[atParts+p] += n
		}
	}
	return out
}

func asItCounts(t *thing) bool { return t.counts }

// explainKinds tries what is special about orders and defects: whether Amazon's number is ours
// without, or with, those of one kind.
func (rc *reconciler) explainKinds(q *question, v labelled) error {
	list, err := rc.population(q, v.view)
	if err != nil || list == nil {
		return err
	}
	k := kinds{rc: rc, q: q, list: list, given: v.text}
	if v.text != "" {
		base := rc.base(q.out.Days)
		if k.moved, err = q.between(base, v.view); err != nil {
			return err
		}
		if k.ours, err = q.ourCases(base); err != nil {
			return err
		}
	}
	if q.spec.isDefects() {
		now, _, err := v.count(q.spec)
		if err != nil || !slices.Equal(now, recount(q, list, nil, asItCounts)) {
			return err // its parts are counted otherwise than here
		}
		k.tryThings()
		k.tryEach()
	} else {
		k.tryForgiven()
	}
	k.tryOrders()
	if v.text == "" {
		k.narrow()
	}
	return nil
}

// kinds tries one kind after the other.
type kinds struct {
	rc    *reconciler
	q     *question
	list  []subject
	given string // what is taken for granted besides: another zone's days
	moved []Suspect
	ours  map[caseKey]contribution
}

// withMoved adds the subjects that count otherwise by what is taken for granted.
func (k *kinds) withMoved(named []Suspect) []Suspect {
	seen := map[caseKey]bool{}
	for i := range named {
		key := caseKey{named[i].Subject, named[i].ID, named[i].Thing}
		seen[key] = true
		named[i].Ours = k.ours[key].tally
	}
	for _, s := range k.moved {
		if !seen[caseKey{s.Subject, s.ID, s.Thing}] {
			named = append(named, s)
		}
	}
	return named
}

// add weighs recounted numbers and names the subjects of the kind.
func (k *kinds) add(cause Cause, text string, c counts, suspect func(*subject) (Suspect, bool)) {
	label, assumptions := text, 1
	if k.given != "" {
		text, assumptions = k.given+", and "+text, 2
	}
	e, ok := k.q.weigh(cause, text, assumptions, c)
	if !ok || k.given != "" && k.q.told(label, e.Explains) {
		return // or it says no more than without what is taken for granted
	}
	var named []Suspect
	for i := range k.list {
		if s, ok := suspect(&k.list[i]); ok {
			named = append(named, s)
		}
	}
	if k.given != "" {
		e.And = []Cause{DayBoundary}
		named = k.withMoved(named)
	}
	e.name(named, k.rc.in.MaxCandidates)
	k.q.out.Explanations = append(k.q.out.Explanations, e)
}

// told reports whether an explanation of a text covers the same fields.
func (q *question) told(text string, explains []string) bool {
	return slices.ContainsFunc(q.out.Explanations, func(e Explanation) bool {
		return e.Text == text && slices.Equal(e.Explains, explains)
	})
}

// suspect makes a suspect of a subject.
func (s *subject) suspect(theirs metrics.Tally, why metrics.Fact, note string) Suspect {
	return Suspect{s.subject, s.id, s.thing, s.day, s.tally, theirs, why, note}
}

// tryThings: without the defects of a kind, and with those of a kind that do not count.
func (k *kinds) tryThings() {
	labels := map[string]bool{}
	for i := range k.list {
		for _, t := range k.list[i].things {
			for _, l := range t.labels {
				labels[l] = true
			}
		}
	}
	for _, label := range sortedKeys(labels) {
		has := func(t *thing) bool { return slices.Contains(t.labels, label) }
		k.tryThing("Amazon does not count "+label, func(t *thing) bool { return t.counts && !has(t) }, func(t *thing) bool { return t.counts && has(t) })
		k.tryThing("Amazon counts "+label+" too", func(t *thing) bool { return t.counts || has(t) }, func(t *thing) bool { return !t.counts && has(t) })
	}
}

func (k *kinds) tryThing(text string, countsAs, changed func(*thing) bool) {
	c := recount(k.q, k.list, nil, countsAs)
	k.add(DefectKinds, text, c, func(s *subject) (Suspect, bool) {
		theirs, id := s.tally, ""
		theirs.Hits = 0
		for i := range s.things {
			t := &s.things[i]
			if changed(t) && id == "" {
				id = strings.Join(t.labels[:1], "")
				if t.id != "" {
					id += " " + t.id
				}
			}
			if countsAs(t) {
				theirs.Hits = 1
			}
		}
		return s.suspect(theirs, s.why, id), id != ""
	})
}

// tryEach: an order once for each kind of defect it has, not once.
func (k *kinds) tryEach() {
	c := recount(k.q, k.list, nil, asItCounts)
	c[atHits] = c[atParts+partClaims] + c[atParts+partChargebacks] + c[atParts+partFeedback]
	k.add(DefectKinds, "Amazon counts an order once for each kind of defect it has, not once", c, func(s *subject) (Suspect, bool) {
		var part [3]int64
		for _, t := range s.things {
			if t.counts {
				part[t.part] = 1
			}
		}
		theirs := s.tally
		theirs.Hits = part[0] + part[1] + part[2]
		return s.suspect(theirs, s.why, fmt.Sprintf("has %d", theirs.Hits)), theirs.Hits > 1
	})
}

// tryOrders: without the orders of a kind.
func (k *kinds) tryOrders() {
	labels := map[string]bool{}
	for i := range k.list {
		for _, l := range k.list[i].labels {
			labels[l] = true
		}
	}
	for _, label := range sortedKeys(labels) {
		has := func(s *subject) bool { return slices.Contains(s.labels, label) }
		c := recount(k.q, k.list, has, asItCounts)
		k.add(Population, "Amazon leaves out "+k.q.noun()+" "+label, c, func(s *subject) (Suspect, bool) {
			return s.suspect(metrics.Tally{}, s.why, label), has(s)
		})
	}
}

// tryForgiven: with the misses of a kind taken as kept.
func (k *kinds) tryForgiven() {
	sense := k.q.sense()
	labels := map[string]bool{}
	for i := range k.list {
		if s := &k.list[i]; s.isBad(sense) {
			for _, l := range s.labels {
				labels[l] = true
			}
		}
	}
	for _, label := range sortedKeys(labels) {
		forgiven := func(s *subject) bool { return s.isBad(sense) && slices.Contains(s.labels, label) }
		good := func(t metrics.Tally) metrics.Tally {
			if t.Hits = 0; sense == metrics.HitIsGood {
				t.Hits = t.Total
			}
			return t
		}
		c := slices.Clone(k.q.ours)
		clear(c)
		for i := range k.list {
			t := k.list[i].tally
			if forgiven(&k.list[i]) {
				t = good(t)
			}
			c[atHits] += t.Hits
			c[atTotal] += t.Total
		}
		copy(c[atParts:], k.q.ours[atParts:])
		k.add(DefectKinds, "Amazon forgives "+k.q.noun()+" "+label, c, func(s *subject) (Suspect, bool) {
			return s.suspect(good(s.tally), s.why, label), forgiven(s)
		})
	}
}

func sortedKeys(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// narrow says where to look for what is still not explained: which orders Amazon may not count,
// and how many of them.
func (k *kinds) narrow() {
	for _, f := range k.q.differing() {
		if f.at == atRate || f.at == atTotal || f.amazon.N >= k.q.ours[f.at] || k.q.covered(f.key, 2) {
			continue
		}
		key := f.key
		if k.q.spec.isDefects() && f.at == atHits && k.q.partsFewer() {
			continue // the parts say it better
		}
		fewer := k.q.ours[f.at] - f.amazon.N
		e := Explanation{
			Cause: DefectKinds, Certainty: Candidate, Assumptions: 1, Explains: []string{key}, Among: fewer,
			Text: fmt.Sprintf("Amazon counts %d of these %d less under %s", fewer, k.q.ours[f.at], key),
		}
		if total := k.q.fieldAt(atTotal); f.at == atHits && total != nil && total.differs {
			continue // whole orders are missing there
		}
		if hits := k.q.fieldAt(atHits); f.at >= atParts && hits != nil && hits.known && hits.differs && hits.amazon.N < k.q.ours[atHits] {
			e.Explains = append(e.Explains, hits.key)
		}
		e.score = prior[DefectKinds] + len(e.Explains)
		var named []Suspect
		for j := range k.list {
			if s, ok := k.counted(&k.list[j], f.at); ok {
				named = append(named, s)
			}
		}
		e.name(named, k.rc.in.MaxCandidates)
		k.q.out.Explanations = append(k.q.out.Explanations, e)
	}
}

// partsFewer reports whether some part is less with Amazon.
func (q *question) partsFewer() bool {
	return slices.ContainsFunc(q.fields, func(f fieldQuery) bool {
		return f.at >= atParts && f.known && f.differs && f.amazon.N < q.ours[f.at]
	})
}

func (q *question) fieldAt(at int) *fieldQuery {
	for i := range q.fields {
		if q.fields[i].at == at {
			return &q.fields[i]
		}
	}
	return nil
}

// counted makes a suspect of a subject that counts in a field.
func (k *kinds) counted(s *subject, at int) (Suspect, bool) {
	if at == atHits {
		return s.suspect(metrics.Tally{Total: s.tally.Total}, s.why, ""), s.tally.Hits > 0
	}
	for _, t := range s.things {
		if t.counts && t.part == at-atParts {
			note := t.labels[0]
			if t.id != "" {
				note += " " + t.id
			}
			return s.suspect(metrics.Tally{Total: s.tally.Total}, s.why, note), true
		}
	}
	return Suspect{}, false
}
