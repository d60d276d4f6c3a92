package metrics_test

import (
	"runtime"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// ordinaries streams ordinary orders: placed with one line, a buyer and a total,
// confirmed with carrier, service and tracking number, accepted and on its way by
// the scans, delivered. Every fiftieth is confirmed late. Each stage comes a day's
// worth of orders after the one before, so that several thousand are in flight.
type ordinaries struct {
	orders int // to be placed in all
	lag    int // orders between two stages
	ids    int // the number of the first order's id
	tick   int
	stage  int
	reuse  bool // hand out the same events again and again, for a caller that keeps none
	placed metrics.OrderPlaced
	sent   metrics.ShipmentConfirmed
	scan   metrics.ShipmentScanned
	done   metrics.ShipmentDelivered
	text   int // bytes of text so far that differ from order to order
}

const (
	ordinaryStages = 5
	ordinaryADay   = 86400
)

// newOrdinaries streams so many orders, a ninetieth of perDays of them a day.
func newOrdinaries(orders, perDays int) *ordinaries {
	return &ordinaries{orders: orders, lag: max(1, perDays/90)}
}

// next returns the next event, false when every order has arrived.
func (s *ordinaries) next() (metrics.Event, bool) {
	for {
		if s.stage == ordinaryStages {
			s.tick, s.stage = s.tick+1, 0
		}
		i := s.tick - s.stage*s.lag
		if s.stage == ordinaryStages-1 && i >= s.orders {
			return nil, false
		}
		s.stage++
		if i >= 0 && i < s.orders {
			return s.event(i, s.stage-1), true
		}
	}
}

func (s *ordinaries) event(i, stage int) metrics.Event {
	h := benchMix(uint64(i) + 1)
	at := benchStart.Start(benchZone).Unix() + int64(i)*ordinaryADay/int64(s.lag)
	m := metrics.Meta{Order: ordinaryID(s.ids + i)}
	switch stage {
	case 0:
		m.At = benchTime(at)
		return s.place(m, at, h)
	case 1:
		m.At = benchTime(at + ordinaryADay)
		if i%50 == 0 {
			m.At = benchTime(at + 3*ordinaryADay + 3600)
		}
		return s.confirm(m, h)
	case 2, 3:
		m.At = benchTime(at + int64(stage)*ordinaryADay)
		e := s.scanned()
		*e = metrics.ShipmentScanned{Meta: m, Stage: metrics.Accepted + metrics.Stage(stage-2)}
		return e
	}
	m.At = benchTime(at + 4*ordinaryADay)
	e := &s.done
	if !s.reuse {
		e = new(metrics.ShipmentDelivered)
	}
	*e = metrics.ShipmentDelivered{Meta: m}
	return e
}

func (s *ordinaries) place(m metrics.Meta, at int64, h uint64) metrics.Event {
	e := &s.placed
	if !s.reuse {
		e = new(metrics.OrderPlaced)
	}
	cents := int64(999 + h%9000)
	amount := decimal.New(cents, -2)
	good := int(h % 60)
	line := metrics.Line{
		Line: ordinaryText("", 14, h), SKU: "SKU-" + strconv.Itoa(good), ASIN: "B0" + strconv.Itoa(10000000+good),
		Category: "kitchen", Units: 1, Value: amount, HasValue: true,
	}
	*e = metrics.OrderPlaced{
		Meta: m, Channel: metrics.MFN, ShipBy: benchTime(at + 2*ordinaryADay), DeliverBy: benchTime(at + 7*ordinaryADay),
		Lines: append(e.Lines[:0], line), Total: metrics.Money{Amount: amount, Currency: "USD"},
		Buyer: ordinaryText("A", 13, h>>8), Destination: "US-CA",
	}
	s.text += len(line.Line) + len(e.Buyer)
	return e
}

func (s *ordinaries) confirm(m metrics.Meta, h uint64) metrics.Event {
	e := &s.sent
	if !s.reuse {
		e = new(metrics.ShipmentConfirmed)
	}
	*e = metrics.ShipmentConfirmed{Meta: m, Carrier: "UPS", Service: "ground", Tracking: ordinaryText("1Z", 16, h)}
	s.text += len(e.Tracking)
	return e
}

func (s *ordinaries) scanned() *metrics.ShipmentScanned {
	if s.reuse {
		return &s.scan
	}
	return new(metrics.ShipmentScanned)
}

// ordinaryID is an id of the 3-7-7 form; no two orders have the same.
func ordinaryID(i int) string {
	const mod, factor = 100_000_000_000_000, 38_196_601 // coprime
	var b [19]byte
	benchDigitsInto(b[:3], uint64(111+i%4))
	n := uint64(i) * factor % mod
	benchDigitsInto(b[4:11], n/10_000_000)
	benchDigitsInto(b[12:], n%10_000_000)
	b[3], b[11] = '-', '-'
	return string(b[:])
}

// benchDigitsInto fills b with a number's last digits.
func benchDigitsInto(b []byte, n uint64) {
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
}

// ordinaryText is a text of so many digits behind a prefix: a line's id, a buyer,
// a tracking number. fmt would take longer than the ledger does.
func ordinaryText(prefix string, digits int, n uint64) string {
	var b [24]byte
	k := copy(b[:], prefix)
	benchDigitsInto(b[k:k+digits], n)
	return string(b[:k+digits])
}

func benchMix(x uint64) uint64 {
	x *= 0x9E3779B97F4A7C15
	x = (x ^ x>>32) * 0xD6E8FEB86659FD93
	return x ^ x>>32
}

var ordinaryBytesKnown = map[int][2]float64{}

// ordinaryBytes returns the memory an ordinary order takes among so many: heap in
// use per order, and that without the bytes of the text that differs from order to
// order (line id, buyer, tracking number). The order's id is not taken off: it is
// kept as a number, and the index goes by it.
func ordinaryBytes(orders int) (all, net float64) {
	if known, ok := ordinaryBytesKnown[orders]; ok {
		return known[0], known[1]
	}
	s := newOrdinaries(orders, orders)
	s.reuse = true
	before := benchHeap()
	l, err := metrics.NewLedger(benchAll.config())
	for ev, ok := s.next(); ok && err == nil; ev, ok = s.next() {
		err = l.Apply(ev)
	}
	if err != nil {
		panic(err)
	}
	used := float64(benchHeap()-before) / float64(orders)
	runtime.KeepAlive(l)
	text := float64(s.text) / float64(orders)
	ordinaryBytesKnown[orders] = [2]float64{used, used - text}
	return used, used - text
}

// benchHeap returns the bytes in use on the heap, garbage excluded.
func benchHeap() int64 {
	runtime.GC()
	runtime.GC() // a second time for what finalizers and pools held on to
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
