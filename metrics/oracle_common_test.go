package metrics_test

import "github.com/sellerperf/sellerperf/metrics"

// leftOut reports whether the conventions that every metric knows keep a subject out of
// a metric as of the day.
func (v view) leftOut(metric string, conv map[string]string) bool {
	if conv["exclusions"] == "honoured" && v.excluded(metric) {
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
