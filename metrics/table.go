package metrics

import (
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// TableCell is one cell of a [Table]: from the end of day Since on, day Day of the
// segment has so much more. Since may be zero: the day itself.
type TableCell struct {
	Metric  Variant    `json:"metric"`
	Segment Segment    `json:"segment,omitempty"`
	Day     window.Day `json:"day"`
	Since   window.Day `json:"since,omitzero"`
	Hits    int64      `json:"hits"`
	Total   int64      `json:"total"`
	Open    int64      `json:"open,omitempty"`
}

type tableKey struct {
	metric  Variant
	segment Segment
}

// Table holds daily counts without the orders behind them: what a ledger exports,
// or what came from Beam or SQL. It answers the same question as a ledger, so
// the same policy judges it. Make one with [NewTable].
//
// Reads may run at the same time as each other, not at the same time as Add or
// Merge.
type Table struct {
	loc    *time.Location
	series map[tableKey]*window.Series
}

// NewTable returns an empty table whose days are those of loc.
func NewTable(loc *time.Location) *Table {
	return &Table{loc: loc, series: map[tableKey]*window.Series{}}
}

// Location returns the zone of the table's days.
func (t *Table) Location() *time.Location { return t.loc }

// Declare says that the table holds the metric, though it may have no cell of it:
// a tally is then zero and not an error.
func (t *Table) Declare(v Variant) { t.at(v, SegmentMFN) }

// Add adds one cell's counts to what the table has. Cells of [All] belong to no
// channel. The error is a [*MetricError] of ErrRange for an invalid day.
func (t *Table) Add(c TableCell) error {
	if !c.Day.IsValid() {
		return &MetricError{Metric: string(c.Metric), Key: "day", Value: c.Day.String(), Err: ErrRange}
	}
	if !c.Since.IsValid() {
		c.Since = c.Day
	}
	t.at(c.Metric, c.Segment).Add(c.Day, c.Since, window.Count{Hits: c.Hits, Total: c.Total, Open: c.Open})
	return nil
}

func (t *Table) at(v Variant, s Segment) *window.Series {
	k := tableKey{v, s}
	if t.series[k] == nil {
		t.series[k] = &window.Series{}
	}
	return t.series[k]
}

// Merge adds all cells of o. It is not idempotent: a table does not know its
// orders. Both must have the same zone.
func (t *Table) Merge(o *Table) error {
	if !sameZone(t.loc, o.loc) {
		return &ZoneError{Have: t.loc, Want: o.loc}
	}
	for k, s := range o.series {
		t.at(k.metric, k.segment).Merge(s)
	}
	return nil
}

// Tally counts as [Ledger.Tally] does.
func (t *Table) Tally(v Variant, s Segment, r window.Range, asOf window.Day) (Tally, error) {
	var sum Tally
	known := false
	for _, seg := range segmentsOf(s) {
		if series := t.series[tableKey{v, seg}]; series != nil {
			sum = sum.Plus(Tally(series.Sum(r, asOf)))
			known = true
		}
	}
	if !known && !t.has(v) {
		return Tally{}, &MetricError{Metric: string(v), Err: ErrUndeclared}
	}
	return sum, nil
}

func (t *Table) has(v Variant) bool {
	for k := range t.series {
		if k.metric == v {
			return true
		}
	}
	return false
}

// Cells yields every cell that is not zero, sorted by metric, segment, day and
// since.
func (t *Table) Cells() iter.Seq[TableCell] {
	keys := slices.SortedFunc(maps.Keys(t.series), compareTableKeys)
	return func(yield func(TableCell) bool) {
		for _, k := range keys {
			for c := range t.series[k].Cells() {
				cell := TableCell{k.metric, k.segment, c.Day, c.Since, c.Count.Hits, c.Count.Total, c.Count.Open}
				if !yield(cell) {
					return
				}
			}
		}
	}
}

func compareTableKeys(a, b tableKey) int {
	if a.metric != b.metric {
		if a.metric < b.metric {
			return -1
		}
		return 1
	}
	if a.segment < b.segment {
		return -1
	}
	if a.segment > b.segment {
		return 1
	}
	return 0
}

// The segments a query adds up: All is both channels and what has none.
var allSegments = [...]Segment{All, SegmentMFN, SegmentAFN}

func segmentsOf(s Segment) []Segment {
	if s == All {
		return allSegments[:]
	}
	return []Segment{s}
}

// sameZone reports whether two locations count the same civil days. Locations are
// the same if they are one, or bear one name other than "Local".
func sameZone(a, b *time.Location) bool {
	return a == b || a != nil && b != nil && a.String() == b.String() && a.String() != "Local"
}

// SameZone reports whether two locations name the same zone, as the typed errors
// of this module understand it.
func SameZone(a, b *time.Location) bool { return sameZone(a, b) }
