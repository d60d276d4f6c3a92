package accounthealth_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/accounthealth"
)

// oldReport is made by us, from the structure that is known; no document was found.
const oldReport = `<?xml version="1.0" encoding="UTF-8" standalone=yes">
<sellerPerformanceReports xmlns="http://example.com/v1">
 <sellerPerformanceReport>
  <marketplaceId>A1F83G8C2ARO7P</marketplaceId>
  <performanceChecklist>
   <orderDefectRate><status>Good</status></orderDefectRate>
   <lateShipmentRate><status>Poor</status></lateShipmentRate>
   <productSafetyStatus><status>Fair</status></productSafetyStatus>
  </performanceChecklist>
  <orderDefects>
   <orderDefectMetrics>
    <timeFrame><start>2026-09-01T00:00:00Z</start><end>2026-10-30T23:59:59Z</end></timeFrame>
    <orderCount>200</orderCount>
    <orderWithDefects><count>3</count><rate>0.015</rate></orderWithDefects>
    <negativeFeedbacks><count>2</count><rate>0.01</rate></negativeFeedbacks>
    <a_z_claims><count>2</count><rate>0.01</rate></a_z_claims>
    <chargebacks><count>0</count><rate>0.0</rate></chargebacks>
   </orderDefectMetrics>
   <orderDefectMetrics>
    <timeFrame><start>2026-10-01T00:00:00Z</start><end>2026-10-30T23:59:59Z</end></timeFrame>
    <orderCount>100</orderCount>
    <orderWithDefects><count>1</count><rate>1.0</rate></orderWithDefects>
    <a_z_claims><count>many</count></a_z_claims>
   </orderDefectMetrics>
  </orderDefects>
  <customerExperience>
   <customerExperienceMetrics>
    <timeFrame><start>2026-10-01T00:00:00Z</start><end>2026-10-30T23:59:59Z</end></timeFrame>
    <orderCount>100</orderCount>
    <lateShipment><count>5</count><rate>5.0%</rate></lateShipment>
    <preFulfillmentCancellation><count>1</count><rate>0.02</rate></preFulfillmentCancellation>
    <refunds><count>4</count><rate>0.04</rate></refunds>
   </customerExperienceMetrics>
  </customerExperience>
  <buyerSellerContactResponseTimeMetrics>
   <responseTimeMetrics>
    <timeFrame><start>2026-10-01T00:00:00Z</start><end>2026-10-30T23:59:59Z</end></timeFrame>
    <averageResponseTimeInHours>7.5</averageResponseTimeInHours>
    <responseUnder24Hours>18</responseUnder24Hours>
   </responseTimeMetrics>
  </buyerSellerContactResponseTimeMetrics>
  <somethingNew><x>1</x></somethingNew>
 </sellerPerformanceReport>
</sellerPerformanceReports>`

func TestReadV1(t *testing.T) {
	rep, err := accounthealth.ReadV1(strings.NewReader(oldReport))
	require.NoError(t, err)
	require.Equal(t, "V1", rep.Version)
	const at = "/sellerPerformanceReports/sellerPerformanceReport/0"
	require.Equal(t, []string{
		"bad-value " + at + "/orderDefects/0/orderDefectMetrics/1/a_z_claims/count",
		"percent-rate " + at + "/orderDefects/0/orderDefectMetrics/1/orderWithDefects/rate",
		"rate-mismatch " + at + "/customerExperience/0/customerExperienceMetrics/0/preFulfillmentCancellation/rate",
		"unknown-key " + at + "/somethingNew",
	}, found(rep))
	uk := rep.Marketplaces[0]
	require.Equal(t, "A1F83G8C2ARO7P", uk.ID)
	defects, ok := uk.Figure(accounthealth.OrderDefects)
	require.True(t, ok)
	require.EqualValues(t, 3, defects.Hits.N)
	require.EqualValues(t, 200, defects.Total.N)
	require.Equal(t, accounthealth.Status("Good"), defects.Status)
	claims, _ := defects.Part("claims")
	require.EqualValues(t, 2, claims.N)
	days, whole := defects.Window.Days(nil)
	require.True(t, whole)
	require.Equal(t, 60, days.Len())
	late, _ := uk.Figure(accounthealth.LateShipment)
	require.Equal(t, accounthealth.Exactly, late.Rate.Fit(5, 100))
	require.Equal(t, accounthealth.Status("Poor"), late.Status)
	response, _ := uk.Figure(accounthealth.ResponseTime)
	require.EqualValues(t, 18, response.Hits.N)
	require.False(t, response.Total.Stated)
	require.Equal(t, "productSafetyStatus", uk.WarningStates[0].Type)
	require.Len(t, uk.Figures, 6, "two time frames of defects")
}

func TestV1Odd(t *testing.T) {
	for doc, want := range map[string]error{
		"":                        metrics.ErrMalformed,
		"{}":                      metrics.ErrMalformed,
		"<a>":                     metrics.ErrMalformed,
		"<html></html>":           accounthealth.ErrNotReport,
		strings.Repeat("<a>", 70): accounthealth.ErrTooLarge,
		"<sellerPerformanceReports>" + strings.Repeat("<a/>", 1<<19): accounthealth.ErrTooLarge,
	} {
		_, err := accounthealth.ReadV1(strings.NewReader(doc))
		require.ErrorIs(t, err, want, doc[:min(20, len(doc))])
	}
	for _, doc := range []string{
		"<sellerPerformanceReports/>",
		"<sellerPerformanceReport/>",
		"<sellerPerformanceReport><orderDefects>caf\xe9</orderDefects></sellerPerformanceReport>",
	} {
		_, err := accounthealth.ReadV1(strings.NewReader(doc))
		require.NoError(t, err, doc)
	}
}

// TestReconcileV1: the older report is compared as the newer one is.
func TestReconcileV1(t *testing.T) {
	rep, err := accounthealth.ReadV1(strings.NewReader(oldReport))
	require.NoError(t, err)
	s := newShop(t)
	r := reconcile(t, accounthealth.Inputs{Report: rep, Ours: ledgerIn(t, zone(t, "Europe/London"), s.events)})
	require.Equal(t, day("2026-10-30"), r.AsOf)
	defects := of(t, r, accounthealth.OrderDefects)
	require.Equal(t, metrics.Tally{Total: 180}, defects.Ours)
	require.Equal(t, accounthealth.Different, defects.Fields[0].Outcome)
	late := of(t, r, accounthealth.LateShipment)
	require.Equal(t, "orderCount", late.Fields[0].Key)
	require.Equal(t, "90", late.Fields[0].Ours)
}
