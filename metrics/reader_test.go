package metrics

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// head opens an event that lacks nothing but what follows.
const head = `{"at":"2026-11-01T08:00:00Z","order":"1",`

// goodLines are lines that read as an event, in every liberty the format leaves.
var goodLines = []struct {
	name, line string
	want       Event
}{
	{"type last", `{"order":"1","at":"2026-11-01T08:00:00Z","type":"return.answered"}`, &ReturnAnswered{Meta: metaAt(8)}},
	{"white space", " \t{ \"type\" :\t\"return.answered\" , \"at\":\"2026-11-01T08:00:00Z\",\r \"order\" : \"1\" }\t\r", &ReturnAnswered{Meta: metaAt(8)}},
	{"byte order mark", "\ufeff" + head + `"type":"return.answered"}`, &ReturnAnswered{Meta: metaAt(8)}},
	{"unknown keys", head + `"type":"return.answered","x":{"a":[1,-0.5e+3,{"b":null}],"c":"\u0041"},"":0,"rating":true}`, &ReturnAnswered{Meta: metaAt(8)}},
	{"unknown key twice", head + `"type":"return.answered","x":1,"x":2}`, &ReturnAnswered{Meta: metaAt(8)}},
	{"null is absent", head + `"type":"shipment.scanned","stage":null,"shipment":null,"rev":null,"void":null,"seen":null}`, &ShipmentScanned{Meta: metaAt(8)}},
	{"empty is unstated", head + `"type":"shipment.scanned","shipment":"","account":""}`, &ShipmentScanned{Meta: metaAt(8)}},
	{"defaults said", head + `"type":"shipment.scanned","stage":"accepted","rev":0,"void":false}`, &ShipmentScanned{Meta: metaAt(8)}},
	{"escapes", head + `"type":"return\u002eanswered","\u0072eturn":"\"\\\/\b\f\n\r\t\u00e9\ud83e\uDED6","return_":1}`, nil},
	{"escaped id", head + `"type":"return.answered","r\u0065turn":"a\/\u00e9\ud83e\uDED6"}`, &ReturnAnswered{Meta: metaAt(8), Return: "a/é🫖"}},
	{"offset", `{"type":"return.answered","order":"1","at":"2026-11-01T00:00:00-08:00"}`, &ReturnAnswered{Meta: metaAt(8)}},
	{"offset over midnight", `{"type":"return.answered","order":"1","at":"2026-10-31t23:30:00.000+00:00","seen":"2026-11-01T05:15:00+05:45"}`,
		&ReturnAnswered{Meta: Meta{At: metaAt(0).At.Add(-30 * time.Minute), Seen: metaAt(0).At.Add(-30 * time.Minute), Order: "1"}}},
	{"fraction is cut", `{"type":"return.answered","order":"1","at":"2026-11-01t08:00:00.999999999999z"}`, &ReturnAnswered{Meta: metaAt(8)}},
	{"void needs only its identity", head + `"type":"feedback.left","feedback":"f","rev":1,"void":true}`,
		&FeedbackLeft{Meta: Meta{At: metaAt(8).At, Order: "1", Rev: 1, Void: true}, Feedback: "f"}},
	{"message without order", `{"type":"message.received","at":"2026-11-01T08:00:00Z","message":"m"}`,
		&MessageReceived{Meta: Meta{At: metaAt(8).At}, Message: "m"}},
	{"lines before total", head + `"type":"order.placed","channel":"mfn","lines":[{"value":"0.5","line":"1","more":[]}],"total":{"currency":"EUR","amount":"12.3"},"programs":[]}`,
		&OrderPlaced{Meta: metaAt(8), Channel: MFN, Total: MoneyFromMinor(1230, "EUR"),
			Lines: []Line{{Line: "1", Value: MoneyFromMinor(50, "EUR").Amount, HasValue: true}}}},
	{"zeros to spare", head + `"type":"refund.issued","amount":{"amount":"-0.00000","currency":"JPY"}}`,
		&RefundIssued{Meta: metaAt(8), Amount: MoneyFromMinor(0, "JPY")}},
	{"depth 64", head + `"type":"return.answered","x":` + strings.Repeat("[", 63) + strings.Repeat("]", 63) + "}", &ReturnAnswered{Meta: metaAt(8)}},
}

func metaAt(hour int) Meta {
	return Meta{At: time.Date(2026, 11, 1, hour, 0, 0, 0, time.UTC), Order: "1"}
}

func TestReaderAccepts(t *testing.T) {
	for _, c := range goodLines {
		t.Run(c.name, func(t *testing.T) {
			got, err := readAll(strings.NewReader(c.line))
			if c.want == nil { // control characters are no id
				require.ErrorIs(t, err, ErrMalformed)
				return
			}
			require.NoError(t, err)
			require.Equal(t, []Event{c.want}, got)
		})
	}
}

func TestReaderLines(t *testing.T) {
	line := head + `"type":"return.answered"}`
	in := NewReader(strings.NewReader("\n \r\n" + line + "\r\n\n" + line))
	assert.Zero(t, in.Line())
	for _, want := range []int{3, 5} {
		_, err := in.Next()
		require.NoError(t, err)
		assert.Equal(t, want, in.Line())
	}
	for range 2 {
		_, err := in.Next()
		require.Equal(t, io.EOF, err)
	}
}

// TestReaderFails: whole lines are read before the stream's error is told; what
// there was of the next is not guessed at.
func TestReaderFails(t *testing.T) {
	line := head + `"type":"return.answered"}`
	broken := errors.New("cable cut")
	in := NewReader(io.MultiReader(strings.NewReader(line+"\n"+line), iotest.ErrReader(broken)))
	_, err := in.Next()
	require.NoError(t, err)
	_, err = in.Next()
	require.Equal(t, &LineError{Line: 2, Err: broken, fatal: true}, err)
	require.ErrorIs(t, err, broken)
	for range 2 {
		ev, again := in.Next()
		require.Nil(t, ev)
		require.Equal(t, err, again)
	}

	_, err = NewReader(idle{}).Next()
	require.ErrorIs(t, err, io.ErrNoProgress)
}

// TestReaderCutShort: a stream that ends too early has not ended, whatever its error
// wraps, and the error can be asked for.
func TestReaderCutShort(t *testing.T) {
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, err := io.WriteString(z, strings.Repeat(head+`"type":"return.answered"}`+"\n", 100))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	cut, err := gzip.NewReader(bytes.NewReader(zipped.Bytes()[:zipped.Len()-9]))
	require.NoError(t, err)

	gone := &fs.PathError{Op: "read", Path: "events", Err: io.EOF}
	for _, r := range []io.Reader{cut, iotest.ErrReader(gone), iotest.ErrReader(io.ErrUnexpectedEOF)} {
		_, err := readAll(r)
		var at *LineError
		require.ErrorAs(t, err, &at)
		require.True(t, at.Fatal())
		require.ErrorIs(t, err, io.ErrUnexpectedEOF)
		require.NotErrorIs(t, err, io.EOF)
	}
	_, err = readAll(iotest.ErrReader(gone))
	var path *fs.PathError
	require.ErrorAs(t, err, &path)
	require.ErrorIs(t, err, gone)
	require.EqualError(t, err, "line 1: read events: EOF")
}

// idle never reads anything.
type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

// endless repeats a byte so many times, and counts how many were asked for.
type endless struct {
	b         byte
	left, out int64
}

func (r *endless) Read(p []byte) (int, error) {
	n := min(int64(len(p)), r.left)
	if n == 0 {
		return 0, io.EOF
	}
	for i := range p[:n] {
		p[i] = r.b
	}
	r.left, r.out = r.left-n, r.out+n
	return int(n), nil
}

// TestReaderLongLine: a line of 64 MB is refused after a little more than a
// megabyte of it, and the rest is passed over in no more.
func TestReaderLongLine(t *testing.T) {
	long := &endless{b: 'x', left: 64 << 20}
	in := NewReader(io.MultiReader(strings.NewReader("\n"+`{"type":"`), long))
	_, err := in.Next()
	require.Equal(t, &LineError{Line: 2, Err: ErrTooLong}, err)
	require.LessOrEqual(t, long.out, int64(maxBuffer))

	_, err = in.Next()
	require.Equal(t, io.EOF, err)
	require.Zero(t, long.left)
	require.LessOrEqual(t, cap(in.in.buf), maxBuffer, "what is left behind takes no memory")
}

func TestReaderLineLimit(t *testing.T) {
	line := head + `"type":"return.answered","x":"`
	line += strings.Repeat("x", MaxLine-len(line)-2) + `"}`
	require.Len(t, line, MaxLine)
	got, err := readAll(strings.NewReader("\n" + line + "\r\n" + line))
	require.NoError(t, err)
	require.Len(t, got, 2)

	got, err = readAll(strings.NewReader(line + "\n" + line + " \n"))
	require.Equal(t, &LineError{Line: 2, Err: ErrTooLong}, err)
	require.Len(t, got, 1)
}

// TestReaderKeepsNothing: what is returned stays as it is however much is read.
func TestReaderKeepsNothing(t *testing.T) {
	var b strings.Builder
	for range 3000 {
		b.WriteString(strings.TrimSpace(goodLines[len(goodLines)-3].line) + "\n")
	}
	got, err := readAll(strings.NewReader(b.String()))
	require.NoError(t, err)
	for _, ev := range got {
		require.Equal(t, goodLines[len(goodLines)-3].want, ev)
	}
	first := got[0].(*OrderPlaced)
	first.Lines = append(first.Lines, Line{Line: "more"})
	require.Equal(t, "1", got[1].(*OrderPlaced).Lines[0].Line)
}
