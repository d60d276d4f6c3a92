package main

import (
	"fmt"
	"io"
)

// progressTo returns a function that shows how many events have been read where
// that is a terminal, every million or so, and takes the line back when told 0.
func progressTo(stderr io.Writer) func(events int) {
	if !isTerminal(stderr) {
		return func(int) {}
	}
	shown := false
	return func(events int) {
		switch {
		case events == 0 && shown:
			fmt.Fprint(stderr, "\r\x1b[K")
		case events > 0 && events%(1<<18) == 0:
			fmt.Fprintf(stderr, "\r%d events", events)
			shown = true
		}
	}
}
