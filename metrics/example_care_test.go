package metrics_test

import (
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// Messages answered within 24 hours, by a person.
func Example_responseTimeRate() {
	asked := func(message string) *metrics.MessageReceived {
		return &metrics.MessageReceived{Meta: on(4, ""), Message: message} // a Saturday
	}
	answered := func(message string, after time.Duration) *metrics.MessageAnswered {
		m := on(4, "")
		m.At = m.At.Add(after)
		return &metrics.MessageAnswered{Meta: m, Message: message}
	}
	robot := answered("by a robot", time.Minute)
	robot.Auto = true
	show("response-time-rate",
		asked("in time"), answered("in time", 24*time.Hour), // a hit
		asked("late"), answered("late", 24*time.Hour+time.Second),
		asked("by a robot"), robot,
		asked("thanks"), &metrics.MessageClosed{Meta: on(5, ""), Message: "thanks"}, // no answer needed: outside
	)
	// Output:
	// 1 of 3: 33.33%
}

// Orders whose buyer said in a survey that the service did not satisfy.
func Example_customerServiceDissatisfactionRate() {
	show("customer-service-dissatisfaction-rate",
		order("content"), &metrics.SurveyAnswered{Meta: on(11, "content"), Satisfied: true},
		order("not content"), &metrics.SurveyAnswered{Meta: on(11, "not content")}, // a hit
		order("changed his mind"), &metrics.SurveyAnswered{Meta: on(11, "changed his mind")},
		&metrics.SurveyAnswered{Meta: on(15, "changed his mind"), Satisfied: true},
		order("not asked"), // outside
	)
	// Output:
	// 1 of 3: 33.33%
}

// Return requests that went badly.
func Example_returnDissatisfactionRate() {
	requested := func(id string) *metrics.ReturnRequested {
		return &metrics.ReturnRequested{Meta: on(12, id)}
	}
	refused := &metrics.ReturnRequested{Meta: on(12, "too late"), InPolicy: metrics.No}
	show("return-dissatisfaction-rate",
		order("authorised"), requested("authorised"), &metrics.ReturnAnswered{Meta: on(13, "authorised")},
		order("left waiting"), requested("left waiting"), &metrics.ReturnAnswered{Meta: on(15, "left waiting")}, // a hit
		order("rejected"), requested("rejected"), // a hit
		&metrics.ReturnRejected{Meta: on(13, "rejected"), InPolicy: metrics.Yes},
		order("unresolved"), requested("unresolved"), &metrics.ReturnAnswered{Meta: on(13, "unresolved")}, // a hit
		&metrics.ReturnRated{Meta: on(20, "unresolved"), Resolved: metrics.No},
		order("too late"), refused, &metrics.ReturnRejected{Meta: on(13, "too late")}, // outside
	)
	// Output:
	// 3 of 4: 75.00%
}

// Orders delivered of which something came back.
func Example_returnRate() {
	show("return-rate",
		order("kept"), arrived(5, "kept"),
		order("returned"), arrived(5, "returned"), &metrics.ReturnReceived{Meta: on(20, "returned")}, // a hit
		order("only asked"), arrived(5, "only asked"), &metrics.ReturnRequested{Meta: on(12, "only asked")},
		order("on its way"), // outside
	)
	// Output:
	// 1 of 3: 33.33%
}

// Violations that are not cleared, open or upheld: a count, which has no rate.
func Example_policyViolations() {
	violation := func(id string) *metrics.ViolationOpened {
		return &metrics.ViolationOpened{Meta: on(5, ""), Violation: id, Category: "listing-policy"}
	}
	resolved := func(id string, outcome metrics.ViolationOutcome) *metrics.ViolationResolved {
		return &metrics.ViolationResolved{Meta: on(9, ""), Violation: id, Outcome: outcome}
	}
	show("policy-violations",
		violation("open"),                                       // a hit
		violation("upheld"), resolved("upheld", metrics.Upheld), // a hit
		violation("cleared"), resolved("cleared", metrics.Cleared),
	)
	// Output:
	// 2
}
