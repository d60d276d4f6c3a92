package main

import (
	"errors"
	"flag"
	"fmt"

	"github.com/sellerperf/sellerperf/internal/intake"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// foresightOptions are the flags for what is to come, and why.
type foresightOptions struct {
	ahead  bool
	volume string
	whatIf string
	since  window.Day
	known  window.Day
	queue  bool
	causes bool
	behind bool // the orders behind each number

	exclusions bool // are asked for, though nothing else is

	scenario foresight.Volume
}

// all asks for all there is: what the HTML page shows.
func (f *foresightOptions) all() { f.ahead, f.queue, f.causes, f.behind = true, true, true, true }

// usualVolume is the scenario if none is named.
const usualVolume = "last-28"

func (f *foresightOptions) flags(fs *flag.FlagSet) {
	fs.BoolVar(&f.ahead, "foresight", false, "say what is to come: what it takes, the days known ahead, the recovery")
	fs.StringVar(&f.volume, "volume", "", "sales to come, for the recovery: none, or `last-N` for the last N days again (last-28)")
	fs.StringVar(&f.whatIf, "what-if", "", "`file` of hypothetical events: judge with them, too")
	fs.TextVar(&f.since, "since", window.Day{}, "say why each number moved since the end of a `day`")
	fs.TextVar(&f.known, "known", window.Day{}, "judge by what had been told by the end of a `day`")
	fs.BoolVar(&f.queue, "queue", false, "list what is to be done, by deadline, and what a miss would cost")
	fs.BoolVar(&f.causes, "causes", false, "list what carries more than its share of the defects")
}

// check checks what the flags cannot check one by one.
func (f *foresightOptions) check(asOf window.Day) error {
	if f.volume == "" {
		f.volume = usualVolume
	} else if !f.ahead {
		return fmt.Errorf("-volume %s: it is for -foresight", f.volume)
	}
	if f.whatIf == "-" {
		return errors.New("-what-if -: hypothetical events are read from a file; standard input is for those that happened")
	}
	var err error
	if f.scenario, err = foresight.ParseVolume(f.volume); err != nil {
		return fmt.Errorf("-volume %q: neither none nor last-N, such as %s", f.volume, usualVolume)
	}
	if f.since.IsValid() && f.since.After(asOf) {
		return fmt.Errorf("-since %v: after -as-of %v", f.since, asOf)
	}
	return nil
}

// metrics returns the metrics the ledger must keep.
func (f *foresightOptions) metrics(j *thresholds.Judge) []metrics.Variant {
	if f.ahead || f.exclusions {
		return append(foresight.Metrics(j), foresight.AdjustedMetrics(j)...)
	}
	return j.Metrics()
}

// apply returns what puts events into a ledger: those that had been told by the day asked
// for, if one is.
func (f *foresightOptions) apply(l *metrics.Ledger) func([]metrics.Event) error {
	if !f.known.IsValid() {
		return l.ApplyAll
	}
	return func(events []metrics.Event) error {
		var kept []metrics.Event
		var places []int
		for i, ev := range events {
			if !foresight.SeenOn(ev, l.Location()).After(f.known) {
				kept, places = append(kept, ev), append(places, i)
			}
		}
		err := l.ApplyAll(kept)
		var refused *metrics.EventError
		if errors.As(err, &refused) && refused.Index >= 0 && refused.Index < len(places) {
			at := *refused
			at.Index = places[refused.Index]
			return &at
		}
		return err
	}
}

// page gathers what there is to say besides a scorecard; nil if nothing was asked for.
func (f *foresightOptions) page(o *options, j *thresholds.Judge, in thresholds.Inputs, l *metrics.Ledger, card thresholds.Scorecard) (*report.Foresight, error) {
	outlooks, err := foresight.OfCard(j, in, card)
	if err != nil {
		return nil, err
	}
	var orders foresight.Pass // what is asked of them is answered in one reading
	page := &report.Foresight{Known: f.known, Location: l.Location(), Rules: make([]report.RuleForesight, len(outlooks))}
	for i := range page.Rules {
		if err := f.rule(&page.Rules[i], &outlooks[i], &orders); err != nil {
			return nil, err
		}
	}
	if f.queue {
		page.HasQueue = true
		orders.Queue(outlooks, &page.Queue)
	}
	if err := orders.Run(l); err != nil {
		return nil, err
	}
	for i := range page.Rules {
		if r := &page.Rules[i]; r.HasCauses {
			r.Causes = foresight.Telling(r.Causes)
		}
	}
	if f.ahead {
		if err := adjust(page, j, l, in); err != nil {
			return nil, err
		}
		if page.Hinges, err = foresight.Hinges(j, in, card, outlooks); err != nil {
			return nil, err
		}
	}
	if f.whatIf != "" {
		if page.WhatIf, err = f.hypothesis(o, j, in, l); err != nil {
			return nil, err
		}
	}
	return page, nil
}

const (
	trendDays  = 90 // that alerts are followed for, and a chart shows
	mostBehind = 50 // orders that are listed behind a number
)

// rule gathers what there is to say of one verdict, and asks what the orders have to tell.
func (f *foresightOptions) rule(r *report.RuleForesight, o *foresight.Outlook, orders *foresight.Pass) error {
	var err error
	if f.ahead {
		r.Ahead, r.Budget = true, o.Budget()
		if r.LookAhead, err = o.LookAhead(); err != nil {
			return err
		}
		if r.Recovery, err = o.Recovery(f.scenario); err != nil {
			return err
		}
		if i, ok := o.Interval(foresight.NinetyFive()); ok {
			r.Interval = &i
		}
		days := window.Range{First: o.AsOf.Add(1 - trendDays), Last: o.AsOf}
		if r.Trend, err = o.Trend(days); err != nil {
			return err
		}
		burn, err := o.Burn(days, foresight.Alerts())
		if err != nil {
			return err
		}
		r.Burn = &burn
	}
	if f.since.IsValid() {
		r.Change = &foresight.Change{}
		orders.Change(o, f.since, r.Change)
	}
	if f.behind {
		r.Behind = &foresight.Behind{}
		orders.Behind(o, mostBehind, r.Behind)
	}
	if f.causes {
		r.HasCauses = true
		orders.Causes(o, foresight.CauseOptions{Pairs: foresight.Pairs()}, &r.Causes)
	}
	return nil
}

// adjust puts the adjusted verdict beside those that exclusions speak of.
func adjust(page *report.Foresight, j *thresholds.Judge, l *metrics.Ledger, in thresholds.Inputs) error {
	both, err := foresight.Adjust(j, l, in)
	if err != nil {
		return err
	}
	for i := range both {
		if len(both[i].Exclusions) > 0 {
			page.Rules[i].Adjusted = &both[i]
		}
	}
	return nil
}

// hypothesis reads the hypothetical events and judges with them.
func (f *foresightOptions) hypothesis(o *options, j *thresholds.Judge, in thresholds.Inputs, l *metrics.Ledger) (*foresight.Hypothesis, error) {
	inputs, err := intake.Files([]string{f.whatIf}, nil)
	if err != nil {
		return nil, err
	}
	var events []metrics.Event
	reader := intake.Intake{Account: o.account, Apply: func(batch []metrics.Event) error {
		events = append(events, batch...)
		_, err := l.WhatIf(batch...) // finds what would be refused while its place is known
		return err
	}}
	if err := reader.Read(inputs); err != nil {
		return nil, err
	}
	h, err := foresight.WhatIf(j, l, in, events...)
	return &h, err
}
