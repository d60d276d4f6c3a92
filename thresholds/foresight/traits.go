package foresight

import (
	"slices"

	"github.com/sellerperf/sellerperf/metrics"
)

// traits are the values of a subject in each dimension but the reason, as words of a
// traitBook, each once. Without a value it has the empty one.
type traits struct {
	makeup int // its number, or below 0
	values [ByReason][]uint32
}

// in returns the values in a dimension; none of the reason.
func (t *traits) in(d Dimension) []uint32 {
	if d >= ByReason {
		return nil
	}
	return t.values[d]
}

// traitBook reads the traits of subjects, and numbers their values from 1. What many
// subjects are alike in it reads once, and what many questions ask of one subject as well.
type traitBook struct {
	made  []*traits // by makeup
	words map[Key]uint32
	keys  []Key // by word, less 1

	last *metrics.Order // of which own tells
	own  traits
	text []string // scratch
}

// of returns the traits of a case's subject, valid until the next; nil if nothing is held of
// it any more.
func (b *traitBook) of(f found) *traits {
	n, ok := f.Makeup()
	if ok && n < len(b.made) && b.made[n] != nil {
		return b.made[n]
	}
	o := f.Order()
	switch {
	case o == nil:
		return nil
	case ok:
		for len(b.made) <= n {
			b.made = append(b.made, nil)
		}
		b.made[n] = &traits{makeup: n}
		b.read(b.made[n], o)
		return b.made[n]
	case o != b.last:
		b.last, b.own.makeup = o, -1
		b.read(&b.own, o)
	}
	return &b.own
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
