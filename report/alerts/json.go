package alerts

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

type logJSON struct {
	Account  string       `json:"account,omitempty"`
	Policy   string       `json:"policy"`
	Days     window.Range `json:"days"`
	Alerts   []noticeJSON `json:"alerts"`
	Standing []noticeJSON `json:"standing"`
}

type noticeJSON struct {
	Day     window.Day        `json:"day"`
	State   string            `json:"state"`
	Kind    Kind              `json:"kind"`
	Alert   string            `json:"alert"`
	Rule    string            `json:"rule"`
	Segment metrics.Segment   `json:"segment"`
	Status  thresholds.Status `json:"status,omitempty"`
	Level   string            `json:"level,omitempty"`
	Counted *countedJSON      `json:"counted,omitempty"`
	Long    *flowJSON         `json:"long,omitempty"`
	Short   *flowJSON         `json:"short,omitempty"`
	Text    string            `json:"text"`
}

type countedJSON struct {
	Window      window.Range `json:"window"`
	Numerator   int64        `json:"numerator"`
	Denominator int64        `json:"denominator"`
	Open        int64        `json:"open"`
	Budget      *int64       `json:"budget,omitempty"`
}

type flowJSON struct {
	Days    window.Range `json:"days"`
	Defects int64        `json:"defects"`
	Volume  int64        `json:"volume"`
}

// JSON writes a log as one JSON object, indented by two spaces, with a newline at the end.
// "alerts" are the notices, by day: "state" is "raised" or "cleared", "kind" "failing" (of
// a rule, with its "status" and what was "counted" on the day), "outcome" (of a level, a score or a
// group, whose id "rule" then is, with its "status" and "level") or "pace" (with the two stretches,
// "long" and "short"). "standing" are those raised and not cleared by the end of
// the days. The errors are those of the writer.
func JSON(w io.Writer, l Log) error {
	out := logJSON{
		Account: l.Account, Policy: l.Policy, Days: l.Days, Alerts: noticesOf(l.Notices), Standing: noticesOf(l.Standing(l.Days.Last)),
	}
	body, err := encode(out, "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(body)
	return err
}

type bodyJSON struct {
	Type     string       `json:"type"`
	ID       string       `json:"id"`
	Account  string       `json:"account,omitempty"`
	Policy   string       `json:"policy"`
	Day      window.Day   `json:"day"`
	Raised   []noticeJSON `json:"raised"`
	Cleared  []noticeJSON `json:"cleared"`
	Standing []noticeJSON `json:"standing"`
	Text     string       `json:"text"`
}

// bodyType tells receivers of several kinds of bodies what this one is.
const bodyType = "sellerperf.alerts"

// Body returns what changed on a day as the body of a webhook, in JSON on one line, and
// false if nothing changed: then there is nothing to send. "raised" and "cleared" are the notices of
// the day, as in [JSON], "standing" all that is raised at its end. "id" is a hash of the rest: the same
// for the same changes.
//
// "text" says it in a few lines, for receivers that show text, such as Slack and
// Mattermost: they take & < > for marks, so that these stand as &amp; &lt; &gt; in it.
func Body(l Log, day window.Day) ([]byte, bool) {
	out := bodyJSON{Type: bodyType, Account: l.Account, Policy: l.Policy, Day: day, Raised: []noticeJSON{}, Cleared: []noticeJSON{}}
	on := l.On(day)
	for i := range on {
		if on[i].Raised {
			out.Raised = append(out.Raised, noticeOf(&on[i]))
		} else {
			out.Cleared = append(out.Cleared, noticeOf(&on[i]))
		}
	}
	out.Standing = noticesOf(l.Standing(day))
	out.Text = marks.Replace(textOf(&l, &out))
	hashed, err := encode(out, "")
	if err != nil || len(on) == 0 {
		return nil, false // no value of these types fails to encode
	}
	sum := sha256.Sum256(hashed)
	out.ID = hex.EncodeToString(sum[:16])
	body, err := encode(out, "")
	return body, err == nil
}

var marks = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func textOf(l *Log, b *bodyJSON) string {
	name := visible(l.Policy)
	if l.Account != "" {
		name = visible(l.Account) + " (" + name + ")"
	}
	lines := []string{fmt.Sprintf("%s on %v: %d raised, %d cleared, %d standing", name, b.Day, len(b.Raised), len(b.Cleared), len(b.Standing))}
	for _, n := range b.Raised {
		lines = append(lines, "RAISED: "+n.Text)
	}
	for _, n := range b.Cleared {
		lines = append(lines, "CLEARED: "+n.Text)
	}
	return strings.Join(lines, "\n")
}

func noticesOf(all []Notice) []noticeJSON {
	out := make([]noticeJSON, len(all))
	for i := range all {
		out[i] = noticeOf(&all[i])
	}
	return out
}

func noticeOf(n *Notice) noticeJSON {
	out := noticeJSON{Day: n.Day, State: "cleared", Kind: n.Kind, Alert: n.Alert, Rule: n.Rule, Segment: n.Segment, Text: n.words()}
	if n.Raised {
		out.State = "raised"
	}
	if n.Kind == Pace {
		out.Long, out.Short = flowOf(&n.Long), flowOf(&n.Short)
		return out
	}
	if n.Outcome.ID != "" {
		out.Status, out.Level = n.Outcome.Status, n.Outcome.Level
	}
	if v := &n.Verdict; v.Rule.ID != "" {
		out.Status = v.Status
		out.Counted = &countedJSON{Window: v.Window, Numerator: v.Tally.Hits, Denominator: v.Tally.Total, Open: v.Tally.Open}
		if v.HasBudget {
			out.Counted.Budget = &v.Budget
		}
	}
	return out
}

func flowOf(f *foresight.Flow) *flowJSON { return &flowJSON{f.Days, f.Defects, f.Volume} }

func encode(v any, indent string) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	err := enc.Encode(v)
	return out.Bytes(), err
}

func visible(s string) string { return plaintext.Visible(s) }

func flow(f foresight.Flow) string { return fmt.Sprintf("%d of %d", f.Defects, f.Volume) }

func spanned(r window.Range) string { return r.First.String() + " to " + r.Last.String() }

// isBefore reports whether an error says that the policy begins later.
func isBefore(err error) bool {
	var before *thresholds.EditionError
	return errors.As(err, &before)
}
