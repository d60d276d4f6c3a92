// Package lib belongs to the examples.
package lib
