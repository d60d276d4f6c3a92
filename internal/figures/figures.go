// Package figures answers a judge's questions with numbers written down by hand, for
// tests of policies that need no orders.
package figures

import (
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Row is one number. Its zero fields match anything.
type Row struct {
	Metric  string // the whole variant, or its id alone
	Segment metrics.Segment
	Days    int        // how many days the window holds
	First   window.Day // the first of them
	// Hits, Total and Buyers are the answer. Buyers of zero: each hit is of another one.
	Hits, Total, Buyers int64
}

// Sheet is rows of which the first that matches answers; where none does, all is zero.
// It is all that a judge may ask for: tallies, buyers, segments and a currency.
type Sheet struct {
	Zone  *time.Location
	Money string // the currency of amounts
	Rows  []Row
	// Asked counts what was asked for and answered by no row.
	Asked map[metrics.Variant]int
}

// Of makes a sheet of rows in a zone. It panics where there is no such zone.
func Of(zone string, rows ...Row) *Sheet {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	return &Sheet{Zone: loc, Rows: rows, Asked: map[metrics.Variant]int{}}
}

// Location returns the sheet's zone.
func (s *Sheet) Location() *time.Location { return s.Zone }

// Currency returns the sheet's currency.
func (s *Sheet) Currency() string { return s.Money }

// Tally returns the first row that matches.
func (s *Sheet) Tally(v metrics.Variant, seg metrics.Segment, r window.Range, _ window.Day) (metrics.Tally, error) {
	row := s.find(v, seg, r)
	return metrics.Tally{Hits: row.Hits, Total: row.Total}, nil
}

// Buyers returns the buyers of the first row that matches.
func (s *Sheet) Buyers(v metrics.Variant, seg metrics.Segment, r window.Range, _ window.Day) (int64, error) {
	row := s.find(v, seg, r)
	if row.Buyers == 0 {
		return row.Hits, nil
	}
	return row.Buyers, nil
}

// Segments lists the segments with a prefix that rows of a metric name, in their order.
func (s *Sheet) Segments(v metrics.Variant, prefix string) ([]metrics.Segment, error) {
	var out []metrics.Segment
	for _, row := range s.Rows {
		if row.of(v) && row.Segment != "" && strings.HasPrefix(string(row.Segment), prefix) {
			out = append(out, row.Segment)
		}
	}
	return out, nil
}

func (s *Sheet) find(v metrics.Variant, seg metrics.Segment, r window.Range) Row {
	if seg == metrics.Unanchored {
		return Row{}
	}
	for _, row := range s.Rows {
		if row.of(v) && (row.Segment == "" || row.Segment == seg) && (row.Days == 0 || row.Days == r.Len()) &&
			(!row.First.IsValid() || row.First == r.First) {
			return row
		}
	}
	s.Asked[v]++
	return Row{}
}

func (r Row) of(v metrics.Variant) bool {
	return r.Metric == "" || r.Metric == string(v) || r.Metric == v.ID()
}
