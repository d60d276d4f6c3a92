package page

import (
	"html/template"
	"regexp"
)

// date matches a day, with a time or not.
var date = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?\b`)

// Text returns text for a page in which no line breaks within a date.
func Text(s string) template.HTML {
	return template.HTML(date.ReplaceAllString(template.HTMLEscapeString(s), `<span class="nowrap">$0</span>`))
}

// Head is what a page says of itself. Use field names: it may grow.
type Head struct {
	// Title is what the page is about, its first heading and the window's title.
	Title string
	// Subtitle is a line below it. Empty: there is none.
	Subtitle string
	// Status is the badge beside the title. The zero Badge: there is none.
	Status Badge
	// Links lead to places of the page, by id. Nil: there is no list of them.
	Links []Link
}

// Link leads to a place of the page.
type Link struct {
	ID   string // without the #
	Text string
}

// Tone is how good something is, as the end of the name of a class: tone-fail.
type Tone string

// The tones.
const (
	Fail Tone = "fail"
	Warn Tone = "warn"
	Pass Tone = "pass"
	None Tone = "none" // nothing to judge
)

// Badge is a status: never told by colour alone. The template "badge" writes one.
type Badge struct {
	Tone  Tone
	Label string
}
