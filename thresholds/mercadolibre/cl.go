package mercadolibre

import "github.com/sellerperf/sellerperf/thresholds"

// CL returns the reputation of sellers in Chile, policy "mercadolibre-cl". The value is
// the caller's own.
func CL() thresholds.Policy { return cl.Clone() }

var cl = thresholds.Policy{
	Name:    "mercadolibre-cl",
	Title:   "Mercado Libre Chile reputation",
	Zone:    "America/Santiago",
	Sources: []thresholds.Source{zoneAssumed},
	Editions: []thresholds.Edition{{
		ID:      "undated",
		Note:    "Since when the bands are in force is not known.",
		Sources: editionSources,
		Rules:   coCLRules,
		Groups:  []thresholds.Group{colour},
	}},
}
