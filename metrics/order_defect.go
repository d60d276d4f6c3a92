package metrics

const orderDefectSource = "https://sellercentral.amazon.com/gp/help/external/G200285170?language=en_US"

// orderDefectRate is the share of orders with at least one counting feedback, claim
// or chargeback, placed by the order's day.
func orderDefectRate() Definition {
	return Definition{
		ID: "order-defect-rate", Title: "Order defect rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			pendingChoice, fraudChoice, wonChoice, itemsChoice,
			{Name: "defects", Values: []string{"once", "each"},
				Doc: "whether an order counts once, or once for each component it fails: the sum of the three rates"},
		},
		Source: orderDefectSource,
		Doc: "Orders placed, by channel and order day. A hit is an order with at least one feedback of " +
			"1 or 2 that is not removed, one claim that counts or one chargeback that counts; once, " +
			"however many it has.",
		compile: func(c conventions) formula {
			rule := defectRuleOf(c)
			rule.items, rule.each = c.is("scope", "any"), c.is("defects", "each")
			return defectFormula(rule)
		},
	}
}
