package metrics_test

import (
	"slices"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// invoiceDefect: orders of business buyers, confirmed; a hit has no invoice by the end
// of the next working day. On the order day, or by convention that of confirmation.
func invoiceDefect(v view, conv map[string]string) []contribution {
	day, ok := v.placed()
	confirmed, done := v.confirmedAt()
	if !ok || !done || !v.known(confirmed) || metrics.Flag(number(stated(v.placings(), "business"))) != metrics.Yes {
		return nil
	}
	if conv["day"] == "confirmed" {
		day = v.dayOf(confirmed)
	}
	due := v.nextWorkday(v.dayOf(confirmed), conv["calendar"]).End(v.loc)
	invoiced, ok := earliest(of(v.subject, func(*metrics.InvoiceUploaded) bool { return true }))
	switch ok = ok && v.known(invoiced); {
	case ok && !invoiced.After(due):
		return v.one(day, fine)
	case !v.known(due):
		return v.one(day, pending)
	case ok && conv["defect"] == "missing", !ok && conv["defect"] == "late":
		return v.one(day, fine)
	}
	return v.one(day, hit)
}

func (v view) nextWorkday(d window.Day, calendar string) window.Day {
	off := map[time.Weekday]bool{time.Saturday: calendar == "", time.Sunday: calendar != "daily"}
	for d = d.Add(1); off[d.Weekday()]; {
		d = d.Add(1)
	}
	return d
}

// returnIDs are the returns anything is known of.
func (s *subject) returnIDs() map[string]bool {
	ids := map[string]bool{}
	for _, r := range s.reports {
		switch r.ev.(type) {
		case *metrics.ReturnRequested, *metrics.ReturnAnswered, *metrics.ReturnRejected, *metrics.ReturnReceived, *metrics.ReturnRated:
			ids[ownID(r.ev)] = true
		}
	}
	return ids
}

// returnDissatisfaction: return requests within the policy; a hit is unresolved,
// unanswered for 48 hours or wrongly rejected. On the day of the request.
func returnDissatisfaction(v view, conv map[string]string) []contribution {
	if _, ok := v.placed(); !ok {
		return nil
	}
	hours := 48
	if n, err := strconv.Atoi(conv["hours"]); err == nil {
		hours = n
	}
	var out []contribution
	for id := range v.returnIDs() {
		asked := of(v.subject, func(e *metrics.ReturnRequested) bool { return e.Return == id })
		requested, ok := earliest(asked)
		if !ok || !v.known(requested) {
			continue
		}
		refused := of(v.subject, func(e *metrics.ReturnRejected) bool { return e.Return == id })
		policy := v.flagOf(append(slices.Clone(asked), refused...), inPolicyOf)
		if policy == metrics.No {
			continue
		}
		due := requested.Add(time.Duration(hours) * time.Hour)
		out = append(out, v.one(v.dayOf(requested), v.judgeReturn(id, policy, refused, due))...)
	}
	return out
}

// flagOf is what the last word of those known says.
func (v view) flagOf(reports []report, of func(metrics.Event) []any) metrics.Flag {
	now, ok := v.current(history(reports, of))
	if !ok {
		return metrics.Unstated
	}
	return metrics.Flag(now.values[0].(int))
}

func (v view) judgeReturn(id string, policy metrics.Flag, refused []report, due time.Time) metrics.Tally {
	happened := func(reports []report) bool {
		at, ok := earliest(reports)
		return ok && v.known(at)
	}
	rated := of(v.subject, func(e *metrics.ReturnRated) bool { return e.Return == id })
	replies := append(of(v.subject, func(e *metrics.ReturnAnswered) bool { return e.Return == id }), refused...)
	replied, ok := earliest(replies)
	ok = ok && v.known(replied)
	switch {
	case v.flagOf(rated, resolvedOf) == metrics.No,
		happened(refused) && policy == metrics.Yes,
		ok && replied.After(due), !ok && v.known(due):
		return hit
	case ok:
		return fine
	}
	return pending
}

// serviceDissatisfaction: orders surveyed; a hit's latest answer is no. On the day of the
// first answer.
func serviceDissatisfaction(v view, _ map[string]string) []contribution {
	answers := v.histories("survey")[""]
	now, ok := v.current(answers)
	if _, placed := v.placed(); !ok || !placed {
		return nil
	}
	if now.ev.(*metrics.SurveyAnswered).Satisfied {
		return v.one(v.dayOf(answers[0].at), fine)
	}
	return v.one(v.dayOf(answers[0].at), hit)
}

// refunds are the amounts of the refunds known, in cents.
func (v view) refunds() (cents []int64) {
	ids := map[string]bool{}
	for _, r := range of(v.subject, func(*metrics.RefundIssued) bool { return true }) {
		ids[ownID(r.ev)] = true
	}
	for id := range ids {
		reports := of(v.subject, func(e *metrics.RefundIssued) bool { return e.Refund == id })
		if at, _ := earliest(reports); v.known(at) {
			cents = append(cents, centsOf(text(stated(reports, "amount"))))
		}
	}
	return cents
}

// centsOf reads "19.99 EUR" or "19.99".
func centsOf(amount string) int64 {
	return decimal.RequireFromString(amount[:len(amount)-len(" EUR")]).Shift(2).IntPart()
}

func refunded(v view, _ map[string]string) bool { return len(v.refunds()) > 0 }

// refundedValue: the cents of the orders placed; hits are those refunded.
func refundedValue(v view, _ map[string]string) []contribution {
	day, ok := v.placed()
	if !ok {
		return nil
	}
	value, ok := v.value()
	if !ok {
		return unanchored(day, 1)
	}
	t := metrics.Tally{Total: value}
	for _, cents := range v.refunds() {
		t.Hits += cents
	}
	return v.one(day, t)
}

// value is the order's total, or else the sum of its lines' values.
func (s *subject) value() (cents int64, ok bool) {
	placings := s.placings()
	if total := text(stated(placings, "total")); total != "" {
		return centsOf(total), true
	}
	for line := range s.lineUnits() {
		if value := text(stated(placings, "line\x00"+line+"\x00value")); value != "" {
			cents, ok = cents+centsOf(value+" EUR"), true
		}
	}
	return cents, ok
}

// perfect: orders whose ship-by has passed; a hit has nothing wrong with it. On the
// order day.
func perfect(v view, conv map[string]string) []contribution {
	day, ok := v.placed()
	if !ok {
		return nil
	}
	flawed := feedbackCounts(v, conv) || claimCounts(v, conv) || chargebackCounts(v, conv) || refunded(v, conv) || v.asked()
	if v.channel() == metrics.MFN {
		due, ok := v.effective(shipByOf)
		switch {
		case !ok:
			return unanchored(day, 1)
		case !v.known(due):
			return v.one(day, pending)
		}
		cancelled := len(v.countingCancellations(nil)) > 0
		confirmed, ok := v.confirmedAt()
		inTime := ok && v.known(confirmed) && !confirmed.After(due)
		flawed = flawed || cancelled || !inTime && v.remaining() > 0
	}
	if flawed {
		return v.one(day, fine)
	}
	return v.one(day, hit)
}

// asked reports whether the buyer has written a message.
func (v view) asked() bool {
	for _, id := range v.messageIDs() {
		if at := v.message(id).received; !at.IsZero() && v.known(at) {
			return true
		}
	}
	return false
}

// violations: those opened and not cleared, by category and severity. On the day they
// were first opened.
func violations(v view, _ map[string]string) []contribution {
	entries := v.histories("violation")[""]
	now, ok := v.current(entries)
	if resolved, is := now.ev.(*metrics.ViolationResolved); !ok || is && resolved.Outcome == metrics.Cleared {
		return nil
	}
	opened := of(v.subject, func(*metrics.ViolationOpened) bool { return true })
	severity := text(stated(opened, "severity"))
	if severity == "" {
		severity = "unstated"
	}
	first, ok := earliest(opened) // even if it was resolved in the same second
	if !ok || !v.known(first) {
		return nil
	}
	one := contribution{day: v.dayOf(first), tally: metrics.Tally{Hits: 1}}
	byCategory, bySeverity := one, one
	byCategory.segment = metrics.CategorySegment(text(stated(opened, "category")))
	bySeverity.segment = metrics.SeveritySegment(severity)
	return []contribution{one, byCategory, bySeverity}
}

// ordersPlaced counts orders, or units, on the order day.
func ordersPlaced(v view, conv map[string]string) []contribution {
	day, ok := v.placed()
	n := v.units()
	if conv["cancelled"] == "out" {
		n = v.remaining()
	}
	if conv["unit"] != "unit" {
		n = min(n, 1)
	}
	if !ok {
		return nil
	}
	return v.one(day, metrics.Tally{Hits: int64(n)})
}
