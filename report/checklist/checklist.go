package checklist

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// Checklist is what to do on a day, and why: plain data. Make one with [Of]. Use field
// names: it may grow.
type Checklist struct {
	// Account is whose it is, perhaps empty.
	Account string
	// Card is the scorecard that was judged.
	Card thresholds.Scorecard
	// Day is the day it is for: the one after Card.AsOf.
	Day window.Day
	// Location is the zone in which deadlines are told; never nil.
	Location *time.Location
	// Tasks are what to do: overdue first, then by deadline, of one deadline the worst first.
	Tasks []Task
	// Mend are the rules that fail, the smallest budget first, and after them those without
	// one.
	Mend []Mend
	// Since is the day compared with; the zero Day: nothing is.
	Since window.Day
	// Moves are the rules whose status, or whose number of what is against them, is another
	// than on Since, those that changed their status first. Still is how many are not.
	Moves []Move
	Still int
}

// When says how near a task is. As text it is "overdue", "today" or "later".
type When uint8

// When a task is due.
const (
	Overdue When = iota // its deadline is over
	Today               // it is due by the end of [Checklist].Day
	Later               // after that
)

var whenTexts = [...]string{"overdue", "today", "later"}

// String returns the text, and "" for what is none of the constants.
func (w When) String() string {
	if int(w) >= len(whenTexts) {
		return ""
	}
	return whenTexts[w]
}

// MarshalText returns the text.
func (w When) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// Task is what is to be done by one deadline, for one or more things with the same
// effects.
type Task struct {
	Duty  foresight.Duty
	When  When
	Due   time.Time // its second is still in time
	Items []Item    // by id
	// Effects are what each one of the items costs if it is missed, reckoned alone; of what
	// is overdue, what it costs as it stands. The worst first. First and Last are those of
	// all items: from the earliest to the latest.
	Effects []foresight.Cost
}

// Item is a thing to be done.
type Item struct {
	Subject metrics.Subject
	ID      string // of the order, or of the order-less message or violation
	Thing   string // its own id, where an order has several
}

// Harms reports whether missing one of the items makes a rule fail, or leaves it failing.
func (t *Task) Harms() bool {
	return slices.ContainsFunc(t.Effects, func(c foresight.Cost) bool { return c.Status == thresholds.Fail })
}

// Mend is a rule that fails.
type Mend struct {
	Verdict thresholds.Verdict
	// Cases are some of those against it, the latest first, and More how many others.
	Cases []metrics.Case
	More  int64
}

// Move is a rule that moved.
type Move struct {
	Verdict thresholds.Verdict
	// Was is its verdict before. HasWas is false where there was none.
	Was    thresholds.Verdict
	HasWas bool
	// Total is how its total changed, in parts; Net, see [foresight.Change].
	Total foresight.Parts
	// Turned is what turned, part by part.
	Turned []foresight.Turned
}

// Of puts facts in order.
func Of(f Facts) Checklist {
	c := Checklist{
		Account: f.Account, Card: f.Card, Day: f.Card.AsOf.Add(1), Location: f.Location,
		Since: f.Before.AsOf,
	}
	if c.Location == nil {
		c.Location = time.UTC
	}
	c.Tasks = tasksOf(f.Queue, c.Day.End(c.Location))
	for i := range f.Card.Verdicts {
		v := &f.Card.Verdicts[i]
		if v.Status == thresholds.Fail {
			m := Mend{Verdict: *v}
			if i < len(f.Rules) {
				m.Cases, m.More = f.Rules[i].Against, f.Rules[i].More
			}
			c.Mend = append(c.Mend, m)
		}
	}
	slices.SortStableFunc(c.Mend, func(a, b Mend) int { return compareBudgets(&a.Verdict, &b.Verdict) })
	if c.Since.IsValid() {
		c.compare(&f)
	}
	return c
}

// tasksOf joins obligations with one deadline and the same effects.
func tasksOf(queue []foresight.Obligation, endOfDay time.Time) []Task {
	var out []Task
	at := map[string]int{}
	for i := range queue {
		ob := &queue[i]
		when := Later
		switch {
		case ob.Overdue:
			when = Overdue
		case !ob.Due.After(endOfDay):
			when = Today
		}
		key := keyOf(ob)
		k, ok := at[key]
		if !ok {
			k = len(out)
			at[key] = k
			out = append(out, Task{Duty: ob.Duty, When: when, Due: ob.Due, Effects: slices.Clone(ob.Costs)})
		}
		t := &out[k]
		t.Items = append(t.Items, Item{ob.Subject, ob.ID, ob.Thing})
		for n := range t.Effects {
			widen(&t.Effects[n], &ob.Costs[n])
		}
	}
	for i := range out {
		slices.SortFunc(out[i].Items, func(a, b Item) int {
			return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Thing, b.Thing), cmp.Compare(a.Subject, b.Subject))
		})
	}
	slices.SortStableFunc(out, func(a, b Task) int {
		return cmp.Or(cmp.Compare(min(a.When, Today), min(b.When, Today)), a.Due.Compare(b.Due))
	})
	return out
}

// keyOf is the same for obligations that make one task.
func keyOf(ob *foresight.Obligation) string {
	var b strings.Builder
	fmt.Fprint(&b, string(ob.Duty), 0, ob.Due.Unix(), ob.Overdue)
	for i := range ob.Costs {
		c := &ob.Costs[i]
		fmt.Fprint(&b, "|", c.Verdict, c.Budget, c.Left, c.HasLeft, uint8(c.Status), c.First.IsValid())
	}
	return b.String()
}

// widen makes an effect count on the days of another one, too.
func widen(c, other *foresight.Cost) {
	if !other.First.IsValid() {
		return
	}
	if other.First.Before(c.First) {
		c.First = other.First
	}
	if other.Last.After(c.Last) {
		c.Last = other.Last
	}
}

// compareBudgets puts the smaller budget first, and no budget last.
func compareBudgets(a, b *thresholds.Verdict) int {
	switch {
	case a.HasBudget && b.HasBudget:
		return cmp.Compare(a.Budget, b.Budget)
	case a.HasBudget:
		return -1
	case b.HasBudget:
		return 1
	}
	return 0
}

// compare lists the rules that moved since the scorecard before.
func (c *Checklist) compare(f *Facts) {
	for i := range f.Card.Verdicts {
		v := &f.Card.Verdicts[i]
		m := Move{Verdict: *v}
		m.Was, m.HasWas = verdictOf(&f.Before, v)
		if i < len(f.Rules) {
			m.Turned, m.Total = f.Rules[i].Turned, f.Rules[i].Total
		}
		if m.HasWas && m.Was.Status == v.Status && len(m.Turned) == 0 {
			c.Still++
			continue
		}
		c.Moves = append(c.Moves, m)
	}
	slices.SortStableFunc(c.Moves, func(a, b Move) int { return cmp.Compare(a.rank(), b.rank()) })
}

// rank puts rules that now fail first, then those that changed their status otherwise.
func (m *Move) rank() int {
	switch {
	case m.HasWas && m.Was.Status == m.Verdict.Status:
		return 2
	case m.Verdict.Status == thresholds.Fail:
		return 0
	}
	return 1
}

// verdictOf returns the verdict of the same rule and segment.
func verdictOf(card *thresholds.Scorecard, v *thresholds.Verdict) (thresholds.Verdict, bool) {
	for i := range card.Verdicts {
		o := &card.Verdicts[i]
		if o.Rule.ID == v.Rule.ID && o.Rule.Segment == v.Rule.Segment {
			return *o, true
		}
	}
	return thresholds.Verdict{}, false
}

// Count returns how many things are due at a time.
func (c *Checklist) Count(w When) int64 {
	n := 0
	for i := range c.Tasks {
		if c.Tasks[i].When == w {
			n += len(c.Tasks[i].Items)
		}
	}
	return int64(n)
}
