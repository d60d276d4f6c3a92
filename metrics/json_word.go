package metrics

import "strings"

// requesterWords are the parties that may have asked for a cancellation.
var requesterWords = enum{"party", []string{"", "", "buyer"}}

// word is for a word of an enumeration. The first is left out: it is unstated or
// the default.
func word[E ~uint8](c *codec, k key, e *enum, p *E) {
	if c.writing {
		if *p != 0 {
			c.open(k)
			c.out = append(c.out, '"')
			c.out = append(c.out, e.words[*p]...)
			c.out = append(c.out, '"')
		}
		return
	}
	if !c.f.has.has(k) {
		return
	}
	var s string
	c.str(k, &s)
	if c.err != nil {
		return
	}
	v, ok := e.parse(s)
	if !ok || s == "" {
		c.misfit(k, ErrUnknown, "want "+e.choice())
		return
	}
	*p = E(v)
}

// choice lists the words, for a message.
func (e *enum) choice() string {
	words := make([]string, 0, len(e.words))
	for _, w := range e.words {
		if w != "" {
			words = append(words, w)
		}
	}
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
