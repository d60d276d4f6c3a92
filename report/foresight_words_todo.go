package report

import (
	"fmt"
	"slices"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// hinges tells which rules alone change a group or a level.
func (w *words) hinges() chapter {
	c := chapter{title: "Levels ahead"}
	at := -1
	for i := range w.f.Hinges {
		h := &w.f.Hinges[i]
		o := slices.IndexFunc(w.b.Outcomes, func(o thresholds.Outcome) bool { return o.ID == h.Outcome })
		v := w.outlook(h.Outlook)
		if o < 0 || w.b.Outcomes[o].Part || v == nil {
			continue
		}
		outcome := &w.b.Outcomes[o]
		if at != o {
			c.items = append(c.items, item{name: outcomeTitle(outcome), status: outcome.Status})
			at = o
		}
		to := labels[h.To]
		if h.ToLevel != h.FromLevel && h.ToLevel != "" {
			to = visible(h.ToLevel)
		}
		s := fmt.Sprintf("%s more against %s, and it is %s", counted(h.Turn, unitOf(v)), v.Rule.ID, to)
		if !h.Worse() {
			s = fmt.Sprintf("%s of %s turned good, and it is %s", counted(-h.Turn, unitOf(v)), v.Rule.ID, to)
		}
		it := &c.items[len(c.items)-1]
		if len(it.tells) < mostHinges {
			it.tells = append(it.tells, s)
		}
	}
	if len(c.items) > 0 {
		c.intro = "What one rule alone would change, all else staying as it is."
	}
	return c
}

// outlook returns the verdict of an outlook: those of the scorecard, then its parts.
func (w *words) outlook(i int) *thresholds.Verdict {
	switch n := len(w.b.Verdicts); {
	case i < n:
		return &w.b.Verdicts[i]
	case i-n < len(w.b.Parts):
		return &w.b.Parts[i-n]
	}
	return nil
}

// mostHinges is how many rules a page for people shows of a level.
const mostHinges = 4

// verbs say what an obligation is.
var verbs = map[foresight.Duty]string{
	foresight.Ship: "ship order", foresight.Scan: "get a valid tracking number for order", foresight.Deliver: "deliver order", foresight.Answer: "answer message",
	foresight.Invoice: "invoice order", foresight.DecideReturn: "decide return", foresight.ActOn: "act on violation",
}

// todo tells what is to be done, by deadline.
func (w *words) todo() chapter {
	if !w.f.HasQueue {
		return chapter{}
	}
	c := chapter{title: "To do, by deadline"}
	for i := range w.f.Queue[:min(len(w.f.Queue), mostTodo)] {
		ob := &w.f.Queue[i]
		verb := verbs[ob.Duty]
		if verb == "" {
			verb = visible(string(ob.Duty))
		}
		name := verb + " " + visible(ob.ID)
		if ob.Thing != "" {
			name = verb + " " + visible(ob.Thing) + " of " + visible(ob.ID)
		}
		it := item{name: name, status: thresholds.Pass}
		due := "by " + w.local(ob)
		if ob.Overdue {
			due = "overdue since " + w.local(ob)
		}
		it.tells = append(it.tells, due)
		for k := range ob.Costs {
			if cost := &ob.Costs[k]; cost.First.IsValid() || len(ob.Costs) == 1 {
				it.tells = append(it.tells, w.costText(cost, ob.Overdue))
			}
			if ob.Costs[0].Status == thresholds.Fail {
				it.status = thresholds.Fail
			}
		}
		c.items = append(c.items, it)
	}
	switch rest := len(w.f.Queue) - mostTodo; {
	case len(w.f.Queue) == 0:
		c.intro = "Nothing is open."
	case rest > 0:
		c.intro = fmt.Sprintf("The first %d of %d.", mostTodo, len(w.f.Queue))
	}
	return c
}

// local prints a deadline in the zone of the scorecard, as far as it is known.
func (w *words) local(ob *foresight.Obligation) string {
	return ob.Due.In(w.f.location()).Format("2006-01-02 15:04")
}

// ruleName is the name of the rule of a cost, with its segment where it is one of many.
func (w *words) ruleName(c *foresight.Cost) string {
	if v := w.outlook(c.Verdict); v != nil {
		return v.Rule.ID
	}
	return visible(c.Rule)
}

func (w *words) costText(c *foresight.Cost, stands bool) string {
	rule := w.ruleName(c)
	s := fmt.Sprintf("missed, it costs %s %d", rule, c.Budget)
	if stands {
		s = fmt.Sprintf("it costs %s %d", rule, c.Budget)
	}
	switch {
	case c.HasLeft && c.Left < 0:
		s += fmt.Sprintf(": %d too many", -c.Left)
	case c.HasLeft:
		s += fmt.Sprintf(", %d left", c.Left)
	}
	return s + daysText(window.Range{First: c.First, Last: c.Last})
}

func daysText(r window.Range) string {
	if !r.IsValid() {
		return ""
	}
	return fmt.Sprintf(" (counts from %v to %v)", r.First, r.Last)
}
