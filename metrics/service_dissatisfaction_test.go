package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// TestServiceDissatisfaction: orders surveyed; a hit's latest answer is no. On the day of
// the first answer.
func TestServiceDissatisfaction(t *testing.T) {
	const metric = "customer-service-dissatisfaction-rate"
	said := func(at string, satisfied bool) metrics.Event {
		return &metrics.SurveyAnswered{Meta: told(at), Satisfied: satisfied}
	}
	testRows(t, []row{
		{"an order not surveyed is out", bought, metric, "03-20 0/0", metrics.All},
		{"no is a hit", and(bought, said("03-10 10:00:00", false)), metric, "03-09 0/0, 03-10 1/1", "mfn"},
		{"yes is none", and(bought, said("03-10 10:00:00", true)), metric, "03-10 0/1", "mfn"},
		{"the latest answer counts", and(bought, said("03-10 10:00:00", false), said("03-12 10:00:00", true)), metric, "03-11 1/1, 03-12 0/1", "mfn"},
		{"on the day of the first", and(bought, said("03-10 10:00:00", true), said("03-12 10:00:00", false)), metric, "03-20 03-10..03-10 1/1, 03-20 03-11..03-20 0/0", "mfn"},
		{"of one second the later seen", and(bought, said("03-10 10:00:00", true), &metrics.SurveyAnswered{Meta: seenAt("03-10 10:00:00", "03-11 10:00:00")}), metric, "03-10 1/1", "mfn"},
		{"voided there was none", and(bought, said("03-10 10:00:00", false), &metrics.SurveyAnswered{Meta: voided("03-10 10:00:00", 1)}), metric, "03-10 0/0", "mfn"},
		{"of an order never placed nothing counts", []metrics.Event{said("03-10 10:00:00", false)}, metric, "03-20 0/0", metrics.All},
	})
}
