package evidence_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/evidence"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// failing is the pack of an account of thirty orders, three of them late.
func failing() (*evidence.Pack, error) {
	policy := thresholds.Policy{Name: "shop", Title: "My shop", Zone: "UTC", Editions: []thresholds.Edition{{ID: "2026", Rules: []thresholds.Rule{{
		ID: "late", Metric: "late-shipment-rate", Segment: metrics.SegmentMFN, Window: window.Span{Days: 30}, Limit: thresholds.MustParseLimit("below 0.04"),
	}}}}}
	judge, err := thresholds.NewJudge(policy)
	if err != nil {
		return nil, err
	}
	ledger, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: judge.Metrics()})
	if err != nil {
		return nil, err
	}
	for i := range 30 {
		at := time.Date(2026, 11, 1+i/2, 10, 0, 0, 0, time.UTC)
		meta := metrics.Meta{Order: fmt.Sprintf("A-%02d", i), At: at}
		if err := ledger.Apply(&metrics.OrderPlaced{Meta: meta, Channel: metrics.MFN, ShipBy: at.AddDate(0, 0, 2)}); err != nil {
			return nil, err
		}
		if meta.At = at.AddDate(0, 0, 1); i%10 == 3 {
			meta.At = at.AddDate(0, 0, 3) // too late
		}
		if err := ledger.Apply(&metrics.ShipmentConfirmed{Meta: meta, Carrier: []string{"UPS", "DHL"}[i%2], Tracking: "T"}); err != nil {
			return nil, err
		}
	}
	pack, err := evidence.Gather(judge, ledger, thresholds.Inputs{AsOf: window.Date(2026, 11, 22)}, evidence.Options{Policy: policy})
	return &pack, err
}

// The evidence under a plan of action about all rules that fail.
func Example() {
	pack, err := failing()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range pack.Rules {
		since, _ := r.Since()
		fmt.Println(r.Verdict.Rule.ID, r.Verdict.Tally.Ratio(), r.Verdict.Status, "since", since)
		c := r.Causes[0]
		fmt.Println("cause:", c.Keys[0].By, c.Keys[0].Value, c.Share, "without it:", c.Without.Ratio(), c.Status)
	}
	var document bytes.Buffer
	if err := evidence.Markdown(&document, pack, evidence.MarkdownOptions{}); err != nil {
		fmt.Println(err)
		return
	}
	for line := range strings.Lines(document.String()) {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "| A-") {
			fmt.Print(line)
		}
	}
	// Output:
	// late 3/30 fail since 2026-11-04
	// cause: carrier DHL 3/3 without it: 0/15 pass
	// # Plan of action
	// ## What this is about
	// ## 1. late: FAIL
	// ### The rule and the figures
	// ### The orders behind it
	// | A-03 | deadline passed 2026-11-04 10:00 | 2026-11-02 10:00 | 2026-11-04 10:00 | 2026-11-05 10:00 | DHL, T |  |  |  |  |
	// | A-13 | deadline passed 2026-11-09 10:00 | 2026-11-07 10:00 | 2026-11-09 10:00 | 2026-11-10 10:00 | DHL, T |  |  |  |  |
	// | A-23 | deadline passed 2026-11-14 10:00 | 2026-11-12 10:00 | 2026-11-14 10:00 | 2026-11-15 10:00 | DHL, T |  |  |  |  |
	// ### Causes
	// ### Root cause
	// ### Corrective action
	// ### Preventive action
	// ### Before and after
	// ## What is assumed
	// ## How to check this
}

// A reader of the ZIP recomputes the content hash: here with the standard library, at a
// terminal with sha256sum manifest.sha256.
func ExampleZIP() {
	pack, err := failing()
	if err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	if err := evidence.ZIP(&file, pack, evidence.ZIPOptions{}); err != nil {
		fmt.Println(err)
		return
	}
	z, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		fmt.Println(err)
		return
	}
	manifest := "" // a line for each table: its hash, two blanks, its name
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "evidence/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			fmt.Println(err)
			return
		}
		h := sha256.New()
		if _, err := io.Copy(h, r); err != nil {
			fmt.Println(err)
			return
		}
		manifest += fmt.Sprintf("%x  %s\n", h.Sum(nil), f.Name)
	}
	recomputed := fmt.Sprintf("%x", sha256.Sum256([]byte(manifest)))
	claimed, err := pack.Hash()
	fmt.Println(recomputed == claimed, err)
	// Output: true <nil>
}
