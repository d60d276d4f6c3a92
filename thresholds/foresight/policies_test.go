package foresight_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
	"github.com/sellerperf/sellerperf/window"
)

// account is a generated history of a real policy: some of its edition's rules, what is
// handed in, and the ledger.
type account struct {
	*history
	policy thresholds.Policy
	judge  *thresholds.Judge
	in     thresholds.Inputs
	ledger *metrics.Ledger
}

// policyDays are days on which policies are judged: month ends, leap days, a change of the
// clock.
var policyDays = []string{"2026-11-22", "2026-10-26", "2027-03-31", "2028-02-29"}

// sampleRules are how many of a policy's rules one history is judged by, with what they
// hang on.
const sampleRules = 4

// genAccount draws a policy, some rules of it, and a history.
func genAccount(t *rapid.T, p thresholds.Policy) *account {
	asOf := day(rapid.SampledFrom(policyDays).Draw(t, "as of"))
	e, ok := p.EditionOn(asOf)
	require.True(t, ok, p.Name)
	e = sampled(t, e)
	p.Editions = []thresholds.Edition{e}
	j, err := thresholds.NewJudge(p)
	require.NoError(t, err, p.Name)
	loc := j.Location()
	if loc == nil {
		loc = time.UTC
	}
	a := &account{history: genHistoryOn(t, loc, asOf), policy: p, judge: j}
	a.in = thresholds.Inputs{AsOf: asOf, Given: genGiven(t, e, asOf), Previous: genPrevious(t, e, asOf)}
	for _, r := range e.Rules {
		if r.Currency != "" {
			a.recurrency(r.Currency)
			break
		}
	}
	a.ledger = ledgerOf(t, a.config(), a.events, nil)
	a.in.Tallies = a.ledger
	return a
}

// sampled returns an edition with some of its rules alone: what hangs together needs them
// all.
func sampled(t *rapid.T, e thresholds.Edition) thresholds.Edition {
	rules := slices.Clone(e.Rules)
	first := rapid.SampledFrom(naturals[:len(rules)]).Draw(t, "first rule")
	e.Rules = nil
	for i := range min(sampleRules, len(rules)) {
		r := rules[(first+i)%len(rules)]
		r.When, r.Part = nil, false
		e.Rules = append(e.Rules, r)
	}
	e.Groups, e.Tiers, e.Scores, e.Points = nil, nil, nil, nil
	return e
}

// recurrency puts all amounts into another currency.
func (h *history) recurrency(currency string) {
	for _, ev := range h.events {
		switch ev := ev.(type) {
		case *metrics.OrderPlaced:
			ev.Total.Currency = currency
			ev.Total.Amount = ev.Total.Amount.Mul(decimal.New(100, 0))
		case *metrics.RefundIssued:
			ev.Amount.Currency = currency
		}
	}
}

func (a *account) config() metrics.Config {
	return metrics.Config{Location: a.loc, Metrics: foresight.Metrics(a.judge)}
}

// genGiven draws every number a policy may ask for.
func genGiven(t *rapid.T, e thresholds.Edition, asOf window.Day) []thresholds.Given {
	var out []thresholds.Given
	for _, g := range e.Gates {
		given := thresholds.Given{Name: g.Given, Number: decimal.New(rapid.Int64Range(0, 1).Draw(t, "given flag"), 0)}
		if g.Before != (window.Span{}) {
			given.Day = asOf.Add(-rapid.IntRange(0, 200).Draw(t, "given day"))
		}
		out = append(out, given)
	}
	for _, r := range e.Rules {
		if r.Times == "" {
			continue
		}
		for _, s := range []metrics.Segment{"category:c-a", "category:c-b", "category:c-c", "destination:US", "destination:GB", "destination:DE", "destination:FR"} {
			out = append(out, thresholds.Given{Name: r.Times, Segment: s, Number: decimal.New(rapid.Int64Range(0, 60).Draw(t, "given"), -2)})
		}
	}
	return out
}

// genPrevious draws what the evaluation before came to, for rules that ask.
func genPrevious(t *rapid.T, e thresholds.Edition, asOf window.Day) []thresholds.State {
	var out []thresholds.State
	for _, r := range e.Rules {
		if r.Streak < 2 && r.Release.IsZero() || rapid.Bool().Draw(t, "first evaluation") {
			continue
		}
		out = append(out, thresholds.State{
			ID: r.ID, Segment: r.Segment, Day: asOf.Add(-7), Status: rapid.SampledFrom([]thresholds.Status{thresholds.Pass, thresholds.Warn, thresholds.Fail}).Draw(t, "before"),
			Broken: rapid.IntRange(0, 3).Draw(t, "broken"),
		})
	}
	return out
}

// requireForesight checks all that is foretold of each rule against brute force.
func (a *account) requireForesight(t *rapid.T) {
	outlooks, err := foresight.Of(a.judge, a.in)
	require.NoError(t, err)
	known := ledgerOf(t, a.config(), a.events, a.by(a.asOf))
	then := copyOf(t, known, a.config())
	require.NoError(t, then.ApplyAll(a.decide(known, false)))
	now := a.in
	now.Tallies = known
	ahead, err := foresight.Of(a.judge, now)
	require.NoError(t, err)
	since := a.asOf.Add(-rapid.IntRange(0, 45).Draw(t, "since"))
	for i := range outlooks {
		o := &outlooks[i]
		if !foretold(t, o) {
			continue
		}
		is := oracleOf(t, o.Verdict.Rule, a.in)
		is.in.Currency = o.Verdict.Rule.Currency
		if o.Verdict.Rule.Currency == "" {
			requireBudget(t, is, 120)
		}
		requireRecovery(t, a.history, is, o, a.ledger)
		requireChange(t, o, is.on(t, a.ledger, since), since, a.ledger)
	}
	for i := range ahead {
		o := &ahead[i]
		rule := o.Verdict.Rule
		if !foretold(t, o) {
			continue
		}
		is := oracleOf(t, rule, a.in)
		is.in.Currency = rule.Currency
		days, err := o.LookAhead()
		require.NoError(t, err)
		requireHolds(t, a.history, is, rule, days, then)
		if rule.FloorBuyers == 0 {
			requireOutcomes(t, is, o.Verdict, days)
		}
	}
}

// foretold reports whether there is anything to foretell, and checks that nothing else is.
func foretold(t *rapid.T, o *foresight.Outlook) bool {
	v := o.Verdict
	missing := slices.ContainsFunc(v.Warnings, func(w thresholds.Warning) bool { return w.Code == thresholds.WarnNotGiven })
	placeholder := strings.HasSuffix(string(v.Rule.Segment), "*")
	require.Equal(t, v.Status == thresholds.NotApplicable || missing || placeholder, !o.Applies(), "%+v", v)
	if !o.Applies() {
		require.False(t, o.Budget().HasTurn)
	}
	return o.Applies()
}

// requireKnown: the days as they were known are replays, one handing its states to the
// next.
func (a *account) requireKnown(t *rapid.T) {
	days := window.Range{First: a.asOf.Add(-2), Last: a.asOf}
	in := a.in
	next := days.First
	for card, err := range foresight.History(a.judge, a.in, a.events, days, a.config()) {
		require.NoError(t, err)
		l, err := foresight.AsKnown(slices.Values(a.events), next, a.config())
		require.NoError(t, err)
		in.AsOf, in.Tallies = next, l
		want, err := a.judge.Judge(in)
		require.NoError(t, err)
		require.Equal(t, want, card)
		in.Previous, next = want.States, next.Add(1)
	}
}

// requireWhatIf: a hypothesis is a copy to which the events were applied.
func (a *account) requireWhatIf(t *rapid.T) {
	cut := rapid.IntRange(0, len(a.events)).Draw(t, "held")
	l := ledgerOf(t, a.config(), a.events[:cut], nil)
	copied := copyOf(t, l, a.config())
	require.NoError(t, copied.ApplyAll(a.events[cut:]))
	got, err := foresight.WhatIf(a.judge, l, a.in, a.events[cut:]...)
	require.NoError(t, err)
	in := a.in
	in.Tallies = copied
	want, err := a.judge.Judge(in)
	require.NoError(t, err)
	require.Equal(t, want, got.Then)
	in.Tallies = l
	want, err = a.judge.Judge(in)
	require.NoError(t, err)
	require.Equal(t, want, got.Now)
	requireAltered(t, got)
}

// propPolicies: what is foretold of the rules of a real policy is brute force.
func propPolicies(t *rapid.T) {
	all := marketplaces.All()
	a := genAccount(t, all[rapid.SampledFrom(naturals[:len(all)]).Draw(t, "policy")])
	a.requireForesight(t)
	a.requireKnown(t)
	a.requireWhatIf(t)
	requireQueue(t, a.history, a.judge, a.in, 10)
}

func TestPoliciesAreBruteForce(t *testing.T) { rapid.Check(t, propPolicies) }

func FuzzPolicies(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propPolicies)) }
