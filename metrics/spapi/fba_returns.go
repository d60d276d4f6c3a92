package spapi

import "github.com/sellerperf/sellerperf/metrics"

// The columns that are read of the report of returns to Amazon's warehouses.
const (
	fbDate = iota
	fbOrder
	fbPlate
	fbReason
	fbCentre
	fbDisposition
)

func fbaReturnsFormat() *tableFormat {
	return &tableFormat{
		kind: FBAReturns,
		columns: []column{
			fbDate: {"returndate"}, fbOrder: {"orderid", "amazonorderid"}, fbPlate: {"licenseplatenumber"},
			fbReason: {"reason"}, fbCentre: {"fulfillmentcenterid"}, fbDisposition: {"detaileddisposition"},
		},
		least: []int{fbDate, fbOrder},
		match: func(has func(int) bool) bool { return has(fbPlate) || has(fbCentre) || has(fbDisposition) },
		row: func(t *table) {
			id, ok := t.order(fbOrder)
			if !ok {
				return
			}
			at, ok := t.needed(fbDate)
			if !ok {
				return
			}
			ev := &metrics.ReturnReceived{Return: t.text(fbPlate), Cause: lower(t.text(fbReason))}
			ev.At, ev.Order = at.instant(), id
			t.emit(ev, t.opt.Seen)
		},
	}
}
