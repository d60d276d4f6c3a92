package foresight_test

import (
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// propChange: the parts sum up to the difference, and are those of the sets of cases of
// both days.
func propChange(t *rapid.T) {
	h := genHistory(t)
	j := genJudge(t, 2)
	l := h.ledger(j, nil)
	since := h.asOf.Add(-rapid.IntRange(0, 60).Draw(t, "days before"))
	for i, o := range of(t, j, l, h.asOf) {
		was := of(t, j, l, since)[i].Verdict
		requireChange(t, &o, was, since, l)
	}
}

// requireChange: was is the verdict of the earlier day by the rule of the later one.
func requireChange(t *rapid.T, o *foresight.Outlook, was thresholds.Verdict, since window.Day, l *metrics.Ledger) {
	is := o.Verdict
	c, err := o.Change(since, l)
	require.NoError(t, err)
	require.Equal(t, [2]window.Range{was.Window, is.Window}, [2]window.Range{c.From, c.To})
	require.Equal(t, [2]metrics.Tally{was.Tally, is.Tally}, [2]metrics.Tally{c.Was, c.Is})
	require.Equal(t, is.Tally.Hits-was.Tally.Hits, c.Hits.Sum())
	require.Equal(t, is.Tally.Total-was.Tally.Total, c.Total.Sum())
	require.False(t, c.Net)
	require.False(t, c.Assumes.Has(foresight.RetiredUnlisted))

	parts := int64(1)
	if d := is.Rule.Denominator; d != nil {
		parts = d.Parts
	}
	hits, total := caseSets(t, l, was, is, since, o.AsOf)
	require.Equal(t, hits, c.Hits)
	require.Equal(t, total, c.Total)
	listed := map[foresight.Part]int64{}
	for _, k := range c.Cases {
		require.NotZero(t, k.Hits)
		listed[k.Part] += k.Hits
	}
	for _, p := range []foresight.Part{foresight.Entered, foresight.AgedOut, foresight.Happened, foresight.Retracted} {
		require.Equal(t, c.Hits.Of(p), listed[p], "%v", p)
	}

	net, err := o.NetChange(since)
	require.NoError(t, err)
	require.True(t, net.Net)
	require.Equal(t, c.Hits.Happened+c.Hits.Retracted, net.Hits.Happened)
	require.Equal(t, c.Total.Happened+c.Total.Retracted, net.Total.Happened)
	require.Equal(t, [2]int64{c.Hits.Entered, c.Hits.AgedOut}, [2]int64{net.Hits.Entered, net.Hits.AgedOut})
	requireShares(t, c, parts)
}

// caseSets takes the difference of the cases of two days, by subject and day.
func caseSets(t *rapid.T, l *metrics.Ledger, was, is thresholds.Verdict, since, asOf window.Day) (hits, total foresight.Parts) {
	type both struct{ was, is metrics.Tally }
	all, over := map[string]both{}, map[string]both{}
	days := map[string]window.Day{}
	read := func(v thresholds.Verdict, asOf window.Day, add func(b *both, t metrics.Tally)) {
		if d := v.Rule.Denominator; d != nil {
			cases, err := l.Cases(d.Metric, d.Segment, v.Over, asOf)
			require.NoError(t, err)
			for c := range cases {
				key := fmt.Sprint("over ", c.ID)
				b := over[key]
				add(&b, metrics.Tally{Total: c.Tally.Hits})
				over[key], days[key] = b, c.Day
			}
		}
		cases, err := l.Cases(v.Rule.Metric, v.Rule.Segment, v.Window, asOf)
		require.NoError(t, err)
		for c := range cases {
			key := fmt.Sprint(c.Subject, "|", c.ID, "|", c.Thing, "|", c.Segment, "|", c.Day)
			b := all[key]
			add(&b, c.Tally)
			all[key], days[key] = b, c.Day
		}
	}
	read(was, since, func(b *both, t metrics.Tally) { b.was = b.was.Plus(t) })
	read(is, asOf, func(b *both, t metrics.Tally) { b.is = b.is.Plus(t) })
	put := func(p *foresight.Parts, inWas, inIs bool, n int64) {
		switch {
		case inIs && !inWas:
			p.Entered += n
		case inWas && !inIs:
			p.AgedOut += n
		case n > 0:
			p.Happened += n
		default:
			p.Retracted += n
		}
	}
	for key, b := range all {
		inWas, inIs := was.Window.Contains(days[key]), is.Window.Contains(days[key])
		put(&hits, inWas, inIs, b.is.Hits-b.was.Hits)
		if was.Rule.Denominator == nil {
			put(&total, inWas, inIs, b.is.Total-b.was.Total)
		}
	}
	for key, b := range over {
		put(&total, was.Over.Contains(days[key]), is.Over.Contains(days[key]), b.is.Total-b.was.Total)
	}
	return hits, total
}

// requireShares: the shares of hits and volume, of all and of the parts, sum up to what the
// rate changed by.
func requireShares(t *rapid.T, c foresight.Change, parts int64) {
	all, ok := c.Shares()
	require.Equal(t, c.Was.Total > 0 && c.Is.Total > 0, ok)
	if !ok {
		return
	}
	diff := big.NewRat(c.Is.Hits, c.Is.Total)
	diff.Sub(diff, big.NewRat(c.Was.Hits, c.Was.Total))
	diff.Mul(diff, big.NewRat(max(parts, 1), 1))
	require.Zero(t, diff.Cmp(all.Sum()))
	require.Equal(t, c.Total.Sum()-c.Hits.Sum(), c.Misses().Sum())
	if misses, ok := c.MissShares(); parts == 1 && ok {
		require.Zero(t, diff.Cmp(misses.Sum()), "the misses tell of the same change")
		if c.Misses().Sum() == 0 {
			require.Zero(t, misses.Hits.Sign())
		}
	}
	hits, volume := new(big.Rat), new(big.Rat)
	for _, p := range []foresight.Part{foresight.Entered, foresight.AgedOut, foresight.Happened, foresight.Retracted} {
		s, _ := c.SharesOf(p)
		hits.Add(hits, s.Hits)
		volume.Add(volume, s.Volume)
	}
	require.Zero(t, hits.Cmp(all.Hits))
	require.Zero(t, volume.Cmp(all.Volume))
	if c.Hits.Sum() == 0 {
		require.Zero(t, all.Hits.Sign(), "no change of the hits, no share of theirs")
	}
}

func TestChangeIsTheDifferenceOfCases(t *testing.T) { rapid.Check(t, propChange) }

func FuzzChange(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propChange)) }

// The rate rose because good orders left: no new defect.
func TestChangeByVolumeAlone(t *testing.T) {
	j := judgeOf(t, below1())
	asOf := day("2026-11-22")
	l := seller(t, j, asOf.Add(-40), 50, 20, map[int]int{5: 3})
	o := of(t, j, l, asOf)[0]
	c, err := o.Change(asOf.Add(-10), l)
	require.NoError(t, err)
	require.Equal(t, foresight.Parts{}, c.Hits)
	require.Equal(t, foresight.Parts{AgedOut: -200}, c.Total)
	require.Empty(t, c.Cases)
	s, ok := c.Shares()
	require.True(t, ok)
	require.Zero(t, s.Hits.Sign())
	require.Positive(t, s.Volume.Sign())
}

// What retired orders changed by is a sum.
func TestChangeOfRetired(t *testing.T) {
	j := judgeOf(t, below1())
	asOf := day("2026-11-22")
	l := seller(t, j, asOf.Add(-20), 50, 2, map[int]int{0: 1, 1: 1})
	meta := metrics.Meta{At: asOf.Add(-18).Start(time.UTC), Order: fmt.Sprint(asOf.Add(-50), "/", 0)}
	require.NoError(t, l.Apply(&metrics.FeedbackLeft{Meta: meta, Rating: 1}))
	want, err := of(t, j, l, asOf)[0].Change(asOf.Add(-19), l)
	require.NoError(t, err)
	require.NoError(t, l.Retire(asOf))
	require.Zero(t, l.Stats().Orders)
	got, err := of(t, j, l, asOf)[0].Change(asOf.Add(-19), l)
	require.NoError(t, err)
	require.True(t, got.Assumes.Has(foresight.RetiredUnlisted))
	require.Equal(t, want.Hits, got.Hits)
	require.Equal(t, want.Total, got.Total)
	require.Len(t, want.Cases, 3)
	require.Empty(t, got.Cases)
}
