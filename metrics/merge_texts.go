package metrics

import (
	"bytes"
	"slices"
)

// takeTexts takes over the texts of from. A chunk that is full for the most part becomes
// one of to's: shared if no word in it has another number there, for what is in a chunk
// never changes; else copied.
func (a *adopter) takeTexts() {
	to, from := &a.to.texts, &a.from.texts
	a.texts = make([]textRef, len(from.chunks))
	for i, c := range from.chunks {
		first := textRef(i << (textShift - 1))
		if len(c) < textChunk/2 {
			if i == 0 {
				c, first = c[textUnit:], 1 // unit 0 names no text
			}
			t, ref := to.room(len(c))
			*t = append(*t, c...)
			a.texts[i] = ref - first
			continue
		}
		if a.sameWord {
			c = slices.Clip(c)
		} else {
			c = bytes.Clone(c)
		}
		a.texts[i] = textRef(len(to.chunks)<<(textShift-1)) - first
		to.chunks = append(to.chunks, c)
	}
}
