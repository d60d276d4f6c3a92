package metrics

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the text of a packed shipment has is known without it however the record came
// about: by a report, by a scan before it, by folding cells, by a snapshot, by a merge.
func TestTextFlags(t *testing.T) {
	at := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	meta := func(order string, hours int) Meta {
		return Meta{Order: order, At: at.Add(time.Duration(hours) * time.Hour)}
	}
	events := []Event{
		&ShipmentConfirmed{Meta: meta("bare", 1), Tracking: "1Z"},
		&ShipmentConfirmed{Meta: meta("named", 1), Shipment: "S"},
		&ShipmentScanned{Meta: meta("scanned", 1), Shipment: "S"},
		&ShipmentConfirmed{Meta: meta("lined", 1), Lines: []string{"1"}},
		&ShipmentScanned{Meta: meta("both", 1), Shipment: "S"},
		&ShipmentConfirmed{Meta: meta("both", 2), Shipment: "S", Lines: []string{"1"}},
		// A delivery with a cause is more than a record holds.
		&ShipmentConfirmed{Meta: meta("folded", 1), Shipment: "S", Lines: []string{"2"}},
		&ShipmentDelivered{Meta: meta("folded", 2), Shipment: "S", Cause: "rain"},
	}
	want := map[string]hotFlags{
		"bare": 0, "named": flagNamed, "scanned": flagNamed, "lined": flagLined, "both": flagNamed | flagLined,
	}
	l, err := NewLedger(Config{Location: time.UTC})
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(events))

	var snapshot bytes.Buffer
	require.NoError(t, l.Snapshot(&snapshot))
	restored, err := ReadLedger(&snapshot, Config{})
	require.NoError(t, err)
	merged, err := NewLedger(Config{Location: time.UTC})
	require.NoError(t, err)
	require.NoError(t, merged.ApplyAll(events[:3]))
	require.NoError(t, merged.Merge(l))
	for name, l := range map[string]*Ledger{"applied": l, "restored": restored, "merged": merged} {
		for order, flags := range want {
			target := l.targetID(OrderSubject, order)
			slot, ok := l.find(&target)
			require.True(t, ok, "%s: %s", name, order)
			h := l.rec.hotAt(slot)
			assert.True(t, h.packedShipment(), "%s: %s", name, order)
			assert.Equal(t, flags, h.flags&textFlags, "%s: %s", name, order)
		}
	}

	// In cells, and then in the record again.
	target := l.targetID(OrderSubject, "folded")
	slot, _ := l.find(&target)
	require.True(t, l.rec.hotAt(slot).has(groupShipment))
	require.NoError(t, l.Apply(&ShipmentConfirmed{Meta: meta("both", 1), Shipment: "S", Lines: []string{"1"}}))
	target = l.targetID(OrderSubject, "both")
	slot, _ = l.find(&target)
	h := l.rec.hotAt(slot)
	require.True(t, h.packedShipment(), "an earlier word of the same folds")
	assert.Equal(t, flagNamed|flagLined, h.flags&textFlags)
}
