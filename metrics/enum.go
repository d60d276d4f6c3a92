package metrics

import "fmt"

// enum is an enumeration as text: its name for messages, and its wire words by
// value. An empty first word makes the zero value "not stated": its text is empty.
type enum struct {
	name  string
	words []string
}

var (
	flagWords              = enum{"flag", []string{"", "false", "true"}}
	channelWords           = enum{"channel", []string{"", "mfn", "afn"}}
	partyWords             = enum{"party", []string{"", "seller", "buyer", "marketplace"}}
	stageWords             = enum{"stage", []string{"accepted", "transit", "attempt"}}
	scopeWords             = enum{"scope", []string{"", "seller", "item"}}
	claimKindWords         = enum{"claim kind", []string{"", "not-received", "not-as-described", "case"}}
	claimOutcomeWords      = enum{"claim outcome", []string{"", "granted", "denied", "withdrawn", "refunded"}}
	chargebackKindWords    = enum{"chargeback kind", []string{"", "service", "fraud"}}
	chargebackOutcomeWords = enum{"chargeback outcome", []string{"", "won", "lost"}}
	violationOutcomeWords  = enum{"violation outcome", []string{"", "cleared", "upheld"}}
	kindWords              = enum{"kind", []string{"share", "count", "mean", "value"}}
	senseWords             = enum{"sense", []string{"bad", "good"}}
	subjectWords           = enum{"subject", []string{"order", "message", "violation"}}
)

// parse returns the value of a word.
func (e *enum) parse(word string) (uint8, bool) {
	for i, w := range e.words {
		if w == word {
			return uint8(i), true
		}
	}
	return 0, false
}

// text returns the value as people read it; unlike the wire word it is never empty.
func (e *enum) text(v uint8) string {
	switch {
	case int(v) >= len(e.words):
		return fmt.Sprintf("%s(%d)", e.name, v)
	case e.words[v] == "":
		return "unstated"
	}
	return e.words[v]
}

// marshal returns the wire word of a value.
func (e *enum) marshal(v uint8) ([]byte, error) {
	if int(v) >= len(e.words) {
		return nil, fmt.Errorf("metrics: %s %d: %w", e.name, v, ErrRange)
	}
	return []byte(e.words[v]), nil
}

// unmarshal sets *p to the value of a word, or leaves it as it is.
func unmarshal[E ~uint8](e *enum, p *E, word []byte) error {
	v, ok := e.parse(string(word))
	if !ok {
		return fmt.Errorf("metrics: %s %q: %w", e.name, word, ErrUnknown)
	}
	*p = E(v)
	return nil
}

// What the methods below have in common: String gives the wire word, "unstated"
// for a zero value that says nothing, and the number for a value out of bounds.
// MarshalText gives the wire word, empty for unstated; its error is ErrRange.
// UnmarshalText takes what MarshalText gives, exactly; its error is ErrUnknown.

// String returns "true", "false" or "unstated".
func (f Flag) String() string { return flagWords.text(uint8(f)) }

// MarshalText implements encoding.TextMarshaler: "true", "false" or empty.
func (f Flag) MarshalText() ([]byte, error) { return flagWords.marshal(uint8(f)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (f *Flag) UnmarshalText(text []byte) error { return unmarshal(&flagWords, f, text) }

// String returns "mfn", "afn" or "unstated".
func (c Channel) String() string { return channelWords.text(uint8(c)) }

// MarshalText implements encoding.TextMarshaler: the wire word, empty for unstated.
func (c Channel) MarshalText() ([]byte, error) { return channelWords.marshal(uint8(c)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Channel) UnmarshalText(text []byte) error { return unmarshal(&channelWords, c, text) }

// String returns "seller", "buyer", "marketplace" or "unstated".
func (p Party) String() string { return partyWords.text(uint8(p)) }

// MarshalText implements encoding.TextMarshaler: the wire word, empty for unstated.
func (p Party) MarshalText() ([]byte, error) { return partyWords.marshal(uint8(p)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (p *Party) UnmarshalText(text []byte) error { return unmarshal(&partyWords, p, text) }

// String returns "accepted", "transit" or "attempt".
func (s Stage) String() string { return stageWords.text(uint8(s)) }

// MarshalText implements encoding.TextMarshaler: the wire word.
func (s Stage) MarshalText() ([]byte, error) { return stageWords.marshal(uint8(s)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Stage) UnmarshalText(text []byte) error { return unmarshal(&stageWords, s, text) }

// String returns "seller", "item" or "unstated".
func (s Scope) String() string { return scopeWords.text(uint8(s)) }

// MarshalText implements encoding.TextMarshaler: the wire word, empty for unstated.
func (s Scope) MarshalText() ([]byte, error) { return scopeWords.marshal(uint8(s)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Scope) UnmarshalText(text []byte) error { return unmarshal(&scopeWords, s, text) }

// String returns "not-received", "not-as-described", "case" or "unstated".
func (k ClaimKind) String() string { return claimKindWords.text(uint8(k)) }

// MarshalText implements encoding.TextMarshaler: the wire word, empty for unstated.
func (k ClaimKind) MarshalText() ([]byte, error) { return claimKindWords.marshal(uint8(k)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (k *ClaimKind) UnmarshalText(text []byte) error { return unmarshal(&claimKindWords, k, text) }

// String returns "granted", "denied", "withdrawn", "refunded" or "unstated".
func (o ClaimOutcome) String() string { return claimOutcomeWords.text(uint8(o)) }

// MarshalText implements encoding.TextMarshaler: the wire word, empty for unstated.
func (o ClaimOutcome) MarshalText() ([]byte, error) { return claimOutcomeWords.marshal(uint8(o)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (o *ClaimOutcome) UnmarshalText(text []byte) error {
	return unmarshal(&claimOutcomeWords, o, text)
}

// String returns "service", "fraud" or "unstated".
func (k ChargebackKind) String() string { return chargebackKindWords.text(uint8(k)) }

// MarshalText implements encoding.TextMarshaler: the wire word, empty for unstated.
func (k ChargebackKind) MarshalText() ([]byte, error) { return chargebackKindWords.marshal(uint8(k)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (k *ChargebackKind) UnmarshalText(text []byte) error {
	return unmarshal(&chargebackKindWords, k, text)
}

// String returns "won", "lost" or "unstated".
func (o ChargebackOutcome) String() string { return chargebackOutcomeWords.text(uint8(o)) }

// MarshalText implements encoding.TextMarshaler: the wire word, empty for unstated.
func (o ChargebackOutcome) MarshalText() ([]byte, error) {
	return chargebackOutcomeWords.marshal(uint8(o))
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (o *ChargebackOutcome) UnmarshalText(text []byte) error {
	return unmarshal(&chargebackOutcomeWords, o, text)
}

// String returns "cleared", "upheld" or "unstated".
func (o ViolationOutcome) String() string { return violationOutcomeWords.text(uint8(o)) }

// MarshalText implements encoding.TextMarshaler: the wire word, empty for unstated.
func (o ViolationOutcome) MarshalText() ([]byte, error) {
	return violationOutcomeWords.marshal(uint8(o))
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (o *ViolationOutcome) UnmarshalText(text []byte) error {
	return unmarshal(&violationOutcomeWords, o, text)
}

// String returns "share", "count", "mean" or "value".
func (k Kind) String() string { return kindWords.text(uint8(k)) }

// MarshalText implements encoding.TextMarshaler: the word of String.
func (k Kind) MarshalText() ([]byte, error) { return kindWords.marshal(uint8(k)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (k *Kind) UnmarshalText(text []byte) error { return unmarshal(&kindWords, k, text) }

// String returns "bad" or "good": what a hit is.
func (s Sense) String() string { return senseWords.text(uint8(s)) }

// MarshalText implements encoding.TextMarshaler: the word of String.
func (s Sense) MarshalText() ([]byte, error) { return senseWords.marshal(uint8(s)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Sense) UnmarshalText(text []byte) error { return unmarshal(&senseWords, s, text) }

// String returns "order", "message" or "violation".
func (s Subject) String() string { return subjectWords.text(uint8(s)) }

// MarshalText implements encoding.TextMarshaler: the word of String.
func (s Subject) MarshalText() ([]byte, error) { return subjectWords.marshal(uint8(s)) }

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Subject) UnmarshalText(text []byte) error { return unmarshal(&subjectWords, s, text) }
