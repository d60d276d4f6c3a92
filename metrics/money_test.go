package metrics

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestMinorUnits(t *testing.T) {
	for currency, want := range map[string]int{
		"USD": 2, "EUR": 2, "GBP": 2, "INR": 2, "HUF": 2, "TWD": 2, "MXN": 2, "AED": 2,
		"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "XOF": 0, "PYG": 0,
		"KWD": 3, "BHD": 3, "TND": 3, "IQD": 3, "JOD": 3, "LYD": 3, "OMR": 3,
		"CLF": 4, "": 2, "jpy": 2,
	} {
		require.Equal(t, want, MinorUnits(currency), currency)
	}
}

func TestMinor(t *testing.T) {
	for _, c := range []struct {
		coefficient int64
		exp         int32
		currency    string
		want        int64
		err         error
	}{
		{1234, -2, "EUR", 1234, nil},
		{12, 0, "EUR", 1200, nil},
		{12, 1, "EUR", 12000, nil},
		{12340, -3, "EUR", 1234, nil},
		{12345, -3, "EUR", 0, ErrMalformed},
		{-1234, -2, "EUR", -1234, nil},
		{500, 0, "JPY", 500, nil},
		{5, -1, "JPY", 0, ErrMalformed},
		{1234, -3, "KWD", 1234, nil},
		{0, 1 << 30, "EUR", 0, nil},
		{0, -1 << 30, "EUR", 0, nil},
		{1, 1 << 30, "EUR", 0, ErrRange},
		{1, math.MinInt32, "EUR", 0, ErrMalformed},
		{math.MaxInt64, 0, "JPY", math.MaxInt64, nil},
		{math.MaxInt64, -2, "USD", math.MaxInt64, nil},
		{math.MinInt64, -2, "USD", math.MinInt64, nil},
		{math.MaxInt64, -1, "USD", 0, ErrRange},
		{922337203685477580, -1, "USD", 9223372036854775800, nil},
		{922337203685477581, -1, "USD", 0, ErrRange},
		{1234, -2, "", 0, ErrMissing},
		{1234, -2, "EURO", 0, ErrMalformed},
		{1234, -2, "E1R", 0, ErrMalformed},
	} {
		name := fmt.Sprint(c.coefficient, "e", c.exp, c.currency)
		got, err := Money{Amount: decimal.New(c.coefficient, c.exp), Currency: c.currency}.Minor()
		require.ErrorIs(t, err, c.err, name)
		require.Equal(t, c.want, got, name)
	}
}

// TestMinorOracle: the exact fraction says the same.
func TestMinorOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`-?[1-9][0-9]{0,24}0{0,6}`).Draw(t, "digits")
		n, _ := new(big.Int).SetString(digits, 10)
		exp := rapid.IntRange(-30, 25).Draw(t, "exponent")
		currency := rapid.SampledFrom([]string{"EUR", "JPY", "KWD"}).Draw(t, "currency")
		want := new(big.Rat).SetInt(n)
		ten := new(big.Rat).SetInt64(10)
		for range max(exp+MinorUnits(currency), 0) {
			want.Mul(want, ten)
		}
		for range max(-exp-MinorUnits(currency), 0) {
			want.Quo(want, ten)
		}
		got, err := Money{Amount: decimal.NewFromBigInt(n, int32(exp)), Currency: currency}.Minor()
		switch {
		case want.IsInt() && want.Num().IsInt64():
			require.NoError(t, err)
			require.Equal(t, want.Num().Int64(), got)
		case want.IsInt():
			require.ErrorIs(t, err, ErrRange)
		default:
			require.Error(t, err)
		}
	})
}

func TestMoneyFromMinor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "minor units")
		m := MoneyFromMinor(n, rapid.SampledFrom([]string{"EUR", "JPY", "KWD"}).Draw(t, "currency"))
		got, err := m.Minor()
		require.NoError(t, err)
		require.Equal(t, n, got)
	})
}

// TestAmountText: what is written of an amount reads as the same, and what reads is
// what a decimal makes of it.
func TestAmountText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, math.MaxInt64).Draw(t, "minor units")
		currency := rapid.SampledFrom([]string{"EUR", "JPY", "KWD", "CLF"}).Draw(t, "currency")
		text := string(appendMinor(nil, n, currency))
		got, err := parseMinor(text, currency)
		require.NoError(t, err)
		require.Equal(t, n, got)
		d, err := decimal.NewFromString(text)
		require.NoError(t, err)
		require.True(t, d.Equal(MoneyFromMinor(n, currency).Amount))
	})
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,4}0{0,3})?`).Draw(t, "text")
		d, err := decimal.NewFromString(text)
		require.NoError(t, err)
		want, wantErr := Money{Amount: d, Currency: "EUR"}.Minor()
		got, err := parseMinor(text, "EUR")
		if wantErr != nil || want < 0 {
			require.Error(t, err)
			return
		}
		require.NoError(t, err)
		require.Equal(t, want, got)
	})
	for _, bad := range []string{"", "-", ".", ".5", "5.", "5..0", "05", "00", "+5", "5e1", "0x5", "1 000", "1,5", "--5", "5-", "٥", "NaN", "Infinity"} {
		_, err := parseMinor(bad, "EUR")
		require.ErrorIs(t, err, ErrMalformed, bad)
	}
}
