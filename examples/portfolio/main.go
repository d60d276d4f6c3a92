// Portfolio judges many accounts and ranks them by what is nearest to harm, one line each.
//
//	go run ./examples/portfolio [-policy amazon-us | -policy file.json] [-as-of DAY] [-zone ZONE]
//	    [-format text|html|csv|json] [-alerts] [-grouped] [-o FOLDER] [events.ndjson ... | -]
//
// Without arguments it ranks twenty made-up accounts, as of 2026-11-22.
//
// Events are NDJSON, as package metrics reads them, each with its "account"; several files
// are one stream, "-" is standard input, a name that ends in .gz is decompressed. Events of one
// account may stand anywhere, and then every account is held until the end of the input.
// With -grouped the events of an account stand together: each account is judged and forgotten
// when the next one begins, so that ten thousand need no more memory than one. An account that comes
// again is then an error.
//
// -o writes a folder: index.html with the ranking, a page for each account that it leads to,
// portfolio.csv and portfolio.json.
//
// -alerts prints, instead of the ranking, the body of a webhook for each account of which something
// was raised or cleared on the day, one on a line, in the order of the accounts. Nothing is sent.
//
// # Exit status
//
// 0 if no account fails, 1 if some do, 2 for bad usage or input: then a message names file,
// line and key, and neither a ranking nor an index is written.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	_ "time/tzdata" // zones on machines without zone files

	"github.com/sellerperf/sellerperf/internal/policyfile"
	"github.com/sellerperf/sellerperf/report/portfolio"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// ci:exit 1: some of the made-up accounts fail

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The exit statuses.
const (
	statusOK    = 0
	statusFail  = 1
	statusError = 2
)

type options struct {
	policy, zone string
	asOf         window.Day
	format       portfolio.Format
	alerts       bool
	grouped      bool
	folder       string
	files        []string
}

// sampleDay is the day of the made-up accounts.
var sampleDay = window.MustParseDay("2026-11-22")

// run is the command. It returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return statusOK
	}
	var ranking portfolio.Portfolio
	if err == nil {
		ranking, err = o.rank(stdin, stdout)
	}
	if err != nil {
		fmt.Fprintf(stderr, "portfolio: %v\n", err)
		return statusError
	}
	if ranking.Count(thresholds.Fail) > 0 {
		return statusFail
	}
	return statusOK
}

func parse(args []string, stderr io.Writer) (*options, error) {
	var o options
	fs := flag.NewFlagSet("portfolio", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&o.policy, "policy", "amazon-us", "`name` of a policy, or a file.json")
	fs.TextVar(&o.asOf, "as-of", window.Day{}, "`day` at whose end to judge (2026-11-22); required with events")
	fs.StringVar(&o.zone, "zone", "", "time `zone` to count by; the policy's without it")
	fs.TextVar(&o.format, "format", portfolio.FormatText, "`format` of the ranking: text, html, csv or json")
	fs.BoolVar(&o.alerts, "alerts", false, "print the body of a webhook for each account with news on the day")
	fs.BoolVar(&o.grouped, "grouped", false, "the events of an account stand together: forget it when the next begins")
	fs.StringVar(&o.folder, "o", "", "`folder` to write: the ranking, and a page for each account")
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(stderr, "usage: portfolio [flags] [events.ndjson ... | -]")
			fs.SetOutput(stderr)
			fs.PrintDefaults()
		}
		return nil, err
	}
	o.files = fs.Args()
	switch {
	case len(o.files) == 0 && !o.asOf.IsValid():
		o.asOf = sampleDay
	case !o.asOf.IsValid():
		return nil, errors.New("-as-of DAY is missing: events are judged at the end of a day, and there is no clock")
	}
	return &o, nil
}

// rank judges the accounts and writes what was asked for.
func (o *options) rank(stdin io.Reader, stdout io.Writer) (portfolio.Portfolio, error) {
	var none portfolio.Portfolio
	policy, err := policyfile.Zoned(o.policy, o.zone)
	if err != nil {
		return none, err
	}
	desk, err := newDesk(o, policy)
	if err != nil {
		return none, err
	}
	if err := desk.read(stdin); err != nil {
		return none, err
	}
	ranking := portfolio.Of(desk.lines)
	if o.folder != "" {
		if err := o.writeFolder(ranking); err != nil {
			return none, err
		}
	}
	var page bytes.Buffer
	if o.alerts {
		desk.writeAlerts(&page)
	} else if err := (portfolio.Formatter{Format: o.format}).Write(&page, unlinked(o, ranking)); err != nil {
		return none, err
	}
	_, err = stdout.Write(page.Bytes())
	return ranking, err
}
