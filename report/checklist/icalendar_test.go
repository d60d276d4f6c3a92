package checklist_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/report/checklist"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// property is a content line: its name and its value, as RFC 5545 has them, parameters
// apart, which we write none of.
var property = regexp.MustCompile(`^[A-Z][A-Z0-9-]*:`)

// checkCalendar checks the form of a calendar: lines of at most 75 octets that end in CRLF,
// whole characters in each, known properties, components that close, and in texts no
// character that would end them.
func checkCalendar(t require.TestingT, text string) []map[string]string {
	require.True(t, strings.HasSuffix(text, "\r\n"))
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		require.LessOrEqual(t, len(line), 75)
		require.True(t, utf8.ValidString(line), "%q", line)
		require.NotContains(t, line, "\n")
		require.NotContains(t, line, "\r")
	}
	unfolded := strings.ReplaceAll(text, "\r\n ", "")
	var open []string
	var events []map[string]string
	for line := range strings.SplitSeq(strings.TrimSuffix(unfolded, "\r\n"), "\r\n") {
		require.Regexp(t, property, line)
		name, value, _ := strings.Cut(line, ":")
		switch name {
		case "BEGIN":
			if open = append(open, value); value == "VEVENT" {
				events = append(events, map[string]string{})
			}
		case "END":
			require.Equal(t, value, open[len(open)-1])
			open = open[:len(open)-1]
		default:
			if open[len(open)-1] == "VEVENT" {
				require.NotContains(t, events[len(events)-1], name, "once only")
				events[len(events)-1][name] = value
			}
		}
		if name == "SUMMARY" || name == "DESCRIPTION" || name == "X-WR-CALNAME" {
			rest := regexp.MustCompile(`\\[\\;,n]`).ReplaceAllString(value, "")
			require.NotRegexp(t, `[\\;,]`, rest, "escaped")
		}
	}
	require.Empty(t, open)
	for _, e := range events {
		for _, name := range []string{"UID", "DTSTAMP", "DTSTART", "SUMMARY"} {
			require.NotEmpty(t, e[name])
		}
		for _, name := range []string{"DTSTAMP", "DTSTART"} {
			_, err := time.Parse("20060102T150405Z", e[name])
			require.NoError(t, err)
		}
	}
	return events
}

func calendarOf(t testing.TB, c checklist.Checklist) []map[string]string {
	t.Helper()
	var page bytes.Buffer
	require.NoError(t, checklist.ICalendar(&page, c, checklist.CalendarOptions{Remind: 60}))
	return checkCalendar(t, page.String())
}

// Every deadline of the queue is in the calendar, each once.
func TestCalendarHasEveryDeadline(t *testing.T) {
	judge, ledger := sample(t)
	queue, err := foresight.Queue(judge, ledger, thresholds.Inputs{AsOf: sampleDay, Tallies: ledger})
	require.NoError(t, err)
	want := map[string]bool{}
	for _, ob := range queue {
		want[ob.Due.UTC().Format("20060102T150405Z")+string(ob.Duty)] = true
	}
	events := calendarOf(t, sampled(t))
	require.Len(t, events, len(want))
	var starts []string
	uids := map[string]bool{}
	for _, e := range events {
		starts = append(starts, e["DTSTART"])
		require.False(t, uids[e["UID"]])
		uids[e["UID"]] = true
		require.Equal(t, "20261123T075959Z", e["DTSTAMP"], "the end of the as-of day")
	}
	require.True(t, slices.IsSorted(starts))
}

// What is still open the next day has the UID that it had, and what is done is gone.
func TestUIDsStay(t *testing.T) {
	uids := func(c checklist.Checklist) map[string]string {
		out := map[string]string{}
		for _, e := range calendarOf(t, c) {
			out[e["UID"]] = e["DTSTART"]
		}
		return out
	}
	today, next := uids(sampledOn(t, sampleDay.Add(-3))), uids(sampledOn(t, sampleDay.Add(-2)))
	same := 0
	for uid, start := range today {
		if then, ok := next[uid]; ok {
			require.Equal(t, start, then)
			same++
		}
	}
	require.Positive(t, same)
	require.Less(t, same, len(today))
	other := sampled(t)
	other.Account = "another"
	for uid := range uids(other) {
		require.NotContains(t, uids(sampled(t)), uid, "of two accounts none is the same")
	}
}

// A calendar without a deadline still has a component, as RFC 5545 demands, and none that is
// seen; and no calendar has a METHOD, which would ask for an organizer.
func TestCalendarOfNothing(t *testing.T) {
	var page bytes.Buffer
	c := sampled(t)
	c.Tasks = nil
	require.NoError(t, checklist.ICalendar(&page, c, checklist.CalendarOptions{}))
	require.Empty(t, checkCalendar(t, page.String()))
	require.Equal(t, 2, strings.Count(page.String(), "BEGIN:V"))
	page.Reset()
	require.NoError(t, checklist.ICalendar(&page, sampled(t), checklist.CalendarOptions{}))
	require.NotContains(t, page.String(), "METHOD")
	require.NotContains(t, page.String(), "VTIMEZONE")
}
