// Package mercadolibre holds Mercado Libre's reputation as data: one accessor a site,
// nothing else. Every number carries its page, the day the page was read and how sure
// it is.
//
// [BR], [MX], [CO] and [CL] give each of three figures a colour by its band: leader,
// green, yellow, orange, red. The reputation is the worst of them, and grey (too few)
// under ten sales. Sixty days are judged, or a year where they hold fewer than forty
// orders. A rule fails below green. In Brazil and Mexico MercadoLíder has three tiers,
// which ask for orders, sales and the leader's band besides.
//
// # What an account hands in
//
// "registered" is the day the account was opened. Reputation is kept by site, and by kind
// of logistics: each is an account here.
//
// # What is not here, rule by rule
//
//   - Mediations, at most 0.5 % for a leader: events know claims and how they were decided,
//     not which of them Mercado Libre mediated.
//   - MercadoLíder in Colombia and Chile: orders and sales were not found. Argentina: orders
//     were (60, 180, 415), sales and bands were not.
//   - The page on MercadoLíder says less than 1 %, 0.5 %, 8 % where the bands say up to.
//   - An older page prints other limits (claims: Mexico 2 %, Brazil 3 %, Colombia and Chile
//     4 %; late: 15, 20, 30 %), and another older window: three months and the running one, or
//     all there is under forty orders. From when to when either held is not known.
//   - The protected reputation that can be bought, up to a number of sales: its number is the
//     account's own. The real reputation is judged.
//   - Exclusions on request: events withdraw the claim or say accountable=false.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package mercadolibre
