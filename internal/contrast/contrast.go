// Package contrast measures, for tests, how well one colour can be told from another: the
// contrast ratio of the Web Content Accessibility Guidelines 2.2.
package contrast

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// What WCAG AA asks for.
const (
	Text     = 4.5 // of text on its background
	Graphics = 3.0 // of what must be seen to understand a drawing
)

// dark begins the rules of the dark theme.
const dark = "@media screen and (prefers-color-scheme: dark)"

var property = regexp.MustCompile(`--([a-z-]+):\s*(#[0-9a-f]{6});`)

// Palettes reads the custom properties of a style sheet that are colours written as
// #rrggbb: those before the dark theme, and those in it.
func Palettes(css string) (light, night map[string]string, err error) {
	before, after, ok := strings.Cut(css, dark)
	if !ok {
		return nil, nil, fmt.Errorf("contrast: no %s", dark)
	}
	return colours(before), colours(after), nil
}

func colours(css string) map[string]string {
	out := map[string]string{}
	for _, m := range property.FindAllStringSubmatch(css, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// Ratio returns the contrast of two colours written as #rrggbb, 1 to 21, and 0 if one of
// them is none.
func Ratio(a, b string) float64 {
	x, okA := luminance(a)
	y, okB := luminance(b)
	if !okA || !okB {
		return 0
	}
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance returns the relative luminance, 0 to 1.
func luminance(colour string) (float64, bool) {
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 24)
	if err != nil || len(colour) != len("#rrggbb") {
		return 0, false
	}
	part := func(shift uint) float64 { return channel(float64(n>>shift&0xff) / 255) }
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0), true
}

func channel(c float64) float64 {
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}
