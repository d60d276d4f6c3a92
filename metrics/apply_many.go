package metrics

// This file applies many events to a ledger that holds little, as when it is filled: what
// they tell of is measured once, when all is known, and not before and after each of them.

// manyEvents is from how many events on that pays, if they are manyTimes as many as the
// subjects held, which are all measured anew.
const (
	manyEvents = 1 << 12
	manyTimes  = 2
)

// measuresLast reports whether so many events are measured at the end. Where orders are
// retired that cannot be: the counts have more than what is held tells.
func (l *ledger) measuresLast(events int) bool {
	return events >= l.many && events >= manyTimes*int(l.rec.n) && !l.horizon.IsValid() && len(l.metrics) > 0
}

// applyMany applies admitted events, then measures all that is held.
func (l *ledger) applyMany(evs []Event) {
	readers := l.readers
	l.readers = [kindCount][]*metricState{}
	l.applyBlocks(evs)
	l.readers = readers
	for _, m := range l.metrics {
		m.series = nil
	}
	l.compute(l.metrics...)
}
