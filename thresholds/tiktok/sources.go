package tiktok

import "github.com/sellerperf/sellerperf/window"

// The pages.
const (
	sfcrUS       = "https://seller-us.tiktok.com/university/essay?knowledge_id=7953001314830094&lang=en"
	sfcrGuide    = "https://sellerops.io/tiktok-shop-seller-fault-cancellation-rate"
	ldrUS        = "https://seller-us.tiktok.com/university/essay?knowledge_id=3668989549299511"
	ldrOverhaul  = "https://calywire.com/tiktok-shop-ldr-overhaul-asian-brands-survival-guide/"
	vtrUS        = "https://seller-us.tiktok.com/university/essay?knowledge_id=1274968588748558"
	vtrGuide     = "https://sellerops.io/tiktok-shop-valid-tracking-rate-95"
	otdrUS       = "https://seller-us.tiktok.com/university/essay?knowledge_id=7671875816589099"
	slaUS        = "https://seller-us.tiktok.com/university/essay?default_language=en&identity=1&knowledge_id=3995852763301633"
	inTransit    = "https://english.ebrun.com/20260113/636326.shtml"
	consequences = "https://www.tktk.com/ar/news/3538.html"
	capBands     = "https://www.tktk.com/en/jiqiao/908.html"
	capNews      = "https://www.yilantop.com/news/32080"
	ahrArticle   = "https://warptok.com/en/blog/tiktok-shop-account-health-rating-violation-appeal-guide-2026"
	ahrDays      = "http://tokhq.io/account-health"
	sfcrTH       = "https://seller-th.tiktok.com/university/essay?knowledge_id=4260207925872400&lang=en"
	sfcrVN       = "https://seller-vn.tiktok.com/university/essay?knowledge_id=6988439669442305&lang=en"
	ldrID        = "https://seller-id.tokopedia.com/university/essay?knowledge_id=7753821275686658&lang=en"
	pointsTH     = "https://seller-th.tiktok.com/university/essay?knowledge_id=6837797185423105&lang=en"
	campaignVN   = "https://seller-vn.tiktok.com/university/essay?knowledge_id=3043429823514369&lang=en"
)

// read is the day on which the pages were read.
var read = window.MustParseDay("2026-11-23")
