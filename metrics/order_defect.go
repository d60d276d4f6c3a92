package metrics

const orderDefectSource = "https://sellercentral.amazon.com/gp/help/external/200205140"

// orderDefectRate is the share of orders with at least one counting feedback, claim
// or chargeback, placed by the order's day.
func orderDefectRate() Definition {
	return Definition{
		ID: "order-defect-rate", Title: "Order defect rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{pendingChoice, fraudChoice, wonChoice, openChoice},
		Source:      orderDefectSource,
		compile: func(c conventions) formula {
			return defectFormula(defectRule{
				feedback: true, claims: true, disputes: true,
				pendingOut: c.is("pending", "out"), fraudCounts: c.is("fraud", "in"), wonStays: c.is("won", "in"),
			})
		},
	}
}
