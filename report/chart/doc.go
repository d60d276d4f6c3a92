// Package chart draws a rule's number over the days: as SVG, in a page or alone, and as a
// line of blocks for terminals and Markdown. It draws and never judges: which days broke
// the limit, and between what the days to come will lie, it is told.
//
//  1. [Rate] holds what to draw: the number on each day as an exact ratio, the limit, the
//     days ahead as intervals, and which day is today.
//  2. [Rate.Write] writes an SVG file that stands alone, light or dark as its reader
//     wants it. It fetches nothing and runs nothing.
//  3. [Rate.Inline] is the same drawing for a page whose style sheet has [Style] in it.
//  4. [Spark] is the same in one line of text.
//
// Whoever cannot see a chart is told what it shows ([Rate.Describe]): it is the
// drawing's description. Colour is never alone: days that broke the limit are drawn
// thicker, and the space up to the limit is filled.
//
// Ratios stay exact until they are drawn. Places on the drawing are whole tenths of
// a unit, so that equal data give equal bytes on every machine.
//
// # What will keep working
//
// The fields of Rate and their meaning. What a chart looks like, its classes and its
// wording may change in any release; what Style styles is always what Inline draws.
package chart
