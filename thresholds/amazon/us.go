package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// US returns the standards of amazon.com, policy "amazon-us", by editions. The value
// is the caller's own.
func US() thresholds.Policy { return us.Clone() }

var us = thresholds.Policy{
	Name:  "amazon-us",
	Title: "Amazon US account health",
	Zone:  "America/Los_Angeles",
	Sources: []thresholds.Source{
		{
			Of: []string{"zone"}, URL: deliveryZonePost, Read: read, Certainty: thresholds.Official,
			Note: "a moderator: delivery is judged by Pacific time, though exports show GMT",
		},
		{
			Of: []string{"zone"}, URL: accountHealthSchema, Read: read, Certainty: thresholds.Conflicting,
			Note: "schemas/reports/accountHealthReport-2020-11-18.json: its windows are whole UTC days; " +
				"Pacific time is what sellers see",
		},
	},
	Editions: []thresholds.Edition{us20201118, us20240925, us20260228},
}

// read is the day on which the pages were read.
var read = window.MustParseDay("2026-11-23")
