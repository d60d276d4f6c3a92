package foresight

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// Dimension is what the subjects of a number are told apart by. As text it is "sku",
// "category", "carrier", "service" or "reason".
type Dimension uint8

// The dimensions.
const (
	BySKU      Dimension = iota // of the order's lines
	ByCategory                  // of the order's lines
	ByCarrier                   // of its shipments
	ByService                   // of its shipments
	// ByReason is why a subject is against the rule: the reason or cause that was given
	// ("out-of-stock"), else the event or deadline that decided it. Subjects that are not
	// against it have none.
	ByReason
	dimensionCount
)

var dimensionTexts = [...]string{"sku", "category", "carrier", "service", "reason"}

// Dimensions returns every dimension, in the order of the constants.
func Dimensions() []Dimension {
	return []Dimension{BySKU, ByCategory, ByCarrier, ByService, ByReason}
}

// String returns the dimension's text.
func (d Dimension) String() string {
	if d >= dimensionCount {
		return ""
	}
	return dimensionTexts[d]
}

// MarshalText returns the dimension's text.
func (d Dimension) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Key is a value of a dimension. An empty value is one that is not stated.
type Key struct {
	By    Dimension `json:"by"`
	Value string    `json:"value"`
}

// Cause is a part of a number's subjects, those of one value or of a pair of them, and
// what it does to the number. Use field names: it may grow.
type Cause struct {
	// Keys are one value, or two of different dimensions.
	Keys []Key
	// Tally is what its subjects count, and Against how much of it is against the rule.
	Tally   metrics.Tally
	Against int64
	// Share is its part of all that is against the rule, and Expected its part of the
	// total: a cause is one that has more of the first. With a reason among the keys
	// there is no Expected (no data).
	Share, Expected metrics.Ratio
	// Without is what would be counted without its subjects, and Status the verdict on
	// it. With a reason among the keys the subjects stay, and are not against the rule.
	Without metrics.Tally
	Status  thresholds.Status
	// Chance is the probability that at least so many of so many subjects drawn at
	// random are against the rule, a hypergeometric tail, rounded outwards to twelve
	// decimals. It is advisory: who looks at many values will find a rare one. Only if
	// HasChance: not with a reason among the keys, and only of a share.
	Chance    Bounds
	HasChance bool
	// Assumes is what is taken for granted.
	Assumes Assumptions
}

// Subjects is what can name the subjects of a tally and what is known of each: a
// [*metrics.Ledger].
type Subjects interface {
	Cases
	// Facts returns what is known of a subject as of a day.
	Facts(sub metrics.Subject, id string, asOf window.Day) (*metrics.Order, bool)
}

var _ Subjects = (*metrics.Ledger)(nil)

// chancePlaces is how many decimals the bounds of a chance have.
const chancePlaces = 12

// CauseOptions says which causes to look for. The zero value is every dimension, no
// pairs. Use field names: it may grow.
type CauseOptions struct {
	// By are the dimensions to look at; nil: all.
	By []Dimension
	// Pairs are the pairs of dimensions to look at besides.
	Pairs [][2]Dimension
	// Least is how many must be against the rule for a value to be listed; 0 is taken as
	// 1.
	Least int64
}

// Causes returns the values that have something against the rule, those with the most
// beyond their share of the total first. It reads the subjects of the verdict's
// window, as known at the end of the as-of day. There are none for a rule that is not a
// share or a count, or that does not apply. The errors are those of
// [metrics.Ledger.Cases]. Of many outlooks, ask a [Pass].
//
// A subject with several values of a dimension, such as an order of two skus, counts
// under each, in full.
func (o *Outlook) Causes(src Subjects, opt CauseOptions) ([]Cause, error) {
	var p Pass
	var out []Cause
	p.Causes(o, opt, &out)
	return out, p.run(src)
}

// Pairs returns every pair of dimensions that a share of the total can be told of: all
// but those with the reason.
func Pairs() [][2]Dimension {
	var out [][2]Dimension
	for a := range ByReason {
		for b := a + 1; b < ByReason; b++ {
			out = append(out, [2]Dimension{a, b})
		}
	}
	return out
}

// Excess is by how much the share of what is against the rule exceeds that of the total;
// false where there is no share of the total.
func (c *Cause) Excess() (*big.Rat, bool) {
	if !c.Share.HasData() || !c.Expected.HasData() {
		return nil, false
	}
	e := big.NewRat(c.Share.Num(), c.Share.Den())
	return e.Sub(e, big.NewRat(c.Expected.Num(), c.Expected.Den())), true
}

// Telling returns the causes without those that say nothing: what is not stated of any
// subject, a value that all of the total has, and pairs that say no more than one of their
// values alone. A pair says more where both its values are stated, at least two are
// against the rule, and its excess is greater than that of each of its values, which must
// be among the causes. The order stays.
func Telling(causes []Cause) []Cause {
	single := map[Key]*big.Rat{}
	for i := range causes {
		if e, ok := causes[i].Excess(); ok && len(causes[i].Keys) == 1 {
			single[causes[i].Keys[0]] = e
		}
	}
	out := make([]Cause, 0, len(causes))
	for i := range causes {
		c := &causes[i]
		e, ok := c.Excess()
		all := c.Share.HasData() && c.Share.Num() == c.Share.Den()
		switch {
		case ok && all && e.Sign() == 0, !ok && all && c.Keys[0].Value == "":
			continue
		case len(c.Keys) > 1:
			if !ok || c.Against < 2 || slices.ContainsFunc(c.Keys, func(k Key) bool {
				return k.Value == "" || single[k] == nil || e.Cmp(single[k]) <= 0
			}) {
				continue
			}
		}
		out = append(out, *c)
	}
	return out
}

// chance reckons how likely so many are by chance.
func (c *Cause) chance(against, total int64) {
	n := c.Tally.Total
	if n < 0 || n > total || against < 0 || against > total || c.Against > min(n, against) {
		return // the subjects are not those of the tally: some are retired
	}
	low, high := hypergeometric(n, against, total).tail(c.Against)
	c.Chance, c.HasChance = outwards(low, high, chancePlaces), true
	c.Assumes = c.Assumes.with(ByChance)
}

// sortCauses puts what has the most against the rule beyond its share first: of n
// with k against it, of all N with K, by k - nK/N. What has no share of the total
// comes by k.
func sortCauses(causes []Cause, against, total int64) []Cause {
	type ranked struct {
		c      int
		excess *big.Int // times N
	}
	order := make([]ranked, len(causes))
	for i := range causes {
		c := &causes[i]
		e := new(big.Int).Mul(big.NewInt(c.Against), big.NewInt(total))
		if c.Expected.HasData() {
			e.Sub(e, new(big.Int).Mul(big.NewInt(c.Tally.Total), big.NewInt(against)))
		}
		order[i] = ranked{i, e}
	}
	slices.SortFunc(order, func(a, b ranked) int {
		x, y := &causes[a.c], &causes[b.c]
		if reasons := cmp.Compare(btoi(x.Expected.HasData()), btoi(y.Expected.HasData())); reasons != 0 {
			return -reasons
		}
		if by := a.excess.Cmp(b.excess); by != 0 {
			return -by
		}
		return slices.CompareFunc(x.Keys, y.Keys, func(a, b Key) int {
			return cmp.Or(cmp.Compare(a.By, b.By), strings.Compare(a.Value, b.Value))
		})
	})
	var out []Cause
	for _, r := range order {
		out = append(out, causes[r.c])
	}
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
