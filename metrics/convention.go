package metrics

import "strconv"

// conventions answers which value of a convention a variant has.
type conventions struct {
	def Definition
	set []Convention
}

func conventionsOf(d Definition, v Variant) conventions { return conventions{d, v.Conventions()} }

// is reports whether a convention has a value.
func (c conventions) is(name, value string) bool { return c.value(name) == value }

func (c conventions) value(name string) string {
	for _, s := range c.set {
		if s.Name == name {
			return s.Value
		}
	}
	for _, k := range c.def.choices() {
		if k.Name == name && k.Whole == 0 {
			return k.Values[0]
		}
	}
	return ""
}

// whole returns a whole-number convention.
func (c conventions) whole(name string) int {
	for _, s := range c.set {
		if s.Name == name {
			n, _ := strconv.Atoi(s.Value) // checked by Resolve
			return n
		}
	}
	for _, k := range c.def.Conventions {
		if k.Name == name {
			return k.Whole
		}
	}
	return 0
}

// Conventions of defects, shared by the metrics that count them.
var (
	pendingChoice = ConventionChoice{Name: "pending", Values: []string{"in", "out"},
		Doc: "whether a claim counts while it is not decided"}
	fraudChoice = ConventionChoice{Name: "fraud", Values: []string{"out", "in"},
		Doc: "whether a fraud chargeback counts, for which the marketplace answers"}
	itemsChoice = ConventionChoice{Name: "scope", Values: []string{"seller", "any"},
		Doc: "whose feedback counts: that on the seller, or that on what was sold, too"}
	wonChoice = ConventionChoice{Name: "won", Values: []string{"out", "in"},
		Doc: "whether a chargeback still counts after the seller won it"}
)
