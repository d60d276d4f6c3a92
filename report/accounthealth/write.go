package accounthealth

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/sellerperf/sellerperf/metrics"
)

// Write writes a V2 report that is valid by Amazon's schema, indented by two spaces, in one
// write: every key it demands, in a fixed order, and instants with seconds. What is not
// stated is written as zero, an empty string or NONE, as the schema has no way to leave
// anything out. Figures the schema does not know are written where documents have them.
//
// A word the schema does not list, such as the account status SUSPENDED, is a
// [*WriteError] of [metrics.ErrUnknown]; nothing is written then.
func Write(w io.Writer, rep Report) error {
	wr := writer{}
	doc := pairs{}
	var accounts []any
	for _, a := range rep.Accounts {
		accounts = append(accounts, pairs{
			{"marketplaceId", a.Marketplace},
			{"status", wr.word(a.Pointer, a.Status, Normal, AtRisk, Deactivated)},
		})
	}
	var sets []any
	for i := range rep.Marketplaces {
		sets = append(sets, wr.marketplace(&rep.Marketplaces[i]))
	}
	doc.add("accountStatuses", list(accounts))
	doc.add("performanceMetrics", list(sets))
	if wr.err != nil {
		return wr.err
	}
	var page bytes.Buffer
	enc := json.NewEncoder(&page)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := w.Write(page.Bytes())
	return err
}

// WriteError says what of a report the schema has no word for.
type WriteError struct {
	Pointer string // of the report
	Value   string
	Err     error // metrics.ErrUnknown
}

// Error implements error.
func (e *WriteError) Error() string {
	return fmt.Sprintf("accounthealth: %s: %q is not in the schema: %v", e.Pointer, e.Value, e.Err)
}

// Unwrap returns the class.
func (e *WriteError) Unwrap() error { return e.Err }

// pairs is a JSON object whose keys stay in order.
type pairs []pair

type pair struct {
	key   string
	value any
}

func (p *pairs) add(key string, value any) { *p = append(*p, pair{key, value}) }

// MarshalJSON implements json.Marshaler.
func (p pairs) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, kv := range p {
		if i > 0 {
			b = append(b, ',')
		}
		key, err := json.Marshal(kv.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(kv.value)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, key...), ':'), value...)
	}
	return append(b, '}'), nil
}

// list is an array that is never null.
func list(items []any) []any {
	if items == nil {
		return []any{}
	}
	return items
}

// writer keeps the first error.
type writer struct{ err error }

// word checks a word against those the schema lists. Nothing is NONE where that is one.
func (wr *writer) word(pointer string, s Status, known ...Status) string {
	for _, k := range known {
		if s == k || s == "" && k == None {
			return string(k)
		}
	}
	if wr.err == nil {
		wr.err = &WriteError{Pointer: pointer, Value: string(s), Err: metrics.ErrUnknown}
	}
	return ""
}

func (wr *writer) status(pointer string, s Status) string {
	return wr.word(pointer+"/status", s, Good, Bad, None)
}

func (wr *writer) marketplace(m *Marketplace) pairs {
	out := pairs{{"marketplaceId", m.ID}}
	for i := range v2 {
		s := &v2[i]
		var found []any
		for j := range m.Figures {
			if f := &m.Figures[j]; f.Name == s.name {
				found = append(found, wr.figure(f, s))
			}
		}
		if len(found) == 0 && !s.extra {
			found = append(found, wr.figure(&Figure{Target: Target{Condition: s.condition()}}, s))
		}
		switch {
		case s.list && found != nil:
			out.add(s.path[0], found)
		case len(found) > 0:
			out.put(s.path, found[0])
		}
	}
	states := []any{}
	for _, w := range m.WarningStates {
		states = append(states, pairs{{"warningType", w.Type}, {"status", wr.status(w.Pointer, w.Status)}})
	}
	out.add("warningStates", states)
	out.add("accountHealthRating", wr.rating(&m.Rating))
	return out
}

// put adds a value under a path of one or two keys.
func (p *pairs) put(path []string, value any) {
	if len(path) == 1 {
		p.add(path[0], value)
		return
	}
	for i := range *p {
		if inner, ok := (*p)[i].value.(pairs); ok && (*p)[i].key == path[0] {
			(*p)[i].value = append(inner, pair{path[1], value})
			return
		}
	}
	p.add(path[0], pairs{{path[1], value}})
}

// condition is the condition of Amazon's target, for figures that state none.
func (s *spec) condition() string {
	if s.total == "" {
		return Equals
	}
	return LessThan
}

func (wr *writer) figure(f *Figure, s *spec) pairs {
	out := pairs{{"reportingDateRange", rangeJSON(f.Window)}}
	if s.total != "" {
		out.add(s.total, f.Total.N)
	}
	if s.hitsStatus {
		out.add(s.hits, wr.count(f.Pointer+"/"+s.hits, f.Hits))
	} else {
		out.add(s.hits, f.Hits.N)
	}
	for _, p := range s.parts {
		c, _ := f.Part(p.key)
		out.add(p.key, wr.count(f.Pointer+"/"+p.key, c))
	}
	if len(s.path) > 1 {
		out.add("fulfillmentType", channelOf(s))
	}
	if s.bare {
		return out
	}
	out.add("status", wr.status(f.Pointer, f.Status))
	if s.total != "" {
		out.add("rate", number(f.Rate))
	}
	out.add("targetValue", number(f.Target.Value))
	condition := f.Target.Condition
	if condition == "" {
		condition = s.condition()
	}
	out.add("targetCondition", wr.word(f.Pointer+"/targetCondition", Status(condition), LessThan, GreaterThan, Equals))
	return out
}

func (wr *writer) count(pointer string, c Count) pairs {
	return pairs{{"count", c.N}, {"status", wr.status(pointer, c.Status)}}
}

func (wr *writer) rating(r *Rating) pairs {
	status := r.Status
	if status == "" {
		status = None
	}
	out := pairs{{"ahrStatus", status}}
	if status == "GREAT" || status == "WARNED" {
		out.add("accountHealthRatingStatus", status)
	}
	if r.Score.Stated {
		out.add("ahrScore", r.Score.N)
	}
	out.add("reportingDateRange", rangeJSON(r.Window))
	return out
}

// rangeJSON writes instants with seconds, in UTC; what could not be read stays as it was.
func rangeJSON(d DateRange) pairs {
	from, to := d.FromText, d.ToText
	if !d.From.IsZero() {
		from = d.From.UTC().Format(layouts[0])
	}
	if !d.To.IsZero() {
		to = d.To.UTC().Format(layouts[0])
	}
	return pairs{{"reportingDateFrom", from}, {"reportingDateTo", to}}
}

// number writes a decimal.
func number(n Number) json.Number { return json.Number(decimalText(n.Value)) }
