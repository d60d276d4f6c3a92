package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/sellerperf/sellerperf/internal/outfile"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/report/portfolio"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// accountsFolder holds the pages of the accounts, below the folder asked for.
const accountsFolder = "accounts"

const (
	chartDays  = 90 // that a chart shows
	mostBehind = 20 // orders that a page lists behind a number
)

// writeAccount writes the page of an account, and returns its address beside the ranking.
func (d *desk) writeAccount(name string, l *metrics.Ledger, in thresholds.Inputs, card thresholds.Scorecard) (string, error) {
	more, err := d.more(l, in, card)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Join(d.o.folder, accountsFolder), 0o777); err != nil {
		return "", err
	}
	if name != "" {
		card.Title = name + ": " + card.Title
	}
	stats := l.Stats()
	file := portfolio.FileName(name) + ".html"
	return accountsFolder + "/" + file, outfile.Write(filepath.Join(d.o.folder, accountsFolder, file), func(w io.Writer) error {
		return report.HTML(w, card, report.HTMLOptions{Input: &stats, Foresight: more, Policy: &d.policy})
	})
}

// more gathers what the page of an account says besides its scorecard.
func (d *desk) more(l *metrics.Ledger, in thresholds.Inputs, card thresholds.Scorecard) (*report.Foresight, error) {
	outlooks, err := foresight.OfCard(d.judge, in, card)
	if err != nil {
		return nil, err
	}
	page := &report.Foresight{Rules: make([]report.RuleForesight, len(card.Verdicts)), HasQueue: true, Location: l.Location()}
	if page.Queue, err = foresight.Queue(d.judge, l, in); err != nil {
		return nil, err
	}
	for i := range page.Rules {
		r, o := &page.Rules[i], &outlooks[i]
		r.Ahead, r.Budget = true, o.Budget()
		if r.LookAhead, err = o.LookAhead(); err != nil {
			return nil, err
		}
		if r.Recovery, err = o.Recovery(foresight.LastDays(28)); err != nil {
			return nil, err
		}
		if r.Trend, err = o.Trend(window.Range{First: o.AsOf.Add(1 - chartDays), Last: o.AsOf}); err != nil {
			return nil, err
		}
		behind, err := o.Behind(l, mostBehind)
		if err != nil {
			return nil, err
		}
		r.Behind = &behind
	}
	return page, nil
}

// writeFolder writes the ranking into the folder; the index last, so that whoever finds it
// finds all it leads to.
func (o *options) writeFolder(p portfolio.Portfolio) error {
	if err := os.MkdirAll(o.folder, 0o777); err != nil {
		return err
	}
	for _, f := range []struct {
		name   string
		format portfolio.Format
	}{{"portfolio.csv", portfolio.FormatCSV}, {"portfolio.json", portfolio.FormatJSON}, {"index.html", portfolio.FormatHTML}} {
		err := outfile.Write(filepath.Join(o.folder, f.name), func(w io.Writer) error {
			return portfolio.Formatter{Format: f.format}.Write(w, p)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// unlinked leaves out the addresses of pages, which lead nowhere from standard output.
func unlinked(o *options, p portfolio.Portfolio) portfolio.Portfolio {
	if o.folder == "" {
		return p
	}
	p.Lines = slices.Clone(p.Lines)
	for i := range p.Lines {
		p.Lines[i].Page = ""
	}
	return p
}
