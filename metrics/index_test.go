package metrics

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// propPackOrder: a 3-7-7 id packs to its digits and comes back, and nothing else
// packs.
func propPackOrder(t *rapid.T) {
	id := rapid.OneOf(
		rapid.StringMatching(`[0-9]{3}-[0-9]{7}-[0-9]{7}`),
		rapid.StringMatching(`[0-9/:]{3}[-0][0-9/:a]{7}[-5][0-9/: ]{7}`),
		rapid.StringN(0, 22, 22),
	).Draw(t, "id")
	want, ok := slowPack(id)
	key, packed := packOrder(id)
	require.Equal(t, ok, packed, "%q", id)
	if ok {
		require.Equal(t, want, uint64(key), "%q", id)
		require.Equal(t, id, string(appendOrder(nil, key)))
	}
}

func slowPack(id string) (n uint64, ok bool) {
	if len(id) != 19 || id[3] != '-' || id[11] != '-' {
		return 0, false
	}
	for i, r := range []byte(id) {
		if i == 3 || i == 11 {
			continue
		}
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + uint64(r-'0')
	}
	return n, true
}

func TestPackOrder(t *testing.T) { rapid.Check(t, propPackOrder) }

func FuzzPackOrder(f *testing.F) { f.Fuzz(rapid.MakeFuzz(propPackOrder)) }
