package metrics

import "strconv"

// worth is what a checked placing is worth in minor units, and its first line, each plus one;
// 0 where that is not known.
type worth struct{ total, first uint64 }

// check checks a placing and says what it is worth.
func (e *OrderPlaced) check(w *worth) *EventError {
	switch {
	case e.Channel > AFN:
		return badEnum("channel", uint8(e.Channel))
	case e.Channel == UnknownChannel && !e.Void:
		return missing("channel")
	case !optional(e.ShipBy):
		return badInstant("ship_by", e.ShipBy)
	case !optional(e.DeliverBy):
		return badInstant("deliver_by", e.DeliverBy)
	case uint(e.Units) > MaxUnits:
		return badCount("units", e.Units)
	case e.Business > Yes:
		return badEnum("business", uint8(e.Business))
	case e.Sample > Yes:
		return badEnum("sample", uint8(e.Sample))
	case !isText(e.Buyer):
		return malformed("buyer", e.Buyer)
	case !isText(e.Destination):
		return malformed("destination", e.Destination)
	case !isText(e.Condition):
		return malformed("condition", e.Condition)
	}
	if e.Total != (Money{}) {
		total, err := checkMoney("total", &e.Total)
		if err != nil {
			return err
		}
		w.total = uint64(total) + 1
	}
	if len(e.Programs) > 0 {
		if err := checkNames("programs", e.Programs); err != nil {
			return err
		}
	}
	if len(e.Lines) > 0 {
		return checkLines(e.Lines, e.Total.Currency, w)
	}
	return nil
}

// checkLines checks the lines of an order whose total is in the given currency.
func checkLines(lines []Line, currency string, w *worth) *EventError {
	if len(lines) > MaxLines {
		return badCount("lines", len(lines))
	}
	for i := range lines {
		if lines[i].HasValue && currency == "" {
			return missing("total")
		}
		value, err := lines[i].check(currency)
		if err != nil {
			err.Key = "lines[" + strconv.Itoa(i) + "]." + err.Key
			return err
		}
		if i == 0 {
			w.first = uint64(value) + 1
		}
	}
	if i := duplicate(len(lines), func(i int) string { return lines[i].Line }); i >= 0 {
		return twice("lines["+strconv.Itoa(i)+"].line", lines[i].Line)
	}
	return nil
}

// check checks a line and returns its value in minor units, 0 if it has none.
func (l *Line) check(currency string) (value int64, err *EventError) {
	switch {
	case l.Line == "":
		return 0, missing("line")
	case !isID(l.Line):
		return 0, malformed("line", l.Line)
	case !isID(l.SKU):
		return 0, malformed("sku", l.SKU)
	case !isID(l.ASIN):
		return 0, malformed("asin", l.ASIN)
	case !isID(l.Category):
		return 0, malformed("category", l.Category)
	case uint(l.Units) > MaxUnits:
		return 0, badCount("units", l.Units)
	case !l.HasValue:
		return 0, nil
	}
	return checkAmount("value", l.Value, currency)
}

func (e *OrderPromised) check() *EventError {
	switch {
	case !optional(e.ShipBy):
		return badInstant("ship_by", e.ShipBy)
	case !optional(e.DeliverBy):
		return badInstant("deliver_by", e.DeliverBy)
	case e.ShipBy.IsZero() && e.DeliverBy.IsZero() && !e.Void:
		return missing("ship_by")
	}
	return nil
}

func (e *OrderCancelled) check() *EventError {
	switch {
	case e.By > Marketplace:
		return badEnum("by", uint8(e.By))
	case e.By == UnknownParty && !e.Void:
		return missing("by")
	case e.RequestedBy != UnknownParty && e.RequestedBy != Buyer:
		return badEnum("requested_by", uint8(e.RequestedBy))
	case !isText(e.Reason):
		return malformed("reason", e.Reason)
	case !isID(e.Line):
		return malformed("line", e.Line)
	case uint(e.Units) > MaxUnits:
		return badCount("units", e.Units)
	case !isText(e.Cause):
		return malformed("cause", e.Cause)
	case e.Accountable > Yes:
		return badEnum("accountable", uint8(e.Accountable))
	}
	return nil
}

func (e *ShipmentConfirmed) check() *EventError {
	switch {
	case !isID(e.Shipment):
		return malformed("shipment", e.Shipment)
	case !isText(e.Carrier):
		return malformed("carrier", e.Carrier)
	case !isText(e.Service):
		return malformed("service", e.Service)
	case !isID(e.Tracking):
		return malformed("tracking", e.Tracking)
	case uint(e.Units) > MaxUnits:
		return badCount("units", e.Units)
	case e.TrackingExempt > Yes:
		return badEnum("tracking_exempt", uint8(e.TrackingExempt))
	case e.Protected > Yes:
		return badEnum("protected", uint8(e.Protected))
	case !isText(e.Origin):
		return malformed("origin", e.Origin)
	case e.Letter > Yes:
		return badEnum("letter", uint8(e.Letter))
	}
	if len(e.Lines) == 0 {
		return nil
	}
	if err := checkNames("lines", e.Lines); err != nil {
		return err
	}
	if i := duplicate(len(e.Lines), func(i int) string { return e.Lines[i] }); i >= 0 {
		return twice("lines["+strconv.Itoa(i)+"]", e.Lines[i])
	}
	return nil
}

func (e *ShipmentScanned) check() *EventError {
	switch {
	case !isID(e.Shipment):
		return malformed("shipment", e.Shipment)
	case e.Stage > Attempt:
		return badEnum("stage", uint8(e.Stage))
	}
	return nil
}

func (e *ShipmentDelivered) check() *EventError {
	switch {
	case !isID(e.Shipment):
		return malformed("shipment", e.Shipment)
	case !isText(e.Cause):
		return malformed("cause", e.Cause)
	case e.Accountable > Yes:
		return badEnum("accountable", uint8(e.Accountable))
	}
	return nil
}

func (e *InvoiceUploaded) check() *EventError {
	if !isID(e.Shipment) {
		return malformed("shipment", e.Shipment)
	}
	return nil
}

func (e *RefundIssued) check() *EventError {
	switch {
	case !isID(e.Refund):
		return malformed("refund", e.Refund)
	case e.Amount.IsZero() && e.Amount.Amount.Sign() == 0 && !e.Void:
		return missing("amount")
	}
	_, err := checkMoney("amount", &e.Amount)
	return err
}

// checkExclusion checks what an exclusion and its end say. The metrics are needed
// of a void one too: each is a thing of its own.
func checkExclusion(metrics []string, reason, evidence string, void bool) *EventError {
	if len(metrics) == 0 {
		return missing("metrics")
	}
	for i, id := range metrics {
		if len(id) > maxText || !validName(id) {
			return malformed("metrics["+strconv.Itoa(i)+"]", id)
		}
	}
	switch {
	case reason == "" && !void:
		return missing("reason")
	case !isText(reason):
		return malformed("reason", reason)
	case !isText(evidence):
		return malformed("evidence", evidence)
	}
	return nil
}
