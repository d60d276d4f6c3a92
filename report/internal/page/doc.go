// Package page is the shell that every HTML page of package report stands in: the
// document around it, one style sheet, and the few pieces that all pages share.
//
//  1. [Parse] makes a [Page] of templates of html/template, which escapes whatever it is
//     given for the place it stands in. One of them must be called "main".
//  2. [Page.Write] writes a document with a [Head] and what "main" makes of the data.
//
// A page is one file. It runs no script and fetches nothing: a content security policy
// forbids both, and lets pass no style but the sheet in it, which it knows by its hash.
// So there are no style attributes; what a page looks like is said by classes:
//
//	badge, tone-fail, tone-warn, tone-pass, tone-none   a status: template "badge" of a [Badge]
//	cards, card           boxes beside each other; a card may carry a tone
//	steps                 a numbered list of what to do
//	facts                 a dl of short facts, side by side where there is room
//	scroll                around a table or chart that may be wider than a phone; needs
//	                      tabindex="0", role="region" and an aria-label
//	num, nowrap, muted, small, mono, alert
//	stack                 a flex row that wraps
//	folds                 around details beside each other; an open one takes a line of its own
//	stacked               a table whose rows become boxes on a phone
//
// Folded parts are details elements: they open by keyboard, and in print they all are open.
package page
