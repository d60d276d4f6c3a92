package metrics

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A reading is all that a reader gave until the stream ended.
type reading struct {
	events []Event
	lines  []int       // of the events
	faults []LineError // bare
	err    error       // what ended it, nil at its proper end
}

// readOn reads to the end of a stream, whatever is in it.
func readOn(t require.TestingT, r io.Reader) reading {
	var got reading
	for in := NewReader(r); ; {
		ev, err := in.Next()
		var at *LineError
		switch {
		case errors.Is(err, io.EOF):
			return got
		case err == nil:
			got.events, got.lines = append(got.events, ev), append(got.lines, in.Line())
			continue
		}
		require.Nil(t, ev)
		require.ErrorAs(t, err, &at)
		if at.Fatal() {
			got.err = err
			return got
		}
		require.Equal(t, in.Line(), at.Line)
		got.faults = append(got.faults, bare(at))
	}
}

// answered is a line that reads, told from others by its return's id.
func answered(id int) string {
	return head + `"type":"return.answered","return":"` + strconv.Itoa(id) + `"}`
}

// tooLong is a line longer than a reader takes: no JSON, or an event with so many
// spaces after it.
func tooLong(event string) string {
	return event + strings.Repeat(" ", MaxLine+1-len(event))
}

// skipped are streams with bad lines in them, the good lines numbered from 0.
var skipped = []struct {
	name, stream string
	lines        []int // of the good ones
	bad          map[int]error
}{
	{"first", "hello\n" + answered(0), []int{2}, map[int]error{1: ErrMalformed}},
	{"last", answered(0) + "\n{}", []int{1}, map[int]error{2: ErrMissing}},
	{"only", "[]", nil, map[int]error{1: ErrMalformed}},
	{"in the middle", answered(0) + "\n" + placed + `"units":0}` + "\n" + answered(1) + "\n", []int{1, 3}, map[int]error{2: ErrRange}},
	{"one after the other", answered(0) + "\n{\n}\n\"\n" + answered(1), []int{1, 5}, map[int]error{2: ErrMalformed, 3: ErrMalformed, 4: ErrMalformed}},
	{"among blank ones", "\n\r\n" + answered(0) + "\r\n\n{}\r\n\n \n" + answered(1) + "\n\n", []int{3, 8}, map[int]error{5: ErrMissing}},
	{"the rest of a good one", answered(0) + answered(1) + "\n" + answered(0), []int{2}, map[int]error{1: ErrMalformed}},
	{"unknown type", head + `"type":"order.lost"}` + "\n" + answered(0), []int{2}, map[int]error{1: ErrUnknown}},
	{"in an inner object", placed + `"lines":[{"line":"1"},{"units":1}],"programs":["x"]}` + "\n" + answered(0), []int{2}, map[int]error{1: ErrMissing}},
	{"in a list", placed + `"programs":["x",7,"y"]}` + "\n" + answered(0), []int{2}, map[int]error{1: ErrMalformed}},
	{"a quote left open", head + `"type":"return.answered","return":"` + "\n" + answered(0), []int{2}, map[int]error{1: ErrMalformed}},
	{"too long", answered(0) + "\n" + tooLong("x") + "\n" + answered(1), []int{1, 3}, map[int]error{2: ErrTooLong}},
	{"too long by much", answered(0) + "\n" + strings.Repeat("x", 5*MaxLine) + "\n\n" + answered(1), []int{1, 4}, map[int]error{2: ErrTooLong}},
	{"too long by spaces", answered(0) + "\n" + tooLong(answered(7)) + "\n" + answered(1), []int{1, 3}, map[int]error{2: ErrTooLong}},
	{"too long, first and last", tooLong("x") + "\r\n" + answered(0) + "\n" + tooLong("{}"), []int{2}, map[int]error{1: ErrTooLong, 3: ErrTooLong}},
	{"too long, twice", answered(0) + "\n" + strings.Repeat(tooLong("x")+"\n", 2) + answered(1), []int{1, 4}, map[int]error{2: ErrTooLong, 3: ErrTooLong}},
	{"too long by one, at the end", answered(0) + "\n" + tooLong("x") + "x", []int{1}, map[int]error{2: ErrTooLong}},
}

// TestReaderSkips: after a bad line comes the next one, however the bytes arrive.
func TestReaderSkips(t *testing.T) {
	for _, c := range skipped {
		t.Run(c.name, func(t *testing.T) {
			for _, r := range []io.Reader{
				strings.NewReader(c.stream),
				iotest.HalfReader(strings.NewReader(c.stream)),
				iotest.DataErrReader(strings.NewReader(c.stream)),
				iotest.OneByteReader(strings.NewReader(c.stream)),
			} {
				got := readOn(t, r)
				require.NoError(t, got.err)
				require.Equal(t, c.lines, got.lines)
				for i, ev := range got.events {
					require.Equal(t, &ReturnAnswered{Meta: metaAt(8), Return: strconv.Itoa(i)}, ev)
				}
				require.Len(t, got.faults, len(c.bad))
				for _, at := range got.faults {
					require.ErrorIs(t, &at, c.bad[at.Line], "line %d", at.Line)
				}
			}
		})
	}
}

// TestReaderFailsInLongLine: the line of a stream that breaks off counts once.
func TestReaderFailsInLongLine(t *testing.T) {
	broken := errors.New("cable cut")
	for _, c := range []struct {
		stream string
		line   int
	}{{"", 1}, {"\n", 2}, {"\n{", 2}, {"\n" + tooLong("x"), 2}, {"\n" + tooLong("x") + "x\n", 3}, {"[]\n" + tooLong("{}") + " \n{}\n{", 4}} {
		got := readOn(t, io.MultiReader(strings.NewReader(c.stream), iotest.ErrReader(broken)))
		require.Equal(t, &LineError{Line: c.line, Err: broken, fatal: true}, got.err)
	}
}

// propSkip: bad lines between good ones change nothing of these.
func propSkip(t *rapid.T) {
	events := rapid.SliceOfN(genEvent(), 0, 6).Draw(t, "events")
	want := readOn(t, strings.NewReader(writeAll(t, events)))
	require.Empty(t, want.faults)

	var stream strings.Builder
	var lines, bad []int
	n := 0
	insert := func() {
		for range rapid.IntRange(0, 3).Draw(t, "bad lines") {
			n++
			bad = append(bad, n)
			line := rapid.SampledFrom(badLines).Draw(t, "bad").line
			if rapid.IntRange(0, 30).Draw(t, "long") == 30 {
				line = tooLong(line[:min(len(line), 100)])
			}
			stream.WriteString(line + rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end"))
		}
	}
	for line := range strings.Lines(writeAll(t, events)) {
		insert()
		n++
		lines = append(lines, n)
		stream.WriteString(line)
	}
	insert()

	got := readOn(t, rapid.SampledFrom([]func(io.Reader) io.Reader{
		func(r io.Reader) io.Reader { return r }, iotest.HalfReader, iotest.DataErrReader,
	}).Draw(t, "arriving")(strings.NewReader(stream.String())))
	require.NoError(t, got.err)
	require.Equal(t, want.events, got.events)
	require.Equal(t, lines, got.lines)
	require.Len(t, got.faults, len(bad))
	for i, at := range got.faults {
		require.Equal(t, bad[i], at.Line)
	}
}

func TestReaderSkipsAnywhere(t *testing.T) { rapid.Check(t, propSkip) }
