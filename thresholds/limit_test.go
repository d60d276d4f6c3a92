package thresholds_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
)

func TestLimitAtTheBoundary(t *testing.T) {
	for _, at := range []struct {
		value     string
		hits, den int64 // exactly the value
	}{
		{"0.01", 1, 100},
		{"0.01", 20, 2000},
		{"0.04", 4, 100},
		{"0.025", 5, 200},
		{"0.90", 180, 200},
		{"0.9", 4500, 5000},
		{"0.95", 190, 200},
		{"4.8", 24, 5},
		{"0", 0, 7},
		{"1", 7, 7},
	} {
		less := metrics.NewRatio(at.hits*1_000_000_000-1, at.den*1_000_000_000)
		same := metrics.NewRatio(at.hits, at.den)
		more := metrics.NewRatio(at.hits*1_000_000_000+1, at.den*1_000_000_000)
		for op, want := range map[thresholds.Op][3]bool{
			thresholds.Below:   {true, false, false},
			thresholds.AtMost:  {true, true, false},
			thresholds.Above:   {false, false, true},
			thresholds.AtLeast: {false, true, true},
			thresholds.Equal:   {false, true, false},
		} {
			l := thresholds.Limit{Op: op, Value: decimal.RequireFromString(at.value)}
			got := [3]bool{l.Holds(less), l.Holds(same), l.Holds(more)}
			require.Equal(t, want, got, "%v against %v", l, same)
		}
	}
}

func TestLimitOnWorkedExamples(t *testing.T) {
	below1, below4, below25 := limit("below 0.01"), limit("below 0.04"), limit("below 0.025")
	atLeast90, above90 := limit("at least 0.90"), limit("above 0.90")
	for _, c := range []struct {
		name  string
		limit thresholds.Limit
		n, d  int64
		holds bool
	}{
		{"A2 unit on-time delivery", atLeast90, 90, 100, true},
		{"A2 by the API's operator", above90, 90, 100, false},
		{"A3", below1, 1, 10, false},
		{"A4", below1, 1, 43, false},
		{"A7", below1, 3, 217, false},
		{"A8 of 30 days", below4, 6, 171, true},
		{"A8 of 10 days", below4, 6, 50, false},
		{"A13 late shipments of the API", below4, 27_896, 870_669, true},
		{"A14 labelled good by the API, and not", atLeast90, 146, 165, false},
		{"A17 defects of the API", below1, 1_078, 539_000, true},
		{"A18 cancellations of the API", below25, 551, 17_197, false},
		{"A21 one late order of 500 units", atLeast90, 4_500, 5_000, true},
		{"A27 one defect in 100", below1, 1, 100, false},
		{"A27 one defect in 101", below1, 1, 101, true},
		{"A28", above90, 90, 100, false},
	} {
		require.Equal(t, c.holds, c.limit.Holds(metrics.NewRatio(c.n, c.d)), c.name)
	}
}

func TestLimitHoldsNothingWithoutData(t *testing.T) {
	for _, l := range []thresholds.Limit{limit("below 0.01"), limit("at most 1"), limit("at least 0"), limit("equal 0")} {
		require.False(t, l.Holds(metrics.NewRatio(0, 0)), "%v", l)
	}
	require.False(t, thresholds.Limit{}.Holds(metrics.NewRatio(0, 1)))
	require.True(t, thresholds.Limit{}.IsZero())
	require.True(t, limit("equal 0").HoldsCount(0))
	require.False(t, limit("equal 0").HoldsCount(3))
	require.True(t, limit("at least 200").HoldsCount(200))
	require.True(t, limit("below 0.01").Holds(metrics.NewRatio(-1, 3)), "less than none is below")
}

func TestLimitText(t *testing.T) {
	for _, s := range []string{"below 0.01", "at most 0.050", "above 12", "at least 0.90", "equal 0"} {
		l, err := thresholds.ParseLimit(s)
		require.NoError(t, err)
		require.Equal(t, s, l.String())
		data, err := json.Marshal(l)
		require.NoError(t, err)
		var back thresholds.Limit
		require.NoError(t, json.Unmarshal(data, &back))
		require.True(t, back.Equal(l))
		require.Equal(t, s, back.String())
	}
	require.Equal(t, "1200", thresholds.Limit{Value: decimal.New(12, 2)}.String()[1:])
}

func TestParseLimitRefuses(t *testing.T) {
	for s, class := range map[string]error{
		"":                            metrics.ErrMalformed,
		"0.01":                        metrics.ErrMalformed,
		"under 0.01":                  metrics.ErrUnknown,
		" 0.01":                       metrics.ErrMissing,
		"below ":                      metrics.ErrMalformed,
		"below 1%":                    metrics.ErrMalformed,
		"below 1e-2":                  metrics.ErrMalformed,
		"below .5":                    metrics.ErrMalformed,
		"below 5.":                    metrics.ErrMalformed,
		"below 0,01":                  metrics.ErrMalformed,
		"below NaN":                   metrics.ErrMalformed,
		"below -0.01":                 metrics.ErrRange,
		"below 1234567890123456789":   metrics.ErrRange,
		"below 0.1234567890123456789": metrics.ErrRange,
		"below 00000000000000000000000000000000000000000000001": metrics.ErrRange,
	} {
		_, err := thresholds.ParseLimit(s)
		require.ErrorIs(t, err, class, "%q", s)
	}
}

func TestLimitValueTooBigForIntegers(t *testing.T) {
	for _, d := range []decimal.Decimal{
		decimal.New(1, 19), decimal.New(1, -19), decimal.New(1, 1<<30), decimal.New(1, -1<<30),
		decimal.New(999_999_999_999_999_999, 1), decimal.RequireFromString("12345678901234567890.5"),
	} {
		l := thresholds.Limit{Op: thresholds.AtMost, Value: d}
		require.ErrorIs(t, l.Validate(), metrics.ErrRange)
		require.False(t, l.Holds(metrics.NewRatio(0, 1)))
	}
	require.NoError(t, thresholds.Limit{Op: thresholds.AtMost, Value: decimal.New(999_999_999_999_999_999, -18)}.Validate())
}

// genLimit draws a valid limit.
func genLimit(t *rapid.T) thresholds.Limit {
	digits := rapid.IntRange(0, 18).Draw(t, "scale")
	return thresholds.Limit{
		Op:    thresholds.Op(rapid.IntRange(1, 5).Draw(t, "op")),
		Value: decimal.New(rapid.Int64Range(0, 999_999_999_999_999_999).Draw(t, "coefficient"), int32(-digits)),
	}
}

// propLimitIsExact compares with fractions of any size.
func propLimitIsExact(t *rapid.T) {
	l := genLimit(t)
	n := rapid.OneOf(rapid.Int64(), rapid.Int64Range(0, 1000)).Draw(t, "n")
	d := rapid.OneOf(rapid.Int64Range(1, 1<<62), rapid.Int64Range(1, 1000)).Draw(t, "d")
	if rapid.Bool().Draw(t, "atTheLimit") { // n/d as near to the value as it goes
		r := new(big.Rat).Mul(l.Value.Rat(), new(big.Rat).SetInt64(d))
		if q := new(big.Int).Quo(r.Num(), r.Denom()); q.IsInt64() {
			n = q.Int64()
		}
	}
	cmp := big.NewRat(n, d).Cmp(l.Value.Rat())
	want := map[thresholds.Op]bool{
		thresholds.Below: cmp < 0, thresholds.AtMost: cmp <= 0, thresholds.Above: cmp > 0,
		thresholds.AtLeast: cmp >= 0, thresholds.Equal: cmp == 0,
	}[l.Op]
	require.Equal(t, want, l.Holds(metrics.NewRatio(n, d)), "%d/%d %v", n, d, l)
}

func TestLimitIsExact(t *testing.T) { rapid.Check(t, propLimitIsExact) }

func TestLimitHoldsAllocatesNothing(t *testing.T) {
	l, r := limit("below 0.01"), metrics.NewRatio(12, 1034)
	require.Zero(t, testing.AllocsPerRun(100, func() { sink = l.Holds(r) }))
}

var sink bool

// limit is a limit by its text.
func limit(s string) thresholds.Limit { return thresholds.MustParseLimit(s) }
