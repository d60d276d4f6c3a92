package metrics

// faultChoice is the convention of metrics that some marketplaces judge by what is the
// seller's fault alone, as the reports say, beside the overall figure.
var faultChoice = ConventionChoice{Name: "fault", Values: []string{"any", "seller"},
	Doc: "whether a report that says who is accountable decides if it counts; one that says nothing counts as it does overall"}

// faultRule says whether reports of who is accountable are heeded.
type faultRule bool

func faultRuleOf(c conventions) faultRule { return faultRule(c.is("fault", "seller")) }

// decides reports whether a word on the seller's being accountable decides.
func (r faultRule) decides(accountable Flag) bool { return bool(r) && accountable != Unstated }

// forgives reports whether it clears the seller.
func (r faultRule) forgives(accountable Flag) bool { return bool(r) && accountable == No }
