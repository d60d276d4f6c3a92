package metrics

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Texts are told apart by their tags, nearly always: of any length, and whatever it is that
// they differ in.
func TestTagsTellTextsApart(t *testing.T) {
	require.Zero(t, tagOf(""))
	for _, pattern := range []string{"#", "F#", "msg-#", "B0-#-X", "return-0000000#", strings.Repeat("x", 40) + "#"} {
		tags := map[uint16]bool{}
		for i := range 1000 {
			tag := tagOf(strings.ReplaceAll(pattern, "#", strconv.Itoa(i)))
			require.NotZero(t, tag)
			tags[tag] = true
		}
		require.Greater(t, len(tags), 900, pattern)
	}
}
