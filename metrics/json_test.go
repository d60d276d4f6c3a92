package metrics

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestNameTables: every key and every type is found, and nothing else.
func TestNameTables(t *testing.T) {
	for _, table := range []*nameTable{keyTable, typeTable} {
		for i, name := range table.names {
			require.NotEmpty(t, name)
			require.Equal(t, i, table.find(name))
			for _, other := range []string{strings.ToUpper(name), name + "s", name[1:], " " + name} {
				if n := table.find(other); n >= 0 {
					require.Equal(t, other, table.names[n])
				}
			}
		}
		require.Negative(t, table.find(""))
	}
}

// TestEventTypes: the table makes events of the types it says, each time a new one.
func TestEventTypes(t *testing.T) {
	for _, et := range eventTypes {
		next := et.slab()
		seen := map[Event]bool{}
		for range 3 * lastSlab {
			ev := next()
			require.Equal(t, et.name, ev.Type())
			require.False(t, seen[ev])
			require.True(t, reflect.ValueOf(ev).Elem().IsZero())
			seen[ev] = true
		}
	}
}

// TestInstantOracle: package time reads the same instants. It also takes a comma for
// the fraction's point and zones of 24 hours or 60 minutes, which RFC 3339 has not.
func TestInstantOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(
			rapid.StringMatching(`(19[89]|20[0-9]|21[0-2])[0-9]-(0[0-9]|1[0-3])-([0-2][0-9]|3[0-2])T([01][0-9]|2[0-4]):[0-6][0-9]:[0-6][0-9](\.[0-9]{0,12})?(Z|[+-]([01][0-9]|2[0-3]|25):([0-5][0-9]|61))`),
			rapid.Custom(func(t *rapid.T) string { return genInstant(t).Format(time.RFC3339Nano) }),
		).Draw(t, "instant")
		got, err := parseInstant(s)
		want, wantErr := time.Parse(time.RFC3339Nano, s)
		want = want.Truncate(time.Second).UTC()
		switch {
		case wantErr != nil:
			require.ErrorIs(t, err, ErrMalformed)
		case inBounds(want):
			require.NoError(t, err)
			require.Equal(t, want, got)
			require.Equal(t, want.Format(time.RFC3339), string(appendInstant(nil, got)))
		default:
			require.ErrorIs(t, err, ErrRange)
		}
	})
}

func TestInstantDays(t *testing.T) {
	for at := minInstant; at.Before(maxInstant); at = at.AddDate(0, 0, 1) {
		year, month, day := at.Date()
		require.Equal(t, at.Unix(), int64(unixDay(year, int(month), day))*86400)
		require.LessOrEqual(t, day, monthDays(year, int(month)))
	}
}

// TestTextOracle: encoding/json reads what appendString writes, and the scanner reads
// what encoding/json writes.
func TestTextOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Custom(genText), rapid.Custom(genID)).Draw(t, "text")
		var back string
		require.NoError(t, json.Unmarshal(appendString(nil, s), &back))
		require.Equal(t, s, back)

		other, err := json.Marshal(s)
		require.NoError(t, err)
		c := scanner{text: string(other) + "\n"}
		v, next := c.str(0)
		require.Equal(t, len(other), next)
		require.Equal(t, s, c.content(v))
	})
}

// propSyntax: the scanner and encoding/json agree on what is JSON, up to its depth.
func propSyntax(t require.TestingT, line string) {
	if strings.ContainsRune(line, '\n') || strings.Count(line, "[")+strings.Count(line, "{") > maxDepth {
		return
	}
	c := scanner{text: line + "\n"}
	_, next := c.value(c.space(0), 0)
	ok := next >= 0 && c.text[c.space(next)] == '\n'
	if ok {
		require.True(t, json.Valid([]byte(line)), line)
	}
	if json.Valid([]byte(line)) && isText(line) && !strings.Contains(line, `\u`) {
		require.True(t, ok, line)
	}
}

func TestSyntaxOracle(t *testing.T) {
	pieces := []string{
		"{", "}", "[", "]", ",", ":", `"a"`, `"`, `\"`, `\u0041`, " ", "\t", "\r", "0", "-", "1", "12", ".", ".5",
		"e", "E+", "true", "false", "null", "nul", "é", "\x01", "\xff", "a",
	}
	rapid.Check(t, func(t *rapid.T) {
		propSyntax(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), ""))
	})
	for _, line := range []string{`{"a":[1,-0.5e+3,{"b":null}],"c":"é"}`, `[]`, `{}`, `[[],{}]`, `-0`, `1E-7`} {
		require.True(t, json.Valid([]byte(line)))
		propSyntax(t, line)
	}
}

func FuzzSyntax(f *testing.F) {
	for _, c := range badLines {
		f.Add(c.line)
	}
	f.Fuzz(func(t *testing.T, line string) { propSyntax(t, line) })
}
