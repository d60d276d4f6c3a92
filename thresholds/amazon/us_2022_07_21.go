package amazon

import (
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

var us20220721 = thresholds.Edition{
	ID:      ratingFirst,
	From:    window.MustParseDay(ratingFirst),
	Note:    ratingNote,
	Sources: ratingSources,
	Scores:  ratings,
	Rules:   between(usBase, usAdvice, sourced(onTimeShipments, onTimeShipmentsSources)),
}
