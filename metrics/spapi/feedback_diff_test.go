package spapi_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
	"github.com/sellerperf/sellerperf/window"
)

func left(order int, d time.Time, rating int) *metrics.FeedbackLeft {
	return &metrics.FeedbackLeft{Meta: metrics.Meta{At: d, Order: fmt.Sprintf("112-5550101-%07d", order)}, Rating: rating}
}

// ordersOf returns which of the orders there are.
func ordersOf[T metrics.Event](list []T) []string {
	out := []string{}
	for _, ev := range list {
		out = append(out, ev.Common().Order[18:])
	}
	return out
}

func TestFeedbackDiff(t *testing.T) {
	earlier := spapi.FeedbackSnapshot{Taken: day(2026, 6, 1), Feedback: []*metrics.FeedbackLeft{
		left(1, day(2026, 1, 5), 1), left(2, day(2026, 5, 2), 2), left(3, day(2026, 5, 9), 1), left(4, day(2026, 5, 10), 1), left(2, day(2026, 5, 3), 1),
	}}
	later := spapi.FeedbackSnapshot{Taken: day(2026, 7, 1), Feedback: []*metrics.FeedbackLeft{
		left(3, day(2026, 5, 20), 3), // revised, not removed
		left(9, day(2026, 5, 1), 1),
	}}
	diff, err := spapi.DiffFeedback(earlier, later)
	require.NoError(t, err)
	assert.Equal(t, []string{"2", "4"}, ordersOf(diff.Removed))
	assert.Equal(t, []string{"1"}, ordersOf(diff.Unsure))
	assert.Empty(t, diff.RolledOff)
	for _, ev := range diff.Removed {
		assert.Equal(t, later.Taken, ev.At)
		require.NoError(t, metrics.Check(ev))
	}
	later.Covers = window.Range{First: window.Date(2026, 5, 10), Last: window.Date(2026, 7, 1)}
	diff, err = spapi.DiffFeedback(earlier, later)
	require.NoError(t, err)
	assert.Equal(t, []string{"4"}, ordersOf(diff.Removed))
	assert.Equal(t, []string{"1", "2"}, ordersOf(diff.RolledOff))
	assert.Empty(t, diff.Unsure)

	_, err = spapi.DiffFeedback(earlier, spapi.FeedbackSnapshot{})
	require.ErrorContains(t, err, "does not say when it was made")
	_, err = spapi.DiffFeedback(later, earlier)
	require.ErrorContains(t, err, "made before the earlier")
}

// TestFeedbackDiffIsWhole: every order of the earlier report is in the later, or in just
// one of the lists; and what is called removed is of a day the later report covers.
func TestFeedbackDiffIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		snapshot := func(name string) (list []*metrics.FeedbackLeft) {
			for _, n := range rapid.SliceOfDistinct(rapid.IntRange(0, 9), rapid.ID).Draw(t, name) {
				list = append(list, left(n, day(2026, 5, 1+rapid.IntRange(0, 27).Draw(t, "day")), 1))
			}
			return list
		}
		earlier, later := snapshot("earlier"), snapshot("later")
		s := spapi.FeedbackSnapshot{Feedback: later, Taken: day(2026, 7, 1)}
		if rapid.Bool().Draw(t, "asked for") {
			s.Covers = window.Range{First: window.Date(2026, 5, 14), Last: window.Date(2026, 6, 30)}
		}
		diff, err := spapi.DiffFeedback(spapi.FeedbackSnapshot{Feedback: earlier}, s)
		if err != nil {
			t.Fatal(err)
		}
		where := map[string]int{}
		for _, list := range [][]string{ordersOf(later), ordersOf(diff.Removed), ordersOf(diff.RolledOff), ordersOf(diff.Unsure)} {
			for _, o := range list {
				where[o]++
			}
		}
		for _, f := range earlier {
			if where[f.Order[18:]] != 1 {
				t.Fatalf("order %s is in %d lists", f.Order, where[f.Order[18:]])
			}
		}
		if s.Covers.IsValid() && len(diff.Unsure) > 0 || !s.Covers.IsValid() && len(diff.RolledOff) > 0 {
			t.Fatal("a list that cannot be")
		}
	})
}
