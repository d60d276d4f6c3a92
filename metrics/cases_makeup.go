package metrics

// makeup is what the subject at hand consists of, once it is asked for as of a day.
type makeup struct {
	products, carriages []int
	ok, known           bool
	asOf                asOf
	// Carriages of which the ledger has no one word; their numbers follow its words.
	apart   [][3]uint32
	apartAt map[[3]uint32]int
}

// Makeup returns a number for each line of an order and for each of its shipments, known as of the
// query's day: in one scan, lines with the same number state the same sku, asin and category,
// and shipments the same carrier, service and origin. It is for sums over more cases than one
// would like to look into with their texts; [FoundCase.Product] and [FoundCase.Carriage] tell
// what a number stands for. The numbers are no larger than the ledger has words. False: it
// cannot be told this way, and Order must be asked.
func (c *FoundCase) Makeup() (products, carriages []int, ok bool) {
	m := &c.s.makeup
	if !m.known || m.asOf != c.q.k {
		m.known, m.asOf = true, c.q.k
		m.ok = c.makeUp(m)
	}
	return m.products, m.carriages, m.ok
}

func (c *FoundCase) makeUp(m *makeup) bool {
	s := c.s
	h := s.l.rec.hotAt(s.slot)
	m.products, m.carriages = m.products[:0], m.carriages[:0]
	if h.has(groupPlacing) {
		return false
	}
	s.f.l, s.f.slot = s.l, s.slot
	lines := s.f.packedExtra().lines
	for i := range lines {
		m.products = append(m.products, int(lines[i].product))
	}
	if h.has(groupShipment) {
		s.load()
		for _, sh := range s.f.inOrder(c.q.k) {
			m.carriages = append(m.carriages, s.carriageInCells(sh.id))
		}
		return true
	}
	if !h.packedShipment() {
		return true
	}
	cold := s.l.rec.coldAt(s.slot)
	for _, t := range [...]stamp{h.confirmed, h.accepted, cold.transit, h.attempt, h.delivered} {
		if c.q.k.knows(t) {
			m.carriages = append(m.carriages, int(cold.carriage))
			break
		}
	}
	return true
}

// carriageInCells numbers the carriage that lies in cells: there each text has a word of its
// own.
func (s *caseScan) carriageInCells(id textRef) int {
	words := [3]uint32{}
	for i, a := range [...]attr{attrCarrier, attrService, attrOrigin} {
		words[i] = uint32(s.f.stated(kindConfirmed, id, a))
	}
	if words == [3]uint32{} {
		return 0
	}
	m := &s.makeup
	n, ok := m.apartAt[words]
	if !ok {
		if m.apartAt == nil {
			m.apartAt = map[[3]uint32]int{}
		}
		n = s.l.words.count() + len(m.apart)
		m.apart = append(m.apart, words)
		m.apartAt[words] = n
	}
	return n
}

// Product returns what lines with a number state.
func (c *FoundCase) Product(n int) (sku, asin, category string) { return c.s.l.triple(uint32(n)) }

// Carriage returns what shipments with a number state.
func (c *FoundCase) Carriage(n int) (carrier, service, origin string) {
	l := c.s.l
	if i := n - l.words.count(); i >= 0 {
		w := c.s.makeup.apart[i]
		return l.words.word(w[0]), l.words.word(w[1]), l.words.word(w[2])
	}
	return l.triple(uint32(n))
}
