package accounthealth

import "strconv"

// The names that what is not defined has in a reconciliation. They are no figures of
// [Names].
const (
	HealthRating  Name = "accountHealthRating"
	WarningStates Name = "warningStates"
)

// undefined lists what a report states and nobody outside Amazon can compute, so that it
// is seen not to have been compared: the account health rating, of whose points Amazon
// publishes neither the weights nor which orders earn them, and warning states, of which
// it publishes not even which there are.
func (m *Marketplace) undefined() []Comparison {
	var out []Comparison
	add := func(f Figure, fields ...Field) {
		days, _ := f.Window.Days(nil)
		for i := range fields {
			fields[i].Outcome, fields[i].Reason = NotComparable, NotDefined
		}
		if len(fields) > 0 {
			out = append(out, Comparison{Figure: f, Days: days, Judged: None, Fields: fields})
		}
	}
	r := &m.Rating
	var rating []Field
	if r.Status != "" && r.Status != None { // NONE says nothing
		rating = append(rating, Field{Key: "ahrStatus", Pointer: below(r.Pointer, "ahrStatus"), Amazon: string(r.Status)})
	}
	if r.Score.Stated {
		rating = append(rating, Field{Key: "ahrScore", Pointer: r.Score.Pointer, Amazon: strconv.FormatInt(r.Score.N, 10)})
	}
	add(Figure{Name: HealthRating, Pointer: r.Pointer, Window: r.Window}, rating...)
	var states []Field
	for _, w := range m.WarningStates {
		states = append(states, Field{Key: w.Type, Pointer: w.Pointer, Amazon: string(w.Status)})
	}
	add(Figure{Name: WarningStates, Pointer: below(m.Pointer, "warningStates")}, states...)
	return out
}
