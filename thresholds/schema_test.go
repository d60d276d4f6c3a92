package thresholds_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// schemaOf compiles the schema of policy files.
func schemaOf(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile("policy.schema.json")
	require.NoError(t, err)
	return s
}

// keeps reports whether JSON keeps a schema.
func keeps(t require.TestingT, s *jsonschema.Schema, data []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	return s.Validate(doc)
}

// The schema has every key that Go has, and no other, and demands those that are not
// optional: read off both.
func TestSchemaHasEveryKey(t *testing.T) {
	root, err := os.ReadFile("policy.schema.json")
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(root))
	require.NoError(t, err)
	top := doc.(map[string]any)
	defs := top["$defs"].(map[string]any)
	object := func(name string) map[string]any {
		if name == "" {
			return top
		}
		return defs[name].(map[string]any)
	}
	for name, goType := range map[string]reflect.Type{
		"":             reflect.TypeFor[thresholds.Policy](),
		"edition":      reflect.TypeFor[thresholds.Edition](),
		"source":       reflect.TypeFor[thresholds.Source](),
		"rule":         reflect.TypeFor[thresholds.Rule](),
		"limit":        reflect.TypeFor[thresholds.Limit](),
		"span":         reflect.TypeFor[window.Span](),
		"schedule":     reflect.TypeFor[thresholds.Schedule](),
		"band":         reflect.TypeFor[thresholds.Band](),
		"clamp":        reflect.TypeFor[thresholds.Clamp](),
		"low_volume":   reflect.TypeFor[thresholds.LowVolume](),
		"denominator":  reflect.TypeFor[thresholds.Denominator](),
		"small_sample": reflect.TypeFor[thresholds.SmallSample](),
		"gate":         reflect.TypeFor[thresholds.Gate](),
		"group":        reflect.TypeFor[thresholds.Group](),
		"term":         reflect.TypeFor[thresholds.Term](),
		"score":        reflect.TypeFor[thresholds.Score](),
		"charge":       reflect.TypeFor[thresholds.Charge](),
		"milestone":    reflect.TypeFor[thresholds.Milestone](),
		"points":       reflect.TypeFor[thresholds.Points](),
		"level":        reflect.TypeFor[thresholds.Level](),
		"tier":         reflect.TypeFor[thresholds.Tier](),
		"deadline":     reflect.TypeFor[thresholds.Deadline](),
	} {
		var keys, required, schemaKeys, schemaRequired []string
		for i := range goType.NumField() {
			key, options, _ := strings.Cut(goType.Field(i).Tag.Get("json"), ",")
			keys = append(keys, key)
			if options == "" {
				required = append(required, key)
			}
		}
		s := object(name)
		for key := range s["properties"].(map[string]any) {
			schemaKeys = append(schemaKeys, key)
		}
		if list, ok := s["required"].([]any); ok {
			for _, key := range list {
				schemaRequired = append(schemaRequired, key.(string))
			}
		}
		require.Equal(t, false, s["additionalProperties"], name)
		require.ElementsMatch(t, keys, schemaKeys, name)
		require.ElementsMatch(t, required, schemaRequired, name)
	}
}

// Each file of testdata/policies is what its name says, to the schema and to Parse.
func TestSchemaOfFiles(t *testing.T) {
	schema := schemaOf(t)
	files, err := filepath.Glob("testdata/policies/*.json")
	require.NoError(t, err)
	require.Greater(t, len(files), 1)
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		_, err = thresholds.Parse(data, language...)
		if strings.HasPrefix(filepath.Base(f), "valid-") {
			require.NoError(t, err, f)
			require.NoError(t, keeps(t, schema, data), f)
		} else {
			require.Error(t, err, f)
			require.Error(t, keeps(t, schema, data), f)
		}
	}
}

// everything is the file with every mechanism.
func everything(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/policies/valid-everything.json")
	require.NoError(t, err)
	return string(data)
}

func TestFaultsOfEveryMechanism(t *testing.T) {
	good, schema := everything(t), schemaOf(t)
	const (
		r  = "editions[0].rules[2]"
		e  = "editions[0]."
		no = "" // the schema cannot tell
	)
	for _, c := range []struct {
		from, to string
		path     string
		class    error
		schema   string // whether the schema refuses it as well
	}{
		{`"every": "month", "day": 20`, `"every": "month", "day": 32`, e + "schedule.day", metrics.ErrRange, "x"},
		{`"every": "month", "day": 20`, `"every": "month"`, e + "schedule.day", metrics.ErrRange, "x"},
		{`"every": "month", "day": 20`, `"every": "fortnight", "day": 20`, e + "schedule.every", metrics.ErrUnknown, "x"},
		{`"every": "month", "day": 20`, `"day": 20`, e + "schedule.every", metrics.ErrMissing, "x"},
		{`"every": "month", "day": 20`, `"every": "month", "day": 20, "weekday": "friday"`, e + "schedule.day", metrics.ErrRange, "x"},
		{`"every": "month", "day": 20`, `"every": "day", "day": 20`, e + "schedule.day", metrics.ErrRange, "x"},
		{`"every": "month", "day": 20`, `"every": "day", "weekday": "friday"`, e + "schedule.weekday", metrics.ErrRange, "x"},
		{`"every": "month", "day": 20`, `"every": "week"`, e + "schedule.weekday", metrics.ErrMissing, "x"},
		{`"every": "month", "day": 20`, `"every": "week", "weekday": "mon"`, e + "schedule.weekday", metrics.ErrUnknown, "x"},
		{`"every": "month", "day": 20`, `"every": "month", "day": true`, e + "schedule.day", metrics.ErrMalformed, "x"},
		{`"before": {"days": 90}`, `"before": {"days": 90}, "limit": {"op": "equal", "value": "0"}`, e + "gates[0].limit", metrics.ErrRange, "x"},
		{`"before": {"days": 90}`, `"before": {"lifetime": true}`, e + "gates[0].before.lifetime", metrics.ErrRange, no},
		{`"before": {"days": 90}, `, ``, e + "gates[0].limit", metrics.ErrMissing, "x"},
		{`"given": "rated"`, `"given": "Rated?"`, e + "gates[1].given", metrics.ErrMalformed, "x"},
		{`"of": ["before.days"]`, `"of": ["before.day"]`, e + "gates[0].sources[0].of[0]", metrics.ErrUnknown, no},
		{`"id": "unrated"`, `"id": "age"`, e + "gates[1].id", thresholds.ErrDuplicate, no},
		{`"id": "orders"`, `"id": "age"`, e + "rules[0].id", thresholds.ErrDuplicate, no},
		{`{"lifetime": true}`, `{"lifetime": true, "days": 3}`, e + "rules[0].window.lifetime", metrics.ErrRange, "x"},
		{`{"lifetime": true}`, `{"lifetime": 1}`, e + "rules[0].window.lifetime", metrics.ErrMalformed, "x"},
		{`{"lifetime": true}`, `{"lifetime": false}`, e + "rules[0].window.days", metrics.ErrRange, "x"},
		{`{"calendar_months": 4, "current": true}`, `{"days": 4, "current": true}`, e + "rules[1].window.current", metrics.ErrRange, no},
		{`{"calendar_months": 4, "current": true}`, `{"calendar_months": 1201}`, e + "rules[1].window.calendar_months", metrics.ErrRange, "x"},
		{`"of": "total", "window": {"cal`, `"of": "rate", "window": {"cal`, e + "rules[1].of", metrics.ErrUnknown, "x"},
		{`"of": "total", "window": {"cal`, `"window": {"cal`, e + "rules[1].currency", metrics.ErrRange, no},
		{`"currency": "EUR"`, `"currency": "euro"`, e + "rules[1].currency", metrics.ErrMalformed, "x"},
		{`"value": "1000.50"`, `"value": "100000000000000000"`, e + "rules[1].limit.value", metrics.ErrRange, no},
		{`"under": 400, "metric": "late-shipment-rate"`, `"under": 0, "metric": "late-shipment-rate"`, r + ".low_volume.under", metrics.ErrRange, "x"},
		{`"under": 400, "metric": "late-shipment-rate"`, `"under": 400, "metric": "late"`, r + ".low_volume.metric", metrics.ErrUnknown, no},
		{`"under": 400, "metric": "late-shipment-rate", `, `"under": 400, `, r + ".low_volume.segment", metrics.ErrRange, no},
		{`"target": {"op": "at most", "value": "0.005"}`, `"target": {"op": "at most", "value": "0.05"}`, r + ".target.value", metrics.ErrRange, no},
		{`"release": {"op": "below", "value": "0.01"}`, `"release": {"op": "above", "value": "0.01"}`, r + ".release.op", metrics.ErrRange, no},
		{`"floor": 3, "floor_total": 10`, `"advice": true, "floor": 3, "floor_total": 10`, r + ".warning", metrics.ErrRange, no},
		{`"level": "green", "limit": {"op": "at most", "value": "0.01"}`, `"level": "green"`, r + ".bands[0].limit", metrics.ErrMissing, no},
		{`"level": "green", "limit": {"op": "at most", "value": "0.01"}`, `"level": "green", "limit": {"op": "at most", "value": "0.02"}`, r + ".bands[1].limit.value", metrics.ErrRange, no},
		{`"level": "green", "limit": {"op": "at most", "value": "0.01"}`, `"level": "green", "limit": {"op": "equal", "value": "0.01"}`, r + ".bands[0].limit.op", metrics.ErrRange, no},
		{`"level": "green", "limit": {"op": "at most", "value": "0.01"}`, `"level": "green", "limit": {"op": "at least", "value": "0.01"}`, r + ".bands[1].limit.op", metrics.ErrRange, no},
		{`{"level": "yellow", "limit"`, `{"level": "green", "limit"`, r + ".bands[1].level", thresholds.ErrDuplicate, no},
		{`{"level": "yellow", "limit"`, `{"limit"`, r + ".bands[1].level", metrics.ErrMissing, "x"},
		{`"actions": ["suspend"]`, `"actions": [""]`, r + ".bands[2].actions[0]", metrics.ErrMissing, "x"},
		{`"floor_total": 10`, `"floor_total": -10`, r + ".floor_total", metrics.ErrRange, "x"},
		{`"floor_buyers": 5`, `"floor_buyers": -5`, r + ".floor_buyers", metrics.ErrRange, "x"},
		{`"when": ["unrated", "orders"]`, `"when": ["unrated", "sample"]`, r + ".when[1]", metrics.ErrUnknown, no},
		{`"when": ["unrated", "orders"]`, `"when": ["unrated", "unrated"]`, r + ".when[1]", thresholds.ErrDuplicate, no},
		{`"when": ["unrated", "orders"]`, `"when": "unrated"`, r + ".when", metrics.ErrMalformed, "x"},
		{`"streak": 2, "grace"`, `"streak": -2, "grace"`, r + ".streak", metrics.ErrRange, "x"},
		{`"grace": {"months": 3}`, `"grace": {"weeks": 3}`, r + ".grace", metrics.ErrRange, "x"},
		{`"grace": {"months": 3}`, `"grace": {"months": 3, "lag": 1}`, r + ".grace", metrics.ErrRange, "x"},
		{`"of": ["floor_buyers", "window.calendar_months", "limit.op"]`, `"of": ["floors"]`, r + ".sources[0].of[0]", metrics.ErrUnknown, no},
		{`"under": 40,`, `"under": 1,`, e + "rules[3].small_sample.under", metrics.ErrRange, "x"},
		{`{"op": "at most", "value": "4"}`, `{"op": "at least", "value": "4"}`, e + "rules[3].small_sample.limit.op", metrics.ErrRange, no},
		{`"parts": 4`, `"parts": 1001`, e + "rules[4].denominator.parts", metrics.ErrRange, "x"},
		{`"parts": 4`, `"parts": -1`, e + "rules[4].denominator.parts", metrics.ErrRange, "x"},
		{`"denominator": {"metric": "order-defect-rate", "segment": "mfn"`, `"denominator": {"metric": "order-defect-rate", "segment": "category:x"`, e + "rules[4].denominator.segment", metrics.ErrUnknown, no},
		{`"times": "peer-average"`, `"times": "Peers"`, e + "rules[5].times", metrics.ErrMalformed, "x"},
		{`"join": "all"`, `"join": "both"`, e + "groups[0].join", metrics.ErrUnknown, "x"},
		{`"join": "all", "of": ["volume", "sample"]`, `"join": "all", "of": []`, e + "groups[0].of", metrics.ErrMissing, "x"},
		{`"join": "all", "of": ["volume", "sample"]`, `"join": "all", "of": ["volume", "any"]`, e + "groups[0].of[1]", metrics.ErrUnknown, no},
		{`"join": "any", "of": ["sales", "orders"]`, `"join": "any", "of": ["sales", "health"]`, e + "groups[1].of[1]", metrics.ErrUnknown, no},
		{`"at_least": 2`, `"at_least": 4`, e + "groups[2].at_least", metrics.ErrRange, no},
		{`"at_least": 2, `, ``, e + "groups[2].at_least", metrics.ErrRange, no},
		{`"join": "any", `, `"join": "any", "at_least": 1, `, e + "groups[1].at_least", metrics.ErrRange, no},
		{`"order": ["green", "yellow", "red"]`, `"order": ["green", "yellow"]`, e + "groups[3].of[0]", metrics.ErrRange, no},
		{`"order": ["green", "yellow", "red"]`, `"order": ["green", "yellow", "red", "red"]`, e + "groups[3].order[3]", thresholds.ErrDuplicate, no},
		{`"title": "All", `, `"title": "All", "limit": {"op": "at most", "value": "1"}, `, e + "groups[0].limit", metrics.ErrRange, no},
		{`"title": "All", `, `"title": "All", "bands": [{"level": "x"}], `, e + "groups[0].bands", metrics.ErrRange, no},
		{`"title": "All", `, `"title": "All", "order": ["x"], `, e + "groups[0].order", metrics.ErrRange, no},
		{`"least": 0, "most": 1000`, `"least": 0, "most": -1`, e + "scores[0].clamp.most", metrics.ErrRange, no},
		{`"least": 0, "most": 1000`, `"most": 1000`, e + "scores[0].clamp.least", metrics.ErrMissing, "x"},
		{`"points": 4, "per": 200`, `"points": 4, "per": -200`, e + "scores[0].terms[0].per", metrics.ErrRange, "x"},
		{`"points": 4, "per": 200`, `"per": 200`, e + "scores[0].terms[0].points", metrics.ErrMissing, "x"},
		{`"of": "total", "points": 4`, `"points": 4`, e + "scores[0].terms[0].per", metrics.ErrRange, no},
		{`"points": 4, "per": 200`, `"points": 4, "weight": 200`, e + "scores[0].terms[0].weight", metrics.ErrRange, "x"},
		{`{"rule": "volume", "weight": 2}`, `{"rule": "volume", "weight": 0}`, e + "scores[1].terms[0].weight", metrics.ErrRange, "x"},
		{`{"rule": "volume", "weight": 2}`, `{"rule": "sample", "weight": 2}`, e + "scores[1].terms[0].rule", metrics.ErrRange, no},
		{`{"rule": "volume", "weight": 2}`, `{"rule": "volume", "weight": 2, "points": 1}`, e + "scores[1].terms[0].rule", metrics.ErrRange, "x"},
		{`{"rule": "volume", "weight": 2}`, `{"metric": "order-defect-rate", "window": {"days": 1}, "points": 1}`, e + "scores[1].terms[0].rule", metrics.ErrMissing, no},
		{`"window": {"days": 90}, "reset": {"every": "quarter", "weekday": "monday"}`, `"note": "x"`, e + "points[0].window", metrics.ErrMissing, no},
		{`"window": {"days": 90}, "reset"`, `"window": {"weeks": 1}, "reset"`, e + "points[0].window", metrics.ErrRange, "x"},
		{`{"rule": "volume", "points": 2}`, `{"rule": "volume", "points": 0}`, e + "points[0].charges[0].points", metrics.ErrRange, "x"},
		{`{"rule": "volume", "points": 2}`, `{"rule": "all", "points": 2}`, e + "points[0].charges[0].rule", metrics.ErrRange, no},
		{`"level": "red", "points": 4`, `"level": "blue", "points": 4`, e + "points[0].charges[1].level", metrics.ErrUnknown, no},
		{`"lasts": 28`, `"lasts": -28`, e + "points[0].milestones[0].lasts", metrics.ErrRange, "x"},
		{`{"op": "at least", "value": "12"}`, `{"op": "at least", "value": "48"}`, e + "points[0].milestones[1].limit.value", metrics.ErrRange, no},
		{`{"op": "at least", "value": "12"}`, `{"op": "equal", "value": "12"}`, e + "points[0].milestones[0].limit.op", metrics.ErrRange, no},
		{`"pass": "standard"`, `"pass": "std"`, e + "tiers[0].pass", metrics.ErrUnknown, no},
		{`{"level": "standard", "all": ["worst"]}`, `{"level": "standard"}`, e + "tiers[0].levels[1].all", metrics.ErrMissing, no},
		{`{"level": "standard", "all": ["worst"]}`, `{"level": "standard", "all": ["dispatch"]}`, e + "tiers[0].levels[1].all[0]", metrics.ErrUnknown, no},
		{`{"level": "below",`, `{"level": "top",`, e + "tiers[0].levels[2].level", thresholds.ErrDuplicate, no},
		{`"working_days": 2`, `"working_days": -2`, e + "deadlines[0].working_days", metrics.ErrRange, "x"},
		{`"working_days": 2, `, ``, e + "deadlines[0].working_days", metrics.ErrMissing, "x"},
		{`"cut_off": "17:00"`, `"cut_off": "5pm"`, e + "deadlines[0].cut_off", metrics.ErrMalformed, "x"},
		{`"rest": ["saturday", "sunday"]`, `"rest": ["saturday", "sun"]`, e + "deadlines[0].rest[1]", metrics.ErrUnknown, "x"},
		{`"id": "dispatch"`, `"id": "level"`, e + "deadlines[0].id", thresholds.ErrDuplicate, no},
	} {
		require.Equal(t, 1, strings.Count(good, c.from), "%s", c.from)
		bad := strings.Replace(good, c.from, c.to, 1)
		_, err := thresholds.Parse([]byte(bad), language...)
		faults := thresholds.Faults(err)
		i := slices.IndexFunc(faults, func(f *thresholds.FieldError) bool { return f.Path == c.path })
		require.GreaterOrEqual(t, i, 0, "%s: %v", c.to, err)
		require.ErrorIs(t, faults[i], c.class, "%s", c.to)
		require.Positive(t, faults[i].Line)
		if c.schema == no {
			require.NoError(t, keeps(t, schema, []byte(bad)), "%s", c.to)
		} else {
			require.Error(t, keeps(t, schema, []byte(bad)), "%s", c.to)
		}
	}
}
