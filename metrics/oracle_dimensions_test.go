package metrics_test

import "github.com/sellerperf/sellerperf/metrics"

// inSegments counts what a formula counts in further segments as well.
func inSegments(f formula, segments func(*subject) []metrics.Segment) formula {
	return func(v view, conv map[string]string) []contribution {
		out := f(v, conv)
		for _, c := range out {
			for _, s := range segments(v.subject) {
				c.segment = s
				out = append(out, c)
			}
		}
		return out
	}
}

// destinations is the order's, if it has one.
func destinations(s *subject) []metrics.Segment {
	if to := text(stated(s.placings(), "destination")); to != "" {
		return []metrics.Segment{metrics.DestinationSegment(to)}
	}
	return nil
}

// categories are those of the order's lines.
func categories(s *subject) (out []metrics.Segment) {
	for _, c := range s.categoriesOf(parcel{}) {
		out = append(out, metrics.CategorySegment(c))
	}
	return out
}

// sellers counts what a formula counts of the orders the seller ships.
func sellers(f formula) formula {
	return func(v view, conv map[string]string) []contribution {
		if _, ok := v.sellerShips(); !ok {
			return nil
		}
		return f(v, conv)
	}
}

// cancelled: a cancellation counts against the seller.
func cancelled(v view, conv map[string]string) bool { return len(v.countingCancellations(conv)) > 0 }
