package metrics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestReaderSaysWhatIsWanted: the message says what would have been right.
func TestReaderSaysWhatIsWanted(t *testing.T) {
	total := func(s string) string { return placed + `"total":` + s + `}` }
	for line, want := range map[string]string{
		`[]`:               `value "[": malformed: want an object`,
		head + `"type":7}`: `key "type": value "7": malformed: want a string`,
		head + `"type":"return.answered","rev":1,"rev":2}`:                      `key "rev": value "2": malformed: given twice`,
		head + `"type":"return.answered","return":5}`:                           `key "return": value "5": malformed: want a string`,
		head + `"type":"return.answered","void":"true"}`:                        `key "void": value "true": malformed: want true or false`,
		head + `"type":"return.answered","seen":0}`:                             `key "seen": value "0": malformed: want an instant like 2006-01-02T15:04:05Z`,
		head + `"type":"return.answered","seen":"yesterday"}`:                   `key "seen": value "yesterday": malformed: want an instant like 2006-01-02T15:04:05Z`,
		head + `"type":"return.answered","seen":"1970-01-01T00:00:00Z"}`:        `key "seen": value "1970-01-01T00:00:00Z": out of range: want 1990-01-02T00:00:00Z to 2119-12-31T23:59:59Z`,
		head + `"type":"feedback.left","rating":"5"}`:                           `key "rating": value "5": malformed: want a whole number`,
		head + `"type":"feedback.left","rating":4.5}`:                           `key "rating": value "4.5": malformed: want a whole number`,
		head + `"type":"feedback.left","rating":6}`:                             `key "rating": value "6": out of range: want 1 to 5`,
		head + `"type":"survey.answered","satisfied":0}`:                        `key "satisfied": value "0": malformed: want true or false`,
		placed + `"business":1}`:                                                `key "business": value "1": malformed: want true or false`,
		head + `"type":"order.placed","channel":"fba"}`:                         `key "channel": value "fba": unknown: want mfn or afn`,
		head + `"type":"shipment.scanned","stage":"lost"}`:                      `key "stage": value "lost": unknown: want accepted, transit or attempt`,
		head + `"type":"order.cancelled","by":"buyer","requested_by":"seller"}`: `key "requested_by": value "seller": unknown: want buyer`,
		placed + `"programs":"prime"}`:                                          `key "programs": value "prime": malformed: want an array`,
		placed + `"programs":["prime",1]}`:                                      `key "programs[1]": value "1": malformed: want a string`,
		placed + `"lines":{}}`:                                                  `key "lines": value "{}": malformed: want an array`,
		placed + `"lines":["1"]}`:                                               `key "lines[0]": value "1": malformed: want an object`,
		placed + `"lines":[{"line":"1"},{"line":"1"}]}`:                         `key "lines[1].line": value "1": malformed: given twice`,
		placed + `"lines":[{"line":"1","line":"2"}]}`:                           `key "lines[0].line": value "2": malformed: given twice`,
		placed + `"lines":[{"line":"1","units":0}]}`:                            `key "lines[0].units": value "0": out of range: want 1 to 1000000`,
		head + `"type":"shipment.confirmed","lines":["1","1"]}`:                 `key "lines[1]": value "1": malformed: given twice`,
		total(`"5 EUR"`):                             `key "total": value "5 EUR": malformed: want an object`,
		total(`{"amount":5,"currency":"EUR"}`):       `key "total.amount": value "5": malformed: want a string`,
		total(`{"amount":"5.001","currency":"EUR"}`): `key "total.amount": value "5.001": malformed: want a decimal of at most 2 places`,
		total(`{"amount":"5.0.1","currency":"JPY"}`): `key "total.amount": value "5.0.1": malformed: want a decimal of at most 0 places`,
		total(`{"amount":"-5","currency":"EUR"}`):    `key "total.amount": value "-5": out of range: want 0 or more, and less than 2^63 minor units`,
		total(`{"amount":"5","currency":"euro"}`):    `key "total.currency": value "euro": malformed: want an ISO 4217 code like EUR`,
	} {
		_, err := readAll(strings.NewReader("\n" + line))
		require.EqualError(t, err, "line 2: "+want)
		_, err = ParseEvent([]byte(line))
		require.EqualError(t, err, "event: "+want)
	}
}

// TestReaderFaultsAreEvents: of a line whose type is known, the event is named too.
func TestReaderFaultsAreEvents(t *testing.T) {
	for line, want := range map[string]*EventError{
		placed + `"units":0}`: {Index: -1, Type: "order.placed", Order: "1", Key: "units", Value: "0", Err: ErrRange, Detail: "want 1 to 1000000"},
		`{"type":"order.placed","order":"a\u00e9","channel":"mfn"}`: {Index: -1, Type: "order.placed", Order: "aé", Key: "at", Err: ErrMissing},
		`{"type":"order.placed","order":7,"channel":"mfn"}`:         {Index: -1, Type: "order.placed", Key: "at", Err: ErrMissing},
		head + `"type":"order.placed","channel":"mfn","id":"` + "\x7f" + `"}`: {
			Index: -1, Type: "order.placed", Order: "1", Key: "id", Value: "\x7f", Err: ErrMalformed, Detail: "a control character in it",
		},
		head + `"type":"violation.opened","violation":"v","category":"c"}`: {
			Index: -1, Type: "violation.opened", Order: "1", Key: "order", Value: "1", Err: ErrMalformed, Detail: "of the account, and of no order",
		},
	} {
		_, err := readAll(strings.NewReader(line))
		var at *LineError
		var event *EventError
		require.ErrorAs(t, err, &at)
		require.ErrorAs(t, err, &event)
		assert.Equal(t, want, event)
		require.ErrorIs(t, err, want.Err)
		assert.Equal(t, want.Err, at.Err)
	}
	for _, line := range []string{"", "[]", "{}", head + `"type":"order.lost"}`, placed} {
		_, err := ParseEvent([]byte(line))
		var event *EventError
		require.NotErrorAs(t, err, &event, line)
	}
}

// TestParseEvent: what reads as a line reads alone, and what does not has the same
// fault.
func TestParseEvent(t *testing.T) {
	for _, c := range goodLines {
		want, wantErr := readAll(strings.NewReader(c.line))
		for _, line := range []string{c.line, c.line + "\n", strings.ReplaceAll(c.line, " ", "\r\n")} {
			got, err := ParseEvent([]byte(line))
			if wantErr != nil {
				require.ErrorIs(t, err, ErrMalformed)
				continue
			}
			require.NoError(t, err, line)
			require.Equal(t, want[0], got)
		}
	}
	for _, c := range badLines {
		ev, err := ParseEvent([]byte(c.line))
		require.Nil(t, ev)
		var at *LineError
		require.ErrorAs(t, err, &at)
		require.Equal(t, LineError{Key: c.key, Value: c.value, Err: c.class}, bare(at), c.line)
		require.False(t, at.Fatal())
	}
	fine := answered(1)
	for line, class := range map[string]error{
		"": ErrMalformed, " \n ": ErrMalformed, fine + "\n" + fine: ErrMalformed, tooLong(fine): ErrTooLong,
		head + `"type":"return.answered","return":"` + "\n" + `"}`: ErrMalformed,
	} {
		_, err := ParseEvent([]byte(line))
		require.ErrorIs(t, err, class)
	}
	line := []byte(fine)
	ev, err := ParseEvent(line)
	require.NoError(t, err)
	clear(line)
	require.Equal(t, &ReturnAnswered{Meta: metaAt(8), Return: "1"}, ev, "the text is a copy")
}

// TestEventErrorSaysWhere: the index stands where there is one.
func TestEventErrorSaysWhere(t *testing.T) {
	e := &EventError{Index: -1, Type: "order.placed", Order: "1", Key: "total.currency", Value: "USD", Err: ErrCurrency}
	require.EqualError(t, e, `metrics: event (order.placed of order "1"): key "total.currency": value "USD": another currency`)
	require.EqualError(t, e.AtLine(7), `line 7: key "total.currency": value "USD": another currency`)
	var same *EventError
	require.ErrorAs(t, e.AtLine(7), &same)
	assert.Same(t, e, same)
	e.Index, e.Order, e.Detail = 0, "", "want EUR"
	require.EqualError(t, e, `metrics: event 0 (order.placed): key "total.currency": value "USD": another currency: want EUR`)
	require.EqualError(t, &EventError{Index: -1, Err: ErrUnknown}, "metrics: event: unknown")
}
