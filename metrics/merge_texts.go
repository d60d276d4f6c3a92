package metrics

import (
	"bytes"
	"slices"
)

// sharedChunks returns the chunks of texts for another ledger, which goes on in chunks of its
// own: what is in one never changes. A short one is copied, for it is gone on with.
func sharedChunks(t *texts) [][]byte {
	out := slices.Clone(t.chunks)
	for i, c := range out {
		if len(c) >= textChunk/2 {
			out[i] = slices.Clip(c)
		} else {
			out[i] = bytes.Clone(c)
		}
	}
	return out
}

// takeTexts takes over the texts of from. A chunk that is full for the most part becomes
// one of to's: shared as long as no word in it has another number there, then copied.
func (a *adopter) takeTexts() {
	to, from := &a.to.texts, &a.from.texts
	a.texts = make([]textRef, max(1, len(from.chunks)))
	a.shared = make([]bool, len(from.chunks))
	for i, c := range from.chunks {
		first := textRef(i << (textShift - 1))
		if len(c) >= textChunk/2 {
			a.texts[i] = textRef(len(to.chunks)<<(textShift-1)) - first
			a.shared[i] = true
			to.chunks = append(to.chunks, slices.Clip(c))
			continue
		}
		if i == 0 {
			c, first = c[textUnit:], 1 // unit 0 names no text
		}
		t, ref := to.room(len(c))
		*t = append(*t, c...)
		a.texts[i] = ref - first
	}
}

// own makes a chunk of from, as it was taken over, one that may be written to.
func (a *adopter) own(chunk, taken int) {
	if a.shared[chunk] {
		a.shared[chunk] = false
		c := &a.to.texts.chunks[taken]
		*c = bytes.Clone(*c)
	}
}
