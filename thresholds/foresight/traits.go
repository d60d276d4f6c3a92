package foresight

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
)

// traits are the values of a subject in each dimension but the reason, as words of a
// traitBook, each once. Without a value it has the empty one.
type traits struct {
	kind   int // its place among the kinds, or below 0
	values [ByReason][]uint32
}

// in returns the values in a dimension; none of the reason.
func (t *traits) in(d Dimension) []uint32 {
	if d >= ByReason {
		return nil
	}
	return t.values[d]
}

// traitBook reads the traits of subjects, and numbers their values from 1. Subjects of one
// line and one shipment at most are of a few kinds, each of which it reads once; and what
// many questions ask of another one it reads once, too.
type traitBook struct {
	kinds  []*traits
	kindAt map[[2]int]int // by product and carriage
	words  map[Key]uint32
	keys   []Key // by word, less 1
	// What numbers of products and carriages state: sku and category, carrier and service.
	products, carriages map[int][2]uint32

	// The subject that own tells of: by its numbers, or the order itself.
	own     traits
	ownOf   [2][]int
	hasOwn  bool
	ofOrder *metrics.Order
	text    []string // scratch
}

// of returns the traits of a case's subject, valid until the next; nil if nothing is held of
// it any more.
func (b *traitBook) of(f found) *traits {
	products, carriages, ok := f.Makeup()
	switch {
	case !ok:
		o := f.Order()
		if o == nil {
			return nil
		}
		if o != b.ofOrder {
			b.ofOrder, b.hasOwn, b.own.kind = o, false, -1
			b.read(&b.own, o)
		}
		return &b.own
	case len(products) > 1 || len(carriages) > 1:
		if !b.hasOwn || !slices.Equal(b.ownOf[0], products) || !slices.Equal(b.ownOf[1], carriages) {
			b.ownOf = [2][]int{append(b.ownOf[0][:0], products...), append(b.ownOf[1][:0], carriages...)}
			b.ofOrder, b.hasOwn, b.own.kind = nil, true, -1
			b.make(&b.own, f, products, carriages)
		}
		return &b.own
	}
	key := [2]int{-1, -1}
	if len(products) > 0 {
		key[0] = products[0]
	}
	if len(carriages) > 0 {
		key[1] = carriages[0]
	}
	n, ok := b.kindAt[key]
	if !ok {
		if b.kindAt == nil {
			b.kindAt = map[[2]int]int{}
		}
		n = len(b.kinds)
		b.kindAt[key] = n
		b.kinds = append(b.kinds, &traits{kind: n})
		b.make(b.kinds[n], f, products, carriages)
	}
	return b.kinds[n]
}

// make makes traits of the numbers of products and carriages.
func (b *traitBook) make(t *traits, f found, products, carriages []int) {
	for d := range t.values {
		t.values[d] = t.values[d][:0]
	}
	for _, n := range products {
		w, ok := b.products[n]
		if !ok {
			sku, _, category := f.Product(n)
			w = [2]uint32{b.word(Key{BySKU, sku}), b.word(Key{ByCategory, category})}
			note(&b.products, n, w)
		}
		t.add(BySKU, w)
	}
	for _, n := range carriages {
		w, ok := b.carriages[n]
		if !ok {
			carrier, service, _ := f.Carriage(n)
			w = [2]uint32{b.word(Key{ByCarrier, carrier}), b.word(Key{ByService, service})}
			note(&b.carriages, n, w)
		}
		t.add(ByCarrier, w)
	}
	for d := range ByReason {
		if len(t.values[d]) == 0 {
			t.values[d] = append(t.values[d], b.word(Key{d, ""}))
		}
	}
}

func note(all *map[int][2]uint32, n int, w [2]uint32) {
	if *all == nil {
		*all = map[int][2]uint32{}
	}
	(*all)[n] = w
}

// add adds a value of a dimension and one of the next, each once.
func (t *traits) add(d Dimension, w [2]uint32) {
	for i, v := range w {
		if list := &t.values[int(d)+i]; !slices.Contains(*list, v) {
			*list = append(*list, v)
		}
	}
}

// read reads what an order's lines and shipments state.
func (b *traitBook) read(t *traits, o *metrics.Order) {
	lines, shipments := o.Lines(), o.Shipments()
	for d := range ByReason {
		b.text = b.text[:0]
		switch d {
		case BySKU:
			for i := range lines {
				b.text = append(b.text, lines[i].SKU)
			}
		case ByCategory:
			for i := range lines {
				b.text = append(b.text, lines[i].Category)
			}
		case ByCarrier:
			for i := range shipments {
				b.text = append(b.text, shipments[i].Carrier)
			}
		case ByService:
			for i := range shipments {
				b.text = append(b.text, shipments[i].Service)
			}
		}
		if len(b.text) == 0 {
			b.text = append(b.text, "")
		}
		slices.Sort(b.text)
		t.values[d] = t.values[d][:0]
		for _, v := range slices.Compact(b.text) {
			t.values[d] = append(t.values[d], b.word(Key{d, v}))
		}
	}
}

// word returns the number of a value.
func (b *traitBook) word(k Key) uint32 {
	w, ok := b.words[k]
	if !ok {
		if b.words == nil {
			b.words = map[Key]uint32{}
		}
		b.keys = append(b.keys, k)
		w = uint32(len(b.keys))
		b.words[k] = w
	}
	return w
}
