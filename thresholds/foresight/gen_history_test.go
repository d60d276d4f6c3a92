package foresight_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// settings are the days around which histories are drawn: changes of the clock, month ends,
// leap days.
var settings = []struct{ zone, day string }{
	{"UTC", "2026-11-22"},
	{"America/Los_Angeles", "2026-03-10"},
	{"America/Los_Angeles", "2024-02-29"},
	{"Europe/London", "2026-03-31"},
	{"Europe/London", "2026-10-26"},
	{"Asia/Kolkata", "2026-05-31"},
	{"Australia/Sydney", "2027-12-31"},
}

// A history is some weeks of one account around a day.
type history struct {
	t      *rapid.T
	loc    *time.Location
	asOf   window.Day
	events []metrics.Event
	made   *metrics.Ledger
}

const (
	daysBefore = 70
	daysAfter  = 8
)

// genHistory draws events of some orders, corrections among them, some after the as-of
// day.
func genHistory(t *rapid.T) *history {
	at := rapid.SampledFrom(settings).Draw(t, "setting")
	loc, err := time.LoadLocation(at.zone)
	require.NoError(t, err)
	return genHistoryOn(t, loc, day(at.day))
}

// genHistoryOn is genHistory around a day of a zone.
func genHistoryOn(t *rapid.T, loc *time.Location, asOf window.Day) *history {
	h := &history{t: t, loc: loc, asOf: asOf}
	for i := range rapid.IntRange(1, 24).Draw(t, "orders") {
		h.order(fmt.Sprintf("o-%02d", i))
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "violations") {
		h.violation(fmt.Sprintf("v-%d", i))
	}
	if rapid.Bool().Draw(t, "shuffled") {
		h.events = rapid.Permutation(h.events).Draw(t, "order of arrival")
	}
	return h
}

// pick draws evenly.
func (h *history) pick(label string, n int) int {
	return rapid.SampledFrom(naturals[:n]).Draw(h.t, label)
}

var naturals = func() []int {
	out := make([]int, 200)
	for i := range out {
		out[i] = i
	}
	return out
}()

func (h *history) chance(label string, n int) bool { return h.pick(label, n) == 0 }

// add adds an event, told at once or later, now and then corrected.
func (h *history) add(ev metrics.Event, at time.Time, order string) {
	m := ev.Common()
	m.At, m.Order = at, order
	if h.chance("told later", 6) {
		m.Seen = at.Add(time.Duration(h.pick("days later", 9)) * 20 * time.Hour)
	}
	if h.chance("revised", 20) {
		m.Rev = 1
		m.Void = h.chance("void", 3)
		if m.Seen.IsZero() {
			m.Seen = at.Add(50 * time.Hour)
		}
	}
	h.events = append(h.events, ev)
}

func (h *history) order(id string) {
	back := rapid.OneOf(rapid.IntRange(0, 5), rapid.IntRange(-3, daysBefore)).Draw(h.t, "days ago")
	placed := h.asOf.Add(-back).Start(h.loc).Add(time.Duration(h.pick("hour", 23)) * time.Hour)
	later := func(label string, days int) time.Time {
		return placed.Add(time.Duration(h.pick(label, days*4)) * 6 * time.Hour)
	}
	o := &metrics.OrderPlaced{
		Channel: metrics.MFN, Units: 1 + h.pick("units", 2), Business: metrics.FlagOf(h.chance("business", 3)),
		Total: euros(10 + 5*h.pick("value", 5)), Buyer: []string{"", "b1", "b2", "b3"}[h.pick("buyer", 4)],
		Destination: []string{"US", "GB", "DE", "FR"}[h.pick("destination", 4)],
	}
	if h.chance("afn", 5) {
		o.Channel = metrics.AFN
	}
	if !h.chance("no ship-by", 8) {
		o.ShipBy = later("ship-by", 4)
	}
	if !h.chance("no deliver-by", 4) {
		o.DeliverBy = later("deliver-by", 8)
	}
	for i := range 1 + h.pick("lines", 2) {
		sku := string(rune('a' + h.pick("sku", 3)))
		o.Lines = append(o.Lines, metrics.Line{Line: fmt.Sprint(i), SKU: sku, Category: "c-" + sku[:1]})
	}
	h.add(o, placed, id)
	h.events[len(h.events)-1].Common().Void = false
	h.fulfil(id, later)
	h.complain(id, later)
	h.contact(id, later)
}

// fulfil ships an order, or does not.
func (h *history) fulfil(id string, later func(string, int) time.Time) {
	if h.chance("cancelled", 6) {
		h.add(&metrics.OrderCancelled{By: metrics.Seller, Reason: []string{"", metrics.ReasonOutOfStock}[h.pick("reason", 2)]}, later("cancelled", 4), id)
	}
	if h.chance("never confirmed", 5) {
		return
	}
	h.add(&metrics.ShipmentConfirmed{
		Carrier: []string{"ups", "dhl"}[h.pick("carrier", 2)], Tracking: []string{"", "1Z", "1Z"}[h.pick("tracking", 3)],
	}, later("confirmed", 5), id)
	if h.chance("scanned", 2) {
		h.add(&metrics.ShipmentScanned{Stage: metrics.Stage(h.pick("stage", 3))}, later("scanned", 7), id)
	}
	if !h.chance("never delivered", 5) {
		h.add(&metrics.ShipmentDelivered{}, later("delivered", 9), id)
	}
	if h.chance("invoiced", 3) {
		h.add(&metrics.InvoiceUploaded{}, later("invoiced", 9), id)
	}
}

// complain is what goes wrong for the buyer.
func (h *history) complain(id string, later func(string, int) time.Time) {
	if h.chance("feedback", 4) {
		h.add(&metrics.FeedbackLeft{Rating: 1 + h.pick("stars", 5)}, later("left", 20), id)
		if h.chance("removed", 3) {
			h.add(&metrics.FeedbackRemoved{}, later("removed", 30), id)
		}
	}
	if h.chance("claim", 4) {
		h.add(&metrics.ClaimOpened{Kind: metrics.ClaimKind(h.pick("kind", 4))}, later("opened", 20), id)
		if h.chance("decided", 2) {
			h.add(&metrics.ClaimDecided{Outcome: metrics.ClaimOutcome(1 + h.pick("outcome", 4))}, later("decided", 30), id)
		}
	}
	if h.chance("refund", 6) {
		h.add(&metrics.RefundIssued{Amount: euros(5 * (1 + h.pick("refunded", 3)))}, later("refunded", 20), id)
	}
}

// contact is what the buyer wants to know and to send back.
func (h *history) contact(id string, later func(string, int) time.Time) {
	if h.chance("message", 3) {
		h.add(&metrics.MessageReceived{Message: "m-" + id}, later("received", 15), id)
		if !h.chance("no answer", 3) {
			h.add(&metrics.MessageAnswered{Message: "m-" + id}, later("answered", 17), id)
		}
	}
	if h.chance("return", 5) {
		h.add(&metrics.ReturnRequested{Return: "r-" + id, InPolicy: metrics.Yes}, later("requested", 15), id)
		switch h.pick("reply", 3) {
		case 0:
			h.add(&metrics.ReturnAnswered{Return: "r-" + id}, later("replied", 18), id)
		case 1:
			h.add(&metrics.ReturnRejected{Return: "r-" + id}, later("replied", 18), id)
		}
	}
	if h.chance("survey", 6) {
		h.add(&metrics.SurveyAnswered{Satisfied: h.chance("satisfied", 2)}, later("surveyed", 20), id)
	}
}

// violation is one of the account's.
func (h *history) violation(id string) {
	opened := h.asOf.Add(-rapid.IntRange(-3, daysBefore).Draw(h.t, "opened days ago")).Start(h.loc).Add(time.Duration(h.pick("hour", 23)) * time.Hour)
	category := []string{"listing", "safety"}[h.pick("violation category", 2)]
	h.add(&metrics.ViolationOpened{Violation: id, Category: category, Severity: []string{"", "high"}[h.pick("severity", 2)]}, opened, "")
	h.events[len(h.events)-1].Common().Void = false
	if h.chance("resolved", 2) {
		at := opened.Add(time.Duration(h.pick("resolved after", 30)) * 12 * time.Hour)
		h.add(&metrics.ViolationResolved{Violation: id, Outcome: []metrics.ViolationOutcome{metrics.Cleared, metrics.Upheld}[h.pick("how", 2)]}, at, "")
	}
}

func euros(n int) metrics.Money {
	return metrics.Money{Amount: decimal.New(int64(n), 0), Currency: "EUR"}
}
