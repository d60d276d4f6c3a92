package report

import (
	"fmt"
	"strings"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// hinges tells which rules alone change a group or a level, and when what is missing
// recovers by itself.
func (w *words) hinges() chapter {
	c := chapter{title: "Levels ahead"}
	for k := range w.b.Outcomes {
		o := &w.b.Outcomes[k]
		if o.Part {
			continue
		}
		it := item{name: outcomeTitle(o), status: o.Status, tells: w.moves(o)}
		if it.tells = append(it.tells, w.recovering(o)...); len(it.tells) > 0 {
			c.items = append(c.items, it)
		}
	}
	if len(c.items) > 0 {
		c.intro = "What one rule alone would change, all else staying as it is, and when what is missing recovers by itself."
	}
	return c
}

// moves tells which rules alone change an outcome.
func (w *words) moves(o *thresholds.Outcome) []string {
	var out []string
	for i := range w.f.Hinges {
		h := &w.f.Hinges[i]
		v := w.outlook(h.Outlook)
		if visible(h.Outcome) != o.ID || v == nil || len(out) == mostHinges {
			continue
		}
		to := labels[h.To]
		if h.ToLevel != h.FromLevel && h.ToLevel != "" {
			to = visible(h.ToLevel)
		}
		s := fmt.Sprintf("%s more against %s, and it is %s", counted(h.Turn, unitOf(v)), v.Rule.ID, to)
		if !h.Worse() {
			s = fmt.Sprintf("%s of %s turned good, and it is %s", counted(-h.Turn, unitOf(v)), v.Rule.ID, to)
		}
		out = append(out, s)
	}
	return out
}

// recovering tells when the rules that are missing for a level recover.
func (w *words) recovering(o *thresholds.Outcome) []string {
	var parts []string
	last, never, volume := window.Day{}, false, ""
	for _, m := range o.Missing {
		v := w.missing(m)
		if v == nil {
			continue
		}
		r := w.f.rule(w.b.place(v))
		if r == nil || !r.Ahead || v.Status != thresholds.Fail || !r.Recovery.Until.IsValid() {
			continue
		}
		volume = volumeText(r.Recovery.Volume)
		if day := r.Recovery.Day; day.IsValid() {
			parts = append(parts, v.Rule.ID+" on "+day.String())
			if day.After(last) {
				last = day
			}
		} else {
			parts = append(parts, v.Rule.ID+" not by "+r.Recovery.Until.String())
			never = true
		}
	}
	if len(parts) == 0 {
		return nil
	}
	what := "is missing"
	if o.Better.Level != "" {
		what += " for " + o.Better.Level
	}
	s := fmt.Sprintf("Of what %s there recovers, %s: %s", what, volume, strings.Join(parts, ", "))
	if !never && len(parts) > 1 {
		s += ", so not before " + last.String()
	}
	return []string{s}
}

// missing returns the verdict of a rule that is missing, the first of several.
func (w *words) missing(m thresholds.Missing) *thresholds.Verdict {
	for _, list := range [...][]thresholds.Verdict{w.b.Verdicts, w.b.Parts} {
		for i := range list {
			// A name may have its segment at its end; see name.
			if v := &list[i]; (v.Rule.ID == m.ID || strings.HasPrefix(v.Rule.ID, m.ID+" ")) && v.Rule.Segment == m.Segment {
				return v
			}
		}
	}
	return nil
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
