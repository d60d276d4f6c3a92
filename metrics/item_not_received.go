package metrics

// itemNotReceivedRate is the share of orders of which the buyer ever claimed that nothing
// came, whatever came of the claim; by order day, and by destination.
func itemNotReceivedRate() Definition {
	return Definition{
		ID: "item-not-received-rate", Title: "Item not received rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Segments: []Segment{DestinationSegment("*")},
		Source:   "https://www.ebay.com.au/help/policies/selling-policies/service-metrics-policy?id=4769",
		Doc: "Orders placed, by channel and order day; also by destination. A hit is an order with a " +
			"claim of the kind not-received, even one that was resolved or withdrawn.",
		compile: func(conventions) formula {
			return defectFormula(defectRule{
				claims: true, kind: NotReceived, opened: true,
				dimensions: func(f *facts) []segmentID {
					f.segs = f.segs[:0]
					if seg := f.destinationSegment(f.placingWord(attrDestination)); seg != segNone {
						f.segs = append(f.segs, seg)
					}
					return f.segs
				},
			})
		},
	}
}

const destinationPrefix = "destination:"

// DestinationSegment returns the segment of a destination, or of a shipping corridor if
// that is what the placings state.
func DestinationSegment(destination string) Segment { return Segment(destinationPrefix + destination) }
