package browsertest

import (
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// TestPage looks at the scorecard's page of its sample in one browser.
func TestPage(t *testing.T) {
	in := launch(t)
	html := scorecard(t, "-since", "2026-11-15")
	t.Run("renders", func(t *testing.T) { testRenders(t, in, html) })
	t.Run("charts", func(t *testing.T) { testCharts(t, in, html) })
	t.Run("keyboard", func(t *testing.T) { testKeyboard(t, in, html) })
	t.Run("skip link", func(t *testing.T) { testSkipLink(t, in, html) })
	t.Run("phone", func(t *testing.T) { testPhone(t, in, html) })
	t.Run("contrast", func(t *testing.T) { testContrast(t, in, html) })
	t.Run("print", func(t *testing.T) { testPrint(t, in, html) })
	t.Run("motion", func(t *testing.T) { testMotion(t, in, html) })
	t.Run("by ear", func(t *testing.T) { testByEar(t, in, html) })
	t.Run("shots", func(t *testing.T) { testShots(t, in, html) })
}

// testRenders: verdicts first, nothing said to the console, nothing asked of the network
// but the page itself, and no script in it.
func testRenders(t *testing.T, in browser, html []byte) {
	for _, v := range []view{desk, night, phone, paper} {
		b := open(t, in, html, v)
		require.Contains(t, eval[string](b, `document.title`), "FAIL: Amazon US account health")
		first := eval[float64](b, `document.querySelector("#first li").getBoundingClientRect().bottom`)
		require.Less(t, first, float64(v.height), "%s: the first thing to do is seen without scrolling", v.name)
		require.Zero(t, eval[int](b, `document.scripts.length`))
		b.mu.Lock()
		require.Empty(t, b.said, v.name)
		require.Equal(t, []string{b.url, "data:,"}, append(b.sent, "data:,")[:2], v.name)
		for _, url := range b.sent[1:] {
			require.Equal(t, "data:,", url, v.name)
		}
		b.mu.Unlock()
	}
}

// box is where something stands on the page.
type box struct{ Left, Right, Top, Bottom float64 }

func (b box) within(o box) bool {
	const slack = 1
	return b.Left >= o.Left-slack && b.Right <= o.Right+slack && b.Top >= o.Top-slack && b.Bottom <= o.Bottom+slack
}

// drawing is what is measured of a chart.
type drawing struct {
	Rule               string
	Box, Card, Figure  box
	Parts              []box // of what is drawn
	Today, Now         *box
	Future             *box
	Curves, Grid, Text int
	Smallest           float64 // height of a line of text
}

const measureCharts = `[...document.querySelectorAll("article svg.chart")].map(svg => {
	const of = e => { if (!e) return null; const r = e.getBoundingClientRect(); return {Left: r.left, Right: r.right, Top: r.top + scrollY, Bottom: r.bottom + scrollY} };
	const card = svg.closest("article"), all = s => [...svg.querySelectorAll(s)];
	return {
		Rule: card.querySelector("h3").textContent, Box: of(svg), Card: of(card), Figure: of(card.querySelector(".figure")),
		Parts: all("rect, line, polyline, polygon, circle, text").filter(e => e.getClientRects().length).map(of),
		Today: of(svg.querySelector(".c-today")), Now: of(svg.querySelector(".c-now")), Future: of(svg.querySelector(".c-future")),
		Curves: all(".c-line").length, Grid: all(".c-grid").length, Text: all("text").length,
		Smallest: Math.min(...all("text").filter(e => e.getClientRects().length).map(e => e.getBoundingClientRect().height)),
	};
})`

// testCharts: every rule that has figures has a chart in its box, below its number, large
// enough to be read, all of it within its frame; today is where its number is, and the
// days to come are behind it.
func testCharts(t *testing.T, in browser, html []byte) {
	for _, v := range []view{desk, night, phone, paper} {
		b := open(t, in, html, v)
		charts := eval[[]drawing](b, measureCharts)
		require.Len(t, charts, eval[int](b, `document.querySelectorAll("article").length`), "a chart for each rule")
		require.Greater(t, len(charts), 10)
		for _, c := range charts {
			name := v.name + ": " + c.Rule
			require.True(t, c.Box.within(c.Card), "%s: in its card", name)
			require.Greater(t, c.Box.Top, c.Figure.Top, "%s: below the number", name)
			require.Greater(t, c.Box.Right-c.Box.Left, 250.0, name)
			require.InDelta(t, 480.0/180, (c.Box.Right-c.Box.Left)/(c.Box.Bottom-c.Box.Top), 0.05, "%s: its shape", name)
			for _, part := range c.Parts {
				require.True(t, part.within(c.Box), "%s: %v sticks out of %v", name, part, c.Box)
			}
			require.NotNil(t, c.Today, name)
			require.Less(t, c.Today.Right-c.Today.Left, 2.0, "%s: an upright line", name)
			require.NotNil(t, c.Now, name)
			require.InDelta(t, c.Today.Left, (c.Now.Left+c.Now.Right)/2, 1.5, "%s: the number of today is on its line", name)
			require.NotNil(t, c.Future, name)
			require.InDelta(t, c.Today.Left, c.Future.Left, 1.5, name)
			require.Positive(t, c.Curves, name)
			require.GreaterOrEqual(t, c.Grid, 2, name)
			require.GreaterOrEqual(t, c.Smallest, 10.0, "%s: letters to be read", name)
		}
	}
}

// testPhone: nothing on a narrow screen needs to be scrolled sideways, opened or not, and
// what is touched is large enough.
func testPhone(t *testing.T, in browser, html []byte) {
	for _, width := range []int64{320, 360, 768} {
		v := phone
		v.width = width
		b := open(t, in, html, v)
		for _, script := range []string{`0`, `document.querySelectorAll("details").forEach(d => d.open = true), 0`} {
			eval[int](b, script)
			require.LessOrEqual(t, eval[int64](b, `document.documentElement.scrollWidth`), width)
			require.Empty(t, eval[[]string](b, `[...document.querySelectorAll("main *, header *")]
				.filter(e => !e.closest(".scroll, svg, thead") && e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1)
				.map(e => e.tagName + ": " + e.textContent.slice(0, 40))`), "nothing sticks out at %d", width)
		}
		require.Empty(t, eval[[]string](b, `[...document.querySelectorAll("summary, nav a")]
			.filter(e => e.getBoundingClientRect().height < 24).map(e => e.textContent)`), "targets of 24 pixels")
	}
}

// testPrint: printed on A4, what is folded is open and nothing is cut off.
func testPrint(t *testing.T, in browser, html []byte) {
	b := open(t, in, html, paper)
	require.LessOrEqual(t, eval[int64](b, `document.documentElement.scrollWidth`), int64(a4Width))
	require.Empty(t, eval[[]string](b, `[...document.querySelectorAll("body *")]
		.filter(e => e.getClientRects().length && getComputedStyle(e).position != "absolute" && e.getBoundingClientRect().right > innerWidth + 1)
		.map(e => e.tagName + ": " + e.textContent.slice(0, 40))`), "nothing is cut off")
	require.Empty(t, eval[[]string](b, `[...document.querySelectorAll("details")]
		.filter(d => [...d.children].some(e => e.getBoundingClientRect().height == 0 || !e.checkVisibility({contentVisibilityAuto: true})))
		.map(d => d.textContent.slice(0, 60))`), "what is folded is printed")
	require.Equal(t, "none", eval[string](b, `getComputedStyle(document.querySelector("nav")).display`))
	require.Equal(t, "exact", eval[string](b, `getComputedStyle(document.querySelector(".badge")).printColorAdjust`))

	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	require.NoError(t, err)
	boxes := regexp.MustCompile(`/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]`).FindAllStringSubmatch(string(pdf), -1)
	require.NotEmpty(t, boxes)
	for _, m := range boxes {
		require.Regexp(t, `^59[4-6](\.|$)`, m[1], "A4 is 595 points wide")
		require.Regexp(t, `^84[1-3](\.|$)`, m[2], "and 842 high")
	}
	keep(t, "paper.pdf", pdf)
}

// testMotion: nothing moves by itself, and links jump for those who want it.
func testMotion(t *testing.T, in browser, html []byte) {
	const behaviour = `getComputedStyle(document.documentElement).scrollBehavior`
	still := desk
	still.still = true
	require.Equal(t, "auto", eval[string](open(t, in, html, still), behaviour))
	b := open(t, in, html, desk)
	require.Equal(t, "smooth", eval[string](b, behaviour))
	require.Zero(t, eval[int](b, `document.getAnimations().length`))
}

// testByEar: a screen reader finds a page with landmarks, one heading of the first level,
// no level left out, and drawings that say what they show.
func testByEar(t *testing.T, in browser, html []byte) {
	b := open(t, in, html, desk)
	call(b, accessibility.Enable, cdp.Empty{})
	roles := map[string]int{}
	for _, n := range call(b, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if n.Ignored || n.Role == nil {
			continue
		}
		role := strings.Trim(string(n.Role.Value), `"`)
		roles[role]++
		if role == "image" || role == "img" {
			require.NotEmpty(t, n.Name.Value)
			require.Contains(t, string(n.Description.Value), "limit")
		}
		if role == "link" || role == "region" || role == "table" && n.Name != nil {
			require.NotNil(t, n.Name, role)
		}
	}
	require.Equal(t, eval[int](b, `document.querySelectorAll("article svg.chart").length`), roles["image"]+roles["img"])
	for _, role := range []string{"main", "banner", "navigation", "contentinfo"} {
		require.Equal(t, 1, roles[role], role)
	}
	levels := eval[[]int](b, `[...document.querySelectorAll("h1,h2,h3,h4")].map(h => +h.tagName[1])`)
	at := 0
	for i, level := range levels {
		require.Equal(t, i == 0, level == 1, "one heading of the first level, and it is the first")
		require.LessOrEqual(t, level, at+1, "no level is left out")
		at = level
	}
}
