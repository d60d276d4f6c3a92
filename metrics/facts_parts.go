package metrics

import (
	"cmp"
	"slices"
)

// The parts of a subject that count apart from each other: messages and returns.

type messageFact struct {
	id, thread                       textRef // the thread as the receipt states it, else the answer, else the closing
	received, answered, auto, closed stamp
}

// returnFact is a return. Whether it is within the policy and whether it is resolved may
// change: see facts.said.
type returnFact struct {
	id                                             textRef
	requested, answered, rejected, received, rated stamp
	accountable                                    Flag
}

// messagesOf returns the messages asked for.
func (f *facts) messagesOf() []messageFact { return partsOf(f, f.messages) }

// returnsOf returns the returns asked for.
func (f *facts) returnsOf() []returnFact { return partsOf(f, f.returns) }

func partsOf[T any](f *facts, all []T) []T {
	if f.part == allParts {
		return all
	}
	return all[f.part : f.part+1]
}

func (f *facts) loadMessage(c *cell) {
	i := slices.IndexFunc(f.messages, func(m messageFact) bool { return m.id == c.id })
	if i < 0 {
		i = len(f.messages)
		f.messages = append(f.messages, messageFact{id: c.id})
	}
	m := &f.messages[i]
	switch {
	case c.attr == attrThread:
		if m.thread == 0 { // the cells lie in the order of the kinds
			m.thread = textRef(c.val)
		}
		f.keep(c)
	case c.attr == attrAuto:
		m.auto = c.at
	case c.attr != attrAt:
		f.keep(c)
	case c.kind == kindReceived:
		m.received = c.at
	case c.kind == kindAnswered:
		m.answered = c.at
	default:
		m.closed = c.at
	}
}

func (f *facts) loadReturn(c *cell) {
	i := slices.IndexFunc(f.returns, func(r returnFact) bool { return r.id == c.id })
	if i < 0 {
		i = len(f.returns)
		f.returns = append(f.returns, returnFact{id: c.id})
	}
	r := &f.returns[i]
	switch {
	case c.attr == attrAt:
		*r.field(c.kind) = c.at
	case c.attr.history():
		f.returnSaid = append(f.returnSaid, *c)
	case c.attr == attrAccountable:
		r.accountable = Flag(c.val)
	}
	f.keep(c)
}

// said returns what stands of a history of a return, and since when: the entry said last of those
// known, at one instant that of the latest seen, then of the later stage.
func (f *facts) said(r *returnFact, a attr, k asOf) (Flag, stamp) {
	var last *cell
	for i := range f.returnSaid {
		c := &f.returnSaid[i]
		if c.id == r.id && c.attr == a && k.knows(c.at) && (last == nil ||
			cmp.Or(cmp.Compare(c.at, last.at), cmp.Compare(c.seen, last.seen), cmp.Compare(c.kind, last.kind)) > 0) {
			last = c
		}
	}
	if last == nil {
		return Unstated, 0
	}
	return Flag(last.val), last.at
}

func (r *returnFact) field(k kind) *stamp {
	switch k {
	case kindReturnRequested:
		return &r.requested
	case kindReturnAnswered:
		return &r.answered
	case kindReturnRejected:
		return &r.rejected
	case kindReturnReceived:
		return &r.received
	}
	return &r.rated
}
