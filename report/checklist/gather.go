package checklist

import (
	"cmp"
	"errors"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
	"github.com/sellerperf/sellerperf/window"
)

// Facts are what a checklist is made of: all of it computed by the floors below. Use field
// names: it may grow.
type Facts struct {
	// Account is whose it is. Empty: it is not said.
	Account string
	// Card is the scorecard of the as-of day.
	Card thresholds.Scorecard
	// Queue is what is open at its end.
	Queue []foresight.Obligation
	// Before is the scorecard of an earlier day, to compare with. Without an as-of day:
	// nothing is compared.
	Before thresholds.Scorecard
	// Rules are what there is to say of each verdict of Card, by its place. Nil: nothing.
	Rules []RuleFacts
	// Location is the zone of the deadlines. Nil: UTC.
	Location *time.Location
}

// RuleFacts are what there is to say of a verdict. Use field names: it may grow.
type RuleFacts struct {
	// Total is how its total changed since the day of Before: [foresight.Change].
	Total foresight.Parts
	// Turned is what turned since then: [foresight.Outlook.Turned].
	Turned []foresight.Turned
	// Against are cases that count against the rule, the latest first, and More is how
	// many others there are.
	Against []metrics.Case
	More    int64
}

// Options say what to gather. The zero value is the default. Use field names: it may
// grow.
type Options struct {
	// Since is the day to compare with. The zero Day: the one before the as-of day.
	Since window.Day
	// Alone compares with no day.
	Alone bool
	// Before is what the scorecard of Since is judged by, where it is not the inputs of the
	// as-of day: as with evaluations held between. Its AsOf and Tallies do not count. Nil:
	// the inputs of the as-of day.
	Before *thresholds.Inputs
	// Most is how many cases are kept of a rule that fails. Default: 10.
	Most int
}

// defaultMost is how many cases are kept of a rule that fails.
const defaultMost = 10

// Subjects is what can name orders and what is open: a [*metrics.Ledger].
type Subjects interface {
	foresight.Open
	// Account is whose figures they are; it may be empty.
	Account() string
}

var _ Subjects = (*metrics.Ledger)(nil)

// Gather asks for the facts of the account of a ledger; in.Tallies does not count, they are
// those of the ledger. It reads every order held, once, and
// remembers what is open and what turned. A day without an edition to compare
// with is compared with nothing. The errors are those of the judge, of
// [foresight.Queue] and of [metrics.Ledger.Cases].
func Gather(j *thresholds.Judge, l Subjects, in thresholds.Inputs, opt Options) (Facts, error) {
	in.Tallies = l
	f := Facts{Account: l.Account(), Location: l.Location()}
	var err error
	if f.Card, err = j.Judge(in); err != nil {
		return f, err
	}
	since := opt.Since
	if !since.IsValid() {
		since = in.AsOf.Add(-1)
	}
	if !opt.Alone {
		before := in
		if opt.Before != nil {
			before = *opt.Before
		}
		before.AsOf, before.Tallies = since, l
		if f.Before, err = j.Judge(before); err != nil {
			var begins *thresholds.EditionError
			if !errors.As(err, &begins) {
				return f, err
			}
			f.Before = thresholds.Scorecard{}
		}
	}
	outlooks, err := foresight.OfCard(j, in, f.Card)
	if err != nil {
		return f, err
	}
	var orders foresight.Pass
	orders.Queue(outlooks, &f.Queue)
	f.Rules = make([]RuleFacts, len(f.Card.Verdicts))
	against := make([]foresight.Behind, len(f.Rules))
	for i := range f.Rules {
		if err := f.Rules[i].ask(&orders, &outlooks[i], f.Before.AsOf, cmp.Or(max(opt.Most, 0), defaultMost), &against[i]); err != nil {
			return f, err
		}
	}
	err = orders.Run(l)
	for i := range f.Rules {
		f.Rules[i].Against, f.Rules[i].More = against[i].Cases, against[i].Others
	}
	return f, err
}

// ask asks what the orders tell of a verdict.
func (r *RuleFacts) ask(orders *foresight.Pass, o *foresight.Outlook, since window.Day, most int, against *foresight.Behind) error {
	status := o.Verdict.Status
	if status != thresholds.NotApplicable && since.IsValid() {
		change, err := o.NetChange(since)
		if err != nil {
			return err
		}
		r.Total = change.Total
		orders.Turned(o, since, &r.Turned)
	}
	if status == thresholds.Fail {
		orders.Latest(o, most, against)
	}
	return nil
}
