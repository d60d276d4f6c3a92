package spapi

import (
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
)

// The columns of policy violations, one a row. The account health report has their
// numbers and nothing else.
const (
	viID = iota
	viCategory
	viOpened
	viASIN
	viSeverity
	viOutcome
	viResolved
)

func violationsFormat() *tableFormat {
	return &tableFormat{
		kind: ViolationRows,
		columns: []column{
			viID:       {"violationid", "violation", "complaintid", "warningid"},
			viCategory: {"category", "violationtype", "violationcategory", "policy", "type", "reason"},
			viOpened:   {"opened", "date", "violationdate", "dateopened", "openedat", "created", "createddate", "issued"},
			viASIN:     {"asin"}, viSeverity: {"severity", "impact", "healthimpact", "accounthealthimpact"},
			viOutcome:  {"outcome", "status", "state", "resolution"},
			viResolved: {"resolved", "resolvedat", "dateresolved", "resolveddate", "cleared", "closed", "resolutiondate"},
		},
		least: []int{viID, viCategory},
		row:   (*table).violationRow,
	}
}

// violationRow reads a violation, which is the account's and no order's.
func (t *table) violationRow() {
	id, category := t.text(viID), strings.Join(strings.Fields(lower(t.text(viCategory))), "-")
	switch {
	case id == "":
		t.bad(viID, Missing, "", false)
		return
	case category == "":
		t.bad(viCategory, Missing, "", false)
		return
	}
	opened, ok := t.moment(viOpened, true)
	if ok && opened.known() {
		ev := &metrics.ViolationOpened{Violation: id, Category: category, Severity: lower(t.text(viSeverity)), ASIN: t.text(viASIN)}
		ev.At = opened.instant()
		t.emit(ev, t.opt.Seen)
	} else if ok {
		t.bad(viOpened, Missing, "when the violation was opened", true)
	}
	t.violationResolved(id)
}

// violationResolved reads how a violation was resolved.
func (t *table) violationResolved(id string) {
	var outcome metrics.ViolationOutcome
	switch t.folded(viOutcome) {
	case "", "open", "opened", "pending", "active", "underreview", "appealed", "acknowledged", "actionrequired", "unresolved":
		return
	case "cleared", "resolved", "removed", "appealaccepted", "reinstated", "withdrawn", "retracted":
		outcome = metrics.Cleared
	case "upheld", "appealdenied", "denied", "confirmed", "expired":
		outcome = metrics.Upheld
	default:
		t.bad(viOutcome, UnknownWord, "want cleared, upheld or open", true)
		return
	}
	at, ok := t.moment(viResolved, true)
	switch {
	case !ok:
		return
	case !at.known():
		t.bad(viResolved, NoTime, "resolved, and not said when", true)
		return
	}
	ev := &metrics.ViolationResolved{Violation: id, Outcome: outcome}
	ev.At = at.instant()
	t.emit(ev, t.opt.Seen)
}
