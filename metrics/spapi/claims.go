package spapi

import "github.com/sellerperf/sellerperf/metrics"

// The columns of A-to-z claims, one a row, which no API hands out. A row may tell of the
// filing, the decision or both.
const (
	clOrder = iota
	clClaim
	clOpened
	clKind
	clOutcome
	clDecided
	clBy
	clFault
	clNamed // a column with the word claim in its name
)

func claimsFormat() *tableFormat {
	return &tableFormat{
		kind: ClaimRows,
		columns: []column{
			clOrder: {"orderid", "amazonorderid", "order"}, clClaim: {"claimid", "atozclaimid", "atozid", "caseid"},
			clOpened:  {"claimdate", "filed", "datefiled", "filingdate", "claimfiled", "claimfileddate", "opened", "claimopened", "dateopened", "openeddate"},
			clKind:    {"claimtype", "claimreason", "kind", "type", "reason"},
			clOutcome: {"outcome", "claimstatus", "decision", "claimoutcome", "status", "state"},
			clDecided: {"decided", "decisiondate", "datedecided", "claimdecided", "closed", "dateclosed", "resolved", "resolutiondate"},
			clBy:      {"decidedby", "by", "fundedby"},
			clFault:   {"sellerfault", "atfault", "sellerresponsible", "countsagainstodr", "odrimpact", "affectsodr"},
			clNamed: {"claimid", "atozclaimid", "atozid", "claimdate", "claimfiled", "claimfileddate", "claimopened", "claimtype",
				"claimreason", "claimstatus", "claimoutcome", "claimdecided"},
		},
		least: []int{clOrder},
		match: func(has func(int) bool) bool {
			return has(clNamed) && (has(clOpened) || has(clOutcome))
		},
		row: (*table).claimRow,
	}
}

// claimRow reads a claim.
func (t *table) claimRow() {
	id, ok := t.order(clOrder)
	if !ok {
		return
	}
	claim := t.text(clClaim)
	opened, ok := t.moment(clOpened, true)
	if !ok {
		return
	}
	outcome, isDecided, known := claimOutcome(t.word(clOutcome))
	if opened.known() {
		ev := &metrics.ClaimOpened{Claim: claim, Kind: claimKind(t.word(clKind))}
		ev.At, ev.Order = opened.instant(), id
		t.emit(ev, t.opt.Seen)
	}
	switch {
	case !known:
		t.bad(clOutcome, UnknownWord, "want granted, denied, withdrawn, refunded, or pending", opened.known())
	case isDecided:
		t.claimDecision(id, claim, outcome, opened)
	case !opened.known():
		t.bad(clOpened, Missing, "a claim that is neither filed nor decided", false)
	}
}

// claimDecision emits how a claim was decided.
func (t *table) claimDecision(id, claim string, outcome metrics.ClaimOutcome, opened moment) {
	at, ok := t.moment(clDecided, opened.known())
	switch {
	case !ok:
		return
	case !at.known():
		t.bad(clDecided, NoTime, "decided, and not said when", opened.known())
		return
	}
	ev := &metrics.ClaimDecided{Claim: claim, Outcome: outcome, By: partyOf(t.folded(clBy)), SellerFault: t.flag(clFault)}
	ev.At, ev.Order = at.instant(), id
	t.emit(ev, t.opt.Seen)
}

// claimOutcome reads how a claim stands: decided or not. known is false for a word that
// is none of those met; no word is no decision.
func claimOutcome(word string) (outcome metrics.ClaimOutcome, decided, known bool) {
	switch fold(word) {
	case "", "pending", "open", "opened", "filed", "underreview", "inreview", "waiting", "actionrequired", "appealed", "underappeal":
		return 0, false, true
	case "granted", "buyerfavor", "buyerfavour", "decidedinbuyersfavor", "approved", "sellerfunded", "lost":
		return metrics.Granted, true, true
	case "denied", "rejected", "sellerfavor", "sellerfavour", "decidedinsellersfavor", "won":
		return metrics.Denied, true, true
	case "withdrawn", "withdrawnbybuyer", "buyerwithdrew", "cancelled", "canceled":
		return metrics.Withdrawn, true, true
	case "refunded", "sellerrefunded", "refundedbyseller":
		return metrics.Refunded, true, true
	}
	return 0, false, false
}

// claimKind reads what a claim is about; a word that is none known says nothing.
func claimKind(word string) metrics.ClaimKind {
	switch fold(word) {
	case "notreceived", "itemnotreceived", "inr", "nonreceipt", "undelivered", "orderneverarrived", "packagedidnotarrive":
		return metrics.NotReceived
	case "notasdescribed", "itemnotasdescribed", "inad", "snad", "defective", "materiallydifferent", "significantlynotasdescribed":
		return metrics.NotAsDescribed
	case "case":
		return metrics.CaseClaim
	}
	return metrics.UnknownClaim
}
