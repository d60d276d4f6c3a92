package main

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var update = flag.Bool("update", false, "write the golden file anew")

func TestOutput(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out))
	path := filepath.Join("testdata", "output.txt")
	if *update {
		require.NoError(t, os.WriteFile(path, out.Bytes(), 0o666))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), out.String(), "go test ./examples/custommetric -update writes it anew")
}

func berlin(t *testing.T) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	return loc
}

func ledgerOf(t *testing.T, events ...metrics.Event) *metrics.Ledger {
	t.Helper()
	l, err := metrics.NewLedger(metrics.Config{Location: berlin(t), Custom: []metrics.Definition{nextDayDispatch()}})
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(events))
	return l
}

// One order, placed on a Friday: open over the weekend, then kept or missed.
func TestOneOrder(t *testing.T) {
	loc := berlin(t)
	at := func(s string) time.Time {
		when, err := time.ParseInLocation(time.DateTime, s, loc)
		require.NoError(t, err)
		return when
	}
	order := &metrics.OrderPlaced{Meta: metrics.Meta{At: at("2026-03-27 15:00:00"), Order: "o"}, Channel: metrics.MFN, Units: 1}
	confirmed := func(s string) metrics.Event {
		return &metrics.ShipmentConfirmed{Meta: metrics.Meta{At: at(s), Order: "o"}}
	}
	cancelled := &metrics.OrderCancelled{Meta: metrics.Meta{At: at("2026-03-28 10:00:00"), Order: "o"}, By: metrics.Buyer}
	afn := *order
	afn.Channel = metrics.AFN
	for _, c := range []struct {
		name   string
		asOf   string
		events []metrics.Event
		want   metrics.Tally
	}{
		{"not placed yet", "2026-03-26", []metrics.Event{order}, metrics.Tally{}},
		{"on Friday", "2026-03-27", []metrics.Event{order}, metrics.Tally{Open: 1}},
		{"on Sunday, when the clocks change", "2026-03-29", []metrics.Event{order}, metrics.Tally{Open: 1}},
		{"when Monday is over", "2026-03-30", []metrics.Event{order}, metrics.Tally{Total: 1}},
		{"in Monday's last second", "2026-03-30", []metrics.Event{order, confirmed("2026-03-30 23:59:59")}, metrics.Tally{Hits: 1, Total: 1}},
		{"a second later", "2026-04-10", []metrics.Event{order, confirmed("2026-03-31 00:00:00")}, metrics.Tally{Total: 1}},
		{"confirmed later, seen from before", "2026-03-29", []metrics.Event{order, confirmed("2026-03-30 09:00:00")}, metrics.Tally{Open: 1}},
		{"cancelled", "2026-03-30", []metrics.Event{order, cancelled}, metrics.Tally{}},
		{"cancelled, seen from before", "2026-03-27", []metrics.Event{order, cancelled}, metrics.Tally{Open: 1}},
		{"shipped by the marketplace", "2026-03-30", []metrics.Event{&afn}, metrics.Tally{}},
	} {
		day := window.MustParseDay(c.asOf)
		got, err := ledgerOf(t, c.events...).Tally("next-day-dispatch", metrics.SegmentMFN, window.Span{Days: 30}.Range(day), day)
		require.NoError(t, err)
		assert.Equal(t, c.want, got, c.name)
	}
}

// In whatever order the events come, and however often, the verdicts are the same.
func TestAnyOrder(t *testing.T) {
	policy, err := thresholds.Parse(policyFile, nextDayDispatch())
	require.NoError(t, err)
	judge, err := thresholds.NewJudge(policy, nextDayDispatch())
	require.NoError(t, err)
	in := thresholds.Inputs{AsOf: window.MustParseDay("2026-11-20")}
	events := november(judge.Location())
	ledger := func(events []metrics.Event) *metrics.Ledger {
		l, err := metrics.NewLedger(metrics.Config{
			Location: judge.Location(), Metrics: judge.Metrics(), Custom: []metrics.Definition{nextDayDispatch()},
		})
		require.NoError(t, err)
		require.NoError(t, l.ApplyAll(events))
		return l
	}
	in.Tallies = ledger(events)
	want, err := judge.Judge(in)
	require.NoError(t, err)
	shuffled := append(events[:len(events):len(events)], events[:20]...)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	in.Tallies = ledger(shuffled)
	got, err := judge.Judge(in)
	require.NoError(t, err)
	assert.Equal(t, want, got)
}
