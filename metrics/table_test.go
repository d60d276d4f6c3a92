package metrics_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

var tableZones = []string{"UTC", "America/Los_Angeles", "Asia/Kolkata"}

// genCell draws any cell a table takes.
func genCell(t *rapid.T) metrics.TableCell {
	counts := rapid.OneOf(rapid.Int64Range(-3, 99), rapid.SampledFrom([]int64{-1 << 46, 1 << 46}))
	c := metrics.TableCell{
		Metric: rapid.SampledFrom([]metrics.Variant{"a-rate", "late-shipment-rate?day=order", "z.1"}).Draw(t, "metric"),
		Segment: rapid.OneOf(
			rapid.SampledFrom([]metrics.Segment{metrics.All, metrics.SegmentMFN, metrics.SegmentAFN, metrics.Unanchored}),
			rapid.Map(rapid.String(), metrics.CategorySegment),
		).Draw(t, "segment"),
		Day:  window.UnixDay(20_000 + rapid.IntRange(-2, 70).Draw(t, "day")),
		Hits: counts.Draw(t, "hits"), Total: counts.Draw(t, "total"), Open: counts.Draw(t, "open"),
	}
	if rapid.Bool().Draw(t, "dated") {
		c.Since = c.Day.Add(rapid.IntRange(-5, 40).Draw(t, "since"))
	}
	return c
}

// genTable draws a table and the cells added to it.
func genTable(t *rapid.T) (*metrics.Table, []metrics.TableCell) {
	table := metrics.NewTable(streamZone(t, rapid.SampledFrom(tableZones).Draw(t, "zone")))
	for _, v := range rapid.SliceOfN(rapid.SampledFrom([]metrics.Variant{"a-rate", "empty-rate", "x?a=1&b=2"}), 0, 2).Draw(t, "declared") {
		require.NoError(t, table.Declare(v))
	}
	cells := rapid.SliceOfN(rapid.Custom(genCell), 0, 20).Draw(t, "cells")
	for _, c := range cells {
		require.NoError(t, table.Add(c))
	}
	return table, cells
}

func written(t require.TestingT, table *metrics.Table) string {
	var file bytes.Buffer
	require.NoError(t, table.Write(&file))
	return file.String()
}

// propTableFile: a table is the same after its file, and writes it again.
func propTableFile(t *rapid.T) {
	table, _ := genTable(t)
	file := written(t, table)
	read, err := metrics.ReadTable(strings.NewReader(file))
	require.NoError(t, err)
	require.Equal(t, table.Location().String(), read.Location().String())
	require.Equal(t, table.Metrics(), read.Metrics())
	require.Equal(t, slices.Collect(table.Cells()), slices.Collect(read.Cells()))
	require.Equal(t, file, written(t, read))
	for line := range strings.Lines(file) {
		require.NotContains(t, strings.TrimSuffix(line, "\n"), "\n")
		require.NotContains(t, line, `0000-00-00`)
	}
}

// propTableBytes: tables of equal content write equal bytes, in whatever order and in
// however many parts it came, corrections taken back and lines shuffled.
func propTableBytes(t *rapid.T) {
	table, cells := genTable(t)
	parts := [2]*metrics.Table{metrics.NewTable(table.Location()), metrics.NewTable(table.Location())}
	for _, v := range table.Metrics() {
		require.NoError(t, parts[rapid.IntRange(0, 1).Draw(t, "declared by")].Declare(v))
	}
	for _, c := range rapid.Permutation(cells).Draw(t, "order") {
		some := c
		some.Hits, some.Total, some.Open = c.Hits-7, c.Total, 0
		rest := c
		rest.Hits, rest.Total, rest.Open = 7, 0, c.Open
		to := parts[rapid.IntRange(0, 1).Draw(t, "part")]
		require.NoError(t, to.Add(some))
		require.NoError(t, to.Add(rest))
	}
	require.NoError(t, parts[0].Merge(parts[1]))
	require.NoError(t, parts[0].Merge(nil))
	want := written(t, table)
	require.Equal(t, want, written(t, parts[0]))

	lines := strings.SplitAfter(strings.TrimSuffix(want, "\n"), "\n")
	body := rapid.Permutation(lines[1:]).Draw(t, "lines")
	shuffled := strings.TrimSuffix(lines[0], "\n") + "\r\n\n" + strings.Join(body, "\n \n")
	read, err := metrics.ReadTable(iotest.OneByteReader(strings.NewReader(shuffled)))
	require.NoError(t, err)
	require.Equal(t, want, written(t, read))
}

// propTableTrend: each day of a trend is the tally as of that day.
func propTableTrend(t *rapid.T) {
	table, cells := genTable(t)
	c := rapid.Custom(genCell).Draw(t, "asked for")
	if len(cells) > 0 {
		c = rapid.SampledFrom(cells).Draw(t, "cell")
	}
	span := rapid.SampledFrom([]window.Span{{Days: 7}, {Days: 30, Lag: 3}, {Months: 1}}).Draw(t, "span")
	days := window.Range{First: c.Day.Add(-3), Last: c.Day.Add(60)}
	before := []metrics.Tally{{Hits: 1}}
	trend, err := table.AppendTrend(before, c.Metric, c.Segment, span, days)
	if !slices.Contains(table.Metrics(), c.Metric) {
		require.ErrorIs(t, err, metrics.ErrUndeclared)
		require.Equal(t, before, trend)
		return
	}
	require.NoError(t, err)
	want := before
	for day := range days.Days() {
		tally, err := table.Tally(c.Metric, c.Segment, span.Range(day), day)
		require.NoError(t, err)
		want = append(want, tally)
	}
	require.Equal(t, want, trend)
}

// propTableOfALedger: a ledger's table answers like the ledger after its file, too.
func propTableOfALedger(t *rapid.T) {
	s := genStream(t)
	l := ledgerOf(t, s)
	read, err := metrics.ReadTable(strings.NewReader(written(t, l.Table())))
	require.NoError(t, err)
	require.Equal(t, l.Metrics(), read.Metrics())
	requireSame(t, s, l, read)
}

func TestTableFile(t *testing.T)      { rapid.Check(t, propTableFile) }
func TestTableBytes(t *testing.T)     { rapid.Check(t, propTableBytes) }
func TestTableTrend(t *testing.T)     { rapid.Check(t, propTableTrend) }
func TestTableOfALedger(t *testing.T) { rapid.Check(t, propTableOfALedger) }

func TestTableRefuses(t *testing.T) {
	table := metrics.NewTable(nil)
	require.Equal(t, time.UTC, table.Location())
	require.Equal(t, []metrics.Variant{}, table.Metrics())
	day := window.MustParseDay("2026-11-20")
	for _, v := range []metrics.Variant{"", "Late", "a b", "a?", "a?x", "a?b=1&a=2", "a?b=1&b=2"} {
		for _, err := range []error{table.Declare(v), table.Add(metrics.TableCell{Metric: v, Day: day, Total: 1})} {
			var typed *metrics.MetricError
			require.ErrorAs(t, err, &typed, "%q", v)
			require.ErrorIs(t, err, metrics.ErrMalformed)
		}
	}
	require.ErrorIs(t, table.Add(metrics.TableCell{Metric: "a", Total: 1}), metrics.ErrRange)
	require.ErrorIs(t, table.Add(metrics.TableCell{Metric: "a", Segment: "\xff", Day: day}), metrics.ErrMalformed)
	require.Empty(t, table.Metrics(), "what is refused changes nothing")

	require.NoError(t, table.Declare("a?a=1&b=2"))
	require.NoError(t, table.Declare("a?a=1&b=2"))
	require.Equal(t, []metrics.Variant{"a?a=1&b=2"}, table.Metrics())
	for _, s := range []metrics.Segment{metrics.All, metrics.SegmentMFN, "category:x"} {
		tally, err := table.Tally("a?a=1&b=2", s, window.Range{First: day, Last: day}, day)
		require.NoError(t, err)
		require.Zero(t, tally)
		_, err = table.Tally("a", s, window.Range{First: day, Last: day}, day)
		require.ErrorIs(t, err, metrics.ErrUndeclared)
	}
	_, err := table.AppendTrend(nil, "a?a=1&b=2", metrics.All, window.Span{}, window.Range{})
	var span *window.SpanError
	require.ErrorAs(t, err, &span)

	other := metrics.NewTable(streamZone(t, "Asia/Kolkata"))
	require.NoError(t, other.Declare("b"))
	var zone *metrics.ZoneError
	require.ErrorAs(t, table.Merge(other), &zone)
	require.Equal(t, []*time.Location{other.Location(), time.UTC}, []*time.Location{zone.Have, zone.Want})
	require.Len(t, table.Metrics(), 1)
}

// A correction is a cell of its own, and a since before the day is the day.
func TestTableCorrections(t *testing.T) {
	table := metrics.NewTable(time.UTC)
	day := window.MustParseDay("2026-11-20")
	tally := func(asOf window.Day) metrics.Tally {
		got, err := table.Tally("a", metrics.All, window.Range{First: day, Last: day}, asOf)
		require.NoError(t, err)
		return got
	}
	require.NoError(t, table.Add(metrics.TableCell{Metric: "a", Day: day, Since: day.Add(-9), Hits: 2, Total: 10}))
	require.NoError(t, table.Add(metrics.TableCell{Metric: "a", Day: day, Since: day.Add(2), Hits: -1}))
	require.Zero(t, tally(day.Add(-1)))
	require.Equal(t, metrics.Tally{Hits: 2, Total: 10}, tally(day.Add(1)))
	require.Equal(t, metrics.Tally{Hits: 1, Total: 10}, tally(day.Add(2)))
	require.NoError(t, table.Merge(table))
	require.Equal(t, metrics.Tally{Hits: 2, Total: 20}, tally(day.Add(2)))
}

func TestTableWriteRefuses(t *testing.T) {
	for _, loc := range []*time.Location{time.Local, time.FixedZone("Nowhere/Land", 3600), time.FixedZone("", 3600)} {
		var file bytes.Buffer
		require.ErrorIs(t, metrics.NewTable(loc).Write(&file), metrics.ErrZone)
		require.Zero(t, file.Len())
	}
	long := metrics.NewTable(time.UTC)
	require.NoError(t, long.Add(metrics.TableCell{
		Metric: "a", Segment: metrics.Segment(strings.Repeat("\x01", metrics.MaxLine/6)), Day: window.UnixDay(20_000), Hits: 1,
	}))
	require.ErrorIs(t, long.Write(io.Discard), metrics.ErrTooLong)

	boom := errors.New("boom")
	table := metrics.NewTable(time.UTC)
	require.ErrorIs(t, table.Write(failing{boom}), boom)
	_, err := metrics.ReadTable(iotest.ErrReader(boom))
	require.ErrorIs(t, err, boom)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// tableFile is a file without a fault.
var tableFile = strings.Join([]string{
	`{"zone":"UTC","metrics":["a","b?x=1"]}`,
	`{"metric":"a","segment":"mfn","day":"2026-11-20","since":"2026-11-22","hits":2,"total":50,"open":1}`,
	``,
}, "\n")

func TestReadTable(t *testing.T) {
	for _, file := range []string{
		tableFile, "\ufeff" + tableFile, strings.ReplaceAll(tableFile, "\n", "\r\n"), strings.TrimSuffix(tableFile, "\n"),
		"\n \n" + strings.ReplaceAll(strings.ReplaceAll(tableFile, ",", " , "), ":", " : "),
	} {
		table, err := metrics.ReadTable(strings.NewReader(file))
		require.NoError(t, err)
		require.Equal(t, tableFile, written(t, table))
	}
}

func TestReadTableRefuses(t *testing.T) {
	cell := func(from, to string) string {
		require.Equal(t, 1, strings.Count(tableFile, from), from)
		return strings.Replace(tableFile, from, to, 1)
	}
	for _, c := range []struct {
		file  string
		line  int
		key   string
		class error
	}{
		{"", 1, "zone", metrics.ErrMissing},
		{"\n\n", 3, "zone", metrics.ErrMissing},
		{"[]\n", 1, "", metrics.ErrMalformed},
		{"{", 1, "", metrics.ErrMalformed},
		{`{1:2}`, 1, "", metrics.ErrMalformed},
		{tableFile + "{}{}", 3, "", metrics.ErrMalformed},
		{tableFile + "\n\xff", 4, "", metrics.ErrMalformed},
		{tableFile + strings.Repeat(" ", metrics.MaxLine+1), 3, "", metrics.ErrTooLong},
		{tableFile + strings.Repeat(" ", 3*metrics.MaxLine), 3, "", metrics.ErrTooLong},
		{tableFile + "{}", 3, "metric", metrics.ErrMissing},
		{cell(`"zone":"UTC",`, ``), 1, "zone", metrics.ErrMissing},
		{cell(`"UTC"`, `""`), 1, "zone", metrics.ErrUnknown},
		{cell(`"UTC"`, `"Local"`), 1, "zone", metrics.ErrUnknown},
		{cell(`"UTC"`, `"Nowhere/Land"`), 1, "zone", metrics.ErrUnknown},
		{cell(`"UTC"`, `7`), 1, "zone", metrics.ErrMalformed},
		{cell(`,"metrics":["a","b?x=1"]`, ``), 1, "metrics", metrics.ErrMissing},
		{cell(`["a","b?x=1"]`, `"a"`), 1, "metrics", metrics.ErrMalformed},
		{cell(`"b?x=1"`, `null`), 1, "metrics", metrics.ErrMalformed},
		{cell(`"b?x=1"`, `"B"`), 1, "metrics", metrics.ErrMalformed},
		{cell(`"metric":"a"`, `"metric":"b"`), 2, "metric", metrics.ErrUndeclared},
		{cell(`"metric":"a"`, `"metric":null`), 2, "metric", metrics.ErrMalformed},
		{cell(`"segment"`, `"segmnt"`), 2, "segmnt", metrics.ErrUnknown},
		{cell(`"segment"`, `"Segment"`), 2, "Segment", metrics.ErrUnknown},
		{cell(`"segment":"mfn"`, `"day":"2026-11-21"`), 2, "day", metrics.ErrMalformed},
		{cell(`"day":"2026-11-20",`, ``), 2, "day", metrics.ErrMissing},
		{cell(`2026-11-20`, ``), 2, "day", metrics.ErrMalformed},
		{cell(`2026-11-20`, `2026-02-30`), 2, "day", metrics.ErrMalformed},
		{cell(`2026-11-22`, `soon`), 2, "since", metrics.ErrMalformed},
		{cell(`"hits":2,`, ``), 2, "hits", metrics.ErrMissing},
		{cell(`"hits":2`, `"hits":2.0`), 2, "hits", metrics.ErrMalformed},
		{cell(`"hits":2`, `"hits":"2"`), 2, "hits", metrics.ErrMalformed},
		{cell(`"hits":2`, `"hits":9223372036854775808`), 2, "hits", metrics.ErrRange},
		{cell(`,"total":50`, ``), 2, "total", metrics.ErrMissing},
		{cell(`"open":1`, `"open":null`), 2, "open", metrics.ErrMalformed},
	} {
		_, err := metrics.ReadTable(strings.NewReader(c.file))
		var typed *metrics.LineError
		require.ErrorAs(t, err, &typed, "%.99q", c.file)
		require.ErrorIs(t, err, c.class, "%.99q", c.file)
		require.Equal(t, c.line, typed.Line, "%.99q: %v", c.file, err)
		require.Equal(t, c.key, typed.Key, "%.99q: %v", c.file, err)
	}
}

// FuzzReadTable: no text makes it panic, and what it accepts has one form.
func FuzzReadTable(f *testing.F) {
	f.Add([]byte(tableFile))
	f.Add([]byte(`{"zone":"UTC","metrics":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := metrics.ReadTable(bytes.NewReader(data))
		if err != nil {
			var typed *metrics.LineError
			require.ErrorAs(t, err, &typed)
			return
		}
		file := written(t, table)
		again, err := metrics.ReadTable(strings.NewReader(file))
		require.NoError(t, err)
		require.Equal(t, file, written(t, again))
	})
}

// Daily counts as a file: written by whatever counts, read by whatever judges.
func ExampleTable_Write() {
	table := metrics.NewTable(time.UTC)
	day := window.MustParseDay("2026-11-20")
	for _, c := range []metrics.TableCell{
		{Metric: "late-shipment-rate", Segment: metrics.SegmentMFN, Day: day, Hits: 2, Total: 50},
		{Metric: "late-shipment-rate", Segment: metrics.SegmentMFN, Day: day, Since: day.Add(2), Hits: -1}, // a correction
	} {
		if err := table.Add(c); err != nil {
			fmt.Println(err)
		}
	}
	if err := table.Write(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"zone":"UTC","metrics":["late-shipment-rate"]}
	// {"metric":"late-shipment-rate","segment":"mfn","day":"2026-11-20","hits":2,"total":50}
	// {"metric":"late-shipment-rate","segment":"mfn","day":"2026-11-20","since":"2026-11-22","hits":-1,"total":0}
}

// A misspelt key is not a silent zero.
func ExampleReadTable() {
	_, err := metrics.ReadTable(strings.NewReader(`{"zone":"UTC","metrics":["late-shipment-rate"]}
{"metric":"late-shipment-rate","segmnt":"mfn","day":"2026-11-20","hits":2,"total":50}
`))
	fmt.Println(err)
	// Output: line 2: key "segmnt": unknown
}

// A cell from outside is bounded, so that sums of many do not wrap.
func TestTableRefusesHugeCells(t *testing.T) {
	table := metrics.NewTable(time.UTC)
	day := window.MustParseDay("2026-03-03")
	for _, c := range []metrics.TableCell{{Hits: math.MaxInt64}, {Total: 1<<48 + 1}, {Open: math.MinInt64}} {
		c.Metric, c.Day, c.Since = "refunded-value-rate", day, day
		require.ErrorIs(t, table.Add(c), metrics.ErrRange)
	}
	require.NoError(t, table.Add(metrics.TableCell{Metric: "refunded-value-rate", Day: day, Since: day, Hits: 1 << 48}))
}
