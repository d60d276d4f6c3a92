package main

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

const (
	chartDays  = 90 // that a chart shows
	mostBehind = 50 // orders that the page lists behind a number
)

// draw gathers a rule's number over the last days, and what is against the rule.
func draw(r *report.RuleForesight, o *foresight.Outlook, l *metrics.Ledger) error {
	var err error
	if r.Trend, err = o.Trend(window.Range{First: o.AsOf.Add(1 - chartDays), Last: o.AsOf}); err != nil {
		return err
	}
	behind, err := o.Behind(l, mostBehind)
	r.Behind = &behind
	return err
}
