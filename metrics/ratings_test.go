package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// TestRatings: the mean of the stars that stand, and how many are low. On the day each
// feedback was first left.
func TestRatings(t *testing.T) {
	const mean, low = "average-rating", "low-rating-rate"
	second := &metrics.FeedbackLeft{Meta: told("03-07 10:00:00"), Feedback: "2", Rating: 2}
	item := &metrics.FeedbackLeft{Meta: told("03-07 10:00:00"), Rating: 1, Scope: metrics.ItemScope}
	five := and(bought, left("03-05 10:00:00", 5))
	testRows(t, []row{
		{"an order without feedback has no stars", bought, mean, "03-20 0/0", metrics.All},
		{"five stars of one feedback", five, mean, "03-04 0/0, 03-05 5/1", "mfn"},
		{"seven of two", and(five, second), mean, "03-07 7/2", "mfn"},
		{"changed it has the latest stars, on its first day", and(five, left("03-08 10:00:00", 3)), mean, "03-07 5/1, 03-08 03-05..03-05 3/1", "mfn"},
		{"removed it has none", and(five, removed("03-09 10:00:00")), mean, "03-08 5/1, 03-09 0/0", "mfn"},
		{"a review of the item is another matter", and(bought, item), mean, "03-20 0/0", "mfn"},
		{"unless asked for", and(bought, item), mean + "?scope=item", "03-07 1/1", "mfn"},
		{"together with the seller's", and(bought, second, item), mean + "?scope=any", "03-07 3/2", "mfn"},
		{"on the order day, by convention", five, mean + "?day=order", "03-20 03-02..03-02 5/1", "mfn"},
		{"three stars are low", and(bought, left("03-05 10:00:00", 3)), low, "03-05 1/1", "mfn"},
		{"four are not", and(bought, left("03-05 10:00:00", 4)), low, "03-05 0/1", "mfn"},
		{"by convention all but five are", and(bought, left("03-05 10:00:00", 4)), low + "?stars=4", "03-05 1/1", "mfn"},
	})
}

// TestReturnRate: orders delivered; a hit came back. On the day of the delivery.
func TestReturnRate(t *testing.T) {
	const metric = "return-rate"
	order := *bought[0].(*metrics.OrderPlaced)
	order.Lines = []metrics.Line{{Line: "1", Category: "toys"}}
	arrived := []metrics.Event{&order, delivered("03-05 10:00:00", "")}
	back := func(accountable metrics.Flag) metrics.Event {
		return &metrics.ReturnReceived{Meta: told("03-12 10:00:00"), Accountable: accountable}
	}
	testRows(t, []row{
		{"what was not delivered is out", and(bought, tracked("03-03 10:00:00", "", 0)), metric, "03-20 0/0", "mfn"},
		{"delivered it counts on that day", arrived, metric, "03-04 0/0, 03-20 03-05..03-05 0/1", "mfn"},
		{"come back it is a hit", and(arrived, back(metrics.Unstated)), metric, "03-11 0/1, 03-12 1/1", "mfn"},
		{"asked for it is not", and(arrived, requested("03-08 10:00:00", metrics.Yes)), metric, "03-20 0/1", "mfn"},
		{"by convention it is", and(arrived, requested("03-08 10:00:00", metrics.Yes)), metric + "?stage=requested", "03-07 0/1, 03-08 1/1", "mfn"},
		{"for no fault of the seller's, too", and(arrived, back(metrics.No)), metric, "03-12 1/1", "mfn"},
		{"but not where fault is asked for", and(arrived, back(metrics.No)), metric + "?fault=seller", "03-12 0/1", "mfn"},
		{"on the order day, by convention", arrived, metric + "?day=order", "03-20 03-02..03-02 0/1", "mfn"},
		{"by category", and(arrived, back(metrics.Unstated)), metric, "03-12 1/1", metrics.CategorySegment("toys")},
	})
}

// TestSalesValue: the value of the orders placed. On the order day.
func TestSalesValue(t *testing.T) {
	const metric = "sales-value"
	order := *bought[0].(*metrics.OrderPlaced)
	order.Total = euros(1999)
	sold := []metrics.Event{&order}
	testRows(t, []row{
		{"in minor units, with no total", sold, metric, "03-01 0/0, 03-02 1999/0", "mfn"},
		{"without a value it is outside", bought, metric, "03-02 0/1", "unanchored"},
		{"cancelled it was sold", and(sold, cancelledBy("03-03 10:00:00", metrics.Buyer)), metric, "03-03 1999/0", "mfn"},
		{"by convention it was not", and(sold, cancelledBy("03-03 10:00:00", metrics.Buyer)), metric + "?cancelled=out", "03-02 1999/0, 03-03 0/0", "mfn"},
	})
}

// TestFirstMessages: of each thread the first message.
func TestFirstMessages(t *testing.T) {
	const metric = "response-time-rate?messages=first"
	message := func(at, order, id, thread string) metrics.Event {
		return &metrics.MessageReceived{Meta: metrics.Meta{Order: order, At: tick(at)}, Message: id, Thread: thread}
	}
	of := func(order string) []metrics.Event {
		return []metrics.Event{message("03-03 10:00:00", order, "M1", "T"), message("03-04 10:00:00", order, "M2", "T")}
	}
	testRows(t, []row{
		{"two of a thread are one", of("A"), metric, "03-03 0/0+1, 03-05 0/1", metrics.All},
		{"whichever is told first", []metrics.Event{of("A")[1], of("A")[0]}, metric, "03-03 0/0+1, 03-05 0/1", metrics.All},
		{"two threads are two", and(of("A"), message("03-04 10:00:00", "A", "M3", "U")), metric, "03-05 0/2", metrics.All},
		{"without a thread each is its own", []metrics.Event{message("03-03 10:00:00", "A", "M1", ""), message("03-03 11:00:00", "A", "M2", "")}, metric, "03-04 0/2", metrics.All},
		{"of no order the one that names the thread", []metrics.Event{message("03-03 10:00:00", "", "M1", "M1"), message("03-03 11:00:00", "", "M2", "M1")}, metric, "03-04 0/1", metrics.All},
	})
}
