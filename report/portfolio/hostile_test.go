package portfolio_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/report/portfolio"
)

var tag = regexp.MustCompile(`<[a-z]+`)

// Whatever an account is called, every page keeps its form.
func TestHostileNames(t *testing.T) {
	lines := sampled(t, 2, 100)
	page := func(t require.TestingT, f portfolio.Format, s string) string {
		named := append([]portfolio.Line(nil), lines...)
		for i := range named {
			named[i].Account, named[i].Policy, named[i].Edition = s, s, s
			named[i].Page = "accounts/" + portfolio.FileName(s) + ".html"
		}
		var out bytes.Buffer
		require.NoError(t, portfolio.Formatter{Format: f, Title: s}.Write(&out, portfolio.Of(named)))
		return out.String()
	}
	ours := map[string]bool{}
	for _, m := range tag.FindAllString(page(t, portfolio.FormatHTML, "x"), -1) {
		ours[m] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("\x00\x1b\r\n\t\u2028\u202e|=+-@'\"<>\\/.& a日"))),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "s")
		text := page(t, portfolio.FormatText, s)
		for _, r := range text {
			if r != '\n' && !unicode.IsPrint(r) || r == utf8.RuneError && !strings.Contains(s, "\uFFFD") {
				t.Fatalf("%U of %q", r, s)
			}
		}
		rows, err := csv.NewReader(strings.NewReader(page(t, portfolio.FormatCSV, s))).ReadAll()
		require.NoError(t, err)
		require.Len(t, rows, len(lines)+1)
		for _, cell := range rows[1][1:4] {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
				t.Fatalf("a formula of %q: %q", s, cell)
			}
		}
		require.True(t, json.Valid([]byte(page(t, portfolio.FormatJSON, s))))
		for _, m := range tag.FindAllString(page(t, portfolio.FormatHTML, s), -1) {
			require.True(t, ours[m], "%s of %q", m, s)
		}
	})
}
