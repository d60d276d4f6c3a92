package spapi

import (
	"fmt"
	"time"
)

// Marketplace is one of Amazon's stores.
type Marketplace struct {
	ID       string // "ATVPDKIKX0DER"
	Country  string // ISO 3166 code: "GB", where Amazon's API says UK
	Currency string // ISO 4217 code
	Zone     string // IANA zone of its days and deadlines; see Certain
	Name     string // as documents call it: "Amazon.com"
	Dates    DateOrder
	// Certain says that a real deadline shows the zone. Amazon publishes no table of
	// zones; the others are what third parties use or what the country suggests.
	Certain bool
}

// Marketplaces returns all, in Amazon's order: the Americas, Europe with its
// neighbours and India, the Far East. Ids, countries: the official page of marketplace
// ids, 2026-11-23. Zones: ship-by instants of real documents where certain, else
// third-party tables; for Canada they conflict. Dates: the order reports print numeric
// dates in, from a third party's table of the feedback report.
func Marketplaces() []Marketplace {
	return []Marketplace{
		{"ATVPDKIKX0DER", "US", "USD", "America/Los_Angeles", "Amazon.com", MonthDayYear, true},
		{"A2EUQ1WTGCTBG2", "CA", "CAD", "America/Toronto", "Amazon.ca", DayMonthYear, false},
		{"A1AM78C64UM0Y8", "MX", "MXN", "America/Mexico_City", "Amazon.com.mx", DayMonthYear, false},
		{"A2Q3Y263D00KWC", "BR", "BRL", "America/Sao_Paulo", "Amazon.com.br", DayMonthYear, true},
		{"A28R8C7NBKEWEA", "IE", "EUR", "Europe/Dublin", "Amazon.ie", DayMonthYear, false},
		{"A1RKKUPIHCS9HS", "ES", "EUR", "Europe/Madrid", "Amazon.es", DayMonthYear, false},
		{"A1F83G8C2ARO7P", "GB", "GBP", "Europe/London", "Amazon.co.uk", DayMonthYear, false},
		{"A13V1IB3VIYZZH", "FR", "EUR", "Europe/Paris", "Amazon.fr", DayMonthYear, false},
		{"AMEN7PMS3EDWL", "BE", "EUR", "Europe/Brussels", "Amazon.com.be", DayMonthYear, false},
		{"A1805IZSGTT6HS", "NL", "EUR", "Europe/Amsterdam", "Amazon.nl", DayMonthYear, false},
		{"A1PA6795UKMFR9", "DE", "EUR", "Europe/Berlin", "Amazon.de", DayMonthYear, true},
		{"APJ6JRA9NG5V4", "IT", "EUR", "Europe/Rome", "Amazon.it", DayMonthYear, false},
		{"A2NODRKZP88ZB9", "SE", "SEK", "Europe/Stockholm", "Amazon.se", YearMonthDay, false},
		{"AE08WJ6YKNBMC", "ZA", "ZAR", "Africa/Johannesburg", "Amazon.co.za", DayMonthYear, false},
		{"A1C3SOZRARQ6R3", "PL", "PLN", "Europe/Warsaw", "Amazon.pl", DayMonthYear, false},
		{"ARBP9OOSHTCHU", "EG", "EGP", "Africa/Cairo", "Amazon.eg", DayMonthYear, false},
		{"A33AVAJ2PDY3EV", "TR", "TRY", "Europe/Istanbul", "Amazon.com.tr", DayMonthYear, false},
		{"A17E79C6D8DWNP", "SA", "SAR", "Asia/Riyadh", "Amazon.sa", DayMonthYear, false},
		{"A2VIGQ35RCS4UG", "AE", "AED", "Asia/Dubai", "Amazon.ae", DayMonthYear, false},
		{"A21TJRUUN4KGV", "IN", "INR", "Asia/Kolkata", "Amazon.in", DayMonthYear, true},
		{"A19VAU5U5O7RUS", "SG", "SGD", "Asia/Singapore", "Amazon.sg", DayMonthYear, false},
		{"A39IBJ37TRP1C6", "AU", "AUD", "Australia/Sydney", "Amazon.com.au", DayMonthYear, false},
		{"A1VC38T7YXB528", "JP", "JPY", "Asia/Tokyo", "Amazon.co.jp", YearMonthDay, false},
	}
}

// FindMarketplace returns the marketplace of an id, a name ("amazon.de") or a country
// code ("UK" is "GB"). Case, spaces and punctuation do not matter. ok is false for
// anything else.
func FindMarketplace(text string) (m Marketplace, ok bool) {
	key := fold(text)
	if key == "uk" {
		key = "gb"
	}
	for _, m := range Marketplaces() {
		if key == fold(m.ID) || key == fold(m.Name) || key == fold(m.Country) {
			return m, true
		}
	}
	return Marketplace{}, false
}

// Location returns the marketplace's zone; the error is that of [time.LoadLocation],
// for want of zone data, or says that there is no marketplace.
func (m Marketplace) Location() (*time.Location, error) {
	if m.Zone == "" {
		return nil, fmt.Errorf("spapi: no marketplace, no zone")
	}
	return time.LoadLocation(m.Zone)
}
