package foresight

import (
	"encoding/json"
	"math/bits"
	"strings"
)

// Assumption is something a result takes for granted. As text it is a sentence in
// English, for people.
type Assumption uint8

// The assumptions.
const (
	// RuleStays: the rule in force on the as-of day judges the other days, too.
	RuleStays Assumption = iota
	// WindowStays: nothing moves the window, such as a volume that becomes low.
	WindowStays
	// RestStays: nothing else that is counted changes.
	RestStays
	// NothingNew: nothing new is reported on the subjects known today: no claim, no
	// feedback, no late scan, no correction.
	NothingNew
	// OpenEitherWay: each open subject may turn out well or badly, or stay open.
	OpenEitherWay
	// OpenTurnsGood: each open subject turns out well, the next day.
	OpenTurnsGood
	// PendingEitherWay: what rests on pending claims alone may count or not.
	PendingEitherWay
	// PendingStands: pending claims count as they do today.
	PendingStands
	// OnlyVolume: days after the as-of day hold the volume of the scenario alone.
	OnlyVolume
	// DefectsSpread: the expected defects come evenly, each as soon as the volume so
	// far makes it whole.
	DefectsSpread
	// MeansRepeat: of a mean, the sums of the days repeated come again, too.
	MeansRepeat
	// InTodaysWindow: what is missed is counted as if it stood in today's window.
	InTodaysWindow
	// EachValue: a subject with several values of a dimension counts under each.
	EachValue
	// ReasonTurnsGood: without a reason its subjects would have turned out well.
	ReasonTurnsGood
	// ByChance: any subject is as likely as any other to be against the rule.
	ByChance
	// NetOfRetracted: what was taken back on a day is taken off the defects of it.
	NetOfRetracted
	// RetiredUnlisted: some of the subjects are retired. What they changed by is
	// known as a sum only, and stands as if it were one subject.
	RetiredUnlisted
	// SameOdds: each subject turns out badly with one probability, independently.
	SameOdds
	// AnyBuyers: the hits of a window that is not judged yet may be of few buyers or of many.
	AnyBuyers
	// OtherBuyers: each hit of a day that is not in today's window is of another buyer.
	OtherBuyers
	assumptionCount
)

var assumptionTexts = [...]string{
	RuleStays:        "the rule of today judges the other days, too",
	WindowStays:      "the window stays as it is",
	RestStays:        "nothing else that is counted changes",
	NothingNew:       "nothing new is reported on the subjects known today",
	OpenEitherWay:    "what is open may turn out either way",
	OpenTurnsGood:    "what is open turns out well the next day",
	PendingEitherWay: "pending claims may be decided either way",
	PendingStands:    "pending claims count as they do today",
	OnlyVolume:       "the days to come hold the volume of the scenario alone",
	DefectsSpread:    "expected defects come evenly, each once it is whole",
	MeansRepeat:      "sums of the days that are repeated come again, too",
	InTodaysWindow:   "what is missed is counted as if it stood in today's window",
	EachValue:        "a subject with several values counts under each",
	ReasonTurnsGood:  "without a reason, its subjects would have turned out well",
	ByChance:         "by chance, any subject is as likely as another to be against the rule",
	NetOfRetracted:   "what was taken back on a day is taken off its defects",
	RetiredUnlisted:  "changes of retired subjects are known as a sum only",
	SameOdds:         "each subject turns out badly with one probability, independently",
	AnyBuyers:        "the hits may be of few buyers or of many",
	OtherBuyers:      "each hit of a day that is not in today's window is of another buyer",
}

// String returns the assumption in words.
func (a Assumption) String() string {
	if a >= assumptionCount {
		return ""
	}
	return assumptionTexts[a]
}

// Assumptions is a set of assumptions. The zero value is empty. Sets compare with ==.
type Assumptions struct{ bits uint32 }

// assuming returns a set.
func assuming(list ...Assumption) Assumptions {
	var s Assumptions
	for _, a := range list {
		s.bits |= 1 << a
	}
	return s
}

func (s Assumptions) with(a Assumption) Assumptions { return Assumptions{s.bits | 1<<a} }

// Has reports whether an assumption is in the set.
func (s Assumptions) Has(a Assumption) bool { return a < assumptionCount && s.bits&(1<<a) != 0 }

// All returns the assumptions of the set, in the order of their constants.
func (s Assumptions) All() []Assumption {
	out := make([]Assumption, 0, bits.OnesCount32(s.bits))
	for a := range assumptionCount {
		if s.Has(a) {
			out = append(out, a)
		}
	}
	return out
}

// texts returns the assumptions in words.
func (s Assumptions) texts() []string {
	all := s.All()
	out := make([]string, len(all))
	for i, a := range all {
		out[i] = a.String()
	}
	return out
}

// String returns the assumptions in words, separated by semicolons.
func (s Assumptions) String() string { return strings.Join(s.texts(), "; ") }

// MarshalJSON returns the assumptions in words, as an array of strings.
func (s Assumptions) MarshalJSON() ([]byte, error) { return json.Marshal(s.texts()) }
