package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// writeCSV writes the results with their header.
func writeCSV(w io.Writer, rows []result) error {
	line := []string{"d", "scope"}
	for _, c := range columns {
		line = append(line, c.den, c.num)
	}
	lines := [][]string{line}
	for _, r := range rows {
		line := []string{r.day.String(), r.scope}
		for _, t := range r.tallies {
			line = append(line, strconv.FormatInt(t.Total, 10), strconv.FormatInt(t.Hits, 10))
		}
		lines = append(lines, line)
	}
	return csv.NewWriter(w).WriteAll(lines)
}

// writeText writes, for each day and rule, the sum over all sellers and how many of
// them pass.
func writeText(w io.Writer, judge *thresholds.Judge, rows []result, days []window.Day) error {
	for i, day := range days {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := writeDay(w, judge, dayOf(rows, day), day); err != nil {
			return err
		}
	}
	return nil
}

func dayOf(rows []result, day window.Day) (out []result) {
	for _, r := range rows {
		if r.day == day {
			out = append(out, r)
		}
	}
	return out
}

func writeDay(w io.Writer, judge *thresholds.Judge, rows []result, day window.Day) error {
	fmt.Fprintf(w, "as of %v (%v), policy %s\n", day, judge.Location(), judge.Policy())
	if len(rows) == 0 {
		fmt.Fprintln(w, "nothing in any window")
		return nil
	}
	at := slices.IndexFunc(rows, func(r result) bool { return r.scope == pairs })
	all, sellers := rows[at], slices.Delete(slices.Clone(rows), at, at+1)
	fmt.Fprintf(w, "%-22s %13s %8s %8s %8s %8s\n", fmt.Sprintf("%d sellers", len(sellers)), pairs, "rate", "pass", "fail", "no data")
	for i, c := range columns {
		var n [thresholds.NotApplicable + 1]int
		for _, s := range sellers {
			n[s.statuses[i]]++
		}
		t := all.tallies[i]
		fmt.Fprintf(w, "%-22s %13v %8s %8d %8d %8d\n", c.rule, t.Ratio(), t.Ratio().Percent(),
			n[thresholds.Pass]+n[thresholds.Warn], n[thresholds.Fail], n[thresholds.NoData])
	}
	return nil
}
