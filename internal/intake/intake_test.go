package intake_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/internal/intake"
	"github.com/sellerperf/sellerperf/metrics"
)

func line(account, order string) string {
	return `{"type":"order.placed","at":"2026-11-20T10:00:00Z","account":"` + account + `","order":"` + order + `","channel":"mfn"}` + "\n"
}

// collect counts the events handed on.
func collect(in intake.Intake, texts ...string) (n int, err error) {
	in.Apply = func(batch []metrics.Event) error { n += len(batch); return nil }
	var inputs []intake.Input
	for _, text := range texts {
		inputs = append(inputs, intake.Reading("a", strings.NewReader(text)))
	}
	err = in.Read(inputs)
	return n, err
}

// TestRead: several inputs are one stream, of one account.
func TestRead(t *testing.T) {
	n, err := collect(intake.Intake{}, line("", "1")+line("x", "2"), line("x", "3"))
	require.NoError(t, err)
	require.Equal(t, 3, n)
	_, err = collect(intake.Intake{}, line("x", "1"), line("y", "2"))
	require.ErrorContains(t, err, `the events are of 2 accounts, give -account NAME: "x", "y"`)
	n, err = collect(intake.Intake{Account: "y"}, line("x", "1"), line("y", "2")+line("", "3"))
	require.NoError(t, err)
	require.Equal(t, 2, n)
	_, err = collect(intake.Intake{Account: "z"}, line("x", "1"))
	require.ErrorContains(t, err, `-account "z"`)
	_, err = collect(intake.Intake{}, line("x", "1")+"{}\n")
	require.ErrorContains(t, err, "a: line 2: ")
}

// TestApplyFails: a refused event is named with its file and line.
func TestApplyFails(t *testing.T) {
	in := intake.Intake{Apply: func([]metrics.Event) error {
		return &metrics.EventError{Index: 1, Type: "order.placed", Order: "2", Key: "total.currency", Err: metrics.ErrCurrency}
	}}
	err := in.Read([]intake.Input{intake.Reading("a", strings.NewReader(line("x", "1")+"\n"+line("x", "2")))})
	require.ErrorContains(t, err, "a: line 3: ")
	require.ErrorIs(t, err, metrics.ErrCurrency)
	broken := errors.New("broken")
	in.Apply = func([]metrics.Event) error { return broken }
	require.ErrorIs(t, in.Read([]intake.Input{intake.Reading("a", strings.NewReader(line("x", "1")))}), broken)
}

func TestFiles(t *testing.T) {
	_, err := intake.Files([]string{"-", "x", "-"}, nil)
	require.ErrorContains(t, err, "named twice")
	ins, err := intake.Files([]string{"-", "none.ndjson"}, strings.NewReader(""))
	require.NoError(t, err)
	require.Equal(t, "standard input", ins[0].Name)
	_, err = ins[1].Open()
	require.Error(t, err)
}
