package metrics_test

import (
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// statements collects what an event states, key by key. An absent key says
// nothing: the zero of a number, an empty text.
type statements map[string]any

func (s statements) number(key string, n int) {
	if n != 0 {
		s[key] = n
	}
}

func (s statements) text(key, text string) {
	if text != "" {
		s[key] = text
	}
}

func (s statements) list(key string, list []string) { s.text(key, strings.Join(list, "\x00")) }

func (s statements) money(key string, m metrics.Money) {
	if !m.IsZero() {
		s[key] = m.Amount.StringFixed(2) + " " + m.Currency
	}
}

// statementsOf lists what an event states without a time of its own.
func statementsOf(ev metrics.Event) statements {
	s := statements{}
	switch e := ev.(type) {
	case *metrics.OrderPlaced:
		s.placing(e)
	case *metrics.ShipmentConfirmed:
		s.shipment(e)
	case *metrics.ShipmentDelivered:
		s.text("cause", e.Cause)
		s.number("accountable", int(e.Accountable))
	case *metrics.ClaimOpened:
		s.number("kind", int(e.Kind))
	case *metrics.ChargebackOpened:
		s.number("kind", int(e.Kind))
	case *metrics.RefundIssued:
		s.money("amount", e.Amount)
	case *metrics.ReturnReceived:
		s.text("cause", e.Cause)
		s.number("accountable", int(e.Accountable))
	case *metrics.MessageReceived:
		s.text("thread", e.Thread)
	case *metrics.MessageAnswered:
		s.text("thread", e.Thread)
	case *metrics.MessageClosed:
		s.text("thread", e.Thread)
	case *metrics.ViolationOpened:
		s.text("category", e.Category)
		s.text("severity", e.Severity)
		s.text("asin", e.ASIN)
	}
	return s
}

func (s statements) placing(e *metrics.OrderPlaced) {
	s.number("channel", int(e.Channel))
	s.number("units", e.Units)
	s.money("total", e.Total)
	s.number("business", int(e.Business))
	s.number("sample", int(e.Sample))
	s.list("programs", e.Programs)
	s.text("buyer", e.Buyer)
	s.text("destination", e.Destination)
	s.text("condition", e.Condition)
	for _, l := range e.Lines {
		key := "line\x00" + l.Line + "\x00"
		s.text(key+"id", l.Line)
		s.text(key+"sku", l.SKU)
		s.text(key+"asin", l.ASIN)
		s.text(key+"category", l.Category)
		s.number(key+"units", l.Units)
		if l.HasValue {
			s.text(key+"value", l.Value.StringFixed(2))
		}
	}
}

func (s statements) shipment(e *metrics.ShipmentConfirmed) {
	s.text("carrier", e.Carrier)
	s.text("service", e.Service)
	s.text("tracking", e.Tracking)
	s.number("units", e.Units)
	s.list("lines", e.Lines)
	s.number("exempt", int(e.TrackingExempt))
	s.number("protected", int(e.Protected))
	s.text("origin", e.Origin)
	s.number("letter", int(e.Letter))
}

// number and text read what was stated; what was not is zero.
func number(v any) int {
	n, _ := v.(int)
	return n
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// saysOf is what an entry of a history says, nil for an event that is part of none.
// A buyer's request is no value: it sticks to the cancellation. Which value goes
// first decides between reports that differ at one instant seen at one time; the
// design wants that fixed and leaves it to the ledger, so this is the ledger's.
func saysOf(ev metrics.Event) []any {
	switch e := ev.(type) {
	case *metrics.OrderCancelled:
		return []any{e.Units, int(e.Accountable), int(e.By), e.Reason, e.Cause}
	case *metrics.FeedbackLeft:
		return []any{int(e.Scope), e.Rating}
	case *metrics.FeedbackRemoved:
		return []any{int(e.By)}
	case *metrics.ClaimOpened, *metrics.ChargebackOpened, *metrics.ViolationOpened:
		return []any{}
	case *metrics.ClaimDecided:
		return []any{int(e.By), int(e.SellerFault), int(e.Outcome)}
	case *metrics.ChargebackDecided:
		return []any{int(e.Outcome)}
	case *metrics.ViolationResolved:
		return []any{int(e.Outcome)}
	case *metrics.SurveyAnswered:
		return []any{int(metrics.FlagOf(e.Satisfied))}
	case *metrics.OrderExcluded:
		return []any{e.Reason, e.Evidence}
	case *metrics.OrderIncluded:
		return []any{e.Reason, e.Evidence}
	}
	return nil
}

// shipByOf and deliverByOf are the two promises as histories of their own: a
// placing says its promise at its own instant.
func shipByOf(ev metrics.Event) []any {
	switch e := ev.(type) {
	case *metrics.OrderPlaced:
		return deadline(e.ShipBy)
	case *metrics.OrderPromised:
		return deadline(e.ShipBy)
	}
	return nil
}

func deliverByOf(ev metrics.Event) []any {
	switch e := ev.(type) {
	case *metrics.OrderPlaced:
		return deadline(e.DeliverBy)
	case *metrics.OrderPromised:
		return deadline(e.DeliverBy)
	}
	return nil
}

// inPolicyOf and resolvedOf are the two histories of a return.
func inPolicyOf(ev metrics.Event) []any {
	switch e := ev.(type) {
	case *metrics.ReturnRequested:
		return flagged(e.InPolicy)
	case *metrics.ReturnRejected:
		return flagged(e.InPolicy)
	}
	return nil
}

func resolvedOf(ev metrics.Event) []any {
	if e, ok := ev.(*metrics.ReturnRated); ok {
		return flagged(e.Resolved)
	}
	return nil
}

func flagged(f metrics.Flag) []any {
	if f == metrics.Unstated {
		return nil
	}
	return []any{int(f)}
}

func deadline(t time.Time) []any {
	if t.IsZero() {
		return nil
	}
	return []any{second(t)}
}

// stateful names the history a report is part of, "" for none. Feedback left and
// removed are two things of one history; so are a claim's opening and decision.
func stateful(r report) string {
	if saysOf(r.ev) == nil {
		return ""
	}
	family, id, _ := strings.Cut(r.thing, "|")
	family, _, _ = strings.Cut(family, ".")
	switch r.ev.(type) {
	case *metrics.OrderCancelled:
		family = "cancellation"
	case *metrics.OrderExcluded, *metrics.OrderIncluded:
		family = "exclusion"
	}
	return family + "|" + id
}

// conflicts counts the things of a subject whose winning reports differ: in what
// they state, or in what they say of one instant.
func (s *subject) conflicts() (n int64) {
	for _, thing := range groups(s.reports, func(r report) string { return r.thing }) {
		differ := statedConflict(thing)
		for _, says := range []func(metrics.Event) []any{saysOf, shipByOf, deliverByOf, inPolicyOf, resolvedOf} {
			for _, e := range history(thing, says) {
				differ = differ || e.clash
			}
		}
		if differ {
			n++
		}
	}
	return n
}

// statedConflict reports whether the latest reports of a thing differ under a key.
func statedConflict(thing []report) bool {
	for _, r := range thing {
		for key := range r.states {
			winners := statedWinners(thing, key)
			for _, v := range winners {
				if compareValues(v, winners[0]) != 0 {
					return true
				}
			}
		}
	}
	return false
}

// entries lists the entries of every history of the subject.
func (s *subject) entries() []entry {
	var out []entry
	for _, h := range groups(s.reports, stateful) {
		out = append(out, history(h, saysOf)...)
	}
	for _, extension := range []bool{false, true} {
		out = append(out, s.promises(shipByOf, extension)...)
		out = append(out, s.promises(deliverByOf, extension)...)
	}
	for id := range s.returnIDs() {
		mine := of(s, func(ev metrics.Event) bool { return strings.HasPrefix(ev.Type(), "return.") && ownID(ev) == id })
		out = append(append(out, history(mine, inPolicyOf)...), history(mine, resolvedOf)...)
	}
	return out
}

// groups sorts reports by a key; those without one are left out.
func groups(reports []report, key func(report) string) map[string][]report {
	out := map[string][]report{}
	for _, r := range reports {
		if k := key(r); k != "" {
			out[k] = append(out[k], r)
		}
	}
	return out
}
