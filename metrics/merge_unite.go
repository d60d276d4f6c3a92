package metrics

// This file makes one index of those of two ledgers that share no subject, as is found
// meanwhile. Both are gone through by stretches of tags, as is the new one. No entry is
// compared with another to sort them: it is counted how many belong to each place, and so
// it is known where each goes. Of tags that are equal, which alone may be of one subject,
// it is known that they come close to each other.

// union is an index that is being made of two.
type union struct {
	index
	slots   slotShift
	at      int                  // behind the last entry
	next    [uniteStretch]uint32 // by place of the stretch: how many entries belong there; then where the next goes
	crowded []int                // places to which more than nearUnited entries belong
	suspect []int                // where entries are whose tags are those of others shortly before
}

const (
	uniteStretch = 1024 // places
	nearUnited   = 4    // how many entries of one place are compared with each other at once
)

// slotShift says which slots subjects have once those of another ledger are taken over: its
// full pages of records come before a page here that is not full, so that they can be
// copied page by page.
type slotShift struct {
	before uint32 // slots here that stay as they are
	whole  uint32 // slots of the other in full pages
	after  uint32 // what to add to its others: as many as there are here
}

func newSlotShift(to, from *records) slotShift {
	const full = ^uint32(pageSize - 1)
	return slotShift{to.n & full, from.n & full, to.n}
}

// ours returns the entry of a subject here.
func (s *slotShift) ours(e uint64) uint64 {
	by := s.whole
	if uint32(e) <= s.before {
		by = 0
	}
	return e + uint64(by)
}

// theirs returns the entry of a subject of the other.
func (s *slotShift) theirs(e uint64) uint64 {
	by := s.after
	if uint32(e) <= s.whole {
		by = s.before
	}
	return e + uint64(by)
}

// origin returns which slot an entry's subject had, and whether in the other.
func (s *slotShift) origin(e uint64) (slot uint32, theirs bool) {
	switch slot = uint32(e) - 1; {
	case slot < s.before:
		return slot, false
	case slot < s.before+s.whole:
		return slot - s.before, true
	case slot < s.after+s.whole:
		return slot - s.whole, false
	}
	return slot - s.after, true
}

// unite returns an index of all subjects, or reports that there is a subject known to both,
// or that the entries lie in a way that is most unlikely.
func (l *ledger) unite(mv *mover) (u *union, ok bool) {
	ours, theirs := &uniteSource{index: &l.index}, &uniteSource{index: &mv.from.index}
	u = &union{index: l.index, slots: newSlotShift(&l.rec, &mv.from.rec)}
	u.used = ours.used + theirs.used
	u.places = max(l.index.places, u.used*indexLoadDen/indexLoadNum+1)
	u.entries = make([]uint64, u.places+indexOverhang)
	for first := 0; first < u.places; first += uniteStretch {
		end := min(first+uniteStretch, u.places)
		tags := (uint64(end)<<32 + uint64(u.places) - 1) / uint64(u.places)
		a, fine := ours.upTo(tags)
		b, also := theirs.upTo(tags)
		if !fine || !also {
			return nil, false
		}
		clear(u.next[:])
		u.count(first, a)
		u.count(first, b)
		u.spread(first, end)
		u.enter(first, a)
		u.enterNew(first, b)
	}
	return u, !u.meets(mv)
}

// uniteSource is an index that is gone through from the front to the back.
type uniteSource struct {
	*index
	read int                      // how many of its places
	some [2 * uniteStretch]uint64 // entries read: those of the stretch, then those that come later
	held [uniteStretch]uint64
	h    int
}

// upTo returns the entries left whose tags are below a limit. They are good until the
// next call.
func (s *uniteSource) upTo(tags uint64) (entries []uint64, ok bool) {
	n := copy(s.some[:], s.held[:s.h])
	end := place(uint32(tags-1), s.places) + 1 // the last of them belong before it
	if n+end-s.read > len(s.some) {
		return nil, false
	}
	// What is a place without an entry is hard to foretell, so there is no branch for it.
	for _, e := range s.entries[s.read:max(s.read, end)] {
		s.some[n%len(s.some)] = e
		n += btoi(e != 0)
	}
	for end = max(end, s.read); end < len(s.entries) && s.entries[end] != 0; end++ {
		if n == len(s.some) {
			return nil, false
		}
		s.some[n] = s.entries[end]
		n++
	}
	s.read = end
	k, h := 0, 0
	limit := tags << 32
	if tags >= 1<<32 {
		limit = 1<<64 - 1
	}
	for _, e := range s.some[:n] {
		s.some[k] = e
		s.held[h%len(s.held)] = e
		less := btoi(e < limit)
		k += less
		h += 1 - less
	}
	s.h = h
	return s.some[:k], h < len(s.held)
}

// knowsOne reports whether one of some subjects of another ledger is known.
func (l *ledger) knowsOne(mv *mover) bool {
	const some = 16
	for i := range uint64(some) {
		t := mv.target(uint32(uint64(mv.from.rec.n) * i / some))
		if _, ok := l.find(&t); ok {
			return true
		}
	}
	return false
}

func (u *union) placeOf(e uint64) int { return place(uint32(e>>32), u.places) }

// count counts the entries of each place.
func (u *union) count(first int, entries []uint64) {
	for _, e := range entries {
		u.next[(u.placeOf(e)-first)%uniteStretch]++
	}
}

// spread finds where the entries of each place begin, and makes room for all.
func (u *union) spread(first, end int) {
	at := u.at
	for i, n := range u.next[:end-first] {
		if n > nearUnited {
			u.crowded = append(u.crowded, first+i)
		}
		at = max(at, first+i)
		u.next[i] = uint32(at)
		at += int(n)
	}
	u.at = at
	for len(u.entries) < at {
		u.entries = append(u.entries, 0)
	}
}

// enter puts the entries of an index in.
func (u *union) enter(first int, entries []uint64) {
	out := u.entries
	for _, e := range entries {
		next := &u.next[(u.placeOf(e)-first)%uniteStretch]
		out[*next] = u.slots.ours(e)
		*next++
	}
}

// enterNew is enter of the other index, whose entries are compared with those before them.
func (u *union) enterNew(first int, entries []uint64) {
	out := u.entries
	for _, e := range entries {
		next := &u.next[(u.placeOf(e)-first)%uniteStretch]
		at := int(*next)
		*next++
		out[at] = u.slots.theirs(e)
		last := out[max(at, nearUnited-1)-(nearUnited-1):][:nearUnited-1]
		tag := uint32(e >> 32)
		if tag == uint32(last[0]>>32) || tag == uint32(last[1]>>32) || tag == uint32(last[2]>>32) {
			u.suspect = append(u.suspect, at)
		}
	}
}

// meets reports whether there is a subject known to both.
func (u *union) meets(mv *mover) bool {
	for _, at := range u.suspect {
		if u.isMet(mv, at) {
			return true
		}
	}
	for _, p := range u.crowded {
		for at := p; at < len(u.entries) && u.entries[at] != 0 && u.placeOf(u.entries[at]) <= p; at++ {
			if u.isMet(mv, at) {
				return true
			}
		}
	}
	return false
}

// isMet reports whether an entry of the other ledger is of a subject that one before it is
// of, too.
func (u *union) isMet(mv *mover, at int) bool {
	e := u.entries[at]
	from, theirs := u.slots.origin(e)
	if !theirs {
		return false
	}
	p := u.placeOf(e)
	for at--; at >= 0 && u.entries[at] != 0 && u.placeOf(u.entries[at]) == p; at-- {
		o := u.entries[at]
		if slot, theirs := u.slots.origin(o); o>>32 == e>>32 && !theirs && mv.isOne(from, slot) {
			return true
		}
	}
	return false
}
