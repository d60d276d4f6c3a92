package portfolio

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/sellerperf/sellerperf/report/internal/plaintext"
)

// CSVOptions is what CSV may be told besides. The zero value is the default. Use field
// names: it may grow.
type CSVOptions struct {
	// NoHeader leaves out the first row, the names of the columns.
	NoHeader bool
}

var csvColumns = []string{
	"rank", "account", "policy", "edition", "as_of", "status", "rules", "failing", "warning", "orders",
	"rule", "segment", "rule_status", "numerator", "denominator", "open", "against", "fails_from", "used", "budget", "number", "limit", "page",
}

// CSV writes a portfolio as comma-separated values (RFC 4180, but for lines that end in a
// newline alone): a row of names, then a row for each account, ranked. "used" is rounded half up to six
// decimals, a spreadsheet would take "5/3" for a day; "against" and "fails_from" are empty where subjects are not counted, and the
// rule's columns where nothing is judged. Texts that a spreadsheet would take for formulas have an
// apostrophe before them. The errors are those of the writer.
func CSV(w io.Writer, p Portfolio, opt CSVOptions) error {
	out := csv.NewWriter(w)
	if !opt.NoHeader {
		if err := out.Write(csvColumns); err != nil {
			return err
		}
	}
	for i := range p.Lines {
		if err := out.Write(p.cells(i)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (p *Portfolio) cells(i int) []string {
	l := &p.Lines[i]
	out := []string{
		strconv.Itoa(i + 1), text(l.Account), text(l.Policy), text(l.Edition), l.AsOf.String(), l.Status.String(),
		strconv.Itoa(l.Rules), strconv.Itoa(l.Failing), strconv.Itoa(l.Warning), whole(l.Orders, true),
	}
	if !l.HasNearest {
		return append(append(out, make([]string, len(csvColumns)-len(out)-1)...), text(l.Page))
	}
	n := &l.Nearest
	return append(out, text(n.Rule), text(string(n.Segment)), n.Status.String(), whole(n.Tally.Hits, !n.Outcome), whole(n.Tally.Total, !n.Outcome),
		whole(n.Tally.Open, !n.Outcome), whole(n.Against, n.Counted), whole(n.FailsFrom, n.Counted), n.Used.FloatString(6), whole(n.Budget, n.HasBudget),
		text(n.Words.Number), text(n.Words.Limit), text(l.Page))
}

func whole(n int64, is bool) string {
	if !is {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

func text(s string) string { return plaintext.Inert(plaintext.Visible(s)) }
