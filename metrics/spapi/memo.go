package spapi

import "github.com/sellerperf/sellerperf/metrics"

// A memo is a text of a column that holds few different ones, and what it may mean. The
// zero memo is of an empty cell.
type memo struct {
	raw, text, folded string
	country           string
	flag              metrics.Flag
	channel           metrics.Channel
	cancelled         bool
}

// memos are what a column held last: columns of words have few of them, so that one
// that was read is mostly read again.
type memos struct {
	kept [4]memo
	none memo
}

// of returns the memo a text is kept in. Words that take turns (true and false, Shipped
// and Cancelled) differ in length or in their first letter.
func (m *memos) of(b []byte) *memo {
	if len(b) == 0 {
		return &m.none
	}
	return &m.kept[(len(b)+int(b[0]))%len(m.kept)]
}

// remember returns what a cell holds.
func (t *table) remember(col int) *memo {
	b := t.raw(col)
	m := t.memos[col].of(b)
	if string(b) != m.raw {
		*m = memo{}
		if len(b) <= maxCell {
			t.learn(m, b)
		}
	}
	return m
}

func (t *table) learn(m *memo, b []byte) {
	m.raw, m.text = string(b), string(t.chars.text(b))
	m.folded = fold(m.text)
	m.country = countryOf(m.text)
	m.flag, m.channel, m.cancelled = flagOf(m.folded), channelOf(m.folded), isCancelled(m.folded)
}

// word returns a cell for looking it up.
func (t *table) word(col int) string { return t.remember(col).text }

// folded is word, folded.
func (t *table) folded(col int) string { return t.remember(col).folded }

// The rest are word, read as what the functions of their names read.

func (t *table) flag(col int) metrics.Flag       { return t.remember(col).flag }
func (t *table) channel(col int) metrics.Channel { return t.remember(col).channel }
func (t *table) cancelled(col int) bool          { return t.remember(col).cancelled }
func (t *table) country(col int) string          { return t.remember(col).country }
