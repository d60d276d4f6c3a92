package accounthealth_test

import (
	"bytes"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/accounthealth"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

// ledgerIn holds events by the days of a zone, with all that reconciling can ask for.
func ledgerIn(t testing.TB, loc *time.Location, events []metrics.Event) *metrics.Ledger {
	t.Helper()
	l, err := metrics.NewLedger(metrics.Config{Location: loc, Metrics: append(accounthealth.Variants(), usJudge(t).Metrics()...)})
	require.NoError(t, err)
	require.NoError(t, l.ApplyAll(events))
	return l
}

// asAmazon makes the report Amazon would have made, had it these events and this zone.
func asAmazon(t testing.TB, l *metrics.Ledger, asOf window.Day) accounthealth.Report {
	t.Helper()
	p := amazon.US()
	p.Zone = l.Location().String()
	judge, err := thresholds.NewJudge(p)
	require.NoError(t, err)
	card, err := judge.Judge(thresholds.Inputs{AsOf: asOf, Tallies: l})
	require.NoError(t, err)
	rep, err := accounthealth.FromScorecard(card, l, accounthealth.Options{Marketplace: "ATVPDKIKX0DER"})
	require.NoError(t, err)
	return read(t, written(t, rep))
}

func without(events []metrics.Event, drop func(metrics.Event) bool) []metrics.Event {
	return slices.DeleteFunc(slices.Clone(events), drop)
}

func reconcile(t testing.TB, in accounthealth.Inputs) accounthealth.Reconciliation {
	t.Helper()
	r, err := accounthealth.Reconcile(in)
	require.NoError(t, err)
	if alternatives := r.Alternatives(); len(alternatives) > 0 {
		for _, held := range append(slices.Clone(in.Others), in.Ours) {
			if l, ok := held.(*metrics.Ledger); ok {
				for _, v := range alternatives {
					require.NoError(t, l.Declare(v))
				}
			}
		}
		r, err = accounthealth.Reconcile(in)
		require.NoError(t, err)
	}
	if os.Getenv("SHOW") != "" {
		var b bytes.Buffer
		require.NoError(t, accounthealth.Text(&b, r, accounthealth.TextOptions{Location: in.Ours.Location()}))
		t.Log("\n" + b.String())
	}
	return r
}

func of(t testing.TB, r accounthealth.Reconciliation, name accounthealth.Name) accounthealth.Comparison {
	t.Helper()
	for _, c := range r.Figures {
		if c.Figure.Name == name {
			return c
		}
	}
	require.Fail(t, "no such figure", name)
	return accounthealth.Comparison{}
}

var asOfDay = day("2026-11-22")

// ids lists the suspects of an explanation.
func ids(e accounthealth.Explanation) []string {
	out := []string{}
	for _, s := range e.Suspects {
		out = append(out, s.ID)
	}
	slices.Sort(out)
	return out
}

// scene is what Amazon was told, and by which days it counts, against what we were told.
type scene struct {
	*shop
	amazonsDays *time.Location
	ours        []metrics.Event
}

func (s scene) reconcile(t testing.TB) accounthealth.Reconciliation {
	t.Helper()
	return reconcile(t, accounthealth.Inputs{
		Report: asAmazon(t, ledgerIn(t, s.amazonsDays, s.events), asOfDay),
		Ours:   ledgerIn(t, s.loc, s.ours), Others: []thresholds.Tallies{ledgerIn(t, time.UTC, s.ours)},
	})
}

// defects gives the shop some claims and feedbacks that both sides know.
func (s *shop) defects() {
	s.claim("2026-09-20/0", "2026-09-29", metrics.NotAsDescribed, metrics.Granted)
	s.claim("2026-09-22/0", "2026-09-29", metrics.NotAsDescribed, metrics.Granted)
	s.claim("2026-10-02/1", "2026-10-09", metrics.NotReceived, metrics.Refunded)
	s.claim("2026-10-03/1", "2026-10-09", metrics.NotReceived, metrics.Refunded)
	s.feedback(shopOrder(day("2026-10-05"), 2), "2026-10-12", 1)
	s.feedback(shopOrder(day("2026-10-06"), 2), "2026-10-12", 2)
}

// The orders with known differences.
const (
	evening = "evening" // placed at 20:00 on the last day of the 60: the next day in UTC
	dropped = "2026-10-20/1"
)

func eveningOrder(s *shop) {
	s.order(evening, day("2026-11-07").Start(s.loc).Add(20*time.Hour))
}

var missingDays = window.Range{First: day("2026-10-26"), Last: day("2026-10-28")}

func TestEqual(t *testing.T) {
	s := newShop(t)
	s.defects()
	r := scene{s, s.loc, s.events}.reconcile(t)
	equal, different, _ := r.Count()
	require.Zero(t, different)
	require.Greater(t, equal, 20)
	odr := of(t, r, accounthealth.OrderDefectMFN)
	require.Equal(t, metrics.Tally{Hits: 6, Total: 180}, odr.Ours)
	require.Empty(t, odr.Explanations)
	for _, c := range r.Figures {
		if c.Figure.Status != accounthealth.None {
			require.Equal(t, c.Figure.Status, c.Judged, c.Figure.Name)
		}
	}
}

// TestDayBoundary: an order in another zone's day.
func TestDayBoundary(t *testing.T) {
	s := newShop(t)
	s.defects()
	eveningOrder(s)
	r := scene{s, time.UTC, s.events}.reconcile(t)
	odr := of(t, r, accounthealth.OrderDefectMFN)
	require.Equal(t, metrics.Tally{Hits: 6, Total: 181}, odr.Ours)
	require.EqualValues(t, 180, odr.Figure.Total.N)
	first := odr.Explanations[0]
	require.Equal(t, accounthealth.DayBoundary, first.Cause)
	require.Equal(t, accounthealth.Candidate, first.Certainty, "others may fit as well")
	require.True(t, first.Exact)
	require.Equal(t, []string{"orderCount"}, first.Explains)
	require.Equal(t, []string{evening}, ids(first))
	require.Equal(t, first.FitsOf, first.Fits, "it makes every figure right")
	require.Less(t, first.FitsNow, first.Fits)
	require.Empty(t, odr.Unexplained)
}

// TestDroppedClaim: a claim we count and Amazon does not. Where it is the only one of its kind, it
// is named; where each is the only one of some kind, each is; where nothing tells it from the
// others, it is one of them.
func TestDroppedClaim(t *testing.T) {
	run := func(t *testing.T, s *shop, kind metrics.ClaimKind) accounthealth.Comparison {
		known := s.events
		s.claim(dropped, "2026-10-26", kind, metrics.Granted)
		ours := s.events
		s.events = known
		r := scene{s, s.loc, ours}.reconcile(t)
		_, different, _ := r.Count()
		require.Equal(t, 3, different, "claims, defects and their rate")
		odr := of(t, r, accounthealth.OrderDefectMFN)
		require.Empty(t, odr.Unexplained)
		for _, e := range odr.Explanations {
			require.Equal(t, accounthealth.Candidate, e.Certainty)
		}
		first := odr.Explanations[0]
		require.Equal(t, accounthealth.DefectKinds, first.Cause)
		require.ElementsMatch(t, []string{"orderWithDefects", "claims"}, first.Explains)
		return odr
	}
	t.Run("the only one of its kind", func(t *testing.T) {
		s := newShop(t)
		s.defects()
		first := run(t, s, metrics.CaseClaim).Explanations[0]
		require.True(t, first.Exact)
		require.Equal(t, []string{dropped}, ids(first))
		require.Equal(t, "claims granted C-"+dropped, first.Suspects[0].Note)
	})
	t.Run("each the only one of its kind", func(t *testing.T) {
		s := newShop(t)
		s.claim("2026-10-02/1", "2026-10-09", metrics.NotReceived, metrics.Refunded)
		odr := run(t, s, metrics.NotAsDescribed)
		require.Equal(t, []string{"2026-10-02/1", dropped}, slices.Sorted(slices.Values(append(ids(odr.Explanations[0]), ids(odr.Explanations[1])...))),
			"several explanations fit, and all are told")
	})
	t.Run("one of several", func(t *testing.T) {
		s := newShop(t)
		s.claim("2026-09-20/0", "2026-09-29", metrics.NotAsDescribed, metrics.Granted)
		s.claim("2026-10-02/1", "2026-10-09", metrics.NotAsDescribed, metrics.Granted)
		first := run(t, s, metrics.NotAsDescribed).Explanations[0]
		require.False(t, first.Exact)
		require.Equal(t, []string{"2026-09-20/0", "2026-10-02/1", dropped}, ids(first))
		require.EqualValues(t, 1, first.Among)
	})
}

// TestMissingFile: the orders of three days were in a file we do not have; what happened to them
// later came in others, or did not.
func TestMissingFile(t *testing.T) {
	s := newShop(t)
	s.defects()
	placed := s.placedOn(missingDays)
	lost := map[string]bool{}
	for _, e := range s.events {
		if placed(e) {
			lost[e.Common().Order] = true
		}
	}
	var named []string
	for id := range lost {
		named = append(named, id)
	}
	slices.Sort(named)
	require.Len(t, named, 9)

	r := scene{s, s.loc, without(s.events, placed)}.reconcile(t)
	odr := of(t, r, accounthealth.OrderDefectMFN)
	require.EqualValues(t, 180, odr.Figure.Total.N)
	require.EqualValues(t, 171, odr.Ours.Total)
	byCause := map[string]accounthealth.Explanation{}
	for _, e := range odr.Explanations[:2] {
		require.Equal(t, accounthealth.MissingData, e.Cause)
		require.Equal(t, accounthealth.Candidate, e.Certainty)
		byCause[e.Text[:7]] = e
	}
	require.Equal(t, []window.Range{missingDays}, byCause["we have"].Days)
	require.Equal(t, named, ids(byCause["we know"]))

	r = scene{s, s.loc, without(s.events, func(e metrics.Event) bool { return lost[e.Common().Order] })}.reconcile(t)
	odr = of(t, r, accounthealth.OrderDefectMFN)
	require.Equal(t, accounthealth.MissingData, odr.Explanations[0].Cause)
	require.Equal(t, []window.Range{missingDays}, odr.Explanations[0].Days)
	require.Empty(t, odr.Explanations[0].Suspects, "nobody can name orders never told of")
}

// TestKnownByLaterFactsOnly: an order that was never told to be placed explains what is lacking only
// in windows its first fact suits.
func TestKnownByLaterFactsOnly(t *testing.T) {
	for _, c := range []struct {
		first, in string // the day of its claim, and of an order lost without a trace
		named     bool
	}{
		{"2026-11-20", "2026-10-20", true},
		{"2026-09-01", "2026-10-20", false}, // before the window
		{"2026-11-25", "2026-10-20", false}, // after the as-of day
		{"2020-11-20", "2026-10-20", false},
	} {
		s := newShop(t)
		s.defects()
		lost := shopOrder(day(c.in), 0)
		ours := without(s.events, func(e metrics.Event) bool { return e.Common().Order == lost })
		ours = append(ours, &metrics.ClaimOpened{Meta: metrics.Meta{At: day(c.first).Start(s.loc), Order: "late"}, Claim: "C"})
		r := scene{s, s.loc, ours}.reconcile(t)
		odr := of(t, r, accounthealth.OrderDefectMFN)
		require.Equal(t, odr.Ours.Total+1, odr.Figure.Total.N)
		named := false
		for _, e := range odr.Explanations {
			if slices.Contains(ids(e), "late") {
				named = true
				require.Contains(t, e.Text, "we know 1 order only by")
			}
		}
		require.Equal(t, c.named, named, c.first)
	}
}

// TestOnTimeDeliveryIsNoGuess: packages with valid tracking are none of our populations: the figure is
// a placeholder, and not compared.
func TestOnTimeDeliveryIsNoGuess(t *testing.T) {
	s := newShop(t)
	rep := asAmazon(t, ledgerIn(t, s.loc, s.events), asOfDay)
	f, ok := rep.Marketplaces[0].Figure(accounthealth.OnTimeDelivery)
	require.True(t, ok)
	require.Zero(t, f.Total.N)
	require.Equal(t, accounthealth.None, f.Status)
	r := reconcile(t, accounthealth.Inputs{Report: rep, Ours: ledgerIn(t, s.loc, s.events)})
	for _, f := range of(t, r, accounthealth.OnTimeDelivery).Fields {
		require.Equal(t, accounthealth.NotComparable, f.Outcome)
		require.Equal(t, accounthealth.NotComputed, f.Reason)
	}
}

// TestAllAtOnce: the three differences in one report are taken apart again.
func TestAllAtOnce(t *testing.T) {
	s := newShop(t)
	s.defects()
	eveningOrder(s)
	known := s.events
	s.claim(dropped, "2026-10-26", metrics.CaseClaim, metrics.Granted)
	ours := without(s.events, s.placedOn(missingDays))
	s.events = known
	r := scene{s, time.UTC, ours}.reconcile(t)

	odr := of(t, r, accounthealth.OrderDefectMFN)
	require.EqualValues(t, 180, odr.Figure.Total.N)
	require.EqualValues(t, 172, odr.Ours.Total)
	var total, claims *accounthealth.Explanation
	for i := range odr.Explanations {
		e := &odr.Explanations[i]
		if total == nil && slices.Contains(e.Explains, "orderCount") {
			total = e
		}
		if claims == nil && slices.Contains(e.Explains, "claims") {
			claims = e
		}
	}
	require.Equal(t, accounthealth.MissingData, total.Cause)
	require.Equal(t, accounthealth.DefectKinds, claims.Cause)
	require.Equal(t, []string{dropped}, ids(*claims))
	require.ElementsMatch(t, []string{"orderWithDefects", "claims"}, claims.Explains)
	// That the days are other ones as well is among the explanations, with all the orders.
	i := slices.IndexFunc(odr.Explanations, func(e accounthealth.Explanation) bool {
		return e.Cause == accounthealth.MissingData && slices.Contains(e.And, accounthealth.DayBoundary)
	})
	require.GreaterOrEqual(t, i, 0)
	require.Contains(t, ids(odr.Explanations[i]), evening)
	require.Len(t, odr.Explanations[i].Suspects, 10)

	var text, page bytes.Buffer
	require.NoError(t, accounthealth.Text(&text, r, accounthealth.TextOptions{Warnings: true, Location: s.loc}))
	golden.Check(t, "reconcile.txt", text.Bytes())
	require.NoError(t, accounthealth.JSON(&page, r))
	golden.Check(t, "reconcile.json", page.Bytes())
}
