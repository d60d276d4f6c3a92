package spapi

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// path returns the JSON pointer of the value within the first n frames.
func (w *walker) path(n int) string {
	var b strings.Builder
	if w.count > 1 && w.inner == 0 {
		b.WriteString("#" + strconv.Itoa(w.count)) // the value of the stream
	}
	for _, f := range w.frames[:n] {
		b.WriteByte('/')
		if f.array {
			b.WriteString(strconv.Itoa(f.index))
		} else {
			b.WriteString(escapePointer(shorten(f.key)))
		}
	}
	return b.String()
}

func escapePointer(s string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(s)
}

// unknown reports a record of no known shape by its keys, which hold nothing personal.
func (w *walker) unknown(n node) {
	w.kind = UnknownKind
	w.fault(&RowError{Reason: UnknownRecord, Detail: "an object with " + n.keys()})
}

// broken reports where JSON ends to be readable, which nothing comes after.
func (w *walker) broken(err error) error {
	err = unended(err)
	e := &RowError{Reason: Unreadable, Err: err, fatal: true}
	e.Pointer = w.path(len(w.frames))
	if w.resumes(err) {
		e.fatal = false
		e.Detail = err.Error() + "; what follows is read from the next line on that begins an object"
		w.fault(e)
		return w.resume()
	}
	e.Detail = err.Error()
	if errors.Is(err, errRecordTooLong) {
		e.Reason = TooLong
	} else {
		e.Detail += fmt.Sprintf(", at byte %d", w.dec.InputOffset())
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		e.Detail = fmt.Sprintf("it breaks off after byte %d", w.in.n)
	}
	w.fault(e)
	return err
}

// stranger says why JSON with no record in it is not read.
func (w *walker) stranger() error {
	has := func(keys ...string) bool {
		for _, k := range keys {
			if !slices.ContainsFunc(w.keys, func(s string) bool { return fold(s) == fold(k) }) {
				return false
			}
		}
		return true
	}
	detail := "JSON, but of no kind known here: its keys are " + keyList(w.keys)
	switch {
	case len(w.keys) == 0:
		detail = "JSON with nothing in it"
	case has("performanceMetrics"), has("accountStatuses"):
		detail = "an account health report: it has figures, not events"
	case has("shipments"):
		detail = "shipments of the external fulfilment API, which are not the orders of a marketplace account"
	case has("_links"):
		detail = "the actions the Messaging API offers: no API hands out buyer messages"
	case has("trackingId"), has("packageDocumentDetails"):
		detail = "responses of the Shipping API, which name no order"
	case has("errors"):
		detail = "an error response: Amazon refused the request"
	}
	return &DocumentError{Detail: detail}
}
