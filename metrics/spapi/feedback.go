package spapi

import (
	"bytes"

	"github.com/sellerperf/sellerperf/metrics"
)

// The columns that are read of the feedback report. It has feedback of one to three
// stars, by days.
const (
	feDate = iota
	feRating
	feOrder
	feComments
	feResponse
	feRater
)

func feedbackFormat() *tableFormat {
	return &tableFormat{
		kind: Feedback,
		columns: []column{
			// Headers of other languages are as old reports had them; no new one was at hand.
			feDate:   {"date", "datum", "fecha", "data", "日付"},
			feRating: {"rating", "bewertung", "évaluation", "evaluation", "note", "valoración", "calificación", "valutazione", "giudizio", "評価"},
			feOrder: {"orderid", "amazonorderid", "bestellnummer", "numérodecommande", "numérodelacommande", "ndecommande",
				"númerodepedido", "nºdepedido", "numeroordine", "idordine", "注文番号"},
			feComments: {"comments", "comment"}, feResponse: {"yourresponse"}, feRater: {"rateremail"},
		},
		least: []int{feDate, feRating, feOrder},
		row:   (*table).feedbackRow,
	}
}

// feedbackRow reads a feedback. An order has one, so it needs no id.
func (t *table) feedbackRow() {
	id, ok := t.order(feOrder)
	if !ok {
		return
	}
	at, ok := t.needed(feDate)
	if !ok {
		return
	}
	rating := digits(bytes.TrimSuffix(t.raw(feRating), []byte(".0")))
	if rating < 1 || rating > 5 {
		t.bad(feRating, Malformed, "want 1 to 5", false)
		return
	}
	ev := &metrics.FeedbackLeft{Rating: rating, Scope: metrics.SellerScope}
	ev.At, ev.Order = at.instant(), id
	t.emit(ev, t.opt.Seen)
}
