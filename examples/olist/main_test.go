package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/window"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o666))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got, "go test ./examples/olist -update writes it anew")
}

// command runs a command line that must succeed.
func command(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(args, &stdout, &stderr), stderr.String())
	assert.Empty(t, stderr.String())
	return stdout.String()
}

// mini is a small extract made by hand, with the traps of the real one.
var mini = filepath.Join("testdata", "mini")

const sellerA = "aaaaaaaa000100010001000100010001"

func TestMini(t *testing.T) {
	days := "2018-03-31,2017-10-15,2018-03-20,2018-04-02,2018-03-31"
	golden(t, "mini.csv", command(t, "-data", mini, "-as-of", days))
	golden(t, "mini.txt", command(t, "-data", mini, "-as-of", "2018-03-31,2018-04-02,2020-01-01", "-format", "text"))
	golden(t, "mini.events.ndjson", command(t, "-data", mini, "-events", sellerA))
}

func TestMiniEqualsOracle(t *testing.T) {
	o := newOracle(readRows(t, mini, "orders"), readRows(t, mini, "items"), readRows(t, mini, "reviews"))
	first, last := window.MustParseDay("2017-10-01"), window.MustParseDay("2018-06-30")
	checkOracle(t, o, mini, slices.Collect(window.Range{First: first, Last: last}.Days()))
}

// checkOracle compares the command's figures with the oracle's, for each day.
func checkOracle(t require.TestingT, o *oracle, dir string, days []window.Day) {
	var list []string
	want := "d,scope,odr_den,odr_known,lsr_den,lsr_num,cr_den,cr_num,otdr_den,otdr_num\n"
	for _, d := range days {
		list = append(list, d.String())
		want += o.csv(d)
	}
	var stdout, stderr bytes.Buffer
	require.Zero(t, run([]string{"-data", dir, "-as-of", strings.Join(list, ",")}, &stdout, &stderr), stderr.String())
	require.Equal(t, want, stdout.String())
}

// readRows reads dir/base.csv, or .csv.gz.
func readRows(t *testing.T, dir, base string) [][]string {
	t.Helper()
	var in io.Reader
	if b, err := os.ReadFile(filepath.Join(dir, base+".csv")); err == nil {
		in = bytes.NewReader(b)
	} else {
		f, err := os.Open(filepath.Join(dir, base+".csv.gz"))
		require.NoError(t, err)
		defer f.Close()
		in, err = gzip.NewReader(f)
		require.NoError(t, err)
	}
	rows, err := csv.NewReader(in).ReadAll()
	require.NoError(t, err)
	return rows
}

// TestFormsOfFiles: compressed, with a byte order mark, with columns in another
// order and more of them, the figures are the same; without reviews nothing is
// defective.
func TestFormsOfFiles(t *testing.T) {
	want := command(t, "-data", mini, "-as-of", "2018-03-31")
	dir := t.TempDir()
	for _, base := range []string{"orders", "items", "reviews"} {
		rows := readRows(t, mini, base)
		for i := range rows {
			slices.Reverse(rows[i])
			rows[i] = append(rows[i], "more")
		}
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		io.WriteString(z, "\xef\xbb\xbf")
		require.NoError(t, csv.NewWriter(z).WriteAll(rows))
		require.NoError(t, z.Close())
		require.NoError(t, os.WriteFile(filepath.Join(dir, base+".csv.gz"), b.Bytes(), 0o666))
	}
	assert.Equal(t, want, command(t, "-data", dir, "-as-of", "2018-03-31"))

	require.NoError(t, os.Remove(filepath.Join(dir, "reviews.csv.gz")))
	o := newOracle(readRows(t, mini, "orders"), readRows(t, mini, "items"), nil)
	checkOracle(t, o, dir, []window.Day{window.MustParseDay("2018-03-31")})
}

func TestBadUsage(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"", "-data DIR is missing"},
		{"-data testdata/mini", "-as-of DAY is missing"},
		{"-data testdata/mini -as-of 2018-02-30", `invalid value "2018-02-30" for flag -as-of`},
		{"-data testdata/mini -as-of 2018-03-31 -format json", `-format "json": not csv or text`},
		{"-data testdata/mini -as-of 2018-03-31 more", `unexpected argument "more"`},
		{"-data testdata/mini -events nobody", `-events "nobody": no such seller in 3`},
		{"-data testdata/none -as-of 2018-03-31", "open testdata/none/orders.csv.gz: no such file or directory"},
	} {
		var stdout, stderr bytes.Buffer
		assert.Equal(t, 2, run(strings.Fields(c.args), &stdout, &stderr), c.args)
		assert.Contains(t, stderr.String(), "olist: "+c.want, c.args)
		assert.Empty(t, stdout.String(), c.args)
	}
	var stdout, stderr bytes.Buffer
	assert.Zero(t, run([]string{"-h"}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "usage: olist")
}

// TestBadData: each fault is named with its file, line and column.
func TestBadData(t *testing.T) {
	const (
		orders  = "order_id,status,purchase,carrier,delivered,estimated\n"
		good    = orders + "o1,delivered,2018-03-01 10:00:00,,,2018-03-20 00:00:00\n"
		items   = "order_id,seller_id,shipping_limit\no1,s1,2018-03-05 10:00:00\n"
		reviews = "review_id,order_id,score,answer\n"
	)
	for _, c := range []struct{ orders, items, reviews, want string }{
		{"", items, reviews, `orders.csv: line 1: no header`},
		{"order_id,purchase\n", items, reviews, `orders.csv: line 1: no column status, carrier, delivered, estimated`},
		{good + "o2,delivered\n", items, reviews, `orders.csv: line 3: wrong number of fields`},
		{good + "o1,delivered,2018-03-01 10:00:00,,,\n", items, reviews, `orders.csv: line 3: column "order_id": value "o1": the order is there already`},
		{orders + ",delivered,2018-03-01 10:00:00,,,\n", items, reviews, `orders.csv: line 2: column "order_id": missing`},
		{orders + "o1,delivered,,,,\n", items, reviews, `orders.csv: line 2: column "purchase": missing`},
		{orders + "o1,delivered,2018-02-30 10:00:00,,,\n", items, reviews, `orders.csv: line 2: column "purchase": value "2018-02-30 10:00:00": malformed`},
		{orders + "o1,delivered,2018-02-03 10:00:00.5,,,\n", items, reviews, `column "purchase": value "2018-02-03 10:00:00.5": malformed`},
		{orders + "o1,delivered,0201-02-03 10:00:00,,,\n", items, reviews, `column "purchase": value "0201-02-03 10:00:00": out of range`},
		{orders + "o1,delivered,2018-03-01 10:00:00,,x,\n", items, reviews, `orders.csv: line 2: column "delivered": value "x": malformed`},
		{good, items + "o1,,\n", reviews, `items.csv: line 3: column "seller_id": missing`},
		{good, items + "o1,s1,soon\n", reviews, `items.csv: line 3: column "shipping_limit": value "soon": malformed`},
		{good, items, reviews + "r1,o1,6,2018-03-09 10:00:00\n", `reviews.csv: line 2: column "score": value "6": out of range`},
		{good, items, reviews + "r1,o1,bad,2018-03-09 10:00:00\n", `reviews.csv: line 2: column "score": value "bad": malformed`},
		{good, items, reviews + "r1,o1,1,\n", `reviews.csv: line 2: column "answer": missing`},
		{good, items, reviews + ",o1,1,2018-03-09 10:00:00\n", `reviews.csv: line 2: column "review_id": missing`},
		{good, items, reviews + "\"r1,o1,1,2018-03-09 10:00:00\n", `reviews.csv: line`},
	} {
		dir := writeFolder(t, c.orders, c.items, c.reviews)
		var stdout, stderr bytes.Buffer
		assert.Equal(t, 2, run([]string{"-data", dir, "-as-of", "2018-03-31"}, &stdout, &stderr), c.want)
		assert.Contains(t, stderr.String(), c.want)
		assert.Empty(t, stdout.String())
	}

	dir := writeFolder(t, good, items+"o7,s1,\n", reviews+"r1,o8,1,2018-03-09 10:00:00\n")
	var stdout, stderr bytes.Buffer
	assert.Zero(t, run([]string{"-data", dir, "-as-of", "2018-03-31"}, &stdout, &stderr))
	assert.Equal(t, "olist: left out 2 rows of items and reviews whose order is not in the orders\n", stderr.String())
}

func writeFolder(t *testing.T, orders, items, reviews string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"orders.csv": orders, "items.csv": items, "reviews.csv": reviews} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
	}
	return dir
}

// TestDamagedFile: a file cut off or not compressed at all is an error, not an end.
func TestDamagedFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "orders.csv.gz")
	require.NoError(t, os.WriteFile(path, []byte("order_id,status,purchase\n"), 0o666))
	var stdout, stderr bytes.Buffer
	assert.Equal(t, 2, run([]string{"-data", dir, "-as-of", "2018-03-31"}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "orders.csv.gz: gzip: invalid header")

	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, "order_id,status,purchase,carrier,delivered,estimated\n")
	require.NoError(t, z.Close())
	require.NoError(t, os.WriteFile(path, b.Bytes()[:b.Len()-6], 0o666))
	stderr.Reset()
	assert.Equal(t, 2, run([]string{"-data", dir, "-as-of", "2018-03-31"}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "unexpected EOF")
}
