package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sellerperf/sellerperf/ci/internal/source"
)

const mini = "../testdata/mini"

func describeMini(t *testing.T) description {
	t.Helper()
	m, err := source.Load(mini)
	if err != nil {
		t.Fatal(err)
	}
	api, err := describe(m)
	if err != nil {
		t.Fatal(err)
	}
	return api
}

func TestEveryFormOfAPI(t *testing.T) {
	var got []string
	for _, l := range describeMini(t).lines {
		if rest, ok := strings.CutPrefix(l, "pkg window, "); ok {
			got = append(got, rest)
		}
	}
	want := []string{
		`const Bare untyped string = "no comment"`,
		`const First Kind = 0`,
		`const Limit untyped int = 1099511627776`,
		`const Second Kind = 1`,
		`func Map[T any, U any]([]T, func(T) U) []U`,
		`func Money(decimal.Decimal)`,
		`method (*Day) Promoted(io.Writer, ...byte) error`,
		`method (*Day) Set(int)`,
		`method (Day) Add(int, func(int) int) (Day, error)`,
		`method (Series[T]) At(int) T`,
		`type Alias = map[string]Day`,
		`type Day struct`,
		`type Day struct, Month time.Month`,
		`type Day struct, Year int`,
		`type Kind int`,
		`type Number interface{~int | ~int64}`,
		`type Series[T any] struct`,
		`type Tallies interface { Other, Tally }`,
		`type Tallies interface, Other() thresholds.Rule`,
		`type Tallies interface, Tally(Day) (int64, int64)`,
		`type Tallies interface, unexported methods`,
		`var ErrNo error`,
	}
	same(t, got, want)
}

func TestUndocumentedNames(t *testing.T) {
	api := describeMini(t)
	same(t, api.names, []string{
		"thresholds/thresholds.go:1: pkg thresholds, package thresholds",
		"window/window.go:22: pkg window, const Bare",
		"window/window.go:46: pkg window, method Day.Set",
		"window/window.go:56: pkg window, method Tallies.Other",
	})
	same(t, api.fields, []string{"window/window.go:34: pkg window, field Day.Month"})
}

func TestCompareShowsTheDifference(t *testing.T) {
	golden := filepath.Join(t.TempDir(), "api.txt")
	if err := os.WriteFile(golden, []byte("pkg a, func F()\npkg a, func G()\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := compare(&out, golden, []string{"pkg a, func F()", "pkg a, func G(int)"}); err == nil {
		t.Error("a changed function is no difference")
	}
	if want := "-pkg a, func G()\n+pkg a, func G(int)\n"; out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
	out.Reset()
	if err := compare(&out, golden, []string{"pkg a, func F()", "pkg a, func G()"}); err != nil || out.Len() > 0 {
		t.Errorf("equal files differ: %v %s", err, out.String())
	}
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}
