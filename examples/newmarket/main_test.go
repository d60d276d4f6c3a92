package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/examples/newmarket/planetary"
	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
)

// A marketplace is one folder of data; all else is there.
func Example() {
	if err := run(os.Stdout); err != nil {
		panic(err)
	}
	// Output:
	// PASS     Planetary Bazaar, as of 2026-11-22 (UTC)
	//          1 rule: 1 passing
	//          a projection: the next evaluation is on 2026-11-27
	//
	// Levels
	// PASS     orbit: low
	//          - for high: cancelled (fail, by 1)
	//
	// All rules
	// PASS     late                                50.00%  below 10%        0 to spare
	//          1 of 2 orders, 2026-11-09 to 2026-11-22
	//          ! level crater, 1 order to moon
	//          ! can fail only from 2 orders against it on
	//
	// Conditions of the levels
	// FAIL     cancelled                           33.33%  at most 5%       1 too many
	//          1 of 3 orders, 2026-10-24 to 2026-11-22
	//
	// policy planetary, edition 2026-01-01
}

func TestNobodyKnowsIt(t *testing.T) {
	_, known := marketplaces.Find(planetary.Standards().Name)
	require.False(t, known)
	require.NoError(t, planetary.Standards().Validate())
}
