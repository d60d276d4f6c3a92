package metrics_test

import (
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
)

// leftOut reports whether the conventions that every metric knows keep a subject out of
// a metric as of the day.
func (v view) leftOut(metric string, conv map[string]string) bool {
	if conv["exclusions"] == "honoured" && v.excluded(metric) {
		return true
	}
	for _, key := range []string{"destination", "condition"} {
		if want, ok := conv[key]; ok && strings.ToLower(text(stated(v.placings(), key))) != want {
			return true
		}
	}
	if want, ok := conv["program"]; ok && !slices.Contains(listed(stated(v.placings(), "programs")), want) {
		return true
	}
	return conv["samples"] == "out" && metrics.Flag(number(stated(v.placings(), "sample"))) == metrics.Yes
}

// excluded: the latest word on the metric is that the order does not count.
func (v view) excluded(metric string) bool {
	now, _ := v.current(v.histories("exclusion")[metric])
	_, is := now.ev.(*metrics.OrderExcluded)
	return is
}
