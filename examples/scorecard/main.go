// Scorecard judges a seller's order events by a policy and prints what it finds:
// every rule with its rate, its limit and how many more defects are affordable.
//
//	go run ./examples/scorecard [-policy amazon-us | -policy file.json]
//	    [-as-of DAY] [-zone ZONE] [-account NAME]
//	    [-foresight [-volume none|last-N]] [-what-if FILE] [-since DAY] [-known DAY]
//	    [-queue] [-causes]
//	    [-format text|markdown|csv|json|html|checklist|evidence] [-o FILE] [events.ndjson ... | -]
//	go run ./examples/scorecard -policies
//	go run ./examples/scorecard -policy-help NAME
//	go run ./examples/scorecard validate FILE ...
//
// Without arguments it judges a sample account that is built in, as of 2026-11-22.
// Flags may stand before and after the files; after "--" all are files.
//
// Text is coloured on a terminal, unless the environment says NO_COLOR or TERM=dumb.
//
// # Events
//
// Events are NDJSON, as package metrics reads them, in any order, with duplicates
// and corrections. Several files are one stream; "-" is standard input; a name that
// ends in .gz is decompressed. An event that names no account belongs to the
// account that is judged. Where events name several, -account picks one, and the
// others are passed over.
//
// Events need -as-of: what is judged is the end of that day, and there is no
// clock. The last event is no substitute, because a day without news is a day on
// which deadlines pass.
//
// # Policies
//
// -policy is the name of a policy the library knows, or a file (a name with a
// slash, or that ends in .json). -zone counts by another time zone than the
// policy's, everywhere; a policy without a zone needs it.
//
// -policies lists the policies there are: name, newest edition, how sure the least
// sure of its limits is, number of rules, title. -policy-help prints one as a person
// reads it, complete, each number with its source. validate checks policy files and
// names every fault with its line and place; metrics of one's own it does not know.
//
// Some policies ask for what no event tells: -given NAME=VALUE hands it in, a day or a
// number, -given NAME/SEGMENT=VALUE for a segment; -points ACCOUNT=DAY:POINTS hands in
// what the marketplace has booked. Both may be repeated. Where the marketplace evaluates
// on certain days, the evaluations of the last two years are repeated first, for rules
// that ask how the ones before came out.
//
// # What is to come, and why
//
// -foresight adds to each rule a line of its last 90 days, what it takes to pass, the days
// ahead that are made of orders known already, and when it recovers under a -volume of
// sales: none, or that of the last N days again (last-28 if not given). -what-if judges with
// hypothetical events, too; the exit status stays that of the events as they are. -since
// tells why each number moved since the end of a day, in parts that sum up. -known judges
// by what had been told by the end of a day, and is the as-of day if no other is given.
// -queue lists what is to be done by deadline and what a miss would cost; -causes which sku,
// category, carrier, service and reason carries more than its share. CSV has none of it.
//
// -format html makes one page for a browser, with all that -foresight, -queue and -causes
// tell, a chart of the last 90 days for each rule, and the orders behind each number.
//
// -format checklist tells what to do on the day after, by deadline and by what a miss
// costs, and what changed since the day before (or -since); checklist-markdown, -html and
// -json are the same, checklist-icalendar has the deadlines for a calendar. -format evidence
// is the evidence under a plan of action about the rules that fail, with blanks for what the
// seller must write; evidence-html is for a browser, evidence-zip has all tables, with a hash
// that can be checked. -what-if adds what its events would change.
//
// # Exit status
//
// 0 if every rule passes, warns or has no data; 1 if some rule fails; 2 for bad
// usage or input. Then a message names file, line and key, and nothing is written to
// standard output or to -o FILE, which keeps what it had.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	_ "time/tzdata" // zones on machines without zone files

	"github.com/sellerperf/sellerperf/internal/intake"
	"github.com/sellerperf/sellerperf/internal/outfile"
	"github.com/sellerperf/sellerperf/internal/policyfile"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
)

// ci:exit 1: the sample account fails some rules

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The exit statuses.
const (
	statusOK    = 0
	statusFail  = 1
	statusError = 2
)

// run is the command. It returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	opt, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return statusOK
	}
	if err == nil {
		var answered bool
		if answered, err = opt.about(stdout); answered && err == nil {
			return statusOK
		}
	}
	var card thresholds.Scorecard
	if err == nil {
		card, err = opt.scorecard(stdin, stdout, stderr)
	}
	if err != nil {
		complain(stderr, err)
		return statusError
	}
	if card.Status == thresholds.Fail {
		return statusFail
	}
	return statusOK
}

// complain prints each of the errors that are joined in err on a line of its own.
func complain(w io.Writer, err error) {
	joined, ok := err.(interface{ Unwrap() []error }) // what is joined deeper down is one fault
	if !ok {
		fmt.Fprintf(w, "scorecard: %v\n", err)
		return
	}
	for _, e := range joined.Unwrap() {
		complain(w, e)
	}
}

// scorecard judges the events and writes the page.
func (o *options) scorecard(stdin io.Reader, stdout, stderr io.Writer) (thresholds.Scorecard, error) {
	var none thresholds.Scorecard
	policy, err := policyfile.Zoned(o.policy, o.zone)
	if err != nil {
		return none, err
	}
	if err := checkAsked(policy, o.given, o.points); err != nil {
		return none, err
	}
	judge, err := thresholds.NewJudge(policy)
	if err != nil {
		return none, err
	}
	// Nothing is asked before all is read: the metrics are computed once, at the end.
	ledger, err := metrics.NewLedger(metrics.Config{Location: judge.Location(), Metrics: []metrics.Variant{}})
	if err != nil {
		return none, err
	}
	inputs, err := o.inputs(stdin)
	if err != nil {
		return none, err
	}
	in := intake.Intake{Apply: o.apply(ledger), Account: o.account, Progress: progressTo(stderr)}
	if err := in.Read(inputs); err != nil {
		return none, err
	}
	if err := ledger.Declare(o.metrics(judge)...); err != nil {
		return none, err
	}
	edition, _ := policy.EditionOn(o.asOf)
	known, err := withHistory(judge, thresholds.Inputs{
		AsOf: o.asOf, Tallies: ledger, Given: o.given, Entries: o.points,
	}, edition)
	if err != nil {
		return none, err
	}
	card, err := judge.Judge(known)
	if err != nil {
		return none, err
	}
	if o.format.document != "" {
		return card, o.writeDocument(policy, judge, known, ledger, stdout)
	}
	more, err := o.page(o, judge, known, ledger, card)
	if err != nil {
		return none, err
	}
	return card, o.print(policy, card, more, ledger.Stats(), stdout)
}

// print writes the page to standard output or to the file, at once.
func (o *options) print(policy thresholds.Policy, card thresholds.Scorecard, more *report.Foresight, stats metrics.Stats, stdout io.Writer) error {
	var page bytes.Buffer
	form := report.Formatter{Format: o.format.card, Input: &stats, Color: o.output == "" && wantsColor(stdout), Foresight: more, Policy: &policy}
	if err := form.Write(&page, card); err != nil {
		return err
	}
	return o.write(page.Bytes(), stdout)
}

// write writes a page to standard output or to the file, at once.
func (o *options) write(page []byte, stdout io.Writer) error {
	copyTo := func(w io.Writer) error {
		_, err := w.Write(page)
		return err
	}
	if o.output == "" {
		return copyTo(stdout)
	}
	return outfile.Write(o.output, copyTo)
}

// wantsColor reports whether to colour what is written to a stream: it must be a
// terminal that can, and the user must not have said no (https://no-color.org).
func wantsColor(stream any) bool {
	return isTerminal(stream) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// isTerminal reports whether a stream is a terminal, or another device that shows
// one character after the other.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
