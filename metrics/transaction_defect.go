package metrics

// transactionDefectRate is the share of seller-fulfilled orders that the seller cancelled
// by his own fault, or with a case closed without his resolution; once, by order day.
func transactionDefectRate() Definition {
	return Definition{
		ID: "transaction-defect-rate", Title: "Transaction defect rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{faultChoice},
		Source:      "https://ocsnext.ebay.com.my/ocs/sr?topicName=Defects&query=1514",
		Doc: "Seller-fulfilled orders placed, by order day. A hit is an order cancelled by the seller " +
			"before it was confirmed, as cancellation-rate counts it, or one with a claim granted with the " +
			"seller at fault, as unresolved-case-rate does; once, if both.",
		compile: func(c conventions) formula {
			return defectFormula(defectRule{claims: true, unresolved: true, cancels: true, mfnOnly: true, cancel: cancelRule{fault: faultRuleOf(c)}})
		},
	}
}
