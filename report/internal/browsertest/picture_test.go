package browsertest

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// pictureFile is the picture of the README, and its size at most.
var pictureFile = filepath.Join(root, "examples", "scorecard", "scorecard.png")

const (
	pictureWidth, pictureHeight = 1200, 1044
	pictureBytes                = 150_000
)

// TestPicture: the README has a picture of the sample's page, small enough to be kept;
// -update takes it anew.
func TestPicture(t *testing.T) {
	if *update {
		v := desk
		v.width, v.height = pictureWidth, pictureHeight
		b := open(t, launch(t), scorecard(t), v)
		require.NoError(t, os.WriteFile(pictureFile, fewColours(t, clip(b, pictureWidth, pictureHeight)), 0o644))
	}
	data, err := os.ReadFile(pictureFile)
	require.NoError(t, err)
	require.LessOrEqual(t, len(data), pictureBytes)
	im, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	require.Equal(t, image.Rect(0, 0, pictureWidth, pictureHeight), im.Bounds())
}

// fewColours writes a picture with the 256 colours it has most of: a third of the bytes,
// and a page of text hardly has more.
func fewColours(t *testing.T, data []byte) []byte {
	t.Helper()
	from, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	count := map[color.RGBA]int{}
	for y := range from.Bounds().Dy() {
		for x := range from.Bounds().Dx() {
			count[color.RGBAModel.Convert(from.At(x, y)).(color.RGBA)]++
		}
	}
	var all []color.RGBA
	for c := range count {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.RGBA) int { return cmp.Compare(count[b], count[a]) })
	palette := color.Palette{}
	for _, c := range all[:min(len(all), 256)] {
		palette = append(palette, c)
	}
	to := image.NewPaletted(from.Bounds(), palette)
	draw.Draw(to, to.Bounds(), from, image.Point{}, draw.Src)
	var out bytes.Buffer
	require.NoError(t, (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, to))
	return out.Bytes()
}
