package evidence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// An effect is the number of a rule before or after something.
type effect struct {
	What  string
	Point foresight.Point
	After bool // what would be, or will be; else what was or is
}

// mostCauses is how many causes the effects name.
const mostCauses = 3

// effects tells a rule's number before and after: how it came to fail, how it stands, and
// what each correction alone would make of it.
func (p *Pack) effects(r *Rule) []effect {
	v := &r.Verdict
	var out []effect
	add := func(after bool, at foresight.Point, format string, args ...any) {
		out = append(out, effect{fmt.Sprintf(format, args...), at, after})
	}
	if since, known := r.Since(); since.IsValid() && known {
		for i := range r.Trend {
			if i > 0 && r.Trend[i].AsOf == since {
				add(false, r.Trend[i-1], "the day before the breach, %v", r.Trend[i-1].AsOf)
				add(false, r.Trend[i], "the first day of the breach, %v", since)
			}
		}
	}
	now := foresight.Point{AsOf: p.Card.AsOf, Window: v.Window, Tally: v.Tally, Status: v.Status}
	add(false, now, "as it stands, %v", p.Card.AsOf)
	if v.Tally.Open > 0 {
		add(true, r.Done, "with all that is open done in time")
		add(true, r.Missed, "with all that is open missed")
	}
	n := 0
	for i := range r.Causes {
		c := &r.Causes[i]
		if n == mostCauses || !telling(c) {
			continue
		}
		n++
		at := now
		at.Tally, at.Status = c.Without, c.Status
		add(true, at, "without %s", keysText(c))
	}
	if r.HasAdjusted && len(r.Adjusted.Exclusions) > 0 {
		a := &r.Adjusted.Adjusted
		add(true, foresight.Point{AsOf: p.Card.AsOf, Window: a.Window, Tally: a.Tally, Status: a.Status}, "with the seller's exclusions honoured")
	}
	if w, ok := p.whatIf(v); ok {
		add(true, foresight.Point{AsOf: p.Card.AsOf, Window: w.Window, Tally: w.Tally, Status: w.Status}, "with the actions handed in as hypothetical events")
	}
	if d := r.Recovery.Day; d.IsValid() && d != p.Card.AsOf && v.Status == thresholds.Fail {
		add(true, r.Recovery.Then, "on %v, with the volume of %s and nothing new against the rule", d, volumeText(r.Recovery.Volume))
	}
	return out
}

// whatIf returns the verdict of the same rule under the hypothetical events.
func (p *Pack) whatIf(v *thresholds.Verdict) (thresholds.Verdict, bool) {
	if p.WhatIf == nil {
		return thresholds.Verdict{}, false
	}
	for _, w := range p.WhatIf.Then.Verdicts {
		if w.Rule.ID == v.Rule.ID && w.Rule.Segment == v.Rule.Segment {
			return w, true
		}
	}
	return thresholds.Verdict{}, false
}

// beyond reports whether a cause carries more than its share; of a reason, which has no
// share of the total, any.
func beyond(c *foresight.Cause) bool {
	return !c.Expected.HasData() || c.Share.Cmp(c.Expected) > 0
}

// telling reports whether a cause that carries more than its share is one that a seller can act on:
// what is not stated stands in the table of causes alone.
func telling(c *foresight.Cause) bool {
	return beyond(c) && !slices.ContainsFunc(c.Keys, func(k foresight.Key) bool { return k.Value == "" })
}

// keysText names a cause: "sku X-1", "carrier not stated".
func keysText(c *foresight.Cause) string {
	parts := make([]string, len(c.Keys))
	for i, k := range c.Keys {
		value := plaintext.Visible(k.Value)
		switch {
		case value == "":
			value = "not stated"
		case k.By == foresight.ByReason:
			value = strings.ReplaceAll(value, ".", " ")
		}
		parts[i] = k.By.String() + " " + value
	}
	return strings.Join(parts, " with ")
}

// volumeText says which sales are assumed.
func volumeText(v foresight.Volume) string {
	if days, ok := strings.CutPrefix(v.String(), "last-"); ok {
		return "the last " + days + " days"
	}
	return v.String()
}
