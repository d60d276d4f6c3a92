package thresholds

import (
	"fmt"
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
)

// nameOf returns the text of a value of an enumeration whose names start at 1.
func nameOf[T ~uint8](v T, names []string) string {
	if v < 1 || int(v) > len(names) {
		return ""
	}
	return names[v-1]
}

// marshalName is MarshalText of such an enumeration: the zero value is empty text,
// a value that has no name is an error.
func marshalName[T ~uint8](v T, names []string, what string) ([]byte, error) {
	if int(v) > len(names) {
		return nil, fmt.Errorf("thresholds: %s %d: %w", what, v, metrics.ErrUnknown)
	}
	return []byte(nameOf(v, names)), nil
}

// unmarshalName is UnmarshalText of such an enumeration; empty text is the zero
// value. On error v is left as it was.
func unmarshalName[T ~uint8](v *T, text []byte, names []string, what string) error {
	if len(text) == 0 {
		*v = 0
		return nil
	}
	i := slices.Index(names, string(text))
	if i < 0 {
		return fmt.Errorf("thresholds: %s %q: %w", what, text, metrics.ErrUnknown)
	}
	*v = T(i + 1)
	return nil
}
