package foresight

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// caseKey is what makes two cases one subject on one day.
type caseKey struct {
	subject metrics.Subject
	id      string
	thing   string
	segment metrics.Segment
	day     window.Day
}

// movement is by how much a subject changed.
type movement struct {
	// last is of those of the later window, or else the earlier, one with hits if there is
	// any; none if there never was a hit.
	last        metrics.Case
	later       bool // whether last is of the later window
	day         window.Day
	hits, total int64
}

// mover follows the subjects of two windows, and gives each movement once all its cases have
// been seen.
type mover struct {
	hits     func(metrics.Tally) int64
	give     func(*movement)
	backward bool               // the later window is that of the earlier day, and seen first
	keys     []metrics.FoundKey // of the subject at hand, where cases come subject by subject
	moves    []movement         // its, by place in keys
	listed   map[caseKey]*movement
}

// was counts a case as it stood.
func (m *mover) was(f found) bool {
	t, k := f.Tally(), m.of(f)
	hits := m.hits(t)
	if hits != 0 && !k.later {
		k.last = f.Case()
	}
	k.hits, k.total = k.hits-hits, k.total-t.Total
	return true
}

// is counts a case as it stands. A subject may have two on a day, as when an order is placed
// and cancelled: the one that hits is told.
func (m *mover) is(f found) bool {
	t, k := f.Tally(), m.of(f)
	hits := m.hits(t)
	if hits != 0 || !k.later && (k.hits != 0 || m.backward) {
		k.last, k.later = f.Case(), true
	}
	k.hits, k.total = k.hits+hits, k.total+t.Total
	return true
}

// of returns the movement a case is part of.
func (m *mover) of(f found) *movement {
	scanned, ok := f.(*metrics.FoundCase)
	if !ok {
		c := f.Case()
		k := caseKey{c.Subject, c.ID, c.Thing, c.Segment, c.Day}
		if m.listed == nil {
			m.listed = map[caseKey]*movement{}
		}
		if m.listed[k] == nil {
			m.listed[k] = &movement{day: c.Day}
		}
		return m.listed[k]
	}
	key := scanned.Key()
	if len(m.keys) > 0 && !m.keys[0].SameSubject(&key) {
		m.settle()
	}
	for i := range m.keys {
		if m.keys[i] == key {
			return &m.moves[i]
		}
	}
	m.keys, m.moves = append(m.keys, key), append(m.moves, movement{day: f.Day()})
	return &m.moves[len(m.moves)-1]
}

// settle gives the movements there are, and forgets them.
func (m *mover) settle() {
	for i := range m.moves {
		m.give(&m.moves[i])
	}
	for _, k := range m.listed {
		m.give(k)
	}
	m.keys, m.moves, m.listed = m.keys[:0], m.moves[:0], nil
}

// move asks by how much each subject changed between the two days of c: the cases of a rule's
// metric and segment in two windows, of which keep, if not nil, wants those that matter.
func (p *Pass) move(r *rule, from, to window.Range, c *Change, keep func(metrics.Tally) bool, m *mover) {
	m.backward = c.AsOf.Before(c.Since)
	p.questions = append(p.questions, question{rule: r, days: from, asOf: c.Since, keep: keep, take: m.was})
	p.ask(question{rule: r, days: to, asOf: c.AsOf, keep: keep, take: m.is}, func(Cases) error {
		m.settle()
		return nil
	})
}
