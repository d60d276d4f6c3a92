package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
	"github.com/sellerperf/sellerperf/window"
)

// tally counts what became of the documents.
type tally struct {
	doc     document
	events  int
	reasons map[spapi.Reason]*reason // of the current document
	unused  int                      // of all documents
	last    time.Time                // of all events
}

// reason is why something could not be used.
type reason struct {
	count int
	kept  int
	first string
}

// begin starts a document.
func (t *tally) begin(d document) {
	t.doc, t.events, t.reasons = d, 0, map[spapi.Reason]*reason{}
}

// event counts an event.
func (t *tally) event(ev metrics.Event) {
	t.events++
	if at := ev.Common().At; at.After(t.last) {
		t.last = at
	}
}

// close says, after the last document, which day the events reach to.
func (t *tally) close(w io.Writer, loc *time.Location) {
	if !t.last.IsZero() {
		fmt.Fprintf(w, "amazon: the last event is of %v: judge as of that day or a later one: scorecard -as-of %[1]v\n", window.DayOf(t.last, loc))
	}
}

// told is what is said of something that could not be used, and which flags help.
func told(e *spapi.RowError) string {
	switch e.Reason {
	case spapi.AmbiguousDate:
		return e.Error() + " (-marketplace, or -dates)"
	case spapi.NoZone:
		return e.Error() + " (-marketplace, or -zone)"
	}
	return e.Error()
}

// counted prints "1 event", "2 events".
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// fault counts what could not be used.
func (t *tally) fault(w io.Writer, e *spapi.RowError, show bool) {
	r := t.reasons[e.Reason]
	if r == nil {
		r = &reason{first: told(e)}
		t.reasons[e.Reason] = r
	}
	r.count++
	if e.Kept {
		r.kept++
	}
	t.unused++
	if show {
		fmt.Fprintf(w, "amazon: %s: %s\n", t.doc.name, told(e))
	}
}

// end says what became of a document, if there is something to say.
func (t *tally) end(w io.Writer) {
	fmt.Fprintf(w, "amazon: %s: %v, %s\n", t.doc.name, t.doc.kind, counted(t.events, "event"))
	for _, name := range slices.Sorted(maps.Keys(t.reasons)) {
		r := t.reasons[name]
		kept := ""
		if r.kept > 0 {
			kept = fmt.Sprintf(" (%d of records used otherwise)", r.kept)
		}
		fmt.Fprintf(w, "amazon: %s: %6d %s%s; the first: %s\n", t.doc.name, r.count, name, kept, r.first)
	}
}

// refuse says that a document is none that is read.
func (t *tally) refuse(w io.Writer, name string, err error) {
	t.unused++
	fmt.Fprintf(w, "amazon: %s: refused: %v\n", name, err)
}
