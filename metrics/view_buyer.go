package metrics

import (
	"slices"
	"strings"
	"time"
)

func (o *orderView) idOf(c *cell) string { return string(o.f.l.texts.get(c.id)) }

func (o *orderView) feedbacks() []Feedback {
	var out []Feedback
	history(o.f.feedbacks.cells, o.k, func(_, entries []cell) {
		last := &entries[len(entries)-1]
		v := Feedback{ID: o.idOf(last), At: last.at.time(), Removed: last.kind == kindRemoved}
		for i := range entries {
			if e := &entries[i]; e.kind == kindLeft {
				v.Rating, v.Scope = int(e.val&0xF), Scope(e.val>>4&3)
			}
		}
		out = append(out, v)
	})
	slices.SortFunc(out, func(a, b Feedback) int { return strings.Compare(a.ID, b.ID) })
	return out
}

func (o *orderView) claims() []Claim {
	var out []Claim
	history(o.f.claims.cells, o.k, func(stated, entries []cell) {
		stands := standingOf(stated, entries)
		s := &stands.claim
		v := Claim{
			ID: o.idOf(&entries[0]), At: entries[len(entries)-1].at.time(),
			Kind: ClaimKind(stands.kind), Pending: s.pending, Outcome: s.outcome, Counts: s.counts || s.pending,
		}
		out = append(out, v)
	})
	slices.SortFunc(out, func(a, b Claim) int { return strings.Compare(a.ID, b.ID) })
	return out
}

func (o *orderView) chargebacks() []Chargeback {
	var out []Chargeback
	history(o.f.disputes.cells, o.k, func(stated, entries []cell) {
		last := &entries[len(entries)-1]
		v := Chargeback{ID: o.idOf(last), At: last.at.time(), Kind: ChargebackKind(kindStated(stated))}
		if last.kind == kindDisputeDecided {
			v.Outcome = ChargebackOutcome(last.val)
		}
		out = append(out, v)
	})
	slices.SortFunc(out, func(a, b Chargeback) int { return strings.Compare(a.ID, b.ID) })
	return out
}

func (o *orderView) messages() []Message {
	var out []Message
	for i := range o.f.messages {
		m := &o.f.messages[i]
		v := Message{
			ID: string(o.f.l.texts.get(m.id)), Received: o.known(m.received), Answered: o.known(m.answered),
			AutoAnswered: o.known(m.auto), Closed: o.known(m.closed),
		}
		if v.Received.IsZero() && v.Answered.IsZero() && v.AutoAnswered.IsZero() && v.Closed.IsZero() {
			continue // nothing of it has happened yet
		}
		for _, k := range [...]kind{kindReceived, kindAnswered, kindClosed} {
			if v.Thread == "" {
				v.Thread = o.f.text(k, m.id, attrThread)
			}
		}
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b Message) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// each yields the cells of a kind and attribute that have happened.
func (o *orderView) each(k kind, a attr, yield func(c *cell)) {
	for i := range o.f.others {
		if c := &o.f.others[i]; c.kind == k && c.attr == a && (!a.once() && !a.history() || o.k.knows(c.at)) {
			yield(c)
		}
	}
}

func (o *orderView) returns() []Return {
	byID := map[string]*Return{}
	at := func(k kind, field func(*Return) *time.Time) {
		o.each(k, attrAt, func(c *cell) {
			id := o.idOf(c)
			if byID[id] == nil {
				byID[id] = &Return{ID: id}
			}
			r := byID[id]
			*field(r) = c.at.time()
			o.returnStates(r, k, c.id)
		})
	}
	at(kindReturnRequested, func(r *Return) *time.Time { return &r.Requested })
	at(kindReturnAnswered, func(r *Return) *time.Time { return &r.Answered })
	at(kindReturnRejected, func(r *Return) *time.Time { return &r.Rejected })
	at(kindReturnReceived, func(r *Return) *time.Time { return &r.Received })
	at(kindReturnRated, func(r *Return) *time.Time { return &r.Rated })
	out := make([]Return, 0, len(byID))
	for _, r := range byID {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Return) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// returnStates fills in what an event of a return states, as far as known.
func (o *orderView) returnStates(r *Return, k kind, id textRef) {
	f, ret := o.f, returnFact{id: id}
	r.InPolicy, _ = f.said(&ret, attrInPolicy, o.k)
	r.Resolved, _ = f.said(&ret, attrResolved, o.k)
	if k == kindReturnReceived {
		r.Cause, r.Accountable = f.word(k, id, attrCause), f.flag(k, id, attrAccountable)
	}
}

func (o *orderView) refunds() []Refund {
	var out []Refund
	o.each(kindRefunded, attrAt, func(c *cell) {
		amount := o.f.stated(kindRefunded, c.id, attrAmount)
		out = append(out, Refund{o.idOf(c), c.at.time(), MoneyFromMinor(int64(amount), o.f.l.currency)})
	})
	slices.SortFunc(out, func(a, b Refund) int { return strings.Compare(a.ID, b.ID) })
	return out
}

func (o *orderView) survey() (satisfied bool, first time.Time, ok bool) {
	var latest stamp
	o.each(kindSurveyed, attrState, func(c *cell) {
		if !ok || c.at.time().Before(first) {
			first = c.at.time()
		}
		if c.at >= latest {
			latest, satisfied = c.at, c.val == 1
		}
		ok = true
	})
	return satisfied, first, ok
}

func (o *orderView) violation() (Violation, bool) {
	if o.f.subject != ViolationSubject {
		return Violation{}, false
	}
	v := Violation{
		ID:       o.id(),
		Category: o.f.word(kindViolationOpened, 0, attrCategory),
		Severity: o.f.word(kindViolationOpened, 0, attrSeverity),
		ASIN:     o.f.word(kindViolationOpened, 0, attrASIN),
	}
	entries := o.entries(kindViolationOpened, kindViolationResolved)
	for _, c := range entries {
		if c.kind == kindViolationOpened {
			if v.Opened.IsZero() {
				v.Opened = c.at.time()
			}
			v.Resolved, v.Outcome = time.Time{}, UnknownViolationOutcome
		} else {
			v.Resolved, v.Outcome = c.at.time(), ViolationOutcome(c.val)
		}
	}
	return v, len(entries) > 0
}

// entries returns the known entries of one history kept among the others, sorted.
func (o *orderView) entries(a, b kind) []cell {
	var out []cell
	for _, k := range [...]kind{a, b} {
		o.each(k, attrState, func(c *cell) { out = append(out, *c) })
	}
	o.f.l.texts.sortHistory(out)
	return out
}

func (o *orderView) exclusions() []Exclusion {
	var out []Exclusion
	history(o.entries(kindExcluded, kindIncluded), o.k, func(_, entries []cell) {
		last := &entries[len(entries)-1]
		reason, evidence, _ := o.f.l.triple(last.sub)
		out = append(out, Exclusion{o.idOf(last), last.at.time(), last.kind == kindExcluded, reason, evidence})
	})
	slices.SortFunc(out, func(a, b Exclusion) int { return strings.Compare(a.Metric, b.Metric) })
	return out
}
