package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// testKeyboard: Tab reaches all that can be operated, in the order of the page, each
// visibly; Enter and Space fold and unfold.
func testKeyboard(t *testing.T, in browser, html []byte) {
	b := open(t, in, html, desk)
	all := eval[int](b, `document.querySelectorAll("a[href], summary, [tabindex='0']").length - document.querySelectorAll("details:not([open]) > :not(summary) a, details:not([open]) > [tabindex='0']").length`)
	folded := 0
	last := -1.0
	for i := range all {
		b.run(chromedp.KeyEvent(kb.Tab))
		type focus struct {
			Tag, Outline string
			Wide         float64
			Top, Order   float64
			Open         bool
		}
		f := eval[focus](b, `(() => {
			const e = document.activeElement, s = getComputedStyle(e), every = [...document.querySelectorAll("*")];
			return {Tag: e.tagName, Outline: s.outlineStyle, Wide: parseFloat(s.outlineWidth), Order: every.indexOf(e), Open: !!e.parentElement.open};
		})()`)
		require.NotEqual(t, "BODY", f.Tag, "stop %d of %d", i+1, all)
		require.Greater(t, f.Order, last, "the order of the page")
		last = f.Order
		require.NotEqual(t, "none", f.Outline, "the focus is seen on %s", f.Tag)
		require.GreaterOrEqual(t, f.Wide, 2.0, f.Tag)
		if f.Tag != "SUMMARY" || folded == 3 {
			continue
		}
		folded++
		const height = `document.activeElement.parentElement.querySelector(":scope > :not(summary)").checkVisibility({contentVisibilityAuto: true}) ? 1 : 0`
		const isOpen = `document.activeElement.parentElement.open`
		require.False(t, f.Open)
		require.Zero(t, eval[int](b, height))
		b.run(chromedp.KeyEvent(kb.Enter))
		require.True(t, eval[bool](b, isOpen), "Enter unfolds")
		require.Equal(t, 1, eval[int](b, height), "what was folded is seen")
		b.run(chromedp.KeyEvent(" "))
		require.False(t, eval[bool](b, isOpen), "Space folds")
	}
	require.Equal(t, 3, folded)
	require.Empty(t, b.said)
}

// testSkipLink: the first Tab shows a link past the head, and Enter follows it.
func testSkipLink(t *testing.T, in browser, html []byte) {
	b := open(t, in, html, phone)
	require.Less(t, eval[float64](b, `document.querySelector(".skip").getBoundingClientRect().bottom`), 0.0)
	b.run(chromedp.KeyEvent(kb.Tab))
	require.Equal(t, "skip", eval[string](b, `document.activeElement.className`))
	require.Positive(t, eval[float64](b, `document.activeElement.getBoundingClientRect().top`))
	b.run(chromedp.KeyEvent(kb.Enter))
	require.Equal(t, "main", eval[string](b, `document.activeElement.id`))
}
