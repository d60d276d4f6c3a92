package accounthealth_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/report/accounthealth"
)

// TestNotDefined: what Amazon does not define is listed as not comparable, with what it
// says; a placeholder is not.
func TestNotDefined(t *testing.T) {
	s := newShop(t)
	ours := ledgerIn(t, s.loc, s.events)
	rep := asAmazon(t, ours, asOfDay)
	m := &rep.Marketplaces[0]
	for _, c := range reconcile(t, accounthealth.Inputs{Report: rep, Ours: ours}).Figures {
		require.NotContains(t, []accounthealth.Name{accounthealth.HealthRating, accounthealth.WarningStates}, c.Figure.Name)
	}
	m.Rating.Status, m.Rating.Score = "GREAT", accounthealth.Count{N: 340, Stated: true, Pointer: "/performanceMetrics/0/accountHealthRating/ahrScore"}
	m.WarningStates = []accounthealth.WarningState{{Type: "spammingSellerMessaging", Status: accounthealth.Good, Pointer: "/performanceMetrics/0/warningStates/0"}}
	r := reconcile(t, accounthealth.Inputs{Report: rep, Ours: ours})
	require.Equal(t, []accounthealth.Field{{
		Key: "ahrStatus", Pointer: "/performanceMetrics/0/accountHealthRating/ahrStatus",
		Outcome: accounthealth.NotComparable, Reason: accounthealth.NotDefined, Amazon: "GREAT",
	}, {
		Key: "ahrScore", Pointer: "/performanceMetrics/0/accountHealthRating/ahrScore",
		Outcome: accounthealth.NotComparable, Reason: accounthealth.NotDefined, Amazon: "340",
	}}, of(t, r, accounthealth.HealthRating).Fields)
	require.Equal(t, []accounthealth.Field{{
		Key: "spammingSellerMessaging", Pointer: "/performanceMetrics/0/warningStates/0",
		Outcome: accounthealth.NotComparable, Reason: accounthealth.NotDefined, Amazon: "GOOD",
	}}, of(t, r, accounthealth.WarningStates).Fields)
	var text bytes.Buffer
	require.NoError(t, accounthealth.Text(&text, r, accounthealth.TextOptions{}))
	require.Contains(t, text.String(), "NOT COMP.  accountHealthRating: not-defined\nNOT COMP.  warningStates: not-defined\n")
}

// TestEnvelope: a report in a payload is read where it stands.
func TestEnvelope(t *testing.T) {
	rep, err := accounthealth.Read(strings.NewReader(`{"payload":{"accountStatuses":[{"marketplaceId":"A1PA6795UKMFR9","status":"NORMAL"}],"performanceMetrics":[]}}`))
	require.NoError(t, err)
	require.Equal(t, []accounthealth.Account{{Marketplace: "A1PA6795UKMFR9", Status: accounthealth.Normal, Pointer: "/payload/accountStatuses/0"}}, rep.Accounts)
	for _, text := range []string{`{"payload":{}}`, `{"payload":null}`, `[]`, `{"payload":{"performanceMetrics":1},"payload":{}}`} {
		_, err := accounthealth.Read(strings.NewReader(text))
		require.ErrorIs(t, err, accounthealth.ErrNotReport, text)
	}
}
