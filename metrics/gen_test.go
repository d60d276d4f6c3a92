package metrics

import (
	"fmt"
	"time"

	"pgregory.net/rapid"
)

// genEvent generates any event that check accepts: every type, every field stated
// or not, texts in several scripts, instants of whole seconds in several zones.
func genEvent() *rapid.Generator[Event] {
	return rapid.Custom(func(t *rapid.T) Event {
		gens := eventGens()
		return gens[rapid.IntRange(0, len(gens)-1).Draw(t, "type")](t)
	})
}

// eventGens lists a generator for each type, in the order of eventTypes.
func eventGens() []func(*rapid.T) Event {
	return []func(*rapid.T) Event{
		func(t *rapid.T) Event { return genPlaced(t) },
		func(t *rapid.T) Event {
			e := &OrderPromised{
				Meta: genMeta(t, true), ShipBy: maybe(t, "ship_by", genInstant),
				DeliverBy: maybe(t, "deliver_by", genInstant), Extension: rapid.Bool().Draw(t, "extension"),
			}
			if e.ShipBy.IsZero() && e.DeliverBy.IsZero() {
				e.DeliverBy = genInstant(t)
			}
			return e
		},
		func(t *rapid.T) Event {
			return &OrderCancelled{
				Meta: genMeta(t, true), By: genWord[Party](t, 1, 3), RequestedBy: maybe(t, "asked", buyer),
				Reason: maybe(t, "reason", genReason), Line: maybe(t, "line", genID), Units: maybe(t, "units", genUnits),
				Cause: maybe(t, "cause", genText), Accountable: genWord[Flag](t, 0, 2),
			}
		},
		func(t *rapid.T) Event {
			return &ShipmentConfirmed{
				Meta: genMeta(t, true), Shipment: maybe(t, "shipment", genID), Carrier: maybe(t, "carrier", genText),
				Service: maybe(t, "service", genText), Tracking: maybe(t, "tracking", genID),
				Units: maybe(t, "units", genUnits), Lines: genLineIDs(t),
				TrackingExempt: genWord[Flag](t, 0, 2), Protected: genWord[Flag](t, 0, 2),
				Origin: maybe(t, "origin", genText), Letter: genWord[Flag](t, 0, 2),
			}
		},
		func(t *rapid.T) Event {
			return &ShipmentScanned{Meta: genMeta(t, true), Shipment: maybe(t, "shipment", genID), Stage: genWord[Stage](t, 0, 2)}
		},
		func(t *rapid.T) Event {
			return &ShipmentDelivered{
				Meta: genMeta(t, true), Shipment: maybe(t, "shipment", genID), Cause: maybe(t, "cause", genText),
				Accountable: genWord[Flag](t, 0, 2),
			}
		},
		func(t *rapid.T) Event {
			return &InvoiceUploaded{Meta: genMeta(t, true), Shipment: maybe(t, "shipment", genID)}
		},
		func(t *rapid.T) Event {
			return &RefundIssued{Meta: genMeta(t, true), Refund: maybe(t, "refund", genID), Amount: genMoney(t)}
		},
		func(t *rapid.T) Event {
			return &SurveyAnswered{Meta: genMeta(t, true), Satisfied: rapid.Bool().Draw(t, "satisfied")}
		},
		func(t *rapid.T) Event {
			return &OrderExcluded{Meta: genMeta(t, true), Metrics: genMetrics(t), Reason: genText(t), Evidence: maybe(t, "evidence", genText)}
		},
		func(t *rapid.T) Event {
			return &OrderIncluded{Meta: genMeta(t, true), Metrics: genMetrics(t), Reason: genText(t), Evidence: maybe(t, "evidence", genText)}
		},
		func(t *rapid.T) Event {
			return &FeedbackLeft{
				Meta: genMeta(t, true), Feedback: maybe(t, "feedback", genID),
				Rating: rapid.IntRange(1, 5).Draw(t, "rating"), Scope: genWord[Scope](t, 0, 2),
			}
		},
		func(t *rapid.T) Event {
			return &FeedbackRemoved{Meta: genMeta(t, true), Feedback: maybe(t, "feedback", genID), By: genWord[Party](t, 0, 3)}
		},
		func(t *rapid.T) Event {
			return &ClaimOpened{Meta: genMeta(t, true), Claim: maybe(t, "claim", genID), Kind: genWord[ClaimKind](t, 0, 3)}
		},
		func(t *rapid.T) Event {
			return &ClaimDecided{
				Meta: genMeta(t, true), Claim: maybe(t, "claim", genID), Outcome: genWord[ClaimOutcome](t, 1, 4),
				By: genWord[Party](t, 0, 3), SellerFault: genWord[Flag](t, 0, 2),
			}
		},
		func(t *rapid.T) Event {
			return &ChargebackOpened{Meta: genMeta(t, true), Chargeback: maybe(t, "chargeback", genID), Kind: genWord[ChargebackKind](t, 0, 2)}
		},
		func(t *rapid.T) Event {
			return &ChargebackDecided{Meta: genMeta(t, true), Chargeback: maybe(t, "chargeback", genID), Outcome: genWord[ChargebackOutcome](t, 1, 2)}
		},
		func(t *rapid.T) Event {
			return &ReturnRequested{Meta: genMeta(t, true), Return: maybe(t, "return", genID), InPolicy: genWord[Flag](t, 0, 2)}
		},
		func(t *rapid.T) Event {
			return &ReturnAnswered{Meta: genMeta(t, true), Return: maybe(t, "return", genID)}
		},
		func(t *rapid.T) Event {
			return &ReturnRejected{Meta: genMeta(t, true), Return: maybe(t, "return", genID), InPolicy: genWord[Flag](t, 0, 2)}
		},
		func(t *rapid.T) Event {
			return &ReturnReceived{
				Meta: genMeta(t, true), Return: maybe(t, "return", genID), Cause: maybe(t, "cause", genText),
				Accountable: genWord[Flag](t, 0, 2),
			}
		},
		func(t *rapid.T) Event {
			return &ReturnRated{Meta: genMeta(t, true), Return: maybe(t, "return", genID), Resolved: genWord[Flag](t, 0, 2)}
		},
		func(t *rapid.T) Event {
			return &MessageReceived{Meta: genMeta(t, rapid.Bool().Draw(t, "on order")), Message: genID(t), Thread: maybe(t, "thread", genID)}
		},
		func(t *rapid.T) Event {
			return &MessageAnswered{
				Meta: genMeta(t, rapid.Bool().Draw(t, "on order")), Message: genID(t), Thread: maybe(t, "thread", genID),
				Auto: rapid.Bool().Draw(t, "auto"),
			}
		},
		func(t *rapid.T) Event {
			return &MessageClosed{Meta: genMeta(t, rapid.Bool().Draw(t, "on order")), Message: genID(t), Thread: maybe(t, "thread", genID)}
		},
		func(t *rapid.T) Event {
			return &ViolationOpened{
				Meta: genMeta(t, false), Violation: genID(t), Category: genID(t), Severity: maybe(t, "severity", genText),
				ASIN: maybe(t, "asin", genID),
			}
		},
		func(t *rapid.T) Event {
			return &ViolationResolved{Meta: genMeta(t, false), Violation: genID(t), Outcome: genWord[ViolationOutcome](t, 1, 2)}
		},
	}
}

func genPlaced(t *rapid.T) *OrderPlaced {
	e := &OrderPlaced{
		Meta: genMeta(t, true), Channel: genWord[Channel](t, 1, 2), ShipBy: maybe(t, "ship_by", genInstant),
		DeliverBy: maybe(t, "deliver_by", genInstant), Units: maybe(t, "units", genUnits), Total: maybe(t, "total", genMoney),
		Business: genWord[Flag](t, 0, 2), Sample: genWord[Flag](t, 0, 2), Programs: genLineIDs(t),
		Buyer: maybe(t, "buyer", genText), Destination: maybe(t, "destination", genText),
		Condition: maybe(t, "condition", genText),
	}
	for _, id := range genLineIDs(t) {
		l := Line{
			Line: id, SKU: maybe(t, "sku", genID), ASIN: maybe(t, "asin", genID), Category: maybe(t, "category", genID),
			Units: maybe(t, "units", genUnits),
		}
		if !e.Total.IsZero() && rapid.Bool().Draw(t, "valued") {
			l.Value, l.HasValue = MoneyFromMinor(genMinor(t), e.Total.Currency).Amount, true
		}
		e.Lines = append(e.Lines, l)
	}
	return e
}

func genMeta(t *rapid.T, order bool) Meta {
	m := Meta{
		At: genInstant(t), Seen: maybe(t, "seen", genInstant), Account: maybe(t, "account", genID),
		ID: maybe(t, "id", genID), Void: rapid.IntRange(0, 9).Draw(t, "void") == 0,
		Rev: maybe(t, "rev", genRev),
	}
	if order {
		m.Order = genID(t)
	}
	return m
}

// maybe draws a value, or leaves it unstated.
func maybe[T any](t *rapid.T, what string, gen func(*rapid.T) T) T {
	var zero T
	if !rapid.Bool().Draw(t, "state "+what) {
		return zero
	}
	return gen(t)
}

func genWord[E ~uint8](t *rapid.T, first, last E) E {
	return E(rapid.IntRange(int(first), int(last)).Draw(t, fmt.Sprintf("%T", first)))
}

func buyer(*rapid.T) Party { return Buyer }

func genUnits(t *rapid.T) int {
	return rapid.OneOf(rapid.IntRange(1, 5), rapid.IntRange(1, MaxUnits)).Draw(t, "units")
}

var genZones = []*time.Location{time.UTC, time.FixedZone("", -8*3600), time.FixedZone("", 5*3600+45*60)}

func genInstant(t *rapid.T) time.Time {
	zone := rapid.SampledFrom(genZones).Draw(t, "zone")
	return time.Unix(rapid.OneOf(
		rapid.Int64Range(1767225600, 1798761599), // 2026
		rapid.Int64Range(minUnix, maxUnix),
		rapid.SampledFrom([]int64{minUnix, maxUnix}),
	).Draw(t, "instant"), 0).In(zone)
}

func genID(t *rapid.T) string {
	return rapid.OneOf(
		rapid.StringMatching(`902-[0-9]{7}-[0-9]{7}`),
		rapid.StringMatching(`[A-Za-z0-9._"\\/-]{1,12}`),
		rapid.SampledFrom([]string{"ключ", "注文-1", "Kochtöpfe", "🫖", " ", "a\u2028b"}),
	).Draw(t, "id")
}

func genText(t *rapid.T) string {
	return rapid.OneOf(
		rapid.StringMatching(`[ -~]{1,40}`),
		rapid.StringN(1, 20, 100),
		rapid.SampledFrom([]string{"line\nfeed", "\x00\x01\x1f\x7f", `"\`, "</script>", "zażółć", "\U0010ffff"}),
	).Draw(t, "text")
}

func genReason(t *rapid.T) string {
	return rapid.OneOf(rapid.SampledFrom([]string{ReasonUnconfirmed, ReasonOutOfStock}), rapid.Custom(genText)).Draw(t, "reason")
}

func genMetrics(t *rapid.T) []string {
	ids := []string{"order-defect-rate", "late-shipment-rate", "valid-tracking-rate", "my.metric-2"}
	return rapid.SliceOfN(rapid.SampledFrom(ids), 1, 3).Draw(t, "metrics")
}

// genLineIDs generates up to four ids that differ, or nil.
func genLineIDs(t *rapid.T) []string {
	ids := rapid.SliceOfNDistinct(rapid.Custom(genID), 0, 4, rapid.ID).Draw(t, "lines")
	if len(ids) == 0 {
		return nil
	}
	return ids
}

func genMinor(t *rapid.T) int64 {
	return rapid.OneOf(rapid.Int64Range(0, 100_000), rapid.Int64Range(0, 1<<63-1)).Draw(t, "minor units")
}

func genMoney(t *rapid.T) Money {
	return MoneyFromMinor(genMinor(t), rapid.SampledFrom([]string{"USD", "EUR", "JPY", "KWD"}).Draw(t, "currency"))
}

func genRev(t *rapid.T) int {
	return rapid.OneOf(rapid.IntRange(0, 3), rapid.IntRange(0, maxRev)).Draw(t, "rev")
}
