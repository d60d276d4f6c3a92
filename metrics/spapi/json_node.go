package spapi

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// A node is a JSON object. Its keys are found whatever their case: Amazon's own
// notifications write them in both ways.
type node map[string]any

// A nodeFormat is a kind of record in JSON.
type nodeFormat struct {
	kind  Kind
	match func(n node) bool
	kinds func(n node) Kind // where the record says more exactly; nil: it is kind
	read  func(s *sink, n node)
	bare  bool // only where no envelope is around it
}

// nodeFormats are the formats there are. A record is of the first that matches.
func nodeFormats() []nodeFormat {
	list := append([]nodeFormat{noticeFormat()}, bareNotices()...)
	return append(list, orders2026Format(), ordersV0Format(), orderItemsFormat(),
		trackingFormat(), financesFormat(), transactionsFormat(), orderAsideFormat())
}

// get returns the value of a key; nil if there is none, or it is null.
func (n node) get(key string) any {
	if v, ok := n[key]; ok {
		return v
	}
	best, found := "", false
	for k := range n {
		if (!found || k < best) && strings.EqualFold(k, key) {
			best, found = k, true
		}
	}
	if !found {
		return nil
	}
	return n[best]
}

// has reports whether the keys are all there.
func (n node) has(keys ...string) bool {
	for _, k := range keys {
		if n.get(k) == nil {
			return false
		}
	}
	return true
}

// at follows keys down to an object; nil if there is none.
func (n node) at(keys ...string) node {
	for _, k := range keys {
		m, ok := n.get(k).(map[string]any)
		if !ok {
			return nil
		}
		n = m
	}
	return n
}

// text returns a text; a number or a boolean is as it is written. Empty if there is none.
func (n node) text(key string) string {
	switch v := n.get(key).(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// flag returns a yes or no, as a boolean or in any of its spellings.
func (n node) flag(key string) metrics.Flag { return flagOf(n.text(key)) }

// count returns a whole number; ok is false if there is none, or it is no count.
func (n node) count(key string) (int, bool) {
	s := strings.TrimSuffix(n.text(key), ".0")
	i := digits([]byte(s))
	return i, i >= 0 && i <= metrics.MaxUnits
}

// units is count, 0 where there is none.
func (n node) units(key string) int {
	i, ok := n.count(key)
	if !ok {
		return 0
	}
	return i
}

// list returns the objects of an array.
func (n node) list(key string) []node {
	v, ok := n.get(key).([]any)
	if !ok {
		return nil
	}
	var nodes []node
	for _, e := range v {
		if m, ok := e.(map[string]any); ok {
			nodes = append(nodes, m)
		}
	}
	return nodes
}

// texts returns the texts of an array.
func (n node) texts(key string) []string {
	v, ok := n.get(key).([]any)
	if !ok {
		return nil
	}
	var texts []string
	for _, e := range v {
		if s, ok := e.(string); ok {
			texts = append(texts, s)
		}
	}
	return texts
}

// amount returns an amount and its currency, under any of the names Amazon gives them.
func (n node) amount() (decimal.Decimal, string, bool) {
	for _, key := range []string{"amount", "currencyAmount", "value"} {
		if s := n.text(key); s != "" {
			d, ok := decimalOf(s)
			return d, n.text("currencyCode"), ok
		}
	}
	return decimal.Decimal{}, "", false
}

// money returns an amount that may be stated: not negative, and a whole number of minor
// units.
func (n node) money() (metrics.Money, bool) {
	d, currency, ok := n.amount()
	if !ok {
		return metrics.Money{}, false
	}
	return moneyOf(d, currency)
}

// keys lists the keys for a message.
func (n node) keys() string {
	keys := make([]string, 0, len(n))
	for k := range n {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keyList(keys)
}

// keyList shows a few keys.
func keyList(keys []string) string {
	const most = 8
	if len(keys) == 0 {
		return "no keys"
	}
	var b strings.Builder
	for i, k := range keys {
		if i == most {
			b.WriteString(", ...")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quoted(k))
	}
	return b.String()
}

// moment returns the instant of a key. A key that says nothing is no moment; ok is false,
// and the fault reported, for one that cannot be read.
func (s *sink) moment(n node, key string, kept bool) (m moment, ok bool) {
	text := n.text(key)
	if text == "" {
		return moment{}, true
	}
	c := clock{zone: s.opt.zone(s.market), order: s.opt.Dates}
	m, reason, detail := c.parse([]byte(text))
	if reason != "" {
		s.fault(&RowError{Key: key, Value: shorten(text), Reason: reason, Detail: detail, Kept: kept})
		return m, false
	}
	return m, true
}

// orderID returns the order of a record; ok is false, and the fault reported, if there is
// none.
func (s *sink) orderID(n node, key string) (string, bool) {
	id := n.text(key)
	switch {
	case id == "":
		s.fault(&RowError{Key: key, Reason: Missing})
	case !isOrderID(id):
		s.fault(&RowError{Key: key, Value: shorten(id), Reason: Malformed, Detail: "no order id"})
	case isForeignID(id):
		s.fault(&RowError{Key: key, Value: shorten(id), Reason: NotAmazon, Detail: "an order of another sales channel"})
	default:
		return id, true
	}
	return "", false
}
