package accounthealth_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/internal/synth"
	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/accounthealth"
)

// schema is Amazon's own.
func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(shared(t, "accountHealthReport-2020-11-18.schema.json")))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("report.json", doc))
	s, err := c.Compile("report.json")
	require.NoError(t, err)
	return s
}

func valid(t testing.TB, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	return s.Validate(doc)
}

// TestSchemaBites: the schema refuses Amazon's own example, so what it accepts means
// something.
func TestSchemaBites(t *testing.T) {
	require.Error(t, valid(t, schema(t), shared(t, "official-root-example.json")))
	require.Error(t, valid(t, schema(t), []byte(`{"accountStatuses":[]}`)))
}

// TestWrittenIsValid: whatever the account, the document is valid, and read back it has the
// same figures.
func TestWrittenIsValid(t *testing.T) {
	s := schema(t)
	rapid.Check(t, func(rt *rapid.T) {
		cfg := synth.Config{
			Orders: rapid.IntRange(0, 120).Draw(rt, "orders"), Seed: rapid.Uint64().Draw(rt, "seed"),
			Days: rapid.IntRange(1, 90).Draw(rt, "days"), Start: day("2026-08-25"),
		}
		rep := reported(t, made(t, cfg), day("2026-08-25").Add(rapid.IntRange(0, 200).Draw(rt, "as of")))
		require.NoError(rt, valid(t, s, written(t, rep)))
	})
}

// TestReadBack: a report read back has the figures that were written, and nothing to warn of
// but empty denominators.
func TestReadBack(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rep := reported(t, made(t, synth.Config{Orders: 40 << (seed % 6), Seed: seed}), day("2026-11-22"))
			back := read(t, written(t, rep))
			for _, w := range back.Warnings {
				require.Equal(t, accounthealth.NoData, w.Code, w)
			}
			require.Equal(t, rep.Accounts, back.Accounts)
			require.Len(t, back.Marketplaces, 1)
			want, got := rep.Marketplaces[0], back.Marketplaces[0]
			require.Equal(t, want.ID, got.ID)
			require.Len(t, got.Figures, len(want.Figures))
			for i, f := range got.Figures {
				w := want.Figures[i]
				require.True(t, f.Rate.Value.Equal(w.Rate.Value), f.Name)
				require.True(t, f.Target.Value.Value.Equal(w.Target.Value.Value), f.Name)
				if w.Total.Stated && w.Total.N > 0 {
					require.NotEqual(t, accounthealth.NoFit, f.Rate.Fit(w.Hits.N, w.Total.N), f.Name)
				}
				f.Rate, f.Target.Value = w.Rate, w.Target.Value
				require.Equal(t, w, f)
			}
			require.Equal(t, want.Rating.Window, got.Rating.Window)
		})
	}
}

// TestWriteTolerated: what was read tolerantly is written in order, where the schema has
// words for it.
func TestWriteTolerated(t *testing.T) {
	rep := read(t, shared(t, "official-root-example.json"))
	var b bytes.Buffer
	err := accounthealth.Write(&b, rep)
	var unknown *accounthealth.WriteError
	require.ErrorAs(t, err, &unknown)
	require.Equal(t, "/accountStatuses/2", unknown.Pointer)
	require.Equal(t, "SUSPENDED", unknown.Value)
	require.ErrorIs(t, err, metrics.ErrUnknown)
	require.Zero(t, b.Len())

	rep.Accounts[2].Status = accounthealth.Deactivated
	data := written(t, rep)
	require.NoError(t, valid(t, schema(t), data))
	again := read(t, data)
	for _, w := range again.Warnings {
		require.False(t, w.Code.IsForm(), w)
	}
	require.NoError(t, valid(t, schema(t), written(t, read(t, shared(t, "live-excerpt-DE-2026-10-04.json")))))
}

// TestWriteGolden holds the document of the made-up account to the last byte.
func TestWriteGolden(t *testing.T) {
	golden.Check(t, "report.json", written(t, reported(t, made(t, synth.Config{Orders: 600, Seed: 3}), day("2026-11-22"))))
}

func TestOptions(t *testing.T) {
	l := made(t, synth.Config{Orders: 10})
	card, err := usJudge(t).Judge(inputs(l, "2026-11-22"))
	require.NoError(t, err)
	_, err = accounthealth.FromScorecard(card, l, accounthealth.Options{})
	require.ErrorIs(t, err, metrics.ErrMissing)
}
