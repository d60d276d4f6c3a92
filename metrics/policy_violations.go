package metrics

import (
	"strings"

	"github.com/sellerperf/sellerperf/window"
)

// policyViolations counts the policy violations opened and not cleared, by the day of
// the opening; also by category and by severity.
func policyViolations() Definition {
	return Definition{
		ID: "policy-violations", Title: "Policy violations", Unit: "violation",
		Kind: Number, Sense: HitIsBad, Subject: ViolationSubject,
		Segments: []Segment{CategorySegment("*"), SeveritySegment("*")},
		Source:   "https://github.com/amzn/selling-partner-api-models/blob/main/schemas/reports/accountHealthReport-2020-11-18.json",
		Doc: "Policy violations by the day they were first opened; also by category, and by severity in " +
			"lower case, where one of which none is stated is \"unstated\". A hit is a violation that is not cleared: " +
			"open, or upheld.",
		compile: func(conventions) formula {
			return formula{
				reads: groupViolation,
				shut:  true,
				when:  func(f *facts) { f.dayKinds(kindViolationOpened, kindViolationResolved) },
				at:    violationAt,
			}
		},
	}
}

const severityPrefix = "severity:"

// SeveritySegment returns the segment of a severity of policy violations, upper and lower
// case alike: pages write Critical, exports CRITICAL. That of violations of which none is
// stated is SeveritySegment("unstated").
func SeveritySegment(severity string) Segment {
	return Segment(severityPrefix + strings.ToLower(severity))
}

func violationAt(f *facts, k asOf, out *marks) {
	opened, last := f.firstOf(kindViolationOpened, k), f.lastOf(k, kindViolationOpened, kindViolationResolved)
	if opened.at == 0 || last.kind == kindViolationResolved && ViolationOutcome(last.val) == Cleared {
		return
	}
	severity := strings.ToLower(f.word(kindViolationOpened, 0, attrSeverity))
	if severity == "" {
		severity = "unstated"
	}
	m := mark{day: f.l.zone.day(opened.at), seg: segNone, count: window.Count{Hits: 1}, why: last.why()}
	out.add(m)
	m.seg = f.namedSegment(categoryPrefix, f.word(kindViolationOpened, 0, attrCategory))
	out.add(m)
	m.seg = f.namedSegment(severityPrefix, severity)
	out.add(m)
}
