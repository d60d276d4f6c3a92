package metrics

import (
	"bytes"
	"slices"
)

// isCopy reports whether another ledger holds the same facts in the same places, as one
// that was told the same in the same order, or read from the same snapshot.
func (l *ledger) isCopy(o *ledger) bool {
	if l.rec.n != o.rec.n || l.cells.n != o.cells.n || !slices.Equal(l.words.words, o.words.words) ||
		!slices.EqualFunc(l.texts.chunks, o.texts.chunks, bytes.Equal) {
		return false
	}
	for i := range l.rec.hot {
		if !slices.Equal(l.rec.hot[i], o.rec.hot[i]) || !slices.Equal(l.rec.cold[i], o.rec.cold[i]) {
			return false
		}
	}
	for i, page := range l.cells.pages {
		if !slices.EqualFunc(page, o.cells.pages[i], isCopyCell) {
			return false
		}
	}
	return true
}

// isCopyCell compares cells; those that are free are equal.
func isCopyCell(a, b cell) bool { return a == b || a.kind == kindNone && b.kind == kindNone }
