package spapi

import (
	"time"
)

// Finances API 2024-06-19, and the notification TRANSACTION_UPDATE, which has the same
// keys in the other case. Amazon documents one transaction type, Shipment; the others
// are read in the spellings met.
func transactionsFormat() nodeFormat {
	return nodeFormat{
		kind: Finances2024,
		match: func(n node) bool {
			return n.has("transactionType") && (n.has("relatedIdentifiers") || n.has("postedDate"))
		},
		read: func(s *sink, n node) { transaction(s, n, time.Time{}) },
	}
}

// transaction reads one transaction.
func transaction(s *sink, n node, told time.Time) {
	var list string
	switch fold(n.text("transactionType")) {
	case "chargeback", "chargebackrefund":
		list = chargebackList
	case "guaranteeclaim", "atozguaranteeclaim", "atozguaranteerefund", "atozclaim", "guaranteeclaimrefund":
		list = claimList
	case "refund":
		list = refundList
	default:
		s.fault(&RowError{Key: "transactionType", Value: shorten(n.text("transactionType")), Reason: NothingToCount, Detail: "neither a refund, a claim nor a chargeback"})
		return
	}
	related := identifiers(n)
	id := node{"ORDER_ID": related["orderid"]}
	order, ok := s.orderID(id, "ORDER_ID")
	if !ok || s.elsewhere("marketplaceId", n.at("sellingPartnerMetadata").text("marketplaceId")) {
		return
	}
	at, ok := s.moment(n, "postedDate", false)
	switch {
	case !ok:
		return
	case !at.known():
		s.fault(&RowError{Key: "postedDate", Reason: Missing})
		return
	}
	m := movement{list: list, order: order, at: at.instant(), seen: told}
	if d, currency, ok := n.at("totalAmount").amount(); ok {
		m.sum.add(d, currency)
	}
	// A refund that was held back and released is two transactions and one refund.
	for _, key := range []string{"refundid", "deferredtransactionid", "transactionid"} {
		if m.id = related[key]; m.id != "" {
			break
		}
	}
	emitMovement(s, m)
}

// identifiers returns what a transaction is related to, by folded name.
func identifiers(n node) map[string]string {
	related := map[string]string{"transactionid": n.text("transactionId")}
	for _, r := range n.list("relatedIdentifiers") {
		if name := fold(r.text("relatedIdentifierName")); related[name] == "" {
			related[name] = r.text("relatedIdentifierValue")
		}
	}
	return related
}
