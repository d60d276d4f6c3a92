// Package sellerperf computes a marketplace seller's performance metrics exactly,
// from the seller's own order events: the rates by which Amazon and others judge
// and suspend sellers. It says pass or fail, how many more defects are affordable,
// and which orders are behind each number.
//
// This package holds no code: it is the index. The work is done in four packages,
// each of which imports only those above it:
//
//  1. [github.com/sellerperf/sellerperf/window] has days, ranges and rolling spans,
//     and daily counts that know since when they have been so. It knows no order.
//  2. [github.com/sellerperf/sellerperf/metrics] turns events into the facts of an
//     order, and facts into counts. A Ledger holds one account; events may come late,
//     twice and in any order. Custom metrics go here.
//  3. [github.com/sellerperf/sellerperf/thresholds] judges counts by a policy, which
//     is data: rules with limits, windows, editions and sources. The policies of
//     marketplaces are folders below it; your own may be a JSON file.
//  4. [github.com/sellerperf/sellerperf/report] prints a scorecard, as text and as
//     JSON. It computes nothing.
//
// The programs under examples show the whole: examples/scorecard judges a file of
// events, examples/olist judges real orders, examples/generate makes events up.
//
// # Exactness
//
// Counts are integers, a rate is an exact fraction, and a verdict compares products
// of integers. Nothing is rounded before it is judged: exactly 1.00 % is not below
// 1 %. An empty denominator is no data, never 0 % and never 100 %.
//
// # Time
//
// No package reads a clock. Every question names the day as of whose end it is
// asked, and the answer counts only what had happened by then, so that a past day
// can be asked about without a replay.
//
// # What will keep working
//
// Before version 1 the API may break where that makes it simpler; CHANGELOG.md says
// so, behaviour first. The wire format of events, the JSON of scorecards and
// policies, and the meaning of every number are meant to stay. A snapshot is read
// by the version that wrote it and by later ones.
package sellerperf
