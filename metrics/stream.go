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
// the start, carriage returns and blank lines do no harm. The keys of every event
// type are listed in the package documentation under Wire format.
type Reader struct{ reader }

// NewReader returns a reader of r. It reads ahead, up to 256 KiB or a line.
func NewReader(r io.Reader) *Reader { return newReader(r) }

// Next returns the next event, or io.EOF after the last. The event is the caller's.
// Its texts are parts of the text read, which they keep in memory, up to 256 KiB of
// it, as long as one of them is in use: clone what is to stay for long. Its instants
// are in UTC, its amounts have the decimals of their currency.
//
// An error is a [*LineError] with the line's number and, where one is at fault, the
// key ("rev", "lines[2].units"), its value and what was wanted instead. What happens
// next is the caller's choice:
//
//   - A bad line: its class is ErrMalformed, ErrMissing, ErrUnknown (an event type, a
//     word), ErrRange or ErrTooLong. Nothing of the line was taken, and the next call
//     reads the line after it. Of a line too long no more than [MaxLine] is held.
//   - The underlying reader failed: [LineError.Fatal] is true, Err is its error, and
//     every later call returns the same. What there was of the line is dropped. An
//     error that wraps io.EOF counts as io.ErrUnexpectedEOF: only io.EOF itself is
//     the end.
//
// So whoever goes on after an error must look at Fatal, or never come to an end.
func (r *Reader) Next() (Event, error) { return r.next() }

// Line returns the number of the line read last, from 1; blank ones count. It is 0
// before the first.
func (r *Reader) Line() int { return r.line() }

// ParseEvent reads one event that is of no stream: a message of a queue, a row of a
// table. It takes what a line may hold, by the same rules, and line feeds as white
// space. The event is the caller's and keeps a copy of the text. An error is a
// [*LineError] with Line 0. For many lines at once a [Reader] is faster.
func ParseEvent(line []byte) (Event, error) { return parseEvent(line) }

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
