package metrics_test

import (
	"bytes"

	"github.com/sellerperf/sellerperf/metrics"
)

// benchWire hands events over as a service gets them: written as NDJSON and read again,
// just before they are applied. Events as the generator makes them will not do: it makes
// the text of an order's id once, for all events of the order, so that the text of a later
// event is far from the processor by then, which is not so of an event just read.
type benchWire struct {
	buf bytes.Buffer
	w   *metrics.Writer
	r   *metrics.Reader
	evs []metrics.Event
}

func newBenchWire() *benchWire {
	x := &benchWire{}
	x.w, x.r = metrics.NewWriter(&x.buf), metrics.NewReader(&x.buf)
	return x
}

// pass returns the same events, read. They are good until the next call.
func (x *benchWire) pass(evs []metrics.Event) []metrics.Event {
	for _, ev := range evs {
		if err := x.w.Write(ev); err != nil {
			panic(err)
		}
	}
	if err := x.w.Flush(); err != nil {
		panic(err)
	}
	x.evs = x.evs[:0]
	for range evs { // and no further: there the stream would end
		ev, err := x.r.Next()
		if err != nil {
			panic(err)
		}
		x.evs = append(x.evs, ev)
	}
	return x.evs
}
