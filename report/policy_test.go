package report_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

func printed(t *testing.T, p thresholds.Policy) string {
	t.Helper()
	var page bytes.Buffer
	require.NoError(t, report.Policy(&page, p, report.PolicyOptions{}))
	return page.String()
}

// TestPolicyIsPrintedComplete: a policy is made by reflection that has every field of
// every type there is; whichever of them changes, the page does.
func TestPolicyIsPrintedComplete(t *testing.T) {
	var p thresholds.Policy
	n := 0
	fill(t, reflect.ValueOf(&p).Elem(), &n)
	require.Greater(t, n, 200, "fields that were filled")
	page := printed(t, p)
	changed := 0
	eachLeaf(reflect.ValueOf(&p).Elem(), "policy", func(path string, v reflect.Value) {
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		change(v)
		require.NotEqual(t, page, printed(t, p), "%s is not printed", path)
		v.Set(old)
		changed++
	})
	require.Equal(t, n, changed)
	require.Equal(t, page, printed(t, p))
}

var (
	dayType     = reflect.TypeFor[window.Day]()
	decimalType = reflect.TypeFor[decimal.Decimal]()
)

func leaf(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Struct:
		return v.Type() == dayType || v.Type() == decimalType
	case reflect.Slice, reflect.Pointer:
		return false
	}
	return true
}

// fill gives every leaf a value of its own.
func fill(t *testing.T, v reflect.Value, n *int) {
	if leaf(v) {
		*n++
		setLeaf(t, v, *n)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(t, v.Index(0), n)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), n)
	}
}

func setLeaf(t *testing.T, v reflect.Value, n int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("t%d", n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(1000 + n))
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Struct:
		if v.Type() == dayType {
			v.Set(reflect.ValueOf(window.MustParseDay("2026-01-01").Add(n)))
		} else {
			v.Set(reflect.ValueOf(decimal.NewFromInt(int64(5000 + n))))
		}
	default:
		t.Fatalf("a field of a kind that is new: %v", v.Type())
	}
}

func eachLeaf(v reflect.Value, path string, do func(path string, v reflect.Value)) {
	if leaf(v) {
		do(path, v)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			eachLeaf(v.Field(i), path+"."+v.Type().Field(i).Name, do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachLeaf(v.Index(i), fmt.Sprintf("%s[%d]", path, i), do)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachLeaf(v.Elem(), path, do)
		}
	}
}

// change gives a leaf another value.
func change(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Uint8:
		v.SetUint(v.Uint() + 1)
	case reflect.Struct:
		if d, ok := v.Interface().(window.Day); ok {
			v.Set(reflect.ValueOf(d.Add(400)))
		} else if d, ok := v.Interface().(decimal.Decimal); ok {
			v.Set(reflect.ValueOf(d.Add(decimal.NewFromInt(1))))
		}
	}
}

// Whatever a policy file says, it is shown, not obeyed, and keeps to its columns.
func TestPolicyHostile(t *testing.T) {
	p := thresholds.Policy{
		Name: "x\x1b[31m", Title: "\u202ereversed", Zone: "a\nb",
		Sources: []thresholds.Source{{URL: "https://x/\x07", Note: "n\x1b]0;t\x07"}},
		Editions: []thresholds.Edition{{ID: "e\x1b", Note: strings.Repeat("long ", 50), Rules: []thresholds.Rule{{
			ID: "r\x1b", Metric: "m\x1b", Segment: "s\x1b", Note: "n\x1b", Actions: []string{"a\x1b"},
		}}}},
	}
	page := printed(t, p)
	require.NotContains(t, page, "\x1b")
	require.NotContains(t, page, "\u202e")
	require.NotContains(t, page, "\x07")
	for line := range strings.Lines(page) {
		require.LessOrEqual(t, len(strings.TrimSuffix(line, "\n")), 80, line)
	}
	require.Equal(t, "\n", printed(t, thresholds.Policy{}), "nothing to say")
	var colored bytes.Buffer
	require.NoError(t, report.Policy(&colored, p, report.PolicyOptions{Color: true}))
	require.Contains(t, colored.String(), "\x1b[1m")
	boom := fmt.Errorf("boom")
	require.ErrorIs(t, report.Policy(broken{boom}, p, report.PolicyOptions{}), boom)
}
