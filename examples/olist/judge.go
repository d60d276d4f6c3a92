package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// pairs is the scope of the sum over sellers: of all pairs of a seller and an order.
const pairs = "*pairs"

// A row of the result is what one scope has in its windows as of one day, one
// tally for each column pair.
type result struct {
	day      window.Day
	scope    string
	tallies  [len(columns)]metrics.Tally
	statuses [len(columns)]thresholds.Status // of a seller
}

// columns are the rules a row shows, in its order, and the names of their total and
// hits.
var columns = [...]struct{ rule, den, num string }{
	{"order-defect-rate", "odr_den", "odr_known"},
	{"late-shipment-rate", "lsr_den", "lsr_num"},
	{"cancellation-rate", "cr_den", "cr_num"},
	{"on-time-delivery-rate", "otdr_den", "otdr_num"},
}

// judgeAll judges each seller on each day by a ledger of its own, and adds up. What
// has nothing in any window is left out. The results are sorted by day, then scope.
func judgeAll(data *dataset, judge *thresholds.Judge, days []window.Day) ([]result, error) {
	sums := make([]result, len(days))
	var out []result
	for _, seller := range slices.Sorted(maps.Keys(data.sales)) {
		ledger, err := ledgerOf(seller, data, judge)
		if err != nil {
			return nil, fmt.Errorf("seller %s: %w", seller, err)
		}
		for i, day := range days {
			r, err := resultOf(judge, ledger, day)
			if err != nil {
				return nil, fmt.Errorf("seller %s: %w", seller, err)
			}
			r.scope = seller
			sums[i].add(r)
			out = append(out, r)
		}
	}
	for i, day := range days {
		sums[i].day, sums[i].scope = day, pairs
	}
	out = slices.DeleteFunc(append(out, sums...), result.isZero)
	slices.SortFunc(out, func(a, b result) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.scope, b.scope))
	})
	return out, nil
}

// ledgerOf returns a ledger with a seller's events.
func ledgerOf(seller string, data *dataset, judge *thresholds.Judge) (*metrics.Ledger, error) {
	ledger, err := metrics.NewLedger(metrics.Config{
		Location: data.loc,
		Account:  seller,
		Metrics:  judge.Metrics(),
	})
	if err != nil {
		return nil, err
	}
	return ledger, ledger.ApplyAll(events(seller, data.sales[seller]))
}

// resultOf judges one ledger on one day.
func resultOf(judge *thresholds.Judge, ledger *metrics.Ledger, day window.Day) (result, error) {
	r := result{day: day}
	card, err := judge.Judge(thresholds.Inputs{AsOf: day, Tallies: ledger})
	if err != nil {
		return r, err
	}
	for i, c := range columns {
		at := slices.IndexFunc(card.Verdicts, func(v thresholds.Verdict) bool { return v.Rule.ID == c.rule })
		if at < 0 {
			return r, fmt.Errorf("policy.json: no rule %q", c.rule)
		}
		r.tallies[i] = card.Verdicts[at].Tally
		r.statuses[i] = card.Verdicts[at].Status
	}
	return r, nil
}

func (r *result) add(o result) {
	for i := range r.tallies {
		r.tallies[i] = r.tallies[i].Plus(o.tallies[i])
	}
}

// isZero reports whether nothing is in a window: then there is no hit either.
func (r result) isZero() bool {
	for _, t := range r.tallies {
		if t.Total != 0 {
			return false
		}
	}
	return true
}
