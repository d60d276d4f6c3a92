package spapi_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// confirmed returns that a shipment was confirmed.
func confirmed(order, tracking string) metrics.Event {
	return &metrics.ShipmentConfirmed{Meta: metrics.Meta{At: day(2026, 11, 3), Order: order}, Tracking: tracking}
}

// read reads a document to its end.
func read(t testing.TB, document string, opt spapi.Options) (events []metrics.Event, faults []*spapi.RowError) {
	t.Helper()
	r, err := spapi.NewReader(strings.NewReader(document), opt)
	require.NoError(t, err)
	for {
		ev, err := r.Next()
		var fault *spapi.RowError
		switch {
		case errors.Is(err, io.EOF):
			return events, faults
		case errors.As(err, &fault):
			if faults = append(faults, fault); fault.Fatal() {
				return events, faults
			}
		default:
			require.NoError(t, err)
			events = append(events, ev)
		}
	}
}

// lines returns events as NDJSON.
func lines(t testing.TB, events []metrics.Event) string {
	t.Helper()
	var b bytes.Buffer
	w := metrics.NewWriter(&b)
	for _, ev := range events {
		require.NoError(t, w.Write(ev))
	}
	require.NoError(t, w.Flush())
	return b.String()
}

// reasons returns the reasons of faults.
func reasons(faults []*spapi.RowError) []spapi.Reason {
	var list []spapi.Reason
	for _, f := range faults {
		list = append(list, f.Reason)
	}
	return list
}

// detect says what a document is.
func detect(document []byte) (spapi.Kind, error) {
	return spapi.Detect(bytes.NewReader(document))
}
