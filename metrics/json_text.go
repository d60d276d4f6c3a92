package metrics

import (
	"math/bits"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// isOrdinary reports whether a byte of a string stands for itself and needs no care:
// ASCII, no quote, no backslash, no control character.
func isOrdinary(b byte) bool { return b >= 0x20 && b < 0x80 && b != '"' && b != '\\' }

// specials sets the high bit of the first byte of w that is not ordinary, and perhaps
// of later ones. Taking 0x20 off, or 1 off a byte made zero, sets the high bit of a
// byte that matches; the borrow it may cause goes upwards only.
func specials(w uint64) uint64 {
	quote, slash := w^'"'*eachByte, w^'\\'*eachByte
	return (w | (w - 0x20*eachByte) | (quote - eachByte) | (slash - eachByte)) & highBits
}

// firstByte returns the number of the lowest byte whose high bit is set.
func firstByte(odd uint64) int { return bits.TrailingZeros64(odd) / 8 }

// escapeLen returns the length of the escape s begins with, that of both halves for
// a surrogate pair, or 0 if it is none.
func escapeLen(s string) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		r := hex4(s)
		switch {
		case r < 0:
			return 0
		case !utf16.IsSurrogate(r):
			return 6
		case utf16.DecodeRune(r, hex4(s[6:])) != utf8.RuneError:
			return 12
		}
	}
	return 0
}

// hex4 returns the number of an escape \uXXXX that s begins with, or -1.
func hex4(s string) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return -1
	}
	var r rune
	for i := 2; i < 6; i++ {
		digit := strings.IndexByte("0123456789abcdef", s[i]|0x20)
		if digit < 0 || s[i] < '0' {
			return -1
		}
		r = r<<4 | rune(digit)
	}
	return r
}

// unescape returns the text of a string whose escapes are valid.
func unescape(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		n := escapeLen(s)
		switch s[1] {
		case 'b':
			b.WriteByte('\b')
		case 'f':
			b.WriteByte('\f')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'u':
			r := hex4(s)
			if n == 12 {
				r = utf16.DecodeRune(r, hex4(s[6:]))
			}
			b.WriteRune(r)
		default:
			b.WriteByte(s[1])
		}
		s = s[n:]
	}
}

// appendString appends a text that is valid UTF-8 as a JSON string. Only what must
// be escaped is.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= 0x20 && b != '"' && b != '\\' {
			continue
		}
		dst = append(dst, s[from:i]...)
		from = i + 1
		switch b {
		case '"', '\\':
			dst = append(dst, '\\', b)
		case '\b':
			dst = append(dst, `\b`...)
		case '\f':
			dst = append(dst, `\f`...)
		case '\n':
			dst = append(dst, `\n`...)
		case '\r':
			dst = append(dst, `\r`...)
		case '\t':
			dst = append(dst, `\t`...)
		default:
			const hex = "0123456789abcdef"
			dst = append(dst, `\u00`...)
			dst = append(dst, hex[b>>4], hex[b&15])
		}
	}
	dst = append(dst, s[from:]...)
	return append(dst, '"')
}
