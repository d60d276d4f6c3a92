package checklist

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// A sheet is a checklist in words, whatever the format: every text visible, none escaped.
type sheet struct {
	Status  thresholds.Status
	Label   string // of the status
	Title   string
	Day     string // "Monday 2026-11-23"
	Judged  string // what was judged
	Summary string // how many rules stand how
	Load    string // how many things are due when
	Now     []group
	Later   []group
	Rest    string // what is farther away than is shown
	Mend    []fault
	Since   string
	Moves   []move
	Still   string
	Basis   string
}

// A group are the tasks of one day, or those overdue.
type group struct {
	Name    string // "Overdue"
	When    When
	Entries []entry
	Brief   string // "ship 5 orders, deliver 4 orders"
}

type entry struct {
	Time   string // "23:59", or the day, too, where it is not that of the group
	What   string // "Ship 4 orders"
	Effect string
	Harms  bool
	IDs    []string
	More   int
}

// A fault is what fails.
type fault struct {
	Rule, Room, Say, Note string
	Cases                 []string
	More                  int64
}

type move struct {
	Rule, Status, Was string // the labels
	Tone              thresholds.Status
	Say               string
	Why               []string
}

// deed is what to do in words: before and after the number of things, and their noun.
type deed struct{ verb, noun, after string }

var deeds = map[foresight.Duty]deed{
	foresight.Ship: {"ship", "order", ""}, foresight.Scan: {"get", "order", " scanned"}, foresight.Deliver: {"deliver", "order", ""},
	foresight.Answer: {"answer", "message", ""}, foresight.Invoice: {"invoice", "order", ""}, foresight.DecideReturn: {"decide", "return", ""},
	foresight.ActOn: {"act on", "violation", ""},
}

// say says what to do: "ship 4 orders".
func say(d foresight.Duty, n int64) string {
	w, ok := deeds[d]
	if !ok {
		w = deed{"see to", "thing", " (" + plaintext.Visible(string(d)) + ")"}
	}
	return w.verb + " " + plaintext.Counted(n, w.noun) + w.after
}

// weekday prints a day with its name.
func weekday(d window.Day) string {
	return d.Weekday().String() + " " + d.String()
}

// sheetOf puts a checklist into words: at most so many ids of a task, and so many days
// ahead.
func (c *Checklist) sheetOf(most, days int) sheet {
	s := sheet{
		Status: c.Card.Status, Label: report.StatusWord(c.Card.Status),
		Title: plaintext.Visible(cmp.Or(c.Card.Title, c.Card.Policy, "Scorecard")) + plaintext.Lead(", ", plaintext.Visible(c.Account)),
		Day:   weekday(c.Day), Summary: report.Summary(c.Card),
		Judged: "as of " + c.Card.AsOf.String() + " (" + plaintext.Visible(cmp.Or(c.Card.Zone, c.Location.String())) + ")",
		Basis:  "policy " + plaintext.Visible(c.Card.Policy) + ", edition " + plaintext.Visible(c.Card.Edition),
	}
	s.Load = c.load()
	c.tasks(&s, most, days)
	s.Mend = c.faults()
	if c.Since.IsValid() {
		s.Since = "Since " + c.Since.String()
		for i := range c.Moves {
			s.Moves = append(s.Moves, c.moved(&c.Moves[i], most))
		}
		s.Still = c.still()
	}
	return s
}

func (c *Checklist) load() string {
	var parts []string
	for _, w := range []struct {
		when When
		text string
	}{{Overdue, "overdue"}, {Today, "due today"}, {Later, "later"}} {
		if n := c.Count(w.when); n > 0 {
			parts = append(parts, fmt.Sprint(n, " ", w.text))
		}
	}
	if c.Count(Overdue)+c.Count(Today) == 0 {
		parts = append([]string{"nothing is due today"}, parts...)
	}
	return strings.Join(parts, ", ")
}

func (c *Checklist) tasks(s *sheet, most, days int) {
	last, rest := c.Day.Add(days), int64(0)
	for i := range c.Tasks {
		t := &c.Tasks[i]
		day := window.DayOf(t.Due, c.Location)
		if t.When == Later && day.After(last) {
			rest += int64(len(t.Items))
			continue
		}
		list, name := &s.Now, "Overdue"
		switch t.When {
		case Today:
			name = "Today, " + day.String()
		case Later:
			list, name = &s.Later, weekday(day)
		}
		if n := len(*list); n == 0 || (*list)[n-1].Name != name {
			*list = append(*list, group{Name: name, When: t.When})
		}
		g := &(*list)[len(*list)-1]
		g.Entries = append(g.Entries, c.entry(t, most))
	}
	for i := range s.Later {
		s.Later[i].Brief = brief(c, s.Later[i].Name)
	}
	if rest > 0 {
		s.Rest = fmt.Sprintf("and %d after %s", rest, last)
	}
}

// brief says what is due on a later day, all deadlines together.
func brief(c *Checklist, name string) string {
	n := map[foresight.Duty]int64{}
	var order []foresight.Duty
	for i := range c.Tasks {
		t := &c.Tasks[i]
		if t.When != Later || weekday(window.DayOf(t.Due, c.Location)) != name {
			continue
		}
		if n[t.Duty] == 0 {
			order = append(order, t.Duty)
		}
		n[t.Duty] += int64(len(t.Items))
	}
	parts := make([]string, len(order))
	for i, d := range order {
		parts[i] = say(d, n[d])
	}
	return strings.Join(parts, ", ")
}

func (c *Checklist) entry(t *Task, most int) entry {
	at := t.Due.In(c.Location)
	e := entry{Time: at.Format("15:04"), What: initial(say(t.Duty, int64(len(t.Items)))), Harms: t.Harms(), Effect: effects(t)}
	if t.When == Overdue {
		e.Time = at.Format("2006-01-02 15:04")
	}
	for _, item := range t.Items[:min(most, len(t.Items))] {
		e.IDs = append(e.IDs, item.text())
	}
	e.More = len(t.Items) - len(e.IDs)
	return e
}

// text names an item: "A17 of 200-0000017".
func (i *Item) text() string { return named(i.ID, i.Thing) }

func named(id, thing string) string {
	id, thing = plaintext.Visible(id), plaintext.Visible(thing)
	switch {
	case thing == "" || thing == id:
		return id
	case id == "":
		return thing
	}
	return thing + " of " + id
}

// initial makes the first letter great.
func initial(s string) string { return strings.TrimSuffix(plaintext.Sentence(s), ".") }

// effects says what a miss costs, or what is overdue as it stands.
func effects(t *Task) string {
	var parts []string
	for i := range t.Effects {
		c := &t.Effects[i]
		if !c.First.IsValid() && len(t.Effects) > 1 {
			continue // it never counts
		}
		s := ruleName(c.Rule, c.Segment)
		switch {
		case c.HasLeft && c.Left < 0:
			s += fmt.Sprintf(" %d over its limit", -c.Left)
		case c.HasLeft:
			s += fmt.Sprintf(" %d to spare", c.Left)
		}
		if c.Status == thresholds.Fail {
			s += ", FAIL"
		}
		parts = append(parts, s)
	}
	if len(parts) == 0 {
		return "no rule is touched"
	}
	lead := "each one missed: "
	switch {
	case t.When == Overdue:
		lead = "as it stands: "
	case len(t.Items) == 1:
		lead = "missed: "
	}
	return lead + strings.Join(parts, "; ")
}

// ruleName is a rule's id, of many segments with the segment.
func ruleName(id string, s metrics.Segment) string {
	if _, segment, ok := strings.Cut(string(s), ":"); ok {
		id += " " + segment
	}
	return plaintext.Visible(id)
}

func (c *Checklist) faults() []fault {
	var out []fault
	for i := range c.Card.Outcomes {
		if o := &c.Card.Outcomes[i]; o.Status == thresholds.Fail {
			w := report.OutcomeWordsOf(*o)
			out = append(out, fault{Rule: w.Title, Room: w.Result, Say: plaintext.Sentence(strings.Join(w.Remarks, "; "))})
		}
	}
	for i := range c.Mend {
		m := &c.Mend[i]
		w := report.WordsOf(m.Verdict)
		f := fault{Rule: w.Rule, Room: w.Room, Say: plaintext.Sentence(w.Demand), Note: w.Note, More: m.More}
		for k := range m.Cases {
			f.Cases = append(f.Cases, c.caseText(&m.Cases[k]))
		}
		out = append(out, f)
	}
	return out
}

// caseText names a case with what decided it.
func (c *Checklist) caseText(k *metrics.Case) string {
	s := named(k.ID, k.Thing)
	if k.Why.Type == "" {
		return s
	}
	return s + ": " + strings.ReplaceAll(plaintext.Visible(k.Why.Type), ".", " ") + " " + k.Why.At.In(c.Location).Format("2006-01-02 15:04")
}

// reasons say what a part of a change is.
var reasons = map[foresight.Part]string{
	foresight.Entered: "new in the window", foresight.AgedOut: "left the window",
	foresight.Happened: "turned bad since", foresight.Retracted: "no longer counted",
}

func (c *Checklist) moved(m *Move, most int) move {
	now := report.WordsOf(m.Verdict)
	out := move{Rule: now.Rule, Status: now.Status, Tone: m.Verdict.Status, Say: now.Number + plaintext.Lead(" (", now.Counts) + ")"}
	if now.Counts == "" {
		out.Say = now.Number
	}
	if m.HasWas {
		was := report.WordsOf(m.Was)
		if m.Was.Status != m.Verdict.Status {
			out.Was = was.Status
		}
		out.Say += " instead of " + was.Number
		if was.Counts != "" {
			out.Say += " (" + was.Counts + ")"
		}
	} else {
		out.Say += ", and was not judged before"
	}
	for _, p := range []foresight.Part{foresight.Entered, foresight.Happened, foresight.AgedOut, foresight.Retracted} {
		out.Why = append(out.Why, c.turned(m.Turned, p, most)...)
	}
	if n := m.Total.Sum(); n != 0 {
		out.Why = append(out.Why, fmt.Sprintf("the total changed by %+d: %+d new in the window, %+d left it, %+d in it",
			n, m.Total.Entered, m.Total.AgedOut, m.Total.Happened+m.Total.Retracted))
	}
	return out
}

// turned names what turned in one way.
func (c *Checklist) turned(all []foresight.Turned, p foresight.Part, most int) []string {
	var names []string
	sum := int64(0)
	rest := 0
	for i := range all {
		if all[i].Part != p {
			continue
		}
		sum += all[i].Against
		if len(names) == most {
			rest++
			continue
		}
		names = append(names, c.caseText(&all[i].Case))
	}
	if len(names) == 0 {
		return nil
	}
	s := fmt.Sprintf("%+d bad %s: %s", sum, reasons[p], strings.Join(slices.Compact(names), "; "))
	if rest > 0 {
		s += fmt.Sprintf(" and %d more", rest)
	}
	return []string{s}
}

func (c *Checklist) still() string {
	switch {
	case len(c.Moves) == 0:
		return "No rule changed its status, or what counts against it."
	case c.Still > 0:
		return fmt.Sprintf("%s did not move.", plaintext.Counted(int64(c.Still), "other rule"))
	}
	return ""
}
