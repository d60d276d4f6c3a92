// Package thresholds says what a rate means: a policy's rules, judged exactly, with
// what each still allows. It reads tallies and knows no order; it computes and
// never prints.
//
// From a policy to a scorecard, in five steps:
//
//  1. A [Policy] is data: editions of [Rule] values, each a metric, a window, a
//     [Limit] and the [Source] of its numbers. Take one from package
//     [github.com/sellerperf/sellerperf/thresholds/marketplaces], write one as a
//     literal, or read one's own from JSON with [Parse].
//  2. [NewJudge] validates it, reporting every fault with its place, and makes it
//     ready. [Judge.Metrics] says which metrics a ledger must keep for it.
//  3. [Inputs] names the as-of day and the [Tallies]: a ledger, a ledger with
//     hypothetical events, or a table of daily counts that came from elsewhere.
//  4. [Judge.Judge] finds the edition in force on that day and judges its rules,
//     each into a [Verdict]: the exact ratio, a [Status], a budget, warnings.
//     [Verdict.Against] picks the cases that count against its rule.
//  5. The [Scorecard] goes to package [github.com/sellerperf/sellerperf/report], or to
//     a program of your own; [Scorecard.Verdict] finds one rule in it.
//
// A service that runs for years may forget, with [metrics.Ledger.Retire], what lies
// before [Judge.Earliest].
//
// # Exactness
//
// A limit is a decimal and becomes a fraction of integers once. A verdict compares
// hits x denominator with total x numerator in 128 bits, and the budget is found by
// dividing the same numbers: nothing is rounded before it is judged. An empty
// denominator is [NoData], never 0 % and never 100 %. A count ([metrics.Number])
// always has data.
//
// # Editions
//
// The edition in force on the as-of day judges, so that a past day is judged as it
// was then. A day before the first edition is an [EditionError], not a scorecard
// without data. Inside an edition, a rule's own effective period may be shorter; outside
// of it the rule is [NotApplicable].
//
// # Policy files
//
// A policy marshals to JSON and back without loss, and [Parse] reads it strictly:
//
//	{
//	  "name": "my-shop",
//	  "zone": "Europe/Berlin",
//	  "editions": [{
//	    "id": "2026-01-01",
//	    "from": "2026-01-01",
//	    "rules": [{
//	      "id": "late/30d",
//	      "metric": "late-shipment-rate?day=order",
//	      "segment": "mfn",
//	      "window": {"days": 30, "lag": 2},
//	      "limit": {"op": "at most", "value": "0.02"},
//	      "warning": {"op": "at most", "value": "0.015"},
//	      "floor": 3,
//	      "minimum": 20
//	    }]
//	  }]
//	}
//
// A key is optional exactly if leaving it out means its documented zero. Values of
// limits are strings of digits. Zones are loaded by name from the system; a program
// that must run without zone files imports time/tzdata.
//
// # Room to grow
//
// Policies of other marketplaces need more than there is yet. All of it fits in by
// fields whose zero changes nothing, so that what is written today keeps its meaning:
//
//   - conditions as a tree (all, any, at least k of several) and guards: further
//     conditions in a list beside the rule's own, with a word for how they are joined,
//     and their verdicts in a list inside the Verdict; the rule's own metric, window and
//     limit stay required;
//   - bands and tiers: an ordered list of named limits in the Rule, and the name
//     reached in the Verdict; lines besides Limit and Warning in the same way;
//   - inputs from outside, such as the previous evaluation or the averages of peers:
//     fields of Inputs, and a name in the Limit instead of a value;
//   - calendar windows: fields of window.Span, whose end may then move by more than a
//     day at a time; windows of their own for numerator and denominator: a second metric
//     and span in the Rule, as LowVolume is now;
//   - floors on distinct buyers, which are no sum of daily counts: a floor of its own, and
//     an optional interface that a ledger meets and a table cannot;
//   - a rule for every category: a segment "category:*", an optional interface that lists
//     the segments there are, and one verdict for each: Scorecard.Verdicts has one or
//     more for a rule, in the order of the rules;
//   - actions and schedules: labels.
//
// # What will keep working
//
// The texts of operators, statuses and certainties, the JSON keys of policies, the codes
// of warnings and the meaning of a budget stay. A policy that parses today will parse,
// and give the same verdicts on the same tallies. Structs marked "use field names" grow.
// The wording of errors and of Warning.String may change; types, fields and classes
// will not.
package thresholds
