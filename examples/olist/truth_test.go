package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/window"
)

// realData returns the folder of the real extract, which is not in the repository:
// data/olist of the folder that SELLERPERF_SHARED names, or of one called shared beside
// the repository.
func realData(t *testing.T) string {
	t.Helper()
	shared := os.Getenv("SELLERPERF_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	dir := filepath.Join(shared, "data", "olist")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the Olist data is not at %s: set SELLERPERF_SHARED to the folder that holds data/olist", dir)
	}
	return dir
}

// TestTruth: every cell of the truth made with SQL, and no row besides.
func TestTruth(t *testing.T) {
	dir := realData(t)
	f, err := os.Open(filepath.Join(dir, "truth.asof.csv"))
	require.NoError(t, err)
	defer f.Close()
	truth, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)

	want := map[string]map[string]string{}
	days := map[string]bool{}
	for _, r := range records(truth) {
		days[r["d"]] = true
		if r["scope"] != "*orders" && r["scope"] != "*all" {
			want[r["d"]+" "+r["scope"]] = r
		}
	}
	var list []string
	for d := range days {
		list = append(list, d)
	}
	got := command(t, "-data", dir, "-as-of", strings.Join(list, ","))
	rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	require.NoError(t, err)
	cells := 0
	for _, r := range records(rows) {
		key := r["d"] + " " + r["scope"]
		for column, value := range r {
			require.Equal(t, want[key][column], value, "%s %s", key, column)
			cells++
		}
		delete(want, key)
	}
	for key, r := range want { // what is left has nothing in a window of ours
		for _, c := range columns {
			require.Equal(t, "0", r[c.den], "%s %s", key, c.den)
		}
	}
	t.Logf("%d rows, %d cells equal", len(rows)-1, cells)
}

// TestRealDataEqualsOracle: other days than those of the truth.
func TestRealDataEqualsOracle(t *testing.T) {
	dir := realData(t)
	o := newOracle(readRows(t, dir, "orders"), readRows(t, dir, "items"), readRows(t, dir, "reviews"))
	step := 19
	if testing.Short() {
		step = 97
	}
	var days []window.Day
	for d := window.MustParseDay("2016-09-04"); d.Before(window.MustParseDay("2020-04-20")); d = d.Add(step) {
		days = append(days, d)
	}
	checkOracle(t, o, dir, days)
}

// TestScorecardAgrees: the events of a seller, piped to the scorecard with the same
// policy, give the same figures.
func TestScorecardAgrees(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the scorecard")
	}
	scorecard := filepath.Join(t.TempDir(), "scorecard.exe")
	out, err := exec.Command("go", "build", "-o", scorecard, "../scorecard").CombinedOutput()
	require.NoError(t, err, string(out))

	dir, asOf, most := mini, "2018-03-31", 3
	t.Run("mini", func(t *testing.T) { agree(t, scorecard, dir, asOf, most) })
	t.Run("real", func(t *testing.T) {
		dir := realData(t)
		agree(t, scorecard, dir, "2018-03-31", 25)
		agree(t, scorecard, dir, "2017-06-30", 25)
	})
}

// agree compares the figures of the first sellers of a day.
func agree(t *testing.T, scorecard, dir, asOf string, most int) {
	rows, err := csv.NewReader(strings.NewReader(command(t, "-data", dir, "-as-of", asOf))).ReadAll()
	require.NoError(t, err)
	for i, r := range records(rows) {
		if r["scope"] == pairs || i > most {
			continue
		}
		cmd := exec.Command(scorecard, "-policy", "policy.json", "-as-of", asOf, "-format", "json", "-")
		cmd.Stdin = strings.NewReader(command(t, "-data", dir, "-events", r["scope"]))
		out, _ := cmd.Output() // the status says whether some rule fails
		var card struct {
			Verdicts []struct {
				Rule                   string
				Numerator, Denominator int
			}
		}
		require.NoError(t, json.Unmarshal(out, &card), string(out))
		require.Len(t, card.Verdicts, len(columns))
		for i, v := range card.Verdicts {
			assert.Equal(t, columns[i].rule, v.Rule)
			assert.Equal(t, r[columns[i].den], strconv.Itoa(v.Denominator), "%s %s", r["scope"], v.Rule)
			assert.Equal(t, r[columns[i].num], strconv.Itoa(v.Numerator), "%s %s", r["scope"], v.Rule)
		}
	}
}
