package foresight_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// several answers for some metrics, each with one tally.
type several map[metrics.Variant]metrics.Tally

func (several) Location() *time.Location { return time.UTC }

func (s several) Tally(v metrics.Variant, seg metrics.Segment, _ window.Range, _ window.Day) (metrics.Tally, error) {
	if seg == metrics.Unanchored {
		return metrics.Tally{}, nil
	}
	return s[v], nil
}

// ladder is a policy of three rules, a group of each kind over them, and a ladder.
func ladder(t require.TestingT, join thresholds.Join, least int, limits [3]string) *thresholds.Judge {
	e := thresholds.Edition{ID: "1"}
	for i, v := range []metrics.Variant{"order-defect-rate", "late-shipment-rate", "on-time-delivery-rate"} {
		e.Rules = append(e.Rules, thresholds.Rule{ID: v.ID(), Metric: v, Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit(limits[i])})
	}
	g := thresholds.Group{ID: "joined", Join: join, Of: []string{"order-defect-rate", "late-shipment-rate", "on-time-delivery-rate"}, AtLeast: least}
	if join == thresholds.JoinFailed {
		g.Limit = thresholds.MustParseLimit("at most 1")
	}
	e.Groups = []thresholds.Group{g}
	e.Tiers = []thresholds.Tier{{ID: "ladder", Levels: []thresholds.Level{
		{Level: "gold", All: []string{"order-defect-rate", "late-shipment-rate"}}, {Level: "silver", All: []string{"order-defect-rate"}}, {Level: "none"},
	}}}
	j, err := thresholds.NewJudge(thresholds.Policy{Name: "test", Editions: []thresholds.Edition{e}})
	require.NoError(t, err)
	return j
}

func hinges(t require.TestingT, j *thresholds.Judge, figures thresholds.Tallies) ([]foresight.Hinge, thresholds.Scorecard) {
	in := thresholds.Inputs{AsOf: day("2026-11-22"), Tallies: figures}
	card, err := j.Judge(in)
	require.NoError(t, err)
	outlooks, err := foresight.OfCard(j, in, card)
	require.NoError(t, err)
	got, err := foresight.Hinges(j, in, card, outlooks)
	require.NoError(t, err)
	return got, card
}

// The part that binds: of two that may fail once each, the one with less left comes first.
func TestHinges(t *testing.T) {
	j := ladder(t, thresholds.JoinAll, 0, [3]string{"at most 0.05", "at most 0.04", "at least 0.9"})
	got, _ := hinges(t, j, several{
		"order-defect-rate": {Hits: 2, Total: 100}, "late-shipment-rate": {Hits: 3, Total: 100}, "on-time-delivery-rate": {Hits: 95, Total: 100},
	})
	require.Len(t, got, 5)
	require.Equal(t, foresight.Hinge{
		Outcome: "joined", Kind: thresholds.GroupOutcome, Rule: "late-shipment-rate", Outlook: 1, Turn: 2, From: thresholds.Pass, To: thresholds.Fail,
	}, got[0], "one more may be late, the second makes the group fail")
	require.Equal(t, []int64{2, 4, 6}, []int64{got[0].Turn, got[1].Turn, got[2].Turn})
	require.Equal(t, []string{"ladder", "gold", "silver"}, []string{got[3].Outcome, got[3].FromLevel, got[3].ToLevel})
	require.Equal(t, []string{"ladder", "gold", "none"}, []string{got[4].Outcome, got[4].FromLevel, got[4].ToLevel})

	got, _ = hinges(t, ladder(t, thresholds.JoinAny, 0, [3]string{"at most 0.05", "at most 0.04", "at least 0.9"}), several{
		"order-defect-rate": {Hits: 2, Total: 100}, "late-shipment-rate": {Hits: 3, Total: 100}, "on-time-delivery-rate": {Hits: 95, Total: 100},
	})
	require.Equal(t, "ladder", got[0].Outcome, "no part alone makes a group of any fail")
}

// propHinges: turning the subjects of one rule one by one, an outcome changes at the number
// of the hinge, and nowhere before.
func propHinges(t *rapid.T) {
	limits := [3]string{
		rapid.SampledFrom([]string{"at most 0.05", "below 0.1", "equal 0"}).Draw(t, "defects"),
		rapid.SampledFrom([]string{"at most 0.04", "below 0.2"}).Draw(t, "late"),
		rapid.SampledFrom([]string{"at least 0.9", "above 0.95"}).Draw(t, "on time"),
	}
	join := rapid.SampledFrom([]thresholds.Join{
		thresholds.JoinAll, thresholds.JoinAny, thresholds.JoinAtLeast, thresholds.JoinWorst, thresholds.JoinFailed,
	}).Draw(t, "join")
	least := 0
	if join == thresholds.JoinAtLeast {
		least = rapid.IntRange(1, 3).Draw(t, "least")
	}
	j := ladder(t, join, least, limits)
	figures := several{}
	for _, v := range j.Metrics() {
		total := rapid.Int64Range(0, 60).Draw(t, "total")
		figures[v] = metrics.Tally{Hits: rapid.Int64Range(0, total).Draw(t, "hits"), Total: total}
	}
	got, card := hinges(t, j, figures)
	for _, v := range card.Verdicts {
		for _, worse := range []bool{true, false} {
			step := int64(1) // of the hits
			if hitsAgainst(v) != worse {
				step = -1
			}
			requireHinge(t, j, figures, card, v, step, worse, got)
		}
	}
}

// requireHinge turns the hits of one rule in one direction.
func requireHinge(t *rapid.T, j *thresholds.Judge, figures several, card thresholds.Scorecard, v thresholds.Verdict, step int64, worse bool, got []foresight.Hinge) {
	changed := map[string]bool{}
	for n := int64(1); ; n++ {
		turned := several{}
		for k, tally := range figures {
			turned[k] = tally
		}
		tally := turned[v.Rule.Metric]
		tally.Hits += n * step
		if tally.Hits < 0 || tally.Hits > tally.Total {
			break
		}
		turned[v.Rule.Metric] = tally
		then, err := j.Judge(thresholds.Inputs{AsOf: day("2026-11-22"), Tallies: turned})
		require.NoError(t, err)
		for i, o := range then.Outcomes {
			now := card.Outcomes[i]
			if changed[o.ID] || o.Status == now.Status && o.Level == now.Level {
				continue
			}
			changed[o.ID] = true
			want := foresight.Hinge{Outcome: o.ID, Kind: o.Kind, Rule: v.Rule.ID, Turn: n, From: now.Status, To: o.Status, FromLevel: now.Level, ToLevel: o.Level}
			if !worse {
				want.Turn = -n
			}
			var have []foresight.Hinge
			for _, h := range got {
				if h.Outcome == o.ID && h.Rule == v.Rule.ID && h.Worse() == worse {
					want.Outlook = h.Outlook
					have = append(have, h)
				}
			}
			require.Equal(t, []foresight.Hinge{want}, have)
		}
	}
	for _, h := range got {
		if h.Rule == v.Rule.ID && h.Worse() == worse {
			require.True(t, changed[h.Outcome], "%+v", h)
		}
	}
}

func TestHingesAreBruteForce(t *testing.T) { rapid.Check(t, propHinges) }
