package metrics

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// text is what every enumeration can do, E being its pointer.
type text[E any] interface {
	*E
	encoding.TextUnmarshaler
}

// testEnum walks the words of an enumeration through its three methods.
func testEnum[E interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
}, P text[E]](t *testing.T, words ...string) {
	t.Helper()
	for i, word := range words {
		v, back := E(i), E(200)
		got, err := v.MarshalText()
		require.NoError(t, err)
		require.Equal(t, word, string(got))
		require.NoError(t, P(&back).UnmarshalText(got))
		require.Equal(t, v, back)
		if word == "" {
			word = "unstated"
		}
		require.Equal(t, word, v.String())
	}
	beyond := E(len(words))
	require.Contains(t, beyond.String(), fmt.Sprintf("(%d)", len(words)))
	_, err := beyond.MarshalText()
	require.ErrorIs(t, err, ErrRange)
	for _, bad := range []string{"no such word", " ", words[1] + " ", "unstated", "Seller"} {
		v := E(1)
		require.ErrorIs(t, P(&v).UnmarshalText([]byte(bad)), ErrUnknown)
		require.Equal(t, E(1), v, "left as it was")
	}
	if words[0] != "" {
		v := E(1)
		require.ErrorIs(t, P(&v).UnmarshalText(nil), ErrUnknown)
	}
}

func TestEnums(t *testing.T) {
	testEnum[Flag](t, "", "false", "true")
	testEnum[Channel](t, "", "mfn", "afn")
	testEnum[Party](t, "", "seller", "buyer", "marketplace")
	testEnum[Stage](t, "accepted", "transit", "attempt")
	testEnum[Scope](t, "", "seller", "item")
	testEnum[ClaimKind](t, "", "not-received", "not-as-described", "case")
	testEnum[ClaimOutcome](t, "", "granted", "denied", "withdrawn", "refunded")
	testEnum[ChargebackKind](t, "", "service", "fraud")
	testEnum[ChargebackOutcome](t, "", "won", "lost")
	testEnum[ViolationOutcome](t, "", "cleared", "upheld")
	testEnum[Kind](t, "share", "count", "mean", "value")
	testEnum[Sense](t, "bad", "good")
	testEnum[Subject](t, "order", "message", "violation")
}
