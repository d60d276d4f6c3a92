package window

// A late cell is one whose since is after its day. Once there are many, each of its numbers
// that is not zero is kept twice, in the list of its day by since and in that of its since by
// day, so that a question about the past asks few lists whichever way it runs. Most metrics
// have late hits alone: each field of Count has its own lists, and none until it needs them.

// lateLists are the lists of late cells, by field.
type lateLists [countFields]lists

// latePage is the late cells of the days of one page, and those since these days.
type latePage struct {
	used uint64 // bit i: day i of the page has late cells
	last int32  // at or after the since of every late cell of these days
	// The most days between day and since, or farDays for more: of the cells of a day, and
	// of those since that day. At least as many, as cells may have gone.
	after, before [pageDays]uint8
	fields        [countFields]*lateField // nil where all has been zero
	sums          [countFields]int64      // of net over all the days, by field
}

// lateField is one field of Count of a latePage.
type lateField struct {
	days  [pageDays]lateDay
	tails [len(tailDays)]*tail // nil where all has been zero
}

// lateDay is one field of Count of a day.
type lateDay struct {
	// net is what comes since the day less what is late of that day: what is still to come
	// after a day is what net has been up to it, taken back.
	net      int64
	own, row int32 // its lists: of the day, by since; and since the day, by day
}

const (
	countFields = 3
	farDays     = 255
)

// field returns a field of c by number.
func (c *Count) field(f int) *int64 {
	switch f {
	case 0:
		return &c.Hits
	case 1:
		return &c.Total
	}
	return &c.Open
}

// lateDays returns the days of a page that have late cells, as bits.
func (sl *slot) lateDays() uint64 {
	if sl.late == nil {
		return 0
	}
	return sl.late.used
}

// latePage returns the late cells of a page.
func (s *Series) latePage(p int32) *latePage {
	if i := uint(int(p) - int(s.base)); i < uint(len(s.dir)) && s.dir[i].late != nil {
		return s.dir[i].late
	}
	sl := s.slot(p)
	if sl.late == nil {
		sl.late = new(latePage)
	}
	return sl.late
}

// addMany adds c, not zero, to a late cell of many. A cell that becomes zero goes, and so
// does a list that becomes empty.
func (s *Series) addMany(day, since int32, c Count) {
	to, from := s.latePage(since>>pageBits), s.latePage(day>>pageBits)
	left := false // a list of the day
	if c.Hits != 0 {
		left = s.addField(0, from, to, day, since, c.Hits)
	}
	if c.Total != 0 {
		left = s.addField(1, from, to, day, since, c.Total) || left
	}
	if c.Open != 0 {
		left = s.addField(2, from, to, day, since, c.Open) || left
	}
	delay := since - day
	s.reach = max(s.reach, delay)
	far := uint8(min(delay, farDays))
	i, j := day&pageMask, since&pageMask
	to.before[j] = max(to.before[j], far)
	from.after[i] = max(from.after[i], far)
	from.last = max(from.last, since)
	if from.used |= 1 << i; !left {
		from.note(i)
	}
}

// addField adds v to one field of a late cell, and reports whether the day has any left.
func (s *Series) addField(f int, from, to *latePage, day, since int32, v int64) bool {
	a, own, row := &s.late[f], from.field(f), to.field(f)
	a.ready()
	if since-day > tailDays[0] {
		addTails(own, row, day, since, v)
	}
	d, r := &own.days[day&pageMask], &row.days[since&pageMask]
	d.net -= v
	r.net += v
	if from != to {
		from.sums[f] -= v
		to.sums[f] += v
	}
	a.add(&d.own, since, v)
	a.add(&r.row, day, v)
	return d.own != 0
}

// Ahead reads where Add with the same arguments would write, about, and changes nothing.
// Steps that are many, or go to many Series, take less time if all are read ahead first:
// the waits for memory overlap. What it returns means nothing, but keep it: reads of which
// nothing comes may be left out.
func (s *Series) Ahead(day, since Day, c Count) int64 {
	p, q := uint(int(day.n>>pageBits)-int(s.base)), uint(int(since.n>>pageBits)-int(s.base))
	if p >= uint(len(s.dir)) || s.dir[p].page == nil {
		return 0
	}
	n := s.dir[p].page[day.n&pageMask].Total
	if since.n <= day.n || q >= uint(len(s.dir)) || s.dir[p].late == nil || s.dir[q].late == nil {
		return n
	}
	if c.Hits != 0 {
		n += s.near(0, s.dir[p].late, s.dir[q].late, day.n, since.n)
	}
	if c.Total != 0 {
		n += s.near(1, s.dir[p].late, s.dir[q].late, day.n, since.n)
	}
	if c.Open != 0 {
		n += s.near(2, s.dir[p].late, s.dir[q].late, day.n, since.n)
	}
	return n
}

// near reads what addField is about to change, about.
func (s *Series) near(f int, from, to *latePage, day, since int32) int64 {
	own, row := from.fields[f], to.fields[f]
	if own == nil || row == nil {
		return 0
	}
	a := &s.late[f]
	return a.near(own.days[day&pageMask].own, since) + a.near(row.days[since&pageMask].row, day)
}

// field returns a field of a latePage by number.
func (l *latePage) field(f int) *lateField {
	if l.fields[f] == nil {
		l.fields[f] = new(lateField)
	}
	return l.fields[f]
}

// reset empties a latePage and keeps its fields.
func (l *latePage) reset() {
	fields := l.fields
	*l = latePage{fields: fields}
	for _, d := range fields {
		if d != nil {
			d.reset()
		}
	}
}

// reset empties a field and keeps its tails.
func (f *lateField) reset() {
	f.days = [pageDays]lateDay{}
	for _, t := range f.tails {
		if t != nil {
			*t = tail{}
		}
	}
}

// note keeps used true after the lists of a day have changed.
func (l *latePage) note(i int32) {
	for _, f := range l.fields {
		if f != nil && f.days[i].own != 0 {
			l.used |= 1 << i
			return
		}
	}
	l.after[i] = 0
	if l.used &^= 1 << i; l.used == 0 {
		l.last = 0
	}
}
