package spapi

import (
	"bufio"
	"bytes"
	"io"
)

// lineFeeds returns a table whose rows end in line feeds: one whose rows end in carriage
// returns alone, as spreadsheets save it for an old Macintosh, would be all header, and
// its rows would be lost without a word.
func lineFeeds(in *bufio.Reader) io.Reader {
	head, _ := in.Peek(firstBytes) // an error comes again when it is read
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		return returns{in}
	}
	return in
}

// returns reads carriage returns as line feeds.
type returns struct{ in io.Reader }

func (r returns) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}
