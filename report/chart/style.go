package chart

import _ "embed"

// style is how charts look.
//
//go:embed chart.css
var style string

// Style returns the style sheet for charts in a page. It concerns nothing but elements of
// the class chart and what is in them.
func Style() string { return style }
