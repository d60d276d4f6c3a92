package metrics

import (
	"encoding/json"
	"go/parser"
	gotoken "go/token"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// A wireRow is a key in the table of the package documentation.
type wireRow struct {
	key, json, value, absent string
	required                 bool
}

// The names in the table that are no event types.
const everyEvent, aLine, anAmount = "every event", "a line", "an amount"

// wireDoc reads the table and the sample line below it. Several names, with commas
// between, have the same rows.
func wireDoc(t *testing.T) (table map[string][]wireRow, sample string) {
	t.Helper()
	file, err := parser.ParseFile(gotoken.NewFileSet(), "wire.go", nil, parser.PackageClauseOnly|parser.ParseComments)
	require.NoError(t, err)
	table = map[string][]wireRow{}
	var names []string
	for line := range strings.Lines(file.Doc.Text()) {
		text, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || strings.HasPrefix(text, "type ") {
			continue
		}
		if text[0] == '{' {
			sample = text
			continue
		}
		cells := append(regexp.MustCompile(` {2,}`).Split(text, -1), "", "")
		if name := cells[0]; name != "" {
			if n := len(names); n == 0 || !strings.HasSuffix(names[n-1], ",") {
				names = nil
			}
			names = append(names, name)
		}
		r := wireRow{json: cells[2], value: cells[3], absent: cells[4]}
		r.key, r.required = strings.CutSuffix(cells[1], "*")
		first := strings.TrimSuffix(names[0], ",")
		table[first] = append(table[first], r)
		for _, name := range names[1:] {
			table[strings.TrimSuffix(name, ",")] = table[first]
		}
	}
	return table, sample
}

// fill states every field of a struct.
func fill(v reflect.Value) {
	for i := range v.NumField() {
		switch p := v.Field(i).Addr().Interface().(type) {
		case *string:
			*p = "x"
		case *int:
			*p = 1
		case *bool:
			*p = true
		case *time.Time:
			*p = metaAt(8).At
		case *decimal.Decimal:
			*p = decimal.New(5, 0)
		case *Money:
			*p = MoneyFromMinor(1999, "EUR")
		case *[]string:
			*p = []string{"x"}
		case *[]Line:
			*p = make([]Line, 1)
			fill(reflect.ValueOf(&(*p)[0]).Elem())
		case *Meta:
			fill(v.Field(i))
		default:
			v.Field(i).SetUint(uint64(FlagOf(true)))
		}
	}
}

type object = map[string]any

// wireFull returns an event with every key the codec has for its type.
func wireFull(t *testing.T, et eventType) object {
	t.Helper()
	ev := et.slab()()
	fill(reflect.ValueOf(ev).Elem())
	if strings.HasPrefix(et.name, "violation") {
		ev.Common().Order = ""
	}
	var full object
	require.NoError(t, json.Unmarshal([]byte(writeAll(t, []Event{ev})), &full))
	return full
}

// TestWireKeys: the table has the keys that are written, of every type, and no more.
func TestWireKeys(t *testing.T) {
	table, sample := wireDoc(t)
	keys := func(names ...string) []string {
		set := map[string]bool{}
		for _, name := range names {
			for _, r := range table[name] {
				set[r.key] = r.json != "none"
			}
		}
		maps.DeleteFunc(set, func(_ string, is bool) bool { return !is })
		return slices.Sorted(maps.Keys(set))
	}
	names := slices.Concat(typeNames(), []string{everyEvent, aLine, anAmount})
	require.ElementsMatch(t, names, slices.Collect(maps.Keys(table)))
	for _, et := range eventTypes {
		full := wireFull(t, et)
		require.Equal(t, keys(everyEvent, et.name), slices.Sorted(maps.Keys(full)), et.name)
		if et.name == "order.placed" {
			line, total := full["lines"].([]any)[0].(object), full["total"].(object)
			require.Equal(t, keys(aLine), slices.Sorted(maps.Keys(line)))
			require.Equal(t, keys(anAmount), slices.Sorted(maps.Keys(total)))
		}
	}
	_, err := ParseEvent([]byte(sample))
	require.NoError(t, err)
}

// TestWireVoid: a void event needs what names its thing and no more.
func TestWireVoid(t *testing.T) {
	for _, et := range eventTypes {
		void := wireFull(t, et)
		maps.DeleteFunc(void, func(k string, _ any) bool {
			return !slices.Contains([]string{"type", "at", "void", "order", "message", "violation", "metrics"}, k)
		})
		text, err := json.Marshal(void)
		require.NoError(t, err)
		_, err = ParseEvent(text)
		require.NoError(t, err, et.name)
	}
}
