package foresight_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// propCauses: the number without a cause is that of the events without its orders.
func propCauses(t *rapid.T) {
	h := genHistory(t)
	rule := genRule(t, "r")
	rule.Denominator = nil
	j := judgeOf(t, rule)
	l := h.ledger(j, nil)
	o := of(t, j, l, h.asOf)[0]
	if !hasSubjects(o.Verdict) {
		causes, err := o.Causes(l, foresight.CauseOptions{})
		require.NoError(t, err)
		require.Empty(t, causes)
		return
	}
	if isCount(o.Verdict) && (rule.Limit.Op.IsLower() || rule.Of == thresholds.Total || !rule.Limit.Op.IsUpper() && o.Verdict.Sense == metrics.HitIsGood) {
		t.Skip("what is missing has no cause")
	}
	if o.Verdict.Rule.LowVolume != nil {
		t.Skip("without the orders another window might be looked at")
	}
	causes, err := o.Causes(l, foresight.CauseOptions{Pairs: [][2]foresight.Dimension{{foresight.BySKU, foresight.ByCarrier}, {foresight.ByCategory, foresight.ByReason}}})
	require.NoError(t, err)
	against, byReason, within := int64(0), int64(0), true
	for _, c := range casesOf(t, l, o.Verdict, h.asOf) {
		against += againstOf(o.Verdict, c.Tally)
		within = within && c.Tally.Hits <= c.Tally.Total // not so where hits have a day of their own
	}
	for _, c := range causes {
		require.Positive(t, c.Against)
		require.Equal(t, metrics.NewRatio(c.Against, against), c.Share)
		reason := slices.ContainsFunc(c.Keys, func(k foresight.Key) bool { return k.By == foresight.ByReason })
		if reason {
			if len(c.Keys) == 1 {
				byReason += c.Against
			}
			require.Equal(t, against-c.Against, againstOf(o.Verdict, c.Without))
			continue
		}
		without := h.ledger(j, func(ev metrics.Event) bool {
			facts, ok := l.Facts(metrics.OrderSubject, ev.Common().Order, h.asOf)
			switch ev := ev.(type) {
			case *metrics.ViolationOpened:
				facts, ok = l.Facts(metrics.ViolationSubject, ev.Violation, h.asOf)
			case *metrics.ViolationResolved:
				facts, ok = l.Facts(metrics.ViolationSubject, ev.Violation, h.asOf)
			}
			return !ok || !hasAll(facts, c.Keys)
		})
		v := of(t, j, without, h.asOf)[0].Verdict
		require.Equal(t, v.Tally, c.Without, "%v", c.Keys)
		require.Equal(t, v.Status, c.Status)
		require.Equal(t, o.Verdict.Tally.Total-v.Tally.Total, c.Tally.Total)
		if within && !isCount(o.Verdict) {
			requireChance(t, c, against, o.Verdict.Tally.Total)
		}
	}
	if within || isCount(o.Verdict) {
		require.Equal(t, against, byReason, "each has one reason")
	}
}

func TestCausesAreWhatTheirOrdersMake(t *testing.T) { rapid.Check(t, propCauses) }

// hasAll reports whether an order has every value.
func hasAll(o *metrics.Order, keys []foresight.Key) bool {
	for _, k := range keys {
		has := false
		switch k.By {
		case foresight.BySKU:
			has = k.Value == "" && len(o.Lines()) == 0 || slices.ContainsFunc(o.Lines(), func(l metrics.Line) bool { return l.SKU == k.Value })
		case foresight.ByCategory:
			has = k.Value == "" && len(o.Lines()) == 0 || slices.ContainsFunc(o.Lines(), func(l metrics.Line) bool { return l.Category == k.Value })
		case foresight.ByCarrier:
			has = k.Value == "" && len(o.Shipments()) == 0 ||
				slices.ContainsFunc(o.Shipments(), func(s metrics.Shipment) bool { return s.Carrier == k.Value })
		case foresight.ByService:
			has = k.Value == ""
		}
		if !has {
			return false
		}
	}
	return true
}

func casesOf(t *rapid.T, l *metrics.Ledger, v thresholds.Verdict, asOf window.Day) []metrics.Case {
	cases, err := l.Cases(v.Rule.Metric, v.Rule.Segment, v.Window, asOf)
	require.NoError(t, err)
	return slices.Collect(cases)
}

func againstOf(v thresholds.Verdict, tally metrics.Tally) int64 {
	if hitsAgainst(v) {
		return tally.Hits
	}
	return tally.Total - tally.Hits
}

// requireChance: the exact hypergeometric tail lies within the bounds.
func requireChance(t *rapid.T, c foresight.Cause, against, total int64) {
	require.True(t, c.HasChance)
	choose := func(n, k int64) *big.Int {
		if k < 0 || k > n {
			return new(big.Int)
		}
		return new(big.Int).Binomial(n, k)
	}
	n := c.Tally.Total
	sum := new(big.Int)
	for k := c.Against; k <= n; k++ {
		sum.Add(sum, new(big.Int).Mul(choose(against, k), choose(total-against, n-k)))
	}
	exact := new(big.Rat).SetFrac(sum, choose(total, n))
	require.LessOrEqual(t, c.Chance.Low.Rat().Cmp(exact), 0)
	require.GreaterOrEqual(t, c.Chance.High.Rat().Cmp(exact), 0)
	width := new(big.Rat).Sub(c.Chance.High.Rat(), c.Chance.Low.Rat())
	require.LessOrEqual(t, width.Cmp(big.NewRat(2, 1_000_000_000_000)), 0)
}

// One carrier loses parcels; out of stock is a reason.
func TestCauses(t *testing.T) {
	asOf := day("2026-11-22")
	rule := thresholds.Rule{ID: "cancels", Metric: "cancellation-rate", Window: window.Span{Days: 7}, Limit: thresholds.MustParseLimit("below 0.025")}
	j := judgeOf(t, rule)
	var events []metrics.Event
	for i := range 100 {
		sku := "good"
		if i < 20 {
			sku = "bad"
		}
		meta := metrics.Meta{At: asOf.Add(-2).Start(time.UTC), Order: fmt.Sprint(i)}
		events = append(events, &metrics.OrderPlaced{Meta: meta, Channel: metrics.MFN, Lines: []metrics.Line{{Line: "1", SKU: sku}}})
		if i < 3 || i == 50 {
			meta.At = meta.At.Add(time.Hour)
			c := &metrics.OrderCancelled{Meta: meta, By: metrics.Seller, Reason: metrics.ReasonOutOfStock}
			if i == 2 {
				c.Reason = ""
			}
			events = append(events, c)
		}
	}
	l := ledgerOf(t, config(j, time.UTC), events, nil)
	causes, err := of(t, j, l, asOf)[0].Causes(l, foresight.CauseOptions{
		By:    []foresight.Dimension{foresight.BySKU, foresight.ByReason},
		Pairs: [][2]foresight.Dimension{{foresight.BySKU, foresight.ByReason}}, Least: 2,
	})
	require.NoError(t, err)
	require.Len(t, causes, 3)
	require.Equal(t, []foresight.Key{{By: foresight.BySKU, Value: "bad"}}, causes[0].Keys)
	require.Equal(t, metrics.Tally{Hits: 3, Total: 20}, causes[0].Tally)
	require.Equal(t, metrics.NewRatio(3, 4), causes[0].Share)
	require.Equal(t, "20/100", causes[0].Expected.String())
	require.Equal(t, metrics.Tally{Hits: 1, Total: 80}, causes[0].Without)
	require.Equal(t, thresholds.Pass, causes[0].Status, "without it the rule passes")
	require.Equal(t, []foresight.Key{{By: foresight.ByReason, Value: "out-of-stock"}}, causes[1].Keys)
	require.Equal(t, metrics.Tally{Hits: 1, Total: 100}, causes[1].Without)
	require.Equal(t, []foresight.Key{{By: foresight.BySKU, Value: "bad"}, {By: foresight.ByReason, Value: "out-of-stock"}}, causes[2].Keys)
	require.Equal(t, thresholds.Pass, causes[2].Status)
}
