package foresight

import (
	"iter"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// found is a case as it is come upon: a [*metrics.FoundCase], or one that was listed.
type found interface {
	Tally() metrics.Tally
	Day() window.Day
	ID() string
	Case() metrics.Case
	Order() *metrics.Order // nil if nothing is held of it any more
	Makeup() (products, carriages []int, ok bool)
	Product(n int) (sku, asin, category string)
	Carriage(n int) (carrier, service, origin string)
}

// question asks for cases of a rule's metric and segment; see [metrics.CaseQuery].
type question struct {
	rule *rule
	days window.Range
	asOf window.Day
	open bool
	keep func(metrics.Tally) bool
	take func(found) bool
}

// scanner is Cases that need not hold any of them to answer many questions in one pass.
type scanner interface {
	ScanCases(queries ...metrics.CaseQuery) error
}

var _ scanner = (*metrics.Ledger)(nil)

// scan answers questions: in one pass, the cases of one subject one after the other, or
// else question by question.
func scan(src Cases, questions []question) error {
	s, ok := src.(scanner)
	if !ok {
		for i := range questions {
			if err := questions[i].list(src); err != nil {
				return err
			}
		}
		return nil
	}
	queries := make([]metrics.CaseQuery, len(questions))
	for i := range questions {
		q := &questions[i]
		queries[i] = metrics.CaseQuery{
			Metric: q.rule.Metric, Segment: q.rule.Segment, Range: q.days, AsOf: q.asOf, Open: q.open, Keep: q.keep,
			Take: func(c *metrics.FoundCase) bool { return q.take(c) },
		}
	}
	return s.ScanCases(queries...)
}

// list answers a question by a list of cases.
func (q *question) list(src Cases) error {
	cases, err := q.cases(src)
	if err != nil {
		return err
	}
	for c := range cases {
		if (q.keep == nil || q.keep(c.Tally)) && !q.take(&listed{c: c, src: src, asOf: q.asOf}) {
			break
		}
	}
	return nil
}

func (q *question) cases(src Cases) (iter.Seq[metrics.Case], error) {
	if l, ok := src.(Open); ok && q.open {
		return l.Open(q.rule.Metric, q.rule.Segment, q.asOf)
	}
	return src.Cases(q.rule.Metric, q.rule.Segment, q.days, q.asOf)
}

// listed is a case that was listed.
type listed struct {
	c     metrics.Case
	src   Cases
	asOf  window.Day
	order *metrics.Order
}

func (l *listed) Tally() metrics.Tally                           { return l.c.Tally }
func (l *listed) Day() window.Day                                { return l.c.Day }
func (l *listed) ID() string                                     { return l.c.ID }
func (l *listed) Case() metrics.Case                             { return l.c }
func (l *listed) Makeup() (products, carriages []int, ok bool)   { return nil, nil, false }
func (l *listed) Product(int) (sku, asin, category string)       { return "", "", "" }
func (l *listed) Carriage(int) (carrier, service, origin string) { return "", "", "" }

func (l *listed) Order() *metrics.Order {
	if src, ok := l.src.(Subjects); ok && l.order == nil {
		l.order, _ = src.Facts(l.c.Subject, l.c.ID, l.asOf)
	}
	return l.order
}
