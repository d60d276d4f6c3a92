package accounthealth

import "time"

// marketplace reads one element of performanceMetrics.
func (rd *reader) marketplace(p place) {
	o, ok := rd.open(p)
	if !ok {
		return
	}
	m := Marketplace{Pointer: p.pointer}
	m.ID = rd.text(o.need("marketplaceId"))
	groups := map[string]*object{}
	for i := range v2 {
		rd.figures(&o, groups, &v2[i], &m)
	}
	for _, s := range v2 {
		if g := groups[s.path[0]]; len(s.path) > 1 && g != nil {
			g.close()
			delete(groups, s.path[0])
		}
	}
	if p, ok := o.need("accountHealthRating"); ok {
		m.Rating = rd.rating(p)
	}
	if p, ok := o.need("warningStates", "warningState"); ok {
		rd.each(p, func(p place) { m.WarningStates = append(m.WarningStates, rd.warningState(p)...) })
	}
	o.close()
	rd.compare(&m)
	rd.out.Marketplaces = append(rd.out.Marketplaces, m)
}

// maxListed bounds the figures of one list.
const maxListed = 16

// figures reads the figure, or the figures, of a line of the table.
func (rd *reader) figures(o *object, groups map[string]*object, s *spec, m *Marketplace) {
	p, ok := rd.locate(o, groups, s)
	if !ok {
		return
	}
	take := func(p place) {
		if f, ok := rd.figure(p, s); ok {
			rd.check(&f, s)
			m.Figures = append(m.Figures, f)
		}
	}
	if s.list {
		if len(p.items) > maxListed {
			rd.warn(TooMany, p.pointer, "", "more figures than any report has; the first are read")
			short := *p.node
			short.items = short.items[:maxListed]
			p.node = &short
		}
		rd.each(p, take)
		return
	}
	take(p)
}

// locate finds the value of a figure, which may stand in an object of several.
func (rd *reader) locate(o *object, groups map[string]*object, s *spec) (place, bool) {
	key := s.path[0]
	if s.extra {
		return o.optional(key)
	}
	if len(s.path) == 1 {
		return o.need(key, s.aliases...)
	}
	g, seen := groups[key]
	if !seen {
		groups[key] = nil
		if p, ok := o.need(key, s.aliases...); ok {
			if inner, ok := rd.open(p); ok {
				g = &inner
				groups[key] = g
			}
		}
	}
	if g == nil {
		return place{}, false
	}
	return g.need(s.path[1])
}

// figure reads one figure.
func (rd *reader) figure(p place, s *spec) (Figure, bool) {
	o, ok := rd.open(p)
	if !ok {
		return Figure{}, false
	}
	f := Figure{Name: s.name, Pointer: p.pointer}
	f.Window = rd.window(&o, s.list)
	if s.total != "" {
		f.Total = rd.count(o.needUnless(s.list, s.total))
	}
	if s.hitsStatus {
		f.Hits = rd.judgedCount(o.need(s.hits))
	} else {
		f.Hits = rd.count(o.needUnless(s.list, s.hits))
	}
	for _, part := range s.parts {
		f.Parts = append(f.Parts, Part{part.key, rd.judgedCount(o.need(part.key))})
	}
	if len(s.path) > 1 {
		f.FulfillmentType = rd.text(o.need("fulfillmentType"))
	}
	if s.total != "" {
		p, ok := o.need("rate")
		f.Rate = rd.number(p, ok)
	}
	if !s.bare {
		f.Status = rd.status(&o, Good, Bad, None)
		f.Target = rd.target(&o)
	}
	o.close()
	return f, true
}

// needUnless is need, or find for a key nothing demands.
func (o *object) needUnless(optional bool, key string) (place, bool) {
	if optional {
		return o.find(key)
	}
	return o.need(key)
}

func (rd *reader) window(o *object, optional bool) DateRange {
	p, ok := o.needUnless(optional, "reportingDateRange")
	if !ok {
		return DateRange{}
	}
	inner, ok := rd.open(p)
	if !ok {
		return DateRange{}
	}
	var d DateRange
	d.From, d.FromText = rd.instant(inner.need("reportingDateFrom"))
	d.To, d.ToText = rd.instant(inner.need("reportingDateTo"))
	d.endOfDay()
	inner.optional("dateOffset") // {duration, offset} of an example; nobody says what it means
	inner.close()
	rd.checkWindow(p.pointer, d)
	return d
}

// endOfDay makes an end that is a day alone the end of that day.
func (d *DateRange) endOfDay() {
	if len(d.ToText) == len(time.DateOnly) && !d.To.IsZero() {
		d.To = d.To.Add(24*time.Hour - time.Second)
	}
}

func (rd *reader) instant(p place, ok bool) (time.Time, string) {
	s := rd.text(p, ok)
	if s == "" {
		return time.Time{}, ""
	}
	t, usual, ok := parseInstant(s)
	switch {
	case !ok:
		rd.warn(BadValue, p.pointer, s, "not an instant")
	case !usual:
		rd.warn(OddInstant, p.pointer, s, "an instant in an unusual form, read as "+t.Format(time.RFC3339))
	}
	return t, shorten(s)
}

// number reads a number. A string that holds one is read too.
func (rd *reader) number(p place, ok bool) Number {
	if !ok {
		return Number{}
	}
	if rd.loose && p.kind == textNode {
		return rd.looseNumber(p)
	}
	if p.kind != numberNode {
		rd.warn(WrongType, p.pointer, p.text, "want a number, not a "+p.kind.String())
		if p.kind != textNode {
			return Number{}
		}
	}
	n, ok := ParseNumber(p.text)
	if !ok {
		rd.warn(BadValue, p.pointer, p.text, "not a number that can be read")
	}
	return n
}

// count reads a count.
func (rd *reader) count(p place, ok bool) Count {
	c := Count{Pointer: p.pointer}
	if !ok {
		return c
	}
	n := rd.number(p, ok)
	if !n.Stated {
		return c
	}
	whole, ok := n.whole()
	if !ok || whole < 0 {
		rd.warn(BadValue, p.pointer, p.text, "not a count")
		return c
	}
	c.N, c.Stated = whole, true
	return c
}

// judgedCount reads a count with a status of its own.
func (rd *reader) judgedCount(p place, ok bool) Count {
	if !ok {
		return Count{Pointer: p.pointer}
	}
	if p.kind == numberNode {
		rd.warn(WrongType, p.pointer, p.text, "want an object with count and status, not a number")
		return rd.count(p, ok)
	}
	o, ok := rd.open(p)
	if !ok {
		return Count{Pointer: p.pointer}
	}
	c := rd.count(o.need("count"))
	c.Status = rd.status(&o, Good, Bad, None)
	o.close()
	return c
}

// target reads targetValue and targetCondition. Elsewhere the two are said to stand in one
// object, {"value","condition"}.
func (rd *reader) target(o *object) Target {
	var t Target
	p, ok := o.need("targetValue")
	if ok && p.kind == objectNode {
		rd.warn(WrongType, p.pointer, "", "want a number, not an object")
		inner, _ := rd.open(p)
		v, ok := inner.find("value")
		t.Value = rd.number(v, ok)
		c, ok := inner.find("condition")
		t.Condition = enum(rd, c, ok, LessThan, GreaterThan, Equals)
		inner.close()
		if c, ok := o.find("targetCondition"); ok {
			t.Condition = enum(rd, c, ok, LessThan, GreaterThan, Equals)
		}
		return t
	}
	t.Value = rd.number(p, ok)
	c, ok := o.need("targetCondition")
	t.Condition = enum(rd, c, ok, LessThan, GreaterThan, Equals)
	return t
}

// rating reads the account health rating. The schema demands ahrStatus without declaring it,
// and declares accountHealthRatingStatus without demanding it.
func (rd *reader) rating(p place) Rating {
	o, ok := rd.open(p)
	if !ok {
		return Rating{}
	}
	r := Rating{Pointer: p.pointer}
	s, ok := o.need("ahrStatus")
	r.Status = enum(rd, s, ok, "GREAT", "WARNED", None)
	if s, ok := o.find("accountHealthRatingStatus"); ok {
		other := enum[Status](rd, s, ok, "GREAT", "WARNED")
		if r.Status == "" {
			r.Status = other
		} else if r.Status != other {
			rd.warn(StatusMismatch, s.pointer, string(other), "ahrStatus says "+string(r.Status))
		}
	}
	if s, ok := o.optional("ahrScore"); ok {
		r.Score = rd.count(s, ok)
	}
	r.Window = rd.window(&o, false)
	o.close()
	return r
}

func (rd *reader) warningState(p place) []WarningState {
	o, ok := rd.open(p)
	if !ok {
		return nil
	}
	w := WarningState{Pointer: p.pointer}
	w.Type = rd.text(o.need("warningType"))
	w.Status = rd.status(&o, Good, Bad, None)
	o.close()
	return []WarningState{w}
}
