package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/chart"
	"github.com/sellerperf/sellerperf/window"
)

var today = window.MustParseDay("2026-11-22")

// lively is a chart with everything a chart can have.
func lively() chart.Rate {
	c := chart.Rate{
		ID: "late/30d", Title: "late-shipment-rate/30d", Today: today, Unit: chart.Percent(),
		Limit:   chart.Line{Value: metrics.NewRatio(4, 100), Label: "below 4%"},
		Warning: chart.Line{Value: metrics.NewRatio(3, 100), Label: "below 3%"},
	}
	for i := range 90 {
		hits := int64(1 + (i*i/7)%6)
		p := chart.Point{Day: today.Add(i - 89), Value: metrics.NewRatio(hits, 120), Broken: hits*100 >= 4*120}
		if i == 20 || i == 21 {
			p.Value = metrics.Ratio{}
		}
		if i != 40 {
			c.Points = append(c.Points, p)
		}
	}
	for i := range 10 {
		c.Ahead = append(c.Ahead, chart.Ahead{Day: today.Add(i + 1), Low: metrics.NewRatio(3, 125), High: metrics.NewRatio(int64(3+i/3), 125)})
	}
	return c
}

func alone(t require.TestingT, c chart.Rate) []byte {
	var b bytes.Buffer
	require.NoError(t, c.Write(&b))
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	golden.Check(t, "lively.svg", alone(t, lively()))
	golden.Check(t, "empty.svg", alone(t, chart.Rate{Title: "nothing"}))
}

// A drawing in a page is that of the file without what makes a file of it.
func TestInlineIsTheSameDrawing(t *testing.T) {
	file := string(alone(t, lively()))
	file = strings.Replace(file, "<style>"+chart.Style()+"</style>\n", "", 1)
	file = strings.Replace(file, ` xmlns="http://www.w3.org/2000/svg" width="720" height="270"`, "", 1)
	file = regexp.MustCompile(`<rect class="c-back"[^>]*>\n`).ReplaceAllString(file, "")
	require.Equal(t, file, lively().Inline())
}

func TestDescribe(t *testing.T) {
	require.Equal(t, "2026-08-25 to 2026-11-22: from 0.83% to 3.33%, lowest 0.83%, highest 5.00% on 2026-11-11. "+
		"The limit, below 4%, is broken on 24 days, last on 2026-11-03, 2026-11-06, 2026-11-08, 2026-11-11. Known ahead, to 2026-12-02: between 2.40% and 4.80%.", lively().Describe())
	require.Equal(t, "There is no data.", chart.Rate{}.Describe())
	one := chart.Rate{
		Points: []chart.Point{{Day: today, Value: metrics.NewRatio(1234, 1), Broken: true}},
		Limit:  chart.Line{Value: metrics.NewRatio(0, 1)},
		Unit:   chart.Unit{Shift: -2, Places: 2, Suffix: " EUR"},
	}
	require.Equal(t, "On 2026-11-22: 12.34 EUR. The limit is broken on 1 day: 2026-11-22.", one.Describe())
}

// genRate draws a chart of any data.
func genRate(t *rapid.T) chart.Rate {
	ratio := func(label string) metrics.Ratio {
		return rapid.OneOf(
			rapid.Just(metrics.Ratio{}),
			rapid.Custom(func(t *rapid.T) metrics.Ratio {
				return metrics.NewRatio(rapid.Int64Range(0, 100).Draw(t, "n"), rapid.Int64Range(0, 100).Draw(t, "d"))
			}),
			rapid.Custom(func(t *rapid.T) metrics.Ratio {
				return metrics.NewRatio(rapid.Int64().Draw(t, "n"), rapid.Int64Range(1, 1<<62).Draw(t, "d"))
			}),
			rapid.Custom(func(t *rapid.T) metrics.Ratio { return metrics.NewRatio(rapid.Int64().Draw(t, "n"), 1) }),
		).Draw(t, label)
	}
	c := chart.Rate{
		ID: rapid.String().Draw(t, "id"), Title: rapid.String().Draw(t, "title"),
		Unit:  rapid.SampledFrom([]chart.Unit{{}, chart.Percent(), {Shift: -2, Places: 2, Suffix: " <&\x00"}}).Draw(t, "unit"),
		Limit: chart.Line{Value: ratio("limit"), Label: rapid.String().Draw(t, "label")}, Warning: chart.Line{Value: ratio("warning")},
	}
	day := today
	for range rapid.IntRange(0, 30).Draw(t, "points") {
		day = day.Add(rapid.IntRange(1, 3).Draw(t, "gap"))
		c.Points = append(c.Points, chart.Point{Day: day, Value: ratio("value"), Broken: rapid.Bool().Draw(t, "broken")})
	}
	if rapid.Bool().Draw(t, "has today") {
		c.Today = day
	}
	for range rapid.IntRange(0, 8).Draw(t, "ahead") {
		day = day.Add(1)
		c.Ahead = append(c.Ahead, chart.Ahead{Day: day, Low: ratio("low"), High: ratio("high")})
	}
	if rapid.Bool().Draw(t, "axis") {
		c.Days = window.Range{First: today.Add(rapid.IntRange(-5, 5).Draw(t, "first")), Last: today.Add(rapid.IntRange(5, 40).Draw(t, "last"))}
	}
	return c
}

// Whatever is drawn is well-formed, lies on the drawing, and fetches and runs nothing.
func TestAnyDrawing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := genRate(t)
		file := alone(t, c)
		require.Equal(t, file, alone(t, c))
		dec := xml.NewDecoder(bytes.NewReader(file))
		ids := map[string]bool{}
		for {
			tok, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err)
			el, ok := tok.(xml.StartElement)
			if !ok {
				continue
			}
			require.Contains(t, []string{"svg", "title", "desc", "style", "rect", "line", "text", "polyline", "polygon", "circle"}, el.Name.Local)
			for _, a := range el.Attr {
				checkAttr(t, a.Name.Local, a.Value)
				if a.Name.Local == "id" {
					require.False(t, ids[a.Value])
					ids[a.Value] = true
				}
			}
		}
		require.Len(t, ids, 2)
	})
}

func checkAttr(t *rapid.T, name, value string) {
	within := func(s string, most float64) {
		n, err := strconv.ParseFloat(s, 64)
		require.NoError(t, err)
		require.GreaterOrEqual(t, n, 0.0)
		require.LessOrEqual(t, n, most)
	}
	switch name {
	case "x", "x1", "x2", "cx":
		within(value, 480)
	case "y", "y1", "y2", "cy":
		within(value, 180)
	case "points":
		for _, p := range strings.Fields(value) {
			x, y, ok := strings.Cut(p, ",")
			require.True(t, ok)
			within(x, 480)
			within(y, 180)
		}
	case "class", "viewBox", "role", "aria-labelledby", "aria-describedby", "xmlns", "width", "height", "id", "r":
	default:
		t.Fatalf("an attribute %s", name)
	}
}

func TestWritersErrorIsReturned(t *testing.T) {
	boom := errors.New("boom")
	require.ErrorIs(t, lively().Write(failing{boom}), boom)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
