package window_test

import (
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

// oracle is the slow and obvious Series: the definition, and nothing else.
type oracle map[[2]window.Day]window.Count

func (o oracle) Add(day, since window.Day, c window.Count) {
	if !day.IsValid() {
		return
	}
	if since.Before(day) {
		since = day
	}
	key := [2]window.Day{day, since}
	o[key] = o[key].Plus(c)
	if o[key].IsZero() {
		delete(o, key)
	}
}

func (o oracle) Sum(r window.Range, asOf window.Day) window.Count {
	var c window.Count
	for key, v := range o {
		if r.Contains(key[0]) && !key[1].After(asOf) {
			c = c.Plus(v)
		}
	}
	return c
}

func (o oracle) Cells() []window.Cell {
	var cells []window.Cell
	for key, v := range o {
		cells = append(cells, window.Cell{Day: key[0], Since: key[1], Count: v})
	}
	slices.SortFunc(cells, func(a, b window.Cell) int {
		if a.Day != b.Day {
			return a.Day.Compare(b.Day)
		}
		return a.Since.Compare(b.Since)
	})
	return cells
}
