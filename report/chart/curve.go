package chart

import "github.com/sellerperf/sellerperf/window"

// runs calls f for each run of points on days that follow each other and that are alike.
func runs(points []Point, alike func(a, b *Point) bool, f func(from, to int)) {
	for i := 0; i < len(points); {
		k := i + 1
		for k < len(points) && follows(points[k-1].Day, points[k].Day) && alike(&points[k-1], &points[k]) {
			k++
		}
		f(i, k)
		i = k
	}
}

func follows(a, b window.Day) bool { return b == a.Add(1) }

// brokenRuns does so for the runs that broke the limit.
func brokenRuns(points []Point, f func(from, to int)) {
	runs(points, func(a, b *Point) bool { return a.Broken == b.Broken }, func(from, to int) {
		if points[from].Broken {
			f(from, to)
		}
	})
}

func (d *drawing) placeOf(p Point) place { return place{d.x(p.Day), d.y(p.Value)} }

// curve draws the number day by day, over it the days that broke the limit.
func (d *drawing) curve() {
	points := d.c.drawn()
	stretch := func(class string) func(from, to int) {
		return func(from, to int) {
			places := make([]place, 0, to-from+1)
			for _, p := range points[from:to] {
				places = append(places, d.placeOf(p))
			}
			if len(places) == 1 {
				places = append(places, places[0]) // round ends make a dot of it
			}
			d.shape("polyline", class, places)
		}
	}
	runs(points, func(_, _ *Point) bool { return true }, stretch("c-line"))
	brokenRuns(points, stretch("c-broken"))
}

// breaches fills the space between the limit and the days that broke it.
func (d *drawing) breaches() {
	if !d.c.Limit.Value.HasData() {
		return
	}
	points, limit := d.c.drawn(), d.y(d.c.Limit.Value)
	brokenRuns(points, func(from, to int) {
		var places []place
		if from > 0 && follows(points[from-1].Day, points[from].Day) {
			if p, ok := crossing(d.placeOf(points[from-1]), d.placeOf(points[from]), limit); ok {
				places = append(places, p)
			}
		}
		if len(places) == 0 {
			places = append(places, place{d.x(points[from].Day), limit})
		}
		for _, p := range points[from:to] {
			places = append(places, d.placeOf(p))
		}
		end := place{d.x(points[to-1].Day), limit}
		if to < len(points) && follows(points[to-1].Day, points[to].Day) {
			if p, ok := crossing(d.placeOf(points[to-1]), d.placeOf(points[to]), limit); ok {
				end = p
			}
		}
		d.shape("polygon", "c-breach", append(places, end))
	})
}

// crossing returns where the straight line from a to b crosses a height, if it does.
func crossing(a, b place, y int64) (place, bool) {
	if a.y == b.y || (a.y < y) == (b.y < y) && a.y != y && b.y != y {
		return place{}, false
	}
	rise, run := b.y-a.y, b.x-a.x
	return place{a.x + (y-a.y)*run/rise, y}, true
}

// limits draws the lines to keep to.
func (d *drawing) limits() {
	if w := d.c.Warning.Value; w.HasData() {
		d.line("c-warning", place{d.left, d.y(w)}, place{d.left + d.plotWide, d.y(w)})
	}
	l := d.c.Limit
	if !l.Value.HasData() {
		return
	}
	y := d.y(l.Value)
	d.line("c-limit", place{d.left, y}, place{d.left + d.plotWide, y})
}

// limitLabel says what the limit is, over the curve.
func (d *drawing) limitLabel() {
	l := d.c.Limit
	if l.Label == "" || !l.Value.HasData() {
		return
	}
	y := d.y(l.Value)
	at := y - 45 // above the line, unless that is above the drawing
	if at < top+60 {
		at = y + 130
	}
	d.label("c-of-limit", place{d.left + 50, at}, l.Label)
}

// ahead draws between what the days to come will lie, from today's point on.
func (d *drawing) ahead() {
	days := d.c.drawnAhead()
	if len(days) == 0 {
		return
	}
	var low, high []place
	if points := d.c.drawn(); len(points) > 0 && follows(points[len(points)-1].Day, days[0].Day) {
		p := d.placeOf(points[len(points)-1])
		low, high = append(low, p), append(high, p)
	}
	for _, a := range days {
		low = append(low, place{d.x(a.Day), d.y(a.Low)})
		high = append(high, place{d.x(a.Day), d.y(a.High)})
	}
	band := append([]place(nil), high...)
	for i := len(low) - 1; i >= 0; i-- {
		band = append(band, low[i])
	}
	d.shape("polygon", "c-band", band)
	d.shape("polyline", "c-ahead", high)
	d.shape("polyline", "c-ahead", low)
}

// today marks the day, and the number on it.
func (d *drawing) today() {
	now := d.c.Today
	if !d.days.Contains(now) {
		return
	}
	d.line("c-today", place{d.x(now), top}, place{d.x(now), top + plotHigh})
	for _, p := range d.c.drawn() {
		if p.Day != now {
			continue
		}
		class, at := "c-now", d.placeOf(p)
		if p.Broken {
			class += " c-bad"
		}
		d.raw(`<circle class="`, class, `"`)
		d.attr("cx", at.x)
		d.attr("cy", at.y)
		d.attr("r", 45)
		d.raw("/>\n")
	}
}
