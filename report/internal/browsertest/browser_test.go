package browsertest

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

var (
	update = flag.Bool("update", false, "write the picture of the README anew")
	shots  = flag.String("shots", "", "`folder` to write pictures to, for people to look at")
)

// root is the folder of the main module.
const root = "../../.."

// chromium returns the browser there is. Without one the test is skipped, in CI it fails.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const missing = "no Chromium is installed (Debian: apt-get install chromium)"
	if os.Getenv("CI") == "true" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// browser is a browser that runs.
type browser struct{ ctx context.Context }

// launch starts a browser with a profile of its own that asks nothing of anybody, for as
// long as the test runs.
func launch(t testing.TB) browser {
	t.Helper()
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(chromium(t)), chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(time.Minute),
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.WindowSize(1200, 1000),
	}
	for _, name := range []string{
		"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "disable-default-apps",
		"disable-extensions", "disable-dev-shm-usage", "hide-scrollbars",
	} {
		options = append(options, chromedp.Flag(name, true))
	}
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, quit := chromedp.NewContext(alloc)
	t.Cleanup(func() {
		_ = chromedp.Cancel(ctx) // lets it put its profile away before that is removed
		quit()
	})
	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate("about:blank")))
	return browser{ctx}
}

// scorecard returns the page that the scorecard command makes of its sample.
func scorecard(t testing.TB, args ...string) []byte {
	t.Helper()
	page := filepath.Join(t.TempDir(), "page.html")
	cmd := exec.Command("go", append([]string{"run", "./examples/scorecard", "-format", "html", "-o", page}, args...)...)
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	if !strings.Contains(string(out), "exit status 1") { // the sample fails some rules
		require.NoError(t, err, "%s", out)
	}
	html, err := os.ReadFile(page)
	require.NoError(t, err, "%s", out)
	return html
}

// A tab shows a page as a user sees it, and hears what it says to the console and asks
// of the network.
type tab struct {
	testing.TB
	ctx  context.Context
	url  string
	mu   sync.Mutex
	said []string // console, exceptions, what the browser complains of
	sent []string // addresses asked for
}

// view is what the reader's device is like.
type view struct {
	name          string
	width, height int64
	dark, still   bool
	media         string // print, or empty
	mobile        bool
}

var (
	desk  = view{name: "desk", width: 1200, height: 900}
	night = view{name: "night", width: 1200, height: 900, dark: true}
	phone = view{name: "phone", width: 360, height: 740, mobile: true}
	paper = view{name: "paper", width: a4Width, height: a4Height, media: "print"}
)

// The page of A4 within its margins, in CSS pixels: 184 by 269 mm.
const (
	a4Width  = 184 * 96 * 10 / 254
	a4Height = 269 * 96 * 10 / 254
)

// open shows a page in a tab of its own.
func open(t testing.TB, in browser, page []byte, v view) *tab {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	}))
	t.Cleanup(server.Close)
	ctx, closeTab := chromedp.NewContext(in.ctx)
	t.Cleanup(closeTab)
	require.NoError(t, chromedp.Do(ctx)) // the tab lives as long as this context
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	b := &tab{TB: t, ctx: ctx, url: server.URL + "/"}
	require.NoError(t, chromedp.Listen(ctx, b.hear))
	call(b, log.Enable, cdp.Empty{})
	call(b, runtime.Enable, cdp.Empty{})
	call(b, network.Enable, network.EnableParams{})
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: v.width, Height: v.height, DeviceScaleFactor: 1, Mobile: v.mobile,
	})
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: v.media, Features: v.features()})
	b.run(chromedp.Navigate(b.url))
	return b
}

func (v view) features() []*emulation.MediaFeature {
	scheme, motion := "light", "no-preference"
	if v.dark {
		scheme = "dark"
	}
	if v.still {
		motion = "reduce"
	}
	return []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: motion}}
}

func (b *tab) hear(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		b.said = append(b.said, fmt.Sprintf("console %s: %v", ev.Type, ev.Args))
	case *runtime.EventExceptionThrown:
		b.said = append(b.said, "exception: "+ev.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.said = append(b.said, fmt.Sprintf("%s: %s", ev.Entry.Level, ev.Entry.Text))
	case *network.EventRequestWillBeSent:
		b.sent = append(b.sent, ev.Request.URL)
	}
}

func (b *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	require.NoError(b, chromedp.Do(b.ctx, actions...))
}

// call asks the browser for something about the tab.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.Helper()
	out, err := chromedp.Call(b.ctx, command, params)
	require.NoError(b, err)
	return out
}

// eval runs a script in the page, from outside of it, and reads what it returns.
func eval[T any](b *tab, script string) T {
	b.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	require.NoError(b, err)
	return out
}
