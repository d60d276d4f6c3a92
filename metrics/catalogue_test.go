package metrics_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
)

// Every metric says what it is, where its rule is written, and what it knows.
func TestCatalogueIsComplete(t *testing.T) {
	all := metrics.Catalogue()
	require.NotEmpty(t, all)
	require.True(t, slices.IsSortedFunc(all, func(a, b metrics.Definition) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	}), "sorted by id, which Find relies on")
	for _, d := range all {
		for name, text := range map[string]string{"title": d.Title, "unit": d.Unit, "source": d.Source, "doc": d.Doc} {
			require.NotEmpty(t, text, "%s of %s", name, d.ID)
		}
		require.Regexp(t, "^https://", d.Source, d.ID)
		found, ok := metrics.Find(d.ID)
		require.True(t, ok)
		require.Equal(t, d.ID, found.ID)
		for _, c := range append(metrics.CommonConventions(), d.Conventions...) {
			require.NotEmpty(t, c.Doc, "%s of %s", c.Name, d.ID)
			require.NotEqual(t, len(c.Values) > 1 || c.Free, c.Whole > 0, "%s of %s has values or is a number", c.Name, d.ID)
			v, err := metrics.Resolve(d.ID + "?" + c.Name + "=" + defaultOf(c))
			require.NoError(t, err)
			require.Equal(t, metrics.Variant(d.ID), v, "a default is left out")
		}
	}
}

func defaultOf(c metrics.ConventionChoice) string {
	if c.Whole > 0 {
		return strconv.Itoa(c.Whole)
	}
	return c.Values[0]
}

func TestResolveRefuses(t *testing.T) {
	for text, class := range map[string]error{
		"":                                   metrics.ErrMalformed,
		"late-shipment-rate?":                metrics.ErrMalformed,
		"late-shipment-rate?day":             metrics.ErrMalformed,
		"late-shipment-rate?day=a&day=b":     metrics.ErrMalformed,
		"Late-Shipment-Rate":                 metrics.ErrMalformed,
		"late-shipment-rates":                metrics.ErrUnknown,
		"late-shipment-rate?day=tuesday":     metrics.ErrUnknown,
		"late-shipment-rate?hours=24":        metrics.ErrUnknown,
		"response-time-rate?hours=0":         metrics.ErrRange,
		"response-time-rate?hours=024":       metrics.ErrRange,
		"response-time-rate?hours=100000000": metrics.ErrRange,
	} {
		_, err := metrics.Resolve(text)
		require.ErrorIs(t, err, class, text)
	}
}
