package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// foreseen is what programs read of a scorecard with foresight.
type foreseen struct {
	Verdicts, Parts []struct {
		Rule                   string
		Numerator, Denominator int64
		Status                 string
		Budget                 *int64
		Foresight              *struct {
			Good      *int64 `json:"good_orders_needed"`
			LookAhead []struct {
				AsOf        string `json:"as_of"`
				Denominator int64
				Numerator   [2]int64
				Verdict     string
			} `json:"look_ahead"`
			Recovery *struct {
				Volume string
				Day    string
				Worst  struct {
					AsOf                   string `json:"as_of"`
					Numerator, Denominator int64
				}
			}
		}
		Change *struct{ Numerator, Denominator map[string]int64 }
		Causes []struct {
			Keys []struct{ By, Value string }
		}
	}
	WhatIf *struct {
		Status          string
		Verdicts, Parts []struct {
			Rule, Status           string
			Numerator, Denominator int64
		}
		Outcomes []struct{ ID, Status, Level string }
	} `json:"what_if"`
	Hinges []struct {
		Outcome, Rule, Level string
		Turn                 int64
	}
	Queue []struct {
		Duty, ID, Due string
		Costs         []struct {
			Rule   string
			Budget int64
		}
	}
	Known string
}

func foresee(t *testing.T, stdin string, args ...string) foreseen {
	t.Helper()
	var out foreseen
	require.NoError(t, json.Unmarshal([]byte(judged(t, stdin, append(args, "-format", "json")...)), &out))
	return out
}

func TestForesightPages(t *testing.T) {
	args := []string{"-foresight", "-volume", "none", "-since", "2026-11-15", "-queue", "-causes"}
	golden(t, "foresight.txt", judged(t, "", args...))
	golden(t, "foresight.md", judged(t, "", append(args, "-format", "markdown")...))
	golden(t, "foresight.json", judged(t, "", append(args, "-format", "json")...))
	assert.Equal(t, judged(t, "", "-format", "csv"), judged(t, "", append(args, "-format", "csv")...), "CSV has none of it")
}

// TestForesightOfParts: rules that only levels ask for are foretold, too, and what moves the
// levels.
func TestForesightOfParts(t *testing.T) {
	seller := []string{"-policy", "etsy-star-seller", "-given", "first-sale=2020-01-01", "-foresight", "-since", "2026-11-01"}
	golden(t, "parts.txt", judged(t, "", seller...))
	golden(t, "parts.md", judged(t, "", append(seller, "-format", "markdown")...))
	golden(t, "parts.json", judged(t, "", append(seller, "-format", "json")...))

	for _, policy := range [][]string{{"ebay-us", "registered=2020-01-01"}, {"etsy-star-seller", "first-sale=2020-01-01"}, {"mercadolibre-mx", "registered=2020-01-01"}} {
		card := foresee(t, "", "-policy", policy[0], "-given", policy[1], "-foresight", "-since", "2026-11-01", "-causes")
		require.NotEmpty(t, card.Parts, policy)
		for _, v := range card.Parts {
			require.NotNil(t, v.Foresight, v.Rule)
			require.NotNil(t, v.Change, v.Rule)
			require.NotNil(t, v.Causes, v.Rule)
			require.Equal(t, v.Status == "not-applicable", v.Foresight.Recovery == nil, v.Rule)
		}
		page := judged(t, "", "-policy", policy[0], "-given", policy[1], "-format", "html")
		require.Equal(t, len(card.Verdicts)+len(card.Parts), strings.Count(page, "<article "))
	}
}

// TestWhatIfOfParts: hypothetical events change what only levels ask for, and the level.
func TestWhatIfOfParts(t *testing.T) {
	var now struct {
		Parts    []struct{ Numerator, Denominator int64 }
		Outcomes []struct{ ID, Level string }
	}
	seller := []string{"-policy", "ebay-us", "-given", "registered=2020-01-01"}
	require.NoError(t, json.Unmarshal([]byte(judged(t, "", append(seller, "-format", "json")...)), &now))
	file := filepath.Join(t.TempDir(), "claims.ndjson")
	var lines []string
	for i := range 10 {
		at := fmt.Sprintf(`"at":"2026-10-01T00:00:00Z","order":"hypothetical-%d"`, i)
		lines = append(lines, fmt.Sprintf(`{"type":"order.placed","channel":"mfn","destination":"US","buyer":"b-%d",%s}`, i, at),
			`{"type":"order.cancelled","by":"seller","reason":"out-of-stock",`+at+`}`)
	}
	require.NoError(t, os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o666))
	then := foresee(t, "", append(seller, "-what-if", file)...).WhatIf
	require.Len(t, then.Parts, len(now.Parts))
	require.Len(t, then.Outcomes, len(now.Outcomes))
	for i, v := range now.Parts {
		if then.Parts[i].Rule == "transaction-defect-rate/top-rated" {
			require.Equal(t, [2]int64{v.Numerator + 10, v.Denominator + 10}, [2]int64{then.Parts[i].Numerator, then.Parts[i].Denominator})
		}
	}
	last := len(now.Outcomes) - 1
	require.Equal(t, [2]string{"above-standard", "below-standard"}, [2]string{now.Outcomes[last].Level, then.Outcomes[last].Level})
	text := judged(t, "", append(seller, "-what-if", file)...)
	require.Contains(t, text, "Seller level\n     ")
	require.Contains(t, text, "below-standard instead of PASS above-standard")
}

// TestForesightIsTheDaysToCome: with no more sales and no more events, the days to come are
// those of the same events judged later, for what is placed by the order's day.
func TestForesightIsTheDaysToCome(t *testing.T) {
	if testing.Short() {
		t.Skip("judges many days")
	}
	card := foresee(t, "", "-foresight", "-volume", "none")
	later := make([]foreseen, 80)
	for k := range later {
		later[k] = foresee(t, "", "-as-of", sampleDay.Add(k).String())
	}
	for i, v := range card.Verdicts {
		if !strings.HasPrefix(v.Rule, "order-defect-rate") && v.Rule != "cancellation-rate" {
			continue
		}
		require.NotNil(t, v.Foresight)
		recovered := ""
		if v.Status != "fail" {
			recovered = "2026-11-22"
		}
		for d := sampleDay.Add(1); d.Before(sampleDay.Add(80)); d = d.Add(1) {
			then := later[d.Sub(sampleDay)].Verdicts[i]
			if then.Status == "fail" {
				recovered = ""
			} else if recovered == "" {
				recovered = d.String()
			}
			if k := d.Sub(sampleDay) - 1; k < len(v.Foresight.LookAhead) {
				a := v.Foresight.LookAhead[k]
				assert.Equal(t, d.String(), a.AsOf)
				assert.Equal(t, then.Denominator, a.Denominator)
				assert.LessOrEqual(t, a.Numerator[0], then.Numerator)
				assert.GreaterOrEqual(t, a.Numerator[1], then.Numerator)
				assert.True(t, a.Verdict == "undecided" || (a.Verdict == "fail") == (then.Status == "fail"))
			}
			if w := v.Foresight.Recovery.Worst; w.AsOf == d.String() {
				assert.Equal(t, [2]int64{then.Numerator, then.Denominator}, [2]int64{w.Numerator, w.Denominator})
			} else if d.String() <= v.Foresight.Recovery.Day { // no day is worse
				assert.LessOrEqual(t, then.Numerator*w.Denominator, w.Numerator*then.Denominator)
			}
		}
		assert.Equal(t, recovered, v.Foresight.Recovery.Day, v.Rule)
		assert.Equal(t, "none", v.Foresight.Recovery.Volume)
	}
}

// TestSinceAddsUp: the parts are the difference of the two scorecards.
func TestSinceAddsUp(t *testing.T) {
	now, then := foresee(t, "", "-since", "2026-11-10"), foresee(t, "", "-as-of", "2026-11-10")
	moved := 0
	for i, v := range now.Verdicts {
		sum := func(parts map[string]int64) int64 {
			require.Len(t, parts, 4)
			return parts["entered"] + parts["aged_out"] + parts["happened"] + parts["retracted"]
		}
		assert.Equal(t, v.Numerator-then.Verdicts[i].Numerator, sum(v.Change.Numerator), v.Rule)
		assert.Equal(t, v.Denominator-then.Verdicts[i].Denominator, sum(v.Change.Denominator), v.Rule)
		if v.Change.Numerator["happened"] != 0 {
			moved++
		}
	}
	assert.Positive(t, moved)
	assert.Nil(t, then.Verdicts[0].Change)
	assert.Nil(t, then.Verdicts[0].Foresight)
}

// TestWhatIf: the verdicts under hypothetical events are those of all events together.
func TestWhatIf(t *testing.T) {
	const more = `{"type":"order.placed","at":"2026-10-01T12:00:00Z","order":"x1","channel":"mfn"}
{"type":"feedback.left","at":"2026-10-09T12:00:00Z","order":"x1","rating":1}
`
	name := filepath.Join(t.TempDir(), "more.ndjson")
	require.NoError(t, os.WriteFile(name, []byte(more), 0o666))
	got := foresee(t, "", "-what-if", name)
	all := foresee(t, string(sample)+more, "-as-of", "2026-11-22", "-")
	require.Len(t, got.WhatIf.Verdicts, len(all.Verdicts))
	for i, v := range all.Verdicts {
		w := got.WhatIf.Verdicts[i]
		assert.Equal(t, []any{v.Rule, v.Status, v.Numerator, v.Denominator}, []any{w.Rule, w.Status, w.Numerator, w.Denominator})
	}
	assert.Equal(t, got.Verdicts[0].Numerator+1, got.WhatIf.Verdicts[0].Numerator)
	assert.Contains(t, judged(t, "", "-what-if", name), "What if")

	require.NoError(t, os.WriteFile(name, []byte(more+`{"type":"feedback.left","at":"2026-10-09T12:00:00Z","order":"x1","rating":9}`), 0o666))
	status, stdout, stderr := command("", "-what-if", name)
	assert.Equal(t, statusError, status)
	assert.Empty(t, stdout)
	assert.Contains(t, stderr, name)
	assert.Contains(t, stderr, "line 3")
	status, _, _ = command("", "-what-if", filepath.Join(t.TempDir(), "none.ndjson"))
	assert.Equal(t, statusError, status)
}

// TestKnown: what had not been told by then is as if it had never been.
func TestKnown(t *testing.T) {
	const early = `{"type":"order.placed","at":"2026-10-01T12:00:00Z","order":"x1","channel":"mfn"}
`
	const late = `{"type":"feedback.left","at":"2026-10-09T12:00:00Z","seen":"2026-11-20T12:00:00Z","order":"x1","rating":1}
`
	with := foresee(t, early+late, "-as-of", "2026-11-22", "-")
	assert.EqualValues(t, 1, with.Verdicts[0].Numerator)
	before := foresee(t, early+late, "-as-of", "2026-11-22", "-known", "2026-11-19", "-")
	assert.EqualValues(t, 0, before.Verdicts[0].Numerator)
	assert.Equal(t, "2026-11-19", before.Known)
	then := foresee(t, early+late, "-known", "2026-11-20", "-")
	assert.EqualValues(t, 1, then.Verdicts[0].Numerator, "and it is the as-of day")
	assert.Contains(t, judged(t, "", "-known", "2026-11-20"), "told by the end of 2026-11-20")

	status, _, stderr := command(late+`{"type":"order.placed","at":"2026-10-01T12:00:00Z","order":"x1","total":{"amount":"1","currency":"USD"},"channel":"mfn"}
{"type":"order.placed","at":"2026-10-01T12:00:00Z","order":"x2","total":{"amount":"1","currency":"EUR"},"channel":"mfn"}
`, "-known", "2026-11-19", "-")
	assert.Equal(t, statusError, status)
	assert.Contains(t, stderr, "line 3")
}

func TestQueueAndCauses(t *testing.T) {
	card := foresee(t, "", "-queue", "-causes")
	require.NotEmpty(t, card.Queue)
	for i, ob := range card.Queue {
		assert.NotEmpty(t, ob.Costs)
		if i > 0 {
			assert.LessOrEqual(t, card.Queue[i-1].Due, ob.Due)
		}
	}
	causes := 0
	for _, v := range card.Verdicts {
		causes += len(v.Causes)
	}
	assert.Positive(t, causes)
	none := foresee(t, "", "-as-of", "2026-11-22", "-queue", "-causes", "-")
	assert.Empty(t, none.Queue)
}

// TestLevelsAhead: what would cost a level first.
func TestLevelsAhead(t *testing.T) {
	for format, want := range map[string]string{
		"text": "3 orders more against unresolved-case-rate, and it is below-standard.", "markdown": "3 orders more against unresolved-case-rate",
		"json": `"outcome":"seller-level","rule":"unresolved-case-rate","segment":"","turn":3,"status":"fail","level":"below-standard"`,
	} {
		page := judged(t, "", "-policy", "ebay-us", "-foresight", "-format", format)
		if format == "json" {
			page = strings.Join(strings.Fields(page), "")
		}
		assert.Contains(t, page, want)
	}
}

// TestExclusionsSayWhy: with the reason and the evidence.
func TestExclusionsSayWhy(t *testing.T) {
	for _, format := range []string{"text", "markdown", "json"} {
		page := strings.Join(strings.Fields(judged(t, "", "-foresight", "-format", format)), " ")
		for _, want := range []string{"200-0000018-1000018", "carrier-outage", "UPS service alert of 16 November"} {
			assert.Contains(t, page, want, format)
		}
	}
}

func TestForesightUsage(t *testing.T) {
	for _, args := range [][]string{
		{"-volume", "none"},
		{"-foresight", "-volume", "last-0"},
		{"-foresight", "-volume", "some"},
		{"-since", "2026-12-01"},
		{"-since", "yesterday"},
		{"-known", "2026-02-30"},
	} {
		status, stdout, stderr := command("", args...)
		assert.Equal(t, statusError, status, args)
		assert.Empty(t, stdout)
		assert.NotEmpty(t, stderr)
	}
}
