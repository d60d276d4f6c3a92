package metrics

// unresolvedCaseRate is the share of orders with a case closed without the seller's
// resolution: one that the marketplace had to decide, and granted.
func unresolvedCaseRate() Definition {
	return Definition{
		ID: "unresolved-case-rate", Title: "Cases closed without seller resolution", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Source: "https://sellercentre.ebay.com.au/how-we-measure-seller-standards",
		Doc: "Orders placed, by channel and order day. A hit is an order with a claim that was granted " +
			"with the seller at fault; not one that the seller refunded, that was denied, or for which " +
			"nobody is at fault.",
		compile: func(conventions) formula { return defectFormula(defectRule{claims: true, unresolved: true}) },
	}
}
