package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
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
	for _, c := range []chapter{w.todo(), w.ahead(), w.hinges(), w.whatIf(), w.change(), w.causes()} {
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

// each goes through the rules, the most urgent first, then through those that are parts.
// None stands for others: those that pass alike today need not do so tomorrow.
func (w *words) each(say func(v *thresholds.Verdict, r *RuleForesight)) {
	for _, v := range slices.Concat(byUrgency(w.b.Verdicts), byUrgency(w.b.Parts)) {
		if r := w.f.rule(w.b.place(v)); r != nil && applies(v) {
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

// volumeText says what the days to come hold.
func volumeText(v foresight.Volume) string {
	if v.IsNone() {
		return "with no more sales"
	}
	return "with the volume of the " + strings.Replace(v.String(), "last-", "last ", 1) + " days"
}

// recovered says when a rule passes again, and how bad it gets before.
func recovered(v *thresholds.Verdict, r *foresight.Recovery) []string {
	volume := volumeText(r.Volume)
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
	switch {
	case v.Rule.Of == thresholds.Total && v.Kind != metrics.Value:
		total = fmt.Sprintf(" (then %d)", last.Total)
	case last.Total > 0 && v.Kind == metrics.Mean:
		total = fmt.Sprintf(" (then a sum of %s over %d)", hits, last.Total)
	case last.Total > 0:
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
