package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/internal/intake"
	"github.com/sellerperf/sellerperf/internal/policyfile"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
	"github.com/sellerperf/sellerperf/report/accounthealth"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
	"github.com/sellerperf/sellerperf/window"
)

// account is the figures of one account, by the days of one zone or several.
type account struct {
	judge   *thresholds.Judge
	ledgers []*metrics.Ledger // the first by the policy's days
	last    time.Time         // of the events
}

// policyOf returns the policy and the zone to count by: those asked for, or else those of the
// marketplace. Where there is no policy of it, that of amazon.com judges, by the marketplace's
// days.
func policyOf(marketplace, policy, zone string) (string, string) {
	if policy != "" {
		return policy, zone
	}
	m, ok := spapi.FindMarketplace(marketplace)
	if !ok {
		return defaultPolicy, zone
	}
	country := strings.ToLower(m.Country)
	if country == "gb" {
		country = "uk"
	}
	policy = "amazon-" + country
	if _, ok := marketplaces.Find(policy); !ok {
		return defaultPolicy, cmp.Or(zone, m.Zone)
	}
	return policy, zone
}

const defaultPolicy = "amazon-us"

// marketplaceID returns Amazon's id of a marketplace that is given by id, name or country; what
// nobody knows stays as it is.
func marketplaceID(text string) string {
	if m, ok := spapi.FindMarketplace(text); ok {
		return m.ID
	}
	return text
}

// newAccount makes ledgers that keep what the policy and account health reports need: one by
// the policy's zone, and one by each of the others.
func newAccount(policy, zone string, others []string) (*account, error) {
	judge, err := policyfile.Judge(policy, zone)
	if err != nil {
		return nil, err
	}
	zones := []*time.Location{judge.Location()}
	for _, name := range others {
		loc, err := time.LoadLocation(name)
		if err != nil || name == "" || name == "Local" {
			return nil, fmt.Errorf("-also %q: no such time zone", name)
		}
		if !metrics.SameZone(loc, zones[0]) {
			zones = append(zones, loc)
		}
	}
	a := &account{judge: judge}
	keep := append(judge.Metrics(), accounthealth.Variants()...)
	for _, loc := range zones {
		l, err := metrics.NewLedger(metrics.Config{Location: loc, Metrics: keep})
		if err != nil {
			return nil, err
		}
		a.ledgers = append(a.ledgers, l)
	}
	return a, nil
}

// read reads the events of the files into all ledgers.
func (a *account) read(inputs []intake.Input, name string) error {
	in := intake.Intake{Account: name, Apply: func(batch []metrics.Event) error {
		for _, l := range a.ledgers {
			if err := l.ApplyAll(batch); err != nil {
				return err // the others refuse the same
			}
		}
		for _, ev := range batch {
			if at := ev.Common().At; at.After(a.last) {
				a.last = at
			}
		}
		return nil
	}}
	return in.Read(inputs)
}

// lastDay returns the day of the last event; the zero Day without events.
func (a *account) lastDay() window.Day {
	if a.last.IsZero() {
		return window.Day{}
	}
	return window.DayOf(a.last, a.judge.Location())
}

// eventFiles opens the files of events that arguments name, or the sample.
func eventFiles(names []string, sample bool, s streams) ([]intake.Input, error) {
	switch {
	case sample && len(names) > 0:
		return nil, errors.New("files of events and -sample do not go together")
	case sample:
		f, err := healthSample.Open("health/events.ndjson")
		if err != nil {
			return nil, err
		}
		return []intake.Input{intake.Reading("health/events.ndjson (built in)", f)}, nil
	case len(names) == 0:
		return nil, errors.New("no files of events; - is standard input")
	}
	return intake.Files(names, s.in)
}
