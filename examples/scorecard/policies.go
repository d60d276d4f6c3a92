package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/internal/policyfile"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
)

// about answers what is asked about policies, for which no events are read, and reports
// whether anything was.
func (o *options) about(stdout io.Writer) (bool, error) {
	var page bytes.Buffer
	switch {
	case o.validate:
		if err := validate(&page, o.files); err != nil {
			return true, err
		}
	case o.policies:
		listPolicies(&page)
	case o.policyHelp != "":
		policy, err := policyfile.Load(o.policyHelp)
		if err != nil {
			return true, err
		}
		opt := report.PolicyOptions{Color: o.output == "" && wantsColor(stdout)}
		if err := report.Policy(&page, policy, opt); err != nil {
			return true, err
		}
	default:
		return false, nil
	}
	return true, o.write(page.Bytes(), stdout)
}

// listPolicies writes a line for each policy the library knows: its name, its newest
// edition, how sure the least sure of that edition's limits is, and its rules.
func listPolicies(w io.Writer) {
	all := marketplaces.All()
	width := 0
	for _, p := range all {
		width = max(width, len(p.Name))
	}
	for _, p := range all {
		e := p.Editions[len(p.Editions)-1]
		fmt.Fprintf(w, "%-*s  %-10s  %-11s  %2d %-5s  %s\n", width, p.Name, e.ID, leastSure(e), len(e.Rules), rules(len(e.Rules)), p.Title)
	}
}

func rules(n int) string {
	if n == 1 {
		return "rule"
	}
	return "rules"
}

// surest orders the certainties.
var surest = []thresholds.Certainty{
	thresholds.Official, thresholds.Secondary, thresholds.Inherited, thresholds.Conflicting, thresholds.Assumed,
}

// leastSure returns how sure the least sure limit of an edition is.
func leastSure(e thresholds.Edition) thresholds.Certainty {
	least := 0
	for _, r := range e.Rules {
		least = max(least, slices.Index(surest, r.CertaintyOf("limit.value")))
	}
	return surest[least]
}

// validate checks policy files and says what each is. All faults of all files are
// reported, each with its file, line and place.
func validate(w io.Writer, files []string) error {
	if len(files) == 0 {
		return errors.New("validate: name a policy file")
	}
	var faults []error
	for _, name := range files {
		if !strings.ContainsAny(name, `/\`) && !strings.HasSuffix(name, ".json") {
			name = "./" + name // a file, whatever it is called
		}
		p, err := policyfile.Load(name)
		if err != nil {
			faults = append(faults, err)
			if metric := (*metrics.MetricError)(nil); errors.As(err, &metric) && errors.Is(metric, metrics.ErrUnknown) {
				faults = append(faults, fmt.Errorf("%s: only metrics of the library are known here: one of your own can be checked only by the program that defines it", name))
			}
			continue
		}
		n := 0
		for _, e := range p.Editions {
			n += len(e.Rules)
		}
		fmt.Fprintf(w, "%s: policy %s is valid: editions: %d, rules: %d\n", name, p.Name, len(p.Editions), n)
	}
	return errors.Join(faults...)
}
