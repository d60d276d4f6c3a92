package metrics

import "io"

// Reader reads events as NDJSON, one JSON object a line, in the wire format. It is
// not safe for concurrent use.
//
// Keys may come in any order. One that the format or the event's type does not know
// is passed over, and null is as if the key were absent. A key of the format given
// twice, a type it does not know, a required key that is absent, a value of the
// wrong kind or out of bounds, and text that is no JSON or no UTF-8 is an error:
// nothing is guessed and nothing is repaired. Whatever is returned, a [Ledger] takes.
// A line may have up to [MaxLine] bytes and objects 64 deep. A byte order mark at
// the start, carriage returns and blank lines do no harm.
type Reader struct{ reader }

// NewReader returns a reader of r. It reads ahead, up to 256 KiB or a line.
func NewReader(r io.Reader) *Reader { return newReader(r) }

// Next returns the next event, or io.EOF after the last. The event is the caller's.
// Its texts are parts of the text read, which they keep in memory, up to 256 KiB of
// it, as long as one of them is in use: clone what is to stay for long. Its instants
// are in UTC, its amounts have the decimals of their currency.
//
// An error is a [*LineError] with the line's number and, where one is at fault, the
// key ("rev", "lines[2].units") and its value. Reading cannot go on after it: Next
// returns it again. Its class is ErrMalformed, ErrMissing, ErrUnknown (an event type,
// a word), ErrRange, ErrTooLong, or the error of the underlying reader.
func (r *Reader) Next() (Event, error) { return r.next() }

// Line returns the number of the line read last, from 1; blank ones count. It is 0
// before the first.
func (r *Reader) Line() int { return r.line() }

// Writer writes events as NDJSON in one canonical form: keys in fixed order, those
// that are unstated or say the default left out, instants in RFC 3339 UTC to the
// second, amounts with the decimals of their currency. Reading what it wrote gives
// equal events. It is not safe for concurrent use.
type Writer struct{ writer }

// NewWriter returns a writer to w. Call Flush at the end.
func NewWriter(w io.Writer) *Writer { return newWriter(w) }

// Write writes one event. An event that a ledger would refuse, or longer than
// [MaxLine] (ErrTooLong), is refused with an [*EventError], and nothing of it is
// written. Any other error is that of the underlying writer, and is final.
func (w *Writer) Write(ev Event) error { return w.write(ev) }

// Flush writes what is buffered, always whole lines.
func (w *Writer) Flush() error { return w.flush() }
