package spapi

import (
	"cmp"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// FeedbackSnapshot is what the feedback report held on one day. Use field names: it may
// grow.
type FeedbackSnapshot struct {
	// Feedback is what a [Reader] of the report returned.
	Feedback []*metrics.FeedbackLeft
	// Taken is when the report was made. The later snapshot needs it.
	Taken time.Time
	// Covers is the days the report was asked for. The zero Range: unknown; then it is
	// only known to reach back to its oldest row.
	Covers window.Range
}

// FeedbackDiff says what became of feedback that a later report no longer has. Each list
// is in the order of the orders' ids.
type FeedbackDiff struct {
	// Removed is what vanished from days the later report covers: it was taken down, or
	// the buyer raised it above the three stars the report has. Neither is a defect. The
	// event's instant is when the later report was made, which is not before it happened.
	Removed []*metrics.FeedbackRemoved
	// RolledOff is what is of days the later report does not cover: nothing is said of it.
	RolledOff []*metrics.FeedbackLeft
	// Unsure is what may be either: the later report is not known to reach back so far.
	Unsure []*metrics.FeedbackLeft
}

// DiffFeedback finds out what feedback was removed between two reports, since no document
// says so. Feedback that the buyer changed and the later report still has is no removal:
// reading the later report says how it stands. The error is a [*DocumentError] if the
// later snapshot does not say when it was taken, or was taken before the earlier.
func DiffFeedback(earlier, later FeedbackSnapshot) (FeedbackDiff, error) {
	var diff FeedbackDiff
	switch {
	case later.Taken.IsZero():
		return diff, &DocumentError{Detail: "the later report does not say when it was made, so nothing can be dated"}
	case later.Taken.Before(earlier.Taken):
		return diff, &DocumentError{Detail: "the later report was made before the earlier"}
	}
	has := map[string]bool{}
	var oldest window.Day
	for _, f := range later.Feedback {
		has[f.Order] = true
		if d := dayOf(f); !oldest.IsValid() || d.Before(oldest) {
			oldest = d
		}
	}
	gone := map[string]*metrics.FeedbackLeft{} // the latest of each order
	for _, f := range earlier.Feedback {
		if old := gone[f.Order]; !has[f.Order] && (old == nil || old.At.Before(f.At)) {
			gone[f.Order] = f
		}
	}
	for _, f := range gone {
		switch d := dayOf(f); {
		case covers(later.Covers, oldest, d):
			ev := &metrics.FeedbackRemoved{Feedback: f.Feedback}
			ev.At, ev.Order, ev.Account = later.Taken, f.Order, f.Account
			diff.Removed = append(diff.Removed, ev)
		case later.Covers.IsValid():
			diff.RolledOff = append(diff.RolledOff, f)
		default:
			diff.Unsure = append(diff.Unsure, f)
		}
	}
	slices.SortFunc(diff.Removed, func(a, b *metrics.FeedbackRemoved) int { return cmp.Compare(a.Order, b.Order) })
	byOrder := func(a, b *metrics.FeedbackLeft) int { return cmp.Compare(a.Order, b.Order) }
	slices.SortFunc(diff.RolledOff, byOrder)
	slices.SortFunc(diff.Unsure, byOrder)
	return diff, nil
}

// dayOf returns the day of a feedback: the report has days, which stand for their noons.
func dayOf(f *metrics.FeedbackLeft) window.Day { return window.DayOf(f.At, time.UTC) }

// covers reports whether a report is known to cover a day.
func covers(r window.Range, oldest, d window.Day) bool {
	if r.IsValid() {
		return r.Contains(d)
	}
	return oldest.IsValid() && !d.Before(oldest)
}
