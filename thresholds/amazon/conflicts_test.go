package amazon_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/thresholds"
)

// conflicts are the fields of each rule about which the sources differ, with how many of
// them are marked so: part D of the facts, and what is named a conflict in their sections.
var conflicts = map[string]string{
	"order-defect-rate/mfn":           "limit.op 1, window.lag 2",
	"order-defect-rate/afn":           "limit.op 1, window.lag 2",
	"late-shipment-rate/30d":          "limit.op 1",
	"late-shipment-rate/10d":          "limit.op 1",
	"cancellation-rate":               "limit.op 1, limit.value 1, window.lag 1",
	"valid-tracking-rate":             "limit.op 1, window.lag 2",
	"valid-tracking-rate/category":    "limit.op 1, window.lag 2",
	"on-time-delivery-rate":           "limit.op 1",
	"on-time-delivery-rate/shipments": "limit 1",
	"invoice-defect-rate":             "window.lag 3",
	"policy-violations":               "window.lag 1",
	"response-time-rate":              "window 1",
}

func disputed(sources []thresholds.Source) string {
	n := map[string]int{}
	for _, s := range sources {
		for _, field := range s.Of {
			if s.Certainty == thresholds.Conflicting {
				n[field]++
			}
		}
	}
	var out []string
	for field, times := range n {
		out = append(out, fmt.Sprint(field, " ", times))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// TestConflicts: in every country and edition, what the sources differ about is named.
func TestConflicts(t *testing.T) {
	for _, p := range policies {
		require.Equal(t, "zone 1", disputed(p.Sources), p.Name)
		for _, e := range p.Editions {
			for _, r := range e.Rules {
				require.Equal(t, conflicts[r.ID], disputed(r.Sources), "%s %s %s", p.Name, e.ID, r.ID)
			}
			for _, s := range e.Scores {
				require.Equal(t, "terms 3", disputed(s.Sources), "%s %s %s", p.Name, e.ID, s.ID)
			}
		}
	}
}
