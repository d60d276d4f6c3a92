package metrics

import "github.com/sellerperf/sellerperf/window"

// course writes the steps of one order in the order of time, each as what it counts from
// then on: what short cuts of more than two steps are made of.
type course struct {
	out *steps
	day int32
	seg segmentID
	now window.Count
	// undo says that the steps are taken back.
	undo bool
}

// from says what is counted from the end of a day on.
func (c *course) from(since int32, now window.Count) {
	if now != c.now {
		more := now.Plus(c.now.Neg())
		if c.undo {
			more = more.Neg()
		}
		c.out.add(c.day, since, c.seg, more)
		c.now = now
	}
}
