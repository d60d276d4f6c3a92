package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

func (s *sheet) gate(g thresholds.Gate) {
	s.name(g.ID, "", "handed in")
	switch {
	case g.Before != (window.Span{}):
		s.say(2, "the day handed in as ", g.Given+" is before the last "+spanText(g.Before))
	default:
		s.say(2, "the number handed in as ", g.Given+" is "+plain(g.Limit))
	}
	if g.Before != (window.Span{}) && !g.Limit.IsZero() {
		s.say(2, "limit: ", plain(g.Limit))
	}
	s.say(2, "", g.Note)
	s.sources(2, g.Sources)
}

// joins are how a group is decided, in words.
var joins = map[thresholds.Join]string{
	thresholds.JoinAll: "all of ", thresholds.JoinAny: "any of ", thresholds.JoinAtLeast: "at least of ",
	thresholds.JoinWorst: "the worst of ", thresholds.JoinFailed: "how many fail of ",
}

func (s *sheet) group(g thresholds.Group) {
	s.name(g.ID, g.Title, partOf(g.Part))
	how := joins[g.Join]
	if g.AtLeast != 0 {
		how = strings.TrimSuffix(how, " of ") + " " + strconv.Itoa(g.AtLeast) + " of "
	}
	s.say(2, how, strings.Join(g.Of, ", "))
	s.say(2, "levels, the best first: ", strings.Join(g.Order, ", "))
	s.say(2, "limit: ", plain(g.Limit))
	s.bands(2, g.Bands, measure{})
	s.streak(2, g.Streak)
	s.actions(2, g.Actions)
	s.say(2, "", g.Note)
	s.sources(2, g.Sources)
}

func (s *sheet) score(sc thresholds.Score) {
	s.name(sc.ID, sc.Title, partOf(sc.Part), flag(sc.Estimate, "an estimate"))
	if sc.Start != 0 {
		s.say(2, "starts with ", strconv.FormatInt(sc.Start, 10))
	}
	for _, t := range sc.Terms {
		s.term(t)
	}
	s.say(2, "", flag(sc.Average, "averaged by weight"))
	s.clamp(sc.Clamp)
	s.say(2, "limit: ", plain(sc.Limit))
	s.bands(2, sc.Bands, measure{})
	s.say(2, "", sc.Note)
	s.sources(2, sc.Sources)
}

func (s *sheet) term(t thresholds.Term) {
	if t.Rule != "" {
		text := "the points of the level of " + t.Rule
		if t.Weight != 0 {
			text += ", times " + strconv.FormatInt(t.Weight, 10)
		}
		s.say(2, "+ ", text)
	}
	if t.Metric == "" {
		return
	}
	text := fmt.Sprintf("%d for each", t.Points)
	if t.Per != 0 {
		text += " " + strconv.FormatInt(t.Per, 10)
	}
	text += " of " + counting(t.Metric, t.Segment) + lead(", ", figureName(t.Of)) + lead(", over ", spanText(t.Window))
	s.say(2, "+ ", text)
}

func (s *sheet) clamp(c *thresholds.Clamp) {
	if c != nil {
		s.say(2, "from ", fmt.Sprintf("%d to %d", c.Least, c.Most))
	}
}

func (s *sheet) points(p thresholds.Points) {
	s.name(p.ID, p.Title, partOf(p.Part), flag(p.Estimate, "an estimate"))
	s.say(2, "starts with ", strconv.FormatInt(p.Start, 10))
	s.clamp(p.Clamp)
	s.say(2, "points count for ", spanText(p.Window))
	s.scheduleAs(2, "all points go ", p.Reset)
	for _, c := range p.Charges {
		of := c.Rule + " fails"
		if c.Level != "" {
			of = c.Rule + " is at level " + c.Level
		}
		s.say(2, "charges ", fmt.Sprintf("%d when %s", c.Points, of))
	}
	for _, m := range p.Milestones {
		text := plain(m.Limit)
		if m.Lasts != 0 {
			text += ", for " + counted(int64(m.Lasts), "day")
		}
		s.say(2, "level "+m.Level+": ", text)
		s.actions(3, m.Actions)
		s.say(3, "", m.Note)
	}
	s.say(2, "limit: ", plain(p.Limit))
	s.say(2, "", p.Note)
	s.sources(2, p.Sources)
}

func (s *sheet) tier(t thresholds.Tier) {
	s.name(t.ID, t.Title, partOf(t.Part))
	for _, l := range t.Levels {
		takes := "takes nothing"
		if len(l.All) > 0 {
			takes = "takes " + strings.Join(l.All, ", ")
		}
		s.say(2, "level "+l.Level+": ", takes)
		s.grace(3, l.Grace)
		s.actions(3, l.Actions)
		s.say(3, "", l.Note)
	}
	s.say(2, "passes from this level on: ", t.Pass)
	s.say(2, "", t.Note)
	s.sources(2, t.Sources)
}

func (s *sheet) deadline(d thresholds.Deadline) {
	s.name(d.ID, "", "a deadline; judges nothing")
	text := counted(int64(d.WorkingDays), "working day")
	if d.CutOff != "" {
		text += ", a day later from " + d.CutOff + " on"
	}
	s.say(2, "", text)
	var rest []string
	for _, w := range d.Rest {
		rest = append(rest, capital(w.String()))
	}
	s.say(2, "no working days: ", strings.Join(rest, ", "))
	s.say(2, "", d.Note)
	s.sources(2, d.Sources)
}

func (s *sheet) schedule(level int, sc *thresholds.Schedule) { s.scheduleAs(level, "evaluated ", sc) }

func (s *sheet) scheduleAs(level int, before string, sc *thresholds.Schedule) {
	if sc != nil {
		s.say(level, before, scheduleText(*sc))
	}
}

// scheduleText names the days of a schedule.
func scheduleText(sc thresholds.Schedule) string {
	var on []string
	if sc.Day != 0 {
		on = append(on, "on day "+strconv.Itoa(sc.Day))
	}
	if sc.Weekday != 0 {
		on = append(on, "on "+capital(sc.Weekday.String()))
	}
	every := "every " + sc.Every.String()
	switch {
	case len(on) == 0:
		return every
	case sc.Every == thresholds.Weekly:
		return strings.Join(on, ", ") + " " + every
	}
	return strings.Join(on, ", ") + " of " + every
}

// capital makes the first letter of a word a capital.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
