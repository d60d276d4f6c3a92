package metrics

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// readAll reads events to the end or to the first error.
func readAll(r io.Reader) ([]Event, error) {
	var evs []Event
	for in := NewReader(r); ; {
		ev, err := in.Next()
		if errors.Is(err, io.EOF) {
			return evs, nil
		}
		if err != nil {
			return evs, err
		}
		evs = append(evs, ev)
	}
}

// writeAll writes events.
func writeAll(t require.TestingT, evs []Event) string {
	var b bytes.Buffer
	w := NewWriter(&b)
	for _, ev := range evs {
		require.NoError(t, w.Write(ev))
	}
	require.NoError(t, w.Flush())
	return b.String()
}

// inUTC returns a copy of an event with all its instants in UTC, as a reader gives
// them.
func inUTC(ev Event) Event {
	e := reflect.New(reflect.TypeOf(ev).Elem())
	e.Elem().Set(reflect.ValueOf(ev).Elem())
	setUTC(e.Elem())
	return e.Interface().(Event)
}

func setUTC(v reflect.Value) {
	for i := range v.NumField() {
		switch f := v.Field(i).Addr().Interface().(type) {
		case *time.Time:
			*f = f.UTC()
		case *Meta:
			setUTC(v.Field(i))
		}
	}
}

// propRoundTrip: what is written reads as equal events, and writes as equal bytes.
func propRoundTrip(t require.TestingT, evs []Event) {
	text := writeAll(t, evs)
	got, err := readAll(strings.NewReader(text))
	require.NoError(t, err)
	require.Len(t, got, len(evs))
	for i := range evs {
		require.Equal(t, inUTC(evs[i]), got[i])
	}
	require.Equal(t, text, writeAll(t, got))
}

func TestRoundTrip(t *testing.T) {
	for i, et := range eventTypes {
		t.Run(et.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				ev := eventGens()[i](t)
				require.Equal(t, et.name, ev.Type())
				require.Nil(t, check(ev))
				propRoundTrip(t, []Event{ev})
			})
		})
	}
}

func TestRoundTripOfMany(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		propRoundTrip(t, rapid.SliceOfN(genEvent(), 0, 30).Draw(t, "events"))
	})
}

// TestReaderChunks: how the bytes arrive changes nothing.
func TestReaderChunks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := writeAll(t, rapid.SliceOfN(genEvent(), 0, 8).Draw(t, "events"))
		if rapid.Bool().Draw(t, "cut") {
			text = text[:rapid.IntRange(0, len(text)).Draw(t, "to")]
		}
		want, wantErr := readAll(strings.NewReader(text))
		for _, r := range []io.Reader{
			iotest.OneByteReader(strings.NewReader(text)),
			iotest.HalfReader(strings.NewReader(text)),
			iotest.DataErrReader(strings.NewReader(text)),
		} {
			got, err := readAll(r)
			require.Equal(t, wantErr, err)
			require.Equal(t, want, got)
		}
	})
}

// propReread: whatever can be read at all, between whatever cannot, is written and
// reads again as the same.
func propReread(t require.TestingT, text []byte) {
	got := readOn(t, bytes.NewReader(text))
	require.NoError(t, got.err)
	require.LessOrEqual(t, len(got.events)+len(got.faults), bytes.Count(text, []byte("\n"))+1)
	for _, ev := range got.events {
		require.Nil(t, check(ev))
	}
	propRoundTrip(t, got.events)
}

func FuzzReader(f *testing.F) {
	for _, c := range badLines {
		f.Add([]byte(c.line))
	}
	for _, c := range goodLines {
		f.Add([]byte(c.line))
	}
	f.Add([]byte(writeAll(f, checkSamples())))
	f.Fuzz(func(t *testing.T, text []byte) { propReread(t, text) })
}
