package metrics

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// snapshotReader reads blocks. The first fault is kept.
type snapshotReader struct {
	r        io.Reader
	l        *ledger
	b        []byte
	blocks   uint64
	kept     map[Variant]keptMetric
	maxWord  uint32
	last     placedKey // of the n subjects read so far
	n        int
	promised int // subjects the header says there are
	index    indexFiller
	texts    textReader // of the block at hand
	cells    []byte     // of the block at hand, those not read yet
}

// keptMetric is what a snapshot says of a variant besides its counts.
type keptMetric struct {
	version uint64
	from    window.Day
}

func readLedger(r io.Reader, cfg Config) (*Ledger, error) {
	s := &snapshotReader{r: r}
	l, err := s.read(cfg)
	if err != nil {
		return nil, fmt.Errorf("metrics: reading a snapshot: %w", err)
	}
	return l, nil
}

func (s *snapshotReader) read(cfg Config) (*Ledger, error) {
	head := make([]byte, len(snapshotMagic)+2)
	if err := s.fill(head); err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(head, []byte(snapshotMagic)) {
		return nil, ErrCorrupt
	}
	if v := binary.LittleEndian.Uint16(head[len(snapshotMagic):]); v != snapshotVersion {
		return nil, fmt.Errorf("%w: %d, this library reads %d", ErrVersion, v, snapshotVersion)
	}
	l, err := s.header(cfg)
	if err != nil {
		return nil, err
	}
	s.l = &l.ledger
	s.index.x = &l.index
	for {
		letter, err := s.block()
		if err != nil {
			return nil, err
		}
		ok := false
		switch letter {
		case 'S':
			ok = s.subjects()
		case 'W':
			ok = s.words()
		case 'C':
			ok = s.counts()
		case 'R':
			ok = s.retired()
		case 'E':
			n := unpacker{b: s.b}
			if n.uvarint() != s.blocks-1 || n.bad || s.maxWord > uint32(max(0, len(s.l.words.words)-1)) {
				return nil, ErrCorrupt
			}
			if !s.index.finish(s.l) {
				return nil, ErrCorrupt // a subject twice
			}
			s.finish()
			return l, nil
		}
		if !ok {
			return nil, ErrCorrupt
		}
	}
}

// finish computes what the snapshot has no counts of.
func (s *snapshotReader) finish() {
	l := s.l
	for _, m := range l.metrics {
		if s.counted(m) {
			m.from = s.kept[m.variant].from
		} else {
			l.compute(m)
			m.from = l.horizon
		}
	}
}

// counted reports whether the snapshot has a metric's counts by the formula of
// today.
func (s *snapshotReader) counted(m *metricState) bool {
	k, ok := s.kept[m.variant]
	return ok && k.version == uint64(m.def.Version)
}

// fill reads exactly len(b) bytes.
func (s *snapshotReader) fill(b []byte) error {
	_, err := io.ReadFull(s.r, b)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return ErrCorrupt
	}
	return err
}

// block reads the next block into s.b and checks its sum. A length is not trusted
// with memory before the bytes are there.
func (s *snapshotReader) block() (byte, error) {
	var head [blockHeader]byte
	if err := s.fill(head[:]); err != nil {
		return 0, err
	}
	n := int(binary.LittleEndian.Uint32(head[1:]))
	if n > blockMax {
		return 0, ErrCorrupt
	}
	s.b = s.b[:0]
	for len(s.b) < n {
		from := len(s.b)
		s.b = slices.Grow(s.b, min(n-from, max(blockTarget*2, from)))[:min(n, max(from+blockTarget*2, 2*from))]
		if err := s.fill(s.b[from:]); err != nil {
			return 0, err
		}
	}
	sum := crc32.Update(crc32.Checksum(head[:5], castagnoli), castagnoli, s.b)
	if sum != binary.LittleEndian.Uint32(head[5:]) {
		return 0, ErrCorrupt
	}
	s.blocks++
	return head[0], nil
}

func (s *snapshotReader) header(cfg Config) (*Ledger, error) {
	letter, err := s.block()
	if err != nil {
		return nil, err
	}
	p := unpacker{b: s.b}
	zone := string(p.text())
	offsets := [2]int{int(p.varint()), int(p.varint())}
	account, currency, horizon := string(p.text()), string(p.text()), string(p.text())
	subjects := p.uvarint()
	s.kept = map[Variant]keptMetric{}
	for n := p.uvarint(); n > 0 && !p.bad; n-- {
		v, version := Variant(p.text()), p.uvarint()
		from, ok := parseHorizon(string(p.text()))
		p.bad = p.bad || !ok
		s.kept[v] = keptMetric{version, from}
	}
	if letter != 'H' || p.bad || len(p.b) != 0 || currency != "" && !isCurrency(currency) {
		return nil, ErrCorrupt
	}
	if cfg.Location == nil {
		if cfg.Location, err = time.LoadLocation(zone); err != nil {
			return nil, err
		}
	}
	switch {
	case cfg.Location.String() != zone || zoneOffsets(cfg.Location) != offsets:
		have, err := time.LoadLocation(zone)
		if err != nil {
			have = time.FixedZone(zone, offsets[0])
		}
		return nil, &ZoneError{Have: have, Want: cfg.Location}
	case cfg.Account != "" && cfg.Account != account:
		return nil, &MismatchError{What: "account", Have: account, Want: cfg.Account, Err: ErrAccount}
	case cfg.Currency != "" && currency != "" && cfg.Currency != currency:
		return nil, &MismatchError{What: "currency", Have: currency, Want: cfg.Currency, Err: ErrCurrency}
	}
	cfg.Account = account
	day, ok := parseHorizon(horizon)
	if !ok {
		return nil, ErrCorrupt
	}
	l, err := newLedger(s.keepMetrics(cfg, day))
	if err != nil {
		return nil, err
	}
	l.horizon = day
	if currency != "" {
		l.currency = currency
	}
	s.promised = int(min(subjects, math.MaxUint32))
	return l, nil
}

// keepMetrics returns the configuration with the metrics to keep: the snapshot's own
// if it names none, and with them in any case if they could not be computed again,
// because orders were retired.
func (s *snapshotReader) keepMetrics(cfg Config, horizon window.Day) Config {
	asked := slices.Clone(cfg.Metrics)
	if cfg.Metrics == nil || horizon.IsValid() {
		asked = slices.AppendSeq(asked, maps.Keys(s.kept))
	}
	if asked == nil {
		asked = []Variant{}
	}
	cfg.Metrics = asked
	return cfg
}

func parseHorizon(text string) (window.Day, bool) {
	if text == "" {
		return window.Day{}, true
	}
	d, err := window.ParseDay(text)
	return d, err == nil
}

func (s *snapshotReader) words() bool {
	p := unpacker{b: s.b}
	for n := p.uvarint(); n > 0 && !p.bad; n-- {
		w := string(p.text())
		if id := s.l.words.id(w); int(id) != len(s.l.words.words)-1 || w == "" {
			return false // a word twice
		}
	}
	return !p.bad && len(p.b) == 0
}

func (s *snapshotReader) counts() bool {
	p := unpacker{b: s.b}
	v, seg := Variant(p.text()), Segment(p.text())
	m := s.l.byName[v]
	var series *window.Series
	if m != nil && s.counted(m) {
		series = m.seriesOf(s.l.segmentOf(seg))
	}
	for len(p.b) > 0 {
		day, lag := p.varint(), p.uvarint()
		count := window.Count{Hits: p.varint(), Total: p.varint(), Open: p.varint()}
		if p.bad || day < 0 || day > 1<<20 || lag > 1<<20 {
			return false
		}
		if series != nil {
			d := window.UnixDay(int(day))
			series.Add(d, d.Add(int(lag)), count)
		}
	}
	return !p.bad
}

func (s *unpacker) varint() int64 {
	v := s.uvarint()
	x := int64(v >> 1)
	if v&1 != 0 {
		x = ^x
	}
	return x
}

func (s *snapshotReader) retired() bool {
	p := unpacker{b: s.b}
	for n := p.uvarint(); n > 0 && !p.bad; n-- {
		s.l.retired.add(subjectKey(p.uvarint())&^textKey, "")
	}
	for n := p.uvarint(); n > 0 && !p.bad; n-- {
		subject, text := Subject(p.byte()), string(p.text())
		if subject > ViolationSubject {
			return false
		}
		s.l.retired.add(textKey|subjectKey(subject)<<keyKindShift, text)
	}
	return !p.bad && len(p.b) == 0
}
