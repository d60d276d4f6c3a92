package metrics

import (
	"math"

	"github.com/sellerperf/sellerperf/window"
)

// responseTimeRate is the share of messages answered within 24 hours (convention
// hours), weekends too, not by an automatic reply; placed by the day of receipt.
// A message closed without need of an answer is outside from then on.
func responseTimeRate() Definition {
	return Definition{
		ID: "response-time-rate", Title: "Messages answered in time", Unit: "message",
		Kind: Share, Sense: HitIsGood, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			{Name: "hours", Whole: 24, Doc: "within how many hours, to the second"},
			{Name: "messages", Values: []string{"all", "first"},
				Doc: "which messages: all, or of each thread of an order the first; one of no order is first unless it states a thread that is not its own id"},
		},
		Source: "https://sellercentral.amazon.com/gp/help/external/200549770?language=en-US",
		Doc: "Messages that need an answer, by the day of receipt. A hit is a message answered within " +
			"24 hours, weekends included, not by an automatic reply. A message closed without need of " +
			"an answer is outside from then on.",
		compile: func(c conventions) formula {
			rule := responseRule{within: stamp(c.whole("hours") * 3600), firsts: c.is("messages", "first")}
			return formula{
				reads:    groupMessage | groupPlacing,
				unplaced: true,
				parts:    func(f *facts) int { return len(f.messages) },
				needs:    groupMessage,
				direct:   rule.direct,
				when: func(f *facts) {
					f.day(f.placed)
					for _, m := range f.messagesOf() {
						f.day(m.received, m.answered, m.closed, m.received+rule.within)
					}
				},
				at: rule.at,
			}
		},
	}
}

type responseRule struct {
	within stamp
	firsts bool
}

// follows reports whether a message is not the first of its thread. A later one never
// comes before it, so that this does not change with the day.
func (f *facts) follows(m *messageFact) bool {
	if m.thread == 0 {
		return false
	}
	if f.subject == MessageSubject {
		return m.thread != m.id
	}
	for i := range f.messages {
		o := &f.messages[i]
		if o.thread != m.thread || o.received == 0 || o.id == m.id {
			continue
		}
		if o.received < m.received || o.received == m.received && f.l.texts.compare(o.id, m.id) < 0 {
			return true
		}
	}
	return false
}

// direct: each message by itself, if the order was placed by the day of the first.
func (r *responseRule) direct(f *facts, out *steps) bool {
	z, seg := &f.l.zone, segNone
	if f.placed != 0 {
		seg = f.segment()
		for i := range f.messages {
			if at := f.messages[i].received; at != 0 && z.day(at) < z.day(f.placed) {
				return false // in no channel yet
			}
		}
	}
	for i := range f.messages {
		m := &f.messages[i]
		if m.received == 0 || r.firsts && f.follows(m) {
			continue
		}
		day, due := z.day(m.received), m.received+r.within
		c := course{out: out, day: day, seg: seg}
		judged, now, gone := max(day, z.day(due)), window.Count{Total: 1}, int32(math.MaxInt32)
		if inTime(m.answered, due) {
			judged, now.Hits = max(day, z.day(m.answered)), 1
		}
		if m.closed != 0 && (m.answered == 0 || m.closed < m.answered) {
			gone = max(day, z.day(m.closed))
		}
		if judged > day && gone > day {
			c.from(day, window.Count{Open: 1})
		}
		if judged < gone {
			c.from(judged, now)
		}
		if gone != math.MaxInt32 {
			c.from(gone, window.Count{})
		}
	}
	return true
}

func (r *responseRule) at(f *facts, k asOf, out *marks) {
	seg := segNone
	if k.knows(f.placed) {
		seg = f.segment()
	}
	for _, m := range f.messagesOf() {
		if !k.knows(m.received) || r.firsts && f.follows(&m) {
			continue
		}
		answered, closed, due := k.seen(m.answered), k.seen(m.closed), m.received+r.within
		if closed != 0 && (answered == 0 || closed < answered) {
			continue
		}
		mk := mark{
			day: f.l.zone.day(m.received), seg: seg,
			count: r.count(answered, due, k), why: r.why(&m, answered, due, k), item: m.id,
		}
		if mk.count.Open > 0 {
			mk.due = due
		}
		out.add(mk)
	}
}

func (r *responseRule) count(answered, due stamp, k asOf) window.Count {
	switch {
	case inTime(answered, due):
		return window.Count{Hits: 1, Total: 1}
	case answered == 0 && due > k.end:
		return window.Count{Open: 1}
	}
	return window.Count{Total: 1}
}

func (r *responseRule) why(m *messageFact, answered, due stamp, k asOf) why {
	switch {
	case inTime(answered, due):
		return why{kind: kindAnswered, at: answered, id: m.id}
	case due <= k.end:
		return why{kind: kindDeadline, at: due, id: m.id}
	}
	return why{kind: kindReceived, at: m.received, id: m.id}
}
