package report

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
)

// CSVOptions is what CSV may be told besides. The zero value is the default. Use field
// names: it may grow.
type CSVOptions struct {
	// Input says what went into the figures: a ledger's Stats. Nil: its columns are
	// empty.
	Input *metrics.Stats
	// NoHeader leaves out the first row, the names of the columns.
	NoHeader bool
}

// csvColumns are the columns, in their order.
var csvColumns = []string{
	"policy", "edition", "as_of", "zone", "rule", "metric", "segment", "unit", "first", "last",
	"numerator", "denominator", "open", "rate", "limit_op", "limit_value", "status", "budget", "remarks", "note",
	"events", "orders", "conflicts", "expired",
}

// CSV writes a scorecard as comma-separated values (RFC 4180, but for lines that end
// in a newline alone): a row of names, then a row for each verdict, in the order of
// the rules. A row says all by itself, so that the rows of many days and accounts may
// stand in one file.
//
// The numbers are those of [JSON]: counts exact, "rate" a fraction rounded half up to
// six decimals, empty where there is no data and for a count. "metric" has its
// conventions with it. "remarks" are what to know about the number, joined by "; ".
//
// A spreadsheet takes text that begins with = + - or @ for a formula. Where a name, a
// note or a category begins so, an apostrophe stands before it; numbers stay numbers.
func CSV(w io.Writer, sc thresholds.Scorecard, opt CSVOptions) error {
	sc = cleaned(sc)
	var page bytes.Buffer
	out := csv.NewWriter(&page)
	if !opt.NoHeader {
		if err := out.Write(csvColumns); err != nil {
			return err
		}
	}
	input := inputCells(opt.Input)
	for i := range sc.Verdicts {
		if err := out.Write(append(verdictCells(&sc, &sc.Verdicts[i]), input...)); err != nil {
			return err
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	_, err := w.Write(page.Bytes())
	return err
}

func verdictCells(sc *thresholds.Scorecard, v *thresholds.Verdict) []string {
	j := verdictOf(v)
	budget := ""
	if j.Budget != nil {
		budget = whole(*j.Budget)
	}
	return []string{
		inert(sc.Policy), inert(sc.Edition), sc.AsOf.String(), inert(sc.Zone),
		inert(v.Rule.ID), inert(string(v.Rule.Metric)), inert(string(v.Rule.Segment)), inert(v.Unit),
		j.Window.First.String(), j.Window.Last.String(),
		whole(j.Numerator), whole(j.Denominator), whole(j.Open), j.Rate,
		v.Rule.Limit.Op.String(), fixed(v.Rule.Limit.Value, max(0, -v.Rule.Limit.Value.Exponent())),
		v.Status.String(), budget, inert(strings.Join(allRemarks(v), "; ")), inert(v.Rule.Note),
	}
}

func inputCells(in *metrics.Stats) []string {
	if in == nil {
		return make([]string, 4)
	}
	return []string{whole(in.Events), whole(in.Orders), whole(in.Conflicts), whole(in.Expired)}
}

func whole(n int64) string { return strconv.FormatInt(n, 10) }

// inert keeps a text from being taken for a formula; see [plaintext.Inert].
func inert(s string) string { return plaintext.Inert(s) }
