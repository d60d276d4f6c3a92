package metrics

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/window"
)

// requireScanned checks that one pass for every metric and segment, of some days, finds what
// the formulas mark when they are asked subject by subject, and nothing else, and that the
// cases of one subject come one after the other.
func requireScanned(t *rapid.T, l *Ledger) {
	first := window.Date(2026, 3, 5)
	days := window.Range{First: first.Add(rapid.IntRange(-2, 12).Draw(t, "first day"))}
	days.Last = days.First.Add(rapid.IntRange(0, 12).Draw(t, "days"))
	asOf := [...]window.Day{first.Add(rapid.IntRange(0, 15).Draw(t, "as of")), first.Add(rapid.IntRange(0, 15).Draw(t, "or"))}
	keep := rapid.SampledFrom([]func(Tally) bool{nil, func(t Tally) bool { return t.Hits > 0 }}).Draw(t, "keep")
	var queries []CaseQuery
	var got [][]Case
	var ids []string
	type called struct {
		metric    Variant
		id, thing string
		seg       Segment
		day       window.Day
	}
	keys, names := map[called]FoundKey{}, map[FoundKey]map[Variant]called{}
	add := func(q CaseQuery) {
		i := len(queries)
		q.Take = func(c *FoundCase) bool {
			if id := c.ID(); len(ids) == 0 || ids[len(ids)-1] != id {
				require.NotContains(t, ids, id)
				ids = append(ids, id)
			}
			if products, carriages, ok := c.Makeup(); ok {
				requireMakeup(t, c, products, carriages)
			} else {
				require.True(t, l.rec.hotAt(c.s.slot).has(groupPlacing))
			}
			key, k := c.Key(), c.Case()
			require.Equal(t, key, c.Key())
			name := called{q.Metric, k.ID, k.Thing, k.Segment, k.Day}
			if known, ok := keys[name]; ok {
				require.Equal(t, known, key)
			}
			keys[name] = key
			if names[key] == nil {
				names[key] = map[Variant]called{}
			}
			if known, ok := names[key][q.Metric]; ok {
				require.Equal(t, known, name)
			}
			names[key][q.Metric] = name
			require.Equal(t, c.Day(), c.Case().Day)
			require.Equal(t, c.Tally(), c.Case().Tally)
			got[i] = append(got[i], c.Case())
			return true
		}
		queries, got = append(queries, q), append(got, nil)
	}
	for _, m := range l.metrics {
		for _, seg := range [...]Segment{All, SegmentMFN, SegmentAFN, Unanchored, "category:toys"} {
			for _, k := range asOf {
				add(CaseQuery{Metric: m.variant, Segment: seg, Range: days, AsOf: k, Keep: keep})
				add(CaseQuery{Metric: m.variant, Segment: seg, AsOf: k, Open: true, Keep: keep})
			}
		}
	}
	require.NoError(t, l.ScanCases(queries...))
	for i := range queries {
		q := &queries[i]
		want := casesByFormula(l, q)
		for _, list := range [...][]Case{got[i], want} {
			slices.SortStableFunc(list, Case.Compare)
		}
		require.Equal(t, want, got[i], "%s %q of %v as of %v, open %v", q.Metric, q.Segment, q.Range, q.AsOf, q.Open)
	}
}

// casesByFormula asks a metric's formula about each subject.
func casesByFormula(l *Ledger, q *CaseQuery) (want []Case) {
	m, f := l.byName[q.Metric], &facts{wide: true}
	for slot := range l.rec.n {
		f.load(&l.ledger, slot, groupAll)
		if !m.formula.concerns(f) {
			continue
		}
		var all marks
		m.formula.at(f, asOf{int32(q.AsOf.Unix()), l.zone.asOfEnd(q.AsOf)}, &all)
		if m.formula.shut && slices.ContainsFunc(all.list, func(k mark) bool { return k.count.Open != 0 }) {
			panic(string(q.Metric) + ": something is open")
		}
		for i := range all.list {
			k := &all.list[i]
			day, seg, tally := window.UnixDay(int(k.day)), l.segmentName(k.seg), m.counted(k.count)
			switch {
			case k.count.IsZero(), q.Keep != nil && !q.Keep(tally):
			case q.Open && k.count.Open == 0, !q.Open && (!q.Range.Contains(day) || day.After(q.AsOf)):
			case q.Segment != seg && (q.Segment != All || k.seg > segAFN):
			default:
				want = append(want, Case{
					Subject: f.subject, ID: string(l.appendID(nil, l.rec.hotAt(slot).key)), Segment: seg, Day: day, Tally: tally,
					Thing: f.thing(k), Why: f.fact(k.why), Due: k.due.time(),
				})
			}
		}
	}
	return want
}

// requireMakeup checks that what numbers stand for is what lines and shipments state.
func requireMakeup(t *rapid.T, c *FoundCase, products, carriages []int) {
	var lines, shipments, of, by [][3]string
	for _, l := range c.Order().Lines() {
		lines = append(lines, [3]string{l.SKU, l.ASIN, l.Category})
	}
	for _, s := range c.Order().Shipments() {
		shipments = append(shipments, [3]string{s.Carrier, s.Service, s.Origin})
	}
	for _, n := range products {
		sku, asin, category := c.Product(n)
		of = append(of, [3]string{sku, asin, category})
	}
	for _, n := range carriages {
		carrier, service, origin := c.Carriage(n)
		by = append(by, [3]string{carrier, service, origin})
	}
	require.Equal(t, lines, of)
	require.Equal(t, shipments, by)
}

// What is open is open until the second in which it falls due, and as of the day after it is
// not: for each metric, with promises around the turn of a day.
func TestOpenAtTheTurnOfADay(t *testing.T) {
	loc, err := time.LoadLocation("America/Los_Angeles")
	require.NoError(t, err)
	l, err := NewLedger(Config{Location: loc, Metrics: manyVariants()})
	require.NoError(t, err)
	due := window.Date(2026, 3, 8) // 23 hours long
	for i, by := range []time.Time{
		due.Start(loc), due.Start(loc).Add(12 * time.Hour), due.Add(1).Start(loc).Add(-time.Second), due.Add(1).Start(loc), due.Add(1).Start(loc).Add(time.Second),
	} {
		for _, channel := range []Channel{MFN, AFN} {
			for state := range 1 << 5 {
				is := func(bit int) bool { return state>>bit&1 == 1 }
				meta := Meta{Order: fmt.Sprint(channel, " ", i, " ", state), At: due.Add(-4).Start(loc)}
				placed := &OrderPlaced{Meta: meta, Channel: channel}
				if is(0) {
					placed.ShipBy = by
				}
				if is(1) {
					placed.DeliverBy = by
				}
				events := []Event{placed}
				for bit, ev := range []Event{
					2: &ShipmentConfirmed{Meta: meta, Tracking: "1Z"}, 3: &ShipmentScanned{Meta: meta}, 4: &ShipmentDelivered{Meta: meta},
				} {
					if ev != nil && is(bit) {
						ev.Common().At = by
						events = append(events, ev)
					}
				}
				require.NoError(t, l.ApplyAll(events))
			}
		}
	}
	open := map[Variant]int{}
	var queries []CaseQuery
	var got [][]Case
	for _, m := range l.metrics {
		for days := -3; days <= 3; days++ {
			i := len(queries)
			got = append(got, nil)
			queries = append(queries, CaseQuery{Metric: m.variant, AsOf: due.Add(days), Open: true, Take: func(c *FoundCase) bool {
				got[i] = append(got[i], c.Case())
				return true
			}})
		}
	}
	require.NoError(t, l.ScanCases(queries...))
	for i := range queries {
		q := &queries[i]
		want := casesByFormula(l, q)
		slices.SortStableFunc(want, Case.Compare)
		slices.SortStableFunc(got[i], Case.Compare)
		require.Equal(t, want, got[i], "%s as of %v", q.Metric, q.AsOf)
		open[q.Metric] += len(want)
	}
	for _, v := range []Variant{"late-shipment-rate", "on-time-delivery-rate?unknown=open", "late-fulfilment-rate?unknown=open", "tracking-in-time-rate", "perfect-order-rate"} {
		require.Positive(t, open[v], v)
	}
}
