package amazon_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/thresholds"
	"github.com/sellerperf/sellerperf/thresholds/amazon"
	"github.com/sellerperf/sellerperf/window"
)

var policies = []thresholds.Policy{
	amazon.AU(), amazon.BR(), amazon.CA(), amazon.DE(), amazon.ES(), amazon.FR(),
	amazon.IN(), amazon.IT(), amazon.JP(), amazon.UK(), amazon.US(),
}

// common is what most editions demand, by rule; what follows the semicolon is how sure
// the limit's value is.
var common = map[string]string{
	"order-defect-rate/mfn":                 "order-defect-rate mfn, 60 days, lag 15, below 0.01; inherited",
	"order-defect-rate/afn":                 "order-defect-rate afn, 60 days, lag 15, below 0.01; inherited",
	"late-shipment-rate/30d":                "late-shipment-rate mfn, 30 days, below 0.04; inherited",
	"late-shipment-rate/10d":                "late-shipment-rate mfn, 10 days, below 0.04; inherited",
	"cancellation-rate":                     "cancellation-rate mfn, 7 days, lag 1, below 0.025; inherited",
	"valid-tracking-rate":                   "valid-tracking-rate mfn, 30 days, lag 10, above 0.95; inherited",
	"valid-tracking-rate/category":          "valid-tracking-rate category:*, 30 days, lag 10, above 0.95; inherited",
	"on-time-delivery-rate/shipments":       "on-time-delivery-rate?unit=shipment mfn, 30 days, lag 10, above 0.97, advice; inherited",
	"policy-violations":                     "policy-violations, 180 days, equal 0; official",
	"response-time-rate":                    "response-time-rate, 30 days, at least 0.90, advice; inherited",
	"return-dissatisfaction-rate":           "return-dissatisfaction-rate, 30 days, below 0.10, advice; inherited",
	"customer-service-dissatisfaction-rate": "customer-service-dissatisfaction-rate, 30 days, below 0.25, advice; inherited",
}

// The numbers of section 14 of the facts the policies were written from, by country
// and edition: what differs from common, "" for a rule there is none of.
func TestNumbers(t *testing.T) {
	const (
		odr      = "order-defect-rate/mfn order-defect-rate/afn"
		lsr      = "late-shipment-rate/30d late-shipment-rate/10d"
		pcr      = "cancellation-rate"
		vtr      = "valid-tracking-rate valid-tracking-rate/category"
		otdr     = "on-time-delivery-rate"
		ship     = "on-time-delivery-rate/shipments"
		idr      = "invoice-defect-rate"
		invoices = "invoice-defect-rate, 7 days, lag 7, below 0.05; "
		delivery = "on-time-delivery-rate mfn, 14 days, lag 7, at least 0.90"
		scanned  = "on-time-delivery-rate?unknown=out mfn, 14 days, lag 7, at least 0.90, minimum 20"
	)
	// sure says that a limit is of common's number, and how sure it is.
	type change map[string]string
	sure := func(rules, certainty string) change {
		out := change{}
		for id := range strings.FieldsSeq(rules) {
			out[id] = common[id][:strings.Index(common[id], ";")] + "; " + certainty
		}
		return out
	}
	with := func(changes ...change) change {
		out := change{}
		for _, c := range changes {
			maps.Copy(out, c)
		}
		return out
	}
	us := with(sure(odr+" "+lsr+" "+pcr+" "+vtr, "official"), sure("response-time-rate customer-service-dissatisfaction-rate", "secondary"))
	usDelivery := with(us, change{ship: "", otdr: delivery + ", warning at least 0.95; official"})
	uk := with(sure(odr+" "+lsr+" "+pcr+" return-dissatisfaction-rate", "official"))
	ukEnforced := with(uk, change{idr: invoices + "inherited"}, sure(vtr, "official"))
	ukTarget := change{
		"valid-tracking-rate":          "valid-tracking-rate mfn, 30 days, lag 10, above 0.95, advice; official",
		"valid-tracking-rate/category": "",
	}
	eu := func(changes ...change) []change {
		base := with(append(changes, sure(vtr, "secondary"))...)
		certainty := "inherited"
		if base[ship] != "" { // France, whose page it is
			certainty = "official"
		}
		advised := strings.Replace(invoices, ";", ", advice;", 1) + certainty
		enforced := with(base, change{idr: invoices + certainty})
		return []change{with(base, change{idr: advised}), enforced, enforced}
	}
	none := change{}
	for name, editions := range map[string][]change{
		"amazon-us 2020-11-18 2022-07-21 2024-09-25 2025-01-15 2026-02-28": {
			with(us, sure(ship, "official")), with(us, sure(ship, "official")), usDelivery, usDelivery, usDelivery,
		},
		"amazon-uk 2020-11-18 2021-04-05 2021-04-19 2023-02-15 2025-09-16 2026-02-02": {
			with(uk, ukTarget, change{idr: strings.Replace(invoices, ";", ", advice;", 1) + "inherited"}),
			with(ukEnforced, ukTarget),
			ukEnforced,
			ukEnforced,
			with(ukEnforced, change{ship: "", otdr: scanned + ", advice; official"}),
			with(ukEnforced, change{ship: "", otdr: scanned + "; official"}),
		},
		"amazon-ca 2020-11-18 2021-08-09 2022-07-21": {sure(pcr, "official"), sure(pcr+" "+vtr, "official")},
		"amazon-de 2020-11-18 2021-04-05 2023-02-15": eu(sure(lsr, "official")),
		"amazon-es 2020-11-18 2021-04-05 2023-02-15": eu(),
		"amazon-fr 2020-11-18 2021-04-05 2023-02-15": eu(sure(ship, "official")),
		"amazon-it 2020-11-18 2021-04-05 2023-02-15": eu(sure(odr+" "+lsr, "official")),
		"amazon-jp 2020-11-18 2022-07-21":            {with(sure(pcr+" return-dissatisfaction-rate", "official"), ukTarget)},
		"amazon-in 2020-11-18 2022-07-21":            {with(sure(odr+" "+lsr+" "+pcr, "secondary"), ukTarget)},
		"amazon-au 2020-11-18 2022-07-21":            {sure(lsr, "official")},
		"amazon-br 2020-11-18 2022-07-21":            {with(none, sure(vtr, "official"))},
	} {
		fields := strings.Fields(name)
		i := slices.IndexFunc(policies, func(p thresholds.Policy) bool { return p.Name == fields[0] })
		require.GreaterOrEqual(t, i, 0, name)
		var ids []string
		for k, e := range policies[i].Editions {
			ids = append(ids, e.ID)
			require.Equal(t, e.ID, e.From.String())
			want := maps.Clone(common)
			maps.Copy(want, editions[min(k, len(editions)-1)])
			maps.DeleteFunc(want, func(_, s string) bool { return s == "" })
			got := map[string]string{}
			for _, r := range e.Rules {
				got[r.ID] = spelled(r)
			}
			require.Equal(t, want, got, "%s %s", fields[0], e.ID)
		}
		require.Equal(t, fields[1:], ids, fields[0])
	}
}

// spelled is a rule in the words of the tables above.
func spelled(r thresholds.Rule) string {
	s := string(r.Metric)
	if r.Segment != "" {
		s += " " + string(r.Segment)
	}
	s += fmt.Sprintf(", %v, %v", r.Window, r.Limit)
	if !r.Warning.IsZero() {
		s += fmt.Sprintf(", warning %v", r.Warning)
	}
	if r.Minimum > 0 {
		s += fmt.Sprintf(", minimum %d", r.Minimum)
	}
	if r.Advice {
		s += ", advice"
	}
	return s + "; " + r.CertaintyOf("limit.value").String()
}

func TestZones(t *testing.T) {
	want := map[string]string{
		"amazon-au": "Australia/Sydney", "amazon-br": "America/Sao_Paulo", "amazon-ca": "America/Toronto",
		"amazon-de": "Europe/Berlin", "amazon-es": "Europe/Madrid", "amazon-fr": "Europe/Paris",
		"amazon-in": "Asia/Kolkata", "amazon-it": "Europe/Rome", "amazon-jp": "Asia/Tokyo",
		"amazon-uk": "Europe/London", "amazon-us": "America/Los_Angeles",
	}
	for _, p := range policies {
		require.Equal(t, want[p.Name], p.Zone, p.Name)
	}
	require.Len(t, policies, len(want))
}

// The edition in force on each side of every day on which one begins.
func TestEditionsBegin(t *testing.T) {
	for _, c := range []struct {
		policy    thresholds.Policy
		day, want string
	}{
		{amazon.US(), "2022-07-20", "2020-11-18"},
		{amazon.US(), "2024-09-24", "2022-07-21"},
		{amazon.US(), "2024-09-25", "2024-09-25"},
		{amazon.US(), "2026-02-27", "2025-01-15"},
		{amazon.US(), "2026-02-28", "2026-02-28"},
		{amazon.UK(), "2021-04-18", "2021-04-05"},
		{amazon.UK(), "2025-09-15", "2023-02-15"},
		{amazon.UK(), "2026-02-01", "2025-09-16"},
		{amazon.UK(), "2026-02-02", "2026-02-02"},
		{amazon.CA(), "2021-08-08", "2020-11-18"},
		{amazon.FR(), "2021-04-05", "2021-04-05"},
		{amazon.JP(), "2026-11-22", "2022-07-21"},
	} {
		e, ok := c.policy.EditionOn(window.MustParseDay(c.day))
		require.True(t, ok)
		require.Equal(t, c.want, e.ID, "%s %s", c.policy.Name, c.day)
	}
	for _, p := range policies {
		_, ok := p.EditionOn(window.MustParseDay("2020-11-17"))
		require.False(t, ok, "since when older standards held is not known")
	}
}

func TestEachIsTheCallersOwn(t *testing.T) {
	p := amazon.US()
	p.Editions[0].Rules[0].ID = "mine"
	p.Editions[0].Rules[0].Sources[0].URL = "mine"
	p.Editions[0].Rules[0].Sources[0].Of[0] = "mine"
	p.Sources[0].Of[0] = "mine"
	for i, q := range []thresholds.Policy{
		amazon.AU(), amazon.BR(), amazon.CA(), amazon.DE(), amazon.ES(), amazon.FR(),
		amazon.IN(), amazon.IT(), amazon.JP(), amazon.UK(), amazon.US(),
	} {
		require.NoError(t, q.Validate())
		require.Equal(t, policies[i], q)
	}
}

// fixed answers with one tally, and with none of what has no place in a window.
type fixed struct {
	tally metrics.Tally
	loc   *time.Location
}

func (f fixed) Location() *time.Location { return f.loc }

func (f fixed) Tally(_ metrics.Variant, s metrics.Segment, _ window.Range, _ window.Day) (metrics.Tally, error) {
	if s == metrics.Unanchored {
		return metrics.Tally{}, nil
	}
	return f.tally, nil
}

func (f fixed) Segments(_ metrics.Variant, prefix string) ([]metrics.Segment, error) {
	return []metrics.Segment{metrics.Segment(prefix + "books")}, nil
}
