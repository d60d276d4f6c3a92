package metrics_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// A subject is an order, an order-less message or a violation with the reports
// that count: of each thing those of the highest revision, none if one of them is
// void.
type subject struct {
	loc     *time.Location
	kind    metrics.Subject
	id      string
	reports []report
}

// A report is one event about one thing, its instants cut to the second.
type report struct {
	ev       metrics.Event
	thing    string
	at, seen time.Time
	states   statements
}

// reportsOf reads one event. An exclusion speaks of one thing for each metric.
func reportsOf(ev metrics.Event) []report {
	var parts []metrics.Event
	switch e := ev.(type) {
	case *metrics.OrderExcluded:
		for _, id := range e.Metrics {
			parts = append(parts, &metrics.OrderExcluded{Meta: e.Meta, Metrics: []string{id}, Reason: e.Reason, Evidence: e.Evidence})
		}
	case *metrics.OrderIncluded:
		for _, id := range e.Metrics {
			parts = append(parts, &metrics.OrderIncluded{Meta: e.Meta, Metrics: []string{id}, Reason: e.Reason, Evidence: e.Evidence})
		}
	default:
		parts = append(parts, ev)
	}
	var out []report
	for _, p := range parts {
		r := report{ev: p, thing: p.Type() + "|" + ownID(p), at: second(ev.Common().At), states: statementsOf(p)}
		r.seen = r.at
		if seen := ev.Common().Seen; !seen.IsZero() {
			r.seen = second(seen)
		}
		out = append(out, r)
	}
	return out
}

// second cuts an instant to the whole second.
func second(t time.Time) time.Time { return time.Unix(t.Unix(), 0) }

// ownID tells the things of one event type about one subject apart.
func ownID(ev metrics.Event) string {
	switch e := ev.(type) {
	case *metrics.OrderPromised:
		return fmt.Sprint(e.Extension)
	case *metrics.OrderCancelled:
		return e.Line
	case *metrics.ShipmentConfirmed:
		return e.Shipment
	case *metrics.ShipmentScanned:
		return fmt.Sprintf("%d|%s", e.Stage, e.Shipment)
	case *metrics.ShipmentDelivered:
		return e.Shipment
	case *metrics.InvoiceUploaded:
		return e.Shipment
	case *metrics.RefundIssued:
		return e.Refund
	case *metrics.OrderExcluded:
		return e.Metrics[0]
	case *metrics.OrderIncluded:
		return e.Metrics[0]
	case *metrics.ViolationOpened, *metrics.ViolationResolved:
		return ""
	}
	return buyerID(ev)
}

// buyerID is ownID for what the buyer does.
func buyerID(ev metrics.Event) string {
	switch e := ev.(type) {
	case *metrics.FeedbackLeft:
		return e.Feedback
	case *metrics.FeedbackRemoved:
		return e.Feedback
	case *metrics.ClaimOpened:
		return e.Claim
	case *metrics.ClaimDecided:
		return e.Claim
	case *metrics.ChargebackOpened:
		return e.Chargeback
	case *metrics.ChargebackDecided:
		return e.Chargeback
	case *metrics.ReturnRequested:
		return e.Return
	case *metrics.ReturnAnswered:
		return e.Return
	case *metrics.ReturnRejected:
		return e.Return
	case *metrics.ReturnReceived:
		return e.Return
	case *metrics.ReturnRated:
		return e.Return
	case *metrics.MessageReceived:
		return e.Message
	case *metrics.MessageAnswered:
		return e.Message
	case *metrics.MessageClosed:
		return e.Message
	}
	return "" // a placing, a survey: one of a kind
}

// survivors keeps, of each thing, the reports of the highest revision, and none of
// a thing that is void at that revision.
func survivors(reports []report) []report {
	top, void := map[string]int{}, map[string]bool{}
	for _, r := range reports {
		top[r.thing] = max(top[r.thing], r.ev.Common().Rev)
	}
	for _, r := range reports {
		if m := r.ev.Common(); m.Rev == top[r.thing] && m.Void {
			void[r.thing] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(reports), func(r report) bool {
		return r.ev.Common().Rev < top[r.thing] || void[r.thing]
	})
}

// of returns the surviving reports of one event type that satisfy the condition.
func of[E metrics.Event](s *subject, is func(E) bool) []report {
	var out []report
	for _, r := range s.reports {
		if e, ok := r.ev.(E); ok && is(e) {
			out = append(out, r)
		}
	}
	return out
}

// earliest is when a thing that happens once happened.
func earliest(reports []report) (time.Time, bool) {
	var first time.Time
	for i, r := range reports {
		if i == 0 || r.at.Before(first) {
			first = r.at
		}
	}
	return first, len(reports) > 0
}

// stated is what reports state under a key: of those that state it, the latest
// seen wins, and of those seen at one time the greater value. Nil: not stated.
func stated(reports []report, key string) any {
	winners := statedWinners(reports, key)
	if len(winners) == 0 {
		return nil
	}
	return slices.MaxFunc(winners, compareValues)
}

// statedWinners are the values of the latest reports that state the key.
func statedWinners(reports []report, key string) []any {
	var seen time.Time
	var values []any
	for _, r := range reports {
		v, ok := r.states[key]
		switch {
		case !ok || r.seen.Before(seen):
		case r.seen.After(seen):
			seen, values = r.seen, []any{v}
		default:
			values = append(values, v)
		}
	}
	return values
}

// An entry is what a history says of one instant.
type entry struct {
	at, seen time.Time
	ev       metrics.Event
	values   []any
	clash    bool // whether reports tied with other values
}

// history gives one entry for each instant: the latest seen, then the later stage,
// then the greater values. A report whose values are nil is not part of it.
func history(reports []report, valuesOf func(metrics.Event) []any) []entry {
	best := map[int64]entry{}
	for _, r := range reports {
		values := valuesOf(r.ev)
		if values == nil {
			continue
		}
		e := entry{at: r.at, seen: r.seen, ev: r.ev, values: values}
		old, ok := best[r.at.Unix()]
		order := 1
		if ok {
			order = cmp.Or(e.seen.Compare(old.seen), cmp.Compare(stageOf(e.ev), stageOf(old.ev)))
		}
		if order == 0 {
			order = slices.CompareFunc(values, old.values, compareValues)
		}
		if order > 0 {
			best[r.at.Unix()] = e
		}
	}
	var out []entry
	for _, e := range best {
		e.clash = clashes(e, reports, valuesOf)
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b entry) int { return a.at.Compare(b.at) })
	return out
}

// clashes reports whether other reports tie with the entry and say something else.
func clashes(e entry, reports []report, valuesOf func(metrics.Event) []any) bool {
	return slices.ContainsFunc(reports, func(r report) bool {
		values := valuesOf(r.ev)
		return values != nil && r.at.Equal(e.at) && r.seen.Equal(e.seen) && stageOf(r.ev) == stageOf(e.ev) &&
			slices.CompareFunc(values, e.values, compareValues) != 0
	})
}

// stageOf: at one instant, seen at one time, the later stage wins.
func stageOf(ev metrics.Event) int {
	switch ev.(type) {
	case *metrics.FeedbackRemoved, *metrics.ClaimDecided, *metrics.ChargebackDecided,
		*metrics.ViolationResolved, *metrics.OrderIncluded, *metrics.ReturnRejected:
		return 1
	}
	return 0
}

// compareValues is the fixed total order, of which the design only says that there
// is one: numbers by size, instants by time, text by its length, then its bytes.
func compareValues(a, b any) int {
	switch a := a.(type) {
	case int:
		return cmp.Compare(a, b.(int))
	case time.Time:
		return a.Compare(b.(time.Time))
	}
	x, y := a.(string), b.(string)
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y))
}
