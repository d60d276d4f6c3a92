package accounthealth_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/accounthealth"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// lateReport is a report of one figure.
const lateReport = `{"accountStatuses":[],"performanceMetrics":[{"marketplaceId":"ATVPDKIKX0DER","lateShipmentRate":{
	"reportingDateRange":{"reportingDateFrom":"2026-10-24T00:00Z","reportingDateTo":"2026-11-22T23:59Z"},
	"orderCount":2,"lateShipmentCount":1,"rate":0.5,"targetValue":0.04,"targetCondition":"LESS_THAN","status":"GOOD"}}]}`

// What contradicts itself in a document is a warning; nothing of it is lost.
func ExampleRead() {
	rep, err := accounthealth.Read(strings.NewReader(lateReport))
	if err != nil {
		fmt.Println(err)
		return
	}
	late, _ := rep.Marketplaces[0].Figure(accounthealth.LateShipment)
	days, _ := late.Window.Days(nil)
	fmt.Println(late.Hits.N, "of", late.Total.N, "over", days)
	for _, w := range rep.Warnings {
		if !w.Code.IsForm() {
			fmt.Println(w)
		}
	}
	// Output:
	// 1 of 2 over 2026-10-24..2026-11-22
	// /performanceMetrics/0/lateShipmentRate/status: GOOD, though 1/2 = 0.500000 is judged by LESS_THAN 0.04 [status-mismatch]
}

func ExampleReadV1() {
	rep, err := accounthealth.ReadV1(strings.NewReader(`<sellerPerformanceReports><sellerPerformanceReport><customerExperience>
		<customerExperienceMetrics><timeFrame><start>2026-10-24T00:00:00Z</start><end>2026-11-22T23:59:59Z</end></timeFrame>
		<orderCount>200</orderCount><lateShipment><count>3</count><rate>0.015</rate></lateShipment></customerExperienceMetrics>
		</customerExperience></sellerPerformanceReport></sellerPerformanceReports>`))
	if err != nil {
		fmt.Println(err)
		return
	}
	late, _ := rep.Marketplaces[0].Figure(accounthealth.LateShipment)
	fmt.Println(late.Hits.N, "of", late.Total.N)
	// Output:
	// 3 of 200
}

// exampleLedger is an account with three orders. The first was shipped late; the last is to be
// shipped by the end of 22 November in Los Angeles, which by UTC is the next day.
func exampleLedger(loc *time.Location) *metrics.Ledger {
	judge, _ := thresholds.NewJudge(amazon.US())
	l, err := metrics.NewLedger(metrics.Config{Location: loc, Metrics: append(judge.Metrics(), accounthealth.Variants()...)})
	if err != nil {
		panic(err)
	}
	at := func(s string) time.Time {
		t, err := time.Parse(time.RFC3339, s)
		if err != nil {
			panic(err)
		}
		return t
	}
	events := []metrics.Event{
		&metrics.OrderPlaced{Meta: metrics.Meta{At: at("2026-11-10T18:00:00Z"), Order: "112-1"}, Channel: metrics.MFN, ShipBy: at("2026-11-12T07:59:59Z")},
		&metrics.ShipmentConfirmed{Meta: metrics.Meta{At: at("2026-11-12T20:00:00Z"), Order: "112-1"}},
		&metrics.OrderPlaced{Meta: metrics.Meta{At: at("2026-11-19T04:30:00Z"), Order: "112-2"}, Channel: metrics.MFN, ShipBy: at("2026-11-20T07:59:59Z")},
		&metrics.ShipmentConfirmed{Meta: metrics.Meta{At: at("2026-11-19T20:00:00Z"), Order: "112-2"}},
		&metrics.OrderPlaced{Meta: metrics.Meta{At: at("2026-11-21T04:30:00Z"), Order: "112-3"}, Channel: metrics.MFN, ShipBy: at("2026-11-23T07:59:59Z")},
		&metrics.ShipmentConfirmed{Meta: metrics.Meta{At: at("2026-11-21T20:00:00Z"), Order: "112-3"}},
	}
	if err := l.ApplyAll(events); err != nil {
		panic(err)
	}
	return l
}

// Amazon has two orders, we have three: by UTC the deadline of the third lies
// outside the window. Other explanations fit as well, so each is a candidate.
func ExampleReconcile() {
	rep, err := accounthealth.Read(strings.NewReader(lateReport))
	if err != nil {
		fmt.Println(err)
		return
	}
	pacific, _ := time.LoadLocation("America/Los_Angeles")
	r, err := accounthealth.Reconcile(accounthealth.Inputs{
		Report: rep,
		Ours:   exampleLedger(pacific),
		Others: []thresholds.Tallies{exampleLedger(time.UTC)}, // the same events
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := accounthealth.Text(os.Stdout, r, accounthealth.TextOptions{Location: pacific}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// ATVPDKIKX0DER as of 2026-11-22 (America/Los_Angeles): 1 fields equal, 2 different, 0 not
	// comparable
	//
	// DIFFERENT  lateShipmentRate, 2026-10-24..2026-11-22, GOOD by Amazon, BAD by our counts
	//   orderCount: Amazon has 2, we have 3
	//   lateShipmentCount: 1, equal
	//   rate: Amazon has 0.5, we have 1/3
	//   1. day-boundary (candidate): Amazon's days are those of UTC, not of America/Los_Angeles. That
	//      gives orderCount as Amazon has it; with it 1 of 1 figures are Amazon's in every field,
	//      without it 0.
	//      - 112-3, counts with us only on 2026-11-22 (shipment.confirmed 2026-11-21 12:00:00)
	//   2. other-day (candidate): Amazon's figures are of the end of 2026-11-21, a day earlier. That
	//      gives orderCount as Amazon has it; with it 1 of 1 figures are Amazon's in every field,
	//      without it 0.
	//      - 112-3, counts with us only on 2026-11-22 (shipment.confirmed 2026-11-21 12:00:00)
	//   3. lag (candidate): Amazon's window is 2026-10-23..2026-11-21, a day earlier. That gives
	//      orderCount as Amazon has it.
	//      - 112-3, counts with us only on 2026-11-22 (shipment.confirmed 2026-11-21 12:00:00)
	//   4. other-window (candidate): Amazon's window is 2026-10-24..2026-11-21, a day shorter at its
	//      end. That gives orderCount as Amazon has it.
	//      - 112-3, counts with us only on 2026-11-22 (shipment.confirmed 2026-11-21 12:00:00)
	//
	// The document itself has 19 inconsistencies.
}

// A report like Amazon's, of one's own figures.
func ExampleFromScorecard() {
	pacific, _ := time.LoadLocation("America/Los_Angeles")
	ledger := exampleLedger(pacific)
	judge, err := thresholds.NewJudge(amazon.US())
	if err != nil {
		fmt.Println(err)
		return
	}
	card, err := judge.Judge(thresholds.Inputs{AsOf: window.MustParseDay("2026-11-22"), Tallies: ledger})
	if err != nil {
		fmt.Println(err)
		return
	}
	rep, err := accounthealth.FromScorecard(card, ledger, accounthealth.Options{Marketplace: "ATVPDKIKX0DER"})
	if err != nil {
		fmt.Println(err)
		return
	}
	var page bytes.Buffer
	if err := accounthealth.Write(&page, rep); err != nil {
		fmt.Println(err)
		return
	}
	start := strings.Index(page.String(), `"lateShipmentRate"`)
	for _, line := range strings.SplitAfter(page.String()[start:], "\n")[:8] {
		fmt.Print(strings.TrimPrefix(line, "        "))
	}
	// Output:
	// "lateShipmentRate": {
	// "reportingDateRange": {
	//   "reportingDateFrom": "2026-10-24T00:00:00Z",
	//   "reportingDateTo": "2026-11-22T23:59:59Z"
	// },
	// "orderCount": 3,
	// "lateShipmentCount": 1,
	// "status": "BAD",
}

func ExampleJSON() {
	rep, err := accounthealth.Read(strings.NewReader(lateReport))
	if err != nil {
		fmt.Println(err)
		return
	}
	rep.Warnings = nil
	pacific, _ := time.LoadLocation("America/Los_Angeles")
	r, err := accounthealth.Reconcile(accounthealth.Inputs{Report: rep, Ours: exampleLedger(pacific)})
	if err != nil {
		fmt.Println(err)
		return
	}
	var page bytes.Buffer
	if err := accounthealth.JSON(&page, r); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(page.String()[:168])
	// Output:
	// {
	//   "marketplace": "ATVPDKIKX0DER",
	//   "as_of": "2026-11-22",
	//   "zone": "America/Los_Angeles",
	//   "equal": 1,
	//   "different": 2,
	//   "not_comparable": 0,
	//   "figures": [
}

// The ways in which documents state one and the same rate.
func ExampleNumber_Fit() {
	for _, text := range []string{"0.03499611", "0.0349", "3.5", "0.0351"} {
		n, _ := accounthealth.ParseNumber(text)
		fmt.Println(text, n.Fit(315, 9001))
	}
	// Output:
	// 0.03499611 rounded
	// 0.0349 cut off
	// 3.5 in percent
	// 0.0351 no fit
}
