package marketplaces_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
)

// TestTheCoreKnowsNoMarketplace: what judges and what prints names no policy and imports
// no marketplace, so that a new one is a folder of data and a line in [marketplaces.All].
// What the examples do with an imaginary one shows it.
func TestTheCoreKnowsNoMarketplace(t *testing.T) {
	folders, err := os.ReadDir("..")
	require.NoError(t, err)
	names := map[string]bool{}
	for _, p := range marketplaces.All() {
		names[p.Name] = true
	}
	imports := []string{"/thresholds/marketplaces"}
	for _, f := range folders {
		if f.IsDir() && f.Name() != "foresight" && f.Name() != "testdata" {
			imports = append(imports, "/thresholds/"+f.Name())
		}
	}
	require.Greater(t, len(imports), 11)
	read := 0
	for _, core := range []string{"../../window", "../../metrics", "..", "../foresight", "../../report"} {
		files, err := filepath.Glob(filepath.Join(core, "*.go"))
		require.NoError(t, err)
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			read++
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			require.NoError(t, err)
			ast.Inspect(file, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					text, err := strconv.Unquote(lit.Value)
					require.NoError(t, err)
					require.False(t, names[text], "%s names policy %s", name, text)
					for _, path := range imports {
						require.False(t, strings.HasSuffix(text, path), "%s imports %s", name, text)
					}
				}
				return true
			})
		}
	}
	require.Greater(t, read, 100, "files")
}
