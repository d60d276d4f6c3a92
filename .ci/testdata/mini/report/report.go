// Package report is on the top floor.
package report

import (
	_ "example.org/mini/examples/lib"
	_ "example.org/mini/internal/synth"
	_ "example.org/mini/thresholds"
)
