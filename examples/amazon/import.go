package main

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// importCommand turns documents into events.
var importCommand = command{
	name: "import",
	doc:  "turn documents into events, as NDJSON on standard output",
	run:  runImport,
}

// importer is one run of import.
type importer struct {
	opt     spapi.Options
	streams streams
	out     *metrics.Writer
	index   spapi.Index
	indexed bool // some document needs the index
	verbose bool
	sample  bool // the documents that are built in
	tally   tally
}

// runImport is the subcommand import. Its status is 0 if everything was used, 1 if
// something was not, which standard error says; a file that cannot be read is an error.
func runImport(args []string, s streams) (int, error) {
	im := importer{streams: s, out: metrics.NewWriter(s.out)}
	files, err := im.parse(args)
	if err != nil {
		return 0, err
	}
	docs, err := im.sniff(files)
	if err != nil {
		return 0, err
	}
	slices.SortStableFunc(docs, func(a, b document) int { return cmp.Compare(turn(a.kind), turn(b.kind)) })
	for _, d := range docs {
		err = errors.Join(err, im.read(d))
	}
	err = errors.Join(err, im.out.Flush())
	im.tally.close(im.streams.err, im.location())
	if im.tally.unused > 0 {
		return statusSome, err
	}
	return statusOK, err
}

// location returns the zone whose days are told: that of the flag, or the marketplace's, or UTC.
func (im *importer) location() *time.Location {
	if im.opt.Zone != nil {
		return im.opt.Zone
	}
	if m, ok := spapi.FindMarketplace(im.opt.Marketplace); ok {
		if loc, err := time.LoadLocation(m.Zone); err == nil {
			return loc
		}
	}
	return time.UTC
}

// turn says when a document is read: those that name no order come after those that do,
// and notifications, which may be of both kinds in one file, in between.
func turn(k spapi.Kind) int {
	switch k {
	case spapi.OrderChange, spapi.FinancesChange, spapi.AccountStatus, spapi.OtherNotice:
		return 1
	}
	if k.NeedsIndex() {
		return 2
	}
	return 0
}

// parse reads the command line and returns the names of the files.
func (im *importer) parse(args []string) ([]string, error) {
	fs := flag.NewFlagSet("import [flags] FILE...", flag.ContinueOnError)
	fs.StringVar(&im.opt.Marketplace, "marketplace", "", "`id`, name or country of the marketplace the account is on; needed for dates like 1/2/26")
	kind := fs.String("kind", "", "`kind` of the documents, where it is not to be found out (all-orders, claims, ...)")
	dates := fs.String("dates", "any", "order of numeric dates: `mdy`, dmy or ymd; the marketplace's without it")
	zone := fs.String("zone", "", "time `zone` of times without one; the marketplace's without it")
	seen := fs.String("seen", "", "`instant` the documents were obtained at (2026-11-22T10:00:00Z)")
	fs.StringVar(&im.opt.Account, "account", "", "`name` of the account, to be written into the events")
	fs.StringVar(&im.opt.Charset, "charset", "", "character `set`, as the download's Content-Type named it (Cp1252)")
	fs.TextVar(&im.opt.CancelledBy, "cancelled-by", metrics.UnknownParty, "`party` (seller, buyer, marketplace) held to have cancelled where a document does not say")
	fs.BoolVar(&im.sample, "sample", false, "import the made-up documents that are built in")
	fs.BoolVar(&im.verbose, "v", false, "show everything that could not be used, not the first of each reason only")
	if err := parse(fs, args, im.streams); err != nil {
		return nil, err
	}
	var errs []error
	keep := func(err error) {
		if err != nil {
			errs = append(errs, err)
		}
	}
	var err error
	if *kind != "" {
		im.opt.Kind, err = spapi.ParseKind(*kind)
		keep(err)
	}
	im.opt.Dates, err = spapi.ParseDateOrder(*dates)
	keep(err)
	if *zone != "" {
		im.opt.Zone, err = time.LoadLocation(*zone)
		keep(err)
	}
	if *seen != "" {
		im.opt.Seen, err = time.Parse(time.RFC3339, *seen)
		keep(err)
	}
	if _, ok := spapi.FindMarketplace(im.opt.Marketplace); !ok && im.opt.Marketplace != "" {
		keep(fmt.Errorf("-marketplace %q: there is no such marketplace", im.opt.Marketplace))
	}
	files := fs.Args()
	switch {
	case im.sample && len(files) > 0:
		keep(errors.New("import: files and -sample do not go together"))
	case im.sample:
		im.opt.Marketplace = cmp.Or(im.opt.Marketplace, sampleMarketplace)
		files, err = sampleNames()
		keep(err)
	case len(files) == 0:
		keep(errors.New("import: no files; - is standard input"))
	}
	return files, errors.Join(errs...)
}

// A document is a file and what it is.
type document struct {
	name string
	kind spapi.Kind
	head []byte // of standard input: what was read of it
}

// sniff finds out what the files are, so that they can be read in an order that suits.
// A document that is none is reported and left out.
func (im *importer) sniff(files []string) ([]document, error) {
	var docs []document
	var errs []error
	for _, name := range files {
		d, err := im.recognise(name)
		var refused *spapi.DocumentError
		switch {
		case errors.As(err, &refused):
			im.tally.refuse(im.streams.err, name, err)
		case err != nil:
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
		default:
			docs = append(docs, d)
			im.indexed = im.indexed || turn(d.kind) > 0 || d.kind == spapi.OrdersV0
		}
	}
	return docs, errors.Join(errs...)
}

// recognise finds out what a file is.
func (im *importer) recognise(name string) (document, error) {
	d := document{name: name}
	in, err := im.open(d)
	if err != nil {
		return d, err
	}
	defer func() { _ = in.Close() }() // it was only read
	var head bytes.Buffer
	var from io.Reader = in
	if name == "-" {
		from = io.TeeReader(in, &head)
	}
	rd, err := spapi.NewReader(from, im.opt)
	if err != nil {
		return d, err
	}
	d.kind, d.head = rd.Kind(), head.Bytes()
	return d, nil
}

// open opens a file, or standard input with what was read of it before.
func (im *importer) open(d document) (io.ReadCloser, error) {
	if im.sample {
		return samples.Open(d.name)
	}
	if d.name == "-" {
		return io.NopCloser(io.MultiReader(bytes.NewReader(d.head), im.streams.in)), nil
	}
	return os.Open(d.name)
}

// read writes the events of a document. The error is that of the output, or of a file
// that broke off.
func (im *importer) read(d document) error {
	in, err := im.open(d)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // it was only read
	opt := im.opt
	opt.Index = &im.index
	rd, err := spapi.NewReader(in, opt)
	if err != nil {
		return fmt.Errorf("%s: %w", d.name, err)
	}
	t := &im.tally
	t.begin(d)
	defer t.end(im.streams.err)
	for {
		ev, err := rd.Next()
		var fault *spapi.RowError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &fault) && fault.Fatal():
			return fmt.Errorf("%s: %w", d.name, err)
		case errors.As(err, &fault):
			t.fault(im.streams.err, fault, im.verbose)
		case err != nil:
			return fmt.Errorf("%s: %w", d.name, err)
		default:
			t.event(ev)
			if im.indexed {
				im.index.Note(ev)
			}
			if err := im.out.Write(ev); err != nil {
				return err
			}
		}
	}
}
