// Package metrics breaks the rules of code.
package metrics

import (
	"fmt"
	"math/big"
	"time"

	"github.com/shopspring/decimal"
)

func init() {}

// Bad breaks a rule on nearly every line.
func Bad(a, b decimal.Decimal) bool {
	now := time.Now
	_ = now()
	_ = time.Duration(1).Seconds()
	_ = a.Div(b)
	fmt.Println(a)
	decimal.DivisionPrecision = 3
	go func() {}()
	return a == b
}

// Share is a float.
type Share float64

// Good breaks none, or says why.
func Good(a, b decimal.Decimal, zone *time.Location) bool {
	_ = time.Date(2026, time.March, 31, 0, 0, 0, 0, zone).After(time.Time{})
	_ = new(big.Int).Div(big.NewInt(4), big.NewInt(2))
	_ = time.Now() // ci:allow clock: the test wants it
	// ci:allow float: the test wants it
	_ = float64(3)
	return a.DivRound(b, 2).Equal(b)
}

// Wrong has allowances that are no good.
func Wrong() {
	_ = 1          // ci:allow float: there is none
	_ = time.Now() // ci:allow clock
	_ = time.Now() // ci:allow float: the wrong kind
}
