package thresholds

import (
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// denominator returns the total of a rule whose own is not meant.
func (c *compiled) denominator(v *Verdict, in *Inputs) (int64, error) {
	d := v.Rule.Denominator
	v.Over = v.Window
	if d.Window != (window.Span{}) {
		v.Over = d.Window.Range(in.AsOf)
	}
	t, err := in.Tallies.Tally(d.Metric, d.Segment, v.Over, in.AsOf)
	return c.over(t), err
}

// over returns what a tally of the denominator is as a total: of a count the hits.
func (c *compiled) over(t metrics.Tally) int64 {
	if c.denominatorCounts {
		return t.Hits
	}
	return t.Total
}

// timesParts returns hits x parts over the total; reduced where the product is no
// int64, and without data where that does not help either.
func timesParts(t metrics.Tally, parts int64) metrics.Ratio {
	if parts <= 1 || t.Total <= 0 {
		return t.Ratio()
	}
	g := int64(gcd(uint64(t.Total), uint64(parts)))
	hi, lo := bits.Mul64(uint64(max(t.Hits, -t.Hits)), uint64(parts))
	if hi == 0 && lo <= 1<<62 {
		return metrics.NewRatio(t.Hits*parts, t.Total)
	}
	if hi, lo = bits.Mul64(uint64(max(t.Hits, -t.Hits)), uint64(parts/g)); hi == 0 && lo <= 1<<62 {
		return metrics.NewRatio(t.Hits*(parts/g), t.Total/g)
	}
	return metrics.Ratio{}
}

// sameCurrency reports whether the figures are in the rule's currency; else the verdict
// says why not.
func (r *run) sameCurrency(v *Verdict) bool {
	have := r.in.Currency
	if teller, ok := r.in.Tallies.(CurrencyTeller); ok && have == "" {
		have = teller.Currency()
	}
	switch have {
	case v.Rule.Currency:
		return true
	case "":
		v.Status = NoData
		v.Warnings = append(v.Warnings, Warning{Code: WarnNotGiven})
	default:
		v.Status = NotApplicable
	}
	return false
}

// adapt makes a yard of what is handed in: times a number, and the release for who
// failed before. It reports false for a number that is not there.
func (c *compiled) adapt(y *yard, v *Verdict, in *Inputs) (bool, error) {
	rule := &c.blank.Rule
	var times *decimal.Decimal
	if rule.Times != "" {
		g := in.given(rule.Times, v.Rule.Segment)
		if g == nil {
			v.Status = NoData
			v.Warnings = append(v.Warnings, Warning{Code: WarnNotGiven})
			return false, nil
		}
		times = &g.Number
		made, ok := yardOf(rule, v.Kind, times)
		if !ok {
			return false, &FieldError{Path: "inputs.given." + rule.Times, Value: valueText(g.Number), Err: metrics.ErrRange}
		}
		made.open = y.open
		*y = made
		v.Limit = timesOf(v.Limit, times)
	}
	if p := in.previous(rule.ID, v.Rule.Segment); p != nil && p.Status == Fail && !rule.Release.IsZero() {
		v.Limit = timesOf(rule.Release, times)
		release, ok := rule.boundOf(v.Limit)
		if !ok {
			return false, &FieldError{Path: "inputs.given." + rule.Times, Value: valueText(v.Limit.Value), Err: metrics.ErrRange}
		}
		y.limit = release
	}
	return true, nil
}

// given finds what is handed in by a name, for a segment: the last one of several.
func (in *Inputs) given(name string, s metrics.Segment) *Given {
	for i := len(in.Given) - 1; i >= 0; i-- {
		if g := &in.Given[i]; g.Name == name && g.Segment == s {
			return g
		}
	}
	return nil
}

// buyers returns how many buyers the hits of a tally are of, at most one for each hit.
// They are counted only where they can matter.
func (c *compiled) buyers(v *Verdict, in *Inputs, t metrics.Tally) (int64, error) {
	counter, ok := in.Tallies.(BuyerCounter)
	switch {
	case t.Hits < c.yard.minBuyers:
		return t.Hits, nil
	case !ok:
		v.Warnings = append(v.Warnings, Warning{WarnBuyers, t.Hits})
		return t.Hits, nil
	}
	n, err := counter.Buyers(v.Rule.Metric, v.Rule.Segment, v.Window, in.AsOf)
	if err == nil && (n < 0 || n > t.Hits) {
		err = &FieldError{Path: "inputs.tallies.buyers", Value: itoa(n), Err: because(metrics.ErrRange, "not between 0 and the hits")}
	}
	v.Buyers, v.HasBuyers = n, err == nil
	return n, err
}

// band puts a number into one of the rule's bands.
func (c *compiled) band(v *Verdict, y *yard, n, den int64) {
	bands := v.Rule.Bands
	at := bandOf(y.bands, n, den)
	if at < len(bands) {
		v.Level = bands[at].Level
		if extra := bands[at].Actions; len(extra) > 0 {
			v.Actions = append(v.Actions[:len(v.Actions):len(v.Actions)], extra...)
		}
		if at+1 < len(bands) {
			v.Worse = Reach{Level: bands[at+1].Level}
			room, ok := y.bands[at].room(n, den)
			v.Worse.Distance, v.Worse.Known = room+1, ok && y.hasSubjects()
		}
	}
	if at > 0 {
		v.Better = Reach{Level: bands[at-1].Level}
		room, ok := y.bands[at-1].room(n, den)
		v.Better.Distance, v.Better.Known = -room, ok && y.hasSubjects()
	}
	for _, r := range []*Reach{&v.Better, &v.Worse} {
		if !r.Known {
			r.Distance = 0
		}
	}
}

// bandOf returns the first band that holds a number; their count if none does.
func bandOf(bands []bound, n, den int64) int {
	for i, b := range bands {
		if b.op == 0 || b.holds(n, den) {
			return i
		}
	}
	return len(bands)
}

// missed warns that a line is missed that is no limit, and by how many.
func missed(v *Verdict, y *yard, code WarningCode, line bound, n, den int64) {
	w := Warning{Code: code}
	if room, ok := line.room(n, den); ok && y.hasSubjects() {
		w.Count = -room
	}
	v.Warnings = append(v.Warnings, w)
}
