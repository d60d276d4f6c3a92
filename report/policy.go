package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/sellerperf/sellerperf/thresholds"
)

// PolicyOptions is what Policy may be told besides. The zero value is the default. Use
// field names: it may grow.
type PolicyOptions struct {
	// Color marks names with ANSI colours. Policy never finds out for itself whether it
	// writes to a terminal, nor what NO_COLOR says.
	Color bool
}

// Policy writes a policy for people, complete: every edition with its rules and what is
// made of them, each number with the page it stands on, the day the page was read and
// how sure it is. What a program would rather read is the policy's own JSON.
//
// Lines are at most 80 columns wide, but for addresses and names that are longer. As
// with [Text], nothing that a policy file says reaches the terminal as a command.
func Policy(w io.Writer, p thresholds.Policy, opt PolicyOptions) error {
	out := sheet{page: page{color: opt.Color}}
	out.line(out.paint(bold, visible(p.Name)), lead("  ", visible(p.Title)))
	out.say(1, "days are those of ", p.Zone)
	out.sources(1, p.Sources)
	for _, e := range p.Editions {
		out.edition(e)
	}
	out.addresses()
	_, err := w.Write(out.buf.Bytes())
	return err
}

// sheet is a policy being put together.
type sheet struct {
	page
	urls []string // in the order of their numbers
}

const step = 3 // columns of one level of indentation

// say writes a text at a level, after a lead, unless it is empty.
func (s *sheet) say(level int, lead, text string) {
	if text == "" {
		return
	}
	indent := strings.Repeat(" ", step*level)
	for i, part := range wrap(visible(lead+text), pageWidth-len(indent)-2) {
		if i > 0 {
			part = "  " + part
		}
		s.line(indent, part)
	}
}

// name writes what is described below it.
func (s *sheet) name(id, title string, remarks ...string) {
	parts := slices.DeleteFunc(remarks, func(r string) bool { return r == "" })
	s.line()
	s.line(strings.Repeat(" ", step), s.paint(bold, visible(id)), lead("  ", visible(title)), lead("  (", strings.Join(parts, ", ")), closing(parts))
}

func closing(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return ")"
}

func (s *sheet) edition(e thresholds.Edition) {
	since := "in force from " + e.From.String() + " on"
	if !e.From.IsValid() {
		since = "in force until the next one"
	}
	s.heading("Edition " + visible(e.ID) + ", " + since)
	s.say(1, "", e.Note)
	s.schedule(1, e.Schedule)
	s.sources(1, e.Sources)
	for _, g := range e.Gates {
		s.gate(g)
	}
	for _, r := range e.Rules {
		s.rule(r)
	}
	for _, g := range e.Groups {
		s.group(g)
	}
	for _, sc := range e.Scores {
		s.score(sc)
	}
	for _, p := range e.Points {
		s.points(p)
	}
	for _, t := range e.Tiers {
		s.tier(t)
	}
	for _, d := range e.Deadlines {
		s.deadline(d)
	}
}

// sources writes what vouches for what: by the number of the address.
func (s *sheet) sources(level int, sources []thresholds.Source) {
	for _, src := range sources {
		of := cmp.Or(strings.Join(src.Of, ", "), "all of it")
		text := fmt.Sprintf("%s: %v, read %v", of, src.Certainty, src.Read)
		s.say(level, s.number(src.URL)+" ", text+lead(": ", src.Note))
	}
}

// number returns the number of an address.
func (s *sheet) number(url string) string {
	i := slices.Index(s.urls, url)
	if i < 0 {
		i = len(s.urls)
		s.urls = append(s.urls, url)
	}
	return "[" + strconv.Itoa(i+1) + "]"
}

// addresses lists them.
func (s *sheet) addresses() {
	if len(s.urls) == 0 {
		return
	}
	s.heading("Sources")
	for _, url := range s.urls {
		s.line(padLeft(s.number(url), 5), " ", visible(url))
	}
}
