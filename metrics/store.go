package metrics

import (
	"hash/maphash"
	"slices"

	"github.com/sellerperf/sellerperf/window"
)

// ledger is what a Ledger is made of.
type ledger struct {
	cfg      Config
	currency string
	zone     zone
	index    index
	salt     uint64
	rec      records
	cells    cells
	texts    texts
	words    dict

	metrics    []*metricState
	byName     map[Variant]*metricState
	readers    [kindCount][]*metricState // by the kind of report they read
	wants      [kindCount]groupSet       // what these read, together
	wide       [kindCount]bool           // whether one of them is wide
	reads      groupSet                  // of all metrics
	readsWide  bool
	readsGoods bool      // whether a metric asks for an order's lines or what it is worth
	segments   []Segment // the ledger's own, from segFirstOwn on

	categories   wordSegments // by the word of a product; see categorySegment
	destinations wordSegments // by the word of a destination

	events, orders, conflicts, expired int64
	subjects                           [3]int64 // held, by kind
	horizon                            window.Day
	retired                            retiredIDs
	many                               int // see measuresLast

	// Scratch of writes, kept so that the steady state allocates nothing.
	facts     facts
	record    ordinary
	targets   []target
	moved     []*metricState // what the event at hand may change
	around    []*metricState // of these, what has to be asked before and after
	report    report
	spill     report
	fold      folding
	more      []string
	list      []string
	marked    bool      // whether a conflict mark was met
	touched   uint64    // see touchSlots
	scanMoot  bool      // whether the report at hand is; see isScanMoot
	spared    aspectSet // what the report at hand leaves as it is
	news      news      // that goes into the record, if that is what the event at hand is
	extra     extra
	bytes     []byte
	buyer     []byte
	lineText  []byte
	wordBytes []byte
}

func newLedger(cfg Config) (*Ledger, error) {
	if cfg.Location == nil {
		return nil, &MetricError{Key: "location", Err: ErrMissing}
	}
	if cfg.Currency != "" && !isCurrency(cfg.Currency) {
		return nil, &MetricError{Key: "currency", Value: cfg.Currency, Err: ErrMalformed}
	}
	l := &Ledger{}
	l.many = manyEvents
	l.cfg, l.currency, l.zone = cfg, cfg.Currency, newZone(cfg.Location)
	l.index.seed = hashSeed
	l.salt = maphash.String(l.index.seed, "packed")
	l.byName = map[Variant]*metricState{}
	variants, err := declared(cfg)
	if err != nil {
		return nil, err
	}
	for _, v := range variants {
		if err := l.addMetric(v); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// declared returns the variants a configuration asks for, resolved and sorted.
func declared(cfg Config) ([]Variant, error) {
	for i, d := range cfg.Custom {
		if err := d.validate(); err != nil {
			return nil, err
		}
		if _, taken := Find(d.ID); taken || slices.ContainsFunc(cfg.Custom[:i], func(o Definition) bool { return o.ID == d.ID }) {
			return nil, &MetricError{Metric: d.ID, Key: "id", Value: d.ID, Err: ErrMalformed}
		}
	}
	asked := cfg.Metrics
	if asked == nil {
		for _, d := range append(Catalogue(), cfg.Custom...) {
			asked = append(asked, Variant(d.ID))
		}
	}
	out := make([]Variant, 0, len(asked))
	for _, v := range asked {
		r, err := Resolve(string(v), cfg.Custom...)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// find looks a subject up.
func (l *ledger) find(t *target) (slot uint32, ok bool) {
	x := &l.index
	if len(x.entries) == 0 {
		return 0, false
	}
	tag := uint32(t.hash >> 32)
	for i := place(tag, x.capacity()); i < len(x.entries); i++ {
		e := x.entries[i]
		if e == 0 {
			return 0, false
		}
		if uint32(e>>32) == tag && l.isSubject(uint32(e)-1, t) {
			return uint32(e) - 1, true
		}
	}
	return 0, false
}

// findLikely is find of a target that touch has looked for.
func (l *ledger) findLikely(t *target) (slot uint32, ok bool) {
	if t.slot != 0 && l.isSubject(t.slot-1, t) {
		return t.slot - 1, true
	}
	return l.find(t) // it may have come meanwhile
}

func (l *ledger) isSubject(slot uint32, t *target) bool {
	k := l.rec.hotAt(slot).key
	if !t.key.isText() {
		return k == t.key
	}
	return k.isText() && k.subject() == t.key.subject() && string(l.texts.get(k.text())) == t.text
}

// touch reads the memory that find and apply will read for a block of targets, so that
// the waits overlap.
func (l *ledger) touch(block []target) {
	x := &l.index
	if len(x.entries) == 0 {
		return
	}
	l.touched += x.touch(block)
	var slots [batchBlock]uint32
	n := x.likely(block, &slots)
	l.touched += l.touchSlots(slots[:n]) + l.touchCells(slots[:n])
	if l.readsGoods {
		l.touched += l.touchExtras(slots[:n])
	}
}

// touchSlots reads the memory of a block of subjects, one kind of it after the other:
// the reads of one kind do not wait for each other. The caller keeps the sum, so that
// the reads are not removed.
func (l *ledger) touchSlots(slots []uint32) (sum uint64) {
	for _, s := range slots {
		sum += uint64(l.rec.hotAt(s).cells) + uint64(l.rec.coldAt(s).extra)
	}
	for _, s := range slots {
		h := l.rec.hotAt(s)
		if h.cells != 0 {
			sum += uint64(l.cells.at(h.cells).next)
		}
		if h.flags&textFlags != 0 {
			sum += uint64(l.texts.first(h.shipText))
		}
	}
	return sum
}

// touchExtras reads the placings' extras of a block of subjects, whose records have
// been read.
func (l *ledger) touchExtras(slots []uint32) (sum uint64) {
	for _, s := range slots {
		if x := l.rec.coldAt(s).extra; x != 0 {
			sum += uint64(l.texts.first(x))
		}
	}
	return sum
}

// touchCells reads the lists of cells of a block of subjects, a step of every list at
// a time: the cells first, without anything that would have to wait for them.
func (l *ledger) touchCells(slots []uint32) (sum uint64) {
	var at [batchBlock]uint32
	n := 0
	for _, s := range slots {
		if i := l.rec.hotAt(s).cells; i != 0 {
			at[n] = i
			n++
		}
	}
	for n > 0 {
		for _, i := range at[:n] {
			sum += uint64(l.cells.at(i).next)
		}
		left := 0
		for _, i := range at[:n] {
			c := l.cells.at(i)
			if c.id != 0 {
				sum += uint64(l.texts.first(c.id))
			}
			if c.next != 0 {
				at[left] = c.next
				left++
			}
		}
		n = left
	}
	return sum
}

// create makes a subject.
func (l *ledger) create(t *target) uint32 {
	slot := l.rec.add()
	key := t.key
	if key.isText() {
		key |= subjectKey(l.texts.add(t.text))
	}
	l.rec.hotAt(slot).key = key
	l.index.put(t.hash, slot)
	l.subjects[key.subjectOf()]++
	return slot
}

// appendID appends the text of a subject's id.
func (l *ledger) appendID(dst []byte, k subjectKey) []byte {
	if k.isText() {
		return append(dst, l.texts.get(k.text())...)
	}
	return appendOrder(dst, k)
}

func (l *ledger) stats() Stats {
	return Stats{
		Events: l.events, Orders: l.orders, Unplaced: l.subjects[OrderSubject] - l.orders,
		Messages: l.subjects[MessageSubject], Violations: l.subjects[ViolationSubject],
		Conflicts: l.conflicts, Expired: l.expired, Retired: int64(l.retired.len()),
	}
}

// subjectOf is subject for keys of every form.
func (k subjectKey) subjectOf() Subject {
	if !k.isText() {
		return OrderSubject
	}
	return k.subject()
}

func (l *ledger) variants() []Variant {
	out := make([]Variant, len(l.metrics))
	for i, m := range l.metrics {
		out[i] = m.variant
	}
	return out
}

func (l *ledger) definition(v Variant) (Definition, bool) {
	m, ok := l.byName[v]
	if !ok {
		return Definition{}, false
	}
	return m.def, true
}
