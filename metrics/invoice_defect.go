package metrics

import (
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// invoiceDefectRate is the share of business orders without an invoice by 23:59:59 of
// the next working day after confirmation; placed by the order day (convention
// day=confirmed: by the day of confirmation).
func invoiceDefectRate() Definition {
	return Definition{
		ID: "invoice-defect-rate", Title: "Invoice defect rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			{Name: "defect", Values: []string{"any", "missing", "late"},
				Doc: "which defects are hits: no invoice yet, or one after the deadline; the two add up to any"},
			{Name: "day", Values: []string{"order", "confirmed"}, Doc: "the day that places an order"},
			{Name: "calendar", Values: []string{"mon-fri", "mon-sat", "daily"}, Doc: "which days are working days; holidays are as other days"},
		},
		Source: "https://sellercentral.amazon.fr/gp/help/external/help.html?itemID=44QSYRCU27EW4UK&language=en_FR",
		Doc: "Orders of business buyers that are confirmed, by order day. A hit is an order for which no " +
			"invoice was uploaded by 23:59:59 of the next working day after it was confirmed: none yet " +
			"(missing), or one later (late). Working days are Monday to Friday, holidays included.",
		compile: func(c conventions) formula {
			rule := invoiceRule{
				missing: !c.is("defect", "late"), late: !c.is("defect", "missing"),
				byConfirmation: c.is("day", "confirmed"), lastWorkday: time.Friday,
			}
			if rule.daily = c.is("calendar", "daily"); c.is("calendar", "mon-sat") {
				rule.lastWorkday = time.Saturday
			}
			return formula{
				reads: groupPlacing | groupCancel | groupShipment | groupInvoice,
				kinds: kindsIn(groupPlacing|groupCancel|groupInvoice) | kindsOf(kindConfirmed),
				// An order that is no business's counts nowhere, whatever happens to it.
				plain: func(*ordinary, *steps) {},
				plainIf: func(h *hot) bool {
					return !h.has(groupPlacing) && h.placed != 0 && Flag(h.flags.get(shiftBusiness)) != Yes
				},
				moot:   kindsIn(groupCancel|groupInvoice) | kindsOf(kindConfirmed),
				direct: rule.direct,
				when:   rule.when,
				at:     rule.at,
			}
		},
	}
}

type invoiceRule struct {
	missing, late  bool // which are hits
	byConfirmation bool
	daily          bool
	lastWorkday    time.Weekday
}

func (r *invoiceRule) when(f *facts) {
	f.day(f.placed)
	f.dayFulfilment()
	f.dayKinds(kindInvoiced)
	if confirmed := f.confirmedAt(noStamp); confirmed != 0 {
		f.day(r.due(f, confirmed))
	}
}

// direct: of an order without cancellations, the confirmation and the first invoice say
// all.
func (r *invoiceRule) direct(f *facts, out *steps) bool {
	if f.business != Yes {
		return true
	}
	if len(f.cancels) > 0 {
		return false
	}
	confirmed := f.confirmedAt(noStamp)
	if confirmed == 0 {
		return true
	}
	z, due, invoiced := &f.l.zone, r.due(f, confirmed), f.firstOf(kindInvoiced, asOf{end: noStamp}).at
	c := course{out: out, day: z.day(f.placed), seg: f.segment()}
	since := max(c.day, z.day(confirmed))
	if r.byConfirmation {
		c.day = z.day(confirmed)
	}
	judged := max(since, z.day(due))
	if inTime(invoiced, due) {
		judged = max(since, z.day(invoiced))
	}
	if judged > since {
		c.from(since, window.Count{Open: 1})
	}
	late := int32(0) // the day from which there is an invoice that came late
	switch {
	case inTime(invoiced, due):
		c.from(judged, window.Count{Total: 1})
		return true
	case invoiced != 0:
		late = max(judged, z.day(invoiced))
	}
	if late != judged {
		c.from(judged, window.Count{Hits: int64(btoi(r.missing)), Total: 1})
	}
	if late != 0 {
		c.from(late, window.Count{Hits: int64(btoi(r.late)), Total: 1})
	}
	return true
}

// due returns the last second of the next working day after an instant's day.
func (r *invoiceRule) due(f *facts, confirmed stamp) stamp {
	day := f.l.zone.day(confirmed) + 1
	for !r.works(weekday(day)) {
		day++
	}
	return f.l.zone.end(day)
}

func (r *invoiceRule) works(d time.Weekday) bool {
	return r.daily || d >= time.Monday && d <= r.lastWorkday
}

// weekday returns the day of the week of a Unix day number: the first was a Thursday.
func weekday(day int32) time.Weekday { return time.Weekday((day + int32(time.Thursday)) % 7) }

func (r *invoiceRule) at(f *facts, k asOf, out *marks) {
	if f.business != Yes || !k.knows(f.placed) {
		return
	}
	confirmed := f.confirmedAt(k.end)
	if confirmed == 0 {
		return
	}
	m := mark{day: f.l.zone.day(f.placed), seg: f.segment(), count: window.Count{Total: 1}}
	if r.byConfirmation {
		m.day = f.l.zone.day(confirmed)
	}
	due, invoiced := r.due(f, confirmed), f.firstOf(kindInvoiced, k)
	switch {
	case inTime(invoiced.at, due):
		m.why = invoiced
	case due > k.end:
		m.count, m.due = window.Count{Open: 1}, due
		m.why = why{kind: kindConfirmed, at: confirmed}
	default:
		m.why = why{kind: kindDeadline, at: due}
		if hit := invoiced.at == 0 && r.missing || invoiced.at != 0 && r.late; hit {
			m.count.Hits = 1
		}
	}
	out.add(m)
}

// firstOf returns the earliest report of a kind that is known, none if its at is 0.
func (f *facts) firstOf(kind kind, k asOf) why {
	var first why
	for i := range f.others {
		c := &f.others[i]
		if c.kind == kind && (c.attr.once() || c.attr.history()) && k.knows(c.at) && (first.at == 0 || c.at < first.at) {
			first = c.why()
		}
	}
	return first
}
