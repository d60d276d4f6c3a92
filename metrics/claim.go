package metrics

// claimRate is the share of orders with a counting claim, by order day.
func claimRate() Definition {
	return Definition{
		ID: "claim-rate", Title: "A-to-z claim rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{pendingChoice, openChoice},
		Source:      orderDefectSource,
		compile: func(c conventions) formula {
			return defectFormula(defectRule{claims: true, pendingOut: c.is("pending", "out")})
		},
	}
}
