package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// rule writes all that a rule says.
func (s *sheet) rule(r thresholds.Rule) {
	s.name(r.ID, "", partOf(r.Part), flag(r.Advice, "advice: missing it costs nothing"))
	m := measureOf(r)
	s.say(2, "", counting(r.Metric, r.Segment)+lead(", ", figureName(r.Of)))
	s.say(2, "over ", spanText(r.Window))
	s.lowVolume(r)
	if d := r.Denominator; d != nil {
		text := counting(d.Metric, d.Segment)
		if d.Window != (window.Span{}) {
			text += ", over " + spanText(d.Window)
		}
		if d.Parts != 0 {
			text += ", divided by " + strconv.FormatInt(d.Parts, 10)
		}
		s.say(2, "measured by ", text)
	}
	s.say(2, "limit: ", m.limit(r.Limit))
	s.say(2, "warns unless ", m.limit(r.Warning))
	s.say(2, "asked for is ", m.limit(r.Target))
	s.say(2, "once failed, passes again when ", m.limit(r.Release))
	s.say(2, "limits are times the number handed in as ", r.Times)
	s.say(2, "amounts are in ", r.Currency)
	if small := r.SmallSample; small != nil {
		s.say(2, "of fewer than ", fmt.Sprintf("%d: hits %s", small.Under, plain(small.Limit)))
	}
	s.bands(2, r.Bands, m)
	s.count("can fail only from ", r.Floor, " against it on")
	s.count("can fail only from a total of ", r.FloorTotal, " on")
	s.count("can fail only from ", r.FloorBuyers, " buyers on")
	s.count("not judged under a total of ", r.Minimum, "")
	s.say(2, "only if all of these pass: ", strings.Join(r.When, ", "))
	s.streak(2, r.Streak)
	s.grace(2, r.Grace)
	s.schedule(2, r.Schedule)
	if r.From.IsValid() || r.Until.IsValid() {
		s.say(2, "in force ", period(r))
	}
	s.actions(2, r.Actions)
	s.say(2, "", r.Note)
	s.sources(2, r.Sources)
}

func (s *sheet) lowVolume(r thresholds.Rule) {
	low := r.LowVolume
	if low == nil {
		return
	}
	by := "the same count"
	if low.Metric != "" {
		by = counting(low.Metric, low.Segment)
	} else if low.Segment != "" {
		by += ", segment " + string(low.Segment)
	}
	if low.By != (window.Span{}) {
		by += " over " + spanText(low.By)
	}
	s.say(2, "over ", fmt.Sprintf("%s if there are fewer than %d: %s", spanText(low.Window), low.Under, by))
}

// counting names a metric and its segment.
func counting(v metrics.Variant, segment metrics.Segment) string {
	text := string(v)
	if def, ok := metrics.Find(v.ID()); ok && def.Title != "" {
		text = def.Title + ": " + text
	}
	return text + lead(", segment ", string(segment))
}

func figureName(f thresholds.Figure) string {
	if f == 0 {
		return ""
	}
	return "the " + f.String() + " alone"
}

func partOf(part bool) string { return flag(part, "counts only for what names it") }

func flag(yes bool, text string) string {
	if yes {
		return text
	}
	return ""
}

// spanText names a window.
func spanText(sp window.Span) string {
	if sp == (window.Span{}) {
		return ""
	}
	return sp.String()
}

// measure says in which measure limits are printed.
type measure struct {
	percent bool
	money   string
}

func measureOf(r thresholds.Rule) measure {
	def, known := metrics.Find(r.Metric.ID())
	share := known && r.Of == 0 && percentage(def.Kind) && r.Denominator == nil && r.Times == ""
	return measure{percent: share, money: r.Currency}
}

// limit prints a limit, or "" for none.
func (m measure) limit(l thresholds.Limit) string {
	switch {
	case l.IsZero():
		return ""
	case m.percent:
		v := l.Value.Shift(2)
		return l.Op.String() + " " + fixed(v, max(0, -v.Exponent())) + "%"
	}
	return plain(l) + lead(" ", m.money)
}

// plain prints a limit as it stands, and "" for none.
func plain(l thresholds.Limit) string {
	if l.IsZero() {
		return ""
	}
	return l.String()
}

func (s *sheet) bands(level int, bands []thresholds.Band, m measure) {
	for _, b := range bands {
		text := m.limit(b.Limit)
		if text == "" {
			text = "the rest"
		}
		if b.Points != 0 {
			text += ", " + strconv.FormatInt(b.Points, 10) + " points"
		}
		s.say(level, "level "+b.Level+": ", text)
		s.actions(level+1, b.Actions)
		s.say(level+1, "", b.Note)
	}
}

func (s *sheet) count(before string, n int64, after string) {
	if n != 0 {
		s.say(2, before, strconv.FormatInt(n, 10)+after)
	}
}

func (s *sheet) streak(level, n int) {
	if n != 0 {
		s.say(level, "fails when missed in ", counted(int64(n), "evaluation")+" in a row")
	}
}

func (s *sheet) grace(level int, sp window.Span) { s.say(level, "spared for ", spanText(sp)) }

func (s *sheet) actions(level int, actions []string) {
	s.say(level, "brings: ", strings.Join(actions, ", "))
}
