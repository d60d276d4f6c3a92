package chart

import (
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// scale places numbers between two heights. Numbers are whole multiples of a unit: a
// millionth, or 1 where there are large ones.
type scale struct {
	parts  int64 // how many of the unit are 1
	lo, hi int64 // what is at the bottom and at the top: lo < hi
	step   int64 // between two marks of the axis
}

const (
	millionths = 1_000_000
	large      = 1_000_000_000             // from here on decimals are not drawn
	most       = 1_000_000_000_000_000_000 // greater numbers are drawn as this one
	marks      = 3                         // about so many steps an axis has
)

// scaleOf returns a scale on which all numbers have a place. Whole numbers get whole
// marks; what is never above 1 gets none above.
func scaleOf(values []metrics.Ratio) scale {
	s := scale{parts: millionths}
	whole, share := true, true
	for _, v := range values {
		if v.Den() != 1 {
			whole = false
		}
		if v.Cmp(metrics.NewRatio(large, 1)) > 0 || v.Cmp(metrics.NewRatio(-large, 1)) < 0 {
			s.parts = 1
		}
		if v.Cmp(metrics.NewRatio(1, 1)) > 0 {
			share = false
		}
	}
	if len(values) > 0 {
		s.lo, s.hi = s.fixed(values[0]), s.fixed(values[0])
	}
	for _, v := range values {
		s.lo, s.hi = min(s.lo, s.fixed(v)), max(s.hi, s.fixed(v))
	}
	s.widen(whole, share && !whole && s.parts == millionths)
	return s
}

// widen gives numbers some air, and makes the ends marks of the axis. Zero is the bottom
// unless all numbers are far above it, and differ.
func (s *scale) widen(whole, share bool) {
	if s.lo >= 0 && (s.lo <= s.hi/2 || s.lo == s.hi) {
		s.lo = 0
	}
	span := s.hi - s.lo
	floor := s.lo >= 0
	if s.lo != 0 {
		s.lo -= span / 8
	}
	s.hi += span / 8
	if floor {
		s.lo = max(s.lo, 0)
	}
	if share {
		s.hi = min(s.hi, s.parts)
	}
	least := int64(1)
	if whole {
		least = s.parts
	}
	s.step = nice(max((s.hi-s.lo)/marks, least))
	s.lo, s.hi = floorTo(s.lo, s.step), -floorTo(-s.hi, s.step)
	if s.lo == s.hi {
		s.hi += s.step
	}
}

// nice returns the smallest of 1, 2, 5, 10, 20, ... that is n or more.
func nice(n int64) int64 {
	for p := int64(1); ; p *= 10 {
		for _, k := range [...]int64{1, 2, 5} {
			if p*k >= n {
				return p * k
			}
		}
	}
}

// floorTo returns the greatest multiple of step that is n or less.
func floorTo(n, step int64) int64 {
	q := n / step
	if n%step < 0 {
		q--
	}
	return q * step
}

// fixed returns a number in the unit, rounded half away from zero.
func (s *scale) fixed(r metrics.Ratio) int64 {
	n := r.Num()
	if n < 0 {
		return -min(mulDiv(-n, s.parts, r.Den()), most)
	}
	return min(mulDiv(n, s.parts, r.Den()), most)
}

// at returns the height of a number above the bottom, where the top is at height.
func (s *scale) at(r metrics.Ratio, height int64) int64 {
	return mulDiv(min(max(s.fixed(r), s.lo), s.hi)-s.lo, height, s.hi-s.lo)
}

// value returns a mark of the axis as a number.
func (s *scale) value(mark int64) decimal.Decimal {
	if s.parts == 1 {
		return decimal.New(mark, 0)
	}
	return decimal.New(mark, -6)
}

// mulDiv returns a*b/c, rounded half up, of numbers that are not negative; c is above
// 0. What is beyond most is most.
func mulDiv(a, b, c int64) int64 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	lo, carry := bits.Add64(lo, uint64(c)/2, 0)
	hi += carry
	if hi >= uint64(c) {
		return most
	}
	q, _ := bits.Div64(hi, lo, uint64(c))
	if q > most {
		return most
	}
	return int64(q)
}
