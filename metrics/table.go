package metrics

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/window"
)

// TableCell is one cell of a [Table]: from the end of day Since on, day Day of the
// segment has so much more. Counts may be negative: they correct what was added
// before. As JSON it is a line of a table's file.
type TableCell struct {
	Metric  Variant    `json:"metric"`            // as [ParseVariant] returns it
	Segment Segment    `json:"segment,omitempty"` // empty: what belongs to no channel, and counts in All alone
	Day     window.Day `json:"day"`               // the day that has the counts
	Since   window.Day `json:"since,omitzero"`    // the first as-of day that sees them; zero or before Day: Day itself
	Hits    int64      `json:"hits"`              // the numerator
	Total   int64      `json:"total"`             // the judged denominator, 0 for a count
	Open    int64      `json:"open,omitempty"`    // neither done nor due
}

type tableKey struct {
	metric  Variant
	segment Segment
}

// Table holds daily counts without the orders behind them: what a ledger exports,
// or what came from Beam or SQL. It answers the same question as a ledger, so
// the same policy judges it. Make one with [NewTable] or [ReadTable]; the zero Table
// is not usable.
//
// Reads may run at the same time as each other, not at the same time as Declare, Add
// or Merge.
type Table struct {
	loc      *time.Location
	declared map[Variant]struct{} // with those of the series
	series   map[tableKey]*window.Series
}

// NewTable returns an empty table whose days are those of loc; nil is UTC.
func NewTable(loc *time.Location) *Table {
	if loc == nil {
		loc = time.UTC
	}
	return &Table{loc: loc, declared: map[Variant]struct{}{}, series: map[tableKey]*window.Series{}}
}

// Location returns the zone of the table's days.
func (t *Table) Location() *time.Location { return t.loc }

// Declare says that the table holds the metric, though it may have no cell of it:
// a tally is then zero and not an error. A table knows no catalogue: any variant in
// the form that [ParseVariant] returns will do, and a default that is spelled out
// makes it another metric; [Resolve] leaves defaults out. The error is a
// [*MetricError] of ErrMalformed.
func (t *Table) Declare(v Variant) error {
	if _, ok := t.declared[v]; ok {
		return nil
	}
	if parsed, err := ParseVariant(string(v)); err != nil || parsed != v {
		return &MetricError{Metric: string(v), Err: ErrMalformed}
	}
	t.declared[v] = struct{}{}
	return nil
}

// Metrics returns the metrics the table holds, sorted: those declared and those of
// the cells added. The slice is the caller's.
func (t *Table) Metrics() []Variant {
	out := slices.AppendSeq(make([]Variant, 0, len(t.declared)), maps.Keys(t.declared))
	slices.Sort(out)
	return out
}

// Add adds one cell's counts to what the table has; negative ones correct it. A
// Since that is zero or before the day counts as the day. Cells of [All] belong to
// no channel: a tally of All is them and both channels. A cell that is refused
// changes nothing; the error is a [*MetricError] of ErrMalformed for a metric that
// Declare refuses or a segment that is not UTF-8, and of ErrRange for the zero Day and
// for a count beyond 2^48 either way.
func (t *Table) Add(c TableCell) error {
	switch {
	case !c.Day.IsValid():
		return &MetricError{Metric: string(c.Metric), Key: "day", Value: c.Day.String(), Err: ErrRange}
	case !utf8.ValidString(string(c.Segment)):
		return &MetricError{Metric: string(c.Metric), Key: "segment", Value: shorten(string(c.Segment)), Err: ErrMalformed}
	}
	for _, n := range [...]int64{c.Hits, c.Total, c.Open} {
		if n > maxCellCount || n < -maxCellCount {
			return &MetricError{Metric: string(c.Metric), Key: "count", Value: strconv.FormatInt(n, 10), Err: ErrRange}
		}
	}
	if err := t.Declare(c.Metric); err != nil {
		return err
	}
	t.at(c.Metric, c.Segment).Add(c.Day, c.Since, window.Count{Hits: c.Hits, Total: c.Total, Open: c.Open})
	return nil
}

// maxCellCount bounds the counts of a cell from outside, so that an int64 holds the sum of
// more than thirty thousand of the largest.
const maxCellCount = 1 << 48

// at returns the series of a metric that is well formed.
func (t *Table) at(v Variant, s Segment) *window.Series {
	k := tableKey{v, s}
	if t.series[k] == nil {
		t.declared[v] = struct{}{}
		t.series[k] = &window.Series{}
	}
	return t.series[k]
}

// Merge adds all that o holds, and nothing for nil. It is not idempotent, as a
// table does not know its orders: merging a table with itself doubles it. Tables of
// different zones give a [*ZoneError], and t stays as it is.
func (t *Table) Merge(o *Table) error {
	if o == nil {
		return nil
	}
	if !sameZone(t.loc, o.loc) {
		return &ZoneError{Have: o.loc, Want: t.loc}
	}
	for v := range o.declared {
		t.declared[v] = struct{}{}
	}
	for k, s := range o.series {
		t.at(k.metric, k.segment).Merge(s)
	}
	return nil
}

// Tally counts as [Ledger.Tally] does, for a metric by the name it was declared or
// added by. A metric the table does not hold gives a [*MetricError] of ErrUndeclared.
func (t *Table) Tally(v Variant, s Segment, r window.Range, asOf window.Day) (Tally, error) {
	var sum Tally
	known := false
	for _, seg := range segmentsOf(s) {
		if series := t.series[tableKey{v, seg}]; series != nil {
			sum = sum.Plus(Tally(series.Sum(r, asOf)))
			known = true
		}
	}
	if !known && !t.holds(v) {
		return Tally{}, &MetricError{Metric: string(v), Err: ErrUndeclared}
	}
	return sum, nil
}

// AppendTrend appends to dst one tally for each day in days: that of span as of that
// day, each as it stood. The errors are those of Tally and of [window.Span.Validate],
// and dst is then returned as it was.
func (t *Table) AppendTrend(dst []Tally, v Variant, s Segment, span window.Span, days window.Range) ([]Tally, error) {
	if err := span.Validate(); err != nil {
		return dst, err
	}
	if !t.holds(v) {
		return dst, &MetricError{Metric: string(v), Err: ErrUndeclared}
	}
	start := len(dst)
	dst = append(dst, make([]Tally, days.Len())...)
	var series [len(allSegments)]*window.Series
	segments := segmentsOf(s)
	for i, seg := range segments {
		series[i] = t.series[tableKey{v, seg}]
	}
	putTrend(dst[start:], series[:len(segments)], span, days)
	return dst, nil
}

func (t *Table) holds(v Variant) bool {
	_, ok := t.declared[v]
	return ok
}

// Cells yields every cell that is not zero, sorted by metric, segment, day and
// since. Since is always given. The table must not change meanwhile.
func (t *Table) Cells() iter.Seq[TableCell] {
	return func(yield func(TableCell) bool) {
		for _, k := range slices.SortedFunc(maps.Keys(t.series), compareTableKeys) {
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
		return strings.Compare(string(a.metric), string(b.metric))
	}
	return strings.Compare(string(a.segment), string(b.segment))
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
	return a == b || a != nil && b != nil && a.String() == b.String() && a.String() != "Local" &&
		zoneOffsets(a) == zoneOffsets(b)
}

// zoneOffsets tells fixed zones of one name apart: the seconds east of UTC in a
// January and a July.
func zoneOffsets(loc *time.Location) (o [2]int) {
	for i, month := range [...]time.Month{time.January, time.July} {
		_, o[i] = time.Date(2026, month, 15, 12, 0, 0, 0, time.UTC).In(loc).Zone()
	}
	return o
}

// SameZone reports whether two locations name the same zone, as the typed errors
// of this module understand it.
func SameZone(a, b *time.Location) bool { return sameZone(a, b) }
