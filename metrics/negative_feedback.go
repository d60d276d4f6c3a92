package metrics

// negativeFeedbackRate is the share of orders with a feedback of 1 or 2, by order day.
func negativeFeedbackRate() Definition {
	return Definition{
		ID: "negative-feedback-rate", Title: "Negative feedback rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Conventions: []ConventionChoice{
			itemsChoice,
			{Name: "day", Values: []string{"order", "feedback"}, Doc: "the day that places a hit"},
		},
		Source: orderDefectSource,
		Doc: "Orders placed, by channel and order day. A hit is an order with a feedback of 1 or 2 on " +
			"the seller that is not removed.",
		compile: func(c conventions) formula {
			return defectFormula(defectRule{feedback: true, items: c.is("scope", "any"), byFeedback: c.is("day", "feedback")})
		},
	}
}
