package spapi

import (
	"errors"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// A sink gathers what a record says until the caller asks for it.
type sink struct {
	opt     Options
	market  Marketplace // of the options; the zero Marketplace if there is none
	kind    Kind        // of the current record
	line    int         // of the current record, for rows
	pointer string      // of the current record, for JSON
	items   []item
	head    int
	here    string // the last name of the marketplace that was asked for

	orders int     // of Orders API v0 that were read
	order  string  // the last of them
	placed placing // likewise
}

// An item is an event, or what could not be used.
type item struct {
	event metrics.Event
	err   *RowError
}

// next takes the first item out.
func (s *sink) next() (item, bool) {
	if s.head == len(s.items) {
		s.items, s.head = s.items[:0], 0
		return item{}, false
	}
	it := s.items[s.head]
	s.items[s.head] = item{}
	s.head++
	return it, true
}

// emit hands out an event which the document says was known at seen; zero: it does not
// say. An event a ledger would refuse becomes a fault.
func (s *sink) emit(ev metrics.Event, seen time.Time) {
	m := ev.Common()
	m.Account = s.opt.Account
	if !s.opt.Seen.IsZero() {
		seen = s.opt.Seen
	}
	if seen.After(m.At) {
		m.Seen = seen
	}
	if s.market.Currency != "" && !s.inCurrency(ev) {
		return
	}
	if err := metrics.Check(ev); err != nil {
		s.refuse(err)
		return
	}
	s.items = append(s.items, item{event: ev})
}

// inCurrency takes amounts out that are in another currency than the marketplace's, for
// an account has one; it reports whether something is left of the event.
func (s *sink) inCurrency(ev metrics.Event) bool {
	switch e := ev.(type) {
	case *metrics.OrderPlaced:
		if c := e.Total.Currency; c != "" && c != s.market.Currency {
			s.fault(&RowError{Value: shorten(c), Reason: OtherCurrency, Detail: "the order's amounts are left out", Kept: true})
			e.Total = metrics.Money{}
			for i := range e.Lines {
				e.Lines[i].Value, e.Lines[i].HasValue = e.Total.Amount, false
			}
		}
	case *metrics.RefundIssued:
		if c := e.Amount.Currency; c != s.market.Currency {
			s.fault(&RowError{Value: shorten(c), Reason: OtherCurrency, Detail: "the refund cannot be counted"})
			return false
		}
	}
	return true
}

// refuse reports an event that a ledger would refuse.
func (s *sink) refuse(fault error) {
	var err *metrics.EventError
	if !errors.As(fault, &err) { // it is nothing else
		s.fault(&RowError{Reason: Refused, Detail: fault.Error(), Err: fault})
		return
	}
	e := &RowError{Key: err.Key, Value: shorten(err.Value), Reason: Refused, Err: err}
	e.Detail = "no " + err.Type + " could be made of it: " + err.Err.Error()
	if err.Detail != "" {
		e.Detail += ": " + err.Detail
	}
	if err.Key == "at" || err.Key == "ship_by" || err.Key == "deliver_by" {
		e.Detail = "no " + err.Type + " could be made of it: the instant is not within " +
			metrics.MinInstant().Format("2006") + " to " + metrics.MaxInstant().Format("2006")
	}
	s.fault(e)
}

// fault hands out what could not be used.
func (s *sink) fault(e *RowError) {
	e.Kind = s.kind
	if e.Line == 0 {
		e.Line = s.line
	}
	if e.Pointer == "" {
		e.Pointer = s.pointer
	}
	s.items = append(s.items, item{err: e})
}

// elsewhere reports whether a record is of another marketplace than was asked for, and
// reports that. An empty name says nothing. A name that is no marketplace of Amazon's
// ("Non-Amazon", "Etsy") is of another sales channel.
func (s *sink) elsewhere(key, name string) bool {
	if name == "" || name == s.here {
		return false
	}
	m, ok := FindMarketplace(name)
	switch {
	case !ok && isNonAmazon(name):
		s.fault(&RowError{Key: key, Value: shorten(name), Reason: NotAmazon, Detail: "an order of another sales channel"})
		return true
	case !ok || s.market.ID == "" || m.ID == s.market.ID:
		s.here = name
		return false
	}
	s.fault(&RowError{Key: key, Value: shorten(name), Reason: OtherMarketplace, Detail: "it is not " + s.market.Name})
	return true
}

// isNonAmazon reports whether a sales channel is none of Amazon's: orders Amazon only
// ships ("Non-Amazon", "Non-Amazon US").
func isNonAmazon(name string) bool {
	f := fold(name)
	return len(f) >= 9 && f[:9] == "nonamazon"
}
