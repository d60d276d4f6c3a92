package synth

import (
	"strconv"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// A maker makes the event of a step. It may throw the dice: they are the same for
// all reports of one thing.
type maker func(g *Generator, p *plan, s step, m metrics.Meta) metrics.Event

var makers = [kinds]maker{
	kindPlaced:            placed,
	kindPromised:          promised,
	kindExtended:          extended,
	kindCancelled:         cancelled,
	kindConfirmed:         confirmed,
	kindScanned:           scanned,
	kindDelivered:         delivered,
	kindFeedback:          feedbackLeft,
	kindFeedbackRemoved:   feedbackRemoved,
	kindClaim:             claimOpened,
	kindClaimDecided:      claimDecided,
	kindChargeback:        chargebackOpened,
	kindChargebackDecided: chargebackDecided,
	kindReturnRequested:   returnRequested,
	kindReturnAnswered:    returnAnswered,
	kindReturnRejected:    returnRejected,
	kindReturnReceived:    returnReceived,
	kindReturnRated:       returnRated,
	kindRefund:            refundIssued,
	kindInvoice:           invoiceUploaded,
	kindSurvey:            surveyAnswered,
	kindViolation:         violationOpened,
	kindViolationResolved: violationResolved,
	kindExcluded:          orderExcluded,
	kindIncluded:          orderIncluded,

	kindMessage:                        messageReceived,
	kindMessage + messageAuto:          messageAnsweredEvent,
	kindMessage + messageAnswered:      messageAnsweredEvent,
	kindMessage + messageClosed:        messageClosedEvent,
	kindLooseMessage:                   messageReceived,
	kindLooseMessage + messageAuto:     messageAnsweredEvent,
	kindLooseMessage + messageAnswered: messageAnsweredEvent,
	kindLooseMessage + messageClosed:   messageClosedEvent,
}

// event makes the event of a step.
func (g *Generator) event(p *plan, s step) metrics.Event {
	m := metrics.Meta{
		At:      g.time(p.placed + int64(s.at)),
		Order:   p.id,
		Account: g.accts.names[p.account],
		Rev:     int(s.rev),
		Void:    s.void,
	}
	if s.seen != s.at {
		m.Seen = g.time(p.placed + int64(s.seen))
	}
	if s.kind >= kindLooseMessage || s.kind == kindViolation || s.kind == kindViolationResolved {
		m.Order = ""
	}
	g.dice.take(g.cfg.Seed, p.index, purposeEvent+uint64(s.kind)<<8+uint64(s.n))
	return makers[s.kind](g, p, s, m)
}

// time turns seconds into an instant. All are in UTC: an event's zone says nothing.
func (g *Generator) time(unix int64) time.Time { return time.Unix(unix, 0).UTC() }

// deadline is time, but no time at all for 0.
func (g *Generator) deadline(unix int64) time.Time {
	if unix == 0 {
		return time.Time{}
	}
	return g.time(unix)
}

// thing is the id of a claim, message, ... of an order: a letter and the order's
// number, so that it is unique in the stream.
func thing(letter string, p *plan) string {
	return letter + strconv.FormatUint(p.index, 10)
}
