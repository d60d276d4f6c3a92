package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// unstyled takes the style sheet out of a page: it has goldens of its own.
func unstyled(page string) string {
	page = regexp.MustCompile(`(?s)<style>.*?</style>`).ReplaceAllString(page, "<style></style>")
	return regexp.MustCompile(`sha256-[^']*`).ReplaceAllString(page, "sha256-...")
}

func TestHTMLPage(t *testing.T) {
	page := judged(t, "", "-format", "html")
	golden(t, "sample.html", unstyled(page))
	assert.Equal(t, page, judged(t, "", "-format", "html", "-foresight", "-queue", "-causes"), "all of it is on the page, asked for or not")
	assert.Less(t, len(page), 300_000)
}

// TestHTMLSaysWhatJSONSays: each rule's number, and the orders that count against it.
func TestHTMLSaysWhatJSONSays(t *testing.T) {
	page := judged(t, "", "-format", "html")
	card := foresee(t, "")
	require.Equal(t, len(card.Verdicts), strings.Count(page, "<article "))
	for _, v := range card.Verdicts {
		if strings.HasSuffix(v.Rule, "/category") {
			continue // one for each category: see the rule over all of them
		}
		_, box, ok := strings.Cut(page, `aria-labelledby="`+anchorOf(page, v.Rule)+`-h">`)
		require.True(t, ok, v.Rule)
		box, _, _ = strings.Cut(box, "</article>")
		require.Contains(t, box, `<svg class="chart"`, v.Rule)
		against := v.Numerator // of an upper limit, as of most rules
		if strings.Contains(box, `</strong> <span class="muted">above `) || strings.Contains(box, `</strong> <span class="muted">at least `) {
			against = v.Denominator - v.Numerator
		}
		if v.Rule != "on-time-delivery-rate" { // of units, where the cases are orders
			require.Equal(t, int(against), strings.Count(box, `<th scope="row" class="mono">`), v.Rule)
		}
	}
}

// anchorOf returns the id of the first box of a rule in the table of all rules.
func anchorOf(page, rule string) string {
	m := regexp.MustCompile(`<a href="#(rule-\d+)">` + regexp.QuoteMeta(rule) + `[ <]`).FindStringSubmatch(page)
	if m == nil {
		return ""
	}
	return m[1]
}
