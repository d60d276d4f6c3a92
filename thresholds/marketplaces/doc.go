// Package marketplaces lists every policy the library knows. A marketplace is a
// package of data beside this one and a line here for each policy.
//
// What a marketplace demands and the language of policies, the events or the sources do not
// give is listed rule by rule in the documentation of its package: under "What is not
// here". Much of it comes down to a few things:
//
//   - what no order tells: calls, catalogues, listings, page views;
//   - hours that pause at night and on weekends, and means of them (Kaufland, Conrad);
//   - rates by product, and windows that end with an order (TikTok Shop campaigns, bol);
//   - the longest row of orders (Conrad), and windows that count both ends of a month;
//   - numbers that nobody publishes: weights, cut-offs, points of a breach.
//
// # What will keep working
//
// Policies keep their names; the list only grows.
package marketplaces
