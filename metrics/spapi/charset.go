package spapi

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// A charset turns the bytes of one cell into text. Cells are split before they are
// decoded, and only those that are read are decoded at all: in the character sets
// Amazon uses, a byte that looks like a tab, a line feed, a comma or a quote is one.
type charset struct {
	declared encoding.Encoding // what the caller said; nil: UTF-8, or guess
	guessed  encoding.Encoding // what was told by the bytes, once needed
	japanese bool              // the marketplace is Japan's
}

// charsetOf returns the character set of a Content-Type's name. The error is a
// [*DocumentError].
func charsetOf(name string) (encoding.Encoding, error) {
	switch fold(name) {
	case "", "utf8", "usascii", "ascii":
		return nil, nil
	case "cp1252", "windows1252":
		return charmap.Windows1252, nil
	case "iso88591", "latin1":
		return charmap.ISO8859_1, nil
	case "iso885915", "latin9":
		return charmap.ISO8859_15, nil
	case "cp932", "windows31j", "ms932", "shiftjis", "sjis", "mskanji":
		return japanese.ShiftJIS, nil // x/text decodes by the WHATWG table, which is Windows-31J
	case "eucjp":
		return japanese.EUCJP, nil
	}
	return nil, &DocumentError{Detail: "the character set " + quoted(name) + " is not known here: there is UTF-8, Windows-1252, ISO-8859-1, ISO-8859-15, CP932 and EUC-JP"}
}

// plain reports whether bytes are their own text in any of the character sets: ASCII.
func plain(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// text decodes a cell. Bytes that stand for nothing become U+FFFD, so that one bad
// byte does not cost a row.
func (c *charset) text(b []byte) []byte {
	if plain(b) {
		return b
	}
	enc := c.declared
	if enc == nil {
		if utf8.Valid(b) {
			return b
		}
		if c.guessed == nil {
			c.guessed = c.guess(b)
		}
		enc = c.guessed
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return bytes.ToValidUTF8(b, []byte("\ufffd"))
	}
	return out
}

// guess tells Japanese from Western text by its bytes. Most pairs of CP932 begin with
// 0x81 to 0x9F, which Western text hardly ever has.
func (c *charset) guess(b []byte) encoding.Encoding {
	if c.japanese {
		return japanese.ShiftJIS
	}
	lead, other := 0, 0
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] < 0x80:
		case i+1 < len(b) && b[i] >= 0x81 && b[i] <= 0x9f && b[i+1] >= 0x40 && b[i+1] != 0x7f:
			lead++
			i++
		default:
			other++
		}
	}
	if lead > other {
		return japanese.ShiftJIS
	}
	return charmap.Windows1252
}
