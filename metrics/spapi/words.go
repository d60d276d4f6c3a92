package spapi

import (
	"strings"
	"unicode"

	"github.com/sellerperf/sellerperf/metrics"
)

// fold returns a word without what documents vary in: case, spaces, dashes,
// underscores and other punctuation. "Order ID", "order-id" and "OrderId" are one.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i]-'a' < 26 || s[i]-'0' < 10
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// channelOf reads who fulfils an order.
func channelOf(s string) metrics.Channel {
	switch fold(s) {
	case "mfn", "merchant", "seller", "fbm", "merchantfulfilled", "sellerfulfilled", "sfp":
		return metrics.MFN
	case "afn", "amazon", "fba", "amazonfulfilled", "fulfilledbyamazon", "amazonna", "amazoneu", "amazonjp", "amazonin":
		return metrics.AFN
	}
	return metrics.UnknownChannel
}

// flagOf reads a yes or a no; anything else says nothing.
func flagOf(s string) metrics.Flag {
	switch fold(s) {
	case "true", "yes", "y", "t", "1", "x":
		return metrics.Yes
	case "false", "no", "n", "f", "0":
		return metrics.No
	}
	return metrics.Unstated
}

// partyOf reads who did something.
func partyOf(s string) metrics.Party {
	switch fold(s) {
	case "buyer", "customer":
		return metrics.Buyer
	case "merchant", "seller", "sellingpartner", "mfn":
		return metrics.Seller
	case "amazon", "marketplace", "system":
		return metrics.Marketplace
	}
	return metrics.UnknownParty
}

// isCancelled reports whether a status says that an order or item was cancelled, in
// any of its spellings.
func isCancelled(s string) bool {
	switch fold(s) {
	case "canceled", "cancelled", "cancel":
		return true
	}
	return false
}

// isShipped reports whether a status says that all of an order was shipped: "Shipped",
// and the composites of sales exports, "Shipped - Delivered to Buyer".
func isShipped(s string) bool { return strings.HasPrefix(fold(s), "shipped") }

// cancelReason returns the reasons a metric asks for. Any other text is dropped: it is
// free, and may hold what a buyer wrote.
func cancelReason(s string) string {
	switch fold(s) {
	case "outofstock", "noinventory", "noinventoryavailable", "inventory", "outofinventory":
		return metrics.ReasonOutOfStock
	case "unconfirmed", "notconfirmed", "shipmentnotconfirmed":
		return metrics.ReasonUnconfirmed
	}
	return ""
}

// isOrderID reports whether a text may be an order's id: letters, digits and dashes.
// Amazon's have 3-7-7 digits, or a letter first (S01-..., D01-...); scrubbed documents
// have others.
func isOrderID(s string) bool {
	if len(s) < 3 || len(s) > 40 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !isWordByte(c) && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

// isForeignID reports whether an order's id is of another sales channel, whose orders
// Amazon only ships: S99-7-7.
func isForeignID(s string) bool {
	return len(s) > 3 && (s[0] == 'S' || s[0] == 's') && s[1]-'0' < 10 && s[2]-'0' < 10 && s[3] == '-'
}

// words returns names in lower case with dashes: "AMAZON_BUSINESS" is "amazon-business".
func words(names []string) []string {
	var out []string
	for _, n := range names {
		if w := strings.ReplaceAll(lower(n), "_", "-"); w != "" && len(w) <= maxCell && len(out) < 32 {
			out = append(out, w)
		}
	}
	return out
}

func lower(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// countryOf returns a country's code, and nothing of an address but that.
func countryOf(s string) string {
	if isCode(s, 2) {
		return s
	}
	s = strings.ToUpper(strings.TrimSpace(s))
	if !isCode(s, 2) {
		return ""
	}
	return s
}

// isCode reports whether a text is so many capital letters.
func isCode(s string, n int) bool {
	for i := range len(s) {
		if s[i]-'A' > 25 {
			return false
		}
	}
	return len(s) == n
}
