package metrics_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Two zones of one name are two zones.
func TestFixedZonesOfOneName(t *testing.T) {
	in := func(hours int) *metrics.Ledger {
		l, err := metrics.NewLedger(metrics.Config{Location: time.FixedZone("shop", hours*3600)})
		require.NoError(t, err)
		return l
	}
	var zone *metrics.ZoneError
	require.ErrorAs(t, in(9).Merge(in(-9)), &zone)
	require.NoError(t, in(9).Merge(in(9)))

	stored := foldBytes(t, in(9))
	_, err := metrics.ReadLedger(bytes.NewReader(stored), metrics.Config{Location: time.FixedZone("shop", -9*3600)})
	require.ErrorAs(t, err, &zone)
	_, err = metrics.ReadLedger(bytes.NewReader(stored), metrics.Config{Location: time.FixedZone("shop", 9*3600)})
	require.NoError(t, err)
}

// The zone Local is another one on another machine, so it is in no snapshot.
func TestLocalIsNotStored(t *testing.T) {
	if time.Local.String() != "Local" {
		t.Skip("this machine's own zone bears a name:", time.Local)
	}
	l, err := metrics.NewLedger(metrics.Config{Location: time.Local})
	require.NoError(t, err)
	require.ErrorIs(t, l.Snapshot(&bytes.Buffer{}), metrics.ErrZone)
}

// A mark on a day that no event could have is dropped, and what is written can be
// read.
func TestMarksOfImpossibleDays(t *testing.T) {
	days := []window.Day{{}, window.Date(1969, 12, 31), window.Date(5000, 1, 1), window.Date(2026, 3, 1)}
	cfg := metrics.Config{Location: time.UTC, Custom: []metrics.Definition{{
		ID: "anywhere", Unit: "mark",
		At: func(_ *metrics.Order, mark func(metrics.Mark)) {
			for _, d := range days {
				mark(metrics.Mark{Day: d, Tally: metrics.Tally{Hits: 1}})
			}
		},
	}}}
	l, err := metrics.NewLedger(cfg)
	require.NoError(t, err)
	require.NoError(t, l.Apply(&metrics.OrderPlaced{Meta: foldMeta(march(1, 0)), Channel: metrics.MFN}))
	ever := window.Range{First: window.Date(1000, 1, 1), Last: window.Date(9999, 12, 31)}
	got, err := l.Tally("anywhere", metrics.All, ever, ever.Last)
	require.NoError(t, err)
	require.Equal(t, metrics.Tally{Hits: 1}, got)
	_, err = metrics.ReadLedger(bytes.NewReader(foldBytes(t, l)), cfg)
	require.NoError(t, err)
}
