package amazon

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// PrimeUS returns the standards of Seller Fulfilled Prime in the United States, policy
// "amazon-us-prime", by editions. Orders of the programme carry "prime" among their
// programs. The value is the caller's own.
func PrimeUS() thresholds.Policy { return primeUS.Clone() }

// PrimeUK returns those of the United Kingdom, policy "amazon-uk-prime".
func PrimeUK() thresholds.Policy { return primeUK.Clone() }

// PrimeDE returns those of Germany, policy "amazon-de-prime".
func PrimeDE() thresholds.Policy { return primeDE.Clone() }

// PrimeES returns those of Spain, policy "amazon-es-prime".
func PrimeES() thresholds.Policy { return primeES.Clone() }

// PrimeFR returns those of France, policy "amazon-fr-prime".
func PrimeFR() thresholds.Policy { return primeFR.Clone() }

// PrimeJP returns those of Japan, policy "amazon-jp-prime".
func PrimeJP() thresholds.Policy { return primeJP.Clone() }

var (
	primeUS = thresholds.Policy{
		Name: "amazon-us-prime", Title: "Amazon US Seller Fulfilled Prime", Zone: us.Zone, Sources: us.Sources,
		Editions: []thresholds.Edition{
			{
				ID:      "undated",
				Note:    "The programme as the page of 2021 has it. Since when it was in force is not known.",
				Sources: official(primeHelp, "a page of 2021", "id", "rules"),
				Rules: []thresholds.Rule{
					sourced(primeShipments, official(primeHelp, "99 %, by the first scan; on time if delivered on time", "metric", "limit"), primeAssumed),
					sourced(primeCancellation, official(primeHelp, "", "limit"), primeUnits, primeAssumed),
					sourced(primeDelivery, official(primeHelp, "outside of Buy Shipping", "metric", "limit"), primeAssumed),
				},
			},
			{
				ID: "2023-10-01", From: window.MustParseDay("2023-10-01"),
				Note: "The programme in the form it was opened again with. Of on-time delivery only contradictory numbers are known.",
				Sources: []thresholds.Source{{
					Of: []string{"id", "from", "rules"}, URL: primeReopened, Read: read, Certainty: thresholds.Secondary,
					Note: "October 2023; the day is not given",
				}},
				Rules: []thresholds.Rule{
					sourced(primeCancellation, []thresholds.Source{{
						Of: []string{"limit"}, URL: primeReopened, Read: read, Certainty: thresholds.Assumed,
						Note: "as before; the number was not found again",
					}}, primeUnits, primeAssumed),
					sourced(primeTracking("at least 0.99"), []thresholds.Source{{
						Of: []string{"metric", "limit"}, URL: primeTrackingCards, Read: read, Certainty: thresholds.Secondary,
					}}, primeAssumed),
				},
			},
		},
	}
	primeUK = thresholds.Policy{
		Name: "amazon-uk-prime", Title: "Amazon UK Seller Fulfilled Prime", Zone: uk.Zone, Sources: uk.Sources,
		Editions: primeEurope(primeHelpUK),
	}
	primeDE = thresholds.Policy{
		Name: "amazon-de-prime", Title: "Amazon Germany Seller Fulfilled Prime", Zone: de.Zone, Sources: de.Sources,
		Editions: primeEurope(primeHelpDE),
	}
	primeES = thresholds.Policy{
		Name: "amazon-es-prime", Title: "Amazon Spain Seller Fulfilled Prime", Zone: es.Zone, Sources: es.Sources,
		Editions: primeEurope(primeHelpES),
	}
	primeFR = thresholds.Policy{
		Name: "amazon-fr-prime", Title: "Amazon France Seller Fulfilled Prime", Zone: fr.Zone, Sources: fr.Sources,
		Editions: primeFrance(primeEurope(primeHelpFR)),
	}
	primeJP = thresholds.Policy{
		Name: "amazon-jp-prime", Title: "Amazon Japan Seller Fulfilled Prime", Zone: jp.Zone, Sources: jp.Sources,
		Editions: []thresholds.Edition{{
			ID:      "undated",
			Note:    "The programme as the page of July 2021 has it. Since when it is in force is not known.",
			Sources: official(primeHelpJP, "a page of July 2021", "id", "rules"),
			Rules: []thresholds.Rule{
				sourced(limited(primeCancellation, "at most 0.01"), official(primeHelpJP, "", "limit"), primeUnits, primeAssumed),
				sourced(limited(primeDelivery, "at least 0.96"), official(primeHelpJP, "", "metric", "limit"), primeAssumed),
				sourced(primeTracking("at least 0.94"), official(primeHelpJP, "", "metric", "limit"), primeAssumed),
			},
		}},
	}
)

// primeEurope returns the editions that the countries of Europe have in common.
func primeEurope(page string) []thresholds.Edition {
	shipments := sourced(primeShipments, official(page, "99 %, by the first scan; on time if delivered on time", "metric", "limit"), primeAssumed)
	cancellation := sourced(primeCancellation, official(page, "", "limit"), primeUnits, primeAssumed)
	return []thresholds.Edition{
		{
			ID:      "undated",
			Note:    "Since when the standards were in force is not known.",
			Sources: official(page, "", "id", "rules"),
			Rules: []thresholds.Rule{
				shipments, cancellation,
				sourced(primeDelivery, official(page, "outside of Buy Shipping", "metric", "limit"), primeAssumed),
			},
		},
		{
			ID: "2023-06-21", From: window.MustParseDay("2023-06-21"),
			Note: "90 % delivered on time, no longer 97 %.",
			Sources: []thresholds.Source{{
				Of: []string{"id", "from", "rules"}, URL: primeEurope2023, Read: read, Certainty: thresholds.Secondary,
			}},
			Rules: []thresholds.Rule{
				shipments, cancellation,
				sourced(limited(primeDelivery, "at least 0.90"), []thresholds.Source{{
					Of: []string{"metric", "limit"}, URL: primeEurope2023, Read: read, Certainty: thresholds.Secondary,
				}}, primeAssumed),
			},
		},
	}
}

// primeFrance returns editions with the tracking that France asks for besides.
func primeFrance(editions []thresholds.Edition) []thresholds.Edition {
	for i := range editions {
		editions[i].Rules = append(editions[i].Rules,
			sourced(primeTracking("at least 1"), official(primeHelpFR, "100 %", "metric", "limit"), primeAssumed))
	}
	return editions
}

// What the countries have in common.
var (
	primeShipments = thresholds.Rule{
		ID: "late-shipment-rate", Metric: "late-fulfilment-rate?program=prime", Segment: metrics.SegmentMFN,
		Window: window.Span{Days: 7}, Limit: thresholds.MustParseLimit("at most 0.01"),
		Note: "Offers may lose Prime.",
	}
	primeCancellation = thresholds.Rule{
		ID: "cancellation-rate", Metric: "cancellation-rate?program=prime&unit=unit", Segment: metrics.SegmentMFN,
		Window: window.Span{Days: 7}, Limit: thresholds.MustParseLimit("at most 0.005"),
		Note: "Offers may lose Prime.",
	}
	primeDelivery = thresholds.Rule{
		ID: "on-time-delivery-rate", Metric: "on-time-delivery-rate?program=prime", Segment: metrics.SegmentMFN,
		Window: window.Span{Days: 7}, Limit: thresholds.MustParseLimit("at least 0.97"),
		Note: "Offers may lose Prime.",
	}
	primeUnits = official(primeHelpJP, "units cancelled before shipment, whatever the reason", "metric")
	// primeAssumed comes last: where nothing else says it.
	primeAssumed = []thresholds.Source{{
		Of: []string{"metric", "window", "segment"}, URL: primeHelp, Read: read, Certainty: thresholds.Assumed,
		Note: "the programme is judged weekly; which seven days are meant, and which day places an order, is not said",
	}}
)

// primeTracking returns the rule on tracking with a limit.
func primeTracking(limit string) thresholds.Rule {
	return thresholds.Rule{
		ID: "valid-tracking-rate", Metric: "valid-tracking-rate?day=confirmed&program=prime", Segment: metrics.SegmentMFN,
		Window: window.Span{Days: 7}, Limit: thresholds.MustParseLimit(limit),
		Note: "Offers may lose Prime.",
	}
}

// limited returns a rule with another limit.
func limited(r thresholds.Rule, limit string) thresholds.Rule {
	r.Limit = thresholds.MustParseLimit(limit)
	return r
}

// The pages on the programmes.
const (
	primeHelp          = "https://sellercentral.amazon.com/gp/help/external/help.html?itemID=202072550&language=en_US"
	primeHelpUK        = "https://sellercentral-europe.amazon.com/gp/help/external/help.html?itemID=202072550&language=en_GB"
	primeHelpDE        = "https://sellercentral.amazon.de/gp/help/external/202072550?language=en_DE"
	primeHelpES        = "https://sellercentral.amazon.es/gp/help/external/202072550?language=en_ES"
	primeHelpFR        = "https://sellercentral.amazon.fr/gp/help/external/G201812270?language=en_FR"
	primeHelpJP        = "https://sellercentral.amazon.co.jp/gp/help/external/help-page.html?itemID=202072550&language=en_JP"
	primeEurope2023    = "https://onlinehaendler-news.de/prime/3608-amazon-haendler-aufgepasst-aenderungen-prime-verkaeufer-programm.html"
	primeReopened      = "https://www.shipsage.com/blog/seller-fulfilled-prime-requirements-2026/"
	primeTrackingCards = "https://jeopardylabs.com/print/2024-06-06-611"
	premiumHelpJP      = "https://sellercentral.amazon.co.jp/gp/help/external/201503640?language=en_JP"
	premiumUS2025      = "https://www.traxtech.com/blog/amazon-adjusts-premium-shipping-requirements-supply-chain-strategy-implications"
	premiumUK2025      = "https://ventureforge.co.uk/blog/premium-shipping-rules-are-changing-heres-what-you-need-to-know"
)
