package metrics

// indexFiller fills the index of a ledger that is read, which nobody asks before the end.
// Until then an entry lies somewhere in its bucket, a stretch of the index that it belongs
// into, behind those that came before: buckets are filled from front to back, so there is
// no search and hardly a wait for memory. At the end each bucket is sorted.
type indexFiller struct {
	x    *index
	ends []uint32 // by bucket: where its next entry goes
	over []uint64 // entries that came when their bucket was full

	starts [bucketSize + 1]uint32 // scratch of sorting
	sorted []uint64
}

const (
	bucketShift = 10
	bucketSize  = 1 << bucketShift
)

// reserve makes room for n entries in all.
func (f *indexFiller) reserve(n int) {
	old := f.x.entries
	f.x.reserveEmpty(n)
	f.ends = make([]uint32, (f.x.capacity()+bucketSize-1)>>bucketShift)
	for b := range f.ends {
		f.ends[b] = uint32(b << bucketShift)
	}
	over := f.over
	f.over = nil
	for _, list := range [...][]uint64{old, over} {
		for _, e := range list {
			if e != 0 {
				f.add(e)
			}
		}
	}
}

// reserveEmpty is reserve without the entries there are.
func (x *index) reserveEmpty(n int) {
	x.places = max(n*indexLoadDen/indexLoadNum+1, indexMinimum)
	x.entries = make([]uint64, x.places+indexOverhang)
}

// add adds an entry, for which there is room.
func (f *indexFiller) add(entry uint64) {
	x := f.x
	b := place(uint32(entry>>32), x.capacity()) >> bucketShift
	at := int(f.ends[b])
	if at == min((b+1)<<bucketShift, x.capacity()) {
		f.over = append(f.over, entry)
		return
	}
	x.entries[at] = entry
	f.ends[b]++
}

// finish puts all entries where they are looked for, and reports whether all are of
// different subjects.
func (f *indexFiller) finish(l *ledger) bool {
	x := f.x
	var late []uint64 // entries of the bucket before that have no place in it
	at := 0           // the first place that may be free
	for b := range f.ends {
		from, end := b<<bucketShift, min((b+1)<<bucketShift, x.capacity())
		if !f.sort(l, x.entries[from:f.ends[b]], from) {
			return false
		}
		clear(x.entries[from:f.ends[b]])
		x.used += len(f.sorted)
		at = max(at, from)
		n := 0
		for ; n < len(late) && at < end; n++ { // they all belong before here
			x.entries[at] = late[n]
			at++
		}
		late = late[n:]
		for _, e := range f.sorted {
			if at = max(at, place(uint32(e>>32), x.capacity())); at >= end || len(late) > 0 {
				late = append(late, e)
				continue
			}
			x.entries[at] = e
			at++
		}
	}
	for _, e := range late {
		x.insert(e)
	}
	for _, e := range f.over {
		if !l.enter(e, uint32(e)-1) {
			return false
		}
	}
	return true
}

// sort sorts the entries of the bucket that starts at a place into f.sorted, by their
// places, and reports whether all are of different subjects.
func (f *indexFiller) sort(l *ledger, bucket []uint64, from int) bool {
	capacity := f.x.capacity()
	clear(f.starts[:])
	for _, e := range bucket {
		f.starts[place(uint32(e>>32), capacity)-from+1]++
	}
	for i := range bucketSize {
		f.starts[i+1] += f.starts[i]
	}
	if cap(f.sorted) < len(bucket) {
		f.sorted = make([]uint64, bucketSize)
	}
	f.sorted = f.sorted[:len(bucket)]
	for _, e := range bucket {
		start := &f.starts[place(uint32(e>>32), capacity)-from]
		f.sorted[*start] = e
		*start++
	}
	for i := 1; i < len(f.sorted); i++ {
		e := f.sorted[i]
		p := place(uint32(e>>32), capacity)
		for j := i - 1; j >= 0 && place(uint32(f.sorted[j]>>32), capacity) == p; j-- {
			if o := f.sorted[j]; o>>32 == e>>32 && l.sameID(l.rec.hotAt(uint32(o)-1).key, l.rec.hotAt(uint32(e)-1).key) {
				return false
			}
		}
	}
	return true
}
