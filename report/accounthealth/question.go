package accounthealth

import (
	"errors"
	"strconv"

	"github.com/sellerperf/sellerperf/metrics"
)

// question is a figure being compared.
type question struct {
	f      *Figure
	spec   *spec
	fields []fieldQuery
	ours   counts // as we count
	cases  map[caseKey]contribution
	out    Comparison
}

// fieldQuery is one of its numbers.
type fieldQuery struct {
	key     string
	at      int // its place among the counts; of the rate atRate
	amazon  Count
	rate    Number
	known   bool // both sides have it
	differs bool
}

// atRate is the place of a rate: it is no count.
const atRate = -1

// list makes the fields of a figure, not comparable for a reason until they are compared.
func (q *question) list(reason Reason) {
	add := func(f fieldQuery) {
		q.fields = append(q.fields, f)
		q.out.Fields = append(q.out.Fields, f.refused(reason))
	}
	if q.spec.total != "" {
		add(fieldQuery{key: q.spec.total, at: atTotal, amazon: q.f.Total})
	}
	add(fieldQuery{key: q.spec.hits, at: atHits, amazon: q.f.Hits})
	for i, p := range q.spec.parts {
		c, _ := q.f.Part(p.key)
		add(fieldQuery{key: p.key, at: atParts + i, amazon: c})
	}
	if q.spec.total != "" {
		add(fieldQuery{key: "rate", at: atRate, rate: q.f.Rate, amazon: Count{Pointer: below(q.f.Pointer, "rate")}})
	}
}

func (f fieldQuery) stated() bool { return f.amazon.Stated || f.rate.Stated }

func (f fieldQuery) text() string {
	switch {
	case f.at == atRate:
		return f.rate.Text
	case f.amazon.Stated:
		return strconv.FormatInt(f.amazon.N, 10)
	}
	return ""
}

// refused is the field as not comparable.
func (f fieldQuery) refused(reason Reason) Field {
	if !f.stated() {
		reason = NotStated
	}
	return Field{Key: f.key, Pointer: f.amazon.Pointer, Outcome: NotComparable, Amazon: f.text(), Reason: reason}
}

// matches reports whether counts give what Amazon states.
func (f fieldQuery) matches(c counts) bool {
	if f.at == atRate {
		return f.rate.Fit(c[atHits], c[atTotal]) != NoFit
	}
	return f.amazon.N == c[f.at]
}

// compare counts the figure as we do and compares field by field. It returns why nothing of it is
// comparable, if so.
func (q *question) compare(v view) (Reason, error) {
	ours, known, err := v.count(q.spec)
	switch {
	case errors.Is(err, metrics.ErrUndeclared):
		return NotKept, nil
	case errors.Is(err, metrics.ErrHorizon):
		return Forgotten, nil
	case err != nil:
		return "", err
	}
	q.ours = ours
	q.out.Ours = metrics.Tally{Hits: ours[atHits], Total: ours[atTotal]}
	if t, err := v.tally(q.spec.source); err == nil {
		q.out.Ours = t
	}
	for i := range q.fields {
		f, out := &q.fields[i], &q.out.Fields[i]
		switch {
		case !f.stated():
			continue
		case f.at != atRate && !known[f.at]:
			*out = f.refused(NotKept)
			if p := f.at - atParts; p >= 0 && q.spec.parts[p].source.IsZero() {
				out.Reason = NotComputed
			}
			continue
		}
		f.known, f.differs = true, !f.matches(ours)
		out.Outcome, out.Reason = Equal, ""
		if f.differs {
			out.Outcome = Different
		}
		if f.at == atRate {
			out.Ours = newRatio(ours[atHits], ours[atTotal]).String()
			out.Fit = f.rate.Fit(ours[atHits], ours[atTotal])
		} else {
			out.Ours = strconv.FormatInt(ours[f.at], 10)
		}
	}
	q.judge()
	return "", nil
}

// judge judges our counts by Amazon's target.
func (q *question) judge() {
	limit, ok := q.f.Target.Limit()
	if !ok || q.spec.total != "" && q.ours[atTotal] == 0 {
		return
	}
	q.out.Judged = Bad
	if q.spec.total == "" && limit.HoldsCount(q.ours[atHits]) || q.spec.total != "" && limit.Holds(newRatio(q.ours[atHits], q.ours[atTotal])) {
		q.out.Judged = Good
	}
}

// comparable reports whether anything of the figure is.
func (q *question) comparable() bool { return q.ours != nil }

// differing returns the fields an explanation is to explain: counts that differ, and the
// rate only if the counts do not say it already.
func (q *question) differing() []*fieldQuery {
	var out []*fieldQuery
	for i := range q.fields {
		f := &q.fields[i]
		if f.known && f.differs && (f.at != atRate || !q.countsStated()) {
			out = append(out, f)
		}
	}
	return out
}

func (q *question) countsStated() bool { return q.f.Hits.Stated && q.f.Total.Stated }

// fits reports whether counts give all that Amazon states of the figure.
func (q *question) fits(c counts) bool {
	for i := range q.fields {
		f := &q.fields[i]
		if f.known && (f.at != atRate || !q.countsStated()) && !f.matches(c) {
			return false
		}
	}
	return true
}
