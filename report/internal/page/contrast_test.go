package page_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/contrast"
	"github.com/sellerperf/sellerperf/report/internal/page"
)

var (
	inks     = []string{"text", "muted", "link", "fail", "warn", "pass", "none"}
	surfaces = []string{"page", "card", "fail-tint", "warn-tint", "pass-tint", "none-tint"}
	edges    = []string{"edge"}
)

// Every colour of text is readable on every background there is, in both themes, and what
// shows a thing's edge can be seen on it.
func TestContrast(t *testing.T) {
	light, dark, err := contrast.Palettes(page.Style())
	require.NoError(t, err)
	for theme, p := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, s := range surfaces {
			for _, ink := range inks {
				require.GreaterOrEqual(t, contrast.Ratio(p[ink], p[s]), contrast.Text, "%s: %s on %s", theme, ink, s)
			}
			for _, e := range edges {
				require.GreaterOrEqual(t, contrast.Ratio(p[e], p[s]), contrast.Graphics, "%s: %s on %s", theme, e, s)
			}
		}
		require.Len(t, p, len(inks)+len(surfaces)+len(edges)+1, "%s: the palette is the one checked; line only decorates", theme)
	}
}

// No colour is used but those of the palette.
func TestColoursAreOfThePalette(t *testing.T) {
	_, rules, _ := strings.Cut(page.Style(), "*, ::before")
	require.NotRegexp(t, `#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|oklch|color-mix|opacity`, rules)
	for _, m := range regexp.MustCompile(`(?:color|background|outline|border[a-z-]*): *([^;}]*)`).FindAllStringSubmatch(rules, -1) {
		require.NotRegexp(t, `\b(black|white|gray|grey|red|green|blue|silver)\b`, m[1])
	}
	light, _, err := contrast.Palettes(page.Style())
	require.NoError(t, err)
	for _, m := range regexp.MustCompile(`var\(--([a-z-]+)`).FindAllStringSubmatch(page.Style(), -1) {
		require.Contains(t, light, m[1])
	}
}
