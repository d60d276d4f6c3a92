package metrics

// folding remembers, while a group is spilled, changed and folded again, the text it
// had in the record and how far the texts reached, so that a change of nothing but
// instants takes no new memory however often it comes.
type folding struct {
	old    textRef
	mark   textMark
	reused bool
}

func (f *folding) begin(t *texts) { *f = folding{mark: t.mark()} }

// text returns the reference of a text for the record: the old one, if it says the
// same.
func (f *folding) text(t *texts, b []byte) textRef {
	if f.reused = string(t.get(f.old)) == string(b); f.reused {
		return f.old
	}
	return t.addBytes(b)
}

// end gives back the texts added meanwhile, if none of them is in use: the group is
// in the record again and its text is the old one.
func (f *folding) end(t *texts, folded bool) {
	if folded && f.reused {
		t.rewind(f.mark)
	}
}
