package browsertest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// keep writes a file for people to look at, if a folder was named.
func keep(t testing.TB, name string, data []byte) {
	t.Helper()
	if *shots != "" {
		require.NoError(t, os.WriteFile(filepath.Join(*shots, name), data, 0o644))
	}
}

// testShots takes pictures of the whole page, as each reader sees it.
func testShots(t *testing.T, in browser, html []byte) {
	if *shots == "" {
		t.Skip("no -shots DIR")
	}
	darkPhone := phone
	darkPhone.name, darkPhone.dark = "phone-night", true
	for _, v := range []view{desk, night, phone, darkPhone, paper} {
		b := open(t, in, html, v)
		for _, name := range []string{v.name, v.name + "-open"} {
			png, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
			require.NoError(t, err)
			keep(t, name+".png", png)
			eval[int](b, `document.querySelectorAll("details").forEach(d => d.open = true), 0`)
		}
	}
}

// clip is a picture of a part of the page.
func clip(b *tab, width, height float64) []byte {
	beyond := true
	return call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Clip: &page.Viewport{Width: width, Height: height, Scale: 1}, CaptureBeyondViewport: &beyond,
	}).Data
}
