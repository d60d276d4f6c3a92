package thresholds_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

func genUnits(t *rapid.T, name string) window.Span {
	n := rapid.IntRange(1, 12).Draw(t, name)
	sp := window.Span{Lag: rapid.IntRange(0, 9).Draw(t, name+" lag")}
	switch rapid.IntRange(0, 6).Draw(t, name+" unit") {
	case 0:
		sp.Days = n
	case 1:
		sp.Months = n
	case 2:
		sp.Weeks = n
	case 3:
		sp.Weeks, sp.Current = n, true
	case 4:
		sp.CalendarMonths = n
	case 5:
		sp.CalendarMonths, sp.Current = n, true
	case 6:
		sp.Lifetime = true
	}
	return sp
}

func genLength(t *rapid.T, name string) window.Span {
	if rapid.Bool().Draw(t, name) {
		return window.Span{Days: rapid.IntRange(1, 60).Draw(t, name+" days")}
	}
	return window.Span{Months: rapid.IntRange(1, 3).Draw(t, name+" months")}
}

func genLabels(t *rapid.T, name string) []string {
	if rapid.Bool().Draw(t, name) {
		return nil
	}
	return []string{"cap-orders 0.9", "fee 5%"}[:rapid.IntRange(1, 2).Draw(t, name+" n")]
}

// genBands draws bands on the side of an operator, the best first, of permille or wholes.
func genBands(t *rapid.T, upper bool, scale int32) []thresholds.Band {
	n := rapid.IntRange(0, 4).Draw(t, "bands")
	var out []thresholds.Band
	for i := range n {
		op, at := thresholds.AtMost, int64(10+20*i)
		if !upper {
			op, at = thresholds.AtLeast, int64(900-20*i)
		}
		out = append(out, thresholds.Band{
			Level: fmt.Sprintf("l%d", i), Limit: thresholds.Limit{Op: op, Value: decimal.New(at, scale)},
			Points: rapid.Int64Range(0, 5).Draw(t, "worth"), Actions: genLabels(t, "actions"),
		})
	}
	if n > 0 && rapid.Bool().Draw(t, "rest") {
		out = append(out, thresholds.Band{Level: "rest"})
	}
	return out
}

// genStandard draws a valid rule that may use anything a rule can.
func genStandard(t *rapid.T, id string, before []string) thresholds.Rule {
	r, _ := genRule(t)
	r.ID, r.Window = id, genUnits(t, "window")
	upper := r.Limit.Op.IsUpper()
	is := func(name string) bool { return rapid.IntRange(0, 2).Draw(t, name) == 0 }
	if is("bands") && r.Limit.Op != thresholds.Equal {
		r.Bands = genBands(t, upper, -3)
	}
	if is("small") && len(r.Bands) == 0 && r.Limit.Op != thresholds.Equal {
		r.SmallSample = &thresholds.SmallSample{Under: 40, Limit: thresholds.Limit{Op: r.Limit.Op, Value: decimal.NewFromInt(4)}}
	}
	switch {
	case r.SmallSample != nil:
	case is("peers"):
		r.Times = "peer-average"
	case is("over"):
		r.Denominator = &thresholds.Denominator{Metric: "test-orders", Segment: "afn", Parts: rapid.Int64Range(0, 5).Draw(t, "parts")}
		if is("window") {
			r.Denominator.Window = genUnits(t, "over")
		}
	case is("of"):
		r.Of, r.Floor = thresholds.Hits, 0
		if is("money") {
			r.Currency = "EUR"
		}
	}
	switch {
	case is("advice"):
		r.Advice = true
	case is("memory"):
		r.Streak, r.Release = rapid.IntRange(0, 3).Draw(t, "streak"), r.Limit
		r.Grace = genLength(t, "grace")
	}
	if is("warned") && !r.Advice {
		r.Warning = r.Limit
	}
	if is("target") {
		r.Target = r.Limit
	}
	if r.Limit.Op != thresholds.Equal && is("floors") {
		r.FloorTotal = rapid.Int64Range(0, 9).Draw(t, "floor total")
		if upper && r.Metric == "test-bad" {
			r.FloorBuyers = rapid.Int64Range(0, 9).Draw(t, "floor buyers")
		}
	}
	if is("low") {
		r.LowVolume = &thresholds.LowVolume{Under: 9, Window: genUnits(t, "low"), By: genUnits(t, "by")}
		if is("metric") {
			r.LowVolume.Metric, r.LowVolume.Segment = "test-orders", "mfn"
		}
	}
	if is("schedule") {
		s := genSchedule(t)
		r.Schedule = &s
	}
	if is("when") {
		r.When = before[:rapid.IntRange(0, len(before)).Draw(t, "guards")]
	}
	if len(r.When) == 0 {
		r.When = nil
	}
	r.Minimum, r.Part, r.Actions = rapid.Int64Range(0, 9).Draw(t, "minimum"), is("part"), genLabels(t, "actions")
	return r
}

// genEdition draws a valid edition of all that there is.
func genEdition(t *rapid.T) thresholds.Edition {
	s := genSchedule(t)
	e := thresholds.Edition{
		ID: "1", Schedule: &s,
		Gates: []thresholds.Gate{
			{ID: "age", Given: "registered", Before: genUnits(t, "age")},
			{ID: "flag", Given: "flag", Limit: limit("equal 1")},
		},
	}
	if e.Gates[0].Before.Lifetime {
		e.Gates[0].Before = window.Span{Days: 1}
	}
	names := []string{"age", "flag"}
	for i := range rapid.IntRange(1, 4).Draw(t, "rules") {
		id := fmt.Sprintf("rule/%d", i)
		e.Rules = append(e.Rules, genStandard(t, id, names))
		names = append(names, id)
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "groups") {
		g := thresholds.Group{
			ID: fmt.Sprintf("group/%d", i), Join: thresholds.Join(rapid.IntRange(1, 5).Draw(t, "join")),
			Of: names[rapid.IntRange(0, len(names)-1).Draw(t, "of"):], Streak: rapid.IntRange(0, 2).Draw(t, "streak"),
			Actions: genLabels(t, "actions"),
		}
		switch g.Join {
		case thresholds.JoinAtLeast:
			g.AtLeast = rapid.IntRange(1, len(g.Of)).Draw(t, "at least")
		case thresholds.JoinWorst:
			g.Order = []string{"l0", "l1", "l2", "l3", "rest"}
		case thresholds.JoinFailed:
			g.Limit, g.Bands = limit("at most 1"), genBands(t, true, 0)
		}
		e.Groups = append(e.Groups, g)
		names = append(names, g.ID)
	}
	score := thresholds.Score{
		ID: "score", Start: rapid.Int64Range(0, 200).Draw(t, "start"), Clamp: &thresholds.Clamp{Least: -10, Most: 1000},
		Bands: genBands(t, false, 0), Estimate: true, Limit: limit("at least 100"),
		Terms: []thresholds.Term{
			{Metric: "test-orders", Window: genUnits(t, "term"), Points: 4, Per: rapid.Int64Range(0, 9).Draw(t, "per")},
			{Metric: "test-bad", Segment: "mfn", Window: genUnits(t, "term"), Of: thresholds.Total, Points: -2},
			{Metric: "test-bad", Window: genUnits(t, "term"), Points: -100},
		},
	}
	for _, r := range e.Rules {
		if len(r.Bands) > 0 {
			score.Terms = append(score.Terms, thresholds.Term{Rule: r.ID, Weight: 2})
		}
	}
	e.Scores = []thresholds.Score{score}
	points := thresholds.Points{
		ID: "points", Window: genLength(t, "window"), Charges: []thresholds.Charge{{Rule: "rule/0", Points: 2}},
		Milestones: []thresholds.Milestone{
			{Level: "m1", Limit: limit("at least 4"), Lasts: rapid.IntRange(0, 30).Draw(t, "lasts")}, {Level: "m2", Limit: limit("at least 8")},
		},
		Limit: limit("below 8"),
	}
	if rapid.Bool().Draw(t, "reset") {
		reset := genSchedule(t)
		points.Reset = &reset
	}
	e.Points = []thresholds.Points{points}
	e.Tiers = []thresholds.Tier{{ID: "tier", Pass: "b", Levels: []thresholds.Level{
		{Level: "a", All: append(names[:len(names):len(names)], "score", "points")},
		{Level: "b", All: names[:1], Grace: genLength(t, "grace")},
		{Level: "c", Actions: genLabels(t, "actions")},
	}}}
	e.Deadlines = []thresholds.Deadline{{ID: "deadline", WorkingDays: 2, CutOff: "17:00", Rest: []thresholds.Weekday{thresholds.Sunday}}}
	return e
}

var limitType = reflect.TypeFor[thresholds.Limit]()

// plainLimits writes every limit in one way: decimals of one value may differ inside.
func plainLimits(v reflect.Value) {
	switch {
	case v.Type() == limitType:
		l := v.Interface().(thresholds.Limit)
		if !l.IsZero() {
			v.Set(reflect.ValueOf(thresholds.MustParseLimit(l.String())))
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			plainLimits(v.Index(i))
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		plainLimits(v.Elem())
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[window.Day]():
		for i := range v.NumField() {
			plainLimits(v.Field(i))
		}
	}
}

// propLanguageJSON: whatever an edition is made of, it is the same after JSON, keeps the
// schema, judges alike, and its clone shares nothing with it.
func propLanguageJSON(t *rapid.T, keepsSchema func([]byte) error) {
	p := thresholds.Policy{Name: "test", Editions: []thresholds.Edition{genEdition(t)}}
	require.NoError(t, p.Validate(language...))
	data, err := json.Marshal(p)
	require.NoError(t, err)
	require.NoError(t, keepsSchema(data), "%s", data)
	back, err := thresholds.Parse(data, language...)
	require.NoError(t, err)
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))

	copied := p.Clone()
	require.Equal(t, p, copied)
	plainLimits(reflect.ValueOf(&copied).Elem())
	plainLimits(reflect.ValueOf(&back).Elem())
	require.Equal(t, copied, back)

	in := thresholds.Inputs{
		AsOf: asOf, Tallies: genTallies(t), Currency: "EUR",
		Given: []thresholds.Given{
			{Name: "registered", Day: day("2026-10-01")}, {Name: "flag", Number: number("1")},
			{Name: "peer-average", Segment: metrics.SegmentMFN, Number: number("0.75")},
		},
	}
	judges := make([]*thresholds.Judge, 2)
	for i, q := range []thresholds.Policy{p, back} {
		judges[i], err = thresholds.NewJudge(q, language...)
		require.NoError(t, err)
	}
	first, err := judges[0].Judge(in)
	require.NoError(t, err)
	second, err := judges[1].Judge(in)
	require.NoError(t, err)
	plainLimits(reflect.ValueOf(&first).Elem())
	plainLimits(reflect.ValueOf(&second).Elem())
	require.Equal(t, first, second)
	require.Equal(t, first.Verdicts, verdictsAlone(t, judges[0], in))
	ready, err := judges[0].Rules(in)
	require.NoError(t, err)
	propReady(t, ready, append(first.Verdicts, first.Parts...))
}

// genTallies answers each question with a tally of its own, always the same one.
func genTallies(t *rapid.T) answer {
	seed := rapid.Int64Range(1, 1000).Draw(t, "tallies")
	return func(v metrics.Variant, s metrics.Segment, r window.Range, asOf window.Day) metrics.Tally {
		n := seed + int64(len(v)+3*len(s)+r.Len()%97+asOf.Unix()%13)
		total := n * n % 60
		return metrics.Tally{Hits: n * 7 % (total + 1), Total: total}
	}
}

// verdictsAlone is what AppendVerdicts gives, parts left out.
func verdictsAlone(t *rapid.T, j *thresholds.Judge, in thresholds.Inputs) []thresholds.Verdict {
	all, err := j.AppendVerdicts(nil, in)
	require.NoError(t, err)
	var out []thresholds.Verdict
	for _, v := range all {
		if !v.Rule.Part {
			out = append(out, v)
		}
	}
	plainLimits(reflect.ValueOf(&out).Elem())
	return out
}

// propReady: a rule made ready judges the tally of a verdict as the judge did.
func propReady(t *rapid.T, ready []thresholds.Ready, verdicts []thresholds.Verdict) {
	byID := map[string]*thresholds.Ready{}
	for i := range ready {
		byID[ready[i].Rule().ID] = &ready[i]
	}
	for _, v := range verdicts {
		r := byID[v.Rule.ID]
		require.NotNil(t, r)
		if !v.Status.IsJudged() {
			continue
		}
		got := r.Judge(v.Tally, v.Tally.Hits)
		require.Equal(t, v.Status, got.Status)
		require.Equal(t, v.Budget, got.Budget)
		require.Equal(t, v.HasBudget, got.HasBudget)
		require.Equal(t, v.Level, got.Level)
		require.Equal(t, v.Better, got.Better)
		require.Equal(t, v.Worse, got.Worse)
		require.Equal(t, v.Ratio, got.Ratio)
		require.True(t, v.Limit.Equal(got.Limit))
		require.Equal(t, v.Actions, got.Actions)
		if v.Rule.Streak < 2 {
			require.Equal(t, v.Status == thresholds.Fail, r.Fails(v.Tally, v.Tally.Hits))
		}
	}
}

func TestLanguageJSONIdentity(t *testing.T) {
	schema := schemaOf(t)
	rapid.Check(t, func(t *rapid.T) {
		propLanguageJSON(t, func(data []byte) error { return keeps(t, schema, data) })
	})
}
