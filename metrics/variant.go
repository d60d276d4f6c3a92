package metrics

import (
	"fmt"
	"slices"
	"strings"
)

// Variant names a metric together with its conventions: the metric's id, and
// after a question mark the conventions that are not the default, keys sorted:
// "late-shipment-rate", "late-shipment-rate?day=order". Two variants are the same
// metric exactly if they are equal. Use [ParseVariant] for text from outside.
type Variant string

// ID returns the metric's id, without conventions.
func (v Variant) ID() string {
	id, _, _ := strings.Cut(string(v), "?")
	return id
}

// Conventions returns the conventions named in v, in the order of their keys.
func (v Variant) Conventions() []Convention {
	_, rest, ok := strings.Cut(string(v), "?")
	if !ok || rest == "" {
		return nil
	}
	var out []Convention
	for part := range strings.SplitSeq(rest, "&") {
		name, value, _ := strings.Cut(part, "=")
		out = append(out, Convention{name, value})
	}
	return out
}

// Convention is one choice where marketplaces differ or the sources conflict.
type Convention struct{ Name, Value string }

// ParseVariant reads "id" or "id?key=value&key=value" and returns it with its keys
// sorted. It knows no catalogue: whether the metric exists, and which values are
// its defaults, is for [Resolve].
func ParseVariant(s string) (Variant, error) {
	id, rest, has := strings.Cut(s, "?")
	if !validName(id) || has && rest == "" {
		return "", fmt.Errorf("metrics: variant %q: %w", s, ErrMalformed)
	}
	if !has {
		return Variant(id), nil
	}
	parts := strings.Split(rest, "&")
	slices.Sort(parts)
	last := ""
	for _, p := range parts {
		name, value, ok := strings.Cut(p, "=")
		if !ok || !validName(name) || !validName(value) || name == last {
			return "", fmt.Errorf("metrics: variant %q: convention %q: %w", s, p, ErrMalformed)
		}
		last = name
	}
	return Variant(id + "?" + strings.Join(parts, "&")), nil
}

// validName reports whether s is lower-case letters, digits, dots and dashes.
func validName(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.' {
			return false
		}
	}
	return s != ""
}
