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
//     each into a [Verdict]: the exact ratio, a [Status], a budget, warnings; and what
//     is made of rules, such as a seller's level, into an [Outcome].
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
// A JSON Schema of policy files, policy.schema.json, lies beside this package. It knows
// every key and form; what refers to something else in the file (ids, levels, metrics,
// which of two limits is the stricter) Parse alone checks.
//
// # The language
//
// All of it is data, and the zero of every field changes nothing. What a rule is made
// of:
//
//	what is counted    Metric, Segment ("category:*" is a verdict for each), Of, Denominator
//	over which days    Window: rolling, whole weeks or months, lifetime; LowVolume
//	what it must keep  Limit, enforced; Warning; Target, asked for; Advice; Times a number
//	                   handed in, such as the average of peers; amounts in a Currency
//	how far            Bands: named levels, and the subjects to the next ones
//	when it can fail   Floor, FloorTotal, FloorBuyers; SmallSample: a count instead of a rate
//	when it is judged  Minimum (TooFew), When (NotApplicable), From and Until
//	what was before    Streak, Release, Grace, from [Inputs].Previous
//	what follows       Actions, labels without meaning here
//
// A rule that means nothing alone is a Part, for what is made of rules:
//
//	[Gate]    a condition on what is handed in: an age, a flag
//	[Group]   all, any, at least so many, the worst of, the number failed
//	[Score]   points for tallies, or for the bands of rules with weights
//	[Points]  an account that evaluations charge and time clears; milestones
//	[Tier]    a ladder of levels, each with all it takes
//
// Their [Outcome] values are in the scorecard beside the verdicts, gates first. Every id is
// unique in its edition, and a name stands for what comes before it: gates, rules, groups,
// scores, points, tiers, in this order.
//
// What is [NotApplicable] has no say in anything made of it. What has no data, or too
// little, leaves open what it could still decide: one failing part of all fails, whatever
// the others; one part without data, the others passing, is no data.
//
// # Evaluations
//
// A [Schedule] says when the marketplace looks. Judging on any day projects what it
// would find; on a day of the schedule that is the evaluation ([Verdict].Official), and the
// last one is found by judging as of [Schedule.Last]. What evaluations leave to
// the next one, [Scorecard].States, is plain data to be kept and handed in as
// [Inputs].Previous; on days between evaluations it passes through unchanged, so that
// judging daily counts nothing twice. Without a schedule each judging is an evaluation.
//
// Nothing else is remembered: same inputs, same verdicts. Points judge the evaluations of
// past days again, as of each of them.
//
// # Judging without tallies
//
// [Judge.Rules] gives the rules in force ready for tallies that anybody counted or
// imagines: [Ready.Judge] and [Ready.Fails]. Package
// [github.com/sellerperf/sellerperf/thresholds/foresight] asks what would be.
//
// # What the language cannot express
//
//   - windows of the first so many orders (bol looks at new sellers after 10, 50 and 100),
//     and those that begin with the account;
//   - a rate's trend, and one rate compared with another: the limits are numbers, or
//     multiples of one handed in; where a marketplace rates by the distribution of its
//     peers, the cut-offs must be handed in;
//   - a level that is shown while another one is real (Mercado Libre's protection, eBay's
//     overrides, Shopee's exemptions): outcomes are the real one; grace only defers actions;
//   - a weekly volume cap as a number: "90 % of the average daily orders" is a label,
//     and what it comes to is for who carries it out;
//   - charges that double with each repetition (Amazon's repeated violations), that depend
//     on the size of what is charged, or that end before their window does, as after an
//     appeal: hand such entries in;
//   - streaks over different rules: a group's streak counts whatever made it fail,
//     LazMall's counts each metric by a rule's own;
//   - bands that need a count as well as a rate ("4 points from 60 % and 100 orders"): a
//     rule of its own with a floor;
//   - the longest run of something (Conrad's automatic refusals in a row) and durations as
//     percentiles: those are for a metric;
//   - badges of single listings (Top Rated Plus): a rule judges the account, or a segment
//     of it.
//
// # What will keep working
//
// The texts of operators, statuses, joins, schedules and certainties, the JSON keys of policies, the codes
// of warnings and the meaning of a budget stay. A policy that parses today will parse,
// and give the same verdicts on the same tallies. Structs marked "use field names" grow.
// The wording of errors and of Warning.String may change; types, fields and classes
// will not.
package thresholds
