package window

// A list is whole numbers at days, sorted: of them it tells the sum up to any day in few
// steps, and one of them is changed in few. It keeps them by blocks of eight days, so that
// a change touches the sums within one block and those of the blocks after it, not those
// of every cell after it; a block in which all is zero goes.

// lists holds lists by number, for one field of Count, in two pieces of memory. 0 is the
// number of the empty list, for ever.
type lists struct {
	// links are the lists: at a list's number its head, then its links. A list has a
	// power of two of them, head included.
	links  []link
	free   []int32 // by log2 of the size: a list not in use, 0 if none; its head's key is the next
	blocks []block
	spare  int32 // a block not in use, -1 if none; its first sum is the next
}

// link is a block's place in a list. Of a head, key is the number of links, block the
// log2 of the size, and cum the sum of all.
type link struct {
	key   int32 // the block's days, >> blockBits
	block int32
	cum   int64 // of this block and those before it
}

// ready makes the empty list, unless it is there.
func (a *lists) ready() {
	if a.links == nil {
		a.links, a.spare = make([]link, 1, 4), -1
	}
}

// of returns the links of a list.
func (a *lists) of(list int32) []link {
	if list == 0 {
		return nil
	}
	return a.links[list+1:][:a.links[list].key]
}

// after returns the sum of a list after a day.
func (a *lists) after(list, day int32) int64 {
	return a.links[list].cum - a.upTo(list, day)
}

// upTo returns the sum of a list up to a day, included. Whether the day lies in a block
// or behind one cannot be foreseen, so there is no branch for it.
func (a *lists) upTo(list, day int32) int64 {
	links := a.links[list+1:][:a.links[list].key]
	if len(links) == 0 {
		return 0
	}
	key := day >> blockBits
	l := &links[guess(links, key)]
	if l.key > key {
		k := find(links, key)
		if k == 0 {
			return 0
		}
		l = &links[k-1]
	}
	i := day & blockMask
	if l.key != key {
		i = blockMask
	}
	b := &a.blocks[l.block]
	return l.cum - b[blockMask] + b[i]
}

// find returns how many links have a key at or before the one given. Keys are whole and
// rise, so no more of them than there are numbers from the first key on; in a list
// without gaps that is the answer.
func find(links []link, key int32) int {
	n := len(links)
	switch {
	case n == 0 || links[0].key > key:
		return 0
	case links[n-1].key <= key:
		return n
	}
	hi := min(int(key-links[0].key)+1, n) // the answer is at most this
	for range 4 {
		if links[hi-1].key <= key {
			return hi
		}
		hi--
	}
	lo := 1 // and at least this
	for lo < hi {
		if m := int(uint(lo+hi) >> 1); links[m].key <= key {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// near reads what add is about to change in a list, about.
func (a *lists) near(list, day int32) int64 {
	if list == 0 {
		return 0
	}
	links := a.of(list)
	return a.blocks[links[guess(links, day>>blockBits)].block][0]
}

// guess returns the place of a key in links, some, if there are none missing before it.
func guess(links []link, key int32) int {
	return int(min(max(key-links[0].key, 0), int32(len(links))-1))
}

// add adds v to a day of a list.
func (a *lists) add(list *int32, day int32, v int64) {
	key := day >> blockBits
	links, k := a.of(*list), 0
	if len(links) > 0 {
		k = guess(links, key)
	}
	if len(links) == 0 || links[k].key != key {
		links, k = a.place(list, key)
	}
	a.links[*list].cum += v
	for i := range links[k:] {
		links[k+i].cum += v
	}
	if !a.blocks[links[k].block].add(day&blockMask, v) {
		a.remove(list, k)
	}
}

// place returns a list's links and the place of a key in them, which it makes if need be.
func (a *lists) place(list *int32, key int32) ([]link, int) {
	links := a.of(*list)
	k := find(links, key)
	if k > 0 && links[k-1].key == key {
		return links, k - 1
	}
	a.insert(list, k, link{key: key, block: a.newBlock()})
	return a.of(*list), k
}

// insert puts a link, whose block is zero, at place k of a list.
func (a *lists) insert(list *int32, k int, in link) {
	if *list == 0 {
		*list = a.alloc(1)
	}
	head := a.links[*list]
	if n := head.key + 1; n == 1<<head.block {
		bigger := a.alloc(head.block + 1)
		copy(a.links[bigger+1:], a.of(*list))
		a.links[bigger].key, a.links[bigger].cum = head.key, head.cum
		a.release(*list)
		*list = bigger
	}
	a.links[*list].key++
	links := a.of(*list)
	copy(links[k+1:], links[k:])
	if k > 0 {
		in.cum = links[k-1].cum
	}
	links[k] = in
}

// remove takes out the link at place k of a list, whose block is zero. An empty list goes.
func (a *lists) remove(list *int32, k int) {
	links := a.of(*list)
	a.dropBlock(links[k].block)
	copy(links[k:], links[k+1:])
	if a.links[*list].key--; a.links[*list].key == 0 {
		a.release(*list)
		*list = 0
	}
}

// alloc returns an empty list of a size.
func (a *lists) alloc(log int32) int32 {
	for int(log) >= len(a.free) {
		a.free = append(a.free, 0)
	}
	i := a.free[log]
	if i != 0 {
		a.free[log] = a.links[i].key
	} else {
		i = int32(len(a.links))
		a.links = append(a.links, make([]link, 1<<log)...)
	}
	a.links[i] = link{block: log}
	return i
}

// release frees a list.
func (a *lists) release(list int32) {
	log := a.links[list].block
	a.links[list].key = a.free[log]
	a.free[log] = list
}

// newBlock returns a block of zeros.
func (a *lists) newBlock() int32 {
	if i := a.spare; i >= 0 {
		a.spare = int32(a.blocks[i][0])
		a.blocks[i][0] = 0
		return i
	}
	a.blocks = append(a.blocks, block{})
	return int32(len(a.blocks) - 1)
}

// dropBlock frees a block of zeros.
func (a *lists) dropBlock(i int32) {
	a.blocks[i][0] = int64(a.spare)
	a.spare = i
}

// reset frees all, and keeps the memory.
func (a *lists) reset() {
	if a.links == nil {
		return
	}
	clear(a.free)
	a.links = a.links[:1]
	a.blocks, a.spare = a.blocks[:0], -1
}

// merge adds a list of other lists to one of these.
func (a *lists) merge(list *int32, o *lists, from int32) {
	added := int64(0)
	k := 0
	for _, l := range o.of(from) {
		links := a.of(*list)
		for ; k < len(links) && links[k].key <= l.key; k++ {
			links[k].cum += added
		}
		if k == 0 || links[k-1].key != l.key {
			a.insert(list, k, link{key: l.key, block: a.newBlock()})
			links = a.of(*list)
			k++
		}
		b := &o.blocks[l.block]
		added += b[blockMask]
		links[k-1].cum += b[blockMask]
		if !a.blocks[links[k-1].block].plus(b) {
			a.remove(list, k-1)
			k--
		}
	}
	if *list == 0 {
		return
	}
	links := a.of(*list)
	for ; k < len(links); k++ {
		links[k].cum += added
	}
	a.links[*list].cum = links[len(links)-1].cum // added may be from before it was empty
}

// equalLists reports whether two lists hold the same.
func equalLists(a *lists, x int32, b *lists, y int32) bool {
	as, bs := a.of(x), b.of(y)
	if len(as) != len(bs) {
		return false
	}
	for i := range as {
		if as[i].key != bs[i].key || a.blocks[as[i].block] != b.blocks[bs[i].block] {
			return false
		}
	}
	return true
}
