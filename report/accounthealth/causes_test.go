package accounthealth_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/accounthealth"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/window"
)

// altered is a report with one figure altered, written and read again.
func altered(t testing.TB, rep accounthealth.Report, name accounthealth.Name, alter func(f *accounthealth.Figure)) accounthealth.Report {
	t.Helper()
	for i := range rep.Marketplaces[0].Figures {
		if f := &rep.Marketplaces[0].Figures[i]; f.Name == name {
			alter(f)
		}
	}
	return read(t, written(t, rep))
}

func rate(s string) accounthealth.Number {
	n, _ := accounthealth.ParseNumber(s)
	return n
}

// TestCauses: each cause by itself comes out first, with its orders.
func TestCauses(t *testing.T) {
	at := func(s *shop, d string, hour int) metrics.Meta {
		return metrics.Meta{At: day(d).Start(s.loc).Add(time.Duration(hour) * time.Hour)}
	}
	on := func(m metrics.Meta, order string) metrics.Meta { m.Order = order; return m }
	const defects = accounthealth.OrderDefectMFN
	for _, c := range []struct {
		name   string
		make   func(s *shop) (ours []metrics.Event) // leaves in s what Amazon knows
		alter  func(f *accounthealth.Figure)
		figure accounthealth.Name

		cause    accounthealth.Cause
		explains []string
		suspects []string
	}{
		{
			name: "pending claims", figure: defects, cause: accounthealth.DefectKinds,
			make: func(s *shop) []metrics.Event {
				return append(slices.Clone(s.events), &metrics.ClaimOpened{Meta: on(at(s, "2026-11-01", 9), "2026-10-30/0"), Claim: "C"},
					&metrics.ClaimOpened{Meta: on(at(s, "2026-10-01", 9), "2026-09-30/0"), Claim: "D"})
			},
			explains: []string{"orderWithDefects", "claims"}, suspects: []string{"2026-09-30/0", "2026-10-30/0"},
		},
		{
			name: "fraud chargebacks", figure: defects, cause: accounthealth.DefectKinds,
			make: func(s *shop) []metrics.Event {
				ours := append(slices.Clone(s.events), &metrics.ChargebackOpened{Meta: on(at(s, "2026-11-01", 9), "2026-10-30/0"), Kind: metrics.FraudChargeback})
				s.add(&metrics.ChargebackOpened{Meta: on(at(s, "2026-11-01", 9), "2026-10-30/0")})
				return ours
			},
			explains: []string{"orderWithDefects", "chargebacks"}, suspects: []string{"2026-10-30/0"},
		},
		{
			name: "feedback that was removed", figure: defects, cause: accounthealth.DefectKinds,
			make: func(s *shop) []metrics.Event {
				s.feedback("2026-10-11/0", "2026-10-20", 1)
				return append(slices.Clone(s.events), &metrics.FeedbackRemoved{Meta: on(at(s, "2026-10-25", 9), "2026-10-11/0")})
			},
			explains: []string{"orderWithDefects", "negativeFeedback"}, suspects: []string{"2026-10-11/0"},
		},
		{
			name: "an order with two defects", figure: defects, cause: accounthealth.DefectKinds,
			make: func(s *shop) []metrics.Event {
				s.feedback("2026-10-02/1", "2026-10-20", 1) // it has a claim
				return s.events
			},
			alter:    func(f *accounthealth.Figure) { f.Hits.N++; f.Rate = rate("0.0389") },
			explains: []string{"orderWithDefects"}, suspects: []string{"2026-10-02/1"},
		},
		{
			name: "orders the seller excludes", figure: accounthealth.LateShipment, cause: accounthealth.Population,
			make: func(s *shop) []metrics.Event {
				ours := slices.Clone(s.events)
				for _, o := range []string{"2026-11-01/0", "2026-11-02/0"} {
					s.events = without(s.events, about(o))
					ours = append(ours, &metrics.OrderExcluded{Meta: on(at(s, "2026-11-05", 9), o), Metrics: []string{"late-shipment-rate"}, Reason: "carrier-disruption"})
				}
				return ours
			},
			explains: []string{"orderCount"}, suspects: []string{"2026-11-01/0", "2026-11-02/0"},
		},
		{
			name: "confirmed within the hour", figure: accounthealth.LateShipment, cause: accounthealth.DefectKinds,
			make: func(s *shop) []metrics.Event {
				late := func(events []metrics.Event, order string, minutes int) []metrics.Event {
					by := day("2026-11-01").Add(2).Start(s.loc).Add(12 * time.Hour)
					return append(slices.Clone(events), &metrics.ShipmentConfirmed{Meta: metrics.Meta{At: by.Add(time.Duration(minutes) * time.Minute), Order: order, Rev: 1}, Shipment: "S"})
				}
				ours := late(s.events, "2026-11-01/0", 20)
				ours = late(ours, "2026-11-01/1", 300)
				s.events = late(s.events, "2026-11-01/1", 300)
				return ours
			},
			explains: []string{"lateShipmentCount"}, suspects: []string{"2026-11-01/0"},
		},
		{
			name: "orders without a date", figure: accounthealth.LateShipment, cause: accounthealth.MissingData,
			make: func(s *shop) []metrics.Event {
				ours := slices.Clone(s.events)
				for i, e := range ours {
					if p, ok := e.(*metrics.OrderPlaced); ok && (p.Order == "2026-11-01/0" || p.Order == "2026-11-03/0") {
						bare := *p
						bare.ShipBy = time.Time{}
						ours[i] = &bare
					}
				}
				return ours
			},
			explains: []string{"orderCount"}, suspects: []string{"2026-11-01/0", "2026-11-03/0"},
		},
		{
			name: "a window that lies a day off", figure: accounthealth.LateShipment, cause: accounthealth.Lag,
			make: func(s *shop) []metrics.Event {
				s.order("more", day("2026-11-20").Start(s.loc).Add(9*time.Hour))  // due on the last day
				s.order("later", day("2026-11-21").Start(s.loc).Add(9*time.Hour)) // due after it
				return s.events
			},
			alter: func(f *accounthealth.Figure) {
				f.Window.From, f.Window.To = f.Window.From.AddDate(0, 0, -1), f.Window.To.AddDate(0, 0, -1)
			},
			explains: []string{"orderCount"}, suspects: []string{"2026-10-21/0", "2026-10-21/1", "2026-10-21/2", "2026-11-20/0", "2026-11-20/1", "2026-11-20/2", "more"},
		},
		{
			name: "a window that is longer", figure: accounthealth.LateShipment, cause: accounthealth.OtherWindow,
			make:     func(s *shop) []metrics.Event { return s.events },
			alter:    func(f *accounthealth.Figure) { f.Window.From = f.Window.From.AddDate(0, 0, 20) },
			explains: []string{"orderCount"},
		},
		{
			name: "counts in each other's place", figure: accounthealth.UnitOnTimeDelivery, cause: accounthealth.AmazonArithmetic,
			make: func(s *shop) []metrics.Event { // one unit late
				s.add(&metrics.ShipmentDelivered{Meta: metrics.Meta{At: day("2026-11-20").Start(s.loc), Order: "2026-11-05/0", Rev: 1}, Shipment: "S"})
				return s.events
			},
			alter:    func(f *accounthealth.Figure) { f.Hits.N, f.Total.N = f.Total.N, f.Hits.N },
			explains: []string{"totalUnitCount", "unitOnTimeDeliveryCount"},
		},
		{
			name: "a rate that is not that of its counts", figure: accounthealth.LateShipment, cause: accounthealth.AmazonArithmetic,
			make:     func(s *shop) []metrics.Event { return s.events },
			alter:    func(f *accounthealth.Figure) { f.Rate = rate("0.02") },
			explains: []string{"rate"},
		},
		{
			name: "violations we were not told of", figure: accounthealth.ListingPolicy, cause: accounthealth.MissingData,
			make: func(s *shop) []metrics.Event {
				ours := slices.Clone(s.events)
				s.add(&metrics.ViolationOpened{Meta: at(s, "2026-10-01", 9), Violation: "v1", Category: "listing-policy"})
				return ours
			},
			explains: []string{"defectsCount"},
		},
		{
			name: "violations of another category", figure: accounthealth.SuspectedIntellectual, cause: accounthealth.MissingData,
			make: func(s *shop) []metrics.Event {
				s.add(&metrics.ViolationOpened{Meta: at(s, "2026-10-02", 9), Violation: "v0", Category: "suspected-intellectual-property-violations"})
				ours := append(slices.Clone(s.events), &metrics.ViolationOpened{Meta: at(s, "2026-10-01", 9), Violation: "v1", Category: "ip"})
				s.add(&metrics.ViolationOpened{Meta: at(s, "2026-10-01", 9), Violation: "v1", Category: "suspected-intellectual-property"})
				return ours
			},
			explains: []string{"defectsCount"}, suspects: []string{"v1"},
		},
		{
			name: "a violation Amazon does not count", figure: accounthealth.ListingPolicy, cause: accounthealth.DefectKinds,
			make: func(s *shop) []metrics.Event {
				s.add(&metrics.ViolationOpened{Meta: at(s, "2026-10-01", 9), Violation: "v1", Category: "listing-policy", Severity: "high"},
					&metrics.ViolationOpened{Meta: at(s, "2026-10-02", 9), Violation: "v2", Category: "listingPolicyViolations", Severity: "high"})
				return append(slices.Clone(s.events), &metrics.ViolationOpened{Meta: at(s, "2026-10-03", 9), Violation: "v3", Category: "listing-policy", Severity: "low"})
			},
			explains: []string{"defectsCount"}, suspects: []string{"v3"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newShop(t)
			s.defects()
			ours := c.make(s)
			rep := asAmazon(t, ledgerIn(t, s.loc, s.events), asOfDay)
			if c.alter != nil {
				rep = altered(t, rep, c.figure, c.alter)
			}
			r := reconcile(t, accounthealth.Inputs{Report: rep, Ours: ledgerIn(t, s.loc, ours), Others: []thresholds.Tallies{ledgerIn(t, time.UTC, ours)}})
			got := of(t, r, c.figure)
			require.NotEmpty(t, got.Explanations)
			first := got.Explanations[0]
			require.Equal(t, c.cause, first.Cause, first.Text)
			require.Equal(t, c.explains, first.Explains, first.Text)
			if c.suspects != nil {
				require.Equal(t, c.suspects, ids(first), first.Text)
			}
			want := accounthealth.Candidate
			if c.cause == accounthealth.AmazonArithmetic {
				want = accounthealth.Proof
			}
			require.Equal(t, want, first.Certainty)
			require.Empty(t, got.Unexplained)
		})
	}
}

// TestOtherDay: Amazon knows already what happened on the day after.
func TestOtherDay(t *testing.T) {
	s := newShop(t)
	s.defects()
	claim := func(order string, denied time.Time) []metrics.Event {
		return []metrics.Event{
			&metrics.ClaimOpened{Meta: metrics.Meta{At: asOfDay.Add(-9).Start(s.loc), Order: order}, Claim: "C", Kind: metrics.NotReceived},
			&metrics.ClaimDecided{Meta: metrics.Meta{At: denied, Order: order}, Claim: "C", Outcome: metrics.Denied},
		}
	}
	next := asOfDay.Add(1).Start(s.loc).Add(9 * time.Hour)
	ours := append(slices.Clone(s.events), claim("2026-11-01/0", next)...)
	ours = append(ours, claim("2026-11-02/0", next.Add(100*time.Hour))...)
	s.add(claim("2026-11-01/0", asOfDay.Start(s.loc))...)
	s.add(claim("2026-11-02/0", next.Add(100*time.Hour))...)
	r := scene{s, s.loc, ours}.reconcile(t)
	odr := of(t, r, accounthealth.OrderDefectMFN)
	first := odr.Explanations[0]
	require.Equal(t, accounthealth.OtherDay, first.Cause)
	require.Equal(t, []string{"2026-11-01/0"}, ids(first))
	require.Contains(t, first.Text, "2026-11-23, a day later")
}

// TestSuspectsAddUp: whatever differs, the suspects of an exact explanation are exactly those that
// make the difference.
func TestSuspectsAddUp(t *testing.T) {
	pacific, tokyo := zone(t, "America/Los_Angeles"), zone(t, "Asia/Tokyo")
	rapid.Check(t, func(rt *rapid.T) {
		events := synth.Events(synth.Config{
			Orders: rapid.IntRange(20, 70).Draw(rt, "orders"), Seed: rapid.Uint64().Draw(rt, "seed"), Days: 90,
		})
		dropped := rapid.IntRange(0, len(events)/10).Draw(rt, "dropped")
		from := rapid.IntRange(0, len(events)-dropped).Draw(rt, "from")
		ours := slices.Delete(slices.Clone(events), from, from+dropped)
		amazon := rapid.SampledFrom([]*time.Location{pacific, time.UTC, tokyo}).Draw(rt, "zone")
		r := reconcile(t, accounthealth.Inputs{
			Report: asAmazon(t, ledgerIn(t, amazon, events), asOfDay), Ours: ledgerIn(t, pacific, ours),
			Others:        []thresholds.Tallies{ledgerIn(t, time.UTC, ours), ledgerIn(t, tokyo, ours)},
			MaxCandidates: 1 << 20,
		})
		for _, c := range r.Figures {
			for _, e := range c.Explanations {
				checkSuspects(rt, c, e)
			}
			if dropped == 0 && amazon == pacific {
				require.Empty(rt, c.Explanations)
			}
		}
	})
}

// checkSuspects adds up an explanation.
func checkSuspects(t require.TestingT, c accounthealth.Comparison, e accounthealth.Explanation) {
	require.NotEmpty(t, e.Explains)
	require.NotEqual(t, e.Certainty == accounthealth.Proof, e.Assumptions > 0)
	if !e.Exact || e.Cause == accounthealth.AmazonArithmetic {
		return
	}
	sum := c.Ours
	for _, s := range e.Suspects {
		sum.Hits += s.Theirs.Hits - s.Ours.Hits
		sum.Total += s.Theirs.Total - s.Ours.Total
	}
	where := fmt.Sprintf("%s: %s %s", c.Figure.Name, e.Cause, e.Text)
	for _, key := range e.Explains {
		switch {
		case key == c.Fields[0].Key && c.Figure.Total.Stated:
			require.Equal(t, c.Figure.Total.N, sum.Total, where)
		case key == c.Fields[1].Key && c.Figure.Total.Stated:
			require.Equal(t, c.Figure.Hits.N, sum.Hits, where)
		}
	}
}

// TestTable: daily cells know no orders; they are compared all the same.
func TestTable(t *testing.T) {
	s := newShop(t)
	s.defects()
	eveningOrder(s)
	r := reconcile(t, accounthealth.Inputs{
		Report: asAmazon(t, ledgerIn(t, time.UTC, s.events), asOfDay),
		Ours:   ledgerIn(t, s.loc, s.events).Table(), Others: []thresholds.Tallies{ledgerIn(t, time.UTC, s.events).Table()},
	})
	odr := of(t, r, accounthealth.OrderDefectMFN)
	require.Equal(t, accounthealth.DayBoundary, odr.Explanations[0].Cause)
	require.Empty(t, odr.Explanations[0].Suspects)
}

func TestNotComparable(t *testing.T) {
	s := newShop(t)
	rep := asAmazon(t, ledgerIn(t, s.loc, s.events), asOfDay)
	l, err := metrics.NewLedger(metrics.Config{Location: s.loc, Metrics: []metrics.Variant{"late-shipment-rate", "order-defect-rate"}})
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(s.events))
	r := reconcile(t, accounthealth.Inputs{Report: rep, Ours: l})
	require.Equal(t, accounthealth.NotKept, of(t, r, accounthealth.ValidTracking).Fields[0].Reason)
	odr := of(t, r, accounthealth.OrderDefectMFN)
	require.Equal(t, accounthealth.Equal, odr.Fields[0].Outcome)
	require.Equal(t, accounthealth.NotKept, odr.Fields[2].Reason, "its parts are not kept")

	r = reconcile(t, accounthealth.Inputs{Report: rep, Ours: l, AsOf: asOfDay.Add(-1)})
	require.Equal(t, accounthealth.WindowAhead, of(t, r, accounthealth.LateShipment).Fields[0].Reason)

	require.NoError(t, l.Retire(asOfDay.Add(-40)))
	require.NoError(t, l.Declare("cancellation-rate"))
	require.NoError(t, l.Declare("on-time-delivery-rate"))
	long := altered(t, rep, accounthealth.UnitOnTimeDelivery, func(f *accounthealth.Figure) { f.Window.From = f.Window.From.AddDate(0, 0, -60) })
	r = reconcile(t, accounthealth.Inputs{Report: long, Ours: l})
	require.Equal(t, accounthealth.Forgotten, of(t, r, accounthealth.UnitOnTimeDelivery).Fields[0].Reason)
	require.Equal(t, accounthealth.Equal, of(t, r, accounthealth.Cancellation).Fields[0].Outcome)

	none := altered(t, rep, accounthealth.LateShipment, func(f *accounthealth.Figure) { f.Window = accounthealth.DateRange{FromText: "then", ToText: "now"} })
	r = reconcile(t, accounthealth.Inputs{Report: none, Ours: l})
	require.Equal(t, accounthealth.NoWindow, of(t, r, accounthealth.LateShipment).Fields[0].Reason)
	require.Equal(t, window.Range{}, of(t, r, accounthealth.LateShipment).Days)

	r = reconcile(t, accounthealth.Inputs{Report: read(t, []byte(`{"performanceMetrics":[{"policyViolationWarnings":{"warningsCount":1},"lateShipmentRateList":[{"rate":0}]}]}`)), Ours: l, AsOf: asOfDay})
	require.Equal(t, accounthealth.NotComputed, of(t, r, accounthealth.PolicyViolationWarnings).Fields[0].Reason)
	require.Equal(t, accounthealth.NotStated, of(t, r, accounthealth.LateShipmentList).Fields[0].Reason)
}

func TestReconcileErrors(t *testing.T) {
	s := newShop(t)
	l := ledgerIn(t, s.loc, nil)
	rep := asAmazon(t, l, asOfDay)
	two := rep
	two.Marketplaces = append(slices.Clone(rep.Marketplaces), accounthealth.Marketplace{ID: "A1PA6795UKMFR9"})
	for _, c := range []struct {
		in   accounthealth.Inputs
		want error
	}{
		{accounthealth.Inputs{Report: two, Ours: l}, accounthealth.ErrNoMarketplace},
		{accounthealth.Inputs{Report: rep, Ours: l, Marketplace: "X"}, accounthealth.ErrNoMarketplace},
		{accounthealth.Inputs{Ours: l}, accounthealth.ErrNoMarketplace},
		{accounthealth.Inputs{Report: rep}, metrics.ErrMissing},
		{accounthealth.Inputs{Report: two, Ours: l, Marketplace: "A1PA6795UKMFR9"}, metrics.ErrMissing},
	} {
		_, err := accounthealth.Reconcile(c.in)
		require.ErrorIs(t, err, c.want)
	}
	r := reconcile(t, accounthealth.Inputs{Report: two, Ours: l, Marketplace: "ATVPDKIKX0DER"})
	_, different, _ := r.Count()
	require.Zero(t, different, "no orders on either side")
}
