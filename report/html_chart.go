package report

import (
	"html/template"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/chart"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// The axis of the charts of a page: the same for all of them, so that they can be
// compared. The days behind are as many as a trend has, those ahead as many as any rule
// knows of, within limits.
const (
	leastAhead = 7
	mostAhead  = 30
)

// hasTrend reports whether a verdict has a chart.
func (h *htmlMaker) hasTrend(v *thresholds.Verdict) bool {
	r := h.more(v)
	return r != nil && len(r.Trend) > 0
}

// axis returns the days of the charts.
func (h *htmlMaker) axis() window.Range {
	days := window.Range{First: h.b.AsOf, Last: h.b.AsOf.Add(leastAhead)}
	for i := range h.f.Rules {
		r := &h.f.Rules[i]
		if len(r.Trend) > 0 && r.Trend[0].AsOf.Before(days.First) {
			days.First = r.Trend[0].AsOf
		}
		if n := len(r.LookAhead); n > 0 && r.LookAhead[n-1].AsOf.After(days.Last) {
			days.Last = r.LookAhead[n-1].AsOf
		}
	}
	if last := h.b.AsOf.Add(mostAhead); days.Last.After(last) {
		days.Last = last
	}
	return days
}

// chart draws a rule's number, with ids that begin so.
func (h *htmlMaker) chart(v *thresholds.Verdict, r *RuleForesight, id string) template.HTML {
	if len(r.Trend) == 0 {
		return ""
	}
	c := chart.Rate{
		ID: id, Title: v.Rule.ID, Today: h.b.AsOf, Days: h.axis(), Unit: unitOfChart(v),
		Limit: lineOf(v, judgedBy(v)), Warning: lineOf(v, v.Rule.Warning),
	}
	for _, p := range r.Trend {
		if p.Status == thresholds.NoData {
			continue
		}
		c.Points = append(c.Points, chart.Point{Day: p.AsOf, Value: numberIn(v, p.Tally.Hits, p.Tally.Total), Broken: brokenAt(v, p)})
	}
	for i := range r.LookAhead {
		a := &r.LookAhead[i]
		if a.Growing || !isCount(v) && v.Kind != metrics.Share {
			continue // between what it lies, nobody knows
		}
		c.Ahead = append(c.Ahead, chart.Ahead{Day: a.AsOf, Low: numberIn(v, a.Low, a.Total), High: numberIn(v, a.High, a.Total)})
	}
	return template.HTML(c.Inline()) // it escapes all text in it
}

// numberIn returns what is judged of a tally, in the measure of the verdict.
func numberIn(v *thresholds.Verdict, hits, total int64) metrics.Ratio {
	switch {
	case v.Rule.Of == thresholds.Total:
		return metrics.NewRatio(total, 1)
	case isCount(v):
		return metrics.NewRatio(hits, 1)
	}
	if d := v.Rule.Denominator; d != nil && d.Parts > 1 {
		hits *= d.Parts
	}
	return metrics.NewRatio(hits, total)
}

// brokenAt reports whether the limit is broken at a point: advice only warns of it, and
// so does a rule that fails after several evaluations.
func brokenAt(v *thresholds.Verdict, p foresight.Point) bool {
	return p.Status == thresholds.Fail ||
		p.Status == thresholds.Warn && (v.Rule.Advice || v.Rule.Streak > 1) && !judgedBy(v).Holds(numberIn(v, p.Tally.Hits, p.Tally.Total))
}

// unitOfChart is how the numbers of a verdict are printed.
func unitOfChart(v *thresholds.Verdict) chart.Unit {
	switch {
	case isPercent(v):
		return chart.Percent()
	case v.Rule.Currency != "":
		places := int32(metrics.MinorUnits(v.Rule.Currency))
		return chart.Unit{Shift: -places, Places: places, Suffix: money(v)}
	case isCount(v):
		return chart.Unit{}
	}
	return chart.Unit{Places: 2}
}

// lineOf returns a limit as a line in the measure of the numbers.
func lineOf(v *thresholds.Verdict, l thresholds.Limit) chart.Line {
	if l.IsZero() {
		return chart.Line{}
	}
	value := l.Value
	if v.Rule.Currency != "" {
		value = value.Shift(int32(metrics.MinorUnits(v.Rule.Currency)))
	}
	return chart.Line{Value: ratioOf(value), Label: limit(v, l)}
}

// ratioOf returns a decimal as a fraction, without data where it does not fit.
func ratioOf(d decimal.Decimal) metrics.Ratio {
	r := d.Rat()
	if !r.Num().IsInt64() || !r.Denom().IsInt64() {
		return metrics.Ratio{}
	}
	return metrics.NewRatio(r.Num().Int64(), r.Denom().Int64())
}
