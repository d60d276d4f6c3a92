package accounthealth_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/accounthealth"
)

// TestOfficialExample: every inconsistency of the example that stands in Amazon's own
// schema, and none that is none.
func TestOfficialExample(t *testing.T) {
	rep := read(t, shared(t, "official-root-example.json"))
	const m = "/performanceMetrics/0"
	require.ElementsMatch(t, []string{
		"not-in-enum /accountStatuses/2/status", // SUSPENDED
		"renamed-key " + m + "/prefulfillmentCancelRate",
		"renamed-key " + m + "/documentRequest",
		"renamed-key " + m + "/warningState",
		"missing-key " + m, // restrictedProductPolicyViolations
		"missing-key " + m, // suspectedIntellectualPropertyViolations
		"rate-mismatch " + m + "/orderDefectRate/mfn/rate",
		"rate-mismatch " + m + "/orderDefectRate/afn/rate",
		"wrong-channel " + m + "/orderDefectRate/afn/fulfillmentType",
		"copied-figure " + m + "/orderDefectRate/afn",
		"rate-mismatch " + m + "/prefulfillmentCancelRate/rate",
		"status-mismatch " + m + "/prefulfillmentCancelRate/status",
		"swapped-counts " + m + "/onTimeDeliveryRate",
		"hits-exceed-total " + m + "/validTrackingRate",
		"rate-mismatch " + m + "/validTrackingRate/rate",
		"rate-copied " + m + "/validTrackingRate/rate",
		"status-mismatch " + m + "/unitOnTimeDeliveryRate/status",
		"reversed-window " + m + "/documentRequest/reportingDateRange",
		"status-mismatch " + m + "/documentRequest/status",
	}, found(rep))

	us, ok := rep.Marketplace("ATVPDKIKX0DER")
	require.True(t, ok)
	for name, want := range map[accounthealth.Name][2]int64{
		accounthealth.InvoiceDefect: {315, 9001}, accounthealth.LateShipment: {27896, 870669},
		accounthealth.OrderDefectMFN: {1078, 539000}, accounthealth.Cancellation: {551, 17197},
	} {
		f, ok := us.Figure(name)
		require.True(t, ok)
		require.Equal(t, want, [2]int64{f.Hits.N, f.Total.N}, name)
	}
	invoices, _ := us.Figure(accounthealth.InvoiceDefect)
	require.Equal(t, accounthealth.Rounded, invoices.Rate.Fit(315, 9001))
	late, _ := us.Figure(accounthealth.LateShipment)
	require.Equal(t, accounthealth.Rounded, late.Rate.Fit(27896, 870669))
	missing, _ := invoices.Part("missingInvoice")
	require.EqualValues(t, 214, missing.N)
	require.Equal(t, accounthealth.Status("WARNED"), us.Rating.Status)
	require.Equal(t, "spammingSellerMessaging", us.WarningStates[0].Type)
	require.Equal(t, day("2020-11-19"), us.Newest())
	days, whole := late.Window.Days(nil)
	require.True(t, whole)
	require.Equal(t, "2020-10-21..2020-11-19", days.String())
}

func TestLiveExcerpt(t *testing.T) {
	rep := read(t, shared(t, "live-excerpt-DE-2026-10-04.json"))
	codes := map[accounthealth.Code]int{}
	for _, w := range rep.Warnings {
		codes[w.Code]++
	}
	delete(codes, accounthealth.MissingKey) // it is an excerpt
	require.Equal(t, map[accounthealth.Code]int{accounthealth.UndeclaredKey: 3, accounthealth.StatusMismatch: 1}, codes)
	de := rep.Marketplaces[0]
	require.EqualValues(t, 428, de.Rating.Score.N)
	delivery, _ := de.Figure(accounthealth.OnTimeDelivery)
	require.Equal(t, "0.42857142857142855", delivery.Rate.Text)
	require.Equal(t, accounthealth.Good, delivery.Status)
	require.Equal(t, accounthealth.AsDouble, delivery.Rate.Fit(3, 7))
	late, ok := de.Figure(accounthealth.LateShipmentList)
	require.True(t, ok)
	require.False(t, late.Total.Stated)
	tracking, _ := de.Figure(accounthealth.ValidTracking)
	require.False(t, tracking.Hits.Stated, "what is not there is not zero")
	require.True(t, tracking.Total.Stated)
}

// TestTolerance: each fault is warned of at its place and costs no more than its field.
func TestTolerance(t *testing.T) {
	whole := string(written(t, reported(t, made(t, synth.Config{Orders: 600, Seed: 3}), day("2026-11-22"))))
	clean := found(read(t, []byte(whole)))
	const late = "/performanceMetrics/0/lateShipmentRate"
	const count, from, to = `"lateShipmentCount": 2`, `"reportingDateFrom": "2026-10-24T00:00:00Z"`, `"reportingDateTo": "2026-11-22T23:59:59Z"`
	const rate = `"rate": 0.014492753623`
	figure := func(rep accounthealth.Report) accounthealth.Figure {
		f, _ := rep.Marketplaces[0].Figure(accounthealth.LateShipment)
		return f
	}
	stated := func(rep accounthealth.Report) bool { return figure(rep).Hits.Stated }
	days := func(rep accounthealth.Report) string { r, _ := figure(rep).Window.Days(nil); return r.String() }
	for _, c := range []struct {
		name, old, new string
		warning        string
		check          func(rep accounthealth.Report) bool
	}{
		{"a count as text", count, `"lateShipmentCount": "2"`, "wrong-type " + late + "/lateShipmentCount", stated},
		{"a count as decimal", count, `"lateShipmentCount": 2.0`, "", stated},
		{"half a defect", count, `"lateShipmentCount": 2.5`, "bad-value " + late + "/lateShipmentCount", func(r accounthealth.Report) bool { return !stated(r) }},
		{"fewer than none", count, `"lateShipmentCount": -2`, "bad-value " + late + "/lateShipmentCount", func(r accounthealth.Report) bool { return !stated(r) }},
		{"far too many", count, `"lateShipmentCount": 1e300`, "bad-value " + late + "/lateShipmentCount", func(r accounthealth.Report) bool { return !stated(r) }},
		{"null", count, `"lateShipmentCount": null`, "wrong-type " + late + "/lateShipmentCount", func(r accounthealth.Report) bool { return !stated(r) }},
		{"a truth", count, `"lateShipmentCount": true`, "wrong-type " + late + "/lateShipmentCount", func(r accounthealth.Report) bool { return !stated(r) }},
		{"an object", count, `"lateShipmentCount": {"count": 2}`, "wrong-type " + late + "/lateShipmentCount", func(r accounthealth.Report) bool { return !stated(r) }},
		{"another case", count, `"LateShipmentCount": 2`, "renamed-key " + late + "/LateShipmentCount", stated},
		{"not there", count + ",", ``, "missing-key " + late, func(r accounthealth.Report) bool { return !stated(r) }},
		{"twice", count, count + `, "lateShipmentCount": 3`, "duplicate-key " + late + "/lateShipmentCount", stated},
		{"something new", count, count + `, "a/b~c": {"x": 1}`, "unknown-key " + late + "/a~1b~0c", stated},
		{"no seconds", to, `"reportingDateTo": "2026-11-22T23:59Z"`, "", func(r accounthealth.Report) bool { return days(r) == "2026-10-24..2026-11-22" }},
		{"a day alone", to, `"reportingDateTo": "2026-11-22"`, "odd-instant " + late + "/reportingDateRange/reportingDateTo", func(r accounthealth.Report) bool { return days(r) == "2026-10-24..2026-11-22" }},
		{"up to midnight", to, `"reportingDateTo": "2026-11-23T00:00:00Z"`, "", func(r accounthealth.Report) bool { return days(r) == "2026-10-24..2026-11-22" }},
		{"local days", to, `"reportingDateTo": "2026-11-22T23:59:59-08:00"`, "", func(r accounthealth.Report) bool { return days(r) == "2026-10-24..2026-11-22" }},
		{"noon", from, `"reportingDateFrom": "2026-10-24T12:00:00Z"`, "partial-days " + late + "/reportingDateRange", func(r accounthealth.Report) bool { return days(r) == "2026-10-24..2026-11-22" }},
		{"the wrong way round", from, `"reportingDateFrom": "2026-12-24T00:00:00Z"`, "reversed-window " + late + "/reportingDateRange", func(r accounthealth.Report) bool { return !figure(r).Window.From.IsZero() }},
		{"no instant", from, `"reportingDateFrom": "last month"`, "bad-value " + late + "/reportingDateRange/reportingDateFrom", func(r accounthealth.Report) bool { return figure(r).Window.From.IsZero() }},
		{"a number of seconds", from, `"reportingDateFrom": 1792800000`, "wrong-type " + late + "/reportingDateRange/reportingDateFrom", stated},
		{"in percent", rate, `"rate": 1.4492753623`, "percent-rate " + late + "/rate", stated},
		{"a wrong rate", rate, `"rate": 0.0146`, "rate-mismatch " + late + "/rate", stated},
		{"as text", rate, `"rate": "0.0145"`, "wrong-type " + late + "/rate", func(r accounthealth.Report) bool { return figure(r).Rate.Stated }},
		{"not a rate", rate, `"rate": "n/a"`, "bad-value " + late + "/rate", func(r accounthealth.Report) bool { return !figure(r).Rate.Stated && stated(r) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Contains(t, whole, c.old)
			at := strings.Index(whole, `"lateShipmentRate"`)
			rep := read(t, []byte(whole[:at]+strings.Replace(whole[at:], c.old, c.new, 1)))
			got := found(rep)
			if c.warning == "" {
				require.Equal(t, clean, got)
			} else {
				require.Contains(t, got, c.warning)
			}
			require.True(t, c.check(rep))
			require.Len(t, rep.Marketplaces[0].Figures, 18, "the rest is there")
		})
	}
}

// TestOddShapes: other faults of whole objects.
func TestOddShapes(t *testing.T) {
	for doc, want := range map[string]string{
		`{"accountStatuses": {"marketplaceId": "A", "status": "AT RISK"}, "performanceMetrics": []}`:       "not-in-enum /accountStatuses/status, wrong-type /accountStatuses",
		`{"accountStatuses": [7, {"marketplaceId": 7, "status": "NORMAL"}], "performanceMetrics": "none"}`: "wrong-type /accountStatuses/0, wrong-type /accountStatuses/1/marketplaceId, wrong-type /performanceMetrics",
		`{"performanceMetrics": []}`: "missing-key ",
		"{\"performanceMetrics\": [], \"accountStatuses\": [{\"marketplaceId\": \"\xff\", \"status\": \"NORMAL\"}]}": "bad-text ",
	} {
		require.Equal(t, want, strings.Join(found(read(t, []byte(doc))), ", "), doc)
	}
	rep := read(t, []byte(`{"accountStatuses":[],"performanceMetrics":[{"lateShipmentRate":{"targetValue":{"value":0.04,"condition":"LESS_THAN"}}}]}`))
	f, _ := rep.Marketplaces[0].Figure(accounthealth.LateShipment)
	limit, ok := f.Target.Limit()
	require.True(t, ok)
	require.Equal(t, "below 0.04", limit.String())
	rep = read(t, []byte(`{"performanceMetrics":[{"orderDefectRate":{"mfn":{"claims":4,"orderWithDefects":9,"chargebacks":{"count":2},"negativeFeedback":{"count":1}}}}]}`))
	f, _ = rep.Marketplaces[0].Figure(accounthealth.OrderDefectMFN)
	require.Contains(t, found(rep), "parts-mismatch /performanceMetrics/0/orderDefectRate/mfn/orderWithDefects")
	claims, _ := f.Part("claims")
	require.EqualValues(t, 4, claims.N)
}

func TestNotRead(t *testing.T) {
	for doc, want := range map[string]error{
		"":                                      metrics.ErrMalformed,
		"{\n":                                   metrics.ErrMalformed,
		`{"accountStatuses": [],}`:              metrics.ErrMalformed,
		`{"accountStatuses": []} x`:             metrics.ErrMalformed,
		`[]`:                                    accounthealth.ErrNotReport,
		`{"orders": []}`:                        accounthealth.ErrNotReport,
		"<sellerPerformanceReports/>":           metrics.ErrMalformed,
		strings.Repeat("[", 100):                accounthealth.ErrTooLarge,
		"[" + strings.Repeat("0,", 1<<19) + "0": accounthealth.ErrTooLarge,
		strings.Repeat(" ", 17<<20):             accounthealth.ErrTooLarge,
	} {
		_, err := accounthealth.Read(strings.NewReader(doc))
		require.ErrorIs(t, err, want, doc[:min(20, len(doc))])
		var fault *accounthealth.ReadError
		require.ErrorAs(t, err, &fault)
	}
	_, err := accounthealth.Read(strings.NewReader("{\n\"accountStatuses\": [\n!"))
	require.ErrorContains(t, err, "line 3")
	broken := errors.New("broken")
	_, err = accounthealth.Read(io.MultiReader(strings.NewReader("{"), iotest.ErrReader(broken)))
	require.ErrorIs(t, err, broken)
	_, err = accounthealth.Read(strings.NewReader("\xef\xbb\xbf{\"accountStatuses\":[],\"performanceMetrics\":[]}"))
	require.NoError(t, err)
}

// TestManyWarnings: a document that is wrong everywhere is read in no time, and its warnings
// have an end.
func TestManyWarnings(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"accountStatuses":[],"performanceMetrics":[{"marketplaceId":"A"`)
	for i := range 100_000 {
		fmt.Fprintf(&b, `,"k%d":%d`, i, i)
	}
	b.WriteString(`}]}`)
	rep := read(t, []byte(b.String()))
	require.Len(t, rep.Warnings, 1001)
	require.Equal(t, accounthealth.TooMany, rep.Warnings[1000].Code)
}

func TestDaysOfZone(t *testing.T) {
	pacific := zone(t, "America/Los_Angeles")
	at := func(s string) time.Time {
		i, err := time.Parse(time.RFC3339, s)
		require.NoError(t, err)
		return i
	}
	w := accounthealth.DateRange{From: at("2026-10-24T07:00:00Z"), To: at("2026-11-23T07:59:59Z")}
	r, whole := w.Days(nil)
	require.False(t, whole)
	require.Equal(t, "2026-10-24..2026-11-23", r.String())
	r, whole = w.Days(pacific)
	require.True(t, whole)
	require.Equal(t, "2026-10-24..2026-11-22", r.String())
	w.To = at("2026-11-23T08:00:00Z")
	r, whole = w.Days(pacific)
	require.True(t, whole)
	require.Equal(t, "2026-10-24..2026-11-22", r.String())
	_, whole = accounthealth.DateRange{}.Days(pacific)
	require.False(t, whole)
}
