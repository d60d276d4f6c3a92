package portfolio

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
)

// Portfolio is many accounts, ranked. Make one with [Of]. Use field names: it may grow.
type Portfolio struct {
	// Lines are the accounts, the nearest to harm first.
	Lines []Line
}

// Of ranks lines. The slice becomes the portfolio's.
func Of(lines []Line) Portfolio {
	slices.SortFunc(lines, compareLines)
	return Portfolio{Lines: lines}
}

// compareLines is the order of the ranking; see the package documentation.
func compareLines(a, b Line) int {
	near := 0
	switch {
	case a.HasNearest && b.HasNearest:
		near = cmp.Or(cmp.Compare(harm(a.Status), harm(b.Status)), a.Nearest.Used.Cmp(b.Nearest.Used)*-1,
			cmp.Compare(b.Failing, a.Failing), compareLeft(&a.Nearest, &b.Nearest))
	case a.HasNearest:
		near = -1
	case b.HasNearest:
		near = 1
	}
	return cmp.Or(near, strings.Compare(a.Account, b.Account), strings.Compare(a.Policy, b.Policy), strings.Compare(a.Edition, b.Edition), a.AsOf.Compare(b.AsOf))
}

// Count returns how many accounts have a status.
func (p *Portfolio) Count(s thresholds.Status) int {
	n := 0
	for i := range p.Lines {
		if p.Lines[i].Status == s {
			n++
		}
	}
	return n
}

// slugLength is how much of a name a file's name keeps.
const slugLength = 40

// FileName returns a name for the file of an account, without its ending: of the letters
// a to z, digits and dashes, the same for the same account for ever, another one for another.
// It is safe on every file system and in an address, whatever the account is called.
func FileName(account string) string {
	keep := func(c rune) rune {
		switch {
		case c >= 'A' && c <= 'Z':
			return c - 'A' + 'a'
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			return c
		}
		return '-'
	}
	slug := strings.Map(keep, account)
	slug = strings.Trim(slug[:min(len(slug), slugLength)], "-")
	sum := sha256.Sum256([]byte(account))
	return strings.TrimPrefix(slug+"-"+hex.EncodeToString(sum[:6]), "-")
}

// summary counts the accounts by status.
func (p *Portfolio) summary() string {
	var parts []string
	for _, s := range []struct {
		status thresholds.Status
		text   string
	}{
		{thresholds.Fail, "failing"}, {thresholds.Warn, "warning"}, {thresholds.Pass, "passing"},
		{thresholds.TooFew, "with too few to judge"}, {thresholds.NoData, "without data"}, {thresholds.NotApplicable, "not applicable"},
	} {
		if n := p.Count(s.status); n > 0 {
			parts = append(parts, fmt.Sprint(n, " ", s.text))
		}
	}
	return plaintext.Counted(int64(len(p.Lines)), "account") + plaintext.Lead(": ", strings.Join(parts, ", "))
}

// basis says what judged, where it was one thing for all.
func (p *Portfolio) basis() string {
	if len(p.Lines) == 0 {
		return ""
	}
	first := &p.Lines[0]
	policy, asOf := "policy "+plaintext.Visible(first.Policy)+", edition "+plaintext.Visible(first.Edition), ", as of "+first.AsOf.String()
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Policy != first.Policy || l.Edition != first.Edition {
			policy = "several policies"
		}
		if l.AsOf != first.AsOf {
			asOf = ", as of several days"
		}
	}
	return policy + asOf
}

// shown is a line in words, every text visible.
type shown struct {
	Rank                               int
	Status                             thresholds.Status
	Label, Account, Rule, Number       string
	Limit, Room, Counts, Used, Failing string
	Page                               string
	Part                               int64 // of a hundred, for a bar
}

// name is an account's name, visible.
func (p *Portfolio) name(i int) string {
	if s := plaintext.Visible(p.Lines[i].Account); s != "" {
		return s
	}
	return "(no name)"
}

func (p *Portfolio) show(i int) shown {
	l := &p.Lines[i]
	s := shown{
		Rank: i + 1, Status: l.Status, Label: report.StatusWord(l.Status), Account: p.name(i), Page: l.Page,
		Failing: fmt.Sprintf("%d of %s", l.Failing, plaintext.Counted(int64(l.Rules), "rule")),
	}
	if l.HasNearest {
		n := &l.Nearest
		s.Rule, s.Number, s.Limit, s.Room, s.Counts = n.Words.Rule, n.Words.Number, n.Words.Limit, n.Words.Room, n.Words.Counts
		if !n.Outcome {
			s.Used = n.percent() + "%"
			s.Part = n.part()
		}
	}
	return s
}

// percent is how much of what is allowed is used, rounded half up to a whole percent.
func (n *Nearest) percent() string {
	return new(big.Rat).Mul(n.Used, big.NewRat(100, 1)).FloatString(0)
}

// part is the same between 0 and 100, rounded down.
func (n *Nearest) part() int64 {
	used := new(big.Rat).Mul(n.Used, big.NewRat(100, 1))
	whole := new(big.Int).Quo(used.Num(), used.Denom())
	if whole.Cmp(big.NewInt(100)) > 0 {
		return 100
	}
	return max(0, whole.Int64())
}
