package metrics_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Days are civil days: of 23, 24 or 25 hours, and in Sao Paulo of 2018 one that
// begins at one o'clock. The settings of the streams are those days.

// A civilDay is a day near a setting's, in its zone.
type civilDay struct {
	loc *time.Location
	day window.Day
}

func genCivilDay(t *rapid.T) civilDay {
	at := rapid.SampledFrom(settings).Draw(t, "setting")
	day := window.MustParseDay(at.day).Add(rapid.IntRange(-2, 2).Draw(t, "off"))
	return civilDay{streamZone(t, at.zone), day}
}

// ledgerIn applies events to a ledger of default metrics in a zone.
func ledgerIn(t require.TestingT, loc *time.Location, variants []metrics.Variant, events ...metrics.Event) *metrics.Ledger {
	l, err := metrics.NewLedger(metrics.Config{Location: loc, Metrics: variants})
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(events))
	return l
}

// oneDay asks for one day as of another.
func oneDay(t require.TestingT, c counter, v metrics.Variant, day, asOf window.Day) metrics.Tally {
	return tallyOf(t, c, v, metrics.All, window.Range{First: day, Last: day}, asOf)
}

// propDeadlineAtTheEndOfADay: it includes the last second of the day, however long
// that is; the next second is the next day and too late. The miss shows as of the
// day, and not before.
func propDeadlineAtTheEndOfADay(t *rapid.T) {
	const metric = "late-shipment-rate"
	c := genCivilDay(t)
	due := c.day.End(c.loc)
	after := rapid.IntRange(0, 1).Draw(t, "seconds after")
	id := rapid.SampledFrom(streamOrders).Draw(t, "order")
	placed := &metrics.OrderPlaced{Meta: metrics.Meta{Order: id, At: c.day.Add(-2).Start(c.loc)}, Channel: metrics.MFN, ShipBy: due}
	confirmed := &metrics.ShipmentConfirmed{Meta: metrics.Meta{Order: id, At: due.Add(time.Duration(after) * time.Second)}}
	l := ledgerIn(t, c.loc, []metrics.Variant{metric}, placed, confirmed)
	require.Equal(t, metrics.Tally{}, oneDay(t, l, metric, c.day, c.day.Add(-1)))
	want := metrics.Tally{Hits: int64(after), Total: 1}
	require.Equal(t, want, oneDay(t, l, metric, c.day, c.day))
	require.Equal(t, want, oneDay(t, l, metric, c.day, c.day.Add(30)))
	require.Equal(t, metrics.Tally{}, oneDay(t, l, metric, c.day.Add(1), c.day.Add(30)))
	require.Equal(t, c.day.Add(after), window.DayOf(confirmed.At, c.loc))
}

// propAnswerWithin24Hours: 24 hours are 86,400 seconds whatever the clock does, and
// the miss shows as of the day they end on.
func propAnswerWithin24Hours(t *rapid.T) {
	const metric = "response-time-rate"
	c := genCivilDay(t)
	received := c.day.Start(c.loc).Add(time.Duration(rapid.IntRange(0, 25*3600).Draw(t, "second")) * time.Second)
	day, due := window.DayOf(received, c.loc), received.Add(86_400*time.Second)
	asked := &metrics.MessageReceived{Meta: metrics.Meta{At: received}, Message: "M"}
	l := ledgerIn(t, c.loc, []metrics.Variant{metric}, asked)
	dueDay := window.DayOf(due, c.loc)
	if day.Before(dueDay) { // not so early on a day of 25 hours
		require.Equal(t, metrics.Tally{Open: 1}, oneDay(t, l, metric, day, dueDay.Add(-1)))
	}
	require.Equal(t, metrics.Tally{Total: 1}, oneDay(t, l, metric, day, dueDay))
	late := rapid.IntRange(0, 1).Draw(t, "seconds late")
	answered := &metrics.MessageAnswered{Meta: metrics.Meta{At: due.Add(time.Duration(late) * time.Second)}, Message: "M"}
	require.NoError(t, l.Apply(answered))
	require.Equal(t, metrics.Tally{Hits: int64(1 - late), Total: 1}, oneDay(t, l, metric, day, dueDay))
}

// propDaysPartitionTime: an order is on exactly one day, the one its instant has in
// the zone, and shows from the end of it.
func propDaysPartitionTime(t *rapid.T) {
	const metric = "claim-rate"
	c := genCivilDay(t)
	at := c.day.Start(c.loc).Add(time.Duration(rapid.IntRange(-7200, 26*3600).Draw(t, "second")) * time.Second)
	l := ledgerIn(t, c.loc, []metrics.Variant{metric}, &metrics.OrderPlaced{Meta: metrics.Meta{Order: "A", At: at}, Channel: metrics.AFN})
	y, m, d := at.In(c.loc).Date()
	own := window.Date(y, m, d)
	for day := own.Add(-2); day.Before(own.Add(3)); day = day.Add(1) {
		want := metrics.Tally{}
		if day == own {
			want.Total = 1
		}
		require.Equal(t, want, oneDay(t, l, metric, day, own.Add(9)))
		shown := metrics.Tally{}
		if !day.Before(own) {
			shown.Total = 1
		}
		require.Equal(t, shown, oneDay(t, l, metric, own, day))
	}
}

// TestAnOrderAnHour: through every setting an order an hour, counted by the windows
// of days and months, is the number of hours those days had.
func TestAnOrderAnHour(t *testing.T) {
	const metric = "claim-rate"
	for _, at := range settings {
		t.Run(at.zone+"/"+at.day, func(t *testing.T) {
			loc, middle := streamZone(t, at.zone), window.MustParseDay(at.day)
			days := window.Range{First: middle.Add(-40), Last: middle.Add(5)}
			hours := map[window.Day]int64{}
			var events []metrics.Event
			for i, now := 0, days.First.Start(loc); !now.After(days.Last.End(loc)); i, now = i+1, now.Add(time.Hour) {
				m := metrics.Meta{Order: fmt.Sprintf("111-0000000-%07d", i), At: now}
				events = append(events, &metrics.OrderPlaced{Meta: m, Channel: metrics.MFN})
				hours[window.DayOf(now, loc)]++
			}
			l := ledgerIn(t, loc, []metrics.Variant{metric}, events...)
			for _, span := range trendSpans {
				trend, err := l.AppendTrend(nil, metric, metrics.SegmentMFN, span, days)
				require.NoError(t, err)
				for i, got := range trend {
					var want int64
					for day := range span.Range(days.First.Add(i)).Days() {
						want += hours[day]
					}
					require.Equal(t, metrics.Tally{Total: want}, got, "%v as of %v", span, days.First.Add(i))
				}
			}
		})
	}
}

// TestSkippedMidnight: on 4 November 2018 Sao Paulo had no midnight. The second
// before one o'clock is the day before.
func TestSkippedMidnight(t *testing.T) {
	const metric = "late-shipment-rate"
	loc := streamZone(t, "America/Sao_Paulo")
	day := window.MustParseDay("2018-11-04")
	one := time.Date(2018, 11, 4, 1, 0, 0, 0, loc)
	require.True(t, one.Equal(day.Start(loc)))
	for id, at := range map[string]time.Time{"A": one.Add(-time.Second), "B": one} {
		placed := &metrics.OrderPlaced{Meta: metrics.Meta{Order: id, At: one.Add(-48 * time.Hour)}, Channel: metrics.MFN, ShipBy: one.Add(-time.Second)}
		confirmed := &metrics.ShipmentConfirmed{Meta: metrics.Meta{Order: id, At: at}}
		l := ledgerIn(t, loc, []metrics.Variant{metric}, placed, confirmed)
		want := metrics.Tally{Total: 1}
		if id == "B" {
			want.Hits = 1
		}
		require.Equal(t, want, oneDay(t, l, metric, day.Add(-1), day.Add(-1)), id)
		require.Equal(t, metrics.Tally{}, oneDay(t, l, metric, day, day), id)
	}
}

func TestDeadlineAtTheEndOfADay(t *testing.T) { rapid.Check(t, propDeadlineAtTheEndOfADay) }
func TestAnswerWithin24Hours(t *testing.T)    { rapid.Check(t, propAnswerWithin24Hours) }
func TestDaysPartitionTime(t *testing.T)      { rapid.Check(t, propDaysPartitionTime) }
