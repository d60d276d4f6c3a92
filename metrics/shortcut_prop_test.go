package metrics

import (
	"bytes"
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/window"
)

// ordinaryEvents makes up orders of the kind the records hold: one placing, one
// shipment, its scans, in any order and with any part missing, some cancelled or
// promised anew so that a formula's short cut holds for one metric and not another.
func ordinaryEvents(t *rapid.T, loc *time.Location) []Event {
	base := time.Date(2026, 3, 6, 20, 0, 0, 0, loc)
	instant := rapid.Custom(func(t *rapid.T) time.Time {
		return base.Add(time.Duration(rapid.IntRange(0, 6*86400).Draw(t, "second")) * time.Second)
	})
	var out []Event
	for n := range rapid.IntRange(1, 4).Draw(t, "orders") {
		meta := func() Meta {
			return Meta{At: instant.Draw(t, "at"), Order: string([]byte{'A' + byte(n)})}
		}
		placed := &OrderPlaced{Meta: meta(), Channel: rapid.SampledFrom([]Channel{MFN, MFN, AFN}).Draw(t, "channel")}
		if rapid.Bool().Draw(t, "promises") {
			placed.ShipBy, placed.DeliverBy = instant.Draw(t, "ship by"), instant.Draw(t, "deliver by")
		}
		placed.Units = rapid.IntRange(0, 3).Draw(t, "units")
		ordinaryDetails(t, placed)
		confirmed := &ShipmentConfirmed{Meta: meta(), Units: rapid.IntRange(0, 3).Draw(t, "units")}
		confirmed.Tracking = rapid.SampledFrom([]string{"", "1Z1", "1Z1"}).Draw(t, "tracking")
		confirmed.Protected = rapid.SampledFrom([]Flag{Unstated, No, Yes}).Draw(t, "protected")
		confirmed.TrackingExempt = rapid.SampledFrom([]Flag{Unstated, Unstated, Yes}).Draw(t, "exempt")
		confirmed.Lines = rapid.SampledFrom([][]string{nil, nil, {"1"}, {"2"}}).Draw(t, "lines")
		all := []Event{
			placed, confirmed, &ShipmentScanned{Meta: meta()}, &ShipmentScanned{Meta: meta(), Stage: Transit},
			&ShipmentScanned{Meta: meta(), Stage: Attempt}, &ShipmentDelivered{Meta: meta()},
		}
		if rapid.Bool().Draw(t, "twice") { // told again, earlier or later
			all = append(all, &ShipmentScanned{Meta: meta()}, &ShipmentDelivered{Meta: meta()})
		}
		if rapid.Bool().Draw(t, "less ordinary") {
			all = append(all, &OrderCancelled{Meta: meta(), By: Seller}, &OrderPromised{Meta: meta(), DeliverBy: instant.Draw(t, "promise")},
				&FeedbackLeft{Meta: meta(), Rating: 1}, &RefundIssued{Meta: meta(), Amount: MoneyFromMinor(5, "EUR")}, &InvoiceUploaded{Meta: meta()},
				&OrderExcluded{Meta: meta(), Metrics: []string{"late-shipment-rate", "valid-tracking-rate"}, Reason: "storm"})
		}
		if rapid.Bool().Draw(t, "lasting") {
			all = append(all, &RefundIssued{Meta: meta(), Amount: MoneyFromMinor(5, "EUR")}, &MessageReceived{Meta: meta(), Message: "m"})
		}
		if rapid.Bool().Draw(t, "defects") {
			all = append(all, defectEvents(t, meta)...)
		}
		if rapid.Bool().Draw(t, "changes") {
			all = append(all, changeEvents(t, meta, confirmed)...)
		}
		if rapid.Bool().Draw(t, "again") {
			all = append(all, restatedEvents(t, meta, confirmed)...)
		}
		for _, ev := range all {
			if rapid.IntRange(0, 3).Draw(t, "keep") > 0 {
				out = append(out, ev)
			}
		}
	}
	return rapid.Permutation(out).Draw(t, "order")
}

// ordinaryDetails states what some metrics read of a placing: who buys, for how much, of
// which categories.
func ordinaryDetails(t *rapid.T, placed *OrderPlaced) {
	placed.Business = rapid.SampledFrom([]Flag{Unstated, Unstated, Yes}).Draw(t, "business")
	placed.Sample = rapid.SampledFrom([]Flag{Unstated, Unstated, Yes}).Draw(t, "sample")
	if rapid.Bool().Draw(t, "priced") {
		placed.Total = MoneyFromMinor(rapid.SampledFrom([]int64{0, 1999, 1 << 41}).Draw(t, "total"), "EUR")
	}
	for _, id := range []string{"1", "2"}[:rapid.IntRange(0, 2).Draw(t, "lines")] {
		placed.Lines = append(placed.Lines, Line{Line: id, Category: rapid.SampledFrom([]string{"", "toys", "books"}).Draw(t, "category")})
	}
}

// defectEvents makes up what a buyer may complain of, mostly about one thing.
func defectEvents(t *rapid.T, meta func() Meta) []Event {
	var out []Event
	for range rapid.IntRange(1, 5).Draw(t, "complaints") {
		id := rapid.SampledFrom([]string{"", "", "", "x"}).Draw(t, "id")
		out = append(out, rapid.SampledFrom([]Event{
			&FeedbackLeft{Meta: meta(), Feedback: id, Rating: rapid.IntRange(1, 3).Draw(t, "rating")},
			&FeedbackRemoved{Meta: meta(), Feedback: id},
			&ClaimOpened{Meta: meta(), Claim: id},
			&ClaimDecided{Meta: meta(), Claim: id, Outcome: ClaimOutcome(rapid.IntRange(1, 4).Draw(t, "outcome"))},
			&ChargebackOpened{Meta: meta(), Chargeback: id, Kind: ChargebackKind(rapid.IntRange(0, 2).Draw(t, "kind"))},
			&ChargebackDecided{Meta: meta(), Chargeback: id, Outcome: ChargebackOutcome(rapid.IntRange(1, 2).Draw(t, "outcome"))},
		}).Draw(t, "complaint"))
	}
	return out
}

// changeEvents makes up what is said anew of an order: promises that are moved, soon or
// late, cancellations of all of it or of a line, another tracking number, revisions.
func changeEvents(t *rapid.T, meta func() Meta, confirmed *ShipmentConfirmed) []Event {
	var out []Event
	revised := func(m Meta) Meta {
		m.Rev, m.Void = 1, rapid.IntRange(0, 2).Draw(t, "void") == 0
		return m
	}
	promise := func(extension bool) Event {
		e := &OrderPromised{Meta: meta(), Extension: extension}
		e.ShipBy = e.At.Add(time.Duration(rapid.IntRange(-20, 80).Draw(t, "hours to ship")) * time.Hour)
		if rapid.Bool().Draw(t, "delivery") {
			e.DeliverBy = e.At.Add(time.Duration(rapid.IntRange(-20, 80).Draw(t, "hours to deliver")) * time.Hour)
		}
		return e
	}
	for range rapid.IntRange(1, 4).Draw(t, "changes") {
		number := *confirmed
		number.Tracking, number.Seen = "1Z2", number.At.Add(90*24*time.Hour)
		if rapid.Bool().Draw(t, "elsewhen") {
			number.At = meta().At
		}
		again := *confirmed
		again.Meta = revised(meta())
		out = append(out, rapid.SampledFrom([]Event{
			promise(false), promise(false), promise(true), &number, &again,
			&ShipmentDelivered{Meta: revised(meta())}, &ShipmentDelivered{Meta: meta(), Accountable: No},
			&ShipmentScanned{Meta: revised(meta()), Stage: Attempt},
			&OrderCancelled{Meta: meta(), By: Seller, Reason: ReasonOutOfStock}, &OrderCancelled{Meta: meta(), By: Buyer, RequestedBy: Buyer},
			&OrderCancelled{Meta: meta(), By: Marketplace, Reason: ReasonUnconfirmed, Accountable: No},
			&OrderCancelled{Meta: meta(), By: Seller, Line: "1"}, &OrderCancelled{Meta: meta(), By: Seller, Units: 1},
			&ReturnRequested{Meta: meta(), InPolicy: Yes}, &ReturnAnswered{Meta: meta()}, &ReturnRejected{Meta: meta()},
			&ReturnReceived{Meta: meta(), Accountable: rapid.SampledFrom([]Flag{Unstated, No, Yes}).Draw(t, "accountable")},
			&ReturnReceived{Meta: meta(), Return: "r"}, &MessageReceived{Meta: meta(), Message: "m"}, &MessageAnswered{Meta: meta(), Message: "m"},
			&InvoiceUploaded{Meta: meta()}, &InvoiceUploaded{Meta: revised(meta())},
		}).Draw(t, "change"))
	}
	return out
}

// restatedEvents makes up what is told of a cancellation and of a confirmation once more,
// with other words: the same units or others, the same instant or another.
func restatedEvents(t *rapid.T, meta func() Meta, confirmed *ShipmentConfirmed) []Event {
	var out []Event
	cancelled := OrderCancelled{Meta: meta(), By: Seller, Line: rapid.SampledFrom([]string{"", "1"}).Draw(t, "line")}
	for i := range rapid.IntRange(1, 4).Draw(t, "times") {
		c, s := cancelled, *confirmed
		s.Tracking = rapid.SampledFrom([]string{s.Tracking, "1Z3"}).Draw(t, "tracking")
		c.Units, s.Units = rapid.IntRange(0, 2).Draw(t, "units"), rapid.IntRange(0, 3).Draw(t, "units")
		c.RequestedBy = rapid.SampledFrom([]Party{UnknownParty, Buyer}).Draw(t, "asked")
		c.Reason = rapid.SampledFrom([]string{"", ReasonOutOfStock}).Draw(t, "reason")
		if rapid.Bool().Draw(t, "elsewhen") {
			c.At, s.At = meta().At, meta().At
		}
		c.Seen = c.At.Add(time.Duration(80+i) * 24 * time.Hour)
		s.Seen = s.At.Add(time.Duration(80+i) * 24 * time.Hour)
		out = append(out, rapid.SampledFrom([]Event{&c, &s}).Draw(t, "restated"))
	}
	return out
}

// manyVariants are all metrics, and those conventions that change what they look at.
func manyVariants() []Variant {
	variants := []Variant{}
	for _, d := range Catalogue() {
		variants = append(variants, Variant(d.ID))
	}
	return append(variants, "late-shipment-rate?day=order", "cancellation-rate?day=cancel", "on-time-delivery-rate?unit=order",
		"on-time-delivery-rate?unit=shipment", "on-time-delivery-rate?protected=on-time", "late-shipment-rate?day=order&open=in",
		"late-shipment-rate?exclusions=honoured&samples=out", "valid-tracking-rate?scans=2", "valid-tracking-rate?exclusions=honoured&late=valid",
		"valid-tracking-rate?day=confirmed&unit=order", "late-fulfilment-rate?day=order", "late-fulfilment-rate?unknown=late",
		"late-fulfilment-rate?unknown=open", "tracking-in-time-rate?day=order", "late-shipment-rate?afn=in", "late-shipment-rate?proof=scan",
		"on-time-delivery-rate?promise=effective", "on-time-delivery-rate?untracked=in", "cancellation-rate?unit=unit",
		"return-rate?day=order", "sales-value?cancelled=out", "orders-placed?unit=unit", "orders-placed?cancelled=out",
		"order-defect-rate?defects=each", "order-defect-rate?pending=out", "order-defect-rate?fraud=in&won=in", "claim-rate?kind=not-received",
		"negative-feedback-rate?scope=any", "perfect-order-rate?pending=out",
		"on-time-delivery-rate?unknown=out", "on-time-delivery-rate?unknown=open", "on-time-delivery-rate?fault=seller&unit=shipment",
		"on-time-delivery-rate?promise=effective&unknown=out&unit=order", "cancellation-rate?fault=seller", "cancellation-rate?stage=any",
		"transaction-defect-rate?fault=seller", "return-rate?stage=requested", "return-rate?fault=seller",
		"return-rate?fault=seller&stage=requested", "invoice-defect-rate?defect=late", "invoice-defect-rate?day=confirmed&defect=missing",
		"response-time-rate?messages=first", "low-rating-rate?day=order", "average-rating?scope=any", "valid-tracking-rate?day=order&late=valid")
}

// Every short cut gives the steps that the general formula gives.
func TestShortcutEqualsGeneral(t *testing.T) {
	loc, err := time.LoadLocation("America/Los_Angeles")
	require.NoError(t, err)
	variants := manyVariants()
	taken := map[string]int{}
	property := func(t *rapid.T) {
		l, err := NewLedger(Config{Location: loc, Metrics: variants})
		require.NoError(t, err)
		events := ordinaryEvents(t, loc)
		require.NoError(t, l.ApplyAll(events))
		requireComputed(t, l, variants, events)
		requireScanned(t, l)
		for slot := range l.rec.n {
			for _, m := range l.metrics {
				plain, direct := m.formula.isPlain(l.rec.hotAt(slot)), m.formula.direct
				l.facts.load(&l.ledger, slot, groupAll)
				if l.facts.placed == 0 {
					continue
				}
				// What is there before, of another order, stays as it is.
				other := step{day: 20_000, since: 30_000, seg: segMFN, count: window.Count{Total: 1}}
				short, general := steps{openIn: m.openIn, list: []step{other}}, steps{openIn: m.openIn, list: []step{other}}
				by := "the facts"
				switch {
				case plain:
					by = "the record"
					l.measure(m, slot, &short)
				case m.formula.needs != 0 && !l.rec.hotAt(slot).has(m.formula.needs):
					continue
				case m.formula.plainly(&l.facts, &short):
					by = "a record made"
				case direct == nil || !direct(&l.facts, &short):
					continue
				}
				l.facts.renew(groupAll, true)
				needed := m.formula.needed
				m.formula.direct, m.formula.needed = nil, 0
				l.measureSlow(m, slot, &general)
				m.formula.direct, m.formula.needed = direct, needed
				require.Equal(t, general.sorted(), short.sorted(), "%s by %s: %+v", m.variant, by, *l.rec.hotAt(slot))
				taken[by]++
			}
		}
	}
	// Some mistakes show only where several rare draws meet: a hundred checks miss them.
	for range 5 {
		rapid.Check(t, property)
	}
	for _, by := range []string{"the record", "a record made", "the facts"} {
		require.Positive(t, taken[by], "by %s", by)
	}
}

// requireComputed checks that what was left alone, event by event, was rightly so: the
// ledger is what one is whose metrics are computed once all is known.
func requireComputed(t require.TestingT, l *Ledger, variants []Variant, events []Event) {
	later, err := NewLedger(Config{Location: l.Location(), Metrics: []Variant{}})
	require.NoError(t, err)
	require.NoError(t, later.ApplyAll(events))
	require.NoError(t, later.Declare(variants...))
	var a, b bytes.Buffer
	require.NoError(t, l.Snapshot(&a))
	require.NoError(t, later.Snapshot(&b))
	require.True(t, bytes.Equal(a.Bytes(), b.Bytes()), "one by one and all at once differ")
}

// sorted returns the steps that are not zero, in one order.
func (s *steps) sorted() []step {
	out := []step{}
	for _, st := range s.list {
		if !st.count.IsZero() {
			out = append(out, st)
		}
	}
	slices.SortFunc(out, func(a, b step) int {
		if a.day != b.day {
			return int(a.day - b.day)
		}
		if a.since != b.since {
			return int(a.since - b.since)
		}
		return int(a.seg) - int(b.seg)
	})
	return out
}
