package foresight_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// propTurned: what turned sums up to the change of what is against the rule, counted case
// by case, and where hits are against it is what Change lists.
func propTurned(t *rapid.T) {
	h := genHistory(t)
	j := genJudge(t, 2)
	l := h.ledger(j, nil)
	since := h.asOf.Add(-rapid.IntRange(0, 60).Draw(t, "days before"))
	for i, o := range of(t, j, l, h.asOf) {
		turned, err := o.Turned(since, l)
		require.NoError(t, err)
		was, is := of(t, j, l, since)[i].Verdict, o.Verdict
		rule := is.Rule
		upper := rule.Limit.Op.IsUpper() || rule.Limit.Op == thresholds.Equal && (rule.Limit.Value.IsZero() || is.Sense == metrics.HitIsBad)
		if is.Kind != metrics.Share && is.Kind != metrics.Number && rule.Of == 0 || rule.Of == thresholds.Total || !upper && (rule.Denominator != nil || is.Kind == metrics.Number || is.Count) {
			continue
		}
		sum := int64(0)
		var listed []foresight.Turned
		for _, k := range turned {
			require.NotZero(t, k.Against)
			sum += k.Against
			listed = append(listed, foresight.Turned{Part: k.Part, Against: k.Against, Case: k.Case})
		}
		against := func(v thresholds.Verdict) int64 {
			if upper {
				return v.Tally.Hits
			}
			return v.Tally.Total - v.Tally.Hits
		}
		require.Equal(t, against(is)-against(was), sum, "%v", rule)
		if !upper {
			continue
		}
		c, err := o.Change(since, l)
		require.NoError(t, err)
		type key struct {
			id, thing string
			day       window.Day
		}
		stood := map[key]metrics.Case{}
		cases, err := l.Cases(rule.Metric, rule.Segment, c.From, since)
		require.NoError(t, err)
		for k := range cases {
			if k.Tally.Hits != 0 {
				stood[key{k.ID, k.Thing, k.Day}] = k
			}
		}
		var want []foresight.Turned
		for _, k := range c.Cases {
			if k.Case.Tally.Hits == 0 { // it ceased to count
				k.Case = stood[key{k.Case.ID, k.Case.Thing, k.Case.Day}]
			}
			want = append(want, foresight.Turned{Part: k.Part, Against: k.Hits, Case: k.Case})
		}
		require.Equal(t, want, listed)
	}
}

func TestTurnedIsTheChange(t *testing.T) { rapid.Check(t, propTurned) }

func FuzzTurned(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propTurned)) }
