package synth

import (
	"fmt"
	"sort"
)

// accounts are unequal: the k-th has a k-th of the orders of the first, and some
// make many more mistakes than others.
type accounts struct {
	seed  uint64
	names []string
	sums  []uint64 // running sum of weights
}

func newAccounts(cfg Config) *accounts {
	a := &accounts{seed: cfg.Seed, names: make([]string, cfg.Accounts), sums: make([]uint64, cfg.Accounts)}
	var sum uint64
	for k := range a.names {
		if cfg.Accounts > 1 {
			a.names[k] = fmt.Sprintf("seller-%04d", k+1)
		}
		sum += 1_000_000_000 / uint64(k+1)
		a.sums[k] = sum
	}
	return a
}

// pick returns the account an order belongs to.
func (a *accounts) pick(d *dice) int {
	if len(a.names) == 1 {
		return 0
	}
	at := uint64(d.n(int(a.sums[len(a.sums)-1])))
	return sort.Search(len(a.sums), func(i int) bool { return a.sums[i] > at })
}

// sloppiness is how many times as often an account fails, in percent.
var sloppiness = [8]int{50, 60, 80, 100, 100, 120, 180, 300}

// sloppy returns the sloppiness of an account; a lone one is average.
func (a *accounts) sloppy(k int) int {
	if len(a.names) == 1 {
		return 100
	}
	return sloppiness[mix(a.seed^mix(uint64(k)+purposeAccount))%8]
}
