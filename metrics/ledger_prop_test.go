package metrics_test

import (
	"cmp"
	"iter"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// What holds of one ledger whatever its events: trends are tallies, ranges add up,
// cases account for the tally, a table holds the same counts.

// genVariant, genSegment and genRange draw a question within a stream.
func genVariant(t *rapid.T) metrics.Variant {
	return rapid.SampledFrom(oracleVariants).Draw(t, "variant")
}

func genSegment(t *rapid.T) metrics.Segment {
	return rapid.SampledFrom(oracleSegments).Draw(t, "segment")
}

func genDay(t *rapid.T, label string, r window.Range) window.Day {
	return r.First.Add(rapid.IntRange(0, r.Len()-1).Draw(t, label))
}

func genRange(t *rapid.T, r window.Range) window.Range {
	a, b := genDay(t, "from", r), genDay(t, "to", r)
	if b.Before(a) {
		a, b = b, a
	}
	return window.Range{First: a, Last: b}
}

// trendSpans are windows of days and months, with and without a lag.
var trendSpans = []window.Span{
	{Days: 1}, {Days: 7}, {Days: 10, Lag: 2}, {Days: 60, Lag: 15}, {Months: 1}, {Months: 1, Lag: 5}, {Months: 3},
}

// propTrendIsTallies: each day of a trend is the tally of that day.
func propTrendIsTallies(t *rapid.T) {
	s := genStream(t)
	l := ledgerOf(t, s)
	span, days := rapid.SampledFrom(trendSpans).Draw(t, "span"), genRange(t, s.whole())
	prefix := metrics.Tally{Hits: -7}
	for _, v := range s.asked() {
		for _, seg := range segmentsOf(v) {
			trend, err := l.AppendTrend([]metrics.Tally{prefix}, v, seg, span, days)
			require.NoError(t, err)
			want := []metrics.Tally{prefix}
			for asOf := range days.Days() {
				one, err := l.Tally(v, seg, span.Range(asOf), asOf)
				require.NoError(t, err)
				want = append(want, one)
			}
			require.Equal(t, want, trend, "%s %q %v over %v", v, seg, span, days)
		}
	}
}

// propRangesAddUp: a range split anywhere is its two parts, and All is the channels
// and what has none.
func propRangesAddUp(t *rapid.T) {
	s := genStream(t)
	l := ledgerOf(t, s)
	v, r, asOf := genVariant(t), genRange(t, s.whole()), genDay(t, "as of", s.whole())
	cut := genDay(t, "cut", r)
	for _, seg := range oracleSegments {
		whole := tallyOf(t, l, v, seg, r, asOf)
		first := tallyOf(t, l, v, seg, window.Range{First: r.First, Last: cut}, asOf)
		rest := metrics.Tally{}
		if cut.Before(r.Last) {
			rest = tallyOf(t, l, v, seg, window.Range{First: cut.Add(1), Last: r.Last}, asOf)
		}
		require.Equal(t, whole, first.Plus(rest), "%s %q", v, seg)
	}
}

func tallyOf(t require.TestingT, c counter, v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) metrics.Tally {
	out, err := c.Tally(v, s, r, asOf)
	require.NoError(t, err)
	return out
}

// casesOf collects the cases behind a number.
func casesOf(t require.TestingT, l interface {
	Cases(metrics.Variant, metrics.Segment, window.Range, window.Day) (iter.Seq[metrics.Case], error)
}, v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) []metrics.Case {
	seq, err := l.Cases(v, s, r, asOf)
	require.NoError(t, err)
	var out []metrics.Case
	for c := range seq {
		out = append(out, c)
	}
	return out
}

// propCasesAccount: the cases are the oracle's, sum to the tally, lie in the range
// in order, and are decided by something known by then.
func propCasesAccount(t *rapid.T) {
	s := genStream(t)
	l, o := ledgerOf(t, s), newOracle(s.loc, s.events)
	r, asOf := genRange(t, s.whole()), genDay(t, "as of", s.whole())
	for _, v := range s.asked() {
		for _, seg := range segmentsOf(v) {
			cases := casesOf(t, l, v, seg, r, asOf)
			var sum metrics.Tally
			got := map[contribution]metrics.Tally{}
			for _, c := range cases {
				require.True(t, r.Contains(c.Day), "day")
				require.False(t, window.DayOf(c.Why.At, s.loc).After(asOf), "%s: %+v decided after %v", v, c, asOf)
				require.NotEmpty(t, c.Why.Type, "%s: %+v", v, c)
				key := contribution{kind: c.Subject, id: c.ID, segment: c.Segment, day: c.Day}
				got[key] = got[key].Plus(c.Tally)
				sum = sum.Plus(c.Tally)
			}
			require.Equal(t, o.cases(v, seg, r, asOf), got, "%s %q %v as of %v", v, seg, r, asOf)
			require.Equal(t, tallyOf(t, l, v, seg, r, asOf), sum, "%s %q", v, seg)
			requireSorted(t, cases)
		}
	}
}

func requireSorted(t require.TestingT, cases []metrics.Case) {
	for i := 1; i < len(cases); i++ {
		a, b := cases[i-1], cases[i]
		require.LessOrEqual(t, cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.ID, b.ID)), 0, "%v %q before %v %q", a.Day, a.ID, b.Day, b.ID)
	}
}

// propTableCounts: the ledger's table answers as the ledger, and so does one built
// from its cells.
func propTableCounts(t *rapid.T) {
	s := genStream(t)
	l := ledgerOf(t, s)
	table := l.Table()
	requireSame(t, s, l, table)
	again := metrics.NewTable(s.loc)
	for _, v := range oracleVariants {
		again.Declare(v)
	}
	for cell := range table.Cells() {
		require.NoError(t, again.Add(cell))
	}
	requireSame(t, s, l, again)
}

// propTablesMergeBySubject: no metric reads two subjects, so tables of any split by
// subject add up.
func propTablesMergeBySubject(t *rapid.T) {
	s := genStream(t)
	parts := splitBySubject(t, s, 2)
	a, b := ledgerOf(t, parts[0]).Table(), ledgerOf(t, parts[1]).Table()
	require.NoError(t, a.Merge(b))
	requireSame(t, s, ledgerOf(t, s), a)
}

// splitBySubject deals whole subjects to n streams.
func splitBySubject(t *rapid.T, s stream, n int) []stream {
	type key struct {
		kind metrics.Subject
		id   string
	}
	to := map[key]int{}
	out := make([]stream, n)
	for i := range out {
		out[i] = stream{loc: s.loc, days: s.days}
	}
	for _, ev := range s.events {
		kind, id := subjectOf(ev)
		k := key{kind, id}
		if _, ok := to[k]; !ok {
			to[k] = rapid.IntRange(0, n-1).Draw(t, "part")
		}
		out[to[k]].events = append(out[to[k]].events, ev)
	}
	return out
}

// propDeclaredLater: a metric added later is the one declared from the start.
func propDeclaredLater(t *rapid.T) {
	s := genStream(t)
	cfg := oracleConfig(s)
	cut := rapid.IntRange(0, len(oracleVariants)-1).Draw(t, "declared")
	cfg.Metrics = oracleVariants[:cut+1]
	late, err := metrics.NewLedger(cfg)
	require.NoError(t, err)
	half := rapid.IntRange(0, len(s.events)).Draw(t, "half")
	require.NoError(t, late.ApplyAll(s.events[:half]))
	for _, v := range oracleVariants { // those declared change nothing
		require.NoError(t, late.Declare(v))
	}
	require.NoError(t, late.ApplyAll(s.events[half:]))
	require.Equal(t, ledgerOf(t, s).Metrics(), late.Metrics())
	requireEqualLedgers(t, s, ledgerOf(t, s), late)
}

func TestTrendIsTallies(t *testing.T)       { rapid.Check(t, propTrendIsTallies) }
func TestRangesAddUp(t *testing.T)          { rapid.Check(t, propRangesAddUp) }
func TestCasesAccount(t *testing.T)         { rapid.Check(t, propCasesAccount) }
func TestTableCounts(t *testing.T)          { rapid.Check(t, propTableCounts) }
func TestTablesMergeBySubject(t *testing.T) { rapid.Check(t, propTablesMergeBySubject) }
func TestDeclaredLater(t *testing.T)        { rapid.Check(t, propDeclaredLater) }

func FuzzCasesAccount(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propCasesAccount)) }
