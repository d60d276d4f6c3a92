package report_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"github.com/sellerperf/sellerperf/internal/golden"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report"
	"github.com/sellerperf/sellerperf/thresholds"
)

func TestMarkdown(t *testing.T) {
	var page, bare, deep bytes.Buffer
	require.NoError(t, report.Markdown(&page, lively(t), report.MarkdownOptions{Input: input}))
	golden.Check(t, "lively.md", page.Bytes())
	require.NoError(t, report.Markdown(&bare, thresholds.Scorecard{Status: thresholds.NoData}, report.MarkdownOptions{}))
	golden.Check(t, "empty.md", bare.Bytes())

	require.NoError(t, report.Markdown(&deep, lively(t), report.MarkdownOptions{Input: input, Level: 3}))
	require.Equal(t, strings.ReplaceAll("\n"+page.String(), "\n#", "\n###"), "\n"+deep.String())
	for _, level := range []int{-1, 6} {
		var other bytes.Buffer
		require.NoError(t, report.Markdown(&other, lively(t), report.MarkdownOptions{Input: input, Level: level}))
		require.Equal(t, page.String(), other.String())
	}
}

func TestCSV(t *testing.T) {
	var page, bare, more bytes.Buffer
	require.NoError(t, report.CSV(&page, lively(t), report.CSVOptions{Input: input}))
	golden.Check(t, "lively.csv", page.Bytes())
	require.NoError(t, report.CSV(&bare, thresholds.Scorecard{}, report.CSVOptions{}))
	golden.Check(t, "empty.csv", bare.Bytes())

	require.NoError(t, report.CSV(&more, lively(t), report.CSVOptions{Input: input, NoHeader: true}))
	require.Equal(t, page.String(), bare.String()+more.String())
}

// The rows of CSV say what JSON says.
func TestCSVHasTheNumbersOfTheScorecard(t *testing.T) {
	sc := lively(t)
	var page bytes.Buffer
	require.NoError(t, report.CSV(&page, sc, report.CSVOptions{}))
	records, err := csv.NewReader(&page).ReadAll()
	require.NoError(t, err)
	require.Len(t, records, len(sc.Verdicts)+1)
	for i, v := range sc.Verdicts {
		row := map[string]string{}
		for k, name := range records[0] {
			row[name] = records[i+1][k]
		}
		require.Equal(t, v.Rule.ID, row["rule"])
		require.Equal(t, v.Status.String(), row["status"])
		require.Equal(t, v.Rule.Limit.String(), row["limit_op"]+" "+row["limit_value"])
		require.Equal(t, v.HasBudget, row["budget"] != "", v.Rule.ID)
		require.Equal(t, v.Ratio.HasData(), row["rate"] != "", v.Rule.ID)
	}
}

// A Formatter writes what the function of its format writes.
func TestFormatter(t *testing.T) {
	sc := lively(t)
	for f, write := range map[report.Formatter]func(*bytes.Buffer) error{
		{}: func(b *bytes.Buffer) error { return report.Text(b, sc, report.TextOptions{}) },
		{Color: true, Input: input}: func(b *bytes.Buffer) error {
			return report.Text(b, sc, report.TextOptions{Color: true, Input: input})
		},
		{Format: report.FormatMarkdown, Level: 2, Color: true}: func(b *bytes.Buffer) error {
			return report.Markdown(b, sc, report.MarkdownOptions{Level: 2})
		},
		{Format: report.FormatCSV, NoHeader: true}: func(b *bytes.Buffer) error {
			return report.CSV(b, sc, report.CSVOptions{NoHeader: true})
		},
		{Format: report.FormatJSON, Compact: true, Input: input}: func(b *bytes.Buffer) error {
			return report.JSON(b, sc, report.JSONOptions{Compact: true, Input: input})
		},
		{Format: report.FormatHTML, Input: input, Policy: policySaying(sc, "x")}: func(b *bytes.Buffer) error {
			return report.HTML(b, sc, report.HTMLOptions{Input: input, Policy: policySaying(sc, "x")})
		},
	} {
		var got, want bytes.Buffer
		require.NoError(t, f.Write(&got, sc))
		require.NoError(t, write(&want))
		require.Equal(t, want.String(), got.String(), f.Format)
	}
	require.ErrorIs(t, report.Formatter{Format: 99}.Write(&bytes.Buffer{}, sc), metrics.ErrUnknown)
}

func TestFormatNames(t *testing.T) {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.String())
		text, err := f.MarshalText()
		require.NoError(t, err)
		var back report.Format
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, f, back)

		boom := errors.New("boom")
		require.ErrorIs(t, report.Formatter{Format: f}.Write(broken{boom}, lively(t)), boom)
	}
	require.Equal(t, []string{"text", "markdown", "csv", "json", "html"}, names)
	f := report.FormatCSV
	require.ErrorIs(t, f.UnmarshalText([]byte("pdf")), metrics.ErrUnknown)
	require.Equal(t, report.FormatCSV, f)
	_, err := report.Format(99).MarshalText()
	require.ErrorIs(t, err, metrics.ErrUnknown)
	require.Empty(t, report.Format(99).String())
}
