package window

const (
	pageBits = 6
	pageDays = 1 << pageBits
	pageMask = pageDays - 1
)

// page is the sums of its days, each of all the day's steps, however late: the fast
// paths take them as they are whenever the as-of day has reached the last since.
type page [pageDays]Count

// smallPage is a page while its numbers are small, as they are for good in most of a small
// account.
type smallPage [pageDays]smallCount

// smallCount is a Count of small numbers.
type smallCount struct{ hits, total, open int8 }

// emptyPage stands for a page that is not there. It is never written to.
var emptyPage page

// slot is the place of one page in the directory.
type slot struct {
	page  *page      // nil while no day of the page has been used, and while it is small
	small *smallPage // then this; nil once there is page
	late  *latePage  // nil while no late cell, of many, has its day or its since in the page
}

// dayRun is days side by side in a page of either size; the zero dayRun is none.
type dayRun struct {
	wide  []Count
	small []smallCount // if not nil, these
}

func (sl *slot) isEmpty() bool { return sl.page == nil && sl.small == nil }

// days returns the days of a page.
func (sl *slot) days() dayRun {
	switch {
	case sl.page != nil:
		return dayRun{wide: sl.page[:]}
	case sl.small != nil:
		return dayRun{small: sl.small[:]}
	}
	return dayRun{wide: emptyPage[:]}
}

// add adds c to day i of a page, which it makes if need be.
func (sl *slot) add(i int32, c Count) {
	if sl.page == nil {
		if sl.small == nil {
			sl.small = new(smallPage)
		}
		if sl.small[i].add(c) {
			return
		}
		sl.widen()
	}
	e := &sl.page[i]
	*e = e.Plus(c)
}

// add adds c if the sum is small, and reports whether it is.
func (e *smallCount) add(c Count) bool {
	sum := e.count().Plus(c)
	small := smallCount{int8(sum.Hits), int8(sum.Total), int8(sum.Open)}
	if small.count() != sum {
		return false
	}
	*e = small
	return true
}

// count returns e as a Count.
func (e smallCount) count() Count { return Count{int64(e.hits), int64(e.total), int64(e.open)} }

// widen makes a page that is there a wide one.
func (sl *slot) widen() {
	sl.page = new(page)
	if sl.small != nil {
		dayRun{small: sl.small[:]}.addTo(sl.page[:])
		sl.small = nil
	}
}

// reset empties a page and its late cells, and keeps the memory.
func (sl *slot) reset() {
	if sl.page != nil {
		*sl.page = page{}
	}
	if sl.small != nil {
		*sl.small = smallPage{}
	}
	if sl.late != nil {
		sl.late.reset()
	}
}

// merge adds the days of another page, which has some. A page is there then, for the late
// cells of its days, even if all these are zero.
func (sl *slot) merge(o *slot) {
	if o.small != nil {
		if sl.isEmpty() {
			sl.small = new(smallPage)
		}
		for i, e := range o.small {
			if e != (smallCount{}) {
				sl.add(int32(i), e.count())
			}
		}
		return
	}
	if sl.page == nil {
		sl.widen()
	}
	o.days().addTo(sl.page[:])
}

// at returns day i.
func (r dayRun) at(i int) Count {
	if r.small != nil {
		return r.small[i].count()
	}
	return r.wide[i]
}

// used returns the days of a page that are not zero, as bits.
func (r dayRun) used() (used uint64) {
	for i := range r.small {
		if r.small[i] != (smallCount{}) {
			used |= 1 << i
		}
	}
	for i := range r.wide {
		if !r.wide[i].IsZero() {
			used |= 1 << i
		}
	}
	return used
}

// addTo adds each day to one of out, which has as many.
func (r dayRun) addTo(out []Count) {
	for i := range r.small {
		out[i] = out[i].Plus(r.small[i].count())
	}
	for i := range r.wide {
		d, o := &r.wide[i], &out[i]
		o.Hits += d.Hits
		o.Total += d.Total
		o.Open += d.Open
	}
}

// takeFrom takes each day away from one of out, which has as many.
func (r dayRun) takeFrom(out []Count) {
	for i := range r.small {
		out[i] = out[i].Minus(r.small[i].count())
	}
	for i := range r.wide {
		d, o := &r.wide[i], &out[i]
		o.Hits -= d.Hits
		o.Total -= d.Total
		o.Open -= d.Open
	}
}

// sumSmall is sum for small numbers.
func sumSmall(days []smallCount) (c Count) {
	for i := range days {
		c = c.Plus(days[i].count())
	}
	return c
}
