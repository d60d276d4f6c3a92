// Package policyfile finds the policies that the example commands are told of: by name, or as
// a file.
package policyfile

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
)

// Judge finds a policy and makes it ready, in another zone if one is given.
func Judge(name, zone string) (*thresholds.Judge, error) {
	policy, err := Zoned(name, zone)
	if err != nil {
		return nil, err
	}
	return thresholds.NewJudge(policy)
}

// Zoned finds a policy, which then has a zone: the one that is given, or its own.
func Zoned(name, zone string) (thresholds.Policy, error) {
	policy, err := Load(name)
	if err != nil {
		return policy, err
	}
	if zone != "" {
		if _, err := time.LoadLocation(zone); err != nil || zone == "Local" {
			return policy, fmt.Errorf("-zone %q: no such time zone", zone)
		}
		policy.Zone = zone
	}
	if policy.Zone == "" {
		return policy, fmt.Errorf("policy %q has no time zone: give -zone", policy.Name)
	}
	return policy, nil
}

// Load returns a policy by its name, or from a file. The faults of a file are
// joined, each with the file's name.
func Load(name string) (thresholds.Policy, error) {
	if !strings.HasSuffix(name, ".json") && !strings.ContainsAny(name, `/\`) {
		policy, ok := marketplaces.Find(name)
		if !ok {
			return policy, fmt.Errorf("-policy %q: neither a file.json nor one of %s", name, known())
		}
		return policy, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return thresholds.Policy{}, err
	}
	policy, err := thresholds.Parse(data)
	if err == nil {
		return policy, nil
	}
	var faults []error
	for _, f := range thresholds.Faults(err) {
		faults = append(faults, fmt.Errorf("%s: %w", name, f))
	}
	if len(faults) == 0 {
		return policy, fmt.Errorf("%s: %w", name, err)
	}
	return policy, errors.Join(faults...)
}

// known lists the names of the policies.
func known() string {
	var names []string
	for _, p := range marketplaces.All() {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}
