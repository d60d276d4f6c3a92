package spapi

import (
	"bytes"
	"fmt"
)

// findTwins looks for cells whose header is that of one that is read, and has them read
// too. Columns that are not read may be there as often as they like.
func (t *table) findTwins() {
	t.twins = nil
	for _, i := range t.wanted {
		for j, name := range t.header {
			if j > i && name == t.header[i] {
				t.twins = append(t.twins, [2]int{i, j})
			}
		}
	}
	for _, pair := range t.twins {
		t.wanted = append(t.wanted, pair[1])
	}
}

// agree reports whether cells of one header say one thing: the same, or one of them
// nothing. What differs is a fault of the row, for there is no telling which is meant.
func (t *table) agree() bool {
	for _, pair := range t.twins {
		a, b := t.cells[pair[0]], t.cells[pair[1]]
		first, second := bytes.TrimSpace(t.record[a.from:a.to]), bytes.TrimSpace(t.record[b.from:b.to])
		switch {
		case len(second) == 0 || bytes.Equal(first, second):
		case len(first) == 0:
			t.cells[pair[0]] = b
		default:
			show := func(b []byte) string { return shorten(string(t.chars.text(b[:min(len(b), 4*maxShown)]))) }
			t.fault(&RowError{
				Key: t.names[pair[0]], Value: show(first), Reason: AmbiguousColumn,
				Detail: fmt.Sprintf("the header stands over cells %d and %d, and the other says %s", pair[0]+1, pair[1]+1, quoted(show(second))),
			})
			return false
		}
	}
	return true
}
