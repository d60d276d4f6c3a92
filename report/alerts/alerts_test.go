package alerts_test

import (
	"bytes"
	"encoding/json"
	"testing"
	_ "time/tzdata"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/figures"
	"github.com/sellerperf/sellerperf/report/alerts"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

var sampleDay = window.MustParseDay("2026-11-22")

// eager are alerts that a small account can raise.
func eager() []foresight.Alert {
	all := foresight.Alerts()
	for i := range all {
		all[i].Least, all[i].Long.Orders, all[i].Short.Orders = 2, 20, 10
	}
	return all
}

func sampled(t testing.TB, days int) alerts.Log {
	t.Helper()
	judge, ledger := figures.Account(t, figures.SampleFile, amazon.US())
	log, err := alerts.Gather("<north> & south", judge, thresholds.Inputs{AsOf: sampleDay, Tallies: ledger},
		window.Range{First: sampleDay.Add(1 - days), Last: sampleDay.Add(5)}, eager())
	require.NoError(t, err)
	return log
}

func TestGolden(t *testing.T) {
	log := sampled(t, 30)
	require.Equal(t, sampleDay, log.Days.Last)
	var page bytes.Buffer
	require.NoError(t, alerts.JSON(&page, log))
	golden.Check(t, "sample.json", page.Bytes())
	body, ok := alerts.Body(log, window.MustParseDay("2026-11-19"))
	require.True(t, ok)
	golden.Check(t, "body.json", body)
	again, _ := alerts.Body(sampled(t, 30), window.MustParseDay("2026-11-19"))
	require.Equal(t, body, again)
}

// What stands at the end of a day is what the scorecard of the day says fails, and each
// alert is raised and cleared by turns.
func TestStandingIsWhatFails(t *testing.T) {
	judge, ledger := figures.Account(t, figures.SampleFile, amazon.US())
	log := sampled(t, 40)
	changed := 0
	for day := range log.Days.Days() {
		card, err := judge.Judge(thresholds.Inputs{AsOf: day, Tallies: ledger})
		require.NoError(t, err)
		var want, got []string
		for _, v := range card.Verdicts {
			if v.Status == thresholds.Fail {
				want = append(want, v.Rule.ID+" "+string(v.Rule.Segment))
			}
		}
		for _, o := range card.Outcomes {
			if o.Status == thresholds.Fail {
				want = append(want, o.ID+" ")
			}
		}
		for _, n := range log.Standing(day) {
			if n.Kind != alerts.Pace {
				got = append(got, n.Rule+" "+string(n.Segment))
			}
		}
		require.ElementsMatch(t, want, got, "%v", day)
		body, ok := alerts.Body(log, day)
		require.Equal(t, len(log.On(day)) > 0, ok)
		if ok {
			changed++
			require.True(t, json.Valid(body))
		}
	}
	require.Positive(t, changed)
	raised := map[string]bool{}
	for _, n := range log.Notices {
		k := n.Rule + " " + string(n.Segment) + " " + string(n.Kind) + " " + n.Alert
		require.NotEqual(t, raised[k], n.Raised, "%v", n)
		raised[k] = n.Raised
	}
}

// The texts of others stay text where a receiver takes some letters for marks.
func TestHostileBody(t *testing.T) {
	body, ok := alerts.Body(sampled(t, 30), window.MustParseDay("2026-11-19"))
	require.True(t, ok)
	var out struct{ Account, Text string }
	require.NoError(t, json.Unmarshal(body, &out))
	require.Equal(t, "<north> & south", out.Account)
	require.Contains(t, out.Text, "&lt;north&gt; &amp; south")
	require.NotContains(t, out.Text, "<")
}
