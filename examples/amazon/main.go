// Amazon works with the documents Amazon hands out: reports, API responses,
// notifications.
//
//	go run ./examples/amazon import [-marketplace ID] FILE...
//
// Each subcommand says what it does with -h.
//
// # Import
//
// Import recognises each document, whatever its name, and writes its events as NDJSON to
// standard output, so that
//
//	go run ./examples/amazon import -marketplace US orders/*.json reports/*.txt |
//	    go run ./examples/scorecard -as-of 2026-11-22 -
//
// judges an account from what a seller's tools have. Which documents are read, and what
// to supply where no API has it, is in the documentation of package metrics/spapi. "-" is
// standard input; gzip is undone; documents that name no order (tracking) are read after
// those that do, in whatever order they are named. -sample imports made-up documents that
// are built in, one of each kind.
//
// Standard error says of each document what it is, how many events it gave, and what of
// it could not be used: how often for each reason, with the first place; -v shows all.
//
// The exit status of import is 0 if everything was used; 1 if something was not, be it a
// row or a document of no known kind, which leaves the rest be; 2 for bad usage, and for
// a file that cannot be read or breaks off, of which the events before were written.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	_ "time/tzdata" // zones on machines without zone files
)

// ci:exit 2: without a subcommand there is nothing to do

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// streams are what a subcommand reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// The exit statuses. What 1 means is up to the subcommand.
const (
	statusOK    = 0
	statusSome  = 1
	statusError = 2
)

// A command is one subcommand, in a file of its own.
type command struct {
	name string
	doc  string // one line
	// run is the subcommand: it returns the exit status, 0 or 1. Any error makes the
	// status 2 and is printed; flag.ErrHelp makes it 0.
	run func(args []string, s streams) (int, error)
}

// commands are the subcommands there are, in the order of the help.
func commands() []command {
	return []command{
		importCommand,
		checkCommand,
		emitCommand,
	}
}

// run is the program. It returns the exit status.
func run(args []string, s streams) int {
	if len(args) == 0 || args[0] == "-h" || args[0] == "-help" || args[0] == "--help" || args[0] == "help" {
		usage(s.err)
		if len(args) == 0 {
			return statusError
		}
		return statusOK
	}
	for _, c := range commands() {
		if c.name != args[0] {
			continue
		}
		status, err := c.run(args[1:], s)
		switch {
		case errors.Is(err, flag.ErrHelp):
			return statusOK
		case err != nil:
			complain(s.err, err)
			return statusError
		}
		return status
	}
	fmt.Fprintf(s.err, "amazon: there is no subcommand %q\n", args[0])
	usage(s.err)
	return statusError
}

// usage lists the subcommands.
func usage(w io.Writer) {
	fmt.Fprintln(w, "usage: amazon SUBCOMMAND [flags] FILE...")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-8s %s\n", c.name, c.doc)
	}
}

// complain prints each of the errors that are joined in err on a line of its own.
func complain(w io.Writer, err error) {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		fmt.Fprintf(w, "amazon: %v\n", err)
		return
	}
	for _, e := range joined.Unwrap() {
		complain(w, e)
	}
}

// parse reads the flags of a subcommand; the help is printed where it was asked for.
func parse(fs *flag.FlagSet, args []string, s streams) error {
	fs.SetOutput(io.Discard)
	err := fs.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(s.err, "usage: amazon %s\n", fs.Name())
		fs.SetOutput(s.err)
		fs.PrintDefaults()
	}
	return err
}
