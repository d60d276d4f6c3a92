package metrics

import "slices"

// The parts of a subject that count apart from each other: messages and returns.

type messageFact struct {
	id, thread                       textRef // the thread as the receipt states it, else the answer, else the closing
	received, answered, auto, closed stamp
}

// returnFact is a return. What it states has no time of its own.
type returnFact struct {
	id                                             textRef
	requested, answered, rejected, received, rated stamp
	asked, refused                                 Flag // in policy: as requested, as rejected
	resolved, accountable                          Flag
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
	case c.attr == attrInPolicy && c.kind == kindReturnRequested:
		r.asked = Flag(c.val)
	case c.attr == attrInPolicy:
		r.refused = Flag(c.val)
	case c.attr == attrResolved:
		r.resolved = Flag(c.val)
	case c.attr == attrAccountable:
		r.accountable = Flag(c.val)
	}
	f.keep(c)
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
