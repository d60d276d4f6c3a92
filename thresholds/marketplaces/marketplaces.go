package marketplaces

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/thresholds/bol"
	"github.com/sellerperf/sellerperf/thresholds/conrad"
	"github.com/sellerperf/sellerperf/thresholds/ebay"
	"github.com/sellerperf/sellerperf/thresholds/etsy"
	"github.com/sellerperf/sellerperf/thresholds/kaufland"
	"github.com/sellerperf/sellerperf/thresholds/lazada"
	"github.com/sellerperf/sellerperf/thresholds/mercadolibre"
	"github.com/sellerperf/sellerperf/thresholds/newegg"
	"github.com/sellerperf/sellerperf/thresholds/shopee"
	"github.com/sellerperf/sellerperf/thresholds/tiktok"
	"github.com/sellerperf/sellerperf/thresholds/walmart"
)

// All returns every policy, sorted by name. The values are the caller's own.
func All() []thresholds.Policy {
	return []thresholds.Policy{
		amazon.AU(),
		amazon.BR(),
		amazon.CA(),
		amazon.DE(),
		amazon.PrimeDE(),
		amazon.ES(),
		amazon.PrimeES(),
		amazon.FR(),
		amazon.PrimeFR(),
		amazon.IN(),
		amazon.IT(),
		amazon.JP(),
		amazon.PremiumJP(),
		amazon.PrimeJP(),
		amazon.UK(),
		amazon.PremiumUK(),
		amazon.PrimeUK(),
		amazon.US(),
		amazon.PremiumUS(),
		amazon.PrimeUS(),
		bol.Standards(),
		conrad.DE(),
		ebay.DE(),
		ebay.Global(),
		ebay.ServiceMetrics(),
		ebay.UK(),
		ebay.US(),
		etsy.Minimum(),
		etsy.StarSeller(),
		kaufland.Standards(),
		lazada.LazMallVN(),
		lazada.PH(),
		mercadolibre.BR(),
		mercadolibre.CL(),
		mercadolibre.CO(),
		mercadolibre.MX(),
		newegg.US(),
		shopee.Penalties(),
		tiktok.SEA(),
		tiktok.US(),
		tiktok.USCrossBorder(),
		tiktok.VNCampaign(),
		walmart.CA(),
		walmart.CAPro(),
		walmart.US(),
		walmart.USPro(),
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
