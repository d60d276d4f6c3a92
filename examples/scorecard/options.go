package main

import (
	"bytes"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/sellerperf/sellerperf/internal/intake"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/window"
)

// sample is the stream of an account made for show: see sample.md for how.
//
//go:embed sample.ndjson
var sample []byte

// sampleName is what the sample is called in messages.
const sampleName = "sample.ndjson (built in)"

// sampleDay is the day the sample was taken on.
var sampleDay = window.MustParseDay("2026-11-22")

type options struct {
	policy  string
	asOf    window.Day
	zone    string // "": the policy's
	account string // "": the only one
	format  pageFormat
	output  string   // "": standard output
	files   []string // none: the sample

	given      givens
	points     entries
	policies   bool   // list them
	policyHelp string // the one to print
	validate   bool   // the files are policies
	foresightOptions
}

// parse reads the command line.
func parse(args []string, stderr io.Writer) (*options, error) {
	var o options
	fs := flag.NewFlagSet("scorecard", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&o.policy, "policy", "amazon-us", "`name` of a policy, or a file.json")
	fs.TextVar(&o.asOf, "as-of", window.Day{}, "`day` at whose end to judge (2026-11-22); required with events")
	fs.StringVar(&o.zone, "zone", "", "time `zone` to count by (America/Los_Angeles); the policy's without it")
	fs.StringVar(&o.account, "account", "", "`name` of the account to judge, where events name several")
	fs.TextVar(&o.format, "format", pageFormat{}, formatHelp)
	o.flags(fs)
	fs.StringVar(&o.output, "o", "", "`file` to write to; standard output without it")
	fs.Var(&o.given, "given", "`name=value` that no event tells and the policy asks for; may be repeated")
	fs.Var(&o.points, "points", "`account=day:points` that the marketplace has booked; may be repeated")
	fs.BoolVar(&o.policies, "policies", false, "list the policies there are")
	fs.StringVar(&o.policyHelp, "policy-help", "", "print the policy of a `name`, or a file.json, as a person reads it")
	if o.validate = len(args) > 0 && args[0] == "validate"; o.validate {
		args = args[1:]
	}
	files, err := parseAnywhere(fs, args)
	if err != nil {
		help(fs, err, stderr)
		return nil, err
	}
	o.files = files
	return &o, o.check()
}

// parseAnywhere parses flags that may stand before, between and after the files, and
// returns the files. After "--" all are files.
func parseAnywhere(fs *flag.FlagSet, args []string) (files []string, err error) {
	for {
		if err := fs.Parse(args); err != nil {
			return nil, err
		}
		rest := fs.Args()
		read := len(args) - len(rest)
		if len(rest) == 0 || read > 0 && args[read-1] == "--" {
			return append(files, rest...), nil
		}
		files, args = append(files, rest[0]), rest[1:]
	}
}

// help prints the usage if that is what was asked for.
func help(fs *flag.FlagSet, err error, stderr io.Writer) {
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(stderr, "usage: scorecard [flags] [events.ndjson ... | -]")
		fmt.Fprintln(stderr, "       scorecard validate policy.json ...   (metrics of the library only, none of one's own)")
		fs.SetOutput(stderr)
		fs.PrintDefaults()
	}
}

// check checks what the flags cannot check one by one.
func (o *options) check() error {
	if o.validate || o.policies || o.policyHelp != "" {
		return nil
	}
	if !o.asOf.IsValid() {
		o.asOf = o.known
	}
	if len(o.files) == 0 && !o.asOf.IsValid() {
		o.asOf = sampleDay
	}
	if o.format.card == report.FormatHTML {
		o.all()
	}
	if err := o.format.check(&o.foresightOptions); err != nil {
		return err
	}
	if err := o.foresightOptions.check(o.asOf); err != nil {
		return err
	}
	if len(o.files) == 0 {
		return nil
	}
	if !o.asOf.IsValid() {
		return errors.New("-as-of DAY is missing: events are judged at the end of a day, and there is no clock")
	}
	if err := o.spares(); err != nil {
		return err
	}
	_, err := intake.Files(o.files, nil)
	return err
}

// inputs returns the streams to read, in the order of the arguments.
func (o *options) inputs(stdin io.Reader) ([]intake.Input, error) {
	if len(o.files) == 0 {
		return []intake.Input{intake.Reading(sampleName, bytes.NewReader(sample))}, nil
	}
	return intake.Files(o.files, stdin)
}

// spares refuses a page that would be written over what it is made from.
func (o *options) spares() error {
	if o.output == "" {
		return nil
	}
	target, err := os.Stat(o.output)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, name := range append([]string{o.policy, o.whatIf}, o.files...) {
		if source, err := os.Stat(name); err == nil && target.Mode().IsRegular() && os.SameFile(target, source) {
			return fmt.Errorf("-o %s: that is read as %s", o.output, name)
		}
	}
	return nil
}
