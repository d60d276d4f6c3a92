package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/window"
)

// times are what the extracts of TestAnyExtractEqualsOracle are made of: ends of days,
// the hour that never was and the one that came twice among them.
var times = []string{
	"2017-10-14 23:59:59", "2017-10-15 00:30:00", "2017-10-15 01:15:00", "2017-10-15 23:59:59", "2017-10-16 00:00:00",
	"2017-10-20 12:00:00", "2017-10-29 00:00:00", "2017-11-13 23:59:59", "2017-11-14 00:00:00", "2017-12-13 10:00:00",
	"2018-02-17 22:59:59", "2018-02-17 23:30:00", "2018-02-17 23:45:00", "2018-02-18 00:00:00", "2018-02-28 23:59:59", "2018-03-01 00:00:00",
}

// TestAnyExtractEqualsOracle: the figures are those of the data's readme for any extract in
// which nothing is due before the day of the purchase.
func TestAnyExtractEqualsOracle(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		o := drawExtract(t, dir)
		days := rapid.SliceOfN(rapid.IntRange(0, 150), 1, 6).Draw(t, "days")
		var asOf []window.Day
		for d := range 151 {
			for _, n := range days {
				if n == d {
					asOf = append(asOf, window.MustParseDay("2017-10-14").Add(d))
					break
				}
			}
		}
		checkOracle(t, o, dir, asOf)
	})
}

// drawExtract writes an extract to the folder and returns its oracle.
func drawExtract(t *rapid.T, dir string) *oracle {
	orders := [][]string{{"order_id", "status", "purchase", "carrier", "delivered", "estimated"}}
	items := [][]string{{"order_id", "seller_id", "shipping_limit"}}
	reviews := [][]string{{"review_id", "order_id", "score", "answer"}}
	for i := range rapid.IntRange(1, 5).Draw(t, "orders") {
		id := fmt.Sprintf("o%d", i)
		at := rapid.IntRange(0, len(times)-1).Draw(t, "purchase")
		anyTime := rapid.SampledFrom(append([]string{""}, times...))
		later := rapid.SampledFrom(append([]string{""}, times[at:]...))
		estimated := later.Draw(t, "estimated")
		if estimated != "" {
			estimated = estimated[:10] + " 00:00:00"
		}
		status := rapid.SampledFrom([]string{"delivered", "shipped", "canceled", "unavailable"}).Draw(t, "status")
		orders = append(orders, []string{id, status, times[at], anyTime.Draw(t, "carrier"), anyTime.Draw(t, "delivered"), estimated})
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			seller := rapid.SampledFrom([]string{"s1", "s2", "s3"}).Draw(t, "seller")
			items = append(items, []string{id, seller, later.Draw(t, "limit")})
		}
		for j := range rapid.IntRange(0, 2).Draw(t, "reviews") {
			score := rapid.SampledFrom([]string{"1", "2", "3", "5"}).Draw(t, "score")
			answer := rapid.SampledFrom(times).Draw(t, "answer")
			reviews = append(reviews, []string{fmt.Sprintf("r%d", j), id, score, answer})
		}
	}
	for name, rows := range map[string][][]string{"orders": orders, "items": items, "reviews": reviews} {
		f, err := os.Create(filepath.Join(dir, name+".csv"))
		require.NoError(t, err)
		require.NoError(t, csv.NewWriter(f).WriteAll(rows))
		require.NoError(t, f.Close())
	}
	return newOracle(orders, items, reviews)
}
