package chart

import (
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
)

// blocks are the heights a line of text has.
var blocks = [...]rune{'▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'}

// gap stands where there is no data.
const gap = '·'

// Spark returns numbers as a line of blocks, at most width characters wide, each one
// column on a terminal: the lowest number is the lowest block, the greatest the highest;
// if all are alike they are the lowest if they are zero, else in the middle. Where there are more numbers than columns, a
// column shows the last one of its share, so that the last column is the last number.
// Numbers without data are dots. It is empty without numbers or width.
func Spark(values []metrics.Ratio, width int) string {
	n := min(width, len(values))
	if n <= 0 {
		return ""
	}
	shown := make([]metrics.Ratio, n)
	for i := range shown {
		shown[i] = values[(i+1)*len(values)/n-1]
	}
	var low, high metrics.Ratio
	for _, v := range shown {
		if !v.HasData() {
			continue
		}
		if !low.HasData() || v.Cmp(low) < 0 {
			low = v
		}
		if v.Cmp(high) > 0 {
			high = v
		}
	}
	s := scale{parts: millionths}
	if high.HasData() && (high.Cmp(metrics.NewRatio(large, 1)) > 0 || low.Cmp(metrics.NewRatio(-large, 1)) < 0) {
		s.parts = 1
	}
	if high.HasData() {
		s.lo, s.hi = s.fixed(low), s.fixed(high)
	}
	var b strings.Builder
	for _, v := range shown {
		switch {
		case !v.HasData():
			b.WriteRune(gap)
		case s.lo == s.hi && low.Num() != 0:
			b.WriteRune(blocks[len(blocks)/2-1])
		case s.lo == s.hi:
			b.WriteRune(blocks[0])
		default:
			b.WriteRune(blocks[s.at(v, int64(len(blocks)-1))])
		}
	}
	return b.String()
}
