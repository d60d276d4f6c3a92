package window

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// numbers is the slow and obvious list: the number of each day that is not zero.
type numbers map[int32]int64

func (m numbers) add(day int32, v int64) {
	if m[day] += v; m[day] == 0 {
		delete(m, day)
	}
}

func (m numbers) upTo(day int32) (n int64) {
	for d, v := range m {
		if d <= day {
			n += v
		}
	}
	return n
}

// genListDay draws days side by side, with gaps between, and a few far off.
func genListDay() *rapid.Generator[int32] {
	return rapid.OneOf(rapid.Int32Range(100, 140), rapid.Int32Range(100, 140), rapid.Int32Range(0, 1200), rapid.Int32Range(0, 1<<22))
}

// genListNumber draws numbers that meet and cancel out, and the largest there are, of which the
// sum wraps around.
func genListNumber() *rapid.Generator[int64] {
	return rapid.OneOf(rapid.Int64Range(-2, 2), rapid.Int64Range(-2, 2), rapid.Int64())
}

func emptyLists() *lists {
	a := new(lists)
	a.ready()
	return a
}

// propLists: lists side by side in one memory hold what the obvious ones do, whatever is
// added, taken back, merged and emptied.
func propLists(t *rapid.T) {
	a := emptyLists()
	lists, want := make([]int32, 4), make([]numbers, 4)
	for i := range want {
		want[i] = numbers{}
	}
	which := rapid.IntRange(0, len(lists)-1)
	t.Repeat(map[string]func(*rapid.T){
		"add": func(t *rapid.T) {
			i, day, v := which.Draw(t, "list"), genListDay().Draw(t, "day"), genListNumber().Draw(t, "v")
			if v == 0 {
				return
			}
			a.near(lists[i], day)
			a.add(&lists[i], day, v)
			want[i].add(day, v)
		},
		"clear a day": func(t *rapid.T) {
			i := which.Draw(t, "list")
			if days := slices.Sorted(maps.Keys(want[i])); len(days) > 0 {
				day := rapid.SampledFrom(days).Draw(t, "day")
				a.add(&lists[i], day, -want[i][day])
				delete(want[i], day)
			}
		},
		"merge": func(t *rapid.T) {
			i, o, from := which.Draw(t, "list"), emptyLists(), int32(0)
			for _, day := range rapid.SliceOfN(genListDay(), 0, 6).Draw(t, "days") {
				v := genListNumber().Draw(t, "v")
				if rapid.Bool().Draw(t, "back") {
					v = -want[i][day]
				}
				if v != 0 {
					o.add(&from, day, v)
					want[i].add(day, v)
				}
			}
			a.merge(&lists[i], o, from)
		},
		"reset": func(t *rapid.T) {
			if rapid.IntRange(0, 9).Draw(t, "rarely") == 0 {
				a.reset()
				clear(lists)
				for i := range want {
					clear(want[i])
				}
			}
		},
		"": func(t *rapid.T) {
			for i, list := range lists {
				propList(t, a, list, want[i])
			}
		},
	})
}

// propList: a list holds some numbers, and no block of zeros.
func propList(t *rapid.T, a *lists, list int32, want numbers) {
	require.Equal(t, len(want) == 0, list == 0)
	got := numbers{}
	last := int32(-1)
	for _, l := range a.of(list) {
		require.Greater(t, l.key, last)
		last = l.key
		var cells [blockDays]Count
		a.blocks[l.block].cells(&cells, 2)
		require.NotEqual(t, [blockDays]Count{}, cells)
		for i, c := range cells {
			got.add(l.key<<blockBits+int32(i), c.Open)
		}
	}
	require.Equal(t, want, got)
	for day := range want {
		for _, d := range [...]int32{day - 1, day, day + 1} {
			require.Equal(t, want.upTo(d), a.upTo(list, d))
			require.Equal(t, want.upTo(1<<30)-want.upTo(d), a.after(list, d))
		}
	}
	require.Zero(t, a.upTo(list, -1))
	require.Equal(t, want.upTo(1<<30), a.upTo(list, 1<<30))
}

func TestListsAreNumbers(t *testing.T) { rapid.Check(t, propLists) }
