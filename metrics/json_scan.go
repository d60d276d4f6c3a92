package metrics

import (
	"strings"
	"unicode/utf8"
)

// token says what a value is.
type token uint8

const (
	tokenNull token = iota
	tokenString
	tokenEscaped // a string with escapes in it
	tokenNumber
	tokenTrue
	tokenFalse
	tokenObject
	tokenArray
)

// span is a value: its place in the text, a string's without the quotes.
type span struct {
	from, to int32
	token    token
}

// frame holds the values of one object by key.
type frame struct {
	seen keySet // the keys that stood there
	has  keySet // those whose value is not null
	vals [keyCount]span
}

// maxDepth is how deep the objects and arrays of a line may lie in each other.
const maxDepth = 64

// scanner reads JSON text (RFC 8259). The text must end in a line feed: nothing of
// JSON goes past one, so no other look for the end is needed. Every method that
// returns a place returns -1 after a fault, which is then in err.
type scanner struct {
	text string
	err  *LineError
}

// fail notes a fault unless one is noted already. It keeps copies of the texts.
func (c *scanner) fail(k, value string, class error, detail string) int {
	if c.err == nil {
		c.err = &LineError{
			Key: strings.Clone(shorten(k)), Value: strings.Clone(shorten(value)), Err: class, Detail: detail,
		}
	}
	return -1
}

// garbage notes that the text at i is not what it must be.
func (c *scanner) garbage(i int) int {
	to := i
	for to < len(c.text) && c.text[to] != '\n' && c.text[to] != '\r' && to-i < 200 {
		if to > i && (c.text[to] == ',' || c.text[to] == '}' || c.text[to] == ']') {
			break
		}
		to++
	}
	return c.fail("", c.text[i:to], ErrMalformed, "")
}

// space returns the place of the next byte that is no white space, of which a line
// feed is none here.
func (c *scanner) space(i int) int {
	s := c.text
	for s[i] == ' ' || s[i] == '\t' || s[i] == '\r' {
		i++
	}
	return i
}

// object reads the object that opens at i and returns the place after it. The
// values of the format's keys go into f, if there is one.
func (c *scanner) object(f *frame, i, depth int) int {
	s := c.text
	if i = c.space(i + 1); s[i] == '}' {
		return i + 1
	}
	for {
		if s[i] != '"' {
			return c.garbage(i)
		}
		name, next := c.str(i)
		if next < 0 {
			return -1
		}
		if i = c.space(next); s[i] != ':' {
			return c.garbage(i)
		}
		val, next := c.value(c.space(i+1), depth)
		if f != nil {
			c.enter(f, name, val)
		}
		if next < 0 || c.err != nil {
			return -1
		}
		i = c.space(next)
		switch s[i] {
		case ',':
			i = c.space(i + 1)
		case '}':
			return i + 1
		default:
			c.garbage(i)
			if f != nil && c.err.Key == "" {
				c.err.Key = strings.Clone(shorten(c.content(name)))
			}
			return -1
		}
	}
}

// givenTwice is the detail of what may stand only once.
const givenTwice = "given twice"

// enter puts a value into a frame. A fault found inside of it gets the key's name.
func (c *scanner) enter(f *frame, name, val span) {
	text := c.content(name)
	if c.err != nil {
		if c.err.Key == "" {
			c.err.Key = strings.Clone(shorten(text))
		}
		return
	}
	k := keyTable.find(text)
	if k < 0 {
		return
	}
	bit := keySet(1) << k
	if f.seen&bit != 0 {
		c.fail(text, c.text[val.from:val.to], ErrMalformed, givenTwice)
		return
	}
	f.seen |= bit
	if val.token != tokenNull {
		f.has |= bit
		f.vals[k] = val
	}
}

// content returns the text of a string.
func (c *scanner) content(v span) string {
	s := c.text[v.from:v.to]
	if v.token == tokenEscaped {
		return unescape(s)
	}
	return s
}

// value reads the value at i and returns it and the place after it.
func (c *scanner) value(i, depth int) (span, int) {
	s := c.text
	switch b := s[i]; {
	case b == '"':
		return c.str(i)
	case b == '-' || b-'0' <= 9:
		end := c.number(i)
		return span{int32(i), int32(end), tokenNumber}, end
	case b == 't' && len(s)-i > 4 && s[i:i+4] == "true":
		return span{int32(i), int32(i + 4), tokenTrue}, i + 4
	case b == 'f' && len(s)-i > 5 && s[i:i+5] == "false":
		return span{int32(i), int32(i + 5), tokenFalse}, i + 5
	case b == 'n' && len(s)-i > 4 && s[i:i+4] == "null":
		return span{int32(i), int32(i + 4), tokenNull}, i + 4
	case b != '{' && b != '[' || depth >= maxDepth:
		return span{}, c.garbage(i)
	case b == '{':
		end := c.object(nil, i, depth+1)
		return span{int32(i), int32(end), tokenObject}, end
	}
	end := c.array(i, depth+1, nil)
	return span{int32(i), int32(end), tokenArray}, end
}

// array reads the array that opens at i and returns the place after it. Each
// element is handed to visit, if there is one, until that notes a fault.
func (c *scanner) array(i, depth int, visit func(n int, v span)) int {
	s := c.text
	if i = c.space(i + 1); s[i] == ']' {
		return i + 1
	}
	for n := 0; ; n++ {
		val, next := c.value(i, depth)
		if next >= 0 && visit != nil {
			visit(n, val)
		}
		if next < 0 || c.err != nil {
			return -1
		}
		i = c.space(next)
		switch s[i] {
		case ',':
			i = c.space(i + 1)
		case ']':
			return i + 1
		default:
			return c.garbage(i)
		}
	}
}

// number reads the number at i and returns the place after it.
func (c *scanner) number(i int) int {
	s, start := c.text, i
	if s[i] == '-' {
		i++
	}
	switch {
	case s[i] == '0':
		i++
	case s[i]-'1' < 9:
		i = skipDigits(s, i)
	default:
		return c.garbage(start)
	}
	if s[i] == '.' {
		if s[i+1]-'0' > 9 {
			return c.garbage(start)
		}
		i = skipDigits(s, i+1)
	}
	if s[i] == 'e' || s[i] == 'E' {
		if i++; s[i] == '+' || s[i] == '-' {
			i++
		}
		if s[i]-'0' > 9 {
			return c.garbage(start)
		}
		i = skipDigits(s, i)
	}
	if b := s[i]; b != ',' && b != '}' && b != ']' && b > ' ' {
		return c.garbage(start) // 01, 1x
	}
	return i
}

func skipDigits(s string, i int) int {
	for s[i]-'0' <= 9 {
		i++
	}
	return i
}

// str reads the string whose opening quote is at i and returns it and the place
// after it. It looks for a byte that needs care eight bytes at a time.
func (c *scanner) str(i int) (span, int) {
	s, from := c.text, i+1
	for i = from; i+8 <= len(s); i += 8 {
		if odd := specials(load8(s, i)); odd != 0 {
			i += firstByte(odd)
			if s[i] == '"' {
				return span{int32(from), int32(i), tokenString}, i + 1
			}
			return c.carefully(from, i)
		}
	}
	for isOrdinary(s[i]) {
		i++
	}
	if s[i] == '"' {
		return span{int32(from), int32(i), tokenString}, i + 1
	}
	return c.carefully(from, i)
}

// carefully reads the rest of a string from i, the first byte that is not ordinary.
func (c *scanner) carefully(from, i int) (span, int) {
	s, tok := c.text, tokenString
	for s[i] != '"' {
		switch b := s[i]; {
		case b < 0x20:
			return span{}, c.garbage(from)
		case b == '\\':
			n := escapeLen(s[i:])
			if n == 0 {
				return span{}, c.garbage(from)
			}
			tok, i = tokenEscaped, i+n
		default:
			i++
		}
	}
	if !utf8.ValidString(s[from:i]) {
		return span{}, c.garbage(from)
	}
	return span{int32(from), int32(i), tok}, i + 1
}
