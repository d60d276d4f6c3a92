package metrics

import (
	"slices"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/window"
)

// requireScanned checks that one pass for every metric and segment, of some days, finds what
// the formulas mark when they are asked subject by subject, and nothing else, and that the
// cases of one subject come one after the other.
func requireScanned(t *rapid.T, l *Ledger) {
	first := window.Date(2026, 3, 5)
	days := window.Range{First: first.Add(rapid.IntRange(-2, 12).Draw(t, "first day"))}
	days.Last = days.First.Add(rapid.IntRange(0, 12).Draw(t, "days"))
	asOf := [...]window.Day{first.Add(rapid.IntRange(0, 15).Draw(t, "as of")), first.Add(rapid.IntRange(0, 15).Draw(t, "or"))}
	keep := rapid.SampledFrom([]func(Tally) bool{nil, func(t Tally) bool { return t.Hits > 0 }}).Draw(t, "keep")
	var queries []CaseQuery
	var got [][]Case
	var ids []string
	kinds := map[int][2]string{}
	add := func(q CaseQuery) {
		i := len(queries)
		q.Take = func(c *FoundCase) bool {
			if id := c.ID(); len(ids) == 0 || ids[len(ids)-1] != id {
				require.NotContains(t, ids, id)
				ids = append(ids, id)
			}
			if n, ok := c.Makeup(); ok {
				requireMakeup(t, kinds, n, c.Order())
			} else {
				require.Equal(t, OrderSubject, c.Case().Subject)
			}
			require.Equal(t, c.Day(), c.Case().Day)
			require.Equal(t, c.Tally(), c.Case().Tally)
			got[i] = append(got[i], c.Case())
			return true
		}
		queries, got = append(queries, q), append(got, nil)
	}
	for _, m := range l.metrics {
		for _, seg := range [...]Segment{All, SegmentMFN, SegmentAFN, Unanchored, "category:toys"} {
			for _, k := range asOf {
				add(CaseQuery{Metric: m.variant, Segment: seg, Range: days, AsOf: k, Keep: keep})
				add(CaseQuery{Metric: m.variant, Segment: seg, AsOf: k, Open: true, Keep: keep})
			}
		}
	}
	require.NoError(t, l.ScanCases(queries...))
	for i := range queries {
		q := &queries[i]
		want := casesByFormula(l, q)
		for _, list := range [...][]Case{got[i], want} {
			slices.SortStableFunc(list, Case.Compare)
		}
		require.Equal(t, want, got[i], "%s %q of %v as of %v, open %v", q.Metric, q.Segment, q.Range, q.AsOf, q.Open)
	}
}

// casesByFormula asks a metric's formula about each subject.
func casesByFormula(l *Ledger, q *CaseQuery) (want []Case) {
	m, f := l.byName[q.Metric], &facts{wide: true}
	for slot := range l.rec.n {
		f.load(&l.ledger, slot, groupAll)
		if !m.formula.concerns(f) {
			continue
		}
		var all marks
		m.formula.at(f, asOf{int32(q.AsOf.Unix()), l.zone.asOfEnd(q.AsOf)}, &all)
		if m.formula.shut && slices.ContainsFunc(all.list, func(k mark) bool { return k.count.Open != 0 }) {
			panic(string(q.Metric) + ": something is open")
		}
		for i := range all.list {
			k := &all.list[i]
			day, seg, tally := window.UnixDay(int(k.day)), l.segmentName(k.seg), m.counted(k.count)
			switch {
			case k.count.IsZero(), q.Keep != nil && !q.Keep(tally):
			case q.Open && k.count.Open == 0, !q.Open && (!q.Range.Contains(day) || day.After(q.AsOf)):
			case q.Segment != seg && (q.Segment != All || k.seg > segAFN):
			default:
				want = append(want, Case{
					Subject: f.subject, ID: string(l.appendID(nil, l.rec.hotAt(slot).key)), Segment: seg, Day: day, Tally: tally,
					Thing: f.thing(k), Why: f.fact(k.why), Due: k.due.time(),
				})
			}
		}
	}
	return want
}

// requireMakeup checks that subjects of one number have the same, and no more than one of each.
func requireMakeup(t *rapid.T, kinds map[int][2]string, n int, o *Order) {
	is := [2]string{}
	require.LessOrEqual(t, len(o.Lines()), 1)
	require.LessOrEqual(t, len(o.Shipments()), 1)
	for _, l := range o.Lines() {
		is[0] = l.SKU + "|" + l.ASIN + "|" + l.Category
	}
	for _, s := range o.Shipments() {
		is[1] = s.Carrier + "|" + s.Service + "|" + s.Origin
	}
	is[0], is[1] = orPlain(is[0]), orPlain(is[1])
	if n == len(kinds) {
		kinds[n] = is
	}
	require.Equal(t, kinds[n], is, n)
}

// orPlain makes none of one that states nothing.
func orPlain(s string) string {
	if s == "||" {
		return ""
	}
	return s
}
