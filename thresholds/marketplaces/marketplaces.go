package marketplaces

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
)

// All returns every policy, sorted by name. The values are the caller's own.
func All() []thresholds.Policy {
	return []thresholds.Policy{
		amazon.AU(),
		amazon.BR(),
		amazon.CA(),
		amazon.DE(),
		amazon.ES(),
		amazon.FR(),
		amazon.IN(),
		amazon.IT(),
		amazon.JP(),
		amazon.UK(),
		amazon.US(),
	}
}

// Find returns the policy of a name, such as "amazon-us".
func Find(name string) (thresholds.Policy, bool) {
	for _, p := range All() {
		if p.Name == name {
			return p, true
		}
	}
	return thresholds.Policy{}, false
}
