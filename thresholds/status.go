package thresholds

// Status is the outcome of a rule, or of a scorecard. The zero Status is none. As
// text it is "pass", "warn", "fail", "no-data", "too-few" or "not-applicable".
type Status uint8

// The statuses.
const (
	Pass          Status = iota + 1 // the limit is kept, or too few are against it for the floor
	Warn                            // the limit is kept, the warning line is not; or a limit that is advice is not
	Fail                            // the limit is not kept
	NoData                          // the denominator is empty: neither 0 % nor 100 %
	TooFew                          // the total is below the rule's minimum
	NotApplicable                   // the as-of day is outside the rule's effective period
)

var statusNames = []string{"pass", "warn", "fail", "no-data", "too-few", "not-applicable"}

// IsValid reports whether s is one of the statuses.
func (s Status) IsValid() bool { return s >= Pass && s <= NotApplicable }

// IsJudged reports whether s is the outcome of a comparison: Pass, Warn or Fail.
func (s Status) IsJudged() bool { return s >= Pass && s <= Fail }

// String returns the status's text, and "" for the zero Status.
func (s Status) String() string { return nameOf(s, statusNames) }

// MarshalText returns the status's text. A value that is none of the constants is
// an error; the zero Status is empty.
func (s Status) MarshalText() ([]byte, error) { return marshalName(s, statusNames, "status") }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and s is left as it was.
func (s *Status) UnmarshalText(text []byte) error {
	return unmarshalName(s, text, statusNames, "status")
}

// Overall rolls verdicts up into one status: Fail if any fails, else Warn if any
// warns, else Pass if any passes, else NoData.
func Overall(verdicts []Verdict) Status {
	overall := NoData
	for i := range verdicts {
		switch s := verdicts[i].Status; {
		case s == Fail:
			return Fail
		case s == Warn, s == Pass && overall == NoData:
			overall = s
		}
	}
	return overall
}
