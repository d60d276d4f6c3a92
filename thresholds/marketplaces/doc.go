// Package marketplaces lists every policy the library knows. A marketplace is a
// package of data beside this one and a line here.
//
// # What will keep working
//
// Policies keep their names; the list only grows.
package marketplaces
