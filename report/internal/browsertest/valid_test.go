package browsertest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// TestValid: every page is HTML as it should be written. A parser must make everything of
// anything; so what it makes is compared with what is written: tags that are not closed,
// closed twice or stand where they must not make it add, move or drop elements.
func TestValid(t *testing.T) {
	pages := map[string][]byte{"the sample": scorecard(t, "-since", "2026-11-15")}
	for _, pattern := range []string{"report/testdata/*.html", "report/*/testdata/*.html"} {
		names, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
		require.NoError(t, err)
		require.NotEmpty(t, names)
		for _, name := range names {
			page, err := os.ReadFile(name)
			require.NoError(t, err)
			pages[strings.TrimPrefix(filepath.ToSlash(name), root+"/")] = page
		}
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			written, err := outline(page)
			require.NoError(t, err)
			tree, err := html.Parse(bytes.NewReader(page))
			require.NoError(t, err)
			require.Equal(t, written, parsed(tree, nil, 0))
			checkTree(t, tree, written)
		})
	}
}

// TestOutline: the check finds what it is for.
func TestOutline(t *testing.T) {
	for _, bad := range []string{
		"<p>a<div>b</div></p>", "<ul><li>a<li>b</ul>", "<table><tr><td>a</td></tr></table>", "<p><a href=x>a<a href=y>b</a></a></p>", "<b><i>a</b></i>", "<div>", "</div>",
	} {
		page := []byte("<!DOCTYPE html><html><head></head><body>" + bad + "</body></html>")
		written, err := outline(page)
		if err != nil {
			continue
		}
		tree, err := html.Parse(bytes.NewReader(page))
		require.NoError(t, err)
		require.NotEqual(t, written, parsed(tree, nil, 0), bad)
	}
}

// void elements have no end.
var void = []string{"meta", "link", "br", "hr", "img", "input"}

// outline lists the elements as they are written, each after as many blanks as it is
// deep. An end that is no element's is an error.
func outline(page []byte) (out []string, err error) {
	var open []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		name, _ := z.TagName()
		tag := string(name)
		switch kind {
		case html.ErrorToken:
			if len(open) > 0 {
				return nil, fmt.Errorf("%v are not closed", open)
			}
			return out, nil
		case html.StartTagToken, html.SelfClosingTagToken:
			out = append(out, strings.Repeat(" ", len(open))+tag)
			if kind == html.StartTagToken && !slices.Contains(void, tag) {
				open = append(open, tag)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != tag {
				return nil, fmt.Errorf("</%s> within %v", tag, open)
			}
			open = open[:len(open)-1]
		}
	}
}

// parsed lists the elements that a parser made of a page.
func parsed(n *html.Node, out []string, depth int) []string {
	if n.Type == html.ElementNode {
		out = append(out, strings.Repeat(" ", depth)+strings.ToLower(n.Data))
		depth++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = parsed(c, out, depth)
	}
	return out
}

// children are what elements may hold, where that is not just anything.
var children = map[string][]string{
	"ul": {"li"}, "ol": {"li"}, "dl": {"div"}, "table": {"caption", "thead", "tbody"}, "thead": {"tr"}, "tbody": {"tr"}, "tr": {"th", "td"},
	"p": {"a", "strong", "span", "br", "label", "code"}, "h1": {"a", "span"}, "h2": {"a", "span"}, "h3": {"a", "span"}, "summary": {"span", "strong"},
}

// checkTree checks what a parser does not: what may stand in what, ids that are there
// once, references that lead somewhere, elements and attributes that a page has no need of.
func checkTree(t *testing.T, tree *html.Node, written []string) {
	require.NotEmpty(t, written)
	ids, refs := map[string]bool{}, []string{}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			require.NotContains(t, []string{"script", "img", "iframe", "object", "embed", "form", "button", "base", "font", "center", "use", "image", "foreignobject"}, strings.ToLower(n.Data))
			if p := children[n.Parent.Data]; p != nil {
				require.Contains(t, p, n.Data, "in %s", n.Parent.Data)
			}
			if n.Data == "details" {
				require.Equal(t, "summary", firstElement(n), "details begin with what they are called")
			}
			seen := map[string]bool{}
			for _, a := range n.Attr {
				require.False(t, seen[a.Key], "%s has two %s", n.Data, a.Key)
				seen[a.Key] = true
				require.False(t, strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || a.Key == "srcset", "%s has %s", n.Data, a.Key)
				switch a.Key {
				case "id":
					require.NotContains(t, a.Val, " ")
					require.False(t, ids[a.Val], "two are called %s", a.Val)
					ids[a.Val] = true
				case "aria-labelledby", "aria-describedby":
					refs = append(refs, strings.Fields(a.Val)...)
				case "href":
					if id, ok := strings.CutPrefix(a.Val, "#"); ok {
						refs = append(refs, id)
					}
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(tree)
	for _, id := range refs {
		require.True(t, ids[id], "nothing is called %q", id)
	}
}

func firstElement(n *html.Node) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return c.Data
		}
	}
	return ""
}
