package main

import (
	"strings"
	"testing"
)

func TestFaults(t *testing.T) {
	var out strings.Builder
	if err := run(&out, "../testdata/mini"); err == nil {
		t.Error("a module full of faults passes")
	}
	const want = `internal/synth: layout: imports example.org/mini/examples/lib: nobody imports examples
metrics/metrics.go:12: init: no func init in the core
metrics/metrics.go:16: clock: time.Now reads this machine; take a day or a zone as an argument
metrics/metrics.go:18: float: a value of type float64
metrics/metrics.go:19: decimal: Div reads a package variable of decimal; use DivRound, StringFixed, Cmp
metrics/metrics.go:20: decimal: fmt prints a decimal by its String, which reads package variables; use StringFixed
metrics/metrics.go:21: decimal: decimal.DivisionPrecision is a package variable that changes arithmetic or printing
metrics/metrics.go:22: goroutine: no goroutine in the core
metrics/metrics.go:23: decimal: compare decimals with Equal
metrics/metrics.go:27: float: Share is of type example.org/mini/metrics.Share
metrics/metrics.go:41: allow: allows nothing; take it away
metrics/metrics.go:42: allow: wants the form // ci:allow KIND: reason
metrics/metrics.go:42: clock: time.Now reads this machine; take a day or a zone as an argument
metrics/metrics.go:43: allow: allows nothing; take it away
metrics/metrics.go:43: clock: time.Now reads this machine; take a day or a zone as an argument
report: layout: imports example.org/mini/examples/lib: nobody imports examples
report: layout: imports example.org/mini/internal/synth: what is internal helps tests and examples only
stray: layout: not one of the folders window, metrics, thresholds, report, internal, examples
window: layout: imports example.org/mini/thresholds: imports point down only: window < metrics < thresholds < report
window: layout: imports github.com/shopspring/decimal: a dependency that window does not have
window: layout: imports log: no log, network or chance in the core
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
