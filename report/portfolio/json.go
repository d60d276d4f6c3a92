package portfolio

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

type lineJSON struct {
	Rank    int               `json:"rank"`
	Account string            `json:"account"`
	Policy  string            `json:"policy"`
	Edition string            `json:"edition"`
	AsOf    window.Day        `json:"as_of"`
	Status  thresholds.Status `json:"status"`
	Rules   int               `json:"rules"`
	Failing int               `json:"failing"`
	Warning int               `json:"warning"`
	Orders  int64             `json:"orders,omitempty"`
	Nearest *nearestJSON      `json:"nearest,omitempty"`
	Page    string            `json:"page,omitempty"`
}

type nearestJSON struct {
	Rule        string            `json:"rule"`
	Segment     metrics.Segment   `json:"segment"`
	Outcome     bool              `json:"outcome,omitempty"`
	Status      thresholds.Status `json:"status"`
	Numerator   int64             `json:"numerator"`
	Denominator int64             `json:"denominator"`
	Open        int64             `json:"open"`
	Against     *int64            `json:"against,omitempty"`
	FailsFrom   *int64            `json:"fails_from,omitempty"`
	Used        string            `json:"used"`
	Budget      *int64            `json:"budget,omitempty"`
}

// JSON writes a portfolio as one JSON object with a newline at the end: {"accounts":[...]},
// an account a line, ranked, keys in a fixed order.
//
// "nearest" is the rule nearest to harm, absent where nothing is judged: "used" is the exact fraction
// by which accounts are ranked, "5/3"; "against" and "fails_from" are what it is made of where
// subjects are counted. "outcome" is true where it is an outcome that fails, which has no
// numbers. "page" is the address of the account's own page, absent without one. The errors are
// those of the writer.
func JSON(w io.Writer, p Portfolio) error {
	out := bufio.NewWriter(w)
	if _, err := out.WriteString("{\"accounts\":["); err != nil {
		return err
	}
	for i := range p.Lines {
		lead := ",\n"
		if i == 0 {
			lead = "\n"
		}
		var line bytes.Buffer
		line.WriteString(lead)
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(lineOf(i, &p.Lines[i])); err != nil {
			return err
		}
		if _, err := out.Write(bytes.TrimSuffix(line.Bytes(), []byte("\n"))); err != nil {
			return err
		}
	}
	if _, err := out.WriteString("\n]}\n"); err != nil {
		return err
	}
	return out.Flush()
}

func lineOf(i int, l *Line) lineJSON {
	out := lineJSON{
		Rank: i + 1, Account: l.Account, Policy: l.Policy, Edition: l.Edition, AsOf: l.AsOf, Status: l.Status,
		Rules: l.Rules, Failing: l.Failing, Warning: l.Warning, Orders: l.Orders, Page: l.Page,
	}
	if !l.HasNearest {
		return out
	}
	n := &l.Nearest
	out.Nearest = &nearestJSON{
		Rule: n.Rule, Segment: n.Segment, Outcome: n.Outcome, Status: n.Status,
		Numerator: n.Tally.Hits, Denominator: n.Tally.Total, Open: n.Tally.Open, Used: n.Used.RatString(),
	}
	if n.Counted {
		out.Nearest.Against, out.Nearest.FailsFrom = &n.Against, &n.FailsFrom
	}
	if n.HasBudget {
		out.Nearest.Budget = &n.Budget
	}
	return out
}
