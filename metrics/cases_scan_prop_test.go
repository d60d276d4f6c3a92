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
	add := func(q CaseQuery) {
		i := len(queries)
		q.Take = func(c *FoundCase) bool {
			if id := c.ID(); len(ids) == 0 || ids[len(ids)-1] != id {
				require.NotContains(t, ids, id)
				ids = append(ids, id)
			}
			if products, carriages, ok := c.Makeup(); ok {
				requireMakeup(t, c, products, carriages)
			} else {
				require.True(t, l.rec.hotAt(c.s.slot).has(groupPlacing))
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

// requireMakeup checks that what numbers stand for is what lines and shipments state.
func requireMakeup(t *rapid.T, c *FoundCase, products, carriages []int) {
	var lines, shipments, of, by [][3]string
	for _, l := range c.Order().Lines() {
		lines = append(lines, [3]string{l.SKU, l.ASIN, l.Category})
	}
	for _, s := range c.Order().Shipments() {
		shipments = append(shipments, [3]string{s.Carrier, s.Service, s.Origin})
	}
	for _, n := range products {
		sku, asin, category := c.Product(n)
		of = append(of, [3]string{sku, asin, category})
	}
	for _, n := range carriages {
		carrier, service, origin := c.Carriage(n)
		by = append(by, [3]string{carrier, service, origin})
	}
	require.Equal(t, lines, of)
	require.Equal(t, shipments, by)
}
