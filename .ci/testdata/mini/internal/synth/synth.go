// Package synth helps tests.
package synth

import (
	_ "math/rand/v2"

	_ "example.org/mini/examples/lib"
	_ "example.org/mini/thresholds"
)
