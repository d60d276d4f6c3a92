package metrics

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/window"
)

// retiredIDs is the set of subjects that were forgotten.
type retiredIDs struct {
	packed map[subjectKey]struct{}
	texts  map[retiredID]struct{}
}

// retiredID is a subject by its kind and id.
type retiredID struct {
	subject Subject
	text    string
}

func (r *retiredIDs) len() int { return len(r.packed) + len(r.texts) }

func (r *retiredIDs) add(k subjectKey, text string) {
	if !k.isText() {
		if r.packed == nil {
			r.packed = map[subjectKey]struct{}{}
		}
		r.packed[k] = struct{}{}
		return
	}
	if r.texts == nil {
		r.texts = map[retiredID]struct{}{}
	}
	r.texts[retiredID{k.subject(), text}] = struct{}{}
}

func (r *retiredIDs) equal(o *retiredIDs) bool {
	return maps.Equal(r.packed, o.packed) && maps.Equal(r.texts, o.texts)
}

func (r *retiredIDs) addAll(o *retiredIDs) {
	for k := range o.packed {
		r.add(k, "")
	}
	for id := range o.texts {
		r.add(textKey|subjectKey(id.subject)<<keyKindShift, id.text)
	}
}

// all yields the retired subjects in no order.
func (r *retiredIDs) all() iter.Seq[retiredID] {
	return func(yield func(retiredID) bool) {
		for k := range r.packed {
			if !yield(retiredID{OrderSubject, string(appendOrder(nil, k))}) {
				return
			}
		}
		for id := range r.texts {
			if !yield(id) {
				return
			}
		}
	}
}

// sorted returns the retired subjects in the order of snapshots.
func (r *retiredIDs) sorted() (packed []subjectKey, texts []retiredID) {
	packed = slices.Sorted(maps.Keys(r.packed))
	texts = slices.SortedFunc(maps.Keys(r.texts), func(a, b retiredID) int {
		if a.subject != b.subject {
			return int(a.subject) - int(b.subject)
		}
		return strings.Compare(a.text, b.text)
	})
	return packed, texts
}

func (l *ledger) isRetired(t *target) bool {
	if l.retired.len() == 0 {
		return false
	}
	if !t.key.isText() {
		_, ok := l.retired.packed[t.key]
		return ok
	}
	_, ok := l.retired.texts[retiredID{t.key.subject(), t.text}]
	return ok
}

// retire moves the subjects that are not over yet into a new store and keeps of the
// others their counts and ids.
func (l *ledger) retire(before window.Day) error {
	if !before.IsValid() {
		return &MetricError{Key: "before", Value: before.String(), Err: ErrRange}
	}
	if l.horizon.IsValid() && !before.After(l.horizon) {
		return nil
	}
	var kept ledger
	kept.cfg, kept.salt = l.cfg, l.salt
	kept.index.seed = l.index.seed
	mv := newMover(l, &kept)
	limit := int32(before.Unix())
	for slot := range l.rec.n {
		if k := l.rec.hotAt(slot).key; l.lastDay(slot) < limit {
			l.retired.add(k, string(l.texts.get(textOfKey(k))))
			continue
		}
		t := mv.target(slot)
		mv.create(slot, &t)
	}
	l.index, l.rec, l.cells, l.texts, l.words = kept.index, kept.rec, kept.cells, kept.texts, kept.words
	l.categories, l.destinations = nil, nil // by the old words
	l.orders, l.subjects, l.conflicts, l.horizon = kept.orders, kept.subjects, kept.conflicts, before
	return nil
}

func textOfKey(k subjectKey) textRef {
	if k.isText() {
		return k.text()
	}
	return 0
}

// lastDay returns the last day on which anything of a subject happens, falls due, or
// may change a metric.
func (l *ledger) lastDay(slot uint32) int32 {
	f := &facts{wide: true}
	f.load(l, slot, groupAll)
	f.startAnew()
	f.dayAll()
	for i := l.rec.hotAt(slot).cells; i != 0; i = l.cells.at(i).next {
		f.day(l.cells.at(i).at) // a void one, too
	}
	for _, m := range l.metrics {
		if m.formula.concerns(f) {
			f.floor, f.early = 0, 0
			m.formula.when(f)
		}
	}
	last := int32(0)
	for _, d := range f.days {
		last = max(last, d)
	}
	return last
}
