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

// One carrier loses what comes from one sku: the pair says more than either.
func TestTellingPairs(t *testing.T) {
	asOf := day("2026-11-22")
	rule := thresholds.Rule{ID: "defects", Metric: "negative-feedback-rate", Window: window.Span{Days: 7}, Limit: thresholds.MustParseLimit("below 0.025")}
	j := judgeOf(t, rule)
	var events []metrics.Event
	for i := range 40 {
		meta := metrics.Meta{At: asOf.Add(-2).Start(time.UTC), Order: fmt.Sprint(i)}
		events = append(events, &metrics.OrderPlaced{Meta: meta, Channel: metrics.MFN, Lines: []metrics.Line{{Line: "1", SKU: []string{"mug", "pan"}[i%2], Category: "kitchen"}}})
		meta.At = meta.At.Add(time.Hour)
		events = append(events, &metrics.ShipmentConfirmed{Meta: meta, Carrier: []string{"ups", "dhl"}[i/2%2]})
		if i%4 == 0 && i < 12 { // mug by ups
			events = append(events, &metrics.FeedbackLeft{Meta: meta, Rating: 1})
		}
	}
	l := ledgerOf(t, config(j, time.UTC), events, nil)
	causes, err := of(t, j, l, asOf)[0].Causes(l, foresight.CauseOptions{Pairs: foresight.Pairs()})
	require.NoError(t, err)
	telling := foresight.Telling(causes)
	require.Equal(t, []foresight.Key{{By: foresight.BySKU, Value: "mug"}, {By: foresight.ByCarrier, Value: "ups"}}, telling[0].Keys)
	require.Equal(t, metrics.Tally{Hits: 3, Total: 10}, telling[0].Tally)
	for _, c := range telling[1:] {
		require.Len(t, c.Keys, 1, "no other pair says more: %v", c.Keys)
		require.NotEqual(t, "kitchen", c.Keys[0].Value, "all of it is")
		require.NotEmpty(t, c.Keys[0].Value, "no service is stated of any")
	}
	require.Len(t, telling, 4, "the pair, mug, ups and the reason")
}

// propTelling: every pair that stays beats both its values, and none that does is lost.
func propTelling(t *rapid.T) {
	h := genHistory(t)
	rule := genRule(t, "r")
	j := judgeOf(t, rule)
	l := h.ledger(j, nil)
	causes, err := of(t, j, l, h.asOf)[0].Causes(l, foresight.CauseOptions{Pairs: foresight.Pairs()})
	require.NoError(t, err)
	excess := func(c foresight.Cause) *big.Rat {
		if !c.Expected.HasData() {
			return nil
		}
		return new(big.Rat).Sub(big.NewRat(c.Share.Num(), c.Share.Den()), big.NewRat(c.Expected.Num(), c.Expected.Den()))
	}
	kept := map[string]bool{}
	for _, c := range foresight.Telling(causes) {
		kept[fmt.Sprint(c.Keys)] = true
	}
	for _, c := range causes {
		if len(c.Keys) == 1 {
			continue
		}
		more := excess(c) != nil && c.Against > 1
		for _, one := range causes {
			if more && len(one.Keys) == 1 && (one.Keys[0] == c.Keys[0] || one.Keys[0] == c.Keys[1]) {
				more = excess(c).Cmp(excess(one)) > 0
			}
		}
		require.Equal(t, more, kept[fmt.Sprint(c.Keys)], "%v", c.Keys)
	}
}

func TestTellingIsMoreThanEither(t *testing.T) { rapid.Check(t, propTelling) }
