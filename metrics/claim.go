package metrics

import "strings"

// claimRate is the share of orders with a counting claim, by order day.
func claimRate() Definition {
	return Definition{
		ID: "claim-rate", Title: "A-to-z claim rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			pendingChoice,
			{Name: "kind", Values: []string{"any", "not-received", "not-as-described", "case"}, Doc: "which claims are counted"},
		},
		Source: orderDefectSource,
		Doc: "Orders placed, by channel and order day. A hit is an order with a claim that counts: " +
			"pending, granted with the seller at fault, or refunded by the seller after it was filed; " +
			"not denied, nor withdrawn before a grant or refund.",
		compile: func(c conventions) formula {
			kind, _ := claimKindWords.parse(strings.TrimPrefix(c.value("kind"), "any"))
			return defectFormula(defectRule{claims: true, pendingOut: c.is("pending", "out"), kind: ClaimKind(kind)})
		},
	}
}
