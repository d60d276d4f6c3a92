package metrics_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
)

// TestEveryMetricHasAnExample: one named for the metric, with output, that asks for it.
func TestEveryMetricHasAnExample(t *testing.T) {
	paths, err := filepath.Glob("*_test.go")
	require.NoError(t, err)
	var files []*ast.File
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		require.NoError(t, err)
		files = append(files, file)
	}
	examples := make(map[string]*doc.Example)
	for _, e := range doc.Examples(files...) {
		examples[e.Name] = e
	}
	for _, d := range metrics.Catalogue() {
		name := exampleName(d.ID)
		e := examples[name]
		if e == nil {
			t.Errorf("%s has no Example%s", d.ID, name)
			continue
		}
		require.NotEmpty(t, e.Output, "Example%s prints nothing that is checked", name)
		require.Contains(t, literals(e.Code), d.ID, "Example%s does not ask for its metric", name)
	}
}

// exampleName is what an example of a metric is called: _lateShipmentRate.
func exampleName(id string) string {
	first, rest, _ := strings.Cut(id, "-")
	name := "_" + first
	for word := range strings.SplitSeq(rest, "-") {
		name += strings.ToUpper(word[:1]) + word[1:]
	}
	return name
}

// literals are the strings in a piece of code.
func literals(code ast.Node) []string {
	var out []string
	ast.Inspect(code, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				out = append(out, s)
			}
		}
		return true
	})
	return out
}
