package metrics_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// Snapshots that no ledger wrote, with checksums that are right.

// snapshotHead is the length of what stands before the first block.
const snapshotHead = len("sellerperf ledger\n") + 2

// snapshotBlock is a block of a snapshot.
type snapshotBlock struct {
	letter  byte
	content []byte
}

func blocksOf(t require.TestingT, whole []byte) (out []snapshotBlock) {
	for rest := whole[snapshotHead:]; len(rest) > 0; {
		n := int(binary.LittleEndian.Uint32(rest[1:]))
		require.LessOrEqual(t, 9+n, len(rest))
		out = append(out, snapshotBlock{rest[0], bytes.Clone(rest[9 : 9+n])})
		rest = rest[9+n:]
	}
	return out
}

// sealed puts blocks together again, each with its checksum.
func sealed(whole []byte, blocks []snapshotBlock) []byte {
	table := crc32.MakeTable(crc32.Castagnoli)
	out := bytes.Clone(whole[:snapshotHead])
	for _, b := range blocks {
		head := binary.LittleEndian.AppendUint32([]byte{b.letter}, uint32(len(b.content)))
		sum := crc32.Update(crc32.Checksum(head, table), table, b.content)
		out = append(append(out, binary.LittleEndian.AppendUint32(head, sum)...), b.content...)
	}
	return out
}

// propCraftedIsHarmless: bytes changed behind a right checksum give an error, or a ledger
// that answers and can be written.
func propCraftedIsHarmless(t *rapid.T) {
	s := genStream(t)
	whole := snapshotOf(t, ledgerOf(t, s))
	blocks := blocksOf(t, whole)
	for range rapid.IntRange(1, 3).Draw(t, "changes") {
		b := &blocks[rapid.IntRange(0, len(blocks)-1).Draw(t, "block")]
		if len(b.content) == 0 {
			continue
		}
		at := rapid.IntRange(0, len(b.content)-1).Draw(t, "at")
		b.content[at] = rapid.Byte().Draw(t, "byte")
	}
	l, err := metrics.ReadLedger(bytes.NewReader(sealed(whole, blocks)), oracleConfig(s))
	if err != nil {
		require.Nil(t, l)
		return
	}
	for range l.All(window.Day{}) {
		continue
	}
	for _, v := range l.Metrics() {
		if _, err := l.Cases(v, metrics.All, s.whole(), s.days.Last); err != nil {
			require.ErrorIs(t, err, metrics.ErrHorizon)
		}
	}
	snapshotOf(t, l)
	if err := l.ApplyAll(s.events); err != nil {
		require.ErrorIs(t, err, metrics.ErrCurrency) // what the header says may have changed
	}
}

func TestCraftedIsHarmless(t *testing.T) { rapid.Check(t, propCraftedIsHarmless) }

// craftedLedger holds two plain orders placed one after the other, the first with a
// second shipment, so that there are cells with texts.
func craftedLedger(t *testing.T) (*metrics.Ledger, metrics.Config) {
	cfg := metrics.Config{Location: time.UTC}
	l, err := metrics.NewLedger(cfg)
	require.NoError(t, err)
	at := time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC)
	for i := range 2 {
		m := metrics.Meta{Order: numbered(i), At: at.Add(time.Duration(i) * time.Hour)}
		require.NoError(t, l.Apply(&metrics.OrderPlaced{Meta: m, Channel: metrics.MFN, Destination: "US", Units: 1}))
		for _, id := range []string{"", "b", "c"}[:3-2*i] {
			require.NoError(t, l.Apply(&metrics.ShipmentConfirmed{Meta: m, Shipment: id, Tracking: "T" + id, Carrier: "X"}))
		}
	}
	return l, cfg
}

// TestCraftedIsRefused changes one thing at a time in the block of the subjects.
func TestCraftedIsRefused(t *testing.T) {
	l, cfg := craftedLedger(t)
	whole := snapshotOf(t, l)
	le := binary.LittleEndian
	const head, row, cell = 12, 64, 32
	content := blocksOf(t, whole)[1].content
	require.EqualValues(t, 2, le.Uint32(content))
	texts := int(le.Uint32(content[4:]))
	cells := head + 2*row + texts
	require.Zero(t, (len(content)-cells)%cell)
	require.Greater(t, len(content)-cells, 8*cell)
	swap := func(a, b []byte) {
		c := bytes.Clone(a)
		copy(a, b)
		copy(b, c)
	}
	named := 0 // a cell that names a text the second time
	for at := cells + cell; named == 0; at += cell {
		if id := le.Uint32(content[at+16:]); id != 0 && id == le.Uint32(content[at-cell+16:]) {
			named = at
		}
	}
	for name, change := range map[string]func(b []byte) []byte{
		"subjects out of order": func(b []byte) []byte { swap(b[head:head+row], b[head+row:head+2*row]); return b },
		"a subject twice":       func(b []byte) []byte { copy(b[head+row:], b[head:head+8]); return b },
		"an id out of range":    func(b []byte) []byte { le.PutUint64(b[head:], 1e17); return b },
		"an unknown flag":       func(b []byte) []byte { b[head+44+3] |= 1 << 7; return b },
		"an unknown channel":    func(b []byte) []byte { b[head+44] |= 3; return b },
		"a carriage unknown":    func(b []byte) []byte { le.PutUint32(b[head+row+60:], 99); return b },
		"cells and no flag":     func(b []byte) []byte { b[head+44+3] &^= 1 << 6; return b },
		"placed in both":        func(b []byte) []byte { b[cells] = 1; return b },
		"cells out of order":    func(b []byte) []byte { swap(b[cells:cells+cell], b[cells+cell:cells+2*cell]); return b },
		"a cell twice":          func(b []byte) []byte { copy(b[cells+cell:cells+2*cell], b[cells:cells+cell]); return b },
		"an unknown kind":       func(b []byte) []byte { b[cells] = 200; return b },
		"an unknown attribute":  func(b []byte) []byte { b[cells+1] = 200; return b },
		"a cell's unknown flag": func(b []byte) []byte { b[cells+2] |= 4; return b },
		"a byte of no use":      func(b []byte) []byte { b[cells+3] = 1; return b },
		"no last cell":          func(b []byte) []byte { b[len(b)-cell+2] &^= 2; return b },
		"a last cell too early": func(b []byte) []byte { b[cells+2] |= 2; return b },
		"a text of none":        func(b []byte) []byte { le.PutUint32(b[named+16:], 1<<30); return b },
		"an earlier text":       func(b []byte) []byte { le.PutUint32(b[named+16:], 1); return b },
		"a text's length":       func(b []byte) []byte { b[head+2*row] = 0xFF; return b },
		"an empty text":         func(b []byte) []byte { b[head+2*row] = 0; return b },
		"more subjects":         func(b []byte) []byte { le.PutUint32(b, 3); return b },
		"no subject":            func(b []byte) []byte { le.PutUint32(b, 0); return b },
		"less text":             func(b []byte) []byte { le.PutUint32(b[4:], uint32(texts-2)); return b },
		"an odd text":           func(b []byte) []byte { le.PutUint32(b[4:], uint32(texts-1)); return b },
		"more cells":            func(b []byte) []byte { le.PutUint32(b[8:], le.Uint32(b[8:])+1); return b },
		"a cell too many":       func(b []byte) []byte { le.PutUint32(b[8:], le.Uint32(b[8:])+1); return append(b, b[len(b)-cell:]...) },
		"too short":             func(b []byte) []byte { return b[:7] },
	} {
		blocks := blocksOf(t, whole)
		require.Equal(t, byte('S'), blocks[1].letter)
		blocks[1].content = change(blocks[1].content)
		_, err := metrics.ReadLedger(bytes.NewReader(sealed(whole, blocks)), cfg)
		require.ErrorIs(t, err, metrics.ErrCorrupt, name)
	}
	_, err := metrics.ReadLedger(bytes.NewReader(sealed(whole, blocksOf(t, whole))), cfg)
	require.NoError(t, err, "unchanged")
}

// TestEqualTextsAreOne: within a subject two texts that are equal are refused.
func TestEqualTextsAreOne(t *testing.T) {
	l, cfg := craftedLedger(t)
	whole := snapshotOf(t, l)
	blocks := blocksOf(t, whole)
	from, to := []byte("\x02Tc\x00"), []byte("\x02Tb\x00")
	require.Equal(t, 1, bytes.Count(blocks[1].content, from))
	blocks[1].content = bytes.Replace(blocks[1].content, from, to, 1)
	_, err := metrics.ReadLedger(bytes.NewReader(sealed(whole, blocks)), cfg)
	require.ErrorIs(t, err, metrics.ErrCorrupt)
}
