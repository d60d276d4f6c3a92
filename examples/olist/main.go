// Olist judges real sellers: the orders of the public Olist dataset (Brazil,
// 2016 to 2018), one account a seller, by the policy in policy.json.
//
//	go run ./examples/olist -data DIR -as-of DAY[,DAY...] [-format csv|text]
//	go run ./examples/olist -data DIR -events SELLER
//
// DIR holds orders.csv.gz and items.csv.gz, and reviews.csv.gz where there are
// reviews; a .csv without .gz is read as well. The first form writes a row for
// each day, each seller and their sum "*pairs" with anything in a window:
//
//	d,scope,odr_den,odr_known,lsr_den,lsr_num,cr_den,cr_num,otdr_den,otdr_num
//
// The second writes a seller's events for other tools, the scorecard among them:
//
//	go run ./examples/olist -data DIR -events SELLER |
//	    go run ./examples/scorecard -policy examples/olist/policy.json -as-of 2018-03-31 -
//
// # How orders become events
//
// Each seller with an item in an order has that order, with one unit. It is placed
// at the purchase, to be shipped by the latest shipping limit of the seller's items
// and delivered by the end of the estimated day. The carrier's time confirms it,
// with a tracking number made up, and the delivered time delivers it. An order that
// ended canceled or unavailable was cancelled by the seller at the purchase: the
// data has no other day for it. Each review is a feedback at the time of its answer.
//
// Times are local times of America/Sao_Paulo. One that the change to summer time
// skipped is taken as the first second after it, one that the change back repeated as
// the first of the two, so that each keeps its day and the order of two is kept.
//
// All figures are the library's: windows are those of the policy's rules, and a row's
// numbers are the tallies of its verdicts. Limits are illustrative.
package main

import (
	"bytes"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	_ "time/tzdata" // zones on machines without zone files

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

//go:embed policy.json
var policyJSON []byte

// ci:exit 2: it needs -data, which is not in the repository

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is the command. It returns the exit status: 0, or 2 for bad usage or input,
// and then nothing is written to stdout.
func run(args []string, stdout, stderr io.Writer) int {
	opt, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	var page bytes.Buffer
	if err == nil {
		err = opt.write(&page, stderr)
	}
	if err == nil {
		_, err = stdout.Write(page.Bytes())
	}
	if err != nil {
		fmt.Fprintf(stderr, "olist: %v\n", err)
		return 2
	}
	return 0
}

type options struct {
	data   string
	days   []window.Day // sorted, each once
	format string
	seller string // -events
}

func parse(args []string, stderr io.Writer) (options, error) {
	var opt options
	fs := flag.NewFlagSet("olist", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&opt.data, "data", "", "`folder` of orders.csv.gz, items.csv.gz and reviews.csv.gz")
	fs.StringVar(&opt.format, "format", "csv", "csv or text")
	fs.StringVar(&opt.seller, "events", "", "write the events of this `seller` as NDJSON instead")
	fs.Func("as-of", "`days` to judge on, separated by commas (2018-03-31)", func(s string) error {
		return opt.addDays(s)
	})
	if err := fs.Parse(args); err != nil {
		help(fs, err, stderr)
		return opt, err
	}
	slices.SortFunc(opt.days, window.Day.Compare)
	opt.days = slices.Compact(opt.days)
	switch {
	case fs.NArg() > 0:
		return opt, fmt.Errorf("unexpected argument %q", fs.Arg(0))
	case opt.data == "":
		return opt, errors.New("-data DIR is missing")
	case opt.format != "csv" && opt.format != "text":
		return opt, fmt.Errorf("-format %q: not csv or text", opt.format)
	case opt.seller == "" && len(opt.days) == 0:
		return opt, errors.New("-as-of DAY is missing")
	}
	return opt, nil
}

// help prints the usage if that is what was asked for.
func help(fs *flag.FlagSet, err error, stderr io.Writer) {
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(stderr, "usage: olist -data DIR -as-of DAY[,DAY...] [-format csv|text]\n       olist -data DIR -events SELLER")
		fs.SetOutput(stderr)
		fs.PrintDefaults()
	}
}

func (o *options) addDays(s string) error {
	for part := range strings.SplitSeq(s, ",") {
		d, err := window.ParseDay(strings.TrimSpace(part))
		if err != nil {
			return err
		}
		o.days = append(o.days, d)
	}
	return nil
}

// write reads the data and writes what was asked for.
func (o *options) write(w, stderr io.Writer) error {
	policy, err := thresholds.Parse(policyJSON)
	if err != nil {
		return fmt.Errorf("policy.json: %w", err)
	}
	judge, err := thresholds.NewJudge(policy)
	if err != nil {
		return fmt.Errorf("policy.json: %w", err)
	}
	data, err := load(o.data, judge.Location())
	if err != nil {
		return err
	}
	if data.strays > 0 {
		fmt.Fprintf(stderr, "olist: left out %d rows of items and reviews whose order is not in the orders\n", data.strays)
	}
	if o.seller != "" {
		return writeEvents(w, data, o.seller)
	}
	rows, err := judgeAll(data, judge, o.days)
	if err != nil {
		return err
	}
	if o.format == "text" {
		return writeText(w, judge, rows, o.days)
	}
	return writeCSV(w, rows)
}

// writeEvents writes one seller's events in the order in which they happened.
func writeEvents(w io.Writer, data *dataset, seller string) error {
	sales, ok := data.sales[seller]
	if !ok {
		return fmt.Errorf("-events %q: no such seller in %d", seller, len(data.sales))
	}
	evs := events(seller, sales)
	slices.SortStableFunc(evs, func(a, b metrics.Event) int { return a.Common().At.Compare(b.Common().At) })
	out := metrics.NewWriter(w)
	for _, ev := range evs {
		if err := out.Write(ev); err != nil {
			return err
		}
	}
	return out.Flush()
}
