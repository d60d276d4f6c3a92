package thresholds

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
)

// Parse reads a policy from JSON and validates it. The custom definitions are those
// of the metrics it names that are not in the catalogue.
//
// It is strict: a key it does not know is a fault, so that a misspelt one is not
// a silent default, and so are a repeated key and a missing one. The error joins
// every fault, each a [*FieldError] with its path and line, sorted by line. Text that is
// no JSON has one fault.
func Parse(data []byte, custom ...metrics.Definition) (Policy, error) {
	type plain Policy // without UnmarshalJSON, which has no lines to offer
	var p plain
	d := newDecoder()
	d.decode(data, &p)
	if len(d.lines) == 0 {
		return Policy{}, joinFaults(d.faults)
	}
	faults := d.faults
	for _, f := range Policy(p).faults(custom) {
		if !d.faulted(f.Path) {
			f.Line = d.lineOf(f.Path)
			faults = append(faults, f)
		}
	}
	if len(faults) > 0 {
		slices.SortStableFunc(faults, func(a, b *FieldError) int { return cmp.Compare(a.Line, b.Line) })
		return Policy{}, joinFaults(faults)
	}
	return Policy(p), nil
}

// faulted reports whether a path, or what it is part of, is at fault already.
func (d *decoder) faulted(path string) bool {
	for path != "" {
		if d.at[path] {
			return true
		}
		path = around(path)
	}
	return d.at[""]
}

// lineOf returns the line of a path, or of the nearest thing around it.
func (d *decoder) lineOf(path string) int {
	for path != "" {
		if line, ok := d.lines[path]; ok {
			return line
		}
		path = around(path)
	}
	return d.lines[""]
}

// around returns the path of what a path is part of.
func around(path string) string { return path[:max(0, strings.LastIndexAny(path, ".["))] }
