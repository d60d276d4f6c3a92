package contrast_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/contrast"
)

// Black on white is 21 to 1; #767676 is known as the lightest grey readable on white.
func TestRatio(t *testing.T) {
	require.InDelta(t, 21, contrast.Ratio("#000000", "#ffffff"), 1e-9)
	require.InDelta(t, 1, contrast.Ratio("#123456", "#123456"), 1e-9)
	require.InDelta(t, 4.54, contrast.Ratio("#767676", "#ffffff"), 0.005)
	require.Less(t, contrast.Ratio("#ffffff", "#777777"), contrast.Text)
	require.Zero(t, contrast.Ratio("red", "#ffffff"))
	require.Zero(t, contrast.Ratio("#ffffff", "#fff"))
}

func TestPalettes(t *testing.T) {
	light, dark, err := contrast.Palettes(":root { --a: #ffffff; --b: Canvas; } @media screen and (prefers-color-scheme: dark) { :root { --a: #000000; } }")
	require.NoError(t, err)
	require.Equal(t, map[string]string{"a": "#ffffff"}, light)
	require.Equal(t, map[string]string{"a": "#000000"}, dark)
	_, _, err = contrast.Palettes("")
	require.Error(t, err)
}
