package thresholds_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// good is a policy file without a fault.
const good = `{
  "name": "my-shop",
  "zone": "Europe/London",
  "editions": [
    {
      "id": "2026-01-01",
      "from": "2026-01-01",
      "rules": [
        {
          "id": "bad/30d",
          "metric": "test-bad",
          "segment": "mfn",
          "window": {"days": 30, "lag": 2},
          "low_volume": {"under": 400, "by": {"months": 3}, "window": {"months": 12}},
          "limit": {"op": "below", "value": "0.02"},
          "warning": {"op": "below", "value": "0.015"},
          "floor": 3,
          "minimum": 20,
          "from": "2026-02-01",
          "until": "2026-12-31",
          "note": "fictitious",
          "sources": [
            {"of": ["limit"], "url": "https://example.com/a", "read": "2026-11-23", "certainty": "official"}
          ]
        }
      ]
    }
  ]
}
`

func TestParse(t *testing.T) {
	p, err := thresholds.Parse([]byte(good), custom...)
	require.NoError(t, err)
	r := p.Editions[0].Rules[0]
	require.Equal(t, window.Span{Days: 30, Lag: 2}, r.Window)
	require.Equal(t, &thresholds.LowVolume{Under: 400, By: window.Span{Months: 3}, Window: window.Span{Months: 12}}, r.LowVolume)
	require.Equal(t, "below 0.015", r.Warning.String())
	require.Equal(t, thresholds.Official, r.Sources[0].Certainty)

	out, err := json.MarshalIndent(p, "", "  ")
	require.NoError(t, err)
	require.JSONEq(t, good, string(out))
	again, err := thresholds.Parse(out, custom...)
	require.NoError(t, err)
	require.Equal(t, p, again)
	var plain thresholds.Policy
	require.NoError(t, json.Unmarshal([]byte(good), &plain))
	require.Equal(t, p, plain)
}

// want is a fault as a test expects it.
type want struct {
	line  int
	path  string
	class error
}

func requireFaults(t *testing.T, err error, wants ...want) {
	t.Helper()
	require.Error(t, err)
	faults := thresholds.Faults(err)
	require.Len(t, faults, len(wants), "%v", err)
	for i, w := range wants {
		require.Equal(t, w.path, faults[i].Path, "%v", err)
		require.Equal(t, w.line, faults[i].Line, "%v", faults[i])
		require.ErrorIs(t, faults[i], w.class)
	}
}

func TestNineFaultsGiveNineErrors(t *testing.T) {
	const faulty = `{
  "name": "my-shop",
  "zone": "Europe/Londinium",
  "editions": [
    {
      "id": "a",
      "from": "2026-02-30",
      "rules": [
        {"id": "r1", "metric": "test-bat", "window": {"days": 30}, "limit": {"op": "below", "value": "0.01"}},
        {"id": "r1", "metric": "test-bad", "window": {"days": -3}, "limit": {"op": "below", "value": "1,5"}},
        {"id": "r2", "metric": "test-bad", "window": {"days": 30}, "limit": {"op": "under", "value": "0.01"}, "miniumum": 5}
      ]
    },
    {
      "id": "b",
      "from": "2026-03-01",
      "rules": [{"id": "r", "metric": "test-good", "window": {"months": 1}, "limit": {"op": "at least", "value": "90"}}]
    }
  ]
}`
	_, err := thresholds.Parse([]byte(faulty), custom...)
	requireFaults(t, err,
		want{3, "zone", metrics.ErrUnknown},
		want{7, "editions[0].from", window.ErrNoSuchDay},
		want{9, "editions[0].rules[0].metric", metrics.ErrUnknown},
		want{10, "editions[0].rules[1].limit.value", metrics.ErrMalformed},
		want{10, "editions[0].rules[1].id", thresholds.ErrDuplicate},
		want{10, "editions[0].rules[1].window.days", metrics.ErrRange},
		want{11, "editions[0].rules[2].limit.op", metrics.ErrUnknown},
		want{11, "editions[0].rules[2].miniumum", metrics.ErrUnknown},
		want{17, "editions[1].rules[0].limit.value", metrics.ErrRange},
	)
}

// edit is good with one text replaced.
func edit(t *testing.T, from, to string) []byte {
	t.Helper()
	require.Equal(t, 1, strings.Count(good, from), "%q", from)
	return []byte(strings.Replace(good, from, to, 1))
}

func TestParseRefuses(t *testing.T) {
	const r = "editions[0].rules[0]"
	for _, c := range []struct {
		from, to string
		wants    []want
	}{
		{`"name": "my-shop",`, ``, []want{{1, "name", metrics.ErrMissing}}},
		{`"name": "my-shop"`, `"name": 7`, []want{{2, "name", metrics.ErrMalformed}}},
		{`"name": "my-shop"`, `"name": "a", "name": "b"`, []want{{2, "name", thresholds.ErrDuplicate}}},
		{`"name": "my-shop"`, `"Name": "my-shop"`, []want{{1, "name", metrics.ErrMissing}, {2, "Name", metrics.ErrUnknown}}},
		{`"zone": "Europe/London"`, `"zone": "Local"`, []want{{3, "zone", metrics.ErrUnknown}}},
		{`{"days": 30, "lag": 2}`, `{"days": 30.5, "lag": 2}`, []want{{13, r + ".window.days", metrics.ErrMalformed}}},
		{`{"days": 30, "lag": 2}`, `{"days": 3e1, "lag": 2}`, []want{{13, r + ".window.days", metrics.ErrMalformed}}},
		{`{"days": 30, "lag": 2}`, `{"days": "30", "lag": 2}`, []want{{13, r + ".window.days", metrics.ErrMalformed}}},
		{`{"days": 30, "lag": 2}`, `{"days": 99999999999999999999}`, []want{{13, r + ".window.days", metrics.ErrRange}}},
		{`{"days": 30, "lag": 2}`, `{"days": 99999, "lag": -1}`, []want{
			{13, r + ".window.lag", metrics.ErrRange}, {13, r + ".window.days", metrics.ErrRange},
		}},
		{`{"days": 30, "lag": 2}`, `30`, []want{{13, r + ".window", metrics.ErrMalformed}}},
		{`{"days": 30, "lag": 2}`, `{}`, []want{{13, r + ".window.days", metrics.ErrRange}}},
		{`{"days": 30, "lag": 2}`, `null`, []want{{13, r + ".window.days", metrics.ErrRange}}},
		{`"segment": "mfn"`, `"segment": "unanchored"`, []want{{12, r + ".segment", metrics.ErrRange}}},
		{`"segment": "mfn"`, `"segment": "mnf"`, []want{{12, r + ".segment", metrics.ErrUnknown}}},
		{`"segment": "mfn"`, `"segment": "category:x"`, []want{{12, r + ".segment", metrics.ErrUnknown}}},
		{`"metric": "test-bad"`, `"metric": "test-bad?pending=out"`, []want{{11, r + ".metric", metrics.ErrUnknown}}},
		{`"metric": "test-bad"`, `"metric": ""`, []want{{11, r + ".metric", metrics.ErrMissing}}},
		{`"value": "0.02"`, `"value": 0.02`, []want{{15, r + ".limit.value", metrics.ErrMalformed}}},
		{`"value": "0.02"`, `"value": "2%"`, []want{{15, r + ".limit.value", metrics.ErrMalformed}}},
		{`"value": "0.02"`, `"value": "0"`, []want{{15, r + ".limit.value", metrics.ErrRange}}},
		{`"value": "0.02"`, `"value": "-0.02"`, []want{{15, r + ".limit.value", metrics.ErrRange}}},
		{`"value": "0.02"`, `"value": "0.0000000000000000002"`, []want{{15, r + ".limit.value", metrics.ErrRange}}},
		{`, "value": "0.02"`, ``, []want{{15, r + ".limit.value", metrics.ErrMissing}}},
		{`{"op": "below", "value": "0.015"}`, `{"op": "below", "value": "0.025"}`, []want{{16, r + ".warning.value", metrics.ErrRange}}},
		{`{"op": "below", "value": "0.015"}`, `{"op": "above", "value": "0.015"}`, []want{{16, r + ".warning.op", metrics.ErrRange}}},
		{`{"op": "below", "value": "0.015"}`, `{"value": "0.015"}`, []want{{16, r + ".warning.op", metrics.ErrMissing}}},
		{`"floor": 3`, `"floor": -3`, []want{{17, r + ".floor", metrics.ErrRange}}},
		{`"minimum": 20`, `"minimum": -1`, []want{{18, r + ".minimum", metrics.ErrRange}}},
		{`"until": "2026-12-31"`, `"until": "2026-01-31"`, []want{{20, r + ".until", metrics.ErrRange}}},
		{`"until": "2026-12-31"`, `"until": "31.12.2026"`, []want{{20, r + ".until", metrics.ErrMalformed}}},
		{`"under": 400`, `"under": 0`, []want{{14, r + ".low_volume.under", metrics.ErrRange}}},
		{`"by": {"months": 3}`, `"by": {"months": -3}`, []want{{14, r + ".low_volume.by.months", metrics.ErrRange}}},
		{`"of": ["limit"]`, `"of": ["limits"]`, []want{{23, r + ".sources[0].of[0]", metrics.ErrUnknown}}},
		{`"url": "https://example.com/a"`, `"url": "example.com"`, []want{{23, r + ".sources[0].url", metrics.ErrMalformed}}},
		{`, "certainty": "official"`, ``, []want{{23, r + ".sources[0].certainty", metrics.ErrMissing}}},
		{`"certainty": "official"`, `"certainty": "sure"`, []want{{23, r + ".sources[0].certainty", metrics.ErrUnknown}}},
		{`"read": "2026-11-23"`, `"read": ""`, []want{{23, r + ".sources[0].read", metrics.ErrMissing}}},
		{`"note": "fictitious",`, `"note": "fictitious"`, []want{{22, "", metrics.ErrMalformed}}},
		{"}\n  ]\n}\n", "}\n  ]\n}\n{}", []want{{30, "", metrics.ErrMalformed}}},
		{"}\n  ]\n}\n", "}\n  ]\n", []want{{29, "", metrics.ErrMalformed}}},
		{`fictitious`, "fict\xffitious", []want{{21, "", metrics.ErrMalformed}}},
	} {
		_, err := thresholds.Parse(edit(t, c.from, c.to), custom...)
		require.Error(t, err, c.to)
		requireFaults(t, err, c.wants...)
	}
}

func TestParseRefusesWhatIsNoPolicy(t *testing.T) {
	for _, s := range []string{
		"", " ", "null", "[]", "7", `"x"`, "{", "\x00", strings.Repeat("[", 100_000), `{"name":` + strings.Repeat(`{"a":`, 1000),
	} {
		_, err := thresholds.Parse([]byte(s))
		require.Error(t, err, "%.20q", s)
		require.NotEmpty(t, thresholds.Faults(err))
	}
}

func TestValidateOfLiterals(t *testing.T) {
	share := ruleOf(badShare, "below 0.01")
	change := func(f func(*thresholds.Rule)) thresholds.Rule {
		r := share
		f(&r)
		return r
	}
	const r = "editions[0].rules[0]."
	for _, c := range []struct {
		rule thresholds.Rule
		path string
	}{
		{change(func(r *thresholds.Rule) { r.ID = "Upper" }), r + "id"},
		{change(func(r *thresholds.Rule) { r.Limit.Op = 9 }), r + "limit.op"},
		{change(func(r *thresholds.Rule) { r.Limit.Value = decimal.New(1, 40) }), r + "limit.value"},
		{change(func(r *thresholds.Rule) { r.Limit = limit("above 1") }), r + "limit.value"},
		{change(func(r *thresholds.Rule) { r.Limit, r.Floor = limit("equal 0.5"), 2 }), r + "floor"},
		{change(func(r *thresholds.Rule) { r.Metric, r.Limit, r.Floor = "test-count", limit("at least 5"), 2 }), r + "floor"},
		{change(func(r *thresholds.Rule) { r.Metric, r.Limit, r.Minimum = "test-count", limit("equal 0"), 2 }), r + "minimum"},
		{change(func(r *thresholds.Rule) { r.Sources = []thresholds.Source{{URL: "http://a", Read: asOf, Certainty: 9}} }), r + "sources[0].certainty"},
	} {
		_, err := thresholds.NewJudge(policyOf(c.rule), custom...)
		faults := thresholds.Faults(err)
		require.Len(t, faults, 1, "%v", err)
		require.Equal(t, c.path, faults[0].Path)
	}
	requireFaults(t, thresholds.Policy{}.Validate(), want{0, "name", metrics.ErrMissing}, want{0, "editions", metrics.ErrMissing})
	requireFaults(t, thresholds.Policy{Name: "a", Editions: []thresholds.Edition{
		{ID: "1", From: day("2026-01-02"), Rules: []thresholds.Rule{share}},
		{ID: "1", From: day("2026-01-02")},
	}}.Validate(custom...),
		want{0, "editions[1].id", thresholds.ErrDuplicate},
		want{0, "editions[1].from", metrics.ErrRange},
		want{0, "editions[1].rules", metrics.ErrMissing},
	)
	require.Empty(t, thresholds.Faults(nil))
	require.Len(t, thresholds.Faults(fmt.Errorf("file x: %w", thresholds.Policy{}.Validate())), 2)
}

// A rule's segment is one its metric can have.
func TestSegmentsOfRules(t *testing.T) {
	share := func(id string, s metrics.Subject, own ...metrics.Segment) metrics.Definition {
		return metrics.Definition{ID: id, Subject: s, Segments: own}
	}
	defs := []metrics.Definition{
		share("plain", metrics.OrderSubject),
		share("tracked", metrics.OrderSubject, metrics.CategorySegment("*"), "express"),
		share("any", metrics.MessageSubject, "*"),
		share("violations", metrics.ViolationSubject, "listing"),
	}
	for _, c := range []struct{ metric, allowed, refused string }{
		{"plain", ",mfn,afn", "MFN,mfn ,fba,*,category:x,express,unanchored"},
		{"tracked", ",mfn,afn,category:x,category:a b,express", "category:,category,express-x,expres,unanchored"},
		{"any", ",mfn,x", "unanchored"},
		{"violations", ",listing", "mfn,afn,listings,unanchored"},
		{"order-defect-rate", ",mfn,afn", "mfm,category:x"},
		{"policy-violations", ",category:X,severity:high,severity:no impact", "severity:High,severity:,mfn"},
		{"unheard-of", "", ""},
	} {
		faults := func(segment string) []*thresholds.FieldError {
			r := ruleOf(badShare, "below 0.01")
			r.Metric, r.Segment = metrics.Variant(c.metric), metrics.Segment(segment)
			return thresholds.Faults(policyOf(r).Validate(defs...))
		}
		if c.metric == "unheard-of" {
			require.Len(t, faults("mnf"), 1, "who knows which segments it has")
			continue
		}
		for s := range strings.SplitSeq(c.allowed, ",") {
			require.Empty(t, faults(s), "%s %q", c.metric, s)
		}
		for s := range strings.SplitSeq(c.refused, ",") {
			got := faults(s)
			require.Len(t, got, 1, "%s %q", c.metric, s)
			require.Equal(t, "editions[0].rules[0].segment", got[0].Path)
			require.Equal(t, s, got[0].Value)
			class := metrics.ErrUnknown
			if s == "unanchored" {
				class = metrics.ErrRange
			}
			require.ErrorIs(t, got[0], class)
		}
	}
}

// genPolicy draws a valid policy.
func genPolicy(t *rapid.T) thresholds.Policy {
	text := rapid.StringMatching(`[ -~äö<>&]{0,12}`)
	dayOf := func(name string) window.Day {
		return window.UnixDay(rapid.IntRange(18_000, 21_000).Draw(t, name))
	}
	sources := func(of string) []thresholds.Source {
		if rapid.Bool().Draw(t, "unsourced") {
			return nil
		}
		return []thresholds.Source{{
			Of: []string{of}, URL: "https://example.com/", Read: dayOf("read"),
			Certainty: thresholds.Certainty(rapid.IntRange(1, 5).Draw(t, "certainty")), Note: text.Draw(t, "note"),
		}}
	}
	span := func(name string) window.Span {
		if rapid.Bool().Draw(t, name+" in months") {
			return window.Span{Months: rapid.IntRange(1, 24).Draw(t, name), Lag: rapid.IntRange(0, 9).Draw(t, "lag")}
		}
		return window.Span{Days: rapid.IntRange(1, 400).Draw(t, name)}
	}
	p := thresholds.Policy{Name: "test", Title: text.Draw(t, "title"), Zone: rapid.SampledFrom([]string{"", "UTC", "Asia/Kolkata"}).Draw(t, "zone"), Sources: sources("zone")}
	for i := range rapid.IntRange(1, 3).Draw(t, "editions") {
		e := thresholds.Edition{ID: fmt.Sprint(i), Note: text.Draw(t, "note"), Sources: sources("from")}
		if i > 0 {
			e.From = window.UnixDay(18_000 + 100*i)
		}
		for k := range rapid.IntRange(1, 3).Draw(t, "rules") {
			r, _ := genRule(t)
			r.ID = fmt.Sprint(k)
			r.Window, r.Sources, r.Note = span("window"), sources("limit.value"), text.Draw(t, "note")
			r.Minimum = rapid.Int64Range(0, 9).Draw(t, "minimum")
			if rapid.Bool().Draw(t, "dated") {
				r.From = dayOf("from")
				r.Until = r.From.Add(rapid.IntRange(0, 99).Draw(t, "days"))
			}
			if rapid.Bool().Draw(t, "low") {
				r.LowVolume = &thresholds.LowVolume{Under: rapid.Int64Range(1, 400).Draw(t, "under"), Window: span("low")}
			}
			r.Advice = rapid.Bool().Draw(t, "advice")
			if !r.Advice && rapid.Bool().Draw(t, "warned") {
				r.Warning = r.Limit
			}
			e.Rules = append(e.Rules, r)
		}
		p.Editions = append(p.Editions, e)
	}
	return p
}

// propJSONIdentity: a policy is the same after JSON, and judges alike.
func propJSONIdentity(t *rapid.T) {
	p := genPolicy(t)
	require.NoError(t, p.Validate(custom...))
	require.Equal(t, p, p.Clone())
	data, err := json.Marshal(p)
	require.NoError(t, err)
	back, err := thresholds.Parse(data, custom...)
	require.NoError(t, err)
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	for i := range p.Editions { // decimals of one value may differ inside
		for k := range p.Editions[i].Rules {
			have, got := &p.Editions[i].Rules[k], &back.Editions[i].Rules[k]
			require.True(t, have.Limit.Equal(got.Limit) && have.Warning.Equal(got.Warning))
			have.Limit, got.Limit = thresholds.Limit{}, thresholds.Limit{}
			have.Warning, got.Warning = thresholds.Limit{}, thresholds.Limit{}
		}
	}
	require.Equal(t, p, back)
}

func TestJSONIdentity(t *testing.T) { rapid.Check(t, propJSONIdentity) }

// FuzzParse: no text makes Parse panic, and what it accepts survives a round trip.
func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(`{"name":"a","editions":[{"id":"1","rules":[{}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := thresholds.Parse(data, custom...)
		if err != nil {
			require.NotEmpty(t, thresholds.Faults(err))
			return
		}
		out, err := json.Marshal(p)
		require.NoError(t, err)
		_, err = thresholds.Parse(out, custom...)
		require.NoError(t, err)
	})
}
