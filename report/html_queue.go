package report

import (
	"cmp"
	"fmt"
	"strings"

	shell "github.com/sellerperf/sellerperf/report/internal/page"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// How much of the work queue the page has: so much at once, the rest folded, and no more
// than so much at all.
const (
	queueOpen = 8
	queueMost = 200
)

// htmlQueue is what is to be done, by deadline.
type htmlQueue struct {
	Intro  string
	Open   []htmlDuty
	Folded []htmlDuty
	More   int // beyond both
}

type htmlDuty struct {
	Due     string
	Overdue bool
	What    string
	ID      string
	Costs   []htmlCost
}

type htmlCost struct {
	Tone shell.Tone
	Text string
}

func (h *htmlMaker) queue() *htmlQueue {
	if h.f == nil || !h.f.HasQueue {
		return nil
	}
	all := h.f.Queue
	out := htmlQueue{Intro: "Nothing is open."}
	if n := len(all); n > 0 {
		out.Intro = fmt.Sprintf("%s open, the next deadline first.", counted(int64(n), "duty"))
		out.Intro = strings.Replace(out.Intro, "dutys", "duties", 1)
	}
	for i := range all[:min(len(all), queueMost)] {
		d := h.duty(&all[i])
		if i < queueOpen {
			out.Open = append(out.Open, d)
		} else {
			out.Folded = append(out.Folded, d)
		}
	}
	out.More = max(0, len(all)-queueMost)
	return &out
}

func (h *htmlMaker) duty(ob *foresight.Obligation) htmlDuty {
	d := htmlDuty{Due: h.w.local(ob), Overdue: ob.Overdue, What: cmp.Or(verbs[ob.Duty], visible(string(ob.Duty))), ID: visible(ob.ID)}
	if ob.Thing != "" {
		d.ID = visible(ob.Thing) + " of " + d.ID
	}
	for i := range ob.Costs {
		c := &ob.Costs[i]
		if !c.First.IsValid() && len(ob.Costs) > 1 {
			continue
		}
		text := h.w.ruleName(c)
		if c.Budget != 1 {
			text += fmt.Sprintf(", costs %d", c.Budget)
		}
		switch {
		case c.HasLeft && c.Left < 0:
			text += fmt.Sprintf(": %d too many", -c.Left)
		case c.HasLeft:
			text += fmt.Sprintf(": %d left", c.Left)
		}
		tone := toneOf(c.Status)
		if tone == shell.Pass {
			tone = shell.None
		}
		d.Costs = append(d.Costs, htmlCost{tone, text})
	}
	return d
}
