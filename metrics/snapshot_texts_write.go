package metrics

// shortText is up to how many bytes a stored text is copied at once, with what lies behind
// it: most are shorter, and no length has to be guessed.
const shortText = 32

// stored adds a text of the ledger in the form in which it is stored.
func (s *snapshotWriter) stored(r textRef) {
	at := int(r) * textUnit
	from := s.l.texts.chunks[at>>textShift][at&(textChunk-1):]
	t, n := s.rows.texts, len(s.rows.texts)
	if len(from) < shortText || from[0] >= shortText-1 || cap(t)-n < shortText {
		s.rows.text(s.l.texts.get(r))
		return
	}
	t = t[:n+shortText]
	*(*[shortText]byte)(t[n:]) = *(*[shortText]byte)(from)
	end := n + 1 + int(from[0])
	t[end] = 0
	s.rows.texts = t[:end+end%textUnit]
}

// extra adds an extra, with the snapshot's words.
func (s *snapshotWriter) extra(r textRef) {
	b := s.l.texts.get(r)
	n := len(s.rows.texts)
	if len(b) < 0x80/wordGrowth && cap(s.rows.texts)-n > 0x80 {
		t := s.rows.texts[:n+0x80]
		if end := s.words.putExtra((*[0x80]byte)(t[n:]), b); end > 0 {
			t[n+end] = 0
			s.rows.texts = t[:n+end+end%textUnit]
			return
		}
	}
	s.text = s.words.mapExtra(s.text[:0], b)
	s.rows.text(s.text)
}

// shipText adds the text of a packed shipment, with the snapshot's words.
func (s *snapshotWriter) shipText(h *hot) {
	if h.flags&flagLined == 0 {
		s.stored(h.shipText)
		return
	}
	id, tracking, lines, _ := readShipText(s.l.texts.get(h.shipText))
	s.text = appendShipText(s.text[:0], id, tracking, s.words.of(lines))
	s.rows.text(s.text)
}

// text adds a text in the form of a ledger's texts.
func (r *rowWriter) text(b []byte) { r.texts = appendText(r.texts, b) }

// wordGrowth is more than how many times longer an extra gets with other words.
const wordGrowth = 3

// putExtra is mapExtra for a short extra of a usual form and words of up to two bytes, with
// its length in front. It returns 0 for another one, else where it ends.
func (m *wordMap) putExtra(t *[0x80]byte, b []byte) (end int) {
	has, i, o := b[0], 1, 2
	if has&(extraBuyer|extraCondition|extraPrograms) != 0 {
		return 0
	}
	t[1] = has
	if has&extraTotal != 0 {
		i, o = putNumber(t, o, b, i)
	}
	if has&extraDestination != 0 {
		if i, o = m.putWord(t, o, b, i); o == 0 {
			return 0
		}
	}
	if has&extraLines != 0 {
		n := b[i]
		if n >= 0x80 {
			return 0
		}
		t[o] = n
		for i, o = i+1, o+1; n > 0; n-- {
			line, id := b[i], int(b[i+1])
			if id >= 0x80 {
				return 0
			}
			t[o], t[o+1] = line, byte(id)
			i, o = i+2, o+2
			for range id {
				t[o] = b[i]
				i, o = i+1, o+1
			}
			if line&lineProduct != 0 {
				if i, o = m.putWord(t, o, b, i); o == 0 {
					return 0
				}
			}
			if line&lineUnits != 0 {
				i, o = putNumber(t, o, b, i)
			}
			if line&lineValue != 0 {
				i, o = putNumber(t, o, b, i)
			}
		}
	}
	t[0] = byte(o - 1)
	return o
}

// putNumber copies the varint at i to o.
func putNumber(t *[0x80]byte, o int, b []byte, i int) (nextI, nextO int) {
	for b[i] >= 0x80 {
		t[o] = b[i]
		i, o = i+1, o+1
	}
	t[o] = b[i]
	return i + 1, o + 1
}

// putWord maps the word at i to o. The next places are 0 if there or here it takes more
// than two bytes.
func (m *wordMap) putWord(t *[0x80]byte, o int, b []byte, i int) (nextI, nextO int) {
	w := uint32(b[i])
	if w >= 0x80 {
		i++
		if b[i] >= 0x80 {
			return 0, 0
		}
		w = w&0x7F | uint32(b[i])<<7
	}
	to := m.of(w)
	if to >= 1<<14 {
		return 0, 0
	}
	long := btoi(to >= 0x80)
	t[o], t[o+1] = byte(to)|byte(long<<7), byte(to>>7)
	return i + 1, o + 1 + long
}
