package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// The oracle reads the words of the data's readme: it compares the texts of
// times and days, knows no zone, no event and no ledger, and looks at every pair for
// every day.
type oracle struct {
	pairs []oraclePair
}

type oraclePair struct {
	seller, purchase, limit, carrier, delivered, estimated string
	dead                                                   bool
	bad                                                    []string // times of answers
}

// newOracle joins the rows of the files, header first.
func newOracle(orders, items, reviews [][]string) *oracle {
	bad := map[string][]string{}
	for _, r := range records(reviews) {
		if r["score"] <= "2" {
			bad[r["order_id"]] = append(bad[r["order_id"]], r["answer"])
		}
	}
	limits := map[[2]string]string{}
	for _, r := range records(items) {
		k := [2]string{r["order_id"], r["seller_id"]}
		limits[k] = max(limits[k], r["shipping_limit"])
	}
	byID := map[string]map[string]string{}
	for _, r := range records(orders) {
		byID[r["order_id"]] = r
	}
	o := &oracle{}
	for k, limit := range limits {
		r := byID[k[0]]
		o.pairs = append(o.pairs, oraclePair{
			seller: k[1], limit: limit, bad: bad[k[0]],
			purchase: r["purchase"], carrier: r["carrier"], delivered: r["delivered"], estimated: r["estimated"],
			dead: r["status"] == "canceled" || r["status"] == "unavailable",
		})
	}
	return o
}

func records(rows [][]string) (out []map[string]string) {
	for i := 1; i < len(rows); i++ {
		m := map[string]string{}
		for j, column := range rows[0] {
			m[column] = rows[i][j]
		}
		out = append(out, m)
	}
	return out
}

// csv returns the lines of one day, without header.
func (o *oracle) csv(d window.Day) string {
	scopes := map[string]*[8]int{pairs: {}}
	for _, p := range o.pairs {
		if scopes[p.seller] == nil {
			scopes[p.seller] = &[8]int{}
		}
		for i, n := range p.count(d) {
			scopes[p.seller][i] += n
			scopes[pairs][i] += n
		}
	}
	var b strings.Builder
	for _, scope := range slices.Sorted(maps.Keys(scopes)) {
		if n := *scopes[scope]; n != [8]int{} {
			fmt.Fprintf(&b, "%v,%s,%d,%d,%d,%d,%d,%d,%d,%d\n", d, scope, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7])
		}
	}
	return b.String()
}

// count is what one pair adds as of a day.
func (p *oraclePair) count(d window.Day) (n [8]int) {
	one := func(i int, yes bool) {
		if yes {
			n[i] = 1
		}
	}
	if within(p.purchase, d, 60) {
		one(0, true)
		one(1, slices.ContainsFunc(p.bad, func(t string) bool { return t[:10] <= d.String() }))
	}
	if !p.dead && within(p.limit, d, 30) {
		one(2, true)
		one(3, p.carrier == "" || p.carrier > p.limit)
	}
	if within(p.purchase, d, 7) {
		one(4, true)
		one(5, p.dead)
	}
	if !p.dead && within(p.estimated, d, 14) {
		one(6, true)
		one(7, p.delivered != "" && p.delivered[:10] <= p.estimated[:10])
	}
	return n
}

// within reports whether a time is on one of the n days that end with d.
func within(t string, d window.Day, n int) bool {
	return t != "" && d.Add(1-n).String() <= t[:10] && t[:10] <= d.String()
}

var saoPaulo = func() *time.Location {
	loc, err := time.LoadLocation("America/Sao_Paulo")
	if err != nil {
		panic(err)
	}
	return loc
}()
