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
	among := func(convention, key string) (is, asked bool) {
		want, asked := conv[convention]
		for _, one := range listed(stated(v.placings(), key)) {
			one = strings.ToLower(one)
			is = is || slices.ContainsFunc(strings.Split(want, "."), func(w string) bool {
				return one == w || key == "destination" && !strings.Contains(w, "-") && strings.HasPrefix(one, w+"-")
			})
		}
		return is, asked
	}
	for convention, key := range map[string]string{"destination": "destination", "condition": "condition", "program": "programs"} {
		if is, asked := among(convention, key); asked && !is {
			return true
		}
	}
	if is, asked := among("elsewhere", "destination"); asked && is {
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
