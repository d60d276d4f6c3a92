package metrics

import (
	"cmp"
	"slices"
)

// sortHistory puts the cells of several histories in order: one thing after the
// other by the text of its id; in each what is stated first, then the entries by
// at, seen and stage.
func (t *texts) sortHistory(cells []cell) {
	if len(cells) > fewEntries {
		slices.SortFunc(cells, func(a, b cell) int { return t.compareCells(&a, &b) })
		return
	}
	for i := range cells {
		for ; i > 0 && t.compareCells(&cells[i], &cells[i-1]) < 0; i-- {
			cells[i], cells[i-1] = cells[i-1], cells[i]
		}
	}
}

// fewEntries is up to how many cells are put in order one by one: most are already.
const fewEntries = 12

func (t *texts) compareCells(a, b *cell) int {
	switch {
	case a.id != b.id:
		return t.compare(a.id, b.id)
	case a.attr.history() != b.attr.history():
		return btoi(a.attr.history()) - btoi(b.attr.history())
	case a.at != b.at:
		return cmp.Compare(a.at, b.at)
	case a.seen != b.seen:
		return cmp.Compare(a.seen, b.seen)
	}
	return cmp.Compare(a.kind, b.kind)
}

// history yields each thing of a sorted list: its stated cells, and its entries as
// far as known, one for each at.
func history(cells []cell, k asOf, each func(stated, entries []cell)) {
	for len(cells) > 0 {
		n := thingLen(cells)
		thing := cells[:n]
		cells = cells[n:]
		stated, entries := cutStated(thing)
		known := 0
		for known < len(entries) && entries[known].at <= k.end {
			known++
		}
		if known > 0 {
			each(stated, entries[:known])
		}
	}
}

// settled reports whether entry i of a history is the one that stands at its at.
func settled(entries []cell, i int) bool {
	return i+1 == len(entries) || entries[i+1].at != entries[i].at
}

// promised returns the entry of a history that stands.
func (k asOf) promised(list []said) (said, bool) {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].at <= k.end {
			return list[i], true
		}
	}
	return said{}, false
}

// effective returns of two histories' standing entries the one said later; at
// equal instants and words the extension.
func (k asOf) effective(own, ext []said) (stamp, bool) {
	a, okA := k.promised(own)
	b, okB := k.promised(ext)
	if !okB || okA && (a.at > b.at || a.at == b.at && a.seen > b.seen) {
		return a.by, okA
	}
	return b.by, true
}
