package chart

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Rate is a number over days: what a chart shows. The zero Rate is an empty chart. Use
// field names: it may grow.
type Rate struct {
	// ID begins the ids within the drawing, so that a page may hold several: letters,
	// digits and hyphens, other characters become hyphens. Empty: "chart".
	ID string
	// Title names what is drawn.
	Title string
	// Points are the number on each day, in the order of the days, one a day at most.
	// A day that is missing, and one without data, is a gap.
	Points []Point
	// Ahead is what is known of days to come, in the order of the days.
	Ahead []Ahead
	// Today is the day that is marked. The zero Day: none is.
	Today window.Day
	// Days are the days of the axis; points beyond are left out. Not valid: from the
	// first point to the last day there is.
	Days window.Range
	// Limit and Warning are the lines the number must keep to. The zero Line: none.
	Limit, Warning Line
	// Unit is how numbers are printed. The zero Unit: as they are.
	Unit Unit
}

// Point is the number at the end of a day.
type Point struct {
	Day    window.Day
	Value  metrics.Ratio // without data: a gap
	Broken bool          // the limit is broken, as it was judged
}

// Ahead is between what the number will be at the end of a day to come, both included.
type Ahead struct {
	Day       window.Day
	Low, High metrics.Ratio
}

// Line is a number to keep to.
type Line struct {
	Value metrics.Ratio // without data: there is no line
	Label string        // what it says: "below 1%"
}

// Unit is how numbers are printed. Use field names: it may grow.
type Unit struct {
	// Shift moves the decimal point: 2 prints a rate in percent, -2 cents as euros.
	Shift int32
	// Places is how many decimals numbers have. The axis has as many as it needs.
	Places int32
	// Suffix stands behind the number: "%", " EUR".
	Suffix string
}

// Percent prints rates as percentages with two decimals.
func Percent() Unit { return Unit{Shift: 2, Places: 2, Suffix: "%"} }

// print prints a number, rounded half up.
func (u Unit) print(r metrics.Ratio) string {
	d, ok := r.Round(max(0, u.Places+u.Shift))
	if !ok {
		return "no data"
	}
	return d.Shift(u.Shift).StringFixed(u.Places) + u.Suffix
}

// tick prints a number of the axis, with no decimals that say nothing.
func (u Unit) tick(d decimal.Decimal) string {
	d = d.Shift(u.Shift)
	s := d.StringFixed(max(0, -d.Exponent()))
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s + u.Suffix
}

// Describe says in words what the chart shows, for whoever cannot see it.
func (c Rate) Describe() string {
	var parts []string
	if points := c.drawn(); len(points) == 0 {
		parts = append(parts, "There is no data.")
	} else {
		parts = append(parts, c.describePoints(points))
	}
	if c.Limit.Value.HasData() {
		parts = append(parts, c.describeLimit())
	}
	if ahead := c.drawnAhead(); len(ahead) > 0 {
		low, high := ahead[0].Low, ahead[0].High
		for _, a := range ahead {
			low, high = smaller(low, a.Low), greater(high, a.High)
		}
		parts = append(parts, fmt.Sprintf("Known ahead, to %v: between %s and %s.",
			ahead[len(ahead)-1].Day, c.Unit.print(low), c.Unit.print(high)))
	}
	return strings.Join(parts, " ")
}

func (c Rate) describePoints(points []Point) string {
	first, last := points[0], points[len(points)-1]
	low, high := first.Value, first.Value
	for _, p := range points {
		low, high = smaller(low, p.Value), greater(high, p.Value)
	}
	if len(points) == 1 {
		return fmt.Sprintf("On %v: %s.", last.Day, c.Unit.print(last.Value))
	}
	return fmt.Sprintf("%v to %v: from %s to %s, lowest %s%s, highest %s%s.",
		first.Day, last.Day, c.Unit.print(first.Value), c.Unit.print(last.Value),
		c.Unit.print(low), lastOn(points, low), c.Unit.print(high), lastOn(points, high))
}

// lastOn says when a number was last seen; nothing of one that is there at the ends.
func lastOn(points []Point, r metrics.Ratio) string {
	if points[0].Value.Cmp(r) == 0 || points[len(points)-1].Value.Cmp(r) == 0 {
		return ""
	}
	for _, p := range slices.Backward(points) {
		if p.Value.Cmp(r) == 0 {
			return " on " + p.Day.String()
		}
	}
	return ""
}

func (c Rate) describeLimit() string {
	broken := 0
	var runs []string
	points := c.drawn()
	brokenRuns(points, func(from, to int) {
		broken += to - from
		run := points[from].Day.String()
		if to > from+1 {
			run += " to " + points[to-1].Day.String()
		}
		runs = append(runs, run)
	})
	when := ": "
	if len(runs) > mostRuns {
		when = ", last on "
	}
	when += strings.Join(runs[max(0, len(runs)-mostRuns):], ", ")
	s := "The limit"
	if c.Limit.Label != "" {
		s += ", " + c.Limit.Label + ","
	}
	switch broken {
	case 0:
		return s + " is not broken on any day."
	case 1:
		return s + " is broken on 1 day" + when + "."
	}
	return s + fmt.Sprintf(" is broken on %d days%s.", broken, when)
}

// mostRuns is of how many runs of broken days a description tells, the last ones.
const mostRuns = 4

func smaller(a, b metrics.Ratio) metrics.Ratio {
	if a.Cmp(b) <= 0 {
		return a
	}
	return b
}

func greater(a, b metrics.Ratio) metrics.Ratio {
	if a.Cmp(b) >= 0 {
		return a
	}
	return b
}

// days returns the days of the axis, not valid if there is nothing to show.
func (c Rate) days() window.Range {
	if c.Days.IsValid() {
		return c.Days
	}
	var r window.Range
	add := func(d window.Day) {
		if !d.IsValid() {
			return
		}
		if !r.First.IsValid() || d.Before(r.First) {
			r.First = d
		}
		if d.After(r.Last) {
			r.Last = d
		}
	}
	for _, p := range c.Points {
		add(p.Day)
	}
	for _, a := range c.Ahead {
		add(a.Day)
	}
	add(c.Today)
	return r
}

// drawn returns the points that have data and a place on the axis.
func (c Rate) drawn() []Point {
	days := c.days()
	var out []Point
	for _, p := range c.Points {
		if p.Value.HasData() && days.Contains(p.Day) {
			out = append(out, p)
		}
	}
	return out
}

// drawnAhead does so for the days to come.
func (c Rate) drawnAhead() []Ahead {
	days := c.days()
	var out []Ahead
	for _, a := range c.Ahead {
		if a.Low.HasData() && a.High.HasData() && days.Contains(a.Day) {
			out = append(out, a)
		}
	}
	return out
}

// Write writes the chart as an SVG file that stands alone. The error is the writer's.
func (c Rate) Write(w io.Writer) error {
	d := drawing{alone: true}
	d.rate(&c)
	_, err := w.Write(d.buf)
	return err
}

// Inline returns the chart as an svg element for a page that has [Style] in its style
// sheet. All text in it is escaped.
func (c Rate) Inline() string {
	var d drawing
	d.rate(&c)
	return string(d.buf)
}
