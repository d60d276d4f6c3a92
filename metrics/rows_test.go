package metrics_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// A row is a sentence of a metric's definition with an example: some events of
// 2026 in Los Angeles, and what is counted as of some days. Rows are run against
// the ledger and against the oracle, whose numbers are thereby worked out by hand
// for once.
type row struct {
	name   string
	events []metrics.Event
	metric metrics.Variant
	// want lists "03-05 1/2" for one hit of two as of 5 March, "03-05 1/2+3" where
	// three are open, divided by commas. Of the whole year, or, with "03-05
	// 03-01..03-04 1/2", of those days.
	want    string
	segment metrics.Segment
}

// pacific is the zone of the rows: its clocks go forward on 8 March 2026 and back
// on 1 November.
var pacific = func() *time.Location {
	loc, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		panic(err)
	}
	return loc
}()

// tick reads "03-05 17:00:00" as that instant of 2026 in Los Angeles.
func tick(s string) time.Time {
	at, err := time.ParseInLocation("2006-01-02 15:04:05", "2026-"+s, pacific)
	if err != nil {
		panic(err)
	}
	return at
}

// told is the common part of an event of order "A".
func told(at string) metrics.Meta { return metrics.Meta{Order: "A", At: tick(at)} }

// revised is a correction of what happened at an instant.
func revised(at string, rev int) metrics.Meta {
	m := told(at)
	m.Rev = rev
	return m
}

// voided says that it never happened.
func voided(at string, rev int) metrics.Meta {
	m := revised(at, rev)
	m.Void = true
	return m
}

// seenAt is told later than it happened.
func seenAt(at, seen string) metrics.Meta {
	m := told(at)
	m.Seen = tick(seen)
	return m
}

// routes are the ways to the number of a variant: the oracle, what the ledger keeps, and
// the cases behind it, which are found anew by each metric's formula.
func routes(t *testing.T, events []metrics.Event, v metrics.Variant) map[string]counter {
	l := ledgerOf(t, stream{loc: pacific, events: events})
	require.NoError(t, l.Declare(v))
	return map[string]counter{"oracle": newOracle(pacific, events), "ledger": l, "cases": caseSum{l}}
}

// caseSum counts by the cases of a ledger.
type caseSum struct{ ledger *metrics.Ledger }

func (c caseSum) Tally(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) (sum metrics.Tally, err error) {
	cases, err := c.ledger.Cases(v, s, r, asOf)
	if err != nil {
		return sum, err
	}
	for found := range cases {
		sum = sum.Plus(found.Tally)
	}
	return sum, nil
}

// testRows runs each row every way.
func testRows(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		t.Run(strings.ReplaceAll(r.name, " ", "-"), func(t *testing.T) {
			for name, route := range routes(t, r.events, r.metric) {
				require.Equal(t, r.want, r.ask(t, route), "%s: %s %q", name, r.metric, r.segment)
			}
		})
	}
}

// ask answers a row's days in the row's own notation.
func (r row) ask(t *testing.T, c counter) string {
	var out []string
	for part := range strings.SplitSeq(r.want, ", ") {
		fields := strings.Fields(part)
		asOf := window.MustParseDay("2026-" + fields[0])
		days := window.Range{First: window.MustParseDay("2026-01-01"), Last: window.MustParseDay("2026-12-31")}
		if len(fields) == 3 {
			first, last, _ := strings.Cut(fields[1], "..")
			days = window.Range{First: window.MustParseDay("2026-" + first), Last: window.MustParseDay("2026-" + last)}
		}
		got, err := c.Tally(r.metric, r.segment, days, asOf)
		require.NoError(t, err)
		fields[len(fields)-1] = fmt.Sprintf("%d/%d", got.Hits, got.Total)
		if got.Open != 0 {
			fields[len(fields)-1] += fmt.Sprintf("+%d", got.Open)
		}
		out = append(out, strings.Join(fields, " "))
	}
	return strings.Join(out, ", ")
}

// and joins events, for rows that share a beginning.
func and(first []metrics.Event, more ...metrics.Event) []metrics.Event {
	return append(append([]metrics.Event(nil), first...), more...)
}

// requireTally asks for a metric over 2026 as of the day of an instant.
func requireTally(t *testing.T, c counter, v metrics.Variant, s metrics.Segment, at time.Time, want metrics.Tally, about string) {
	t.Helper()
	year := window.Range{First: window.MustParseDay("2026-01-01"), Last: window.MustParseDay("2026-12-31")}
	got, err := c.Tally(v, s, year, window.DayOf(at, pacific))
	require.NoError(t, err)
	require.Equal(t, want, got, "%s: %s %q", about, v, s)
}
