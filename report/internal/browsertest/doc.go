// Package browsertest looks at the pages of package report in a real browser, Chromium
// without a window: what they look like on a desk, on a phone, on paper, light and dark,
// what they ask the network for, and how they are read by keyboard and by ear.
//
// It is a module of its own, so that whoever imports the library needs none of this.
// Chromium must be installed (Debian: apt-get install chromium); it is never downloaded.
// Without one the tests are skipped, but where CI=true they fail.
//
//	go -C report/internal/browsertest test ./...
//	go -C report/internal/browsertest test -run TestPicture -update    the picture of the README, anew
//	go -C report/internal/browsertest test -run TestPage -shots DIR    pictures to look at
package browsertest
