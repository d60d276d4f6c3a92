package metrics

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// checkSamples are events as they come, one of each common type.
func checkSamples() []Event {
	at := time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)
	meta := Meta{At: at, Order: "902-3159896-1390916"}
	return []Event{
		&OrderPlaced{Meta: meta, Channel: MFN, ShipBy: at.AddDate(0, 0, 2), DeliverBy: at.AddDate(0, 0, 6)},
		&OrderPlaced{
			Meta: meta, Channel: MFN, ShipBy: at, Units: 3, Total: MoneyFromMinor(5997, "USD"),
			Lines: []Line{
				{Line: "1", SKU: "KETTLE-1.7L-BLACK", Units: 2, Value: decimal.New(3998, -2), HasValue: true},
				{Line: "2", SKU: "TEAPOT", ASIN: "B00EXAMPLE", Category: "Kitchen", Value: decimal.New(1999, -2), HasValue: true},
			},
		},
		&ShipmentConfirmed{Meta: meta, Shipment: "S1", Carrier: "UPS", Tracking: "1Z999AA10123456784"},
		&ShipmentScanned{Meta: meta, Shipment: "S1"},
		&ShipmentDelivered{Meta: meta, Shipment: "S1"},
		&FeedbackLeft{Meta: meta, Rating: 5},
		&ClaimDecided{Meta: meta, Claim: "c-1", Outcome: Granted},
		&RefundIssued{Meta: meta, Amount: MoneyFromMinor(1999, "USD")},
	}
}

func BenchmarkCheck(b *testing.B) {
	for i, ev := range checkSamples() {
		name := ev.Type()
		if i == 1 {
			name += "-lines"
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if check(ev) != nil {
					b.Fatal("refused")
				}
			}
		})
	}
}

func TestCheckTakesNoMemory(t *testing.T) {
	for _, ev := range checkSamples() {
		require.Zero(t, testing.AllocsPerRun(10, func() { check(ev) }), ev.Type())
	}
	at := time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)
	require.Zero(t, testing.AllocsPerRun(10, func() {
		ev := FeedbackLeft{Meta: Meta{At: at, Order: "1"}, Rating: 1}
		if check(&ev) != nil {
			panic("refused")
		}
	}), "an event on the stack stays there")
}
