package synth

import (
	"math/bits"
	"math/rand/v2"
)

// Dice are random numbers that depend on what they are thrown for, and on nothing
// thrown before.
type dice struct{ pcg rand.PCG }

// take picks up the dice of one matter (a purpose, within an order or account).
func (d *dice) take(seed, number, purpose uint64) {
	d.pcg.Seed(mix(seed^mix(number)), mix(number+purpose*0x9E3779B97F4A7C15))
}

// mix spreads neighbouring numbers far apart (the finaliser of SplitMix64).
func mix(x uint64) uint64 {
	x += 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// n returns a number from 0 to k-1; 0 for a k of 0.
func (d *dice) n(k int) int {
	hi, _ := bits.Mul64(d.pcg.Uint64(), uint64(k))
	return int(hi)
}

// between returns a number from a to b, both included.
func (d *dice) between(a, b int) int { return a + d.n(b-a+1) }

// chance says yes so often in ten thousand times.
func (d *dice) chance(inTenThousand int) bool { return d.n(10_000) < inTenThousand }

// pick returns the place of one of the weights, the heavier the likelier.
func (d *dice) pick(weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	at := d.n(sum)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}
