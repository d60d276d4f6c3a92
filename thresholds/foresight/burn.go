package foresight

import (
	"math/big"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Flow is what came in a run of days: by the day things happened, not by the days of
// their orders.
type Flow struct {
	Days    window.Range
	Defects int64 // that turned up, less those taken back
	Volume  int64 // subjects that began to count
}

// AlertChange is an alert that was raised or cleared at the end of a day.
type AlertChange struct {
	Alert  string
	Day    window.Day
	Raised bool // else cleared
	// Long and Short are what its two stretches held.
	Long, Short Flow
}

// Burn is how fast defects came. Use field names: it may grow.
type Burn struct {
	// Days are the days looked at.
	Days window.Range
	// Changes are the alerts raised and cleared, by day, of one day in their order.
	Changes []AlertChange
	// Raised are the ids of the alerts that stand at the end of the last day.
	Raised []string
	// Last is what came on the last day.
	Last Flow
	// Assumes is what is taken for granted.
	Assumes Assumptions
}

// defectReach is how many days back the subjects may lie on which something still
// happens.
const defectReach = 400

// Burn follows the pace of defects over some days and tells when which alert was raised
// and cleared. Nothing is raised before the first of the days, so that the history is
// that of the events alone for whoever begins with the first day of the account. Days
// after the as-of day are left out.
//
// What is allowed is the rule's limit: of a share the rate that may be bad, of a count so
// much in its window, spread over the days. Where nothing is allowed ("equal 0"), any
// pace is reached by the first defect, and Least decides. There is none for a mean, for
// money, for a count that may not be too low, for a rate that must equal something
// between, and for a rule that does not apply.
//
// Alerts must be valid; see [Alert.Validate].
func (o *Outlook) Burn(days window.Range, alerts []Alert) (Burn, error) {
	b := Burn{Days: days, Assumes: assuming(RuleStays, NetOfRetracted)}
	if b.Days.Last.After(o.AsOf) {
		b.Days.Last = o.AsOf
	}
	for i := range alerts {
		if err := alerts[i].Validate(); err != nil {
			return b, err
		}
	}
	r := &o.rule
	if !o.applies || !r.counts() || !r.sided() || !r.bounded() || r.Of == thresholds.Total || !b.Days.IsValid() {
		return b, nil
	}
	f, err := o.flows(b.Days)
	if err != nil {
		return b, err
	}
	raised := make([]bool, len(alerts))
	for day := range b.Days.Days() {
		for i := range alerts {
			a := &alerts[i]
			long, short := f.stretch(day, a.Long), f.stretch(day, a.Short)
			switch {
			case !raised[i] && long.Defects >= a.Least && f.reaches(long, a.Raise) && f.reaches(short, a.Raise):
			case raised[i] && !f.reaches(short, a.Clear):
			default:
				continue
			}
			raised[i] = !raised[i]
			b.Changes = append(b.Changes, AlertChange{a.ID, day, raised[i], long, short})
		}
	}
	for i, is := range raised {
		if is {
			b.Raised = append(b.Raised, alerts[i].ID)
		}
	}
	b.Last = f.stretch(b.Days.Last, Stretch{Days: 1})
	return b, nil
}

// flows are running sums: each is what came by the end of a day, and those of
// the days up to last follow one another.
type flows struct {
	last    window.Day // of the last sum
	defects []int64
	volume  []int64
	count   bool     // volume is days
	allowed *big.Rat // of the volume
}

// flows reads what came day by day: by how much more a tally that only grows has at the
// end of a day than at the end of the one before.
func (o *Outlook) flows(days window.Range) (*flows, error) {
	f := &flows{last: days.Last, count: o.rule.count}
	f.allowed = o.rule.target()
	if !o.rule.hitsAgainst() {
		f.allowed.Sub(big.NewRat(1, 1), f.allowed)
	}
	if f.count {
		f.allowed.Quo(f.allowed, new(big.Rat).SetInt64(int64(max(1, o.Verdict.Window.Len()))))
	}
	from := daysBefore(days.First, MaxStretch-1+defectReach)
	for back := days.Len() + MaxStretch - 1; back >= 0; back-- {
		day, t := days.Last.Add(-back), metrics.Tally{} // no days come before the first there is
		if r := (window.Range{First: from, Last: day}); r.IsValid() {
			var err error
			if t, err = o.figures(r, r, day); err != nil {
				return nil, err
			}
		}
		volume := t.Total
		if f.count {
			volume = int64(len(f.volume))
		}
		f.defects = append(f.defects, o.rule.against(t))
		f.volume = append(f.volume, volume)
	}
	return f, nil
}

// daysBefore returns the day so many days before another, the first there is if it would be
// earlier.
func daysBefore(day window.Day, n int) window.Day {
	if d := day.Add(-n); d.IsValid() {
		return d
	}
	return window.Date(1000, time.January, 1)
}

// stretch returns what came in a stretch up to a day.
func (f *flows) stretch(day window.Day, s Stretch) Flow {
	end := len(f.defects) - 1 - f.last.Sub(day)
	start := end - min(s.Days, MaxStretch)
	for !f.count && start > end-MaxStretch && f.volume[end]-f.volume[start] < s.Orders {
		start--
	}
	return Flow{
		Days:    window.Range{First: daysBefore(day, end-start-1), Last: day},
		Defects: f.defects[end] - f.defects[start], Volume: f.volume[end] - f.volume[start],
	}
}

// reaches reports whether what came reaches a pace: defects/volume >= pace x allowed.
// Without defects none is reached.
func (f *flows) reaches(s Flow, pace metrics.Ratio) bool {
	if s.Defects <= 0 {
		return false
	}
	least := new(big.Rat).Mul(f.allowed, big.NewRat(pace.Num(), pace.Den()))
	least.Mul(least, new(big.Rat).SetInt64(s.Volume))
	return least.Cmp(new(big.Rat).SetInt64(s.Defects)) <= 0
}
