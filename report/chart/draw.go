package chart

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Places and sizes, in tenths of a unit.
const (
	wide, high               = 4800, 1800
	right, top, bottom       = 120, 120, 260
	plotHigh                 = high - top - bottom
	leastLeft, aside, letter = 580, 80, 98 // for the numbers of the axis: so wide a letter is at most
)

// place is a place on the drawing, in tenths.
type place struct{ x, y int64 }

// drawing is an SVG being put together.
type drawing struct {
	buf   []byte
	alone bool

	c    *Rate
	s    scale
	days window.Range

	left, plotWide int64
}

// text appends text, escaped for XML; what XML has no place for is replaced.
func (d *drawing) text(s string) {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err == nil { // a buffer takes all
		d.buf = append(d.buf, b.Bytes()...)
	}
}

func (d *drawing) raw(parts ...string) {
	for _, s := range parts {
		d.buf = append(d.buf, s...)
	}
}

// num appends tenths as a number of units.
func (d *drawing) num(tenths int64) {
	if tenths < 0 {
		d.raw("-")
		tenths = -tenths
	}
	d.buf = strconv.AppendInt(d.buf, tenths/10, 10)
	if tenths%10 != 0 {
		d.raw(".")
		d.buf = strconv.AppendInt(d.buf, tenths%10, 10)
	}
}

func (d *drawing) attr(name string, tenths int64) {
	d.raw(" ", name, `="`)
	d.num(tenths)
	d.raw(`"`)
}

// rate draws the whole chart.
func (d *drawing) rate(c *Rate) {
	d.c, d.days = c, c.days()
	d.s = scaleOf(c.values())
	d.left = leastLeft
	for mark := d.s.lo; mark <= d.s.hi; mark += d.s.step {
		d.left = max(d.left, aside+letter*int64(utf8.RuneCountInString(c.Unit.tick(d.s.value(mark)))))
	}
	d.left = min(d.left, wide/2)
	d.plotWide = wide - d.left - right
	id := cleanID(c.ID)
	d.raw(`<svg class="chart" viewBox="0 0 `)
	d.num(wide)
	d.raw(" ")
	d.num(high)
	d.raw(`" role="img" aria-labelledby="`, id, `-title" aria-describedby="`, id, `-desc"`)
	if d.alone {
		d.raw(` xmlns="http://www.w3.org/2000/svg" width="720" height="270"`)
	}
	d.raw(`><title id="`, id, `-title">`)
	d.text(c.Title)
	d.raw(`</title><desc id="`, id, `-desc">`)
	d.text(c.Describe())
	d.raw("</desc>\n")
	if d.alone {
		d.raw("<style>", style, "</style>\n")
		d.rect("c-back", place{0, 0}, place{wide, high})
	}
	d.axis()
	if d.days.IsValid() {
		d.breaches()
		d.limits()
		d.ahead()
		d.curve()
		d.limitLabel()
		d.today()
	}
	d.raw("</svg>\n")
}

// values are all numbers the drawing must have a place for.
func (c *Rate) values() []metrics.Ratio {
	var out []metrics.Ratio
	for _, l := range [...]Line{c.Limit, c.Warning} {
		if l.Value.HasData() {
			out = append(out, l.Value)
		}
	}
	for _, p := range c.drawn() {
		out = append(out, p.Value)
	}
	for _, a := range c.drawnAhead() {
		out = append(out, a.Low, a.High)
	}
	return out
}

func cleanID(id string) string {
	id = strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == '-':
			return r
		}
		return '-'
	}, id)
	if id == "" {
		return "chart"
	}
	return id
}

// x and y return the place of a day and of a number.
func (d *drawing) x(day window.Day) int64 {
	if d.days.Len() < 2 {
		return d.left + d.plotWide/2
	}
	return d.left + mulDiv(int64(day.Sub(d.days.First)), d.plotWide, int64(d.days.Len()-1))
}

func (d *drawing) y(r metrics.Ratio) int64 { return top + plotHigh - d.s.at(r, plotHigh) }

func (d *drawing) rect(class string, from, to place) {
	d.raw(`<rect class="`, class, `"`)
	d.attr("x", from.x)
	d.attr("y", from.y)
	d.attr("width", to.x-from.x)
	d.attr("height", to.y-from.y)
	d.raw("/>\n")
}

func (d *drawing) line(class string, from, to place) {
	d.raw(`<line class="`, class, `"`)
	d.attr("x1", from.x)
	d.attr("y1", from.y)
	d.attr("x2", to.x)
	d.attr("y2", to.y)
	d.raw("/>\n")
}

func (d *drawing) label(class string, at place, text string) {
	d.raw(`<text class="`, class, `"`)
	d.attr("x", at.x)
	d.attr("y", at.y)
	d.raw(">")
	d.text(text)
	d.raw("</text>\n")
}

// shape draws a polyline or a polygon.
func (d *drawing) shape(kind, class string, places []place) {
	d.raw("<", kind, ` class="`, class, `" points="`)
	for i, p := range places {
		if i > 0 {
			d.raw(" ")
		}
		d.num(p.x)
		d.raw(",")
		d.num(p.y)
	}
	d.raw(`"/>` + "\n")
}

// axis draws the days to come as a ground of their own, the marks of the numbers and
// those of the days.
func (d *drawing) axis() {
	if now := d.c.Today; d.days.Contains(now) && now.Before(d.days.Last) {
		d.rect("c-future", place{d.x(now), top}, place{d.left + d.plotWide, top + plotHigh})
	}
	for mark := d.s.lo; mark <= d.s.hi; mark += d.s.step {
		y := top + plotHigh - mulDiv(mark-d.s.lo, plotHigh, d.s.hi-d.s.lo)
		d.line("c-grid", place{d.left, y}, place{d.left + d.plotWide, y})
		d.label("c-end", place{d.left - aside, y + 38}, d.c.Unit.tick(d.s.value(mark)))
	}
	if !d.days.IsValid() {
		return
	}
	const under = high - 60
	first, last, now := d.days.First, d.days.Last, d.c.Today
	hasNow := d.days.Contains(now)
	if room := int64(900); !hasNow || d.x(now)-d.left > room {
		d.label("", place{d.left, under}, dayText(first))
	}
	if hasNow {
		class, x := "c-mid c-day", d.x(now)
		if x > d.left+d.plotWide-250 {
			class, x = "c-end c-day", d.left+d.plotWide
		}
		d.label(class, place{x, under}, dayText(now))
	}
	if last != first && (!hasNow || d.left+d.plotWide-d.x(now) > 520) {
		d.label("c-end c-last", place{d.left + d.plotWide, under}, dayText(last))
	}
}

// dayText prints a day as an axis has room for: "22 Nov".
func dayText(d window.Day) string {
	_, m, day := d.YMD()
	return strconv.Itoa(day) + " " + m.String()[:3]
}
