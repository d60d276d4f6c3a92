package metrics

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// alien claims to be an event of this package.
type alien struct{ *OrderPlaced }

var long = strings.Repeat("x", maxText+1)

// badEvents are events that only a program can make, or whose fault a stream names
// in another way. The faults that a line can have are in badLines.
var badEvents = []struct {
	name       string
	ev         Event
	key, value string
	class      error
}{
	{"nil", nil, "", "", ErrUnknown},
	{"nil pointer", (*OrderPlaced)(nil), "", "*metrics.OrderPlaced", ErrUnknown},
	{"nil pointer of a buyer's event", (*ClaimOpened)(nil), "", "*metrics.ClaimOpened", ErrUnknown},
	{"foreign type", alien{&OrderPlaced{Meta: metaAt(8), Channel: MFN}}, "", "metrics.alien", ErrUnknown},
	{"zero", &SurveyAnswered{}, "at", "0001-01-01T00:00:00Z", ErrRange},
	{"before the first instant", &SurveyAnswered{Meta: Meta{At: minInstant.Add(-1), Order: "1"}}, "at", "1990-01-01T23:59:59Z", ErrRange},
	{"after the last instant", &SurveyAnswered{Meta: Meta{At: maxInstant.Add(time.Second), Order: "1"}}, "at", "2120-01-01T00:00:00Z", ErrRange},
	{"seen absurd", &SurveyAnswered{Meta: Meta{At: maxInstant, Seen: time.Unix(0, 0), Order: "1"}}, "seen", "1970-01-01T00:00:00Z", ErrRange},
	{"rev negative", &SurveyAnswered{Meta: Meta{At: maxInstant, Rev: -1, Order: "1"}}, "rev", "-1", ErrRange},
	{"no order", &SurveyAnswered{Meta: Meta{At: maxInstant}}, "order", "", ErrMissing},
	{"order on a violation", &ViolationOpened{Meta: metaAt(8), Violation: "v", Category: "c"}, "order", "1", ErrMalformed},
	{"order with a line feed", &SurveyAnswered{Meta: Meta{At: maxInstant, Order: "1\n"}}, "order", "1\n", ErrMalformed},
	{"order with a C1 control", &SurveyAnswered{Meta: Meta{At: maxInstant, Order: "12345678\u0085"}}, "order", "12345678\u0085", ErrMalformed},
	{"order not UTF-8", &SurveyAnswered{Meta: Meta{At: maxInstant, Order: "1\xff"}}, "order", "1\xff", ErrMalformed},
	{"account too long", &SurveyAnswered{Meta: Meta{At: maxInstant, Order: "1", Account: long}}, "account", long[:40] + "…", ErrMalformed},
	{"text not UTF-8", &OrderCancelled{Meta: metaAt(8), By: Seller, Reason: "1\xff"}, "reason", "1\xff", ErrMalformed},
	{"text too long", &OrderCancelled{Meta: metaAt(8), By: Seller, Cause: long}, "cause", long[:40] + "…", ErrMalformed},
	{"channel unknown", &OrderPlaced{Meta: metaAt(8), Channel: 3}, "channel", "3", ErrRange},
	{"flag unknown", &OrderPlaced{Meta: metaAt(8), Channel: MFN, Sample: 3}, "sample", "3", ErrRange},
	{"stage unknown", &ShipmentScanned{Meta: metaAt(8), Stage: 3}, "stage", "3", ErrRange},
	{"scope unknown", &FeedbackLeft{Meta: metaAt(8), Rating: 1, Scope: 3}, "scope", "3", ErrRange},
	{"kind unknown", &ClaimOpened{Meta: metaAt(8), Kind: 4}, "kind", "4", ErrRange},
	{"outcome unknown", &ChargebackDecided{Meta: metaAt(8), Outcome: 3}, "outcome", "3", ErrRange},
	{"party unknown", &FeedbackRemoved{Meta: metaAt(8), By: 4}, "by", "4", ErrRange},
	{"flag of a return unknown", &ReturnRejected{Meta: metaAt(8), InPolicy: 9}, "in_policy", "9", ErrRange},
	{"rating 0", &FeedbackLeft{Meta: metaAt(8)}, "rating", "0", ErrRange},
	{"rating 6 of a void one", &FeedbackLeft{Meta: Meta{At: maxInstant, Order: "1", Void: true}, Rating: 6}, "rating", "6", ErrRange},
	{"promise of nothing", &OrderPromised{Meta: metaAt(8)}, "ship_by", "", ErrMissing},
	{"deliver by absurd", &OrderPromised{Meta: metaAt(8), DeliverBy: time.Unix(0, 0)}, "deliver_by", "1970-01-01T00:00:00Z", ErrRange},
	{"amount without currency", refundOf(decimal.New(5, 0), ""), "amount.currency", "", ErrMissing},
	{"no amount", refundOf(decimal.Decimal{}, ""), "amount", "", ErrMissing},
	{"amount of half a cent", refundOf(decimal.New(125, -3), "EUR"), "amount.amount", "0.125", ErrMalformed},
	{"amount of a huge exponent", refundOf(decimal.New(1, 1<<30), "EUR"), "amount.amount", "e1073741824", ErrRange},
	{"amount of a tiny exponent", refundOf(decimal.New(1, -1<<30), "EUR"), "amount.amount", "e-1073741824", ErrMalformed},
	{"value without total", placedOf(Line{Line: "1", HasValue: true}), "total", "", ErrMissing},
	{"value negative", &OrderPlaced{Meta: metaAt(8), Channel: MFN, Total: MoneyFromMinor(1, "EUR"),
		Lines: []Line{{Line: "1", HasValue: true, Value: decimal.New(-1, 0)}}}, "lines[0].value", "-1", ErrRange},
	{"lines alike", placedOf(Line{Line: "1"}, Line{Line: "1"}), "lines[1].line", "1", ErrMalformed},
	{"many lines, two alike", placedOf(append(manyLineIDs(200), Line{Line: "77"})...), "lines[200].line", "77", ErrMalformed},
	{"program without name", &OrderPlaced{Meta: metaAt(8), Channel: MFN, Programs: []string{"a", ""}}, "programs[1]", "", ErrMalformed},
	{"metric too long", &OrderExcluded{Meta: metaAt(8), Metrics: []string{long}, Reason: "x"}, "metrics[0]", long[:40] + "…", ErrMalformed},
}

func refundOf(amount decimal.Decimal, currency string) Event {
	return &RefundIssued{Meta: metaAt(8), Amount: Money{Amount: amount, Currency: currency}}
}

func placedOf(lines ...Line) Event {
	return &OrderPlaced{Meta: metaAt(8), Channel: MFN, Lines: lines}
}

func manyLineIDs(n int) []Line {
	lines := make([]Line, n)
	for i := range lines {
		lines[i].Line = strconv.Itoa(i)
	}
	return lines
}

func TestCheckRefuses(t *testing.T) {
	for _, c := range badEvents {
		t.Run(c.name, func(t *testing.T) {
			err := check(c.ev)
			require.NotNil(t, err)
			assert.Equal(t, c.key, err.Key)
			assert.Equal(t, c.value, err.Value)
			require.ErrorIs(t, err, c.class)
			assert.NotEmpty(t, err.Error())
			if !errors.Is(c.class, ErrUnknown) {
				assert.Equal(t, c.ev.Type(), err.Type)
				assert.Equal(t, c.ev.Common().Order, err.Order)
			}
		})
	}
}

// TestWhyRefused: what the class leaves open is said, and however long the text, the
// message is short.
func TestWhyRefused(t *testing.T) {
	huge := strings.Repeat("9", 1<<20)
	for _, c := range []struct {
		ev   Event
		want string
	}{
		{&SurveyAnswered{Meta: Meta{At: maxInstant, Order: long}}, "longer than 1024 bytes"},
		{&SurveyAnswered{Meta: Meta{At: maxInstant, Order: huge}}, "longer than 1024 bytes"},
		{&SurveyAnswered{Meta: Meta{At: maxInstant, Order: "1\n"}}, "a control character in it"},
		{&SurveyAnswered{Meta: Meta{At: maxInstant, Order: "1\xff"}}, "not UTF-8"},
		{&OrderCancelled{Meta: metaAt(8), By: Seller, Reason: "1\xff"}, "not UTF-8"},
		{&OrderCancelled{Meta: metaAt(8), By: Seller, Cause: long}, "longer than 1024 bytes"},
		{&OrderExcluded{Meta: metaAt(8), Metrics: []string{long}, Reason: "x"}, "longer than 1024 bytes"},
		{&ViolationOpened{Meta: metaAt(8), Violation: "v", Category: "c"}, ofAccount},
		{refundOf(decimal.New(1, 0), "EURO"), wantCode},
		{placedOf(Line{Line: "1"}, Line{Line: "1"}), givenTwice},
	} {
		err := check(c.ev)
		require.NotNil(t, err)
		require.Equal(t, c.want, err.Detail)
		require.Contains(t, err.Error(), c.want)
		require.Less(t, len(err.Error()), 300)
	}
}

func TestCheckAccepts(t *testing.T) {
	void := Meta{At: maxInstant, Order: "1", Void: true}
	for _, ev := range []Event{
		&OrderPlaced{Meta: void}, &OrderPromised{Meta: void}, &OrderCancelled{Meta: void},
		&RefundIssued{Meta: void}, &FeedbackLeft{Meta: void}, &ClaimDecided{Meta: void},
		&ChargebackDecided{Meta: void}, &OrderExcluded{Meta: void, Metrics: []string{"x"}},
		&ViolationOpened{Meta: Meta{At: minInstant, Void: true}, Violation: "v"},
		&ViolationResolved{Meta: Meta{At: minInstant, Void: true}, Violation: "v"},
		&MessageReceived{Meta: Meta{At: minInstant}, Message: "m"},
		placedOf(manyLineIDs(MaxLines)...),
		refundOf(decimal.New(50000, -4), "JPY"), refundOf(decimal.Decimal{}, "EUR"),
		&OrderCancelled{Meta: metaAt(8), By: Seller, Reason: "two\nlines \u0085"},
		&OrderCancelled{Meta: metaAt(8), By: Seller, Reason: long[1:], Line: long[1:]},
	} {
		require.Nil(t, check(ev), ev.Type())
	}
}

// TestPlain: eight bytes at a time find what one byte at a time finds.
func TestPlain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOfN(rapid.OneOf(rapid.ByteRange(0x20, 0x7e), rapid.SampledFrom([]byte{0, 0x1f, 0x7f, 0x80, 0xa0, 0xff, '"', '\\'})), 0, 40).Draw(t, "s")
		s := string(b)
		plain := !slices.ContainsFunc(b, func(c byte) bool { return c < 0x20 || c >= 0x7f })
		require.Equal(t, plain, s == "" || isPlain(s))
	})
}

func TestShorten(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "",
		strings.Repeat("x", 40):          strings.Repeat("x", 40),
		strings.Repeat("x", 41):          strings.Repeat("x", 40) + "…",
		"x" + strings.Repeat("ü", 20):    "x" + strings.Repeat("ü", 19) + "…",
		strings.Repeat("\x80", 50):       strings.Repeat("\x80", 36) + "…",
		"x" + strings.Repeat("🫖", 10):    "x" + strings.Repeat("🫖", 9) + "…",
		"xx" + strings.Repeat("注", 1000): "xx" + strings.Repeat("注", 12) + "…",
	} {
		require.Equal(t, want, shorten(in))
		require.Equal(t, want, shorten(shorten(in)))
	}
}

// keyOf returns the wire key of a struct's field: ShipBy is ship_by, ASIN asin.
func keyOf(field string) string {
	if strings.ToUpper(field) == field {
		return strings.ToLower(field)
	}
	var b strings.Builder
	for i, r := range field {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// spoilt returns values no field of a kind may have, and the class of the fault.
func spoilt(field reflect.Value) (values []any, class error) {
	switch field.Interface().(type) {
	case string:
		return []any{"\xff", "12345678\xff", long}, ErrMalformed
	case []string:
		return []any{[]string{"\xff"}, []string{""}, []string{"a", long}}, ErrMalformed
	case int:
		return []any{-1, 1<<31 - 1}, ErrRange
	case time.Time:
		return []any{minInstant.Add(-1), maxInstant.Add(time.Second)}, ErrRange
	case Money:
		return []any{Money{Currency: "eur"}, Money{Amount: decimal.New(-1, 0), Currency: "EUR"}}, nil
	}
	if field.Kind() == reflect.Uint8 {
		return []any{uint8(5), uint8(255)}, ErrRange
	}
	return nil, nil
}

// TestCheckEveryField: there is no field that check overlooks.
func TestCheckEveryField(t *testing.T) {
	for i, et := range eventTypes {
		good := rapid.Custom(eventGens()[i]).Example(1)
		good.Common().Void = false
		e := reflect.ValueOf(good).Elem()
		spoil := func(v reflect.Value) {
			for i := range v.NumField() {
				f, name := v.Field(i), v.Type().Field(i).Name
				values, class := spoilt(f)
				was := reflect.New(f.Type()).Elem()
				was.Set(f)
				for _, bad := range values {
					f.Set(reflect.ValueOf(bad).Convert(f.Type()))
					err := check(good)
					require.NotNil(t, err, "%s.%s = %v", et.name, name, bad)
					require.Equal(t, keyOf(name), strings.FieldsFunc(err.Key, func(r rune) bool { return strings.ContainsRune("[.", r) })[0])
					if class != nil {
						require.ErrorIs(t, err, class)
					}
					require.Equal(t, et.name, err.Type)
				}
				f.Set(was)
			}
		}
		spoil(e)
		spoil(e.Field(0))
		require.Nil(t, check(good))
	}
	line := Line{Line: "1"}
	v := reflect.ValueOf(&line).Elem()
	for i := range v.NumField() {
		values, class := spoilt(v.Field(i))
		was := v.Field(i).Interface()
		for _, bad := range values {
			v.Field(i).Set(reflect.ValueOf(bad))
			err := check(placedOf(Line{Line: "0"}, line))
			require.NotNil(t, err)
			require.Equal(t, "lines[1]."+keyOf(v.Type().Field(i).Name), err.Key)
			require.ErrorIs(t, err, class)
		}
		v.Field(i).Set(reflect.ValueOf(was))
	}
}
