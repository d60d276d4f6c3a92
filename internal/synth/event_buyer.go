package synth

import "github.com/sellerperf/sellerperf/metrics"

func feedbackLeft(g *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	e := &metrics.FeedbackLeft{Meta: m, Feedback: thing("F", p), Rating: int(s.arg)}
	if g.dice.chance(300) {
		e.Scope = metrics.ItemScope
	}
	return e
}

func feedbackRemoved(_ *Generator, p *plan, _ step, m metrics.Meta) metrics.Event {
	return &metrics.FeedbackRemoved{Meta: m, Feedback: thing("F", p), By: metrics.Marketplace}
}

func claimOpened(_ *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.ClaimOpened{Meta: m, Claim: thing("C", p), Kind: metrics.NotReceived + metrics.ClaimKind(s.arg)}
}

func claimDecided(_ *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	e := &metrics.ClaimDecided{Meta: m, Claim: thing("C", p), By: metrics.Marketplace}
	switch s.arg {
	case claimGranted:
		e.Outcome, e.SellerFault = metrics.Granted, metrics.Yes
	case claimNotSellersFault:
		e.Outcome, e.SellerFault = metrics.Granted, metrics.No
	case claimDenied:
		e.Outcome = metrics.Denied
	case claimWithdrawn:
		e.Outcome, e.By = metrics.Withdrawn, metrics.Buyer
	case claimRefunded:
		e.Outcome, e.By = metrics.Refunded, metrics.Seller
	}
	return e
}

func chargebackOpened(_ *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.ChargebackOpened{Meta: m, Chargeback: thing("B", p), Kind: metrics.ServiceChargeback + metrics.ChargebackKind(s.arg)}
}

func chargebackDecided(_ *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.ChargebackDecided{Meta: m, Chargeback: thing("B", p), Outcome: metrics.Won + metrics.ChargebackOutcome(s.arg)}
}

func returnRequested(_ *Generator, p *plan, _ step, m metrics.Meta) metrics.Event {
	return &metrics.ReturnRequested{Meta: m, Return: thing("R", p), InPolicy: metrics.Yes}
}

func returnAnswered(_ *Generator, p *plan, _ step, m metrics.Meta) metrics.Event {
	return &metrics.ReturnAnswered{Meta: m, Return: thing("R", p)}
}

func returnRejected(g *Generator, p *plan, _ step, m metrics.Meta) metrics.Event {
	return &metrics.ReturnRejected{Meta: m, Return: thing("R", p), InPolicy: metrics.FlagOf(g.dice.chance(3000))}
}

var returnCauses = []string{"not-as-described", "no-longer-needed", "defective"}

func returnReceived(_ *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.ReturnReceived{Meta: m, Return: thing("R", p), Cause: returnCauses[s.arg], Accountable: metrics.FlagOf(s.arg != 1)}
}

func returnRated(_ *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.ReturnRated{Meta: m, Return: thing("R", p), Resolved: metrics.FlagOf(s.arg == 1)}
}

func refundIssued(g *Generator, p *plan, _ step, m metrics.Meta) metrics.Event {
	g.dice.take(g.cfg.Seed, p.index, purposeEvent) // those of the placing: the same prices
	_, total := p.basket(&g.dice)
	return &metrics.RefundIssued{Meta: m, Refund: thing("M", p), Amount: total}
}

func surveyAnswered(_ *Generator, _ *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.SurveyAnswered{Meta: m, Satisfied: s.arg == 1}
}

func messageReceived(_ *Generator, p *plan, _ step, m metrics.Meta) metrics.Event {
	return &metrics.MessageReceived{Meta: m, Message: thing("Q", p)}
}

func messageAnsweredEvent(_ *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	auto := s.kind == kindMessage+messageAuto || s.kind == kindLooseMessage+messageAuto
	return &metrics.MessageAnswered{Meta: m, Message: thing("Q", p), Auto: auto}
}

func messageClosedEvent(_ *Generator, p *plan, _ step, m metrics.Meta) metrics.Event {
	return &metrics.MessageClosed{Meta: m, Message: thing("Q", p)}
}

var violationCategories = []string{"listing-policy", "intellectual-property", "product-authenticity", "restricted-products"}

func violationOpened(g *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.ViolationOpened{
		Meta: m, Violation: thing("V", p), Category: violationCategories[s.arg],
		Severity: []string{"low", "medium", "high"}[g.dice.n(3)], ASIN: goods[g.dice.n(len(goods))].asin,
	}
}

func violationResolved(_ *Generator, p *plan, s step, m metrics.Meta) metrics.Event {
	return &metrics.ViolationResolved{Meta: m, Violation: thing("V", p), Outcome: metrics.Cleared + metrics.ViolationOutcome(s.arg)}
}

func orderExcluded(_ *Generator, _ *plan, _ step, m metrics.Meta) metrics.Event {
	return &metrics.OrderExcluded{Meta: m, Metrics: []string{"late-shipment-rate"}, Reason: "carrier-outage", Evidence: "carrier notice"}
}

func orderIncluded(_ *Generator, _ *plan, _ step, m metrics.Meta) metrics.Event {
	return &metrics.OrderIncluded{Meta: m, Metrics: []string{"late-shipment-rate"}, Reason: "review"}
}
