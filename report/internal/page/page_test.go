package page_test

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"flag"
	"html"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/report/internal/page"
)

var update = flag.Bool("update", false, "rewrite the golden files")

//go:embed testdata/*.gohtml
var files embed.FS

func parse(t *testing.T, styles ...string) *page.Page {
	t.Helper()
	p, err := page.Parse(files, "testdata/sample.gohtml", nil, styles...)
	require.NoError(t, err)
	return p
}

// data is what the sample template shows.
type data struct {
	Name  string
	Badge page.Badge
	Link  string
	Rows  iter.Seq[string]
}

func rows(all ...string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range all {
			if !yield(s) {
				return
			}
		}
	}
}

var head = page.Head{
	Title: "A page", Subtitle: "as of 2026-11-22", Status: page.Badge{Tone: page.Fail, Label: "FAIL"},
	Links: []page.Link{{ID: "first", Text: "First"}},
}

func TestGolden(t *testing.T) {
	var out bytes.Buffer
	d := data{"sku-1", page.Badge{Tone: page.Pass, Label: "PASS"}, "https://example.com/a?b=c&d=e", rows("1", "2")}
	require.NoError(t, parse(t).Write(&out, head, d))
	got := strings.Replace(out.String(), page.Style(), "/* the style sheet */", 1)
	got = regexp.MustCompile(`sha256-[^']*`).ReplaceAllString(got, "sha256-...")
	path := filepath.Join("testdata", "sample.html")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got, "rewrite with -update")
}

// No line breaks within a date, and nothing but dates is marked up.
func TestText(t *testing.T) {
	require.Equal(t, `&lt;b&gt; on <span class="nowrap">2026-11-22</span>, <span class="nowrap">2026-11-23 17:00</span>; 12026-11-22 114-5926145-0237363`,
		string(page.Text("<b> on 2026-11-22, 2026-11-23 17:00; 12026-11-22 114-5926145-0237363")))
}

// The policy lets pass the one style sheet that is in the page.
func TestPolicyKnowsTheStyle(t *testing.T) {
	for _, more := range [][]string{nil, {".a { margin: 0 }", ".b > .c { margin: 0 }"}} {
		var out bytes.Buffer
		require.NoError(t, parse(t, more...).Write(&out, head, data{Rows: rows()}))
		style := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(out.String())
		sum := sha256.Sum256([]byte(style[1]))
		policy := html.UnescapeString(out.String())
		require.Contains(t, policy, "style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		require.Contains(t, policy, "default-src 'none'")
		for _, s := range more {
			require.Contains(t, style[1], s)
		}
	}
}

// Whatever data says is text.
func TestHostileData(t *testing.T) {
	const bad = `"'></title></style><script>alert(1)</script><img src=x onerror=alert(1)>`
	var out bytes.Buffer
	d := data{bad, page.Badge{Tone: page.Tone(bad), Label: bad}, "javascript:alert(1)", rows(bad)}
	h := page.Head{Title: bad, Subtitle: bad, Status: d.Badge, Links: []page.Link{{ID: bad, Text: bad}}}
	require.NoError(t, parse(t).Write(&out, h, d))
	require.NotContains(t, out.String(), "<script")
	require.NotContains(t, out.String(), "<img")
	require.NotContains(t, out.String(), `="javascript:`)
	require.Equal(t, 1, strings.Count(out.String(), "</style>"))
	require.Equal(t, 1, strings.Count(out.String(), "</title>"))
}

// A page fetches nothing and runs nothing: nothing in the shell could.
func TestNothingToFetch(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, parse(t).Write(&out, head, data{Rows: rows()}))
	require.NotRegexp(t, `(?i)<script|<img|<iframe|<object|<embed|\son[a-z]+=|\ssrc=|url\(|@import|@font-face`, out.String())
	require.NotRegexp(t, `<link(?: rel="icon" href="data:,")?[^>]+href="[^d]`, out.String())
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestErrors(t *testing.T) {
	boom := errors.New("boom")
	require.ErrorIs(t, parse(t).Write(failing{boom}, head, data{Rows: rows()}), boom)
	_, err := page.Parse(files, "testdata/none*", nil)
	require.Error(t, err)
	_, err = page.Parse(files, "testdata/empty.gohtml", nil)
	require.ErrorContains(t, err, "main")
	require.Panics(t, func() { page.Must(nil, boom) })
}
