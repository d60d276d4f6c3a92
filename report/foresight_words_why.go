package report

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

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
	for _, alt := range h.ChangedOutcomes {
		if b := &then.Outcomes[alt.Then]; !b.Part {
			c.items = append(c.items, alteredOutcome(&w.b.Outcomes[alt.Now], b))
		}
	}
	for _, alt := range h.Changed {
		c.items = append(c.items, altered(alt, w.b.Verdicts, then.Verdicts))
	}
	for _, alt := range h.ChangedParts {
		c.items = append(c.items, altered(alt, w.b.Parts, then.Parts))
	}
	if len(c.items) == 0 {
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

// alteredOutcome tells of a group, a ladder, a score or points that would be others.
func alteredOutcome(now, then *thresholds.Outcome) item {
	standing := func(o *thresholds.Outcome) string {
		return labels[o.Status] + lead(" ", result(o))
	}
	return item{name: outcomeTitle(then), status: then.Status, tells: []string{standing(then) + " instead of " + standing(now)}}
}

// altered tells of a verdict that would be another.
func altered(alt foresight.Altered, now, then []thresholds.Verdict) item {
	standing := func(v *thresholds.Verdict) string {
		return fmt.Sprintf("%s %s (%s)", labels[v.Status], number(v), counts(v))
	}
	switch {
	case alt.Now < 0:
		b := &then[alt.Then]
		return item{name: b.Rule.ID, status: b.Status, tells: []string{standing(b) + ", and nothing to judge now"}}
	case alt.Then < 0:
		a := &now[alt.Now]
		return item{name: a.Rule.ID, status: a.Status, tells: []string{"nothing to judge instead of " + standing(a)}}
	}
	a, b := &now[alt.Now], &then[alt.Then]
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
	if v.Rule.Of == thresholds.Total {
		if s := partsText(ch.Total); s != "" {
			return []string{"Counted: " + s}
		}
		return []string{"No change"}
	}
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
	mostPairs  = 2 // of the causes
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
		pairs := 0
		for i := range r.Causes {
			if len(r.Causes[i].Keys) > 1 {
				pairs++
			}
			if len(it.tells) < mostCauses && (len(r.Causes[i].Keys) == 1 || pairs <= mostPairs) {
				it.tells = append(it.tells, causeText(v, &r.Causes[i]))
			}
		}
		if rest := len(r.Causes) - len(it.tells); rest > 0 {
			it.tells = append(it.tells, fmt.Sprintf("And %d more", rest))
		}
		c.items = append(c.items, it)
	})
	return c
}

// causeName names a cause: "sku X-1", "carrier not stated, service express".
func causeName(c *foresight.Cause) string {
	keys := make([]string, len(c.Keys))
	for i, k := range c.Keys {
		keys[i] = k.By.String() + " " + cmp.Or(visible(k.Value), "not stated")
	}
	return strings.Join(keys, ", ")
}

func causeText(v *thresholds.Verdict, c *foresight.Cause) string {
	s := fmt.Sprintf("%s: %d of what is against the rule (%s)", causeName(c), c.Against, c.Share.Percent())
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
