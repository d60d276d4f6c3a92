package alerts

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// Kind is what an alert is about.
type Kind string

// The kinds.
const (
	Failing Kind = "failing" // a rule fails
	Outcome Kind = "outcome" // what is made of rules fails: a level, a score, a group
	Pace    Kind = "pace"    // the defects of a rule come too fast
)

// Notice is an alert that was raised, or cleared, at the end of a day. Use field names: it
// may grow.
type Notice struct {
	Day     window.Day
	Raised  bool // else cleared
	Kind    Kind
	Alert   string // the id of the pace's [foresight.Alert]; else the kind
	Rule    string // its id, or that of the outcome
	Segment metrics.Segment
	// Verdict is the rule's on the day. Only of Failing, and zero where the rule is no more.
	Verdict thresholds.Verdict
	// Outcome is the outcome on the day. Only of Outcome, and zero where it is no more.
	Outcome thresholds.Outcome
	// Long and Short are what the alert's two stretches held. Only of Pace.
	Long, Short foresight.Flow
}

// Log is what was raised and cleared over some days. Use field names: it may grow.
type Log struct {
	// Account is whose it is, perhaps empty, and Policy the policy's name.
	Account, Policy string
	// Days are the days looked at.
	Days window.Range
	// Notices are by day, of one day those raised first, then by rule.
	Notices []Notice
}

// RuleBurn is the pace of a rule's defects.
type RuleBurn struct {
	Rule    string
	Segment metrics.Segment
	Burn    foresight.Burn
}

// Of makes a log of the scorecards of some days, one after the other, and of the paces
// over the same days. The error is the first that the scorecards yield.
func Of(account string, cards iter.Seq2[thresholds.Scorecard, error], burns []RuleBurn) (Log, error) {
	log := Log{Account: account}
	standing := map[key]bool{}
	for card, err := range cards {
		if err != nil {
			return log, err
		}
		log.Policy = card.Policy
		if !log.Days.IsValid() {
			log.Days.First = card.AsOf
		}
		log.Days.Last = card.AsOf
		log.compare(standing, &card)
	}
	for _, b := range burns {
		for _, c := range b.Burn.Changes {
			log.Notices = append(log.Notices, Notice{
				Day: c.Day, Raised: c.Raised, Kind: Pace, Alert: c.Alert, Rule: b.Rule, Segment: b.Segment, Long: c.Long, Short: c.Short,
			})
		}
		if !log.Days.IsValid() {
			log.Days = b.Burn.Days
		}
	}
	slices.SortFunc(log.Notices, compareNotices)
	return log, nil
}

// key names a rule, or an outcome.
type key struct {
	kind    Kind
	rule    string
	segment metrics.Segment
}

// compare notes which rules and outcomes began and ceased to fail on the day of a
// scorecard.
func (l *Log) compare(standing map[key]bool, card *thresholds.Scorecard) {
	seen := map[key]bool{}
	see := func(n Notice, status thresholds.Status) {
		k := key{n.Kind, n.Rule, n.Segment}
		seen[k] = true
		if n.Raised = status == thresholds.Fail; n.Raised != standing[k] {
			standing[k] = n.Raised
			l.Notices = append(l.Notices, n)
		}
	}
	for _, v := range card.Verdicts {
		see(Notice{Day: card.AsOf, Kind: Failing, Alert: string(Failing), Rule: v.Rule.ID, Segment: v.Rule.Segment, Verdict: v}, v.Status)
	}
	for _, o := range card.Outcomes {
		see(Notice{Day: card.AsOf, Kind: Outcome, Alert: string(Outcome), Rule: o.ID, Outcome: o}, o.Status)
	}
	for k, is := range standing {
		if is && !seen[k] { // the edition has it no more, or no order is of the segment any more
			standing[k] = false
			l.Notices = append(l.Notices, Notice{Day: card.AsOf, Kind: k.kind, Alert: string(k.kind), Rule: k.rule, Segment: k.segment})
		}
	}
}

func compareNotices(a, b Notice) int {
	raised := 0
	if a.Raised != b.Raised {
		if raised = 1; a.Raised {
			raised = -1
		}
	}
	return cmp.Or(a.Day.Compare(b.Day), raised, strings.Compare(a.Rule, b.Rule), strings.Compare(string(a.Segment), string(b.Segment)),
		strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.Alert, b.Alert))
}

// On returns the notices of a day.
func (l *Log) On(day window.Day) []Notice {
	var out []Notice
	for _, n := range l.Notices {
		if n.Day == day {
			out = append(out, n)
		}
	}
	return out
}

// Standing returns the notices of what had been raised and not been cleared by the end of a
// day, in their order.
func (l *Log) Standing(day window.Day) []Notice {
	type alert struct {
		key
		id string
	}
	at := map[alert]int{}
	for i, n := range l.Notices {
		a := alert{key{n.Kind, n.Rule, n.Segment}, n.Alert}
		switch {
		case n.Day.After(day):
		case n.Raised:
			at[a] = i
		default:
			delete(at, a)
		}
	}
	places := make([]int, 0, len(at))
	for _, i := range at {
		places = append(places, i)
	}
	slices.Sort(places)
	var out []Notice
	for _, i := range places {
		out = append(out, l.Notices[i])
	}
	return out
}

// Gather judges an account at the end of each day of a range, up to in.AsOf, as it stood,
// and follows the pace of defects over the same days by some alerts; nil: those of
// [foresight.Alerts]. Days before the first edition are left out. The errors are those of the judge, of
// [foresight.Alert.Validate] and of the figures.
func Gather(account string, j *thresholds.Judge, in thresholds.Inputs, days window.Range, by []foresight.Alert) (Log, error) {
	if by == nil {
		by = foresight.Alerts()
	}
	if days.Last.After(in.AsOf) {
		days.Last = in.AsOf
	}
	outlooks, err := foresight.Of(j, in)
	if err != nil {
		return Log{}, err
	}
	var burns []RuleBurn
	for i := range outlooks {
		o := &outlooks[i]
		if o.Verdict.Rule.Part {
			continue
		}
		b, err := o.Burn(days, by)
		if err != nil {
			return Log{}, err
		}
		burns = append(burns, RuleBurn{o.Verdict.Rule.ID, o.Verdict.Rule.Segment, b})
	}
	return Of(account, judged(j, in, days), burns)
}

// judged yields the scorecards of some days.
func judged(j *thresholds.Judge, in thresholds.Inputs, days window.Range) iter.Seq2[thresholds.Scorecard, error] {
	return func(yield func(thresholds.Scorecard, error) bool) {
		for day := range days.Days() {
			in.AsOf = day
			card, err := j.Judge(in)
			if isBefore(err) {
				continue
			}
			if !yield(card, err) || err != nil {
				return
			}
		}
	}
}

// words says what a notice is about: "late-shipment-rate/10d fails: 5.88% (2 of 34
// orders), below 4%".
func (n *Notice) words() string {
	name := report.WordsOf(thresholds.Verdict{Rule: thresholds.Rule{ID: n.Rule, Segment: n.Segment}}).Rule
	switch {
	case n.Kind == Pace && n.Raised:
		return name + ": defects come too fast (" + visible(n.Alert) + "), " + flow(n.Long) + " in " + spanned(n.Long.Days)
	case n.Kind == Pace:
		return name + ": defects no longer come too fast (" + visible(n.Alert) + ")"
	case n.Verdict.Rule.ID == "" && n.Outcome.ID == "":
		return name + " is judged no more"
	case n.Kind == Outcome:
		w := report.OutcomeWordsOf(n.Outcome)
		state := " no longer fails"
		if n.Raised {
			state = " fails"
		}
		return w.Title + state + plaintext.Lead(": ", w.Result)
	}
	w := report.WordsOf(n.Verdict)
	say := " passes again: "
	switch {
	case n.Raised:
		say = " fails: "
	case n.Verdict.Status != thresholds.Pass:
		say = " no longer fails: "
	}
	return name + say + w.Number + " (" + w.Counts + "), " + w.Limit
}
