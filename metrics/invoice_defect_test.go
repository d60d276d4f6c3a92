package metrics_test

import (
	"testing"

	"github.com/sellerperf/sellerperf/metrics"
)

// business is order A of a business buyer, placed on Monday 2 March 2026.
func business() *metrics.OrderPlaced {
	return &metrics.OrderPlaced{Meta: told("03-02 12:00:00"), Channel: metrics.MFN, Business: metrics.Yes}
}

func invoiced(at string) metrics.Event { return &metrics.InvoiceUploaded{Meta: told(at)} }

// TestInvoiceDefect: business orders confirmed; a hit has no invoice by the last second
// of the next working day. On the order day.
func TestInvoiceDefect(t *testing.T) {
	const metric = "invoice-defect-rate"
	tuesday := []metrics.Event{business(), shipped("03-03 10:00:00")}
	friday := []metrics.Event{business(), shipped("03-06 10:00:00")}
	private := *business()
	private.Business = metrics.No
	parts := []metrics.Event{business(), shippedUnits("03-03 10:00:00", "S", 1), shippedUnits("03-05 10:00:00", "T", 1)}
	parts[0].(*metrics.OrderPlaced).Units = 2
	testRows(t, []row{
		{"an invoice by the last second of the next working day", and(tuesday, invoiced("03-04 23:59:59")), metric, "03-02 0/0, 03-03 0/0+1, 03-04 0/1", "mfn"},
		{"a second later it is a defect", and(tuesday, invoiced("03-05 00:00:00")), metric, "03-03 0/0+1, 03-04 1/1, 03-05 1/1", "mfn"},
		{"no invoice is one", tuesday, metric, "03-03 0/0+1, 03-04 1/1, 06-01 1/1", "mfn"},
		{"it counts on the order day", tuesday, metric, "03-20 03-02..03-02 1/1, 03-20 03-03..03-20 0/0", "mfn"},
		// Example A20 of golden_amazon_test.go: Monday to Tuesday, Friday to Monday.
		{"of Monday the deadline is on Tuesday", []metrics.Event{business(), shipped("03-02 14:00:00")}, metric, "03-02 0/0+1, 03-03 1/1", "mfn"},
		{"of Friday the deadline is on Monday", friday, metric, "03-06 0/0+1, 03-08 0/0+1, 03-09 1/1", "mfn"},
		{"of Saturday, too", []metrics.Event{business(), shipped("03-07 10:00:00")}, metric, "03-08 0/0+1, 03-09 1/1", "mfn"},
		{"of Sunday, too, when the clock goes forward", []metrics.Event{business(), shipped("03-08 10:00:00"), invoiced("03-09 23:59:59")}, metric, "03-08 0/0+1, 03-09 0/1", "mfn"},
		{"holidays are working days", []metrics.Event{business(), shipped("12-24 10:00:00")}, metric, "12-24 0/0+1, 12-25 1/1", "mfn"},
		{"an invoice before the confirmation will do", and(tuesday, invoiced("03-02 13:00:00")), metric, "03-02 0/0, 03-03 0/1", "mfn"},
		{"of several the first", and(tuesday, invoiced("03-20 13:00:00"), invoiced("03-04 13:00:00")), metric, "03-04 0/1", "mfn"},
		{"of whatever shipment", and(tuesday, &metrics.InvoiceUploaded{Meta: told("03-04 13:00:00"), Shipment: "S"}), metric, "03-04 0/1", "mfn"},
		{"a voided one never was", and(tuesday, invoiced("03-04 13:00:00"), &metrics.InvoiceUploaded{Meta: voided("03-04 13:00:00", 1)}), metric, "03-04 1/1", "mfn"},
		{"what is not confirmed is out", []metrics.Event{business()}, metric, "06-01 0/0", "mfn"},
		{"what is confirmed in parts is confirmed with the last", parts, metric, "03-04 0/0, 03-05 0/0+1, 03-06 1/1", "mfn"},
		{"what no business buys is out", []metrics.Event{&private, shipped("03-03 10:00:00")}, metric, "06-01 0/0", metrics.All},
		{"missing until it comes", and(tuesday, invoiced("03-06 10:00:00")), metric + "?defect=missing", "03-03 0/0+1, 03-04 1/1, 03-05 1/1, 03-06 0/1", "mfn"},
		{"late once it has come", and(tuesday, invoiced("03-06 10:00:00")), metric + "?defect=late", "03-03 0/0+1, 03-04 0/1, 03-05 0/1, 03-06 1/1", "mfn"},
		{"by the day of confirmation", tuesday, metric + "?day=confirmed", "03-20 03-02..03-02 0/0, 03-20 03-03..03-03 1/1", "mfn"},
		{"Saturday a working day", friday, metric + "?calendar=mon-sat", "03-06 0/0+1, 03-07 1/1", "mfn"},
		{"but not Sunday", []metrics.Event{business(), shipped("03-07 10:00:00")}, metric + "?calendar=mon-sat", "03-08 0/0+1, 03-09 1/1", "mfn"},
		{"every day one", []metrics.Event{business(), shipped("03-07 10:00:00")}, metric + "?calendar=daily", "03-07 0/0+1, 03-08 1/1", "mfn"},
		{"the last second of a day without its last hour", []metrics.Event{business(), shipped("03-07 10:00:00"), invoiced("03-08 23:59:59")}, metric + "?calendar=daily", "03-08 0/1", "mfn"},
	})
}
