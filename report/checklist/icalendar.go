package checklist

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// CalendarOptions is what ICalendar may be told besides. The zero value is the default.
// Use field names: it may grow.
type CalendarOptions struct {
	// Most is how many ids an entry names. Default: 50.
	Most int
	// Remind is how many minutes before the deadline an alarm rings. Default: none does.
	Remind int
}

const calendarMost = 50

// ICalendar writes the deadlines of a checklist as a calendar (RFC 5545): an entry for each
// duty and deadline, with what is to be done and what a miss costs; a point in time, in
// UTC, that keeps nobody busy.
//
// Its UID is made of account, policy, duty and deadline alone, and DTSTAMP is the end of
// the as-of day: the calendar of the next day, read from the same address or file,
// replaces what is still to be done, and entries that it has not any more are done. No clock
// is read, so that equal checklists give equal bytes. There is no METHOD, with which RFC 5546
// asks for an organizer. The errors are those of the writer.
func ICalendar(w io.Writer, c Checklist, opt CalendarOptions) error {
	cal := calendar{stamp: utc(c.Card.AsOf.End(c.Location))}
	cal.line("BEGIN:VCALENDAR")
	cal.line("VERSION:2.0")
	cal.line("PRODID:-//sellerperf//checklist//EN")
	cal.line("CALSCALE:GREGORIAN")
	name := plaintext.Visible(c.Card.Policy) + plaintext.Lead(", ", plaintext.Visible(c.Account))
	cal.text("X-WR-CALNAME", "Deadlines: "+name)
	due := c.deadlines()
	for _, d := range due {
		cal.event(&c, &d, orElse(opt.Most, calendarMost), opt.Remind)
	}
	if len(due) == 0 {
		cal.nothing()
	}
	cal.line("END:VCALENDAR")
	_, err := w.Write(cal.Bytes())
	return err
}

// A deadline is what is due at an instant of one duty, whatever it costs.
type deadline struct {
	duty  foresight.Duty
	due   time.Time
	tasks []*Task
}

// deadlines joins tasks that differ in what they cost alone.
func (c *Checklist) deadlines() []deadline {
	type key struct {
		duty foresight.Duty
		due  int64
	}
	var out []deadline
	at := map[key]int{}
	for i := range c.Tasks {
		t := &c.Tasks[i]
		k, ok := at[key{t.Duty, t.Due.Unix()}]
		if !ok {
			k = len(out)
			at[key{t.Duty, t.Due.Unix()}] = k
			out = append(out, deadline{duty: t.Duty, due: t.Due})
		}
		out[k].tasks = append(out[k].tasks, t)
	}
	slices.SortStableFunc(out, func(a, b deadline) int { return a.due.Compare(b.due) })
	return out
}

// calendar is the calendar being put together.
type calendar struct {
	bytes.Buffer
	stamp string
}

func (cal *calendar) event(c *Checklist, d *deadline, most, remind int) {
	var tell []string
	n := int64(0)
	harms := false
	for _, t := range d.tasks {
		n += int64(len(t.Items))
		harms = harms || t.Harms()
		var ids []string
		for _, item := range t.Items[:min(most, len(t.Items))] {
			ids = append(ids, item.text())
		}
		s := strings.Join(ids, ", ")
		if rest := len(t.Items) - len(ids); rest > 0 {
			s += fmt.Sprintf(" and %d more", rest)
		}
		tell = append(tell, initial(effects(t))+"\n"+s)
	}
	cal.line("BEGIN:VEVENT")
	cal.line("UID:", uid(c, d))
	cal.line("DTSTAMP:", cal.stamp)
	cal.line("DTSTART:", utc(d.due))
	cal.text("SUMMARY", initial(say(d.duty, n)))
	cal.text("DESCRIPTION", strings.Join(tell, "\n\n"))
	if harms {
		cal.line("PRIORITY:1")
	} else {
		cal.line("PRIORITY:5")
	}
	cal.line("TRANSP:TRANSPARENT")
	if remind > 0 && d.tasks[0].When != Overdue {
		cal.line("BEGIN:VALARM")
		cal.line("ACTION:DISPLAY")
		cal.line("TRIGGER:-PT", strconv.Itoa(remind), "M")
		cal.text("DESCRIPTION", initial(say(d.duty, n)))
		cal.line("END:VALARM")
	}
	cal.line("END:VEVENT")
}

// nothing writes a zone that no entry is in: a calendar must have a component, and this one
// is seen by nobody.
func (cal *calendar) nothing() {
	for _, s := range []string{
		"BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000",
		"END:STANDARD", "END:VTIMEZONE",
	} {
		cal.line(s)
	}
}

// uid names an entry for good.
func uid(c *Checklist, d *deadline) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{c.Account, c.Card.Policy, string(d.duty), utc(d.due)}, "\x00")))
	return hex.EncodeToString(sum[:16]) + "@sellerperf"
}

func utc(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// escaping is that of the value type TEXT.
var escaping = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func (cal *calendar) text(name, value string) { cal.line(name, ":", escaping.Replace(value)) }

// foldAt is how many octets a line may have, its end apart.
const foldAt = 75

// line writes a content line, folded between characters.
func (cal *calendar) line(parts ...string) {
	s := strings.Join(parts, "")
	for room := foldAt; len(s) > room; room = foldAt - 1 {
		n := room
		for !utf8.RuneStart(s[n]) {
			n--
		}
		cal.WriteString(s[:n] + "\r\n ")
		s = s[n:]
	}
	cal.WriteString(s + "\r\n")
}
