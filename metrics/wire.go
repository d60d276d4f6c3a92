// # Wire format
//
// An event is one JSON object on a line of its own, in UTF-8. The table has the keys
// of each type, with * at those it must have. Other keys are passed over; null is as
// if the key were absent. What is absent, and an id or a text that is empty, is
// unstated: it says nothing and erases nothing. The last column has what it is then
// taken as, if anything.
//
//	type                key              JSON     value                       if absent
//
//	every event         type*            string   a type of this table
//	                    at*              string   instant
//	                    order*           string   id
//	                    seen             string   instant                     taken as at
//	                    id               string   id
//	                    account          string   id
//	                    rev              number   0 to 1073741824             0
//	                    void             boolean  false, true                 false
//
//	order.placed        channel*         string   mfn, afn
//	                    ship_by          string   instant
//	                    deliver_by       string   instant
//	                    units            number   1 to 1000000                taken as the lines' sum, or 1
//	                    lines            array    up to 500 lines
//	                    total            object   amount
//	                    business         boolean  false, true
//	                    programs         array    up to 500 ids
//	                    buyer            string   text
//	                    destination      string   text
//	                    condition        string   text
//	                    sample           boolean  false, true
//	a line              line*            string   id
//	                    sku              string   id
//	                    asin             string   id
//	                    category         string   id
//	                    units            number   1 to 1000000                taken as 1
//	                    value            string   decimal, needs total
//	an amount           amount*          string   decimal
//	                    currency*        string   currency
//	order.promised      ship_by          string   instant, one of the two
//	                    deliver_by       string   instant, one of the two
//	                    extension        boolean  false, true                 false
//	order.cancelled     by*              string   seller, buyer, marketplace
//	                    requested_by     string   buyer
//	                    reason           string   text
//	                    line             string   id                          taken as the whole order
//	                    units            number   1 to 1000000                taken as all of them
//	                    cause            string   text
//	                    accountable      boolean  false, true
//	order.excluded,     metrics*         array    metric ids
//	order.included      reason*          string   text
//	                    evidence         string   text
//
//	shipment.confirmed  shipment         string   id
//	                    carrier          string   text
//	                    service          string   text
//	                    tracking         string   id
//	                    units            number   1 to 1000000                taken as all of them
//	                    lines            array    up to 500 ids
//	                    tracking_exempt  boolean  false, true
//	                    protected        boolean  false, true
//	                    origin           string   text
//	                    letter           boolean  false, true
//	shipment.scanned    shipment         string   id
//	                    stage            string   accepted, transit, attempt  accepted
//	shipment.delivered  shipment         string   id
//	                    cause            string   text
//	                    accountable      boolean  false, true
//	invoice.uploaded    shipment         string   id
//	refund.issued       amount*          object   amount
//	                    refund           string   id
//	survey.answered     satisfied*       boolean  false, true
//
//	feedback.left       rating*          number   1 to 5
//	                    feedback         string   id
//	                    scope            string   seller, item                taken as seller
//	feedback.removed    feedback         string   id
//	                    by               string   seller, buyer, marketplace
//	claim.opened        claim            string   id
//	                    kind             string   not-received, not-as-described, case
//	claim.decided       outcome*         string   granted, denied, withdrawn, refunded
//	                    claim            string   id
//	                    by               string   seller, buyer, marketplace
//	                    seller_fault     boolean  false, true                 taken as true
//	chargeback.opened   chargeback       string   id
//	                    kind             string   service, fraud              taken as service
//	chargeback.decided  outcome*         string   won, lost
//	                    chargeback       string   id
//	return.requested,   return           string   id
//	return.rejected     in_policy        boolean  false, true
//	return.answered     return           string   id
//	return.received     return           string   id
//	                    cause            string   text
//	                    accountable      boolean  false, true
//	return.rated        return           string   id
//	                    resolved         boolean  false, true
//
//	message.received,   message*         string   id
//	message.closed      order            string   id
//	                    thread           string   id
//	message.answered    message*         string   id
//	                    order            string   id
//	                    thread           string   id
//	                    auto             boolean  false, true                 false
//	violation.opened    violation*       string   id
//	                    category*        string   id
//	                    severity         string   text
//	                    asin             string   id
//	                    order            none
//	violation.resolved  violation*       string   id
//	                    outcome*         string   cleared, upheld
//	                    order            none
//
//	{"type":"feedback.left","at":"2026-11-09T17:05:11Z","order":"902-1","rating":2}
//
// An id is up to 1024 bytes without control characters, a text up to 1024 bytes of
// any. An instant is RFC 3339 with Z or an offset, from [MinInstant] to [MaxInstant],
// kept to the second. Numbers are whole. A currency is an ISO 4217 code; a decimal is
// 0 or more, like "12.34", with no more places than the currency has [MinorUnits]. A
// metric id is one of the [Catalogue] or one's own. The ids of an order's lines, and
// the lines a shipment names, are distinct.
//
// With void true an event needs no more than at and what names its thing: order,
// message, violation, metrics.
package metrics
