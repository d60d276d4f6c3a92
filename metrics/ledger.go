package metrics

import (
	"io"
	"iter"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// Config is what a ledger is told once. Use field names: it may grow.
type Config struct {
	// Location is the time zone whose civil days the ledger counts by. Required, but
	// for [ReadLedger], which takes that of the snapshot.
	Location *time.Location
	// Account is the one seller account the ledger is for: events that name another
	// are refused, events that name none are accepted. Empty: events of any account
	// are accepted and taken as one.
	Account string
	// Currency is the one currency (ISO 4217) of all amounts. Empty: that of the
	// first amount applied.
	Currency string
	// Metrics lists the metrics the ledger keeps. Nil: every metric of the
	// catalogue in its default conventions, and every custom one.
	Metrics []Variant
	// Custom holds definitions of one's own. An id of the catalogue is refused.
	Custom []Definition
}

// Stats says what went into a ledger.
type Stats struct {
	Events     int64 // events applied since the ledger was made or read, duplicates included, refused ones not
	Orders     int64 // orders placed and not retired
	Unplaced   int64 // orders of which events are known but not the placing
	Messages   int64 // messages that belong to no order
	Violations int64 // policy violations
	Conflicts  int64 // things whose winning reports differ, of the orders held
	Expired    int64 // events refused because their subject was retired, repeats included
	Retired    int64 // subjects retired
}

// Ledger keeps one seller account's facts and daily counts. It is made by
// [NewLedger] or [ReadLedger]; the zero Ledger is not usable.
//
// Reads (Tally, AppendTrend, Cases, Order, WhatIf, Snapshot, ...) may run at the same
// time as each other, not at the same time as a write (Apply, ApplyAll, Merge,
// Retire, Declare).
type Ledger struct{ ledger }

// NewLedger returns an empty ledger. The error is a [*MetricError] for a metric or
// convention it does not know, or ErrMissing for a Location of nil.
func NewLedger(cfg Config) (*Ledger, error) { return newLedger(cfg) }

// Apply applies one event. A refused event changes nothing and gives a
// [*EventError]. An event on a retired order changes nothing, gives no error and
// is counted in Stats.Expired.
func (l *Ledger) Apply(ev Event) error { return l.applyOne(ev) }

// ApplyAll applies many events, as Apply one by one would but faster, most of all the
// thousands that first fill a ledger: what they tell of is measured once, at the end. If one
// is refused, none is applied, and the [*EventError] says which.
func (l *Ledger) ApplyAll(evs []Event) error { return l.applyAll(evs) }

// Location returns the zone the ledger counts by.
func (l *Ledger) Location() *time.Location { return l.cfg.Location }

// Account returns the account the ledger is for, empty for any.
func (l *Ledger) Account() string { return l.cfg.Account }

// Currency returns the currency of all amounts, empty before the first.
func (l *Ledger) Currency() string { return l.currency }

// Horizon returns the day of the last [Ledger.Retire], the zero Day without one.
func (l *Ledger) Horizon() window.Day { return l.horizon }

// Metrics returns the declared variants, sorted.
func (l *Ledger) Metrics() []Variant { return l.variants() }

// Definition returns the definition behind a declared variant.
func (l *Ledger) Definition(v Variant) (Definition, bool) { return l.definition(v) }

// Declare adds variants and computes them from the orders held, in one reading of them: who
// reads a long history before he asks anything does so fastest with a ledger of no
// metrics, to which he declares them afterwards. Of retired orders they can count nothing: if
// there are any, they answer for days from the horizon on. Declaring one twice changes
// nothing, and so does an error: a [*MetricError] for the first variant that has one.
func (l *Ledger) Declare(v ...Variant) error { return l.declare(v) }

// Tally counts metric v in segment s over the days r, both ends included, as of
// the end of day asOf. A segment nothing is in gives the zero tally, and so do a
// range or a day that are not valid. A variant the ledger does not keep gives a
// [*MetricError] of ErrUndeclared, a range from before the horizon one of
// ErrHorizon if the variant was declared only afterwards.
func (l *Ledger) Tally(v Variant, s Segment, r window.Range, asOf window.Day) (Tally, error) {
	return l.tally(v, s, r, asOf)
}

// AppendTrend appends to dst one tally for each day in days: that of span as of
// that day, each as it stood.
func (l *Ledger) AppendTrend(dst []Tally, v Variant, s Segment, span window.Span, days window.Range) ([]Tally, error) {
	return l.appendTrend(dst, v, s, span, days)
}

// Cases lists the subjects behind Tally with the same arguments, in the order of
// their day, then id. It reads every order held, and only those: retired orders
// are in the tally and not among the cases.
func (l *Ledger) Cases(v Variant, s Segment, r window.Range, asOf window.Day) (iter.Seq[Case], error) {
	return l.cases(v, s, r, asOf)
}

// Open lists what is open as of the end of a day under metric v in segment s, by
// [Case].Due: what there is still time for. It reads every order held.
func (l *Ledger) Open(v Variant, s Segment, asOf window.Day) (iter.Seq[Case], error) {
	return l.openCases(v, s, asOf)
}

// Order returns all that is known of an order, as of ever. It is a copy: later events
// do not change it.
func (l *Ledger) Order(id string) (*Order, bool) {
	return l.subjectFacts(OrderSubject, id, window.Day{})
}

// Facts returns what is known of an order, a message without an order or a violation as of
// the end of a day, the zero Day meaning ever. It is a copy. It answers for the
// [Case].Subject and ID of every case.
func (l *Ledger) Facts(sub Subject, id string, asOf window.Day) (*Order, bool) {
	return l.subjectFacts(sub, id, asOf)
}

// All yields every order, message without an order and violation held, or only those of
// some kinds of subject, in no order, as Facts would return it. Each is valid until the
// next one.
func (l *Ledger) All(asOf window.Day, of ...Subject) iter.Seq[*Order] {
	return l.subjectsAsOf(asOf, of)
}

// Excluded yields, as All does, the orders of which an exclusion is told, whether it still
// stands or not: see [Order.Exclusions].
func (l *Ledger) Excluded(asOf window.Day) iter.Seq[*Order] { return l.excludedAsOf(asOf) }

// Stats returns what went in.
func (l *Ledger) Stats() Stats { return l.stats() }

// Table returns the ledger's daily counts as plain mergeable cells.
func (l *Ledger) Table() *Table { return l.table() }

// WhatIf returns the ledger as it would be with some more events. The ledger
// itself is not changed, and must not be while the overlay is in use. The cost
// is that of the events and the orders they touch, not of the ledger. An event has no
// effect before its At, nor on a retired order; see [Overlay.Stats].
func (l *Ledger) WhatIf(evs ...Event) (*Overlay, error) {
	o, err := l.whatIf(evs)
	if err != nil {
		return nil, err
	}
	o.base = l
	return o, nil
}

// Merge adds all that o knows. Both must have the same zone, account, currency,
// metrics and horizon, or the error is a [*ZoneError] or a [*MismatchError] and
// nothing is changed. What was retired on one side must be unknown to the other, or retired
// on both with the same counts; anything else is an ErrHorizon. o keeps its facts, and
// neither may be in use meanwhile. Merging nil, or a ledger with itself, changes nothing.
// As long as no order was retired, merging is commutative, associative and idempotent.
func (l *Ledger) Merge(o *Ledger) error { return l.merge(o) }

// Retire forgets the facts of every subject whose last instant or deadline lies
// before the day, and keeps its counts and its id: later events on it are
// refused as expired and counted. No tally changes; lost are the orders' cases, their
// part in a what-if, and corrections of them. The horizon never moves back: an
// earlier day changes nothing. The zero Day gives a [*MetricError] of ErrRange.
func (l *Ledger) Retire(before window.Day) error { return l.retire(before) }

// Snapshot writes the ledger. Equal facts give equal bytes, in whatever order and
// however often they arrived. A ledger in zone Local, which is another one elsewhere,
// gives ErrZone.
func (l *Ledger) Snapshot(w io.Writer) error { return l.snapshot(w) }

// ReadLedger reads a snapshot, and of r not a byte more, so that several may follow
// each other. The configuration's zone, account and currency must be those of the
// snapshot, where they are given ([*ZoneError], [*MismatchError]). Its metrics may be
// others, nil meaning its own: those the snapshot lacks, or has by another
// [Definition.Version], are computed from the orders held; those the configuration does
// not name are dropped, unless orders were retired, for then they could not be computed
// again. A metric of one's own must be defined. A damaged snapshot gives
// ErrCorrupt, one of a newer version ErrVersion.
func ReadLedger(r io.Reader, cfg Config) (*Ledger, error) { return readLedger(r, cfg) }
