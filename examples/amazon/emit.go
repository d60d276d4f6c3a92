package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/sellerperf/sellerperf/internal/outfile"
	"github.com/sellerperf/sellerperf/report/accounthealth"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// emitCommand writes an account health report of the events.
var emitCommand = command{
	name: "emit",
	doc:  "write an account health report of the events, as Amazon would",
	run:  runEmit,
}

// sampleDay is the day the sample is of.
var sampleDay = window.MustParseDay("2026-11-22")

// runEmit is the subcommand emit. What is not computed is said on standard error.
func runEmit(args []string, s streams) (int, error) {
	var opt accounthealth.Options
	var asOf window.Day
	fs := flag.NewFlagSet("emit [-as-of DAY] [flags] events.ndjson...", flag.ContinueOnError)
	policy := fs.String("policy", "", "`name` of the policy to judge by, or a file.json; the marketplace's without it")
	zone := fs.String("zone", "", "time `zone` to count by; the policy's without it")
	account := fs.String("account", "", "`name` of the account, where events name several")
	status := fs.String("status", "", "`status` of the account, which only Amazon knows: NORMAL, AT_RISK or DEACTIVATED")
	output := fs.String("o", "", "`file` to write to; standard output without it")
	sample := fs.Bool("sample", false, "take the made-up events that are built in")
	fs.StringVar(&opt.Marketplace, "marketplace", "ATVPDKIKX0DER", "`id`, name or country of the marketplace")
	fs.TextVar(&asOf, "as-of", window.Day{}, "`day` at whose end to judge (2026-11-22); that of the last event without it")
	if err := parse(fs, args, s); err != nil {
		return 0, err
	}
	opt.Account = accounthealth.Status(*status)
	inputs, err := eventFiles(fs.Args(), *sample, s)
	if err != nil {
		return 0, fmt.Errorf("emit: %w", err)
	}
	if *sample && !asOf.IsValid() {
		asOf = sampleDay
	}
	opt.Marketplace = marketplaceID(opt.Marketplace)
	*policy, *zone = policyOf(opt.Marketplace, *policy, *zone)
	a, err := newAccount(*policy, *zone, nil)
	if err != nil {
		return 0, fmt.Errorf("emit: %w", err)
	}
	if err := a.read(inputs, *account); err != nil {
		return 0, err
	}
	if !asOf.IsValid() {
		if asOf = a.lastDay(); !asOf.IsValid() {
			return 0, errors.New("emit: no events, and no -as-of DAY: a report is of the end of a day, and there is no clock")
		}
		fmt.Fprintf(s.err, "amazon: the report is as of %v, the day of the last event: -as-of says another\n", asOf)
	}
	rep, err := emitted(a, asOf, opt)
	if err != nil {
		return 0, err
	}
	var page bytes.Buffer
	if err := accounthealth.Write(&page, rep); err != nil {
		return 0, fmt.Errorf("emit: %w", err)
	}
	for _, w := range rep.Warnings {
		fmt.Fprintf(s.err, "amazon: %v\n", w)
	}
	return statusOK, writeTo(*output, s.out, page.Bytes())
}

// emitted judges the events and makes the report.
func emitted(a *account, asOf window.Day, opt accounthealth.Options) (accounthealth.Report, error) {
	card, err := a.judge.Judge(thresholds.Inputs{AsOf: asOf, Tallies: a.ledgers[0]})
	if err != nil {
		return accounthealth.Report{}, err
	}
	return accounthealth.FromScorecard(card, a.ledgers[0], opt)
}

// writeTo writes to the file, whole or not at all, or to standard output.
func writeTo(file string, stdout io.Writer, page []byte) error {
	fill := func(w io.Writer) error {
		_, err := w.Write(page)
		return err
	}
	if file == "" {
		return fill(stdout)
	}
	return outfile.Write(file, fill)
}
