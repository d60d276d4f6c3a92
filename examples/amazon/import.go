package main

import (
	"errors"
	"flag"
)

// importCommand turns documents into events.
var importCommand = command{
	name: "import",
	doc:  "turn documents into events, as NDJSON on standard output",
	run:  runImport,
}

// runImport is the subcommand import.
func runImport(args []string, s streams) (int, error) {
	fs := flag.NewFlagSet("import [-marketplace ID] FILE...", flag.ContinueOnError)
	if err := parse(fs, args, s); err != nil {
		return 0, err
	}
	return 0, errors.New("import: no files")
}
