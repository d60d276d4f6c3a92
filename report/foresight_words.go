package report

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// A chapter is a part of the page about what is to come and why: things with what there
// is to say of each, in sentences. Every text is visible.
type chapter struct {
	title string
	intro string
	items []item
}

type item struct {
	name   string
	status thresholds.Status // how the name looks
	tells  []string
}

// chapters puts into words what there is to say besides, the most urgent rule first.
func (f *Foresight) chapters(b *brief) []chapter {
	if f == nil {
		return nil
	}
	w := words{b: b, f: f}
	var out []chapter
	for _, c := range []chapter{w.todo(), w.ahead(), w.whatIf(), w.change(), w.causes()} {
		if len(c.items) > 0 || c.intro != "" {
			out = append(out, c)
		}
	}
	return out
}

type words struct {
	b *brief
	f *Foresight
}

// each goes through the rules, the most urgent first. None stands for others: those that
// pass alike today need not do so tomorrow.
func (w *words) each(say func(v *thresholds.Verdict, r *RuleForesight)) {
	for _, v := range byUrgency(w.b.Verdicts) {
		i := slices.IndexFunc(w.b.Verdicts, func(o thresholds.Verdict) bool { return o.Rule.ID == v.Rule.ID && o.Rule.Segment == v.Rule.Segment })
		if r := w.f.rule(i); r != nil && applies(v) {
			say(v, r)
		}
	}
}

// ahead tells what is to come of each rule.
func (w *words) ahead() chapter {
	c := chapter{title: "Ahead"}
	var assumed []string
	w.each(func(v *thresholds.Verdict, r *RuleForesight) {
		if !r.Ahead {
			return
		}
		it := item{name: v.Rule.ID, status: v.Status}
		it.tells = append(it.tells, needed(v, &r.Budget)...)
		it.tells = append(it.tells, recovered(v, &r.Recovery)...)
		it.tells = append(it.tells, known(v, r.LookAhead)...)
		if i := r.Interval; i != nil && v.Tally.Total < 100 {
			it.tells = append(it.tells, fmt.Sprintf("So few tell little: the odds behind them lie between %s and %s (95%% confidence, advisory)",
				percentOf(i.Low.Rat()), percentOf(i.High.Rat())))
		}
		if r.Burn != nil && len(r.Burn.Raised) > 0 {
			it.tells = append(it.tells, "Defects come faster than is allowed: alert "+strings.Join(r.Burn.Raised, ", "))
		}
		if a := r.Adjusted; a != nil {
			it.tells = append(it.tells, adjusted(a)...)
		}
		if len(it.tells) > 0 {
			c.items = append(c.items, it)
		}
		for _, a := range r.Recovery.Assumes.All() {
			if s := a.String(); !slices.Contains(assumed, s) {
				assumed = append(assumed, s)
			}
		}
	})
	if len(c.items) > 0 {
		c.intro = sentence("Assumed: " + strings.Join(assumed, "; "))
	}
	return c
}

// mostExcluded is how many exclusions a page for people shows of a rule.
const mostExcluded = 5

// adjusted tells what exclusions would make of a verdict, and why.
func adjusted(a *foresight.Both) []string {
	out := []string{fmt.Sprintf("Adjusted by %s: %s, %s; the official verdict stays",
		counted(int64(len(a.Exclusions)), "exclusion"), counts(&a.Adjusted), labels[a.Adjusted.Status])}
	for _, x := range a.Exclusions[:min(len(a.Exclusions), mostExcluded)] {
		s := "Excluded: order " + visible(x.Order) + ", " + visible(x.Reason)
		if x.Evidence != "" {
			s += " (evidence: " + visible(x.Evidence) + ")"
		}
		out = append(out, s)
	}
	if rest := len(a.Exclusions) - mostExcluded; rest > 0 {
		out = append(out, fmt.Sprintf("And %d more excluded", rest))
	}
	return out
}

// needed says what it takes for a rule that fails, or from when one fails that may not.
func needed(v *thresholds.Verdict, b *foresight.Budget) []string {
	switch unit := unitOf(v); {
	case b.HasGood && b.Good > 0 && b.HasTurn && b.Turn < 0:
		return []string{fmt.Sprintf("It takes %s, or %d turned good", counted(b.Good, "more good "+unit), -b.Turn)}
	case b.HasTurn && b.Turn < 0 && v.Rule.Advice:
		return []string{fmt.Sprintf("It takes %d turned good to keep the limit; as it is advice, nothing fails", -b.Turn)}
	case b.HasTurn && b.Turn < 0:
		return []string{fmt.Sprintf("It takes %d turned good: no number of good ones thins them out", -b.Turn)}
	case b.ToJudged > 0 && v.Kind != metrics.Number:
		return []string{fmt.Sprintf("It is judged after %s", counted(b.ToJudged, "more "+unit))}
	case v.Rule.Floor > 0 && b.HasFailsFrom:
		return []string{fmt.Sprintf("It fails only from %s against it on; there %s %d now", counted(b.FailsFrom, unit), isAre(b.Against), b.Against)}
	case b.HasBad && b.Bad == 0:
		return []string{"The next " + unit + " that goes wrong is one too many"}
	case b.HasBad && b.Bad < 20:
		return []string{fmt.Sprintf("Of new %s %d in a row may go wrong", things(2, unit), b.Bad)}
	}
	return nil
}

// recovered says when a rule passes again, and how bad it gets before.
func recovered(v *thresholds.Verdict, r *foresight.Recovery) []string {
	volume := "with no more sales"
	if !r.Volume.IsNone() {
		volume = "with the volume of the " + strings.Replace(r.Volume.String(), "last-", "last ", 1) + " days"
	}
	if !r.Until.IsValid() {
		return nil // there is nothing to foretell
	}
	now := r.Day.IsValid() && r.Day == r.Now.AsOf
	broken := v.Status == thresholds.Fail || v.HasBudget && v.Budget < 0
	worst := fmt.Sprintf("%s on %v", pointText(v, r.Worst), r.Worst.AsOf)
	var out []string
	switch {
	case now && broken:
		return nil // advice: it fails nothing
	case now:
		if r.Worst.AsOf != r.Now.AsOf {
			stays := "It stays within the limit"
			if v.Status == thresholds.NoData || v.Status == thresholds.TooFew {
				stays = "It will not fail"
			}
			out = append(out, fmt.Sprintf("%s %s; at its worst it is at %s", stays, volume, worst))
		}
		return out
	case !r.Day.IsValid() && !broken:
		out = append(out, fmt.Sprintf("It will break the limit %s, and not be within it again by %v", volume, r.Until))
	case !r.Day.IsValid():
		out = append(out, fmt.Sprintf("It does not recover by %v %s", r.Until, volume))
	case broken:
		again := "is within the limit again"
		if unjudged(r.Then) != "" {
			again = "fails no longer"
		}
		out = append(out, fmt.Sprintf("It %s from %v on, %s: %s%s", again, r.Day, volume, pointText(v, r.Then), unjudged(r.Then)))
	case unjudged(r.Then) != "":
		out = append(out, fmt.Sprintf("It will break the limit, and fail no longer from %v on, %s%s", r.Day, volume, unjudged(r.Then)))
	default:
		out = append(out, fmt.Sprintf("It will break the limit, and stay within it from %v on, %s", r.Day, volume))
	}
	if r.Worst.AsOf != r.Now.AsOf {
		first := ""
		if r.WorseFirst() {
			first = "first "
		}
		out = append(out, fmt.Sprintf("It gets worse %s: %s", strings.TrimSpace(first+"before that"), worst))
	}
	return out
}

// unjudged tells of a number that fails nothing because it is not judged.
func unjudged(p foresight.Point) string {
	switch p.Status {
	case thresholds.NoData:
		return ", for there is nothing left to judge"
	case thresholds.TooFew:
		return ", for so few are not judged"
	}
	return ""
}

// pointText prints a number with what it is made of.
func pointText(v *thresholds.Verdict, p foresight.Point) string {
	at := *v
	at.Tally, at.Status, at.Ratio = p.Tally, p.Status, p.Tally.Ratio()
	if d := v.Rule.Denominator; d != nil && d.Parts > 1 {
		at.Ratio = metrics.NewRatio(p.Tally.Hits*d.Parts, p.Tally.Total)
	}
	if v.Kind == metrics.Number || !at.Ratio.HasData() {
		return counts(&at)
	}
	return number(&at) + " (" + counts(&at) + ")"
}

// known says what the days ahead are sure to bring: runs of days with one outcome.
func known(v *thresholds.Verdict, days []foresight.Ahead) []string {
	if len(days) == 0 {
		return nil
	}
	var runs []string
	for i := 0; i < len(days); {
		k := i
		text := outcomeText(v, &days[i])
		for k+1 < len(days) && outcomeText(v, &days[k+1]) == text {
			k++
		}
		runs = append(runs, text+" until "+days[k].AsOf.String())
		i = k + 1
	}
	last := days[len(days)-1]
	hits := fmt.Sprint(last.Low)
	if last.Low != last.High {
		hits = fmt.Sprintf("%d to %d", last.Low, last.High)
	}
	next := "The next day is"
	if len(days) > 1 {
		next = fmt.Sprintf("The next %d days are", len(days))
	}
	total := ""
	if last.Total > 0 {
		total = fmt.Sprintf(" (then %s of %d)", hits, last.Total)
	}
	return []string{next + " known already: " + strings.Join(runs, ", ") + total}
}

// outcomeText says what a day ahead is sure to bring. What does not fail need not pass: there
// may be nothing, or too little, to judge.
func outcomeText(v *thresholds.Verdict, a *foresight.Ahead) string {
	switch {
	case a.Outcome == foresight.SureFail:
		return "failing"
	case a.Outcome == foresight.Undecided:
		return "undecided"
	case v.Kind == metrics.Number, v.Rule.Of != 0, a.Growing:
		return "within the limit"
	case a.Total == 0:
		return "nothing to judge"
	case a.Total < v.Rule.Minimum:
		return "too few to judge"
	}
	return "within the limit"
}

// whatIf tells what hypothetical events would change.
func (w *words) whatIf() chapter {
	h := w.f.WhatIf
	if h == nil {
		return chapter{}
	}
	then := cleaned(h.Then)
	stands := labels[then.Status] + " instead of " + labels[h.Now.Status]
	if then.Status == h.Now.Status {
		stands = "still " + labels[then.Status]
	}
	c := chapter{title: "What if", intro: sentence("with " + counted(h.Stats.Events, "event more") + ": " + stands)}
	c.intro = strings.Replace(c.intro, "event mores", "events more", 1)
	for _, alt := range h.Changed {
		c.items = append(c.items, w.altered(alt, then.Verdicts))
	}
	if len(h.Changed) == 0 {
		c.intro += " No verdict changes."
	}
	if n := h.Stats.Unplaced; n > 0 {
		c.intro += fmt.Sprintf(" Of %s nothing else is known: is the id right?", counted(n, "order"))
	}
	if n := h.Stats.Expired; n > 0 {
		c.intro += fmt.Sprintf(" %s on orders forgotten.", counted(n, "event"))
	}
	return c
}

// altered tells of a verdict that would be another.
func (w *words) altered(alt foresight.Altered, then []thresholds.Verdict) item {
	standing := func(v *thresholds.Verdict) string {
		return fmt.Sprintf("%s %s (%s)", labels[v.Status], number(v), counts(v))
	}
	switch {
	case alt.Now < 0:
		b := &then[alt.Then]
		return item{name: b.Rule.ID, status: b.Status, tells: []string{standing(b) + ", and nothing to judge now"}}
	case alt.Then < 0:
		a := &w.b.Verdicts[alt.Now]
		return item{name: a.Rule.ID, status: a.Status, tells: []string{"nothing to judge instead of " + standing(a)}}
	}
	a, b := &w.b.Verdicts[alt.Now], &then[alt.Then]
	return item{name: b.Rule.ID, status: b.Status, tells: []string{standing(b) + " instead of " + standing(a)}}
}

// change tells why the numbers moved.
func (w *words) change() chapter {
	c := chapter{}
	w.each(func(v *thresholds.Verdict, r *RuleForesight) {
		ch := r.Change
		if ch == nil {
			return
		}
		c.title = "Since " + ch.Since.String()
		was := *v
		was.Tally, was.Ratio, was.Status = ch.Was, ch.Was.Ratio(), thresholds.Pass
		it := item{name: v.Rule.ID, status: v.Status}
		it.tells = append(it.tells, fmt.Sprintf("%s (%s) instead of %s (%s)", number(v), counts(v), orDash(number(&was)), counts(&was)))
		it.tells = append(it.tells, partsOf(v, ch)...)
		c.items = append(c.items, it)
	})
	return c
}

// partsOf tells of a change part by part: of a share what went wrong, and the total; of
// what has no subjects that go wrong, the figure itself.
func partsOf(v *thresholds.Verdict, ch *foresight.Change) []string {
	name, parts := "Counted", ch.Hits
	if v.Kind == metrics.Mean || v.Kind == metrics.Value {
		name = "Sum"
	}
	shares, ok := ch.Shares()
	if v.Kind == metrics.Share {
		if name = "Went wrong"; v.Sense == metrics.HitIsGood {
			parts = ch.Misses()
			shares, ok = ch.MissShares()
		}
	}
	out := []string{"No change of what went wrong"}
	if s := partsText(parts); s != "" {
		out[0] = name + ": " + s
	} else if name != "Went wrong" {
		out[0] = "No change"
	}
	if s := partsText(ch.Total); s != "" {
		out = append(out, "Total: "+s)
	}
	if ok && v.Kind == metrics.Share && !v.Count && shares.Sum().Sign() != 0 {
		out = append(out, fmt.Sprintf("Of the change of %s points, %s are due to what went wrong and %s to the volume",
			points(shares.Sum()), points(shares.Hits), points(shares.Volume)))
	}
	return out
}

func orDash(s string) string {
	if s == "no data" {
		return "-"
	}
	return s
}

// partsText prints the parts of a change that are not zero.
func partsText(p foresight.Parts) string {
	var out []string
	for _, part := range []foresight.Part{foresight.Entered, foresight.AgedOut, foresight.Happened, foresight.Retracted} {
		if n := p.Of(part); n != 0 {
			out = append(out, fmt.Sprintf("%+d %s", n, strings.Replace(part.String(), "-", " ", 1)))
		}
	}
	if len(out) == 0 {
		return ""
	}
	if len(out) == 1 {
		return out[0]
	}
	return strings.Join(out, ", ") + fmt.Sprintf(", in all %+d", p.Sum())
}

// points prints a difference of rates in percentage points.
func points(r *big.Rat) string {
	sign := ""
	if r.Sign() > 0 {
		sign = "+"
	}
	return sign + new(big.Rat).Mul(r, big.NewRat(100, 1)).FloatString(2)
}

func percentOf(r *big.Rat) string {
	return new(big.Rat).Mul(r, big.NewRat(100, 1)).FloatString(2) + "%"
}

// mostCauses and mostTodo are how much of a list a page for people shows.
const (
	mostCauses = 5
	mostTodo   = 10
)

// causes tells what carries more than its share.
func (w *words) causes() chapter {
	c := chapter{title: "Causes"}
	w.each(func(v *thresholds.Verdict, r *RuleForesight) {
		if !r.HasCauses || len(r.Causes) == 0 {
			return
		}
		it := item{name: v.Rule.ID, status: v.Status}
		for i := range r.Causes[:min(len(r.Causes), mostCauses)] {
			it.tells = append(it.tells, causeText(v, &r.Causes[i]))
		}
		if rest := len(r.Causes) - mostCauses; rest > 0 {
			it.tells = append(it.tells, fmt.Sprintf("And %d more", rest))
		}
		c.items = append(c.items, it)
	})
	return c
}

func causeText(v *thresholds.Verdict, c *foresight.Cause) string {
	var keys []string
	for _, k := range c.Keys {
		value := visible(k.Value)
		if value == "" {
			value = "not stated"
		}
		keys = append(keys, k.By.String()+" "+value)
	}
	s := fmt.Sprintf("%s: %d of what is against the rule (%s)", strings.Join(keys, ", "), c.Against, c.Share.Percent())
	if c.Expected.HasData() {
		s += ", of the total " + c.Expected.Percent()
	}
	p := foresight.Point{Tally: c.Without, Status: c.Status}
	s += fmt.Sprintf("; without it %s, %s", pointText(v, p), labels[c.Status])
	if c.HasChance {
		s += "; by chance " + percentOf(c.Chance.High.Rat())
	}
	return s
}

// verbs say what an obligation is.
var verbs = map[foresight.Duty]string{
	foresight.Ship: "ship order", foresight.Scan: "get a valid tracking number for order", foresight.Deliver: "deliver order", foresight.Answer: "answer message",
	foresight.Invoice: "invoice order", foresight.DecideReturn: "decide return", foresight.ActOn: "act on violation",
}

// todo tells what is to be done, by deadline.
func (w *words) todo() chapter {
	if !w.f.HasQueue {
		return chapter{}
	}
	c := chapter{title: "To do, by deadline"}
	for i := range w.f.Queue[:min(len(w.f.Queue), mostTodo)] {
		ob := &w.f.Queue[i]
		verb := verbs[ob.Duty]
		if verb == "" {
			verb = visible(string(ob.Duty))
		}
		name := verb + " " + visible(ob.ID)
		if ob.Thing != "" {
			name = verb + " " + visible(ob.Thing) + " of " + visible(ob.ID)
		}
		it := item{name: name, status: thresholds.Pass}
		due := "by " + w.local(ob)
		if ob.Overdue {
			due = "overdue since " + w.local(ob)
		}
		it.tells = append(it.tells, due)
		for k := range ob.Costs {
			if cost := &ob.Costs[k]; cost.First.IsValid() || len(ob.Costs) == 1 {
				it.tells = append(it.tells, w.costText(cost, ob.Overdue))
			}
			if ob.Costs[0].Status == thresholds.Fail {
				it.status = thresholds.Fail
			}
		}
		c.items = append(c.items, it)
	}
	switch rest := len(w.f.Queue) - mostTodo; {
	case len(w.f.Queue) == 0:
		c.intro = "Nothing is open."
	case rest > 0:
		c.intro = fmt.Sprintf("The first %d of %d.", mostTodo, len(w.f.Queue))
	}
	return c
}

// local prints a deadline in the zone of the scorecard, as far as it is known.
func (w *words) local(ob *foresight.Obligation) string {
	return ob.Due.In(w.f.location()).Format("2006-01-02 15:04")
}

// ruleName is the name of the rule of a cost, with its segment where it is one of many.
func (w *words) ruleName(c *foresight.Cost) string {
	if c.Verdict < len(w.b.Verdicts) {
		return w.b.Verdicts[c.Verdict].Rule.ID
	}
	return visible(c.Rule)
}

func (w *words) costText(c *foresight.Cost, stands bool) string {
	rule := w.ruleName(c)
	s := fmt.Sprintf("missed, it costs %s %d", rule, c.Budget)
	if stands {
		s = fmt.Sprintf("it costs %s %d", rule, c.Budget)
	}
	switch {
	case c.HasLeft && c.Left < 0:
		s += fmt.Sprintf(": %d too many", -c.Left)
	case c.HasLeft:
		s += fmt.Sprintf(", %d left", c.Left)
	}
	return s + daysText(window.Range{First: c.First, Last: c.Last})
}

func daysText(r window.Range) string {
	if !r.IsValid() {
		return ""
	}
	return fmt.Sprintf(" (counts from %v to %v)", r.First, r.Last)
}
