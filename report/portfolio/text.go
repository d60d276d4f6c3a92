package portfolio

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/sellerperf/sellerperf/report/internal/plaintext"
	"github.com/sellerperf/sellerperf/thresholds"
)

// TextOptions is what Text may be told besides. The zero value is the default. Use field
// names: it may grow.
type TextOptions struct {
	// Color marks the statuses with ANSI colours.
	Color bool
	// Most is how many accounts are printed. Default: all.
	Most int
}

var looks = map[thresholds.Status]string{
	thresholds.Fail: plaintext.Red, thresholds.Warn: plaintext.Yellow, thresholds.Pass: plaintext.Green,
}

// The columns of a line.
const (
	labelWidth  = 8
	usedWidth   = 6
	numberWidth = 9
	// That of the accounts is as wide as the widest name, within these bounds. What is
	// wider still has a line of its own.
	leastAccount = 16
	mostAccount  = 40
	afterAccount = 2
)

// Text writes a portfolio for people: how many accounts stand how, then a line for each,
// ranked: its status, its name, how much of what is allowed is used, the number and the rule
// nearest to harm. Lines are 80 columns wide where names are not longer than usual, and columns
// stand under one another whatever the names. Nothing that a name says reaches the terminal as
// a command. The errors are those of the writer.
func Text(w io.Writer, p Portfolio, opt TextOptions) error {
	out := bufio.NewWriter(w)
	page := &plaintext.Page{Color: opt.Color}
	page.Line(page.Paint(plaintext.Bold, "Portfolio"), ", ", p.summary())
	if len(p.Lines) > 0 {
		page.Line()
	}
	most := len(p.Lines)
	if opt.Most > 0 {
		most = min(most, opt.Most)
	}
	rank := max(4, len(fmt.Sprint(most))+1)
	account := p.accountWidth(most) + afterAccount
	if most > 0 {
		page.Line(plaintext.PadLeft("#", rank), "  ", plaintext.Pad("status", labelWidth), plaintext.Pad("account", account),
			plaintext.PadLeft("used", usedWidth), plaintext.PadLeft("now", numberWidth), "  nearest to harm")
	}
	for i := range most {
		s := p.show(i)
		label := page.Paint(looks[s.Status], s.Label) + strings.Repeat(" ", max(0, labelWidth-len(s.Label)))
		head := plaintext.PadLeft(fmt.Sprint(s.Rank), rank) + "  " + label
		if plaintext.Columns(s.Account) > account-afterAccount {
			page.Line(head, s.Account)
			head, s.Account = strings.Repeat(" ", rank+2+labelWidth), ""
		}
		page.Line(head, plaintext.Pad(s.Account, account),
			plaintext.PadLeft(s.Used, usedWidth), plaintext.PadLeft(s.Number, numberWidth), "  ", s.Rule)
		if _, err := out.Write(page.Bytes()); err != nil {
			return err
		}
		page.Reset()
	}
	if rest := len(p.Lines) - most; rest > 0 {
		page.Line(strings.Repeat(" ", rank), "  and ", plaintext.Counted(int64(rest), "more account"))
	}
	if basis := p.basis(); basis != "" {
		page.Line()
		page.Paragraph("", "", basis+"; used: what is against the rule, of what makes it fail")
	}
	if _, err := out.Write(page.Bytes()); err != nil {
		return err
	}
	return out.Flush()
}

// accountWidth is how wide the names of the first accounts are.
func (p *Portfolio) accountWidth(most int) int {
	wide := leastAccount
	for i := range p.Lines[:most] {
		if n := plaintext.Columns(p.name(i)); n <= mostAccount {
			wide = max(wide, n)
		}
	}
	return wide
}
