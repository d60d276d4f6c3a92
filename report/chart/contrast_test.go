package chart_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/contrast"
	"github.com/sellerperf/sellerperf/report/chart"
)

// What must be seen can be told from all it may be drawn on, and labels can be read, in
// both themes.
func TestContrast(t *testing.T) {
	light, dark, err := contrast.Palettes(chart.Style())
	require.NoError(t, err)
	all := []string{"back", "future", "band", "breach"}
	on := map[string][]string{
		"text": {"back"}, "limit": all, "warning": all, "line": {"back", "breach"}, "broken": {"back", "breach"},
		"ahead": {"back", "future", "band"}, "today": all,
	}
	for theme, p := range map[string]map[string]string{"light": light, "dark": dark} {
		for ink, grounds := range on {
			for _, ground := range grounds {
				least := contrast.Graphics
				if ground == "back" && (ink == "text" || ink == "limit" || ink == "today") {
					least = contrast.Text // labels, with a rim of the ground around them
				}
				require.GreaterOrEqual(t, contrast.Ratio(p["chart-"+ink], p["chart-"+ground]), least, "%s: %s on %s", theme, ink, ground)
			}
		}
		require.Len(t, p, len(on)+len(all)+1, "%s: the palette is the one checked; the grid only decorates", theme)
	}
}

// Nothing but charts is styled, in no colours but the palette's.
func TestStyleKeepsToCharts(t *testing.T) {
	css := regexp.MustCompile(`--[a-z-]+: [^;]*;`).ReplaceAllString(chart.Style(), "")
	require.NotRegexp(t, `#[0-9a-f]{3}|url|@import|rgb|opacity`, css)
	css = regexp.MustCompile(`@media[^{]*\{`).ReplaceAllString(css, "")
	for _, m := range regexp.MustCompile(`([^{}]+)\{`).FindAllStringSubmatch(css, -1) {
		require.Regexp(t, `^\s*\.chart( |$|,)`, m[1])
	}
}
