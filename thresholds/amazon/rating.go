package amazon

import (
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// accountHealthRating is the account health rating as far as Amazon has said how it is
// made up: an estimate. That each violation costs 2 to 8 points by its severity is
// quoted from Amazon's help; which severity costs which is not, nor that repeats of
// one policy may cost twice, nor whether orders shipped by Amazon count.
var accountHealthRating = thresholds.Score{
	ID:    "account-health-rating",
	Title: "Account health rating",
	Start: 200,
	Terms: []thresholds.Term{
		{Metric: "orders-placed?cancelled=out", Window: ratingDays, Of: thresholds.Hits, Points: 4, Per: 200},
		// One critical violation sets the rating to 0, however many orders there are.
		{Metric: "policy-violations", Segment: "severity:critical", Window: ratingDays, Of: thresholds.Hits, Points: -1_000_000_000},
		{Metric: "policy-violations", Segment: "severity:high", Window: ratingDays, Of: thresholds.Hits, Points: -8},
		{Metric: "policy-violations", Segment: "severity:medium", Window: ratingDays, Of: thresholds.Hits, Points: -4},
		{Metric: "policy-violations", Segment: "severity:low", Window: ratingDays, Of: thresholds.Hits, Points: -2},
		{Metric: "policy-violations", Segment: metrics.Segment("severity:unstated"), Window: ratingDays, Of: thresholds.Hits, Points: -8},
	},
	Clamp: &thresholds.Clamp{Least: 0, Most: 1000},
	Limit: thresholds.MustParseLimit("at least 200"),
	Bands: []thresholds.Band{
		{Level: "healthy", Limit: thresholds.MustParseLimit("at least 200")},
		{Level: "at risk", Limit: thresholds.MustParseLimit("at least 100"), Note: "The account may be deactivated unless violations are addressed."},
		{Level: "critical", Note: "The account is deactivated, or is about to be."},
	},
	Estimate: true,
	Note:     "An estimate: Amazon weighs violations as it sees fit, and shows its own number.",
	Sources: []thresholds.Source{
		{
			Of:  []string{"start", "clamp", "bands", "limit"},
			URL: ratingScale, Read: read, Certainty: thresholds.Official,
			Note: "staff: 0 to 1000, from 200; green from 200 on, yellow from 100 on",
		},
		{
			Of:  []string{"terms"},
			URL: ratingPoints, Read: read, Certainty: thresholds.Conflicting,
			Note: "sellers who quote Amazon's help: 2 to 8 points a violation by its severity, 0 for a critical one, " +
				"4 for each 200 orders in 180 days; 2, 4 and 8 for low, medium and high are a guess, and so is 8 where nothing is stated",
		},
		{
			Of:  []string{"terms"},
			URL: ratingPointsToo, Read: read, Certainty: thresholds.Conflicting,
			Note: "the same, and that repeats may cost twice, which is not in the estimate",
		},
		{
			Of:  []string{"terms"},
			URL: ratingAgency, Read: read, Certainty: thresholds.Conflicting,
			Note: "an agency: 4, 8, 16, 32 and 64 points, and units in the place of orders",
		},
		{
			Of:  []string{"terms"},
			URL: violationDeleted, Read: read, Certainty: thresholds.Official,
			Note: "the severities are critical, high, medium and low; without violations the rating stays at 200 or above",
		},
	},
}

// ratingDays are the days the rating is made of.
var ratingDays = window.Span{Days: 180}

// ratings are the scores of every edition since the rating has been a number.
var ratings = []thresholds.Score{accountHealthRating}

// The editions in which the rating became a number: around the world in 2022, in
// Europe on 15 February 2023.
const (
	ratingNote       = "The account health rating is a number: at least 200 of 1000."
	ratingFirst      = "2022-07-21"
	ratingEurope     = "2023-02-15"
	ratingScale      = "https://sellercentral.amazon.com/seller-forums/discussions/t/c8ecc58e-70ff-4e1a-974a-57536c395feb"
	ratingArticle    = "https://www.ecommercebytes.com/2022/07/21/amazon-gives-sellers-new-holistic-metric-to-check-account-health/"
	ratingPoints     = "https://sellersasksellers.com/t/a-few-questions-for-booksellers-or-others/2886/7"
	ratingPointsToo  = "https://sellercentral-europe.amazon.com/forums/t/monitor-your-account-health-with-new-account-health-page-features/572635?page=5"
	ratingAgency     = "https://etailhero.com/?p=5639"
	ratingAnnounced  = "https://sellercentral.amazon.com/forums/t/new-features-to-help-you-monitor-your-account-health/1145070"
	ratingNoteSource = "in the news on this day; since when it holds is not said"
)

// ratingSources vouch for the edition of 2022, ratingEuropeSources for that of 2023.
var (
	ratingSources = []thresholds.Source{
		{Of: []string{"id", "from"}, URL: ratingArticle, Read: read, Certainty: thresholds.Secondary, Note: ratingNoteSource},
		{Of: []string{"rules"}, URL: ratingAnnounced, Read: read, Certainty: thresholds.Official, Note: "in 2022"},
	}
	ratingEuropeSources = secondary(ratingPointsToo, "sellers: in Europe on 15 February 2023", "id", "from", "rules")
)
