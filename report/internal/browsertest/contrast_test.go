package browsertest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// faint lists the text whose contrast with what is behind it, as it is drawn, is below
// what WCAG AA asks for.
const faint = `(() => {
	const rgba = s => { const m = s.match(/[\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
	const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	const luminance = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
	const ground = e => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3]) return c; } return [255, 255, 255, 1]; };
	const out = []; let n = 0;
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let t; t = walk.nextNode();) {
		const e = t.parentElement;
		if (!t.textContent.trim() || !e.checkVisibility() || e.closest("title, desc")) continue;
		const style = getComputedStyle(e), ink = rgba(e.closest("svg") ? style.fill : style.color), back = ground(e);
		const a = luminance(ink), b = luminance(back), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		n++;
		if (ratio < 4.5) out.push(ratio.toFixed(2) + " " + t.textContent.trim().slice(0, 40));
	}
	return {Checked: n, Faint: out};
})()`

// testContrast: all text can be read as it is drawn, in both themes and on paper.
func testContrast(t *testing.T, in browser, html []byte) {
	grounds := map[string]bool{}
	for _, v := range []view{desk, night, phone, paper} {
		b := open(t, in, html, v)
		eval[int](b, `document.querySelectorAll("details").forEach(d => d.open = true), 0`)
		got := eval[struct {
			Checked int
			Faint   []string
		}](b, faint)
		require.Greater(t, got.Checked, 500, v.name)
		require.Empty(t, got.Faint, v.name)
		grounds[eval[string](b, `getComputedStyle(document.documentElement).backgroundColor`)] = true
	}
	require.GreaterOrEqual(t, len(grounds), 3, "light, dark and paper differ")
}
