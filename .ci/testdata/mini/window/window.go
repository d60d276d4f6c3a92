// Package window shows every form of API.
package window

import (
	"io"
	"log"
	"time"

	"example.org/mini/thresholds"
	"github.com/shopspring/decimal"
)

// First and Second are in a group whose comment counts for both.
const (
	First Kind = iota
	Second
)

// Limit is untyped.
const Limit = 1 << 40

const Bare = "no comment"

// Kind is a number.
type Kind int

// ErrNo is an error.
var ErrNo error

// Day mentions its field Year.
type Day struct {
	Year int

	Month time.Month
	hidden
}

type hidden struct{}

// Promoted is part of Day.
func (*hidden) Promoted(w io.Writer, rest ...byte) error { return nil }

// Add has parameters whose names are no API.
func (d Day) Add(n int, f func(n int) (m int)) (Day, error) { return d, nil }

func (d *Day) Set(n int) {}

// Alias is another name.
type Alias = map[string]Day

// Tallies has methods.
type Tallies interface {
	// Tally counts.
	Tally(d Day) (hits, total int64)

	Other() thresholds.Rule
	closed()
}

// Series is generic.
type Series[T any] struct{ items []T }

// At returns one item.
func (s Series[T]) At(i int) T { return s.items[i] }

// Map is generic too.
func Map[T, U any](in []T, f func(T) U) []U { return nil }

// Number is a constraint.
type Number interface{ ~int | ~int64 }

// Money hides nothing.
func Money(d decimal.Decimal) { log.Println() }
