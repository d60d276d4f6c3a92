package report

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
)

// visible returns text that does what it shows; see [plaintext.Visible].
func visible(s string) string { return plaintext.Visible(s) }

// cleaned returns a copy of a scorecard whose every text is visible: names and notes
// come from policy files, and categories from whoever wrote the events.
func cleaned(sc thresholds.Scorecard) thresholds.Scorecard {
	for _, s := range []*string{&sc.Policy, &sc.Title, &sc.Edition, &sc.Zone} {
		*s = visible(*s)
	}
	sc.Verdicts, sc.Parts = cleanedVerdicts(sc.Verdicts), cleanedVerdicts(sc.Parts)
	sc.Outcomes = cleanedOutcomes(sc.Outcomes)
	return sc
}

func cleanedVerdicts(verdicts []thresholds.Verdict) []thresholds.Verdict {
	verdicts = slices.Clone(verdicts)
	for i := range verdicts {
		v := &verdicts[i]
		v.Rule.ID, v.Rule.Note, v.Unit = visible(v.Rule.ID), visible(v.Rule.Note), visible(v.Unit)
		v.Rule.Metric = metrics.Variant(visible(string(v.Rule.Metric)))
		v.Rule.Segment = metrics.Segment(visible(string(v.Rule.Segment)))
		v.Rule.Currency = visible(v.Rule.Currency)
		v.Rule.When = cloned(v.Rule.When, func(id *string) { *id = visible(*id) })
		v.Level, v.Better.Level, v.Worse.Level = visible(v.Level), visible(v.Better.Level), visible(v.Worse.Level)
		v.Actions = cloned(v.Actions, func(a *string) { *a = visible(*a) })
		v.Warnings = slices.Clone(v.Warnings)
		for k := range v.Warnings {
			w := &v.Warnings[k]
			w.Code = thresholds.WarningCode(visible(string(w.Code)))
		}
	}
	return verdicts
}

func columns(s string) int { return plaintext.Columns(s) }

// pad fills s up to a width.
func pad(s string, width int) string { return plaintext.Pad(s, width) }

func padLeft(s string, width int) string { return plaintext.PadLeft(s, width) }

// wrap breaks text into lines of at most width columns, words kept whole.
func wrap(text string, width int) []string { return plaintext.Wrap(text, width) }
