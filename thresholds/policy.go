package thresholds

import (
	"encoding/json"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// Policy is what one marketplace or programme demands, by editions: the edition in
// force on the as-of day judges, and old editions stay. It is plain data, made as
// a literal or read by [Parse]; [NewJudge] makes it ready for use. Use field names:
// it may grow.
type Policy struct {
	// Name names the policy: lower-case letters, digits, dots and dashes.
	Name string `json:"name"`
	// Title is the name for people.
	Title string `json:"title,omitempty"`
	// Zone is the time zone whose days the policy means, by its IANA name.
	// Empty: that of the figures judged.
	Zone string `json:"zone,omitempty"`
	// Sources says where the zone comes from.
	Sources []Source `json:"sources,omitempty"`
	// Editions are sorted by From, the oldest first.
	Editions []Edition `json:"editions"`
}

// Edition is the state of a policy from a day on, until the next edition. A new
// one is added; an old one is never edited. Use field names: it may grow.
type Edition struct {
	// ID names the edition, once in its policy; by custom it is the day of From.
	ID string `json:"id"`
	// From is the first as-of day on which the edition is in force. Only the oldest
	// edition may have none: it has been in force for ever.
	From window.Day `json:"from,omitzero"`
	// Note says what changed.
	Note string `json:"note,omitempty"`
	// Sources says where the day and the changes come from.
	Sources []Source `json:"sources,omitempty"`
	// Schedule is when the marketplace evaluates. Nil: it is not known, or whenever it
	// looks.
	Schedule *Schedule `json:"schedule,omitempty"`
	// Gates are the conditions on what is handed in that others name.
	Gates []Gate `json:"gates,omitempty"`
	// Rules are judged in this order.
	Rules []Rule `json:"rules"`
	// Groups, Scores, Points and Tiers make one outcome each of what is named in them,
	// which stands before: in this order, and in the order of each list.
	Groups []Group  `json:"groups,omitempty"`
	Scores []Score  `json:"scores,omitempty"`
	Points []Points `json:"points,omitempty"`
	Tiers  []Tier   `json:"tiers,omitempty"`
	// Deadlines are what the marketplace promises its buyers in working days. They judge
	// nothing; they are for those who make the events.
	Deadlines []Deadline `json:"deadlines,omitempty"`
}

// EditionOn returns the edition in force on a day, and false before the first one
// and for the zero Day. The edition shares memory with p.
func (p Policy) EditionOn(asOf window.Day) (Edition, bool) {
	if !asOf.IsValid() {
		return Edition{}, false
	}
	for i := len(p.Editions) - 1; i >= 0; i-- {
		if !p.Editions[i].From.After(asOf) {
			return p.Editions[i], true
		}
	}
	return Edition{}, false
}

// Location loads the policy's zone, and returns nil for a policy without one. The
// error is that of [time.LoadLocation]; a program that must run where the system has
// no zone files imports time/tzdata.
func (p Policy) Location() (*time.Location, error) {
	if p.Zone == "" {
		return nil, nil
	}
	return time.LoadLocation(p.Zone)
}

// Clone returns a policy that shares no memory with p.
func (p Policy) Clone() Policy { return clone(p) }

// Clone returns an edition that shares no memory with e.
func (e Edition) Clone() Edition { return clone(e) }

// UnmarshalJSON reads a policy as strictly as [Parse] does, but does not validate
// it. On error p is left as it was.
func (p *Policy) UnmarshalJSON(data []byte) error {
	type plain Policy // without this method
	var v plain
	if err := decodeStrict(data, &v); err != nil {
		return err
	}
	*p = Policy(v)
	return nil
}

var _ json.Unmarshaler = (*Policy)(nil)
