package accounthealth

import (
	"fmt"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
)

// v1 is the table of the figures that only the V1 report has. Those it shares with V2 have their
// lines there.
var v1 = []spec{
	{
		name: OrderDefects, path: []string{"orderDefects"},
		hits: "orderWithDefects", total: "orderCount",
		parts: []partSpec{
			{"claims", of("claim-rate", metrics.All)},
			{"chargebacks", of("chargeback-rate", metrics.All)},
			{"negativeFeedback", of("negative-feedback-rate", metrics.All)},
		},
		source: of("order-defect-rate", metrics.All),
	},
	{name: Refunds, path: []string{"refunds"}, hits: "count", total: "orderCount", source: of("refund-rate", metrics.All)},
	{name: ResponseTime, path: []string{"responseUnder24Hours"}, hits: "count", total: "contactCount", source: of("response-time-rate", metrics.All)},
	{name: ReturnDissatisfied, path: []string{"returnDissatisfaction"}, hits: "count", total: "returnCount", source: of("return-dissatisfaction-rate", metrics.All)},
}

// A v1Block is a part of the V1 report: sets of figures, one for each time frame.
type v1Block struct {
	path  [2]string // the elements that lead to a set
	total []string  // the element with the denominator of all of them, under the names it may have
	rates []v1Rate
}

// v1Rate is one element of a set, with a count and a rate.
type v1Rate struct {
	element string
	name    Name // of the figure it is the hits of
	part    string
}

// v1Blocks is the structure of the V1 report, as far as it is known: from the attribute list of
// Amazon's documentation and three programs that read it. No document was found.
var v1Blocks = []v1Block{
	{
		path: [2]string{"orderDefects", "orderDefectMetrics"}, total: []string{"orderCount"},
		rates: []v1Rate{
			{"orderWithDefects", OrderDefects, ""}, {"a_z_claims", OrderDefects, "claims"},
			{"chargebacks", OrderDefects, "chargebacks"}, {"negativeFeedbacks", OrderDefects, "negativeFeedback"},
		},
	},
	{
		path: [2]string{"customerExperience", "customerExperienceMetrics"}, total: []string{"orderCount"},
		rates: []v1Rate{{"lateShipment", LateShipment, ""}, {"preFulfillmentCancellation", Cancellation, ""}, {"refunds", Refunds, ""}},
	},
	{
		path: [2]string{"trackingInformation", "trackingMetrics"}, total: []string{"shipmentCount", "orderCount"},
		rates: []v1Rate{{"validTracking", ValidTracking, ""}, {"onTimeDelivery", OnTimeDelivery, ""}},
	},
	{
		path: [2]string{"buyerSellerContactResponseTimeMetrics", "responseTimeMetrics"}, total: []string{"contactCount"},
		rates: []v1Rate{
			{"responseUnder24Hours", ResponseTime, ""},
			{"responseTimeGreaterThan24Hours", "", ""}, {"noResponseForContactsOlderThan24Hours", "", ""}, {"averageResponseTimeInHours", "", ""},
		},
	},
	{
		path: [2]string{"returnDissatisfaction", "returnDissatisfactionMetrics"}, total: []string{"returnCount", "orderCount"},
		rates: []v1Rate{{"returnDissatisfaction", ReturnDissatisfied, ""}},
	},
}

// v1Checklist maps the items of the checklist to the figures they judge; the others are kept as
// warning states.
var v1Checklist = map[string]Name{
	"orderDefectRate": OrderDefects, "orderCancellationRate": Cancellation, "lateShipmentRate": LateShipment,
	"onTimeDelivery": OnTimeDelivery, "validTrackingRate": ValidTracking, "contactResponseTime": ResponseTime,
	"returnDissatisfactionRate": ReturnDissatisfied,
}

// ReadV1 reads the older report (GET_V1_SELLER_PERFORMANCE_REPORT), in XML, as far as its structure
// is known: no sample of it was found. Each time frame gives figures of its own, so that there
// may be several of a name. The channels are not told apart. It is as tolerant as [Read], and its
// errors are the same; a malformed XML declaration is passed over, and text that is not UTF-8 is taken
// as ISO 8859-1. The pointers of warnings are paths of elements.
func ReadV1(r io.Reader) (Report, error) {
	data, err := readAll(r)
	if err != nil {
		return Report{}, err
	}
	name, root, err := readElements(data)
	if err != nil {
		return Report{}, err
	}
	rd := reader{out: Report{Version: "V1"}, loose: true}
	top := place{root, "/" + name}
	switch name {
	case "sellerPerformanceReport":
		rd.v1Report(top)
	case "sellerPerformanceReports":
		o := object{rd: &rd, place: top}
		for _, p := range o.every("sellerPerformanceReport") {
			rd.v1Report(p)
		}
		o.close()
	default:
		return Report{}, &ReadError{Err: fmt.Errorf("%w: its element is %q", ErrNotReport, shorten(name))}
	}
	return rd.out, nil
}

// every returns all values of a key, where it is given several times.
func (o *object) every(key string) []place {
	o.known = append(o.known, key)
	var out []place
	for i, k := range o.keys {
		if k == key {
			out = append(out, place{o.items[i], at(below(o.pointer, key), len(out))})
		}
	}
	return out
}

func (rd *reader) v1Report(p place) {
	if p.kind == textNode && strings.TrimSpace(p.text) == "" {
		return // an empty element
	}
	o, ok := rd.open(p)
	if !ok {
		return
	}
	m := Marketplace{Pointer: p.pointer}
	if id, ok := o.find("marketplaceId"); ok {
		m.ID = rd.text(id, ok)
	}
	for i := range v1Blocks {
		b := &v1Blocks[i]
		for _, outer := range o.every(b.path[0]) {
			if inner, ok := rd.open(outer); ok {
				for _, set := range inner.every(b.path[1]) {
					rd.v1Set(b, set, &m)
				}
				inner.close()
			}
		}
	}
	if list, ok := o.find("performanceChecklist"); ok {
		rd.v1Checklist(list, &m)
	}
	o.close()
	rd.out.Marketplaces = append(rd.out.Marketplaces, m)
}

// v1Set reads the figures of one time frame.
func (rd *reader) v1Set(b *v1Block, p place, m *Marketplace) {
	o, ok := rd.open(p)
	if !ok {
		return
	}
	frame := rd.timeFrame(&o)
	var total Count
	for _, key := range b.total {
		if n, ok := o.find(key); ok && !total.Stated {
			total = rd.count(n, ok)
		}
	}
	first := len(m.Figures)
	for _, rate := range b.rates {
		e, ok := o.find(rate.element)
		if !ok || rate.name == "" {
			continue
		}
		count, value := rd.v1Rate(e)
		if rate.part != "" {
			for i := first; i < len(m.Figures); i++ {
				if f := &m.Figures[i]; f.Name == rate.name {
					f.Parts = append(f.Parts, Part{rate.part, count})
				}
			}
			continue
		}
		m.Figures = append(m.Figures, Figure{Name: rate.name, Pointer: e.pointer, Window: frame, Hits: count, Total: total, Rate: value})
	}
	o.close()
	for i := first; i < len(m.Figures); i++ {
		if s, ok := specOf(m.Figures[i].Name); ok {
			rd.check(&m.Figures[i], s)
		}
	}
}

func (rd *reader) timeFrame(o *object) DateRange {
	p, ok := o.find("timeFrame")
	if !ok {
		return DateRange{}
	}
	inner, ok := rd.open(p)
	if !ok {
		return DateRange{}
	}
	var d DateRange
	d.From, d.FromText = rd.instant(inner.find("start"))
	d.To, d.ToText = rd.instant(inner.find("end"))
	d.endOfDay()
	inner.close()
	rd.checkWindow(p.pointer, d)
	return d
}

// v1Rate reads an element with a count and a rate, or with the count alone as its text.
func (rd *reader) v1Rate(p place) (Count, Number) {
	if p.kind == textNode {
		return rd.count(p, true), Number{}
	}
	o, ok := rd.open(p)
	if !ok {
		return Count{}, Number{}
	}
	var value Number
	count := rd.count(o.find("count"))
	if r, ok := o.find("rate"); ok {
		value = rd.number(r, ok)
	}
	o.close()
	return count, value
}

// v1Checklist reads the statuses.
func (rd *reader) v1Checklist(p place, m *Marketplace) {
	o, ok := rd.open(p)
	if !ok {
		return
	}
	for i, key := range o.keys {
		item := place{o.items[i], below(o.pointer, key)}
		status, ok := item, true
		if item.kind == objectNode {
			inner := object{rd: rd, place: item}
			status, ok = inner.find("status")
			inner.close()
		}
		if !ok {
			continue
		}
		text := Status(rd.text(status, ok))
		name, known := v1Checklist[key]
		if !known {
			m.WarningStates = append(m.WarningStates, WarningState{Type: key, Status: text, Pointer: item.pointer})
			continue
		}
		for j := range m.Figures {
			if m.Figures[j].Name == name {
				m.Figures[j].Status = text
			}
		}
	}
}

// looseNumber reads a number that stands in text, perhaps with a percent sign.
func (rd *reader) looseNumber(p place) Number {
	text := strings.TrimSpace(p.text)
	n, ok := ParseNumber(strings.TrimSpace(strings.TrimSuffix(text, "%")))
	if ok && strings.HasSuffix(text, "%") {
		n.Value = n.Value.Shift(-2)
		n.Text = text
	}
	if !ok && text != "" && !strings.EqualFold(text, "NaN") && !strings.EqualFold(text, "N/A") {
		rd.warn(BadValue, p.pointer, p.text, "not a number that can be read")
	}
	return n
}
