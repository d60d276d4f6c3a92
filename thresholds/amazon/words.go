package amazon

import (
	"slices"

	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// The words in which the policies are written. They are all there is besides data.

// read is the day on which the pages were read.
var read = window.MustParseDay("2026-11-23")

// between returns the rules of an edition: those that several have, its own, and last
// those whose limit is advice.
func between(base, advice []thresholds.Rule, own ...thresholds.Rule) []thresholds.Rule {
	return slices.Concat(base, own, advice)
}

// noted returns a rule with another note.
func noted(r thresholds.Rule, note string) thresholds.Rule {
	r.Note = note
	return r
}

// withWarning returns a rule with a warning line.
func withWarning(r thresholds.Rule, limit string) thresholds.Rule {
	r.Warning = thresholds.MustParseLimit(limit)
	return r
}

// advised returns a rule as advice: shown, and not enforced.
func advised(r thresholds.Rule, note string) thresholds.Rule {
	r.Advice, r.Note = true, note
	return r
}

// sourced returns a rule with its sources: a country's own, then those it shares.
func sourced(r thresholds.Rule, sources ...[]thresholds.Source) thresholds.Rule {
	r.Sources = slices.Concat(sources...)
	return r
}

// inherited returns sources as those of another country: what they state is taken over.
// What they are in conflict about, and what is assumed or in the schema that all
// countries share, stays as sure as it is.
func inherited(sources []thresholds.Source) []thresholds.Source {
	out := slices.Clone(sources)
	for i := range out {
		if s := &out[i]; s.Certainty <= thresholds.Secondary && s.URL != accountHealthSchema {
			s.Certainty = thresholds.Inherited
		}
	}
	return out
}

// official returns a source by which Amazon itself states what is listed.
func official(url, note string, of ...string) []thresholds.Source {
	return []thresholds.Source{{Of: of, URL: url, Read: read, Certainty: thresholds.Official, Note: note}}
}

// secondary returns a source by which somebody else states what is listed.
func secondary(url, note string, of ...string) []thresholds.Source {
	return []thresholds.Source{{Of: of, URL: url, Read: read, Certainty: thresholds.Secondary, Note: note}}
}

// zoneOf vouches for the zone of a country that no page states.
func zoneOf(note string) []thresholds.Source {
	return []thresholds.Source{
		{
			Of: []string{"zone"}, URL: deliveryZonePost, Read: read, Certainty: thresholds.Assumed,
			Note: "that delivery is judged by Pacific time is said of North America; elsewhere nobody says, and " + note,
		},
		{
			Of: []string{"zone"}, URL: accountHealthSchema, Read: read, Certainty: thresholds.Conflicting,
			Note: "schemas/reports/accountHealthReport-2020-11-18.json: its windows are whole UTC days",
		},
	}
}
