package thresholds_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// BenchmarkVerdict is the verdict of one rule, its window, two tallies, and the
// budget included: tallies that cost nothing, from a table of daily counts, and from a
// ledger.
func BenchmarkVerdict(b *testing.B) {
	rule := ruleOf(badShare, "below 0.01")
	rule.Metric = "order-defect-rate"
	rule.Window = window.Span{Days: 60, Lag: 15}
	judge, err := thresholds.NewJudge(policyOf(rule))
	if err != nil {
		b.Fatal(err)
	}
	ledger := ledgerOf(b, 20_000)
	for _, c := range []struct {
		name    string
		tallies thresholds.Tallies
	}{
		{"tallies=fixed", &fixed{tally: metrics.Tally{Hits: 12, Total: 1034}, loc: time.UTC}},
		{"tallies=table", ledger.Table()},
		{"tallies=ledger", ledger},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			buf := make([]thresholds.Verdict, 0, 1)
			for b.Loop() {
				if buf, err = judge.AppendVerdicts(buf[:0], thresholds.Inputs{AsOf: asOf, Tallies: c.tallies}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCompare is the comparison alone: in integers of 128 bits, and in
// decimals, its rival.
func BenchmarkCompare(b *testing.B) {
	l, r := limit("below 0.01"), metrics.NewRatio(12, 1034)
	b.Run("integers", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink = l.Holds(r)
		}
	})
	b.Run("decimals", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			rate := decimal.NewFromInt(r.Num()).DivRound(decimal.NewFromInt(r.Den()), 16)
			sink = rate.LessThan(l.Value)
		}
	})
	b.Run("decimals-exact", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink = decimal.NewFromInt(r.Num()).LessThan(decimal.NewFromInt(r.Den()).Mul(l.Value))
		}
	})
}

// BenchmarkPoints is an account of points of so many entries, all in force, with its
// crossings and the day it next changes.
func BenchmarkPoints(b *testing.B) {
	judge := judgeOf(b, violationPoints())
	for _, n := range []int{100, 10_000} {
		b.Run("entries="+strconv.Itoa(n), func(b *testing.B) {
			in := thresholds.Inputs{AsOf: asOf, Tallies: weeks(nil), EntriesThrough: asOf}
			for i := range n {
				in.Entries = append(in.Entries, thresholds.Entry{Account: "points", Day: asOf.Add(-i % 80), Points: 1, Reason: "x"})
			}
			for b.Loop() {
				if _, err := judge.Judge(in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
