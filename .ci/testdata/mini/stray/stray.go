// Package stray lies outside the layout.
package stray
