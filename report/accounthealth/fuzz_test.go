package accounthealth_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/report/accounthealth"
)

// FuzzRead: no document panics, and what is read can be read again once it is written.
func FuzzRead(f *testing.F) {
	f.Add(written(f, reported(f, made(f, synth.Config{Orders: 50}), asOfDay)))
	f.Add([]byte(lateReport))
	f.Add([]byte(`{"performanceMetrics":[{"orderDefectRate":{"mfn":{"claims":4,"orderCount":1e3,"rate":"0.1","reportingDateRange":{"reportingDateFrom":"2026-09-24"}}}}]}`))
	f.Add([]byte(`{"accountStatuses":{},"performanceMetrics":{"lateShipmentRateList":{"rate":0},"warningState":[{}],"accountHealthRating":{"ahrScore":1}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		rep, err := accounthealth.Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		require.LessOrEqual(t, len(rep.Warnings), 1001)
		var page bytes.Buffer
		if accounthealth.Write(&page, rep) != nil {
			return
		}
		again, err := accounthealth.Read(&page)
		require.NoError(t, err)
		require.Len(t, again.Marketplaces, len(rep.Marketplaces))
		for i, m := range rep.Marketplaces {
			for _, f := range m.Figures {
				g, ok := again.Marketplaces[i].Figure(f.Name)
				require.True(t, ok)
				if f.Name == accounthealth.LateShipmentList {
					continue // there are several
				}
				require.Equal(t, f.Hits.N, g.Hits.N)
				require.Equal(t, f.Total.N, g.Total.N)
				was, whole := f.Window.Days(nil)
				if is, _ := g.Window.Days(nil); whole {
					require.Equal(t, was, is)
				}
			}
		}
	})
}

// FuzzReadV1: no document panics.
func FuzzReadV1(f *testing.F) {
	f.Add([]byte(oldReport))
	f.Add([]byte("<sellerPerformanceReport><orderDefects><orderDefectMetrics><orderCount>1%</orderCount></orderDefectMetrics></orderDefects></sellerPerformanceReport>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rep, err := accounthealth.ReadV1(bytes.NewReader(data))
		if err == nil {
			require.LessOrEqual(t, len(rep.Warnings), 1001)
			_ = accounthealth.Write(io.Discard, rep)
		}
	})
}

// FuzzReconcile: no report makes comparing it panic, whatever it claims.
func FuzzReconcile(f *testing.F) {
	l := made(f, synth.Config{Orders: 60})
	f.Add(written(f, reported(f, l, asOfDay)))
	f.Add([]byte(lateReport))
	f.Fuzz(func(t *testing.T, data []byte) {
		rep, err := accounthealth.Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		for _, m := range rep.Marketplaces {
			r, err := accounthealth.Reconcile(accounthealth.Inputs{Report: rep, Marketplace: m.ID, Ours: l})
			if err == nil {
				require.NoError(t, accounthealth.Text(io.Discard, r, accounthealth.TextOptions{Warnings: true}))
				require.NoError(t, accounthealth.JSON(io.Discard, r))
			}
		}
	})
}
