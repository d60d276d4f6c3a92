package metrics

// itemNotAsDescribedRate is the share of orders of which the buyer ever claimed that what
// came is not what was offered, whatever came of the claim; by order day, and by category.
func itemNotAsDescribedRate() Definition {
	return Definition{
		ID: "item-not-as-described-rate", Title: "Item not as described rate", Unit: "order",
		Kind: Share, Sense: HitIsBad, Subject: OrderSubject,
		Segments: []Segment{CategorySegment("*")},
		Source:   "https://www.ebay.com.au/help/policies/selling-policies/service-metrics-policy?id=4769",
		Doc: "Orders placed, by channel and order day; also by product category, once in each that is in " +
			"the order. A hit is an order with a claim of the kind not-as-described, even one that was " +
			"resolved or withdrawn.",
		compile: func(conventions) formula {
			return defectFormula(defectRule{
				claims: true, kind: NotAsDescribed, opened: true,
				dimensions: func(f *facts) []segmentID {
					f.segs = f.appendCategories(f.segs[:0], "")
					return f.segs
				},
			})
		},
	}
}
