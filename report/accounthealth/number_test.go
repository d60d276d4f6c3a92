package accounthealth_test

import (
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/report/accounthealth"
)

func number(t require.TestingT, s string) accounthealth.Number {
	n, ok := accounthealth.ParseNumber(s)
	require.True(t, ok, s)
	return n
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		rate     string
		num, den int64
		want     accounthealth.Fit
	}{
		{"0.03499611", 315, 9001, accounthealth.Rounded},        // the official example
		{"0.03203973037", 27896, 870669, accounthealth.Rounded}, // the official example
		{"0.8848", 146, 165, accounthealth.Rounded},             // the official example
		{"0.9529", 808046, 847987, accounthealth.Rounded},       // the official example, swapped
		{"0.42857142857142855", 3, 7, accounthealth.AsDouble},   // live
		{"0.03333333333333333", 1, 30, accounthealth.Rounded},   // live
		{"0.9999999999999999", 1, 1, accounthealth.AsDouble},    // a sum of thirds
		{"0", 0, 11, accounthealth.Exactly},                     // live
		{"1", 7, 7, accounthealth.Exactly},                      // live
		{"0", 0, 0, accounthealth.NothingOf},                    // live
		{"0.03", 300, 10001, accounthealth.Rounded},             // zeros at the end are dropped
		{"0.0349", 315, 9001, accounthealth.CutOff},             // 0.034996
		{"0.035", 315, 9001, accounthealth.Rounded},             // to four decimals
		{"3.5E-2", 315, 9001, accounthealth.Rounded},            // as some libraries print
		{"3.499611", 315, 9001, accounthealth.InPercent},        // as the schema's text says
		{"100", 7, 7, accounthealth.InPercent},                  //
		{"0.05", 315, 9001, accounthealth.NoFit},                //
		{"0.0351", 315, 9001, accounthealth.NoFit},              //
		{"0.03499612", 315, 9001, accounthealth.NoFit},          // the next one up
		{"0.0349960", 315, 9001, accounthealth.NoFit},           // one and a bit down
		{"0.42857142857142", 3, 7, accounthealth.CutOff},        //
		{"0.42857142857141", 3, 7, accounthealth.NoFit},         //
		{"0.42857142857142999", 3, 7, accounthealth.NoFit},      // further off than a double
		{"0.009", 1078, 539000, accounthealth.NoFit},            // the official example
		{"0.005", 551, 17197, accounthealth.NoFit},              // the official example
		{"0", 1, 30, accounthealth.NoFit},                       //
		{"0", 1, 30000, accounthealth.Rounded},                  // 0.00003
		{"1", 1, 0, accounthealth.NoFit},                        //
		{"-0.5", 1, 2, accounthealth.NoFit},                     //
		{"0.9529", 896462, 878443, accounthealth.NoFit},         // the official example
		{"1.0205124567", 896462, 878443, accounthealth.NoFit},   // not its last digits
		{"1.0205", 896462, 878443, accounthealth.Rounded},       // more than all
	} {
		require.Equal(t, c.want, number(t, c.rate).Fit(c.num, c.den), "%s for %d/%d", c.rate, c.num, c.den)
	}
	require.Equal(t, accounthealth.NoFit, accounthealth.Number{}.Fit(1, 2))
}

// TestFitForms: whatever way a rate is printed, it fits its own counts, and a rate off by
// more than a unit of its last place fits none.
func TestFitForms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		den := rapid.Int64Range(1, 1_000_000).Draw(t, "den")
		num := rapid.Int64Range(0, den).Draw(t, "num")
		places := rapid.Int32Range(4, 14).Draw(t, "places")
		exact := decimal.NewFromInt(num).DivRound(decimal.NewFromInt(den), 40)
		for _, d := range []decimal.Decimal{exact.Round(places), exact.RoundBank(places), exact.Truncate(places)} {
			text := d.StringFixed(places)
			require.NotEqual(t, accounthealth.NoFit, number(t, text).Fit(num, den), text)
			for cut := text; cut[len(cut)-1] == '0' && cut[len(cut)-2] != '.'; {
				cut = cut[:len(cut)-1]
				require.NotEqual(t, accounthealth.NoFit, number(t, cut).Fit(num, den), cut)
			}
			off := d.Add(decimal.New(2, -places)).StringFixed(places)
			require.Contains(t, []accounthealth.Fit{accounthealth.NoFit, accounthealth.InPercent}, number(t, off).Fit(num, den), off)
		}
		double := strconv.FormatFloat(float64(num)/float64(den), 'g', -1, 64)
		require.NotEqual(t, accounthealth.NoFit, number(t, double).Fit(num, den), double)
		double = strconv.FormatFloat(float64(num)/float64(den), 'f', 17, 64)
		require.NotEqual(t, accounthealth.NoFit, number(t, double).Fit(num, den), double)
	})
}

func TestParseNumber(t *testing.T) {
	for _, s := range []string{"", "-", ".", "1.", "NaN", "Infinity", "0x10", "1e", "1e999999999", "1e-41", "1_0", " 1", "+1",
		"0.0000000000000000000000000000000000000000000000000001", "12,5", "1e21"} {
		n, ok := accounthealth.ParseNumber(s)
		if s == "1." && ok {
			continue
		}
		require.False(t, ok, s)
		require.False(t, n.Stated)
	}
	for _, s := range []string{"0", "-1", "0.5", "1e3", "1E-3", "2.50"} {
		require.Equal(t, s, number(t, s).Text)
	}
}
