package thresholds

import "github.com/sellerperf/sellerperf/window"

// Tier is a ladder of levels, each with all that it takes: eBay's seller levels,
// MercadoLeader. The level of a seller is the best of which every part surely passes;
// the last one, if it takes nothing, is that of who surely has no better one. Use field
// names: it may grow.
type Tier struct {
	// ID names the ladder, once in its edition, among rules and all else.
	ID string `json:"id"`
	// Title is the name for people.
	Title string `json:"title,omitempty"`
	// Levels are the levels, the best first.
	Levels []Level `json:"levels"`
	// Pass is the worst level with which the ladder passes; below it fails. Empty: it
	// passes with any level.
	Pass string `json:"pass,omitempty"`
	// Part is as in [Rule].
	Part bool `json:"part,omitempty"`
	// Note is what people should know.
	Note string `json:"note,omitempty"`
	// Sources is where it is written.
	Sources []Source `json:"sources,omitempty"`
}

// Level is one level of a [Tier]. Use field names: it may grow.
type Level struct {
	// Level is its name, once in its ladder.
	Level string `json:"level"`
	// All lists what must pass (or warn), by id: rules, gates, groups, scores, points
	// and ladders that stand before this one. What is [NotApplicable] is not asked for.
	// Empty: it takes nothing, as only the last level may.
	All []string `json:"all,omitempty"`
	// Grace is for how long a seller who comes down to this level is spared its
	// Actions, counted from the evaluation that found it: {Months: 3}. It needs
	// [Inputs].Previous. The zero Span: not at all.
	Grace window.Span `json:"grace,omitzero"`
	// Actions is what the level brings, as labels.
	Actions []string `json:"actions,omitempty"`
	// Note is what people should know.
	Note string `json:"note,omitempty"`
}
