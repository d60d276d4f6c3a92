package spapi

import (
	"fmt"
	"io"
	"time"
)

// StatusChange is what a notification ACCOUNT_STATUS_CHANGED says: that the account went
// from one status to another. No metric counts it, so a [Reader] has no event of it, but
// a fault of [NothingToCount]; [ReadStatusChange] reads it. The words are Amazon's:
// NORMAL, AT_RISK, DEACTIVATED, or what it may say one day.
type StatusChange struct {
	At                time.Time // when the notification was made
	Previous, Current string
}

// accountStatus reports that there is nothing to count.
func accountStatus(s *sink, n node) {
	c := statusOf(n)
	s.fault(&RowError{Reason: NothingToCount,
		Detail: fmt.Sprintf("the account went from %s to %s, which no metric counts", quoted(c.Previous), quoted(c.Current))})
}

func statusOf(n node) StatusChange {
	c := n.at("Payload", "AccountStatusChangeNotification")
	return StatusChange{Previous: c.text("PreviousAccountStatus"), Current: c.text("CurrentAccountStatus")}
}

// ReadStatusChange reads a document that is one notification ACCOUNT_STATUS_CHANGED. The
// error is a [*DocumentError] if it is none, or the underlying reader's.
func ReadStatusChange(r io.Reader) (StatusChange, error) {
	var change StatusChange
	found := false
	s := &sink{}
	w, err := newWalkerOf(s, r, []nodeFormat{{
		kind:  AccountStatus,
		match: func(n node) bool { return fold(n.text("NotificationType")) == "accountstatuschanged" },
		read: func(s *sink, n node) {
			change, found = statusOf(n), true
			change.At = s.told(n)
		},
	}})
	if err != nil {
		return StatusChange{}, err
	}
	if !found || change.Current == "" {
		return StatusChange{}, &DocumentError{Detail: "it is " + w.first.String() + ", or says no status"}
	}
	return change, nil
}
