package spapi_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
	"github.com/sellerperf/sellerperf/window"
)

// feedbackOn reads a feedback of a date, and returns when it was, or why it is none.
func feedbackOn(t require.TestingT, date string, opt spapi.Options) (string, spapi.Reason) {
	r, err := spapi.NewReader(strings.NewReader("Date\tRating\tOrder ID\n"+date+"\t1\t112-5550101-0000001\n"), opt)
	require.NoError(t, err)
	ev, err := r.Next()
	var fault *spapi.RowError
	if errors.As(err, &fault) {
		return "", fault.Reason
	}
	require.NoError(t, err)
	return ev.(*metrics.FeedbackLeft).At.UTC().Format("2006-01-02 15:04:05"), ""
}

func TestDates(t *testing.T) {
	us, de, jp, se := spapi.Options{Marketplace: "US"}, spapi.Options{Marketplace: "DE"}, spapi.Options{Marketplace: "JP"}, spapi.Options{Marketplace: "SE"}
	for _, c := range []struct {
		date string
		opt  spapi.Options
		want string // or a reason
	}{
		{"1/2/26", us, "2026-01-02 12:00:00"},
		{"1.2.26", de, "2026-02-01 12:00:00"},
		{"26/1/2", jp, "2026-01-02 12:00:00"},
		{"2026-01-02", se, "2026-01-02 12:00:00"},
		{"2026/01/02", us, "2026-01-02 12:00:00"},
		{"1/2/26", spapi.Options{}, "ambiguous-date"},
		{"1/2/26", spapi.Options{Dates: spapi.DayMonthYear}, "2026-02-01 12:00:00"},
		{"1/2/26", spapi.Options{Marketplace: "US", Dates: spapi.DayMonthYear}, "2026-02-01 12:00:00"},
		{"10/20/23", spapi.Options{}, "2023-10-20 12:00:00"},
		{"2/2/2026", spapi.Options{}, "2026-02-02 12:00:00"},
		{"25/12/25", spapi.Options{}, "2025-12-25 12:00:00"}, // two readings, one day
		{"10/20/23", de, "malformed"},
		{"14-Jul-2025", spapi.Options{}, "2025-07-14 12:00:00"},
		{"Jul 14, 2025", spapi.Options{}, "2025-07-14 12:00:00"},
		{"14 July 2025", spapi.Options{}, "2025-07-14 12:00:00"},
		{"30-Feb-2025", spapi.Options{}, "malformed"},
		{"2/29/25", us, "malformed"},
		{"2/29/24", us, "2024-02-29 12:00:00"},
		{"2026-09-06T00:00Z", spapi.Options{}, "2026-09-06 00:00:00"},
		{"2026-09-06T00:00:05Z", spapi.Options{}, "2026-09-06 00:00:05"},
		{"2026-09-06T00:00:05.999Z", spapi.Options{}, "2026-09-06 00:00:05"},
		{"2026-09-06T00:00:05+02:00", spapi.Options{}, "2026-09-05 22:00:05"},
		{"2026-09-06 00:00:05 +0530", spapi.Options{}, "2026-09-05 18:30:05"},
		{"2026-09-06 00:00:05 PDT", spapi.Options{}, "2026-09-06 07:00:05"},
		{"2026-09-06 00:00:05 IST", spapi.Options{}, "no-zone"},
		{"2026-09-06 00:00:05", spapi.Options{}, "no-zone"},
		{"2026-09-06 00:00:05", us, "2026-09-06 07:00:05"},
		{"2026-09-06 00:00:05", spapi.Options{Marketplace: "CA", Zone: time.UTC}, "2026-09-06 00:00:05"},
		{"9/6/2026 12:30 AM PST", us, "2026-09-06 08:30:00"},
		{"9/6/2026 12:30 PM", us, "2026-09-06 19:30:00"},
		{"2026-13-06T00:00:05Z", spapi.Options{}, "malformed"},
		{"2026-02-30T00:00:05Z", spapi.Options{}, "malformed"},
		{"1989-12-31", spapi.Options{}, "refused"},
		{"soon", spapi.Options{}, "malformed"},
		{"1569521782", spapi.Options{}, "malformed"},
		{"", spapi.Options{}, "missing"},
	} {
		at, reason := feedbackOn(t, c.date, c.opt)
		assert.Equal(t, c.want, at+string(reason), c.date)
	}
}

// TestDateOrders: a day written in an order is read in it, and without an order it is
// taken exactly if no other order reads it as another day.
func TestDateOrders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := window.Date(2000, 1, 1).Add(rapid.IntRange(0, 36000).Draw(t, "day"))
		y, m, n := d.YMD()
		sep := rapid.SampledFrom([]string{"/", ".", "-"}).Draw(t, "sep")
		texts := [][3]int{{int(m), n, y % 100}, {n, int(m), y % 100}, {y % 100, int(m), n}}
		order := rapid.IntRange(1, 3).Draw(t, "order")
		p := texts[order-1]
		text := fmt.Sprintf("%02d%s%02d%s%02d", p[0], sep, p[1], sep, p[2])
		want := d.String() + " 12:00:00"
		at, reason := feedbackOn(t, text, spapi.Options{Dates: spapi.DateOrder(order)})
		if reason != "" || at != want {
			t.Fatalf("%s in order %d: %s %s, want %s", text, order, at, reason, want)
		}
		readings := map[string]bool{}
		for o := spapi.MonthDayYear; o <= spapi.YearMonthDay; o++ {
			if at, reason := feedbackOn(t, text, spapi.Options{Dates: o}); reason == "" {
				readings[at] = true
			}
		}
		at, reason = feedbackOn(t, text, spapi.Options{})
		if len(readings) == 1 && at != want || len(readings) > 1 && reason != spapi.AmbiguousDate {
			t.Fatalf("%s: %s %s of %v", text, at, reason, readings)
		}
	})
}
