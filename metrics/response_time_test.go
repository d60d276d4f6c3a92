package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// asked is a message of no order, received on 3 March by ten; answers and closings
// are of the same message.
func asked(at string) *metrics.MessageReceived {
	return &metrics.MessageReceived{Meta: metrics.Meta{At: tick(at)}, Message: "M"}
}

func answered(at string, auto bool) *metrics.MessageAnswered {
	return &metrics.MessageAnswered{Meta: metrics.Meta{At: tick(at)}, Message: "M", Auto: auto}
}

func closed(at string) *metrics.MessageClosed {
	return &metrics.MessageClosed{Meta: metrics.Meta{At: tick(at)}, Message: "M"}
}

// TestResponseTime: messages needing an answer; a hit is answered within 24 hours,
// not by an automatic reply. On the day of receipt.
func TestResponseTime(t *testing.T) {
	const metric = "response-time-rate"
	all := metrics.All
	received := []metrics.Event{asked("03-03 10:00:00")}
	testRows(t, []row{
		{"open until the 24 hours are over", received, metric, "03-02 0/0, 03-03 0/0+1, 03-04 0/1", all},
		{"answered to the second", and(received, answered("03-04 10:00:00", false)), metric, "03-03 0/0+1, 03-04 1/1", all},
		{"a second later", and(received, answered("03-04 10:00:01", false)), metric, "03-03 0/0+1, 03-04 0/1", all},
		{"answered the same day", and(received, answered("03-03 11:00:00", false)), metric, "03-03 1/1, 03-09 1/1", all},
		{"on the day of receipt", and(received, answered("03-04 09:00:00", false)), metric, "03-09 03-03..03-03 1/1, 03-09 03-04..03-09 0/0", all},
		{"an automatic reply is no answer", and(received, answered("03-03 10:00:01", true)), metric, "03-03 0/0+1, 03-04 0/1", all},
		{"nor does it hide a real one", and(received, answered("03-03 10:00:01", true), answered("03-03 15:00:00", false)), metric, "03-03 1/1", all},
		{"the first answer is when it was answered", and(received, answered("03-06 10:00:00", false), answered("03-03 12:00:00", false)), metric, "03-03 1/1", all},
		{"an answer before the receipt is at the receipt", and(received, answered("03-02 12:00:00", false)), metric, "03-02 0/0, 03-03 1/1", all},
		{"closed it needs no answer", and(received, closed("03-03 12:00:00")), metric, "03-03 0/0, 03-04 0/0", all},
		{"closed once the time was over it is gone from then on", and(received, closed("03-05 12:00:00")), metric, "03-03 0/0+1, 03-04 0/1, 03-05 0/0", all},
		{"closed after the answer it stays", and(received, answered("03-03 11:00:00", false), closed("03-03 12:00:00")), metric, "03-03 1/1", all},
		{"closed in the second of the answer it stays", and(received, answered("03-03 11:00:00", false), closed("03-03 11:00:00")), metric, "03-03 1/1", all},
		{"an answer without a message is nothing", []metrics.Event{answered("03-03 11:00:00", false)}, metric, "03-09 0/0", all},
		{"weekends count", []metrics.Event{asked("03-14 10:00:00"), answered("03-16 09:00:00", false)}, metric, "03-14 0/0+1, 03-15 0/1, 03-16 0/1", all},
		{"24 hours are 24 hours when the clock goes forward", []metrics.Event{asked("03-07 10:00:00"), answered("03-08 11:00:00", false)}, metric, "03-08 1/1", all},
		{"and a second more is too much", []metrics.Event{asked("03-07 10:00:00"), answered("03-08 11:00:01", false)}, metric, "03-08 0/1", all},
		{"and when it goes back", []metrics.Event{asked("10-31 10:00:00"), answered("11-01 09:00:01", false)}, metric, "11-01 0/1", all},
		{"an hour before midnight it falls due on the day after next", []metrics.Event{asked("03-07 23:30:00")}, metric, "03-08 0/0+1, 03-09 0/1", all},
		{"within 48 hours, by convention", and(received, answered("03-05 10:00:00", false)), metric + "?hours=48", "03-04 0/0+1, 03-05 1/1", all},
		{"open ones judged, by convention", received, metric + "?open=in", "03-03 0/1+1, 03-04 0/1", all},
		{"a voided message never came", and(received, &metrics.MessageReceived{Meta: metrics.Meta{At: tick("03-03 10:00:00"), Rev: 1, Void: true}, Message: "M"}), metric, "03-09 0/0", all},
		{"a voided answer never was", and(received, answered("03-03 11:00:00", false), &metrics.MessageAnswered{Meta: metrics.Meta{At: tick("03-03 11:00:00"), Rev: 1, Void: true}, Message: "M"}), metric, "03-04 0/1", all},
	})
}

// TestResponseTimeOfOrders: a message of an order is in the order's channel, once
// that is placed; one of none is in neither.
func TestResponseTimeOfOrders(t *testing.T) {
	const metric = "response-time-rate"
	ofOrder := &metrics.MessageReceived{Meta: told("03-03 10:00:00"), Message: "M"}
	reply := &metrics.MessageAnswered{Meta: told("03-03 12:00:00"), Message: "M"}
	both := and(bought, ofOrder, reply, asked("03-03 10:00:00"))
	testRows(t, []row{
		{"in its channel", both, metric, "03-04 1/1", "mfn"},
		{"not in the other", both, metric, "03-04 0/0", "afn"},
		{"over all with that of no order", both, metric, "03-03 1/1+1, 03-04 1/2", metrics.All},
		{"of an order never placed it counts over all", []metrics.Event{ofOrder, reply}, metric, "03-04 1/1", metrics.All},
		{"and in no channel", []metrics.Event{ofOrder, reply}, metric, "03-04 0/0", "mfn"},
		{"the answer to another message is none", and(bought, ofOrder, answered("03-03 12:00:00", false)), metric, "03-04 0/1", metrics.All},
		{"two messages are two", and(bought, ofOrder, reply, &metrics.MessageReceived{Meta: told("03-05 10:00:00"), Message: "N"}), metric, "03-06 1/2", "mfn"},
	})
}
