package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var uk20210405 = thresholds.Edition{
	ID:   "2021-04-05",
	From: window.MustParseDay("2021-04-05"),
	Note: "Who misses the invoice defect rate may be deactivated.",
	Sources: []thresholds.Source{
		{
			Of: []string{"id", "from", "rules"}, URL: invoiceEnforced, Read: read, Certainty: thresholds.Conflicting,
			Note: "of Amazon in Europe, written on 31 March 2021",
		},
		{
			Of: []string{"rules"}, URL: invoiceEnforcedUK, Read: read, Certainty: thresholds.Conflicting,
			Note: "of the UK alone, and not before September 2021",
		},
	},
	Rules: between(ukBase, ukAdvice, ukTrackingAdvised, ukInvoices, ukShipments),
}
