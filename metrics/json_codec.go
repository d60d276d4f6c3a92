package metrics

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// codec reads or writes the keys of one event. An event hands it each of its fields
// once, with its key, so that both directions have one list of them.
//
// Reading, it takes from f the values of the present object; a key that is absent
// leaves the field as it is. Writing, it appends what is stated to out.
type codec struct {
	scanner
	top, sub frame  // of the event, and of an object in it
	f        *frame // the one being read
	texts    []string
	lines    []Line
	prices   prices

	writing bool
	out     []byte
}

// What the details of a fault say that a value should be.
const (
	wantString  = "want a string"
	wantWhole   = "want a whole number"
	wantBoolean = "want true or false"
	wantObject  = "want an object"
	wantInstant = "want an instant like 2006-01-02T15:04:05Z"
	wantCode    = "want an ISO 4217 code like EUR"
)

// misfit notes that a key's value is not what it must be.
func (c *codec) misfit(k key, class error, detail string) {
	v := c.f.vals[k]
	c.fail(keyNames[k], c.text[v.from:v.to], class, detail)
}

// orderID returns the order the event names, for a message about it, or "".
func (c *codec) orderID() string {
	v := c.top.vals[keyOrder]
	if !c.top.has.has(keyOrder) || v.token != tokenString && v.token != tokenEscaped || !isID(c.content(v)) {
		return ""
	}
	return strings.Clone(c.content(v))
}

// open appends a key.
func (c *codec) open(k key) {
	c.out = append(c.out, ',', '"')
	c.out = append(c.out, keyNames[k]...)
	c.out = append(c.out, '"', ':')
}

// str is for a text.
func (c *codec) str(k key, p *string) {
	if c.writing {
		if *p != "" {
			c.open(k)
			c.out = appendString(c.out, *p)
		}
		return
	}
	if !c.f.has.has(k) {
		return
	}
	switch v := &c.f.vals[k]; v.token {
	case tokenString:
		*p = c.text[v.from:v.to]
	case tokenEscaped:
		*p = unescape(c.text[v.from:v.to])
	default:
		c.misfit(k, ErrMalformed, wantString)
	}
}

// instant is for an instant.
func (c *codec) instant(k key, p *time.Time) {
	if c.writing {
		if !p.IsZero() {
			c.open(k)
			c.out = append(appendInstant(append(c.out, '"'), *p), '"')
		}
		return
	}
	if !c.f.has.has(k) {
		return
	}
	v := &c.f.vals[k]
	if v.token != tokenString {
		c.misfit(k, ErrMalformed, wantInstant)
		return
	}
	t, err := parseInstant(c.text[v.from:v.to])
	if err != nil {
		detail := wantInstant
		if errors.Is(err, ErrRange) {
			detail = "want " + minInstant.Format(time.RFC3339) + " to " + maxInstant.Format(time.RFC3339)
		}
		c.misfit(k, err, detail)
		return
	}
	*p = t
}

// whole is for a whole number in bounds, of which 0 is unstated.
func (c *codec) whole(k key, p *int, low, high int) {
	if c.writing {
		if *p != 0 {
			c.open(k)
			c.out = strconv.AppendInt(c.out, int64(*p), 10)
		}
		return
	}
	if !c.f.has.has(k) {
		return
	}
	v := &c.f.vals[k]
	if v.token != tokenNumber {
		c.misfit(k, ErrMalformed, wantWhole)
		return
	}
	n, ok := parseWhole(c.text[v.from:v.to])
	switch {
	case !ok:
		c.misfit(k, ErrMalformed, wantWhole)
	case n < low || n > high:
		c.misfit(k, ErrRange, fmt.Sprintf("want %d to %d", low, high))
	default:
		*p = n
	}
}

// parseWhole reads a JSON number, and reports whether it is whole: written without
// a fraction or an exponent.
func parseWhole(s string) (int, bool) {
	n, digits := 0, s
	if s[0] == '-' {
		digits = s[1:]
	}
	for i := range len(digits) {
		d := digits[i] - '0'
		if d > 9 {
			return 0, false
		}
		if n = n*10 + int(d); n > 1<<40 {
			n = 1 << 40 // out of all bounds, and stays so
		}
	}
	if len(digits) < len(s) {
		n = -n
	}
	return n, true
}

// boolean is for a yes that is left out where it is no.
func (c *codec) boolean(k key, p *bool) {
	if c.writing {
		if *p {
			c.required(k, p)
		}
		return
	}
	if c.f.has.has(k) {
		c.required(k, p)
	}
}

// required is for a yes or no that is always written. That it is there when read is
// seen to before.
func (c *codec) required(k key, p *bool) {
	if c.writing {
		c.open(k)
		c.out = strconv.AppendBool(c.out, *p)
		return
	}
	if !c.f.has.has(k) {
		return // of a void event
	}
	switch c.f.vals[k].token {
	case tokenTrue:
		*p = true
	case tokenFalse:
		*p = false
	default:
		c.misfit(k, ErrMalformed, wantBoolean)
	}
}

// flag is for a yes or no that may be unstated.
func (c *codec) flag(k key, p *Flag) {
	if c.writing {
		if *p != Unstated {
			c.open(k)
			c.out = strconv.AppendBool(c.out, *p == Yes)
		}
		return
	}
	if c.f.has.has(k) {
		var yes bool
		c.required(k, &yes)
		*p = FlagOf(yes)
	}
}

// money is for an amount with its currency.
func (c *codec) money(k key, p *Money) {
	if c.writing {
		if p.IsZero() {
			return
		}
		c.open(k)
		c.out = append(c.out, `{"amount":"`...)
		n, _ := minorOf(p.Amount, p.Currency)
		c.out = appendMinor(c.out, n, p.Currency)
		c.out = append(c.out, `","currency":"`...)
		c.out = append(c.out, p.Currency...)
		c.out = append(c.out, `"}`...)
		return
	}
	if c.f.has.has(k) {
		c.nested(k, alone, c.f.vals[k], func() { c.readMoney(p) })
	}
}

func (c *codec) readMoney(p *Money) {
	for _, k := range [...]key{keyAmount, keyCurrency} {
		if !c.f.has.has(k) {
			c.fail(keyNames[k], "", ErrMissing, "")
			return
		}
	}
	c.str(keyCurrency, &p.Currency)
	if c.err == nil && !isCurrency(p.Currency) {
		c.misfit(keyCurrency, ErrMalformed, wantCode)
	}
	c.amount(keyAmount, &p.Amount, p.Currency)
}

// amount reads a decimal that is there.
func (c *codec) amount(k key, p *decimal.Decimal, currency string) {
	var s string
	if c.str(k, &s); c.err != nil {
		return
	}
	switch n, err := parseMinor(s, currency); {
	case err == nil:
		*p = c.prices.get(n, int32(MinorUnits(currency)))
	case errors.Is(err, ErrMalformed):
		c.misfit(k, err, fmt.Sprintf("want a decimal of at most %d places", MinorUnits(currency)))
	default:
		c.misfit(k, err, "want 0 or more, and less than 2^63 minor units")
	}
}

// nested reads the object v, element i under a key, into the frame for inner ones and
// runs read on it. A fault gets the object's place in front of its key.
func (c *codec) nested(k key, i int, v span, read func()) {
	if c.err != nil {
		return // the fault of another key
	}
	if v.token != tokenObject {
		c.fail(element(k, i), c.text[v.from:v.to], ErrMalformed, wantObject)
		return
	}
	outer := c.f
	c.sub.seen, c.sub.has, c.f = 0, 0, &c.sub
	if c.object(c.f, int(v.from), 2) >= 0 {
		read()
	}
	c.f = outer
	if c.err != nil {
		c.err.Key = element(k, i) + "." + c.err.Key
	}
}
