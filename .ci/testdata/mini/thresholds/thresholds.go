package thresholds

// Rule is a rule.
type Rule struct{}
