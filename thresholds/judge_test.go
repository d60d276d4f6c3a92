package thresholds_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

func TestStatuses(t *testing.T) {
	warned := ruleOf(badShare, "below 0.04")
	warned.Warning = limit("below 0.02")
	small := ruleOf(goodShare, "at least 0.90")
	small.Minimum = 20
	floored := ruleOf(badShare, "at most 0.003")
	floored.Floor = 3
	for _, c := range []struct {
		name        string
		rule        thresholds.Rule
		hits, total int64
		want        thresholds.Status
	}{
		{"no data", warned, 0, 0, thresholds.NoData},
		{"a total below none is none", warned, 0, -3, thresholds.NoData},
		{"pass", warned, 1, 100, thresholds.Pass},
		{"the warning line itself", warned, 2, 100, thresholds.Warn},
		{"under the limit", warned, 399, 10_000, thresholds.Warn},
		{"the limit itself", warned, 4, 100, thresholds.Fail},
		{"19 units are too few", small, 0, 19, thresholds.TooFew},
		{"20 are not", small, 0, 20, thresholds.Fail},
		{"no data before too few", small, 0, 0, thresholds.NoData},
		{"pass by the floor", floored, 2, 10, thresholds.Pass},
		{"the floor reached", floored, 3, 10, thresholds.Fail},
		{"a count always has data", ruleOf(badCount, "equal 0"), 0, 0, thresholds.Pass},
		{"a count of 1", ruleOf(badCount, "equal 0"), 1, 0, thresholds.Fail},
		{"a mean above 1", ruleOf(goodMean, "at least 4.8"), 48, 10, thresholds.Pass},
		{"a mean just under", ruleOf(goodMean, "at least 4.8"), 479, 100, thresholds.Fail},
		{"money", ruleOf(badMoney, "below 0.05"), 499, 10_000, thresholds.Pass},
	} {
		v := verdictOf(t, c.rule, metrics.Tally{Hits: c.hits, Total: c.total})
		require.Equal(t, c.want, v.Status, c.name)
		require.Equal(t, metrics.Tally{Hits: c.hits, Total: c.total}, v.Tally, c.name)
		require.True(t, c.want.IsJudged() || !v.HasBudget, c.name)
		require.Equal(t, window.Range{First: day("2026-10-24"), Last: asOf}, v.Window)
	}
}

// TestWarningLine: a warning says by how many the warning line is missed.
func TestWarningLine(t *testing.T) {
	below := ruleOf(badShare, "below 0.04")
	below.Warning = limit("below 0.02")
	least := ruleOf(goodShare, "at least 0.90")
	least.Warning = limit("at least 0.95")
	advice := ruleOf(badShare, "below 0.04")
	advice.Advice = true
	missed := func(n int64) []thresholds.Warning {
		return []thresholds.Warning{{Code: thresholds.WarnWarningLine, Count: n}}
	}
	for _, c := range []struct {
		name        string
		rule        thresholds.Rule
		hits, total int64
		want        []thresholds.Warning
	}{
		{"kept: 1 of 100", below, 1, 100, nil},
		{"2 of 100 is not below 2 %: 1 may be", below, 2, 100, missed(1)},
		{"3 of 100", below, 3, 100, missed(2)},
		{"the limit itself is broken: its budget says by how many", below, 4, 100, nil},
		{"kept: 95 of 100", least, 95, 100, nil},
		{"77 of 83: 79 are 95.2 %, 78 are 93.98 %", least, 77, 83, missed(2)},
		{"a ratio has no subjects to count", meanWarned(), 47, 10, missed(0)},
		{"advice has no second line", advice, 5, 100, nil},
		{"no data", below, 0, 0, nil},
	} {
		v := verdictOf(t, c.rule, metrics.Tally{Hits: c.hits, Total: c.total})
		require.Equal(t, c.want, v.Warnings, c.name)
	}
	require.Equal(t, "the warning line is missed by 2", missed(2)[0].String())
	require.Equal(t, "the warning line is missed", missed(0)[0].String())
}

// TestHitsOfNothing: hits that nothing measures are no verdict, and said.
func TestHitsOfNothing(t *testing.T) {
	v := verdictOf(t, ruleOf(badShare, "below 0.04"), metrics.Tally{Hits: 3})
	require.Equal(t, thresholds.NoData, v.Status)
	require.Equal(t, []thresholds.Warning{{Code: thresholds.WarnNoTotal, Count: 3}}, v.Warnings)
	require.Equal(t, "3 counted, and nothing to measure them by", v.Warnings[0].String())
	require.Empty(t, verdictOf(t, ruleOf(badShare, "below 0.04"), metrics.Tally{}).Warnings)
	require.Empty(t, verdictOf(t, ruleOf(badCount, "equal 0"), metrics.Tally{Hits: 3}).Warnings)
}

// meanWarned is a rule on a mean with a warning line.
func meanWarned() thresholds.Rule {
	r := ruleOf(goodMean, "at least 4.5")
	r.Warning = limit("at least 4.8")
	return r
}

func TestOverall(t *testing.T) {
	of := func(ss ...thresholds.Status) thresholds.Status {
		var vs []thresholds.Verdict
		for _, s := range ss {
			vs = append(vs, thresholds.Verdict{Status: s})
		}
		return thresholds.Overall(vs)
	}
	require.Equal(t, thresholds.NoData, of())
	require.Equal(t, thresholds.NoData, of(thresholds.TooFew, thresholds.NotApplicable))
	require.Equal(t, thresholds.Pass, of(thresholds.NoData, thresholds.Pass, thresholds.TooFew))
	require.Equal(t, thresholds.Warn, of(thresholds.Warn, thresholds.Pass))
	require.Equal(t, thresholds.Warn, of(thresholds.Pass, thresholds.Warn))
	require.Equal(t, thresholds.Fail, of(thresholds.Warn, thresholds.Fail, thresholds.Pass))
}

func TestEffectivePeriod(t *testing.T) {
	r := ruleOf(badShare, "below 0.01")
	r.From, r.Until = day("2026-03-02"), day("2026-06-15")
	judge, err := thresholds.NewJudge(policyOf(r), custom...)
	require.NoError(t, err)
	for d, want := range map[string]thresholds.Status{
		"2026-03-01": thresholds.NotApplicable, "2026-03-02": thresholds.Pass,
		"2026-06-15": thresholds.Pass, "2026-06-16": thresholds.NotApplicable,
	} {
		sc, err := judge.Judge(thresholds.Inputs{
			AsOf: day(d), Tallies: &fixed{tally: metrics.Tally{Total: 1}, lost: metrics.Tally{Total: 1}, loc: time.UTC},
		})
		require.NoError(t, err)
		require.Equal(t, want, sc.Verdicts[0].Status, d)
		if want == thresholds.NotApplicable {
			require.Zero(t, sc.Verdicts[0].Tally)
			require.Empty(t, sc.Verdicts[0].Warnings)
			require.Equal(t, thresholds.NoData, sc.Status)
		}
	}
}

func TestEditionInForce(t *testing.T) {
	p := thresholds.Policy{Name: "test", Zone: "UTC", Editions: []thresholds.Edition{
		{ID: "old", From: day("2020-01-01"), Rules: []thresholds.Rule{ruleOf(badShare, "below 0.02")}},
		{ID: "new", From: day("2026-02-28"), Rules: []thresholds.Rule{ruleOf(badShare, "below 0.01")}},
	}}
	judge, err := thresholds.NewJudge(p, custom...)
	require.NoError(t, err)
	tallies := &fixed{tally: metrics.Tally{Hits: 1, Total: 100}, loc: time.UTC}
	for d, want := range map[string]string{
		"2020-01-01": "old pass", "2026-02-27": "old pass", "2026-02-28": "new fail", "2027-01-01": "new fail",
	} {
		sc, err := judge.Judge(thresholds.Inputs{AsOf: day(d), Tallies: tallies})
		require.NoError(t, err)
		require.Equal(t, want, sc.Edition+" "+sc.Status.String(), d)
		require.Equal(t, sc.Edition, sc.Verdicts[0].Edition)
		require.Equal(t, "UTC", sc.Zone)
		e, ok := p.EditionOn(day(d))
		require.True(t, ok)
		require.Equal(t, sc.Edition, e.ID)
	}

	_, err = judge.Judge(thresholds.Inputs{AsOf: day("2019-12-31"), Tallies: tallies})
	var before *thresholds.EditionError
	require.ErrorAs(t, err, &before)
	require.ErrorIs(t, err, thresholds.ErrNoEdition)
	require.Equal(t, day("2020-01-01"), before.First)
	_, ok := p.EditionOn(day("2019-12-31"))
	require.False(t, ok)
	_, ok = p.EditionOn(window.Day{})
	require.False(t, ok)
}

func TestJudgeRefuses(t *testing.T) {
	la, err := time.LoadLocation("America/Los_Angeles")
	require.NoError(t, err)
	p := policyOf(ruleOf(badShare, "below 0.01"), ruleOf(goodShare, "at least 0.9"))
	p.Zone = "America/Los_Angeles"
	judge, err := thresholds.NewJudge(p, custom...)
	require.NoError(t, err)
	require.Equal(t, []metrics.Variant{"test-bad", "test-good"}, judge.Metrics())
	require.Equal(t, la.String(), judge.Location().String())

	dst := make([]thresholds.Verdict, 1, 8)
	refused := func(in thresholds.Inputs) error {
		got, err := judge.AppendVerdicts(dst, in)
		require.Len(t, got, 1)
		return err
	}
	require.ErrorIs(t, refused(thresholds.Inputs{Tallies: &fixed{loc: la}}), metrics.ErrMissing)
	require.ErrorIs(t, refused(thresholds.Inputs{AsOf: asOf}), metrics.ErrMissing)
	var zone *metrics.ZoneError
	require.ErrorAs(t, refused(thresholds.Inputs{AsOf: asOf, Tallies: &fixed{loc: time.UTC}}), &zone)
	require.ErrorIs(t, refused(thresholds.Inputs{AsOf: asOf, Tallies: &fixed{}}), metrics.ErrZone)

	table := metrics.NewTable(la)
	table.Declare("test-bad")
	err = refused(thresholds.Inputs{AsOf: asOf, Tallies: table})
	var rule *thresholds.RuleError
	require.ErrorAs(t, err, &rule)
	require.Equal(t, "test-good", rule.Rule)
	require.ErrorIs(t, err, metrics.ErrUndeclared)
	boom := errors.New("boom")
	require.ErrorIs(t, refused(thresholds.Inputs{AsOf: asOf, Tallies: &fixed{loc: la, err: boom}}), boom)
}

func TestJudgeIsNotChangedByItsPolicy(t *testing.T) {
	p := policyOf(ruleOf(badShare, "below 0.01"))
	p.Editions[0].Rules[0].LowVolume = &thresholds.LowVolume{Under: 5, Window: window.Span{Days: 90}}
	judge, err := thresholds.NewJudge(p, custom...)
	require.NoError(t, err)
	in := thresholds.Inputs{AsOf: asOf, Tallies: &fixed{tally: metrics.Tally{Hits: 1, Total: 100}, loc: time.UTC}}
	before, err := judge.Judge(in)
	require.NoError(t, err)
	p.Editions[0].Rules[0].Limit = limit("below 1")
	p.Editions[0].Rules[0].LowVolume.Under = 500
	after, err := judge.Judge(in)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

func TestEarliest(t *testing.T) {
	spanned := func(id string, sp window.Span, low ...window.Span) thresholds.Rule {
		r := ruleOf(badShare, "below 0.01")
		r.ID, r.Window = id, sp
		if len(low) > 0 {
			r.LowVolume = &thresholds.LowVolume{Under: 1, Window: low[0]}
		}
		if len(low) > 1 {
			r.LowVolume.By = low[1]
		}
		return r
	}
	over := spanned("over", window.Span{Days: 90})
	over.Until = day("2020-06-15")
	p := thresholds.Policy{Name: "test", Editions: []thresholds.Edition{
		{ID: "1", From: day("2020-01-01"), Rules: []thresholds.Rule{spanned("a", window.Span{Days: 1}), over}},
		{ID: "2", From: day("2021-01-01"), Rules: []thresholds.Rule{
			spanned("a", window.Span{Days: 60, Lag: 15}), spanned("b", window.Span{Days: 1, Lag: 70}),
		}},
		{ID: "3", From: day("2022-01-01"), Rules: []thresholds.Rule{spanned("a", window.Span{Days: 30}, window.Span{Months: 12})}},
		{ID: "4", From: day("2023-01-01"), Rules: []thresholds.Rule{
			spanned("a", window.Span{Days: 30}, window.Span{Days: 90}, window.Span{Days: 200}),
		}},
		{ID: "5", From: day("2024-01-01"), Rules: []thresholds.Rule{spanned("a", window.Span{Months: 1200, Lag: 36_525})}},
	}}
	judge, err := thresholds.NewJudge(p, custom...)
	require.NoError(t, err)
	for asOf, want := range map[string]window.Day{
		"2019-12-31": {},
		"2020-12-31": day("2020-12-31").Add(-89),
		"2021-06-30": day("2021-06-30").Add(-74),
		"2022-06-30": day("2021-07-01"),
		"2023-12-31": day("2023-12-31").Add(-199),
		"2024-01-01": window.Span{Months: 1200, Lag: 36_525}.Range(day("2024-01-01")).First,
	} {
		require.Equal(t, want, judge.Earliest(day(asOf)), asOf)
	}
	require.Zero(t, judge.Earliest(window.Day{}))
	ever, err := thresholds.NewJudge(policyOf(over), custom...)
	require.NoError(t, err)
	require.Zero(t, ever.Earliest(window.Day{}))
	require.Zero(t, ever.Earliest(day("1000-01-05")), "the window begins before all days")
}

// byRange answers with a total by the length of the range.
type byRange map[int]metrics.Tally

func (b byRange) Location() *time.Location { return time.UTC }

func (b byRange) Tally(_ metrics.Variant, s metrics.Segment, r window.Range, _ window.Day) (metrics.Tally, error) {
	if s == metrics.Unanchored {
		return metrics.Tally{}, nil
	}
	return b[r.Len()], nil
}

func TestLowVolume(t *testing.T) {
	r := ruleOf(badShare, "at most 0.02")
	r.Window = window.Span{Days: 90, Lag: 1}
	r.LowVolume = &thresholds.LowVolume{Under: 400, Window: window.Span{Days: 365}}
	other := r
	other.ID = "other"
	other.LowVolume = &thresholds.LowVolume{Under: 40, By: window.Span{Days: 60}, Window: window.Span{Days: 365}}
	judge, err := thresholds.NewJudge(policyOf(r, other), custom...)
	require.NoError(t, err)
	for _, c := range []struct{ in90, in60, days, otherDays int64 }{
		{399, 40, 365, 90}, {400, 39, 90, 365}, {0, 0, 365, 365},
	} {
		vs, err := judge.AppendVerdicts(nil, thresholds.Inputs{AsOf: asOf, Tallies: byRange{
			90: {Hits: 1, Total: c.in90}, 60: {Total: c.in60}, 365: {Hits: 2, Total: 500},
		}})
		require.NoError(t, err)
		require.Equal(t, int(c.days), vs[0].Window.Len())
		require.Equal(t, int(c.days), vs[0].Span.Days)
		require.Equal(t, int(c.otherDays), vs[1].Window.Len())
	}
}

func TestWarnings(t *testing.T) {
	r := ruleOf(badShare, "below 0.01")
	conflicting := r
	conflicting.Sources = []thresholds.Source{{
		Of: []string{"limit.op"}, URL: "https://example.com", Read: asOf, Certainty: thresholds.Conflicting,
	}}
	good := ruleOf(goodShare, "at least 0.90")
	openIn := good
	openIn.Metric += "?open=in"
	defs := []metrics.Definition{badShare, goodShare}
	defs[1].Conventions = []metrics.ConventionChoice{{Name: "open", Values: []string{"out", "in"}}}
	for _, c := range []struct {
		name  string
		rule  thresholds.Rule
		tally metrics.Tally
		lost  int64
		want  []thresholds.Warning
	}{
		{"none", r, metrics.Tally{Hits: 0, Total: 1000}, 0, nil},
		{"unanchored", r, metrics.Tally{Hits: 0, Total: 1000}, 3, []thresholds.Warning{{thresholds.WarnUnanchored, 3}}},
		{"unanchored alone", r, metrics.Tally{}, 3, []thresholds.Warning{{thresholds.WarnUnanchored, 3}}},
		{"open that cannot matter", r, metrics.Tally{Hits: 0, Total: 1000, Open: 9}, 0, nil},
		{"open that can", r, metrics.Tally{Hits: 0, Total: 1000, Open: 11}, 0, []thresholds.Warning{{thresholds.WarnOpen, 11}}},
		{"open that can help", good, metrics.Tally{Hits: 89, Total: 100, Open: 10}, 0, []thresholds.Warning{{thresholds.WarnOpen, 10}}},
		{"open that cannot help", good, metrics.Tally{Hits: 89, Total: 100, Open: 9}, 0, nil},
		{"open in the total already", openIn, metrics.Tally{Hits: 89, Total: 100, Open: 1}, 0, []thresholds.Warning{{thresholds.WarnOpen, 1}}},
		{"at a limit that is sure", r, metrics.Tally{Hits: 1, Total: 100}, 0, nil},
		{"at one that is not", conflicting, metrics.Tally{Hits: 1, Total: 100}, 0, []thresholds.Warning{{thresholds.WarnAtLimit, 0}}},
		{"not quite at it", conflicting, metrics.Tally{Hits: 1, Total: 101}, 0, nil},
	} {
		judge, err := thresholds.NewJudge(policyOf(c.rule), defs...)
		require.NoError(t, err)
		vs, err := judge.AppendVerdicts(nil, thresholds.Inputs{
			AsOf: asOf, Tallies: &fixed{tally: c.tally, lost: metrics.Tally{Total: c.lost}, loc: time.UTC},
		})
		require.NoError(t, err)
		require.Equal(t, c.want, vs[0].Warnings, c.name)
		for _, w := range vs[0].Warnings {
			require.NotEmpty(t, w.String())
		}
	}
	require.Equal(t, "new", thresholds.Warning{Code: "new"}.String())
}

func TestAppendVerdictsAllocatesNothing(t *testing.T) {
	judge, err := thresholds.NewJudge(policyOf(ruleOf(badShare, "below 0.01"), ruleOf(goodShare, "at least 0.9")), custom...)
	require.NoError(t, err)
	in := thresholds.Inputs{AsOf: asOf, Tallies: &fixed{tally: metrics.Tally{Hits: 12, Total: 1034}, loc: time.UTC}}
	buf := make([]thresholds.Verdict, 0, 2)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		buf, err = judge.AppendVerdicts(buf[:0], in)
	}))
	require.NoError(t, err)
	require.Len(t, buf, 2)
}
