package metrics_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
)

// propSnapshotIsIdentity: what is read back is the ledger, also to go on with.
func propSnapshotIsIdentity(t *rapid.T) {
	s := genStream(t)
	cut := rapid.IntRange(0, len(s.events)).Draw(t, "before")
	l := ledgerOf(t, stream{loc: s.loc, days: s.days, events: s.events[:cut]})
	restored := copyOf(t, s, l)
	requireEqualLedgers(t, s, l, restored)
	require.NoError(t, restored.ApplyAll(s.events[cut:]))
	requireEqualLedgers(t, s, ledgerOf(t, s), restored)
}

// propSnapshotComputesOtherMetrics: metrics that the snapshot lacks come from the
// orders it holds.
func propSnapshotComputesOtherMetrics(t *rapid.T) {
	s := genStream(t)
	cfg := oracleConfig(s)
	cfg.Metrics = []metrics.Variant{genVariant(t)}
	few, err := metrics.NewLedger(cfg)
	require.NoError(t, err)
	require.NoError(t, few.ApplyAll(s.events))
	requireEqualLedgers(t, s, ledgerOf(t, s), copyOf(t, s, few))
}

// propOneInstant: many subjects placed at one instant are written in one order whatever
// their ids, which begin alike or are what another begins with, and however they came.
func propOneInstant(t *rapid.T) {
	id := rapid.OneOf(rapid.StringMatching(`order-[ab]{0,12}`), rapid.StringMatching(`[ab]{1,9}`), rapid.Map(rapid.IntRange(0, 1e6), numbered))
	ids := rapid.SliceOfNDistinct(id, 1, 90, rapid.ID[string]).Draw(t, "ids")
	at := time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC)
	made := func(ids []string) *metrics.Ledger {
		l, err := metrics.NewLedger(metrics.Config{Location: time.UTC})
		require.NoError(t, err)
		for _, id := range ids {
			require.NoError(t, l.Apply(&metrics.OrderPlaced{Meta: metrics.Meta{Order: id, At: at}, Channel: metrics.MFN}))
		}
		return l
	}
	whole := snapshotOf(t, made(ids))
	require.Equal(t, whole, snapshotOf(t, made(rapid.Permutation(ids).Draw(t, "as they came"))))
	l, err := metrics.ReadLedger(bytes.NewReader(whole), metrics.Config{}) // which minds the order
	require.NoError(t, err)
	require.Equal(t, whole, snapshotOf(t, l))
}

func TestOneInstant(t *testing.T) { rapid.Check(t, propOneInstant) }

// propDamageIsFound: a snapshot with any bit turned is refused as what it is.
func propDamageIsFound(t *rapid.T) {
	s := genStream(t)
	whole := snapshotOf(t, ledgerOf(t, s))
	for range 50 {
		damaged := bytes.Clone(whole)
		at := rapid.IntRange(0, len(whole)-1).Draw(t, "at")
		damaged[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		_, err := metrics.ReadLedger(bytes.NewReader(damaged), oracleConfig(s))
		require.True(t, errors.Is(err, metrics.ErrCorrupt) || errors.Is(err, metrics.ErrVersion), "byte %d of %d: %v", at, len(whole), err)
	}
}

// propCutIsFound: a snapshot cut off anywhere is corrupt.
func propCutIsFound(t *rapid.T) {
	s := genStream(t)
	whole := snapshotOf(t, ledgerOf(t, s))
	for range 20 {
		n := rapid.IntRange(0, len(whole)-1).Draw(t, "length")
		_, err := metrics.ReadLedger(bytes.NewReader(whole[:n]), oracleConfig(s))
		require.ErrorIs(t, err, metrics.ErrCorrupt, "%d of %d bytes", n, len(whole))
	}
}

// TestEveryByteCounts turns a bit of every byte of one small snapshot, and cuts it
// off there.
func TestEveryByteCounts(t *testing.T) {
	s := rapid.Custom(genStream).Example(7)
	whole := snapshotOf(t, ledgerOf(t, s))
	for at := range whole {
		damaged := bytes.Clone(whole)
		damaged[at] ^= 1 << (at % 8)
		_, err := metrics.ReadLedger(bytes.NewReader(damaged), oracleConfig(s))
		require.True(t, errors.Is(err, metrics.ErrCorrupt) || errors.Is(err, metrics.ErrVersion), "byte %d: %v", at, err)
		_, err = metrics.ReadLedger(bytes.NewReader(whole[:at]), oracleConfig(s))
		require.ErrorIs(t, err, metrics.ErrCorrupt, "cut at %d", at)
	}
}

// TestSnapshotOfAnotherVersion: a newer snapshot, or an older one, is whole and refused as such.
func TestSnapshotOfAnotherVersion(t *testing.T) {
	s := rapid.Custom(genStream).Example(7)
	whole := snapshotOf(t, ledgerOf(t, s))
	for _, by := range []int{1, -1, 1 << 8} {
		other := bytes.Clone(whole)
		version := other[metrics.SnapshotMagic:]
		binary.LittleEndian.PutUint16(version, uint16(int(binary.LittleEndian.Uint16(version))+by))
		_, err := metrics.ReadLedger(bytes.NewReader(other), oracleConfig(s))
		require.ErrorIs(t, err, metrics.ErrVersion)
		require.NotErrorIs(t, err, metrics.ErrCorrupt)
	}
}

// TestSnapshotOfAnotherConfig: zone, account and currency must be the snapshot's.
func TestSnapshotOfAnotherConfig(t *testing.T) {
	kept := metrics.Config{Location: streamZone(t, "Asia/Kolkata"), Account: "a", Currency: "INR"}
	l, err := metrics.NewLedger(kept)
	require.NoError(t, err)
	whole := snapshotOf(t, l)
	read := func(change func(*metrics.Config)) error {
		c := kept
		change(&c)
		_, err := metrics.ReadLedger(bytes.NewReader(whole), c)
		return err
	}
	require.NoError(t, read(func(*metrics.Config) {}))
	require.NoError(t, read(func(c *metrics.Config) { c.Account, c.Currency = "", "" }))
	require.ErrorIs(t, read(func(c *metrics.Config) { c.Location = streamZone(t, "Europe/London") }), metrics.ErrZone)
	require.ErrorIs(t, read(func(c *metrics.Config) { c.Account = "b" }), metrics.ErrAccount)
	require.ErrorIs(t, read(func(c *metrics.Config) { c.Currency = "USD" }), metrics.ErrCurrency)
}

func TestSnapshotIsIdentity(t *testing.T)           { rapid.Check(t, propSnapshotIsIdentity) }
func TestSnapshotComputesOtherMetrics(t *testing.T) { rapid.Check(t, propSnapshotComputesOtherMetrics) }
func TestDamageIsFound(t *testing.T)                { rapid.Check(t, propDamageIsFound) }
func TestCutIsFound(t *testing.T)                   { rapid.Check(t, propCutIsFound) }

// FuzzReadLedger: whatever the bytes, an error and no panic.
func FuzzReadLedger(f *testing.F) {
	s := rapid.Custom(genStream).Example(7)
	f.Add([]byte(nil))
	f.Add([]byte("no snapshot"))
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := metrics.ReadLedger(bytes.NewReader(b), oracleConfig(s))
		require.Equal(t, err == nil, l != nil)
	})
}
