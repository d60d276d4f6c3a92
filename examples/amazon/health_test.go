package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/intake"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/accounthealth"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// kept compares with a file, or writes it anew.
func kept(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o666))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got, "go test ./examples/amazon -update writes it anew")
}

// amazonCommand runs a command line.
func amazonCommand(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(args, streams{strings.NewReader(stdin), &out, &err})
	return status, out.String(), err.String()
}

// sampleEvents is the account of the sample: two orders a day, all in time, and some defects.
// amazons are the events as Amazon knows them, ours as we do. They differ in three things: an order
// of the evening of the last day of the window, which by UTC is in the next day; a claim
// that Amazon does not count; and the placings of three days, which we do not have.
func sampleEvents(t *testing.T) (amazons, ours []metrics.Event) {
	loc, err := time.LoadLocation("America/Los_Angeles")
	require.NoError(t, err)
	at := func(d window.Day, hour int) time.Time { return d.Start(loc).Add(time.Duration(hour) * time.Hour) }
	meta := func(order string, at time.Time) metrics.Meta { return metrics.Meta{At: at, Order: order} }
	id := func(n int) string { return fmt.Sprintf("111-0000000-%07d", n) }
	lost := window.Range{First: window.MustParseDay("2026-10-26"), Last: window.MustParseDay("2026-10-28")}
	n := 0
	order := func(d window.Day, hour int) string {
		n++
		o := id(n)
		placed := &metrics.OrderPlaced{Meta: meta(o, at(d, hour)), Channel: metrics.MFN, ShipBy: at(d.Add(2), 12), DeliverBy: at(d.Add(5), 12)}
		amazons = append(amazons, placed)
		if !lost.Contains(d) {
			ours = append(ours, placed)
		}
		for _, e := range []metrics.Event{
			&metrics.ShipmentConfirmed{Meta: meta(o, at(d.Add(1), hour)), Shipment: "S1", Carrier: "UPS", Tracking: fmt.Sprintf("1Z%016d", n)},
			&metrics.ShipmentScanned{Meta: meta(o, at(d.Add(1), 18)), Shipment: "S1"},
			&metrics.ShipmentDelivered{Meta: meta(o, at(d.Add(4), 11)), Shipment: "S1"},
		} {
			amazons, ours = append(amazons, e), append(ours, e)
		}
		return o
	}
	for d := range (window.Range{First: window.MustParseDay("2026-09-05"), Last: window.MustParseDay("2026-11-22")}).Days() {
		order(d, 10)
		order(d, 14)
	}
	order(window.MustParseDay("2026-11-07"), 20)
	both := func(e metrics.Event) { amazons, ours = append(amazons, e), append(ours, e) }
	claim := func(n int, kind metrics.ClaimKind, add func(metrics.Event)) {
		opened := at(window.MustParseDay("2026-10-15"), 9)
		add(&metrics.ClaimOpened{Meta: meta(id(n), opened), Claim: fmt.Sprintf("C%d", n), Kind: kind})
		add(&metrics.ClaimDecided{Meta: meta(id(n), opened.Add(72*time.Hour)), Claim: fmt.Sprintf("C%d", n), Outcome: metrics.Granted})
	}
	claim(20, metrics.NotReceived, both)
	claim(30, metrics.NotReceived, both)
	claim(50, metrics.NotAsDescribed, func(e metrics.Event) { ours = append(ours, e) })
	both(&metrics.FeedbackLeft{Meta: meta(id(60), at(window.MustParseDay("2026-10-20"), 9)), Rating: 1})
	return amazons, ours
}

// TestHealthSample makes the sample: Amazon's report, counted by UTC days, and our events.
func TestHealthSample(t *testing.T) {
	amazons, ours := sampleEvents(t)
	policy := amazon.US()
	policy.Zone = "UTC"
	judge, err := thresholds.NewJudge(policy)
	require.NoError(t, err)
	l, err := metrics.NewLedger(metrics.Config{Location: time.UTC, Metrics: append(judge.Metrics(), accounthealth.Variants()...)})
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(amazons))
	rep, err := emitted(&account{judge: judge, ledgers: []*metrics.Ledger{l}}, sampleDay, accounthealth.Options{Marketplace: "ATVPDKIKX0DER", Account: accounthealth.Normal})
	require.NoError(t, err)
	var report, events bytes.Buffer
	require.NoError(t, accounthealth.Write(&report, rep))
	w := metrics.NewWriter(&events)
	for _, e := range ours {
		require.NoError(t, w.Write(e))
	}
	require.NoError(t, w.Flush())
	kept(t, "health/report.json", report.String())
	kept(t, "health/events.ndjson", events.String())
	assert.Less(t, events.Len(), 200_000)
}

// TestCheckSample: the three differences are told apart, with their orders.
func TestCheckSample(t *testing.T) {
	status, text, said := amazonCommand("", "check", "-sample")
	assert.Equal(t, statusSome, status)
	assert.Empty(t, said)
	kept(t, "testdata/check.txt", text)
	status, page, _ := amazonCommand("", "check", "-sample", "-format", "json")
	assert.Equal(t, statusSome, status)
	kept(t, "testdata/check.json", page)

	var r struct {
		Figures []struct {
			Figure       string
			Explanations []struct {
				Cause, Certainty string
				And, Explains    []string
				Suspects         []struct{ ID string }
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(page), &r))
	for _, f := range r.Figures {
		for i, e := range f.Explanations {
			assert.Equal(t, "candidate", e.Certainty)
			if f.Figure == "orderDefectRate/mfn" && i == 0 {
				assert.Equal(t, "defect-kinds", e.Cause)
				assert.Equal(t, []string{"orderWithDefects", "claims"}, e.Explains)
				require.Len(t, e.Suspects, 1)
				assert.Equal(t, "111-0000000-0000050", e.Suspects[0].ID)
			}
		}
	}
}

// TestEmitIsEqual: what emit writes, check finds equal.
func TestEmitIsEqual(t *testing.T) {
	dir := t.TempDir()
	report, events := filepath.Join(dir, "report.json"), filepath.Join("health", "events.ndjson")
	status, out, said := amazonCommand("", "emit", "-as-of", "2026-11-22", "-status", "NORMAL", "-o", report, events)
	require.Zero(t, status, said)
	assert.Empty(t, out)
	assert.Contains(t, said, "account-health-rating", "only Amazon knows it")
	status, out, said = amazonCommand("", "check", "-health", report, events)
	assert.Zero(t, status, out+said)
	assert.Contains(t, out, ", 0 different,")

	status, out, _ = amazonCommand("", "emit", "-sample")
	assert.Zero(t, status)
	kept(t, "testdata/emit.json", out)
	data, err := os.ReadFile(events)
	require.NoError(t, err)
	status, piped, _ := amazonCommand(string(data), "emit", "-as-of", "2026-11-22", "-")
	assert.Zero(t, status)
	assert.Equal(t, out, piped)

	status, dayless, said := amazonCommand("", "emit", events)
	assert.Zero(t, status)
	last := regexp.MustCompile(`amazon: the report is as of (\S+), the day of the last event`).FindStringSubmatch(said)
	require.Len(t, last, 2, said)
	_, out, _ = amazonCommand("", "emit", "-as-of", last[1], events)
	assert.Equal(t, out, dayless)
}

func TestCheckOldReport(t *testing.T) {
	file := filepath.Join(t.TempDir(), "report.xml")
	require.NoError(t, os.WriteFile(file, []byte(`<?xml version="1.0"?><sellerPerformanceReports><sellerPerformanceReport><orderDefects><orderDefectMetrics>
		<timeFrame><start>2026-09-09T00:00:00Z</start><end>2026-11-07T23:59:59Z</end></timeFrame><orderCount>115</orderCount>
		<orderWithDefects><count>4</count></orderWithDefects></orderDefectMetrics></orderDefects></sellerPerformanceReport></sellerPerformanceReports>`), 0o666))
	status, out, said := amazonCommand("", "check", "-health", file, "health/events.ndjson")
	assert.Zero(t, status, out+said)
	assert.Contains(t, out, "EQUAL      orderDefects")
}

func TestHealthUsage(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"check", "amazon: check: -health FILE is missing\n"},
		{"check -health none.json x", "amazon: open none.json: no such file or directory\n"},
		{"check -health health/report.json", "amazon: check: no files of events; - is standard input\n"},
		{"check -health health/report.json none.ndjson", "amazon: open none.ndjson: no such file or directory\n"},
		{"check -health health/events.ndjson ./health/events.ndjson", "amazon: health/events.ndjson: accounthealth: line 2: malformed: text after the end\n"},
		{"check -health health/report.json -marketplace X -sample", "amazon: check: -health and -sample do not go together\n"},
		{"check -sample -format csv", "amazon: check: -format \"csv\": there is only text and json\n"},
		{"check -sample -marketplace X", "no such marketplace in the report"},
		{"check -sample -also Mars/Olympus", "amazon: check: -also \"Mars/Olympus\": no such time zone\n"},
		{"check -sample -zone Mars/Olympus", "amazon: check: -zone \"Mars/Olympus\": no such time zone\n"},
		{"check -sample health/events.ndjson", "amazon: check: files of events and -sample do not go together\n"},
		{"emit", "amazon: emit: no files of events; - is standard input\n"},
		{"emit -", "amazon: emit: no events, and no -as-of DAY: a report is of the end of a day, and there is no clock\n"},
		{"emit -sample -status GONE", "amazon: emit: accounthealth: /accountStatuses/0: \"GONE\" is not in the schema: unknown\n"},
		{"emit -sample -marketplace=", "missing"},
		{"emit -as-of 2001-01-01 health/events.ndjson", "no edition in force on 2001-01-01"},
		{"emit -as-of 2026-11-22 - -", "amazon: emit: standard input (-) is named twice\n"},
		{"emit -as-of 2026-11-22 health/report.json", "health/report.json: line 1: "},
	} {
		status, out, said := amazonCommand("", strings.Fields(c.args)...)
		assert.Equal(t, statusError, status, c.args)
		assert.Empty(t, out, c.args)
		assert.Contains(t, said, c.want, c.args)
	}
}

// TestIntakeOfSeveral: one batch goes to every ledger.
func TestIntakeOfSeveral(t *testing.T) {
	a, err := newAccount("amazon-us", "", []string{"UTC", "America/Los_Angeles", "Asia/Tokyo"})
	require.NoError(t, err)
	require.Len(t, a.ledgers, 3, "the policy's own zone is there already")
	inputs, err := intake.Files([]string{"health/events.ndjson"}, nil)
	require.NoError(t, err)
	require.NoError(t, a.read(inputs, ""))
	orders := map[int64]bool{}
	for _, l := range a.ledgers {
		orders[l.Stats().Orders] = true
	}
	assert.Len(t, orders, 1)
	assert.True(t, slices.ContainsFunc(a.ledgers, func(l *metrics.Ledger) bool { return l.Location().String() == "UTC" }))
}

// TestMarketplaces: the marketplace names the policy, or at least the days.
func TestMarketplaces(t *testing.T) {
	for _, c := range []struct{ marketplace, policy, zone, wantPolicy, wantZone string }{
		{"ATVPDKIKX0DER", "", "", "amazon-us", ""},
		{"amazon.de", "", "", "amazon-de", ""},
		{"UK", "", "Europe/Dublin", "amazon-uk", "Europe/Dublin"},
		{"NL", "", "", "amazon-us", "Europe/Amsterdam"},
		{"NL", "amazon-de", "", "amazon-de", ""},
		{"elsewhere", "", "", "amazon-us", ""},
	} {
		policy, zone := policyOf(c.marketplace, c.policy, c.zone)
		assert.Equal(t, c.wantPolicy, policy, c)
		assert.Equal(t, c.wantZone, zone, c)
	}
	file := filepath.Join(t.TempDir(), "de.json")
	status, _, said := amazonCommand("", "emit", "-as-of", "2026-11-22", "-marketplace", "DE", "-o", file, "health/events.ndjson")
	assert.Zero(t, status, said)
	status, out, said := amazonCommand("", "check", "-health", file, "-marketplace", "de", "health/events.ndjson")
	assert.Zero(t, status, out+said)
	assert.Contains(t, out, "A1PA6795UKMFR9 as of 2026-11-22 (Europe/Berlin)")
}
