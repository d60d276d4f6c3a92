package thresholds

import "github.com/sellerperf/sellerperf/window"

// Certainty says how sure a number is. The zero Certainty is none.
// As text it is "official", "secondary", "conflicting", "inherited" or "assumed".
type Certainty uint8

// How sure a number is.
const (
	// Official: the marketplace says so itself: its help pages, its API
	// documents, its staff where they can be identified.
	Official Certainty = iota + 1
	// Secondary: somebody else says so: a copy, an agency, a vendor, a seller.
	Secondary
	// Conflicting: sources say different things, or one thing that can be read
	// in two ways; the number is the reading the Note argues for.
	Conflicting
	// Inherited: nobody was found to say it of this marketplace; it is taken over from
	// another one of the same house, whose page is the one named.
	Inherited
	// Assumed: nobody was found to say it at all; it is the library's choice, for the
	// reason in the Note, and the page named is the one that leaves it out.
	Assumed
)

var certaintyNames = []string{"official", "secondary", "conflicting", "inherited", "assumed"}

// IsValid reports whether c is one of the five.
func (c Certainty) IsValid() bool { return c >= Official && c <= Assumed }

// String returns the certainty's text, and "" for the zero Certainty.
func (c Certainty) String() string { return nameOf(c, certaintyNames) }

// MarshalText returns the certainty's text. A value that is none of the constants
// is an error; the zero Certainty is empty.
func (c Certainty) MarshalText() ([]byte, error) { return marshalName(c, certaintyNames, "certainty") }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and c is left as it was.
func (c *Certainty) UnmarshalText(text []byte) error {
	return unmarshalName(c, text, certaintyNames, "certainty")
}

// Source says where something is written, when it was read there, and how sure it
// is. Use field names: it may grow.
type Source struct {
	// Of lists what of the rule the source vouches for, by JSON names: "limit" or,
	// of it, "limit.op" and "limit.value"; "window" or "window.days",
	// "window.months", "window.lag"; "metric", "segment", "warning", "low_volume",
	// "floor", "minimum", "from", "until". Of an edition: "id", "from", "rules"; of a
	// policy: "zone". Empty: all of it.
	Of []string `json:"of,omitempty"`
	// URL is the page: http or https.
	URL string `json:"url"`
	// Read is the day the page was read. Its text may have changed since.
	Read window.Day `json:"read"`
	// Certainty is how sure it is.
	Certainty Certainty `json:"certainty"`
	// Note says what is uncertain and why this reading was chosen.
	Note string `json:"note,omitempty"`
}

// Covers reports whether the source vouches for a field, by the names of Of:
// a source of "limit" covers "limit.op".
func (s Source) Covers(field string) bool {
	for _, of := range s.Of {
		if of == field || len(field) > len(of) && field[:len(of)] == of && field[len(of)] == '.' {
			return true
		}
	}
	return len(s.Of) == 0
}

// CertaintyOf returns how sure a field of the rule is, by the names of [Source].Of: what
// the surest source that covers it says, and the zero Certainty if none does. The
// surest is Official, then Secondary, Inherited, Conflicting and Assumed: a number
// that somebody states plainly is not in doubt because another page differs.
func (r Rule) CertaintyOf(field string) Certainty {
	for _, c := range [...]Certainty{Official, Secondary, Inherited, Conflicting, Assumed} {
		for _, s := range r.Sources {
			if s.Certainty == c && s.Covers(field) {
				return c
			}
		}
	}
	return 0
}
