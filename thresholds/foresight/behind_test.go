package foresight_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// propBehind: what is behind a number is all that counts against it, whoever is asked.
func propBehind(t *rapid.T) {
	h := genHistory(t)
	j := judgeOf(t, genRule(t, "r"))
	l := h.ledger(j, nil)
	o := of(t, j, l, h.asOf)[0]
	v := &o.Verdict
	var want []metrics.Case
	cases, err := l.Cases(v.Rule.Metric, v.Rule.Segment, v.Window, h.asOf)
	require.NoError(t, err)
	for c := range cases {
		if v.Against(c) {
			want = append(want, c)
		}
	}
	most := rapid.IntRange(0, 4).Draw(t, "most")
	overlay, err := l.WhatIf()
	require.NoError(t, err)
	for _, src := range []foresight.Cases{l, overlay} {
		got, err := o.Behind(src, most)
		require.NoError(t, err)
		n := min(most, len(want))
		require.Len(t, got.Cases, n)
		if n > 0 {
			require.Equal(t, want[:n], got.Cases)
		}
		require.Equal(t, int64(len(want)-n), got.Others)
	}
}

func TestBehind(t *testing.T) { rapid.Check(t, propBehind) }
