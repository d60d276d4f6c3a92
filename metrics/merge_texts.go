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
		out[i] = sharedChunk(c, true)
	}
	return out
}

func sharedChunk(c []byte, same bool) []byte {
	if same && len(c) >= textChunk/2 {
		return slices.Clip(c)
	}
	return bytes.Clone(c)
}

// takeTexts takes over the texts of from. A chunk that is full for the most part becomes
// one of to's: shared if no word in it has another number there, else copied.
func (a *adopter) takeTexts() {
	to, from := &a.to.texts, &a.from.texts
	a.texts = make([]textRef, max(1, len(from.chunks)))
	for i, c := range from.chunks {
		first := textRef(i << (textShift - 1))
		if len(c) >= textChunk/2 {
			a.texts[i] = textRef(len(to.chunks)<<(textShift-1)) - first
			to.chunks = append(to.chunks, sharedChunk(c, a.sameWord))
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
