package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/internal/intake"
	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/alerts"
	"github.com/sellerperf/sellerperf/report/portfolio"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// A desk judges account after account.
type desk struct {
	o      *options
	policy thresholds.Policy
	judge  *thresholds.Judge
	open   map[string]*metrics.Ledger // accounts whose events may still come
	done   map[string]bool            // with -grouped: those judged
	last   string
	lines  []portfolio.Line
	bodies map[string][]byte // of webhooks, by account
}

func newDesk(o *options, p thresholds.Policy) (*desk, error) {
	judge, err := thresholds.NewJudge(p)
	return &desk{o: o, policy: p, judge: judge, open: map[string]*metrics.Ledger{}, done: map[string]bool{}, bodies: map[string][]byte{}}, err
}

// read takes all events, and judges.
func (d *desk) read(stdin io.Reader) error {
	if len(d.o.files) == 0 {
		for ev := range synth.New(made()).All() {
			if err := d.take(ev); err != nil {
				return err
			}
		}
		return d.finish()
	}
	inputs, err := intake.Files(d.o.files, stdin)
	if err != nil {
		return err
	}
	for _, in := range inputs {
		if err := d.file(in); err != nil {
			return fmt.Errorf("%s: %w", in.Name, err)
		}
	}
	return d.finish()
}

// made is the world of the made-up accounts.
func made() synth.Config {
	return synth.Config{Orders: 2400, Accounts: 20, Days: 84, Seed: 5, Start: window.Date(2026, time.August, 31), Until: sampleDay}
}

// file takes the events of a file.
func (d *desk) file(in intake.Input) error {
	r, err := in.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // it was only read
	events := metrics.NewReader(r)
	for {
		ev, err := events.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := d.take(ev); err != nil {
			var refused *metrics.EventError
			if errors.As(err, &refused) {
				return refused.AtLine(events.Line())
			}
			return fmt.Errorf("line %d: %w", events.Line(), err)
		}
	}
}

// take takes one event.
func (d *desk) take(ev metrics.Event) error {
	name := ev.Common().Account
	if name != d.last || len(d.open) == 0 {
		if d.o.grouped && len(d.open) > 0 {
			if err := d.finish(); err != nil {
				return err
			}
		}
		d.last = strings.Clone(name)
		if d.done[name] {
			return fmt.Errorf("account %q comes again, and -grouped says that its events stand together", name)
		}
	}
	ledger := d.open[name]
	if ledger == nil {
		var err error
		ledger, err = metrics.NewLedger(metrics.Config{
			Location: d.judge.Location(), Account: d.last, Metrics: foresight.Metrics(d.judge),
		})
		if err != nil {
			return err
		}
		d.open[d.last] = ledger
	}
	return ledger.Apply(ev)
}

// finish judges the accounts that are open, and forgets them.
func (d *desk) finish() error {
	for _, name := range slices.Sorted(maps.Keys(d.open)) {
		if err := d.account(name, d.open[name]); err != nil {
			return fmt.Errorf("account %q: %w", name, err)
		}
		delete(d.open, name)
		d.done[name] = d.o.grouped
	}
	return nil
}

// account judges one account: its line is all that is kept of it.
func (d *desk) account(name string, l *metrics.Ledger) error {
	in := thresholds.Inputs{AsOf: d.o.asOf, Tallies: l}
	card, err := d.judge.Judge(in)
	if err != nil {
		return err
	}
	line, err := portfolio.LineOf(name, d.judge, in, card)
	if err != nil {
		return err
	}
	if d.o.folder != "" {
		if line.Page, err = d.writeAccount(name, l, in, card); err != nil {
			return err
		}
	}
	if d.o.alerts {
		days := window.Range{First: d.o.asOf.Add(1 - alertDays), Last: d.o.asOf}
		log, err := alerts.Gather(name, d.judge, in, days, nil)
		if err != nil {
			return err
		}
		if body, ok := alerts.Body(log, d.o.asOf); ok {
			d.bodies[name] = body
		}
	}
	d.lines = append(d.lines, line)
	return nil
}

// alertDays is how many days alerts are followed for.
const alertDays = 90

// writeAlerts writes the bodies, each on a line.
func (d *desk) writeAlerts(w *bytes.Buffer) {
	for _, name := range slices.Sorted(maps.Keys(d.bodies)) {
		w.Write(d.bodies[name])
	}
}
