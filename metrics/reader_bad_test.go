package metrics

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const placed = head + `"type":"order.placed","channel":"mfn",`

// badLines are lines that must not read, each with the key and the value the error
// names and its class.
var badLines = []struct {
	name, line string
	key, value string
	class      error
}{
	// No JSON.
	{"truncated in a string", `{"type":"order.placed","at":"2026-`, "at", "2026-", ErrMalformed},
	{"truncated after a key", `{"type"`, "", "", ErrMalformed},
	{"truncated after a colon", `{"type":`, "type", "", ErrMalformed},
	{"truncated after a comma", `{"type":"order.placed",`, "", "", ErrMalformed},
	{"truncated before the end", `{"type":"order.placed"`, "type", "", ErrMalformed},
	{"no object", `["order.placed"]`, "", `["order.placed"`, ErrMalformed},
	{"words", `hello`, "", "hello", ErrMalformed},
	{"two objects", head + `"type":"return.answered"}{}`, "", "{", ErrMalformed},
	{"garbage after", head + `"type":"return.answered"} x`, "", "x", ErrMalformed},
	{"key without quotes", `{type:"order.placed"}`, "", `type:"order.placed"`, ErrMalformed},
	{"comma too many", `{"type":"order.placed",}`, "", "}", ErrMalformed},
	{"NaN", head + `"type":"feedback.left","rating":NaN}`, "rating", "NaN", ErrMalformed},
	{"infinity", head + `"type":"feedback.left","rating":-Infinity}`, "rating", "-Infinity", ErrMalformed},
	{"leading zero", head + `"type":"feedback.left","rating":05}`, "rating", "05", ErrMalformed},
	{"plus", head + `"type":"feedback.left","rating":+5}`, "rating", "+5", ErrMalformed},
	{"bare point", head + `"type":"feedback.left","rating":5.}`, "rating", "5.", ErrMalformed},
	{"bare exponent", head + `"type":"feedback.left","x":5e}`, "x", "5e", ErrMalformed},
	{"lone minus", head + `"type":"feedback.left","x":-}`, "x", "-", ErrMalformed},
	{"word cut", head + `"type":"return.answered","void":tru}`, "void", "tru", ErrMalformed},
	{"word too long", head + `"type":"return.answered","void":truer}`, "void", "r", ErrMalformed},
	{"control character", head + `"type":"return.answered","return":"a` + "\x01" + `"}`, "return", "a\x01\"", ErrMalformed},
	{"bad escape", head + `"type":"return.answered","return":"\x41"}`, "return", `\x41"`, ErrMalformed},
	{"bad hex", head + `"type":"return.answered","return":"\u00g1"}`, "return", `\u00g1"`, ErrMalformed},
	{"lone surrogate", head + `"type":"return.answered","return":"\ud83e!"}`, "return", `\ud83e!"`, ErrMalformed},
	{"surrogates reversed", head + `"type":"return.answered","x":"\uDED6\ud83e"}`, "x", `\uDED6\ud83e"`, ErrMalformed},
	{"invalid UTF-8", head + `"type":"return.answered","return":"a` + "\xff" + `"}`, "return", "a\xff\"", ErrMalformed},
	{"invalid UTF-8 passed over", head + `"type":"return.answered","x":"` + "\xc0\x80" + `"}`, "x", "\xc0\x80\"", ErrMalformed},
	{"invalid UTF-8 key", head + `"` + "\xff" + `":1}`, "", "\xff\":1", ErrMalformed},
	{"nested garbage", head + `"type":"return.answered","x":{"a":[1,{"b":nope}]}}`, "x", "nope", ErrMalformed},
	{"nested unclosed", head + `"type":"return.answered","x":{"a":[1,2}}`, "x", "}", ErrMalformed},
	{"too deep", head + `"x":` + strings.Repeat("[", 64) + strings.Repeat("]", 64) + "}", "x", "[", ErrMalformed},
	{"too deep in objects", strings.Repeat(`{"x":`, 5000), "x", strings.Repeat(`{"x":`, 8) + "…", ErrMalformed},

	// No event.
	{"no type", head + `"rev":1}`, "type", "", ErrMissing},
	{"type null", head + `"type":null}`, "type", "", ErrMissing},
	{"type a number", head + `"type":7}`, "type", "7", ErrMalformed},
	{"unknown type", head + `"type":"order.shipped"}`, "type", "order.shipped", ErrUnknown},
	{"empty type", head + `"type":""}`, "type", "", ErrUnknown},
	{"type in capitals", head + `"type":"Order.Placed"}`, "type", "Order.Placed", ErrUnknown},
	{"no at", `{"type":"return.answered","order":"1"}`, "at", "", ErrMissing},
	{"no order", `{"type":"return.answered","at":"2026-11-01T08:00:00Z"}`, "order", "", ErrMissing},
	{"empty order", `{"type":"return.answered","at":"2026-11-01T08:00:00Z","order":""}`, "order", "", ErrMissing},
	{"no channel", head + `"type":"order.placed"}`, "channel", "", ErrMissing},
	{"no rating", head + `"type":"feedback.left"}`, "rating", "", ErrMissing},
	{"no answer", head + `"type":"survey.answered"}`, "satisfied", "", ErrMissing},
	{"no outcome", head + `"type":"claim.decided"}`, "outcome", "", ErrMissing},
	{"no promise", head + `"type":"order.promised","extension":true}`, "ship_by", "", ErrMissing},
	{"no amount", head + `"type":"refund.issued"}`, "amount", "", ErrMissing},
	{"no currency", head + `"type":"refund.issued","amount":{"amount":"1"}}`, "amount.currency", "", ErrMissing},
	{"no message, though void", head + `"type":"message.closed","void":true}`, "message", "", ErrMissing},
	{"no metrics, though void", head + `"type":"order.excluded","metrics":[],"void":true}`, "metrics", "", ErrMissing},
	{"order on a violation", head + `"type":"violation.resolved","violation":"v","outcome":"upheld"}`, "order", "1", ErrMalformed},
	{"key twice", head + `"type":"return.answered","rev":1,"rev":1}`, "rev", "1", ErrMalformed},
	{"key twice, once null", head + `"type":"return.answered","rev":null,"r\u0065v":1}`, "rev", "1", ErrMalformed},

	// Values out of bounds.
	{"rating 0", head + `"type":"feedback.left","rating":0}`, "rating", "0", ErrRange},
	{"rating 6", head + `"type":"feedback.left","rating":6}`, "rating", "6", ErrRange},
	{"rating 4.5", head + `"type":"feedback.left","rating":4.5}`, "rating", "4.5", ErrMalformed},
	{"rating 5e0", head + `"type":"feedback.left","rating":5e0}`, "rating", "5e0", ErrMalformed},
	{"rating a text", head + `"type":"feedback.left","rating":"5"}`, "rating", "5", ErrMalformed},
	{"units negative", placed + `"units":-3}`, "units", "-3", ErrRange},
	{"units zero", placed + `"units":0}`, "units", "0", ErrRange},
	{"units absurd", placed + `"units":1000001}`, "units", "1000001", ErrRange},
	{"units beyond all bounds", placed + `"units":` + strings.Repeat("9", 60) + "}", "units", strings.Repeat("9", 40) + "…", ErrRange},
	{"units of a line", placed + `"lines":[{"line":"1"},{"line":"2","units":-1}]}`, "lines[1].units", "-1", ErrRange},
	{"rev negative", head + `"type":"return.answered","rev":-1}`, "rev", "-1", ErrRange},
	{"rev absurd", head + `"type":"return.answered","rev":1073741825}`, "rev", "1073741825", ErrRange},
	{"year 1", `{"type":"return.answered","order":"1","at":"0001-01-01T00:00:00Z"}`, "at", "0001-01-01T00:00:00Z", ErrRange},
	{"year 1970", head + `"type":"order.promised","ship_by":"1970-01-01T00:00:00Z"}`, "ship_by", "1970-01-01T00:00:00Z", ErrRange},
	{"year 2120 by its offset", head + `"type":"return.answered","seen":"2119-12-31T23:00:00-01:00"}`, "seen", "2119-12-31T23:00:00-01:00", ErrRange},
	{"year 20226", `{"type":"return.answered","order":"1","at":"20226-01-01T00:00:00Z"}`, "at", "20226-01-01T00:00:00Z", ErrMalformed},
	{"30 February", placed + `"deliver_by":"2026-02-30T00:00:00Z"}`, "deliver_by", "2026-02-30T00:00:00Z", ErrMalformed},
	{"leap second", placed + `"deliver_by":"2026-06-30T23:59:60Z"}`, "deliver_by", "2026-06-30T23:59:60Z", ErrMalformed},
	{"no zone", placed + `"deliver_by":"2026-06-30T23:59:59"}`, "deliver_by", "2026-06-30T23:59:59", ErrMalformed},
	{"a day only", placed + `"deliver_by":"2026-06-30"}`, "deliver_by", "2026-06-30", ErrMalformed},
	{"an instant in seconds", placed + `"deliver_by":1782860399}`, "deliver_by", "1782860399", ErrMalformed},
	{"unknown channel", head + `"type":"order.placed","channel":"fba"}`, "channel", "fba", ErrUnknown},
	{"empty channel", head + `"type":"order.placed","channel":""}`, "channel", "", ErrUnknown},
	{"requested by the seller", head + `"type":"order.cancelled","by":"seller","requested_by":"seller"}`, "requested_by", "seller", ErrUnknown},
	{"void a text", head + `"type":"return.answered","void":"yes"}`, "void", "yes", ErrMalformed},
	{"order a number", `{"type":"return.answered","at":"2026-11-01T08:00:00Z","order":1}`, "order", "1", ErrMalformed},
	{"business a number", placed + `"business":1}`, "business", "1", ErrMalformed},
	{"id with a tab", head + `"type":"return.answered","return":"a\tb"}`, "return", "a\tb", ErrMalformed},
	{"id too long", head + `"type":"return.answered","id":"` + strings.Repeat("x", 1025) + `"}`, "id", strings.Repeat("x", 40) + "…", ErrMalformed},
	{"reason too long", head + `"type":"order.cancelled","by":"buyer","reason":"` + strings.Repeat("ü", 513) + `"}`, "reason", strings.Repeat("ü", 20) + "…", ErrMalformed},
	{"metric in capitals", head + `"type":"order.excluded","reason":"x","metrics":["a","ODR"]}`, "metrics[1]", "ODR", ErrMalformed},
	{"metrics a text", head + `"type":"order.excluded","reason":"x","metrics":"odr"}`, "metrics", "odr", ErrMalformed},
	{"metrics of numbers", head + `"type":"order.excluded","reason":"x","metrics":[1]}`, "metrics[0]", "1", ErrMalformed},

	// Lines and amounts.
	{"lines an object", placed + `"lines":{}}`, "lines", "{}", ErrMalformed},
	{"lines of texts", placed + `"lines":["1"]}`, "lines[0]", "1", ErrMalformed},
	{"lines of null", placed + `"lines":[null]}`, "lines[0]", "null", ErrMalformed},
	{"line without id", placed + `"lines":[{"sku":"x"}]}`, "lines[0].line", "", ErrMissing},
	{"line with empty id", placed + `"lines":[{"line":""}]}`, "lines[0].line", "", ErrMissing},
	{"line twice", placed + `"lines":[{"line":"1"},{"line":"2"},{"line":"1"}]}`, "lines[2].line", "1", ErrMalformed},
	{"line's key twice", placed + `"lines":[{"line":"1","line":"2"}]}`, "lines[0].line", "2", ErrMalformed},
	{"line's value without total", placed + `"lines":[{"line":"1","value":"5"}]}`, "total", "", ErrMissing},
	{"line's value a number", placed + `"total":{"amount":"5","currency":"EUR"},"lines":[{"line":"1","value":5}]}`, "lines[0].value", "5", ErrMalformed},
	{"shipped line twice", head + `"type":"shipment.confirmed","lines":["1","1"]}`, "lines[1]", "1", ErrMalformed},
	{"shipped line empty", head + `"type":"shipment.confirmed","lines":[""]}`, "lines[0]", "", ErrMalformed},
	{"total a text", placed + `"total":"5.00 EUR"}`, "total", "5.00 EUR", ErrMalformed},
	{"amount a number", placed + `"total":{"amount":5.00,"currency":"EUR"}}`, "total.amount", "5.00", ErrMalformed},
	{"amount negative", placed + `"total":{"amount":"-5.00","currency":"EUR"}}`, "total.amount", "-5.00", ErrRange},
	{"amount with a comma", placed + `"total":{"amount":"5,00","currency":"EUR"}}`, "total.amount", "5,00", ErrMalformed},
	{"amount with an exponent", placed + `"total":{"amount":"5e2","currency":"EUR"}}`, "total.amount", "5e2", ErrMalformed},
	{"amount empty", placed + `"total":{"amount":"","currency":"EUR"}}`, "total.amount", "", ErrMalformed},
	{"amount too fine", placed + `"total":{"amount":"5.001","currency":"EUR"}}`, "total.amount", "5.001", ErrMalformed},
	{"amount too large", placed + `"total":{"amount":"92233720368547758.08","currency":"EUR"}}`, "total.amount", "92233720368547758.08", ErrRange},
	{"currency in small letters", placed + `"total":{"amount":"5","currency":"eur"}}`, "total.currency", "eur", ErrMalformed},
	{"units before a total that is fine", placed + `"units":0,"total":{"amount":"5","currency":"EUR"}}`, "units", "0", ErrRange},
	{"total's key twice", placed + `"total":{"amount":"5","currency":"EUR","amount":"6"}}`, "total.amount", "6", ErrMalformed},
}

// bare returns an error's line, key, value and class.
func bare(e *LineError) LineError {
	return LineError{Line: e.Line, Key: e.Key, Value: e.Value, Err: e.Err}
}

func TestReaderRefuses(t *testing.T) {
	fine := head + `"type":"return.answered"}` + "\n\n"
	for _, c := range badLines {
		t.Run(c.name, func(t *testing.T) {
			for _, end := range []string{"", "\n", "\r\n", "\n" + fine} {
				evs, err := readAll(strings.NewReader(fine + c.line + end))
				var at *LineError
				require.ErrorAs(t, err, &at)
				assert.Equal(t, LineError{Line: 3, Key: c.key, Value: c.value, Err: c.class}, bare(at))
				assert.False(t, at.Fatal())
				require.ErrorIs(t, err, c.class)
				require.Len(t, evs, 1)
			}
		})
	}
}

// TestReaderSurvivesCuts: every beginning of a good line is an error, never an
// event and never a panic.
func TestReaderSurvivesCuts(t *testing.T) {
	for _, c := range goodLines {
		line := strings.TrimRight(c.line, " \t\r")
		for n := 1; n < len(line); n++ {
			_, err := readAll(strings.NewReader(line[:n]))
			if strings.Trim(line[:n], " \t\ufeff") == "" || line[:n] == "\xef" || line[:n] == "\xef\xbb" {
				continue
			}
			require.ErrorIs(t, err, ErrMalformed, line[:n])
		}
	}
}
