package report

import (
	"strings"

	"github.com/sellerperf/sellerperf/thresholds"
)

// Words is a verdict in words, in English, as [Text] and the other pages say it: for
// pages of one's own. Every text is visible (no control character in it), and none is
// escaped. The wording may change in any release.
type Words struct {
	Status  string // "FAIL"
	Rule    string // "valid-tracking-rate/category books": the id, and of many segments which
	Number  string // "5.88%"; "-" without one
	Counts  string // "2 of 34 orders"
	Limit   string // "below 4%"
	Window  string // "2026-11-13 to 2026-11-22"
	Room    string // "1 too many"; "" without a budget
	Demand  string // "2 of 34 orders went wrong, and at most 1 may"
	Note    string // what the policy says of who fails
	Remarks []string
}

// WordsOf puts a verdict into words.
func WordsOf(v thresholds.Verdict) Words {
	one := &cleanedVerdicts([]thresholds.Verdict{v})[0]
	name(one)
	w := Words{
		Status: labels[one.Status], Rule: one.Rule.ID, Number: number(one), Counts: counts(one),
		Limit: limit(one, judgedBy(one)), Window: days(one), Room: room(one), Note: one.Rule.Note, Remarks: allRemarks(one),
	}
	if one.Status == thresholds.NotApplicable {
		w.Counts, w.Window = "", ""
		return w
	}
	w.Demand = demand(one)
	return w
}

// Summary counts the verdicts of a scorecard in words: "18 rules: 5 failing, 3 warning,
// 10 passing".
func Summary(sc thresholds.Scorecard) string {
	b := brief{Scorecard: sc}
	return b.summary()
}

// StatusWord is a status on a page: "FAIL", "TOO FEW".
func StatusWord(s thresholds.Status) string {
	if w, ok := labels[s]; ok {
		return w
	}
	return strings.ToUpper(s.String())
}

// OutcomeWords is an outcome in words; see [Words].
type OutcomeWords struct {
	Status  string // "FAIL"
	Title   string
	Result  string // "at risk, 198 points"; perhaps ""
	Remarks []string
}

// OutcomeWordsOf puts an outcome into words.
func OutcomeWordsOf(o thresholds.Outcome) OutcomeWords {
	one := &cleanedOutcomes([]thresholds.Outcome{o})[0]
	w := OutcomeWords{Status: StatusWord(one.Status), Title: outcomeTitle(one), Result: result(one), Remarks: outcomeRemarks(one)}
	if gate := gateRemark(one); gate != "" {
		w.Remarks = append(w.Remarks, gate)
	}
	return w
}
