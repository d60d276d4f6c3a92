package metrics

import "github.com/sellerperf/sellerperf/window"

// step says that from the end of day since on, day has so much more.
type step struct {
	day, since int32
	seg        segmentID
	count      window.Count
}

// steps collects the steps of one subject.
type steps struct {
	list   []step
	openIn bool // convention open=in: what is open counts in the total
}

func (s *steps) reset() { s.list = s.list[:0] }

// add adds a step. A since before its day counts as the day.
func (s *steps) add(day, since int32, seg segmentID, c window.Count) {
	if s.openIn {
		c.Total += c.Open
	}
	s.join(day, max(since, day), seg, c)
}

// fewSteps is up to how many steps those of one place are looked for.
const fewSteps = 24

// join adds a step as it is. Steps of one place are made one while there are few; of
// many, such as those of an order with hundreds of messages, the series does it.
func (s *steps) join(day, since int32, seg segmentID, c window.Count) {
	if n := len(s.list); n == 0 || n > fewSteps {
		s.list = append(s.list, step{day, since, seg, c})
		return
	}
	for i := range s.list {
		if t := &s.list[i]; t.day == day && t.since == since && t.seg == seg {
			t.count = t.count.Plus(c)
			return
		}
	}
	s.list = append(s.list, step{day, since, seg, c})
}

// mark is what a subject contributes as of some day.
type mark struct {
	day   int32
	seg   segmentID
	count window.Count
	why   why
	due   stamp   // when it falls due, where something is open
	item  textRef // what is counted, where an order has several
}

// why is the fact that decided a mark.
type why struct {
	kind kind
	at   stamp
	id   textRef
	// Of metrics of one's own: the fact and the thing as they gave them.
	own   *Fact
	thing *string
}

// marks collects marks.
type marks struct{ list []mark }

func (m *marks) add(k mark) { m.list = append(m.list, k) }

// countAs reports whether marks count what others do, whatever decided them.
func (m *marks) countAs(o *marks) bool {
	if len(m.list) != len(o.list) {
		return false
	}
	for i := range m.list {
		if a, b := &m.list[i], &o.list[i]; a.day != b.day || a.seg != b.seg || a.count != b.count {
			return false
		}
	}
	return true
}
