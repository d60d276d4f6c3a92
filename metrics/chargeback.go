package metrics

// chargebackRate is the share of orders with a counting chargeback, by order day.
func chargebackRate() Definition {
	return Definition{
		ID: "chargeback-rate", Title: "Chargeback rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{fraudChoice, wonChoice},
		Source:      orderDefectSource,
		Doc: "Orders placed, by channel and order day. A hit is an order with a service chargeback " +
			"that the seller has not won.",
		compile: func(c conventions) formula {
			return defectFormula(defectRule{disputes: true, fraudCounts: c.is("fraud", "in"), wonStays: c.is("won", "in")})
		},
	}
}
