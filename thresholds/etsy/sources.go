package etsy

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// The pages.
const (
	progress     = "https://help.etsy.com/hc/en-us/articles/29665255990039-How-to-Track-Your-Progress-Toward-Becoming-a-Star-Seller"
	howToBecome  = "https://help.etsy.com/hc/en-us/articles/4403058372503"
	comparison   = "https://help.etsy.com/hc/en-us/articles/29654393638679-How-Do-Star-Seller-Metrics-Compare-to-Customer-Service-Standards"
	standards    = "https://help.etsy.com/hc/en-us/articles/360036207794-What-are-Etsy-s-Customer-Service-Standards?segment=selling"
	introduction = "https://www.etsy.com/seller-handbook/article/introducing-star-seller/1021005855344"
	shipByUTC    = "https://community.etsy.com/t5/Technical-Issues/Lost-my-star-seller-badge-and-I-would-like-to-dispute-due-to/td-p/139260418"
	exemptOrders = "https://community.etsy.com/t5/Technical-Issues/I-had-no-tracking-for-an-order-under-10-put-it-still-decreased/m-p/140030280"
	starFAQ      = "https://libreddit.yjin.dev/r/EtsySellers/comments/16jhszl/star_seller_faqs"
	starGuide    = "https://tools.650821.xyz/etsy-star-seller-guide.html"
	starBefore   = "https://www.thehappywish.com/post/etsy-star-seller-a-new-way-to-reward-etsy-sellers"
)

// The days on which the pages were read.
var (
	read      = window.MustParseDay("2026-11-23")
	readAgain = window.MustParseDay("2026-11-28")
)

// utc is the zone of both policies.
var utc = thresholds.Source{
	Of: []string{"zone"}, URL: shipByUTC, Read: read, Certainty: thresholds.Official,
	Note: "staff in the forum: an order counts by its ship-by date in UTC, though the export shows local time",
}

// threeMonths vouches for the window of Star Seller.
var threeMonths = thresholds.Source{
	Of: []string{"window"}, URL: howToBecome, Read: read, Certainty: thresholds.Official,
	Note: "calculated on the 1st over the three months before it",
}
