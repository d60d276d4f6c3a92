package metrics_test

import (
	"strconv"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// opensThread: no message of the thread was received before it. Of a message without an
// order no other is known: it opens a thread if it names none, or itself.
func (s *subject) opensThread(id string) bool {
	thread := view{subject: s}.thread(id)
	if thread == "" {
		return true
	}
	if s.kind == metrics.MessageSubject {
		return thread == id
	}
	at := s.message(id).received
	for _, other := range s.messageIDs() { // sorted
		if (view{subject: s}).thread(other) != thread || s.message(other).received.IsZero() || other == id {
			continue
		}
		if o := s.message(other).received; o.Before(at) || o.Equal(at) && other < id {
			return false
		}
	}
	return true
}

// returned: orders delivered; a hit came back. On the day of the first delivery.
func returned(v view, conv map[string]string) []contribution {
	day, ok := v.placed()
	if !ok {
		return nil
	}
	var first time.Time
	for _, p := range v.parcels() {
		if !p.delivered.IsZero() && (first.IsZero() || p.delivered.Before(first)) {
			first = p.delivered
		}
	}
	if first.IsZero() {
		return nil
	}
	if conv["day"] != "order" {
		day = v.dayOf(first)
	}
	for id := range v.returnIDs() {
		asked, wasAsked := earliest(of(v.subject, func(e *metrics.ReturnRequested) bool { return e.Return == id }))
		reports := of(v.subject, func(e *metrics.ReturnReceived) bool { return e.Return == id })
		back, cameBack := earliest(reports)
		cameBack = cameBack && v.known(back)
		if cameBack && conv["fault"] == "seller" && metrics.Flag(number(stated(reports, "accountable"))) == metrics.No {
			continue
		}
		if conv["stage"] == "requested" && wasAsked && v.known(asked) || conv["stage"] != "requested" && cameBack {
			return v.one(day, hit)
		}
	}
	return v.one(day, fine)
}

// ratings: feedbacks that stand; hits are their stars, or one for a low one. On the day
// each was first left.
func ratings(v view, conv map[string]string) []contribution {
	orderDay, ok := v.placed()
	if !ok {
		return nil
	}
	var out []contribution
	for _, entries := range v.histories("feedback") {
		now, _ := v.current(entries)
		left, stands := now.ev.(*metrics.FeedbackLeft)
		if !stands || !inScope(left.Scope, conv["scope"]) {
			continue
		}
		day := orderDay
		for i := len(entries) - 1; i >= 0 && conv["day"] != "order"; i-- {
			if _, ok := entries[i].ev.(*metrics.FeedbackLeft); ok && v.known(entries[i].at) {
				day = v.dayOf(entries[i].at) // the earliest in the end
			}
		}
		t := metrics.Tally{Hits: int64(left.Rating), Total: 1}
		if low := conv["stars"]; low != "" {
			n, _ := strconv.Atoi(low)
			t.Hits = 0
			if left.Rating <= n {
				t.Hits = 1
			}
		}
		out = append(out, v.one(day, t)...)
	}
	return out
}

func inScope(s metrics.Scope, want string) bool {
	switch want {
	case "any":
		return true
	case "item":
		return s == metrics.ItemScope
	}
	return s != metrics.ItemScope
}

// lowRatings are ratings of at most three stars.
func lowRatings(v view, conv map[string]string) []contribution {
	with := map[string]string{"stars": "3"}
	for name, value := range conv {
		with[name] = value
	}
	return ratings(v, with)
}

// sales are the cents of the orders placed.
func sales(v view, conv map[string]string) []contribution {
	day, ok := v.placed()
	if !ok || conv["cancelled"] == "out" && v.remaining() == 0 {
		return nil
	}
	value, ok := v.value()
	if !ok {
		return unanchored(day, 1)
	}
	return v.one(day, metrics.Tally{Hits: value})
}
