package thresholds

import (
	"math"
	"math/bits"
)

// wide is a sum of int64s that does not wrap: 128 bits in two's complement.
type wide struct {
	hi int64
	lo uint64
}

func (w wide) plus(n int64) wide { return w.add(wide{n >> 63, uint64(n)}) }

func (w wide) add(o wide) wide {
	lo, carry := bits.Add64(w.lo, o.lo, 0)
	hi, _ := bits.Add64(uint64(w.hi), uint64(o.hi), carry)
	return wide{int64(hi), lo}
}

func (w wide) minus(o wide) wide {
	lo, borrow := bits.Sub64(w.lo, o.lo, 0)
	hi, _ := bits.Sub64(uint64(w.hi), uint64(o.hi), borrow)
	return wide{int64(hi), lo}
}

// int64 returns the sum, or the nearest int64 to it.
func (w wide) int64() int64 {
	switch {
	case w.hi == int64(w.lo)>>63:
		return int64(w.lo)
	case w.hi < 0:
		return math.MinInt64
	}
	return math.MaxInt64
}
