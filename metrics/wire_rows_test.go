package metrics

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A wireProbe changes one key of an event that reads, in the object it is in.
type wireProbe struct {
	t     *testing.T
	et    eventType
	row   wireRow
	inner func(object) object
}

// read reads the event with the key changed.
func (p wireProbe) read(change func(object)) (Event, error) {
	full := wireFull(p.t, p.et)
	delete(full, "void")
	change(p.inner(full))
	text, err := json.Marshal(full)
	require.NoError(p.t, err)
	return ParseEvent(text)
}

func (p wireProbe) set(value any) error {
	_, err := p.read(func(o object) { o[p.row.key] = value })
	return err
}

// takes requires that the key takes these values.
func (p wireProbe) takes(values ...any) {
	for _, v := range values {
		require.NoError(p.t, p.set(v), "%s: %s = %v", p.et.name, p.row.key, v)
	}
}

// refuses requires that the key does not take these values, for the class.
func (p wireProbe) refuses(class error, values ...any) {
	for _, v := range values {
		err := p.set(v)
		require.ErrorIs(p.t, err, class, "%s: %s = %v", p.et.name, p.row.key, v)
		var at *LineError
		require.ErrorAs(p.t, err, &at)
		require.Contains(p.t, at.Key, p.row.key)
	}
}

// TestWireRows: every row says what the reader does.
func TestWireRows(t *testing.T) {
	table, _ := wireDoc(t)
	for _, et := range eventTypes {
		common := slices.DeleteFunc(slices.Clone(table[everyEvent]), func(c wireRow) bool {
			return slices.ContainsFunc(table[et.name], func(r wireRow) bool { return r.key == c.key })
		})
		for _, r := range slices.Concat(common, table[et.name]) {
			wireProbe{t, et, r, func(o object) object { return o }}.holds()
		}
		if et.name == "order.placed" {
			for _, r := range table[aLine] {
				wireProbe{t, et, r, func(o object) object { return o["lines"].([]any)[0].(object) }}.holds()
			}
			for _, r := range table[anAmount] {
				wireProbe{t, et, r, func(o object) object { return o["total"].(object) }}.holds()
			}
		}
	}
}

// holds checks a row.
func (p wireProbe) holds() {
	if p.row.json == "none" {
		p.refuses(ErrMalformed, "x")
		return
	}
	p.presence()
	samples := map[string]any{"string": "x", "number": 7, "boolean": true, "array": []any{}, "object": object{}}
	require.Contains(p.t, samples, p.row.json)
	for kind, v := range samples {
		if kind != p.row.json {
			p.refuses(ErrMalformed, v)
		}
	}
	p.value()
}

// presence checks what the row says of an event without the key.
func (p wireProbe) presence() {
	without, err := p.read(func(o object) {
		delete(o, p.row.key)
		if p.row.key == "total" {
			delete(o, "lines") // their values need it
		}
	})
	if p.row.required {
		require.ErrorIs(p.t, err, ErrMissing, "%s without %s", p.et.name, p.row.key)
		return
	}
	require.NoError(p.t, err, "%s without %s", p.et.name, p.row.key)
	if p.row.absent == "" || strings.HasPrefix(p.row.absent, "taken as ") {
		return // unstated, which the ledger interprets
	}
	var v any = p.row.absent
	if p.row.json != "string" {
		require.NoError(p.t, json.Unmarshal([]byte(p.row.absent), &v))
	}
	with, err := p.read(func(o object) { o[p.row.key] = v })
	require.NoError(p.t, err)
	require.Equal(p.t, with, without)
}

var bounds = regexp.MustCompile(`^(\d+) to (\d+)$`)

// value checks the bounds a row tells of.
func (p wireProbe) value() {
	what, _, _ := strings.Cut(p.row.value, ", ")
	limit := bounds.FindStringSubmatch(p.row.value)
	switch {
	case what == "id" || what == "text":
		p.texts(what)
	case what == "instant":
		p.takes("1990-01-02T00:00:00Z", "2119-12-31T23:59:59Z", "2026-11-01T08:00:00.5+05:30")
		p.refuses(ErrRange, "1990-01-01T23:59:59Z", "2120-01-01T00:00:00Z")
		p.refuses(ErrMalformed, "2026-11-01", "2026-11-01T08:00:00")
	case what == "decimal":
		p.takes("0", "12.3", "12.34")
		p.refuses(ErrMalformed, "", "12.345", "1e2")
		p.refuses(ErrRange, "-1")
	case what == "currency":
		p.takes("USD")
		p.refuses(ErrMalformed, "usd", "EURO", "")
	case what == "amount":
		p.takes(object{"amount": "1.00", "currency": "USD"})
	case what == "metric ids":
		p.takes([]any{"order-defect-rate", "my.rate"})
		p.refuses(ErrMalformed, []any{"ODR"}, []any{1})
	case what == "up to 500 ids":
		p.list(func(i int) any { return strconv.Itoa(i) })
		p.refuses(ErrMalformed, []any{1}, []any{""})
	case what == "up to 500 lines":
		p.list(func(i int) any { return object{"line": strconv.Itoa(i)} })
	case what == "false":
		p.takes(true, false)
	case what == "a type of this table":
		p.refuses(ErrUnknown, "x")
	case limit != nil:
		low, err := strconv.Atoi(limit[1])
		require.NoError(p.t, err)
		high, err := strconv.Atoi(limit[2])
		require.NoError(p.t, err)
		p.takes(low, high)
		p.refuses(ErrRange, low-1, high+1)
	default:
		p.words(strings.Split(p.row.value, ", "))
	}
}

func (p wireProbe) texts(what string) {
	p.takes(long[1:], "é")
	p.refuses(ErrMalformed, long)
	if what == "id" {
		p.refuses(ErrMalformed, "a\tb")
	} else {
		p.takes("a\tb")
	}
	if p.row.required {
		p.refuses(ErrMissing, "")
	} else {
		p.takes("")
	}
}

func (p wireProbe) list(element func(int) any) {
	var list []any
	for i := range MaxLines {
		list = append(list, element(i))
	}
	p.takes([]any{}, list)
	p.refuses(ErrRange, append(list, element(MaxLines)))
}

// words checks that these and no other words are known.
func (p wireProbe) words(known []string) {
	for _, e := range []*enum{
		&channelWords, &partyWords, &stageWords, &scopeWords, &claimKindWords, &claimOutcomeWords,
		&chargebackKindWords, &chargebackOutcomeWords, &violationOutcomeWords, {words: known},
	} {
		for _, word := range e.words {
			if slices.Contains(known, word) {
				p.takes(word)
			} else {
				p.refuses(ErrUnknown, word)
			}
		}
	}
}
