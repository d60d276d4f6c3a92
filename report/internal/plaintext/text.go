// Package plaintext keeps text of others from being anything but text, on whatever page of
// package report it stands: a terminal, Markdown, a spreadsheet. HTML has its own, in
// html/template.
package plaintext

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns text that does what it shows: every kind of space is one blank, and
// what a terminal would obey rather than show (escape sequences, changes of the
// direction of writing) and what is no text at all is spelled out: \x1b, \u202e.
func Visible(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == utf8.RuneError || !strconv.IsPrint(r) }) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			b.WriteString(`\x` + strconv.FormatUint(uint64(s[i]), 16))
		case strconv.IsPrint(r):
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			quoted := strconv.QuoteRuneToASCII(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
	}
	return b.String()
}

// Lead puts a text after something, if there is one.
func Lead(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}

// Sentence ends a text as one.
func Sentence(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		s = string(s[0]-'a'+'A') + s[1:]
	}
	return s + "."
}

// Counted prints a number of things: "1 order", "2 orders".
func Counted(n int64, unit string) string { return strconv.FormatInt(n, 10) + " " + Things(n, unit) }

// Things is the word for a number of things.
func Things(n int64, unit string) string {
	if n != 1 {
		unit += "s"
	}
	return unit
}

// markdown takes their meaning from the characters that have one in a line of
// Markdown. An address stays one that can be followed.
var markdown = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "{", `\{`, "}", `\}`, "[", `\[`, "]", `\]`, "#", `\#`,
	"|", `\|`, "~", `\~`, "$", `\$`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "@", "&#64;",
)

// Markdown returns text that marks nothing up in a line of Markdown. It should be
// [Visible] already: a line of it is one line.
func Markdown(s string) string { return markdown.Replace(s) }

// Inert keeps a text from being taken for a formula by a spreadsheet: an apostrophe
// stands before it. The wide forms of the signs are taken for one, too, and so is what
// follows blanks.
func Inert(s string) string {
	if t := strings.TrimLeft(s, " "); t != "" && strings.ContainsAny(t[:1], "=+-@|%") || hasWideSign(t) {
		return "'" + s
	}
	return s
}

func hasWideSign(s string) bool {
	for _, sign := range []string{"＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, sign) {
			return true
		}
	}
	return false
}
