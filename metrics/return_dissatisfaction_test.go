package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

func requested(at string, inPolicy metrics.Flag) metrics.Event {
	return &metrics.ReturnRequested{Meta: told(at), InPolicy: inPolicy}
}

// TestReturnDissatisfaction: return requests within the policy; a hit is unresolved,
// unanswered for 48 hours or wrongly rejected, once. On the day of the request.
func TestReturnDissatisfaction(t *testing.T) {
	const metric = "return-dissatisfaction-rate"
	asked := and(bought, requested("03-10 10:00:00", metrics.Yes))
	answered := func(at string) metrics.Event { return &metrics.ReturnAnswered{Meta: told(at)} }
	rejected := func(at string) metrics.Event { return &metrics.ReturnRejected{Meta: told(at)} }
	rated := func(at string, resolved metrics.Flag) metrics.Event {
		return &metrics.ReturnRated{Meta: told(at), Resolved: resolved}
	}
	second := &metrics.ReturnRequested{Meta: told("03-11 10:00:00"), Return: "R2"}
	testRows(t, []row{
		{"open until the 48 hours are over", asked, metric, "03-09 0/0, 03-10 0/0+1, 03-11 0/0+1, 03-12 1/1", "mfn"},
		{"answered to the second", and(asked, answered("03-12 10:00:00")), metric, "03-11 0/0+1, 03-12 0/1", "mfn"},
		{"a second later", and(asked, answered("03-12 10:00:01")), metric, "03-11 0/0+1, 03-12 1/1", "mfn"},
		{"it counts on the day of the request", and(asked, answered("03-11 10:00:00")), metric, "03-20 03-10..03-10 0/1, 03-20 03-11..03-20 0/0", "mfn"},
		{"rejected though within the policy", and(asked, rejected("03-10 11:00:00")), metric, "03-10 1/1", "mfn"},
		{"rejected outside the policy it was no valid request", and(bought, requested("03-10 10:00:00", metrics.No), rejected("03-10 11:00:00")), metric, "03-10 0/0, 03-20 0/0", "mfn"},
		{"rejected where the policy is not said a rejection is an answer", and(bought, requested("03-10 10:00:00", metrics.Unstated), rejected("03-10 11:00:00")), metric, "03-10 0/1, 03-20 0/1", "mfn"},
		{"the rejection may say it", and(bought, requested("03-10 10:00:00", metrics.Unstated), &metrics.ReturnRejected{Meta: told("03-10 11:00:00"), InPolicy: metrics.Yes}), metric, "03-10 1/1", "mfn"},
		{"unresolved, says the buyer", and(asked, answered("03-10 12:00:00"), rated("03-15 10:00:00", metrics.No)), metric, "03-14 0/1, 03-15 1/1", "mfn"},
		{"resolved", and(asked, answered("03-10 12:00:00"), rated("03-15 10:00:00", metrics.Yes)), metric, "03-15 0/1", "mfn"},
		{"three faults are one", and(asked, rejected("03-14 12:00:00"), rated("03-15 10:00:00", metrics.No)), metric, "03-12 1/1, 03-14 1/1, 03-15 1/1", "mfn"},
		{"the buyer's last word stands, a past day as it was", and(asked, answered("03-10 12:00:00"), rated("03-15 10:00:00", metrics.No), rated("03-20 10:00:00", metrics.Yes)), metric, "03-14 0/1, 03-15 1/1, 03-19 1/1, 03-20 0/1", "mfn"},
		{"and so the other way round", and(asked, answered("03-10 12:00:00"), rated("03-15 10:00:00", metrics.Yes), rated("03-20 10:00:00", metrics.No)), metric, "03-15 0/1, 03-19 0/1, 03-20 1/1", "mfn"},
		{"out of the policy from when that is said", and(asked, &metrics.ReturnRejected{Meta: told("03-11 11:00:00"), InPolicy: metrics.No}), metric, "03-10 0/0+1, 03-11 0/0", "mfn"},
		{"and in it", and(bought, requested("03-10 10:00:00", metrics.No), &metrics.ReturnRejected{Meta: told("03-11 11:00:00"), InPolicy: metrics.Yes}), metric, "03-10 0/0, 03-11 1/1", "mfn"},
		{"two requests are two", and(asked, second, answered("03-10 12:00:00")), metric, "03-11 0/1+1, 03-13 1/2", "mfn"},
		{"an answer to no request is nothing", and(bought, answered("03-10 12:00:00")), metric, "03-20 0/0", metrics.All},
		{"of an order never placed nothing counts", []metrics.Event{requested("03-10 10:00:00", metrics.Yes)}, metric, "03-20 0/0", metrics.All},
		{"within 24 hours, by convention", and(asked, answered("03-11 10:00:01")), metric + "?hours=24", "03-10 0/0+1, 03-11 1/1", "mfn"},
		{"48 hours are 48 hours when the clock goes forward", and(bought, requested("03-07 10:00:00", metrics.Yes), answered("03-09 11:00:00")), metric, "03-09 0/1", "mfn"},
		{"and a second more is too much", and(bought, requested("03-07 10:00:00", metrics.Yes), answered("03-09 11:00:01")), metric, "03-09 1/1", "mfn"},
	})
}
