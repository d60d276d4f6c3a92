package synth

import (
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// A calendar knows how many orders come on each day, and the seconds at which the
// days of the stream begin and end. Days are numbered from Config.Start.
type calendar struct {
	first   window.Day
	loc     *time.Location
	total   int     // orders of all days
	shares  []int64 // running sum of the days' weights, from 0
	starts  []int64 // Unix seconds, filled as far as asked for
	weekday time.Weekday
}

// season is the weight of a weekday, Sunday first: Mondays are strong, Fridays and
// Saturdays weak.
var season = [7]int64{100, 118, 110, 106, 102, 92, 86}

// rush is the weight of an hour of the day: little at night, most in the evening.
var rush = []int{8, 5, 3, 2, 2, 3, 6, 11, 17, 23, 27, 29, 31, 30, 29, 29, 30, 32, 36, 41, 43, 38, 27, 16}

const (
	hour = 3600
	day  = 24 * hour
)

func newCalendar(cfg Config) *calendar {
	c := &calendar{first: cfg.Start, loc: cfg.Location, total: cfg.Orders, weekday: cfg.Start.Weekday()}
	c.shares = make([]int64, cfg.Days+1)
	var d dice
	for i := range cfg.Days {
		d.take(cfg.Seed, uint64(i), purposeDay)
		c.shares[i+1] = c.shares[i] + season[c.weekdayOf(i)]*int64(d.between(85, 115))
	}
	return c
}

// orders returns how many orders come on day i. Over all days they are exactly
// those configured.
func (c *calendar) orders(i int) int {
	return c.until(i+1) - c.until(i)
}

// until returns how many orders come before day i. The product stays exact: it is
// divided in two parts, so that it does not exceed 64 bits.
func (c *calendar) until(i int) int {
	all := c.shares[len(c.shares)-1]
	q, r := int64(c.total)/all, int64(c.total)%all
	return int(q*c.shares[i] + r*c.shares[i]/all)
}

func (c *calendar) weekdayOf(i int) time.Weekday { return (c.weekday + time.Weekday(i%7)) % 7 }

// start returns the Unix second at which day i begins.
func (c *calendar) start(i int) int64 {
	for len(c.starts) <= i {
		c.starts = append(c.starts, c.first.Add(len(c.starts)).Start(c.loc).Unix())
	}
	return c.starts[i]
}

// end returns the last second of day i: what a deadline of the day is.
func (c *calendar) end(i int) int64 { return c.start(i+1) - 1 }

// dayOf returns the day that holds a second not before the first day.
func (c *calendar) dayOf(t int64) int {
	i := int(max(0, (t-c.start(0))/day-1))
	for c.end(i) < t {
		i++
	}
	return i
}

// workday returns the n-th working day (Monday to Friday) after day i.
func (c *calendar) workday(i, n int) int {
	for n > 0 {
		i++
		if w := c.weekdayOf(i); w != time.Saturday && w != time.Sunday {
			n--
		}
	}
	return i
}

// between returns a second of day i from hour a to before hour b.
func (c *calendar) between(d *dice, i, a, b int) int64 {
	return min(c.start(i)+int64(a*hour+d.n((b-a)*hour)), c.end(i))
}
