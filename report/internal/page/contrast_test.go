package page_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/report/internal/page"
)

// palettes reads the custom properties of the light and the dark theme.
func palettes(t *testing.T, css string) (light, dark map[string]string) {
	t.Helper()
	before, after, ok := strings.Cut(css, "@media screen and (prefers-color-scheme: dark)")
	require.True(t, ok)
	read := func(s string) map[string]string {
		vars := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+):\s*(#[0-9a-f]{6});`).FindAllStringSubmatch(s, -1) {
			vars[m[1]] = m[2]
		}
		return vars
	}
	return read(before), read(after)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(hex[1:], 16, 24)
	require.NoError(t, err)
	part := func(shift uint) float64 { return channel(float64(n>>shift&0xff) / 255) }
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

func channel(c float64) float64 {
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

// contrast is the contrast ratio of two colours, 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

var (
	inks     = []string{"text", "muted", "link", "fail", "warn", "pass", "none"}
	surfaces = []string{"page", "card", "fail-tint", "warn-tint", "pass-tint", "none-tint"}
	graphics = []string{"edge"}
)

// Every colour of text is readable on every background there is, in both themes: WCAG AA,
// 4.5 to 1; what shows a thing's edge 3 to 1.
func TestContrast(t *testing.T) {
	light, dark := palettes(t, page.Style())
	for theme, p := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, s := range surfaces {
			for _, ink := range inks {
				require.GreaterOrEqual(t, contrast(t, p[ink], p[s]), 4.5, "%s: %s on %s", theme, ink, s)
			}
			for _, ink := range graphics {
				require.GreaterOrEqual(t, contrast(t, p[ink], p[s]), 3.0, "%s: %s on %s", theme, ink, s)
			}
		}
		require.Len(t, p, len(inks)+len(surfaces)+len(graphics)+1, "%s: the palette is the one checked; line only decorates", theme)
	}
}

// No colour is used but those of the palette.
func TestColoursAreOfThePalette(t *testing.T) {
	_, rules, _ := strings.Cut(page.Style(), "*, ::before")
	require.NotRegexp(t, `#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|oklch|color-mix|opacity`, rules)
	for _, m := range regexp.MustCompile(`(?:color|background|outline|border[a-z-]*): *([^;}]*)`).FindAllStringSubmatch(rules, -1) {
		require.NotRegexp(t, `\b(black|white|gray|grey|red|green|blue|silver)\b`, m[1])
	}
	light, _ := palettes(t, page.Style())
	for _, m := range regexp.MustCompile(`var\(--([a-z-]+)`).FindAllStringSubmatch(page.Style(), -1) {
		require.Contains(t, light, m[1])
	}
}

// The measure itself: black on white is 21 to 1, and #767676 is the lightest grey that
// passes on white.
func TestContrastIsMeasuredAsDefined(t *testing.T) {
	require.InDelta(t, 21, contrast(t, "#000000", "#ffffff"), 1e-9)
	require.InDelta(t, 4.54, contrast(t, "#767676", "#ffffff"), 0.005)
	require.Less(t, contrast(t, "#777777", "#ffffff"), 4.5)
}
