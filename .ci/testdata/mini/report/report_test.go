package report

import (
	_ "testing"

	_ "example.org/mini/internal/synth"
)
