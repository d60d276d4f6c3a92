package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// TestPolicyViolations: violations opened and not cleared. On the day of the opening.
func TestPolicyViolations(t *testing.T) {
	const metric = "policy-violations"
	of := func(at string) metrics.Meta { return metrics.Meta{At: tick(at)} }
	opened := []metrics.Event{&metrics.ViolationOpened{Meta: of("03-05 10:00:00"), Violation: "V", Category: "safety", Severity: "high"}}
	shouted := &metrics.ViolationOpened{Meta: of("03-05 10:00:00"), Violation: "V", Category: "safety", Severity: "High"}
	resolved := func(at string, outcome metrics.ViolationOutcome) metrics.Event {
		return &metrics.ViolationResolved{Meta: of(at), Violation: "V", Outcome: outcome}
	}
	again := &metrics.ViolationOpened{Meta: of("03-20 10:00:00"), Violation: "V", Category: "safety"}
	other := &metrics.ViolationOpened{Meta: of("03-06 10:00:00"), Violation: "W", Category: "listing"}
	voided := &metrics.ViolationOpened{Meta: metrics.Meta{At: tick("03-05 10:00:00"), Rev: 1, Void: true}, Violation: "V", Category: "safety"}
	testRows(t, []row{
		{"one opened is one, and there is no total", opened, metric, "03-04 0/0, 03-05 1/0, 09-01 1/0", metrics.All},
		{"on the day of the opening", opened, metric, "03-20 03-05..03-05 1/0, 03-20 03-06..03-20 0/0", metrics.All},
		{"in its category", opened, metric, "03-05 1/0", metrics.CategorySegment("safety")},
		{"in no other", opened, metric, "03-05 0/0", metrics.CategorySegment("listing")},
		{"in its severity", opened, metric, "03-05 1/0", metrics.SeveritySegment("high")},
		{"in it however it is written", []metrics.Event{shouted}, metric, "03-05 1/0", "severity:high"},
		{"and asked for", opened, metric, "03-05 1/0", metrics.SeveritySegment("HIGH")},
		{"in no channel", opened, metric, "03-05 0/0", "mfn"},
		{"without a severity it is in one for these", []metrics.Event{other}, metric, "03-06 1/0", metrics.SeveritySegment("unstated")},
		{"cleared it counts no more", and(opened, resolved("03-10 10:00:00", metrics.Cleared)), metric, "03-09 1/0, 03-10 0/0", metrics.All},
		{"nor in its category", and(opened, resolved("03-10 10:00:00", metrics.Cleared)), metric, "03-10 0/0", metrics.CategorySegment("safety")},
		{"upheld it does", and(opened, resolved("03-10 10:00:00", metrics.Upheld)), metric, "03-10 1/0", metrics.All},
		{"cleared on appeal", and(opened, resolved("03-10 10:00:00", metrics.Upheld), resolved("03-15 10:00:00", metrics.Cleared)), metric, "03-14 1/0, 03-15 0/0", metrics.All},
		{"opened again it counts, on its first day", and(opened, resolved("03-10 10:00:00", metrics.Cleared), again), metric, "03-19 0/0, 03-20 03-05..03-05 1/0", metrics.All},
		{"opened and upheld in one second it counts", and(opened, resolved("03-05 10:00:00", metrics.Upheld)), metric, "03-05 1/0", metrics.All},
		{"two are two", and(opened, other), metric, "03-05 1/0, 03-06 2/0", metrics.All},
		{"a decision on what was never opened is nothing", []metrics.Event{resolved("03-10 10:00:00", metrics.Upheld)}, metric, "03-20 0/0", metrics.All},
		{"voided it never was", and(opened, voided), metric, "03-20 0/0", metrics.All},
	})
}
