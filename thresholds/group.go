package thresholds

// Join is how the parts of a group decide it. The zero Join is none. As text it is
// "all", "any", "at least", "worst" or "failed".
type Join uint8

// The joins. What is [NotApplicable] has no say in any of them; a group of nothing else
// is NotApplicable itself.
const (
	// JoinAll: passes if every part passes or warns; fails if any fails. Else a part is
	// NoData or TooFew, and so is the group.
	JoinAll Join = iota + 1
	// JoinAny: passes if any part passes or warns; fails if every part fails.
	JoinAny
	// JoinAtLeast: passes if at least Group.AtLeast parts pass or warn; fails if even
	// those that are not judged could not make it so many.
	JoinAtLeast
	// JoinWorst: the worst of the statuses, as [Overall] has it, and of the levels, by
	// Group.Order. Parts without data have no say.
	JoinWorst
	// JoinFailed: counts the parts that fail. The count must keep Group.Limit, and
	// falls into one of Group.Bands. Parts without data do not fail.
	JoinFailed
)

var joinNames = []string{"all", "any", "at least", "worst", "failed"}

// IsValid reports whether j is one of the five.
func (j Join) IsValid() bool { return j >= JoinAll && j <= JoinFailed }

// String returns the join's text, and "" for the zero Join.
func (j Join) String() string { return nameOf(j, joinNames) }

// MarshalText returns the join's text. A value that is none of the constants is an
// error; the zero Join is empty.
func (j Join) MarshalText() ([]byte, error) { return marshalName(j, joinNames, "join") }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and j is left as it was.
func (j *Join) UnmarshalText(text []byte) error { return unmarshalName(j, text, joinNames, "join") }

// Group makes one outcome of several rules, gates and groups. Use field names: it may
// grow.
type Group struct {
	// ID names the group, once in its edition, among rules and all else.
	ID string `json:"id"`
	// Title is the name for people.
	Title string `json:"title,omitempty"`
	// Join is how the parts decide.
	Join Join `json:"join"`
	// Of lists the parts by id: rules, gates, and groups that stand before this one.
	Of []string `json:"of"`
	// AtLeast is the number of JoinAtLeast, from 1 on.
	AtLeast int `json:"at_least,omitempty"`
	// Order lists the levels of JoinWorst, the best first.
	Order []string `json:"order,omitempty"`
	// Limit is what the count of JoinFailed must keep. The zero Limit: any will do.
	Limit Limit `json:"limit,omitzero"`
	// Bands are the levels of the count of JoinFailed.
	Bands []Band `json:"bands,omitempty"`
	// Streak is as in [Rule].
	Streak int `json:"streak,omitempty"`
	// Part is as in [Rule].
	Part bool `json:"part,omitempty"`
	// Actions is what the marketplace does to who fails, as labels.
	Actions []string `json:"actions,omitempty"`
	// Note is what people should know.
	Note string `json:"note,omitempty"`
	// Sources is where it is written.
	Sources []Source `json:"sources,omitempty"`
}
