package thresholds

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// propShare compares the dividing behind the budget with integers of any size.
func propShare(t *rapid.T) {
	b := bound{
		op:  Op(rapid.IntRange(1, 5).Draw(t, "op")),
		num: rapid.Uint64Range(0, 999_999_999_999_999_999).Draw(t, "num"),
		den: 1,
	}
	for range rapid.IntRange(0, maxDigits).Draw(t, "scale") {
		b.den *= 10
	}
	total := rapid.Int64Range(0, 1<<62).Draw(t, "total")
	product := new(big.Int).Mul(big.NewInt(total), new(big.Int).SetUint64(b.num))
	want, rest := new(big.Int).QuoRem(product, new(big.Int).SetUint64(b.den), new(big.Int))
	q, whole, ok := b.share(total)
	if ok != want.IsInt64() {
		t.Fatalf("ok %v, want %v", ok, want)
	}
	if ok && (q != want.Int64() || whole != (rest.Sign() == 0)) {
		t.Fatalf("%d %v, want %v rest %v", q, whole, want, rest)
	}
}

func TestShareIsExact(t *testing.T) { rapid.Check(t, propShare) }

// BenchmarkBound is the comparison as a judge makes it, the limit compiled.
func BenchmarkBound(b *testing.B) {
	c, ok := boundOf(MustParseLimit("below 0.01"))
	if !ok {
		b.Fatal("no bound")
	}
	hits := int64(0)
	for b.Loop() {
		hits++
		boundSink = c.holds(hits, 1034)
	}
}

var boundSink bool
