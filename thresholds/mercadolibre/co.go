package mercadolibre

import "github.com/sellerperf/sellerperf/thresholds"

// CO returns the reputation of sellers in Colombia, policy "mercadolibre-co". The value is
// the caller's own.
func CO() thresholds.Policy { return co.Clone() }

var co = thresholds.Policy{
	Name:    "mercadolibre-co",
	Title:   "Mercado Libre Colombia reputation",
	Zone:    "America/Bogota",
	Sources: []thresholds.Source{zoneAssumed},
	Editions: []thresholds.Edition{{
		ID:      "undated",
		Note:    "Since when the bands are in force is not known.",
		Sources: editionSources,
		Rules:   coCLRules,
		Groups:  []thresholds.Group{colour},
	}},
}
