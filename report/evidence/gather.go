package evidence

import (
	"errors"
	"fmt"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/foresight"
)

// adjust returns the verdicts with exclusions honoured, in the order of the scorecard; none
// where the ledger does not keep the metrics.
func adjust(j *thresholds.Judge, l Subjects, in thresholds.Inputs) ([]foresight.Both, error) {
	both, err := foresight.Adjust(j, l, in)
	if errors.Is(err, metrics.ErrUndeclared) {
		return nil, nil
	}
	return both, err
}

// known returns an error for rules that a scorecard does not have.
func known(card *thresholds.Scorecard, ids []string) error {
	var errs []error
	for _, id := range ids {
		if _, ok := card.Verdict(id); !ok {
			errs = append(errs, fmt.Errorf("evidence: rule %q: %w", id, metrics.ErrUnknown))
		}
	}
	return errors.Join(errs...)
}
