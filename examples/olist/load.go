package main

import (
	"errors"
	"io/fs"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// A dataset is what the files say, by seller.
type dataset struct {
	loc    *time.Location
	orders map[string]*order
	sales  map[string][]*sale // by seller
	strays int                // rows about orders that are not there
}

// An order is a row of the orders. Times that are missing are zero.
type order struct {
	id        string
	dead      bool
	purchase  time.Time
	carrier   time.Time
	delivered time.Time
	estimated window.Day
	sales     []*sale // one for each seller
	reviews   []review
}

// A sale is a seller's part in an order.
type sale struct {
	*order
	seller string
	limit  time.Time // the latest shipping limit of the seller's items; zero: none
}

type review struct {
	id     string
	score  int
	answer time.Time
}

// dead are the statuses of orders that came to nothing.
var dead = map[string]bool{"canceled": true, "unavailable": true}

// load reads the files of a folder, times as of a zone. Without reviews there are
// none.
func load(dir string, loc *time.Location) (*dataset, error) {
	d := &dataset{loc: loc, orders: map[string]*order{}, sales: map[string][]*sale{}}
	err := readTable(dir, "orders",
		[]string{"order_id", "status", "purchase", "carrier", "delivered", "estimated"}, d.order)
	if err == nil {
		err = readTable(dir, "items", []string{"order_id", "seller_id", "shipping_limit"}, d.item)
	}
	if err != nil {
		return nil, err
	}
	err = readTable(dir, "reviews", []string{"review_id", "order_id", "score", "answer"}, d.review)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return d, nil
}

func (d *dataset) order(r row) (err error) {
	o := &order{dead: dead[r.text("status")]}
	if o.id, err = r.id("order_id"); err != nil {
		return err
	}
	if d.orders[o.id] != nil {
		return r.wrong("order_id", errors.New("the order is there already"))
	}
	if _, err = r.id("purchase"); err != nil {
		return err
	}
	for column, t := range map[string]*time.Time{"purchase": &o.purchase, "carrier": &o.carrier, "delivered": &o.delivered} {
		if *t, err = r.time(column, d.loc); err != nil {
			return err
		}
	}
	if o.estimated, err = r.day("estimated", d.loc); err != nil {
		return err
	}
	d.orders[o.id] = o
	return nil
}

// item adds an item to the sale of its seller.
func (d *dataset) item(r row) error {
	seller, err := r.id("seller_id")
	if err != nil {
		return err
	}
	limit, err := r.time("shipping_limit", d.loc)
	if err != nil {
		return err
	}
	o := d.orders[r.text("order_id")]
	if o == nil {
		d.strays++
		return nil
	}
	s := o.sale(seller)
	if s == nil {
		s = &sale{order: o, seller: seller}
		o.sales = append(o.sales, s)
		d.sales[seller] = append(d.sales[seller], s)
	}
	if limit.After(s.limit) {
		s.limit = limit
	}
	return nil
}

// sale returns a seller's part, nil for none yet. Orders have few sellers.
func (o *order) sale(seller string) *sale {
	for _, s := range o.sales {
		if s.seller == seller {
			return s
		}
	}
	return nil
}

func (d *dataset) review(r row) error {
	id, err := r.id("review_id")
	if err != nil {
		return err
	}
	score, err := r.number("score", 1, 5)
	if err != nil {
		return err
	}
	if _, err := r.id("answer"); err != nil {
		return err
	}
	answer, err := r.time("answer", d.loc)
	if err != nil {
		return err
	}
	o := d.orders[r.text("order_id")]
	if o == nil {
		d.strays++
		return nil
	}
	o.reviews = append(o.reviews, review{id, score, answer})
	return nil
}
