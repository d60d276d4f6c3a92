package metrics_test

import (
	"bytes"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Reads may run at the same time as each other: they find what one alone finds, and the
// race detector finds nothing.
func TestReadsTogether(t *testing.T) {
	loc, err := time.LoadLocation("America/Los_Angeles")
	require.NoError(t, err)
	l, err := metrics.NewLedger(metrics.Config{Location: loc})
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(synth.Events(synth.Config{Orders: 400, Days: 40, Start: window.MustParseDay("2026-09-01")})))
	days := window.Range{First: window.MustParseDay("2026-09-05"), Last: window.MustParseDay("2026-10-12")}
	asOf := days.Last.Add(-3)
	event := &metrics.OrderPlaced{Channel: metrics.MFN, Meta: metrics.Meta{Order: "new", At: asOf.Start(loc)}}
	read := func() (out []any, errs []error) {
		for _, v := range l.Metrics() {
			tally, err := l.Tally(v, metrics.All, days, asOf)
			errs = append(errs, err)
			trend, err := l.AppendTrend(nil, v, metrics.All, window.Span{Days: 7}, days)
			errs = append(errs, err)
			cases, err := l.Cases(v, metrics.All, days, asOf)
			errs = append(errs, err)
			first, others, err := l.FirstCases(v, metrics.All, days, asOf, nil, 5)
			errs = append(errs, err)
			each, err := l.EachCase(v, metrics.All, days, asOf, nil)
			errs = append(errs, err)
			lines := 0
			for _, order := range each {
				lines += len(order.Lines()) + len(order.Shipments())
			}
			open, err := l.Open(v, metrics.All, asOf)
			errs = append(errs, err)
			n := 0
			for range open {
				n++
			}
			out = append(out, tally, trend, slices.Collect(cases), first, others, lines, n)
		}
		what, err := l.WhatIf(event)
		errs = append(errs, err)
		tally, err := what.Tally("orders-placed", metrics.All, days, asOf)
		errs = append(errs, err)
		var snapshot bytes.Buffer
		errs = append(errs, l.Snapshot(&snapshot))
		return append(out, tally, snapshot.Bytes()), errs
	}
	want, errs := read()
	require.NoError(t, errors.Join(errs...))
	var all sync.WaitGroup
	for range 4 {
		all.Add(1)
		go func() {
			defer all.Done()
			got, errs := read()
			assert.NoError(t, errors.Join(errs...))
			assert.Equal(t, want, got)
		}()
	}
	all.Wait()
}
