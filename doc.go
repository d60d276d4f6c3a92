// Package sellerperf computes a marketplace seller's performance metrics exactly,
// from the seller's own order events: the rates by which Amazon and others judge
// and suspend sellers. It says pass or fail, how many more defects are affordable,
// which orders are behind each number, and when a rate recovers.
//
// This package holds no code: it is the index. The work is done in four packages,
// each of which imports only those above it:
//
//  1. [github.com/sellerperf/sellerperf/window] has days, ranges, rolling and calendar
//     spans, and daily counts that know since when they have been so. It knows no order.
//  2. [github.com/sellerperf/sellerperf/metrics] turns events into the facts of an
//     order, and facts into counts. A Ledger holds one account; events may come late,
//     twice and in any order. Custom metrics go here. Its
//     [github.com/sellerperf/sellerperf/metrics/spapi] turns Amazon's documents into events.
//  3. [github.com/sellerperf/sellerperf/thresholds] judges counts by a policy, which
//     is data: rules with limits, windows, editions and sources; bands, tiers, scores and
//     points above them. [github.com/sellerperf/sellerperf/thresholds/marketplaces] lists
//     the policies there are, each marketplace a folder of data; your own may be a JSON file.
//     [github.com/sellerperf/sellerperf/thresholds/foresight] says what comes next: what
//     is known ahead, when a rule recovers, what would change it and what caused it.
//  4. [github.com/sellerperf/sellerperf/report] prints a scorecard, as text, Markdown,
//     CSV, JSON and HTML with charts. It computes nothing. Beside it are the documents people
//     act on: [github.com/sellerperf/sellerperf/report/checklist] for the morning,
//     [github.com/sellerperf/sellerperf/report/evidence] for a plan of action,
//     [github.com/sellerperf/sellerperf/report/portfolio] for many accounts,
//     [github.com/sellerperf/sellerperf/report/alerts] for other programs; and
//     [github.com/sellerperf/sellerperf/report/accounthealth] reads and writes Amazon's
//     own report, and reconciles it with a ledger.
//
// The programs under examples show the whole: examples/embed is the least a service
// needs, examples/scorecard judges a file of events, examples/portfolio ranks many
// accounts, examples/amazon imports Amazon's documents, examples/olist judges real orders, examples/generate makes events up.
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
// policies, and the meaning of every number are meant to stay. From version 1 on a
// snapshot is read by the version that wrote it and by later ones.
package sellerperf
