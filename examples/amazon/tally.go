package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// tally counts what became of the documents.
type tally struct {
	doc     document
	events  int
	reasons map[spapi.Reason]*reason // of the current document
	unused  int                      // of all documents
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

// fault counts what could not be used.
func (t *tally) fault(w io.Writer, e *spapi.RowError, show bool) {
	r := t.reasons[e.Reason]
	if r == nil {
		r = &reason{first: e.Error()}
		t.reasons[e.Reason] = r
	}
	r.count++
	if e.Kept {
		r.kept++
	}
	t.unused++
	if show {
		fmt.Fprintf(w, "amazon: %s: %v\n", t.doc.name, e)
	}
}

// end says what became of a document, if there is something to say.
func (t *tally) end(w io.Writer) {
	fmt.Fprintf(w, "amazon: %s: %v, %d events\n", t.doc.name, t.doc.kind, t.events)
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
