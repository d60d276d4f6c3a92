// Generate writes the events of made-up seller accounts as NDJSON: realistic, out of
// order, three in a hundred told twice, some corrected weeks later, and the same
// bytes for the same flags on every machine.
//
//	go run ./examples/generate [-orders N] [-accounts N] [-days N] [-seed N]
//	    [-start DAY] [-until DAY] [-zone ZONE] [-o FILE]
//
// Orders are placed on -days days from -start on, busier on Mondays than on
// Saturdays, by accounts of which few are large and many small; with more than one,
// every event names its account. What follows the orders (claims, corrections) goes
// on for weeks after the last of them, unless -until leaves out all that was told
// after the end of a day: then the stream is what one knew that evening.
//
// It streams: memory does not grow with the length of the stream, so ten million
// orders are only a matter of time.
//
//	go run ./examples/generate -orders 2000 | go run ./examples/scorecard -as-of 2026-11-22 -
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"
	_ "time/tzdata" // zones on machines without zone files

	"github.com/sellerperf/sellerperf/internal/outfile"
	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// The bounds of the numbers.
const (
	maxOrders   = 1_000_000_000
	maxAccounts = 1_000_000
	maxDays     = 10_000
)

// run is the command. It returns the exit status: 0, or 2 for bad usage or output
// that could not be written.
func run(args []string, stdout, stderr io.Writer) int {
	cfg, name, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err == nil && name == "":
		err = generate(cfg, stdout)
	case err == nil:
		err = outfile.Write(name, func(w io.Writer) error { return generate(cfg, w) })
	}
	if err != nil {
		fmt.Fprintf(stderr, "generate: %v\n", err)
		return 2
	}
	return 0
}

func generate(cfg synth.Config, w io.Writer) error {
	out := metrics.NewWriter(w)
	for ev := range synth.New(cfg).All() {
		if err := out.Write(ev); err != nil {
			return err
		}
	}
	return out.Flush()
}

// parse reads the flags into a config and the name of the output file.
func parse(args []string, stderr io.Writer) (cfg synth.Config, name string, err error) {
	fs := flag.NewFlagSet("generate", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.IntVar(&cfg.Orders, "orders", 1000, "orders placed, over all accounts")
	fs.IntVar(&cfg.Accounts, "accounts", 1, "accounts they belong to")
	fs.IntVar(&cfg.Days, "days", 90, "days on which orders are placed")
	fs.Uint64Var(&cfg.Seed, "seed", 1, "another seed, another world")
	fs.TextVar(&cfg.Start, "start", window.MustParseDay("2026-08-25"), "first `day` with orders")
	fs.TextVar(&cfg.Until, "until", window.Day{}, "leave out what was told after this `day`")
	zone := fs.String("zone", "America/Los_Angeles", "time `zone` of days and deadlines")
	fs.StringVar(&name, "o", "", "output `file`; standard output without it")
	if err := fs.Parse(args); err != nil {
		help(fs, err, stderr)
		return cfg, "", err
	}
	if fs.NArg() > 0 {
		return cfg, "", fmt.Errorf("unexpected argument %q", fs.Arg(0))
	}
	if cfg.Location, err = time.LoadLocation(*zone); err != nil || *zone == "Local" {
		return cfg, "", fmt.Errorf("-zone %q: no such time zone", *zone)
	}
	return cfg, name, check(cfg)
}

// help prints the usage if that is what was asked for.
func help(fs *flag.FlagSet, err error, stderr io.Writer) {
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(stderr, "usage: generate [flags]")
		fs.SetOutput(stderr)
		fs.PrintDefaults()
	}
}

// check returns nil, or all that is wrong with the numbers.
func check(cfg synth.Config) error {
	between := func(name string, n, most int) error {
		if n < 1 || n > most {
			return fmt.Errorf("-%s %d: not in 1..%d", name, n, most)
		}
		return nil
	}
	err := errors.Join(
		between("orders", cfg.Orders, maxOrders),
		between("accounts", cfg.Accounts, maxAccounts),
		between("days", cfg.Days, maxDays),
	)
	first, last := window.Date(1991, time.January, 1), window.Date(2118, time.December, 31)
	if cfg.Start.Before(first) || cfg.Start.Add(cfg.Days).After(last) {
		err = errors.Join(err, fmt.Errorf("-start %v and -days %d: not in %v..%v", cfg.Start, cfg.Days, first, last))
	}
	return err
}
