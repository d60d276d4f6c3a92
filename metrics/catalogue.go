package metrics

import (
	"slices"
	"strconv"
	"strings"
)

// catalogue holds the metrics this package knows, by id. Adding a metric means a file
// of its own and a line here.
var catalogue = [...]Definition{
	averageRating(),
	cancellationRate(),
	chargebackRate(),
	claimRate(),
	customerServiceDissatisfactionRate(),
	invoiceDefectRate(),
	itemNotAsDescribedRate(),
	itemNotReceivedRate(),
	lateFulfilmentRate(),
	lateShipmentRate(),
	lowRatingRate(),
	negativeFeedbackRate(),
	onTimeDeliveryRate(),
	orderDefectRate(),
	ordersPlaced(),
	perfectOrderRate(),
	policyViolations(),
	refundRate(),
	refundedValueRate(),
	responseTimeRate(),
	returnDissatisfactionRate(),
	returnRate(),
	salesValue(),
	trackingInTimeRate(),
	transactionDefectRate(),
	unresolvedCaseRate(),
	validTrackingRate(),
}

// Catalogue returns the metrics this package knows, sorted by id. The slice is the
// caller's; the conventions in it are not to be changed.
func Catalogue() []Definition { return slices.Clone(catalogue[:]) }

// Find returns the catalogue's definition of a metric.
func Find(id string) (Definition, bool) {
	i, ok := slices.BinarySearchFunc(catalogue[:], id, func(d Definition, id string) int { return strings.Compare(d.ID, id) })
	if !ok {
		return Definition{}, false
	}
	return catalogue[i], true
}

// Resolve reads a variant and checks it against the catalogue and the custom
// definitions given: the metric and its conventions must be known. Conventions
// that say the default are left out, so that equal metrics have equal variants.
// The error is a [*MetricError] of ErrUnknown, ErrMalformed or ErrRange.
func Resolve(s string, custom ...Definition) (Variant, error) {
	v, err := ParseVariant(s)
	if err != nil {
		return "", &MetricError{Metric: s, Err: ErrMalformed}
	}
	d, ok := Find(v.ID())
	if !ok {
		i := slices.IndexFunc(custom, func(d Definition) bool { return d.ID == v.ID() })
		if i < 0 {
			return "", &MetricError{Metric: v.ID(), Err: ErrUnknown}
		}
		d = custom[i]
	}
	return d.Resolve(v.Conventions()...)
}

// Resolve returns the variant of d with the given conventions, defaults left out.
func (d Definition) Resolve(conventions ...Convention) (Variant, error) {
	slices.SortFunc(conventions, func(a, b Convention) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	out, sep := d.ID, "?"
	choices := d.choices()
	for _, c := range conventions {
		i := slices.IndexFunc(choices, func(k ConventionChoice) bool { return k.Name == c.Name })
		if i < 0 {
			return "", &MetricError{Metric: d.ID, Key: c.Name, Value: c.Value, Err: ErrUnknown}
		}
		isDefault, err := choices[i].check(c.Value)
		if err != nil {
			return "", &MetricError{Metric: d.ID, Key: c.Name, Value: c.Value, Err: err}
		}
		if !isDefault {
			out, sep = out+sep+c.Name+"="+c.Value, "&"
		}
	}
	return Variant(out), nil
}

// check reports whether a value is the default, or why it is none at all.
func (k ConventionChoice) check(value string) (isDefault bool, err error) {
	if k.Whole > 0 {
		n, err := strconv.Atoi(value)
		if err != nil || strconv.Itoa(n) != value || n < 1 || n > maxWhole {
			return false, ErrRange
		}
		return n == k.Whole, nil
	}
	if !k.Free && !slices.Contains(k.Values, value) {
		return false, ErrUnknown
	}
	return value == k.Values[0], nil
}

// maxWhole bounds conventions that are whole numbers (hours, scans).
const maxWhole = 10_000
