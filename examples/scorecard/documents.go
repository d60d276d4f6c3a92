package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/report/checklist"
	"github.com/sellerperf/sellerperf/report/evidence"
	"github.com/sellerperf/sellerperf/thresholds"
)

// pageFormat is what -format may say: a form of the scorecard, or another document with its
// form after a dash: "checklist", "evidence-zip".
type pageFormat struct {
	card      report.Format
	document  string // "": the scorecard
	checklist checklist.Format
	evidence  evidence.Format
}

// The documents besides the scorecard.
const (
	checklistDocument = "checklist"
	evidenceDocument  = "evidence"
)

// formatHelp lists what -format may say.
const formatHelp = "`format` of the page: text, markdown, csv, json or html; or another document: " +
	"checklist (checklist-markdown, -html, -json, -icalendar), evidence (evidence-html, -zip)"

// MarshalText returns what UnmarshalText reads.
func (p pageFormat) MarshalText() ([]byte, error) {
	switch p.document {
	case checklistDocument:
		return []byte(p.document + "-" + p.checklist.String()), nil
	case evidenceDocument:
		return []byte(p.document + "-" + p.evidence.String()), nil
	}
	return p.card.MarshalText()
}

// UnmarshalText reads a format.
func (p *pageFormat) UnmarshalText(text []byte) error {
	document, form, _ := strings.Cut(string(text), "-")
	var out pageFormat
	var err error
	switch document {
	case checklistDocument:
		out.document = document
		if form != "" {
			err = out.checklist.UnmarshalText([]byte(form))
		}
	case evidenceDocument:
		out.document = document
		if form != "" {
			err = out.evidence.UnmarshalText([]byte(form))
		}
	default:
		if err = out.card.UnmarshalText(text); err != nil {
			err = fmt.Errorf("%w, checklist, evidence", err)
		}
	}
	if err == nil {
		*p = out
	}
	return err
}

// check refuses flags that a document has no use for.
func (p *pageFormat) check(f *foresightOptions) error {
	switch {
	case p.document == "":
		return nil
	case f.ahead, f.queue, f.causes:
		return fmt.Errorf("-foresight, -queue and -causes are for the scorecard; %s has what it needs of them", p.document)
	case f.whatIf != "" && p.document == checklistDocument:
		return errors.New("-what-if is for the scorecard and for evidence")
	case f.since.IsValid() && p.document == evidenceDocument:
		return errors.New("-since is for the scorecard and for a checklist")
	}
	f.exclusions = p.document == evidenceDocument
	return nil
}

// writeDocument writes another document than the scorecard.
func (o *options) writeDocument(policy thresholds.Policy, j *thresholds.Judge, in thresholds.Inputs, l *metrics.Ledger, stdout io.Writer) error {
	var page bytes.Buffer
	write := o.writeChecklist
	if o.format.document == evidenceDocument {
		write = o.writeEvidence
	}
	if err := write(&page, policy, j, in, l, wantsColor(stdout)); err != nil {
		return err
	}
	return o.write(page.Bytes(), stdout)
}

func (o *options) writeChecklist(w io.Writer, policy thresholds.Policy, j *thresholds.Judge, in thresholds.Inputs, l *metrics.Ledger, color bool) error {
	opt := checklist.Options{Since: o.since}
	if !o.since.IsValid() {
		opt.Since = in.AsOf.Add(-1)
	}
	edition, _ := policy.EditionOn(opt.Since)
	before, err := withHistory(j, thresholds.Inputs{AsOf: opt.Since, Tallies: l, Given: o.given, Entries: o.points}, edition)
	if err != nil {
		return err
	}
	opt.Before = &before
	facts, err := checklist.Gather(j, l, in, opt)
	if err != nil {
		return err
	}
	facts.Account = o.account
	return checklist.Formatter{Format: o.format.checklist, Color: o.output == "" && color}.Write(w, checklist.Of(facts))
}

func (o *options) writeEvidence(w io.Writer, policy thresholds.Policy, j *thresholds.Judge, in thresholds.Inputs, l *metrics.Ledger, _ bool) error {
	opt := evidence.Options{Policy: policy}
	if o.whatIf != "" {
		h, err := o.hypothesis(o, j, in, l)
		if err != nil {
			return err
		}
		opt.WhatIf = h
	}
	pack, err := evidence.Gather(j, l, in, opt)
	if err != nil {
		return err
	}
	pack.Account = o.account
	return evidence.Formatter{Format: o.format.evidence}.Write(w, &pack)
}
