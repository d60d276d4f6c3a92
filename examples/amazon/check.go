package main

import (
	"bufio"
	"bytes"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/sellerperf/sellerperf/internal/intake"
	"github.com/sellerperf/sellerperf/report/accounthealth"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// healthSample is a report and the events of the account it is of, both made up by the tests, with
// some differences.
//
//go:embed health
var healthSample embed.FS

// checkCommand compares Amazon's account health report with the events.
var checkCommand = command{
	name: "check",
	doc:  "compare Amazon's account health report with the events: status 1 if anything differs",
	run:  runCheck,
}

// checker is one run of check.
type checker struct {
	health, policy, zone, also string
	marketplace, account       string
	format                     string
	asOf                       window.Day
	suspects                   int
	warnings, sample           bool
	files                      []string
}

// runCheck is the subcommand check.
func runCheck(args []string, s streams) (int, error) {
	c, err := parseCheck(args, s)
	if err != nil {
		return 0, err
	}
	inputs, err := eventFiles(c.files, c.sample, s)
	if err != nil {
		return 0, fmt.Errorf("check: %w", err)
	}
	rep, err := c.report(s)
	if err != nil {
		return 0, err
	}
	r, err := c.reconcile(rep, inputs)
	if err != nil {
		return 0, err
	}
	var page bytes.Buffer
	if c.format == "json" {
		err = accounthealth.JSON(&page, r)
	} else {
		err = accounthealth.Text(&page, r, accounthealth.TextOptions{Warnings: c.warnings})
	}
	if err == nil {
		_, err = s.out.Write(page.Bytes())
	}
	if _, different, _ := r.Count(); different > 0 {
		return statusSome, err
	}
	return statusOK, err
}

func parseCheck(args []string, s streams) (*checker, error) {
	var c checker
	fs := flag.NewFlagSet("check -health REPORT.json [flags] events.ndjson...", flag.ContinueOnError)
	fs.StringVar(&c.health, "health", "", "`file` of Amazon's account health report: V2 in JSON, or V1 in XML")
	fs.StringVar(&c.policy, "policy", "", "`name` of the policy whose days to count by, or a file.json; the marketplace's without it")
	fs.StringVar(&c.zone, "zone", "", "time `zone` to count by; the policy's without it")
	fs.StringVar(&c.also, "also", "UTC", "further time `zones`, by commas, in which Amazon's days may be")
	fs.StringVar(&c.marketplace, "marketplace", "", "`id`, name or country of the marketplace, where the report has several")
	fs.StringVar(&c.account, "account", "", "`name` of the account, where events name several")
	fs.TextVar(&c.asOf, "as-of", window.Day{}, "`day` at whose end to count; the report's newest without it")
	fs.StringVar(&c.format, "format", "text", "`format` of the page: text or json")
	fs.IntVar(&c.suspects, "orders", 20, "how many orders to name for an explanation, at most")
	fs.BoolVar(&c.warnings, "w", false, "list what is inconsistent in the report itself")
	fs.BoolVar(&c.sample, "sample", false, "compare the made-up report and events that are built in")
	if err := parse(fs, args, s); err != nil {
		return nil, err
	}
	c.files = fs.Args()
	switch {
	case c.format != "text" && c.format != "json":
		return nil, fmt.Errorf("check: -format %q: there is only text and json", c.format)
	case c.health == "" && !c.sample:
		return nil, errors.New("check: -health FILE is missing")
	case c.health != "" && c.sample:
		return nil, errors.New("check: -health and -sample do not go together")
	}
	return &c, nil
}

// report reads Amazon's report, of either version.
func (c *checker) report(s streams) (accounthealth.Report, error) {
	var none accounthealth.Report
	in, err := c.openReport(s)
	if err != nil {
		return none, err
	}
	defer func() { _ = in.Close() }() // it was only read
	buffered := bufio.NewReader(in)
	head, _ := buffered.Peek(64)
	read := accounthealth.Read
	if strings.HasPrefix(strings.TrimLeft(string(head), "\ufeff \t\r\n"), "<") {
		read = accounthealth.ReadV1
	}
	rep, err := read(buffered)
	if err != nil {
		return none, fmt.Errorf("%s: %w", c.health, err)
	}
	return rep, nil
}

func (c *checker) openReport(s streams) (io.ReadCloser, error) {
	switch {
	case c.sample:
		return healthSample.Open("health/report.json")
	case c.health == "-":
		return io.NopCloser(s.in), nil
	}
	return os.Open(c.health)
}

// reconcile counts the events and compares.
func (c *checker) reconcile(rep accounthealth.Report, inputs []intake.Input) (accounthealth.Reconciliation, error) {
	var none accounthealth.Reconciliation
	var others []string
	if c.also != "" {
		others = strings.Split(c.also, ",")
	}
	id := marketplaceID(c.marketplace)
	if id == "" && len(rep.Marketplaces) == 1 {
		id = rep.Marketplaces[0].ID
	}
	policy, zone := policyOf(id, c.policy, c.zone)
	a, err := newAccount(policy, zone, others)
	if err != nil {
		return none, fmt.Errorf("check: %w", err)
	}
	if err := a.read(inputs, c.account); err != nil {
		return none, err
	}
	in := accounthealth.Inputs{
		Report: rep, Marketplace: marketplaceID(c.marketplace), Ours: a.ledgers[0], AsOf: c.asOf, MaxCandidates: c.suspects,
	}
	for _, l := range a.ledgers[1:] {
		in.Others = append(in.Others, thresholds.Tallies(l))
	}
	r, err := accounthealth.Reconcile(in)
	if err != nil {
		return none, err
	}
	wanted := r.Alternatives()
	if len(wanted) == 0 {
		return r, nil
	}
	for _, l := range a.ledgers { // only where something differs is it worth its while
		for _, v := range wanted {
			if err := l.Declare(v); err != nil {
				return none, err
			}
		}
	}
	return accounthealth.Reconcile(in)
}
