package metrics

// textReader reads the texts of a block of subjects into a ledger's texts.
type textReader struct {
	to   *texts
	b    []byte  // the texts of the block
	at   int     // how much of it was read
	base textRef // of b, if it was stored as a whole; else 0

	// Of the cells of the subject at hand:
	refs movedRefs           // what the texts they named are stored as
	many map[string]struct{} // these texts, if there are more than a few
}

// fewTexts is up to how many texts of a subject are looked through one by one.
const fewTexts = 16

// open begins a block. Texts that fit a chunk well are stored at once.
func (r *textReader) open(to *texts, b []byte) {
	r.to, r.b, r.at, r.base = to, b, 0, 0
	if len(b) > 0 && len(b) <= textChunk/2 {
		var c *[]byte
		c, r.base = to.room(len(b))
		*c = append(*c, b...)
	}
}

// next reads the next text, not an empty one, and returns also what it is stored as.
func (r *textReader) next() (b []byte, ref textRef, ok bool) {
	at := r.at
	b, rest, ok := cutStored(r.b[at:])
	if !ok || len(b) == 0 || len(b) > textChunk/2 {
		return nil, 0, false
	}
	r.at = len(r.b) - len(rest)
	if r.base != 0 {
		return b, r.base + textRef(at/textUnit), true
	}
	return b, r.to.addBytes(b), true
}

// begin begins the cells of a subject.
func (r *textReader) begin() {
	r.refs.list = r.refs.list[:0]
	r.many = nil
}

// named returns what a text that a cell names is stored as: the next one of the block,
// which the subject's cells have not named yet, or one that they have.
func (r *textReader) named(name uint32) (textRef, bool) {
	if name == 0 {
		return 0, true
	}
	if int(name-1)*textUnit != r.at {
		return r.refs.find(textRef(name))
	}
	b, ref, ok := r.next()
	if !ok || !r.isNew(b) {
		return 0, false
	}
	r.refs.add(textRef(name), ref)
	return ref, true
}

// isNew reports whether the subject's cells have not named an equal text yet.
func (r *textReader) isNew(b []byte) bool {
	if len(r.refs.list) < fewTexts {
		for _, k := range r.refs.list {
			if string(r.to.get(k.to)) == string(b) {
				return false
			}
		}
		return true
	}
	if r.many == nil {
		r.many = map[string]struct{}{}
		for _, k := range r.refs.list {
			r.many[string(r.to.get(k.to))] = struct{}{}
		}
	}
	_, known := r.many[string(b)]
	r.many[string(b)] = struct{}{}
	return !known
}
