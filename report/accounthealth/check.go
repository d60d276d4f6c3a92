package accounthealth

import (
	"fmt"

	"github.com/sellerperf/sellerperf/thresholds"
)

// checkWindow checks that a window is one.
func (rd *reader) checkWindow(pointer string, d DateRange) {
	r, whole := d.Days(nil)
	switch {
	case d.From.IsZero() || d.To.IsZero():
	case !r.IsValid():
		rd.warn(ReversedWindow, pointer, d.FromText+".."+d.ToText, "ends before it begins")
	case !whole:
		rd.warn(PartialDays, pointer, d.FromText+".."+d.ToText, "not whole UTC days")
	}
}

// check checks a figure against itself: counts, parts, rate and status.
func (rd *reader) check(f *Figure, s *spec) {
	rd.checkCounts(f)
	rd.checkParts(f, s)
	rd.checkStatus(f, s)
	if want := channelOf(s); f.FulfillmentType != "" && f.FulfillmentType != want {
		rd.warn(WrongChannel, below(f.Pointer, "fulfillmentType"), f.FulfillmentType, fmt.Sprintf("this is the figure of %q", want))
	}
}

// channelOf returns the channel of a figure that is one of two.
func channelOf(s *spec) string { return s.path[len(s.path)-1] }

// checkCounts checks the rate against the counts. Two counts that are in each other's place
// are told from counts that are wrong.
func (rd *reader) checkCounts(f *Figure) {
	if !f.Hits.Stated || !f.Total.Stated {
		return
	}
	hits, total := f.Hits.N, f.Total.N
	fit := f.Rate.Fit(hits, total)
	swapped := hits > total && f.Rate.Stated && f.Rate.Fit(total, hits) != NoFit
	at := below(f.Pointer, "rate")
	switch {
	case swapped:
		rd.warn(SwappedCounts, f.Pointer, "", fmt.Sprintf("%d of %d is more than all; the rate %s is that of %s", hits, total, f.Rate.Text, ratioText(total, hits)))
		return
	case hits > total:
		rd.warn(HitsExceedTotal, f.Pointer, "", fmt.Sprintf("%d of %d is more than all", hits, total))
	}
	switch {
	case !f.Rate.Stated:
	case fit == NothingOf:
		rd.warn(NoData, at, f.Rate.Text, "nothing was counted: no data, not a rate of 0")
	case fit == InPercent:
		rd.warn(PercentRate, at, f.Rate.Text, ratioText(hits, total)+": the rate is in percent")
	case fit == NoFit:
		rd.warn(RateMismatch, at, f.Rate.Text, fmt.Sprintf("the counts give %s, the rate says %s", ratioText(hits, total), f.Rate.Text))
	}
}

// checkParts checks that the parts can make up the hits. Parts that may overlap make at least
// the largest of them and at most their sum: 442, 15 and 628 defects make 1,078 defective
// orders if 7 orders have two.
func (rd *reader) checkParts(f *Figure, s *spec) {
	if len(f.Parts) == 0 || !f.Hits.Stated {
		return
	}
	var sum, most int64
	for _, p := range f.Parts {
		if !p.Stated {
			return
		}
		sum += p.N
		most = max(most, p.N)
	}
	hits := f.Hits.N
	switch {
	case s.sum && hits != sum:
		rd.warn(PartsMismatch, f.Hits.Pointer, "", fmt.Sprintf("%d, but its parts add up to %d", hits, sum))
	case hits > sum || hits < most:
		rd.warn(PartsMismatch, f.Hits.Pointer, "", fmt.Sprintf("%d, but its parts make between %d and %d", hits, most, sum))
	}
}

// checkStatus compares the status with what the counts make of the target, and without counts
// the rate. In live documents the two disagree: it is for information. A rate exactly at the
// target may be either: documents write "at least 90 %" as GREATER_THAN 0.9.
func (rd *reader) checkStatus(f *Figure, s *spec) {
	limit, ok := f.Target.Limit()
	if !ok || f.Status != Good && f.Status != Bad {
		return
	}
	var holds bool
	var what string
	switch hits, total := f.Hits.N, f.Total.N; {
	case s.total == "" && f.Hits.Stated:
		holds, what = limit.HoldsCount(hits), fmt.Sprint(hits)
	case f.Hits.Stated && f.Total.Stated && total > 0 && hits <= total:
		holds, what = limit.Holds(newRatio(hits, total)), ratioText(hits, total)
	case f.Rate.Stated && !f.Hits.Stated && (!f.Total.Stated || f.Total.N > 0):
		ratio, ok := f.Rate.ratio()
		if !ok {
			return
		}
		holds, what = limit.Holds(ratio), "the rate "+f.Rate.Text
	default:
		return
	}
	if holds != (f.Status == Good) && !exactly(limit, f, s) {
		rd.warn(StatusMismatch, below(f.Pointer, "status"), string(f.Status),
			fmt.Sprintf("%s, though %s is judged by %s %s", f.Status, what, f.Target.Condition, f.Target.Value.Text))
	}
}

// exactly reports whether the number is the target itself, and the target not "equals".
func exactly(limit thresholds.Limit, f *Figure, s *spec) bool {
	limit.Op = thresholds.Equal
	return f.Target.Condition != Equals && s.total != "" && limit.Holds(newRatio(f.Hits.N, f.Total.N))
}

// compare checks the figures of a marketplace against each other.
func (rd *reader) compare(m *Marketplace) {
	for i := range m.Figures {
		f := &m.Figures[i]
		if !f.Rate.Stated || f.Rate.Value.IsZero() || !f.contradicts() {
			continue
		}
		for j := range m.Figures {
			if o := &m.Figures[j]; i != j && o.Rate.Stated && o.Rate.Value.Equal(f.Rate.Value) && o.fitsEither() {
				rd.warn(RateCopied, below(f.Pointer, "rate"), f.Rate.Text, fmt.Sprintf("the rate is that of %s", o.Name))
			}
		}
	}
	mfn, ok := m.Figure(OrderDefectMFN)
	afn, also := m.Figure(OrderDefectAFN)
	if ok && also && mfn.Total.N > 0 && sameNumbers(mfn, afn) {
		rd.warn(CopiedFigure, afn.Pointer, "", "the same to the last digit as "+mfn.Pointer)
	}
}

// contradicts reports whether the rate is not that of the counts, in either order.
func (f *Figure) contradicts() bool {
	return f.Hits.Stated && f.Total.Stated && !f.fitsEither()
}

// fitsEither reports whether the rate is that of the counts, in either order.
func (f *Figure) fitsEither() bool {
	return f.Hits.Stated && f.Total.Stated &&
		(f.Rate.Fit(f.Hits.N, f.Total.N) != NoFit || f.Rate.Fit(f.Total.N, f.Hits.N) != NoFit)
}

func sameNumbers(a, b Figure) bool {
	same := a.Total.N == b.Total.N && a.Hits.N == b.Hits.N && a.Rate.Text == b.Rate.Text && len(a.Parts) == len(b.Parts)
	for i := range a.Parts {
		same = same && i < len(b.Parts) && a.Parts[i].N == b.Parts[i].N
	}
	return same && a.Hits.N+a.Total.N > 0 && a.Window.FromText == b.Window.FromText && a.Hits.Stated == b.Hits.Stated && a.Hits.Stated
}
