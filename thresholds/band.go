package thresholds

// Band is one of several named levels that a number falls into; see [Rule].Bands. Use
// field names: it may grow.
type Band struct {
	// Level is its name: "green", "4_light_green".
	Level string `json:"level"`
	// Limit is what a number must keep to be in the band. The zero Limit, allowed in
	// the last band: all that is left.
	Limit Limit `json:"limit,omitzero"`
	// Points are what the band is worth in a [Score].
	Points int64 `json:"points,omitempty"`
	// Actions is what the marketplace does to who is in it, as labels.
	Actions []string `json:"actions,omitempty"`
	// Note is what people should know.
	Note string `json:"note,omitempty"`
}

// Reach is how far it is to another level. The zero Reach: there is none.
type Reach struct {
	// Level is the other level's name.
	Level string
	// Distance is how many subjects, or points, it takes, at least 1. Only if Known.
	Distance int64
	// Known is false where no number of subjects would do, or none can be told.
	Known bool
}
