// Command rules holds the core packages to what DESIGN.md promises and no
// linter knows: imports point down only, few dependencies, no wall clock, no
// floats, no arithmetic that reads package variables, no hidden state.
//
//	go -C .ci run ./rules
//
// A line that has a good reason says so, at its end or on the line above:
//
//	// ci:allow float: an advisory interval, never judged
//
// The kinds are clock, float, decimal, goroutine, init and import. A reason is
// demanded, and an allowance that allows nothing is a fault too.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/ci/internal/source"
)

func main() {
	root := flag.String("root", "..", "the module to check")
	flag.Parse()
	if err := run(os.Stdout, *root); err != nil {
		fmt.Fprintln(os.Stderr, "rules:", err)
		os.Exit(1)
	}
}

// run prints every fault of the module at root, sorted by place.
func run(out io.Writer, root string) error {
	m, err := source.Load(root)
	if err != nil {
		return err
	}
	var faults []fault
	core := 0
	for _, p := range m.Packages {
		faults = append(faults, layout(m, p)...)
		if !isCore(p) || len(p.GoFiles) == 0 {
			continue
		}
		core++
		if err := m.Check(p); err != nil {
			return err
		}
		faults = append(faults, code(m, p)...)
	}
	if len(faults) > 0 {
		lines := make([]string, len(faults))
		for i, f := range faults {
			lines[i] = f.String()
		}
		slices.Sort(lines)
		fmt.Fprintln(out, strings.Join(slices.Compact(lines), "\n"))
		return fmt.Errorf("%d faults (kinds and allowances: .ci/rules/main.go)", len(faults))
	}
	fmt.Fprintf(out, "%d packages, %d of them core: imports point down, no clock, float or package variable decides anything\n",
		len(m.Packages), core)
	return nil
}

// fault is one broken rule.
type fault struct {
	place, kind, text string
}

func (f fault) String() string { return fmt.Sprintf("%s: %s: %s", f.place, f.kind, f.text) }
