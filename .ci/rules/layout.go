package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/ci/internal/source"
)

// floors are the core folders from the lowest up; a package imports from its
// own floor and those below.
var floors = []string{"window", "metrics", "thresholds", "report"}

// runtimeImports lists what non-test files of a core package may import beside the
// standard library and this module, by the longest matching folder.
var runtimeImports = map[string][]string{
	"window":        nil,
	"metrics":       {"github.com/shopspring/decimal"},
	"metrics/spapi": {"github.com/shopspring/decimal", "golang.org/x/text"},
	"thresholds":    {"github.com/shopspring/decimal"},
	"report":        {"github.com/shopspring/decimal"},
}

// testImports lists what test files may import besides.
var testImports = []string{
	"github.com/santhosh-tekuri/jsonschema/v6", "github.com/shopspring/decimal", "github.com/stretchr/testify", "pgregory.net/rapid", "golang.org/x/text",
}

// banned standard packages: no log line, no network, no chance in the core.
var banned = []string{"log", "log/slog", "math/rand", "math/rand/v2", "net", "net/http", "net/rpc", "net/smtp"}

func isCore(p *source.Package) bool { return slices.Contains(floors, p.Top()) }

// layout checks where p lies and what it imports.
func layout(m *source.Module, p *source.Package) []fault {
	var out []fault
	add := func(format string, args ...any) {
		place := p.Rel
		if place == "" {
			place = "."
		}
		out = append(out, fault{place, "layout", fmt.Sprintf(format, args...)})
	}
	switch {
	case p.Top() == "examples":
		return nil // may import anything
	case p.Rel == "":
		for _, i := range p.Imports {
			add("the root package is documentation only, but imports %s", i)
		}
		return out
	case p.Top() == "internal":
		for _, i := range slices.Concat(p.Imports, p.Tests) {
			if why := below(m, i, len(floors)); why != "" {
				add("imports %s: %s", i, why)
			}
		}
		return out
	case !isCore(p):
		add("not one of the folders window, metrics, thresholds, report, internal, examples")
		return out
	}
	floor := slices.Index(floors, p.Top())
	for _, i := range p.Imports {
		if slices.Contains(banned, i) {
			add("imports %s: no log, network or chance in the core", i)
		}
		why := below(m, i, floor)
		if isHelper(m, i) {
			why = "what is internal helps tests and examples only"
		}
		if why == "" {
			why = foreign(m, i, p, allowed(p.Rel))
		}
		if why != "" {
			add("imports %s: %s", i, why)
		}
	}
	for _, i := range p.Tests {
		why := below(m, i, floor)
		if why == "" {
			why = foreign(m, i, p, testImports)
		}
		if why != "" {
			add("its tests import %s: %s", i, why)
		}
	}
	return out
}

// isHelper tells whether path lies in the module's folder internal, which is
// for tests and examples: made-up events, say.
func isHelper(m *source.Module, path string) bool {
	return strings.HasPrefix(path, m.Path+"/internal/")
}

// below says why a package on the given floor must not import path, or "".
func below(m *source.Module, path string, floor int) string {
	rel, own := strings.CutPrefix(path, m.Path+"/")
	if !own || isHelper(m, path) {
		return ""
	}
	top, _, _ := strings.Cut(rel, "/")
	switch at := slices.Index(floors, top); {
	case at < 0:
		return "nobody imports " + top
	case at > floor:
		return "imports point down only: " + strings.Join(floors, " < ")
	}
	return ""
}

// foreign says why p must not import path of another module, or "".
func foreign(m *source.Module, path string, p *source.Package, modules []string) string {
	first, _, _ := strings.Cut(path, "/")
	if strings.HasPrefix(path, m.Path+"/") || !strings.Contains(first, ".") {
		return "" // our own, or the standard library
	}
	for _, m := range modules {
		if path == m || strings.HasPrefix(path, m+"/") {
			return ""
		}
	}
	return fmt.Sprintf("a dependency that %s does not have", p.Top())
}

// allowed is the entry of runtimeImports for the longest folder that holds rel.
func allowed(rel string) []string {
	for {
		if list, ok := runtimeImports[rel]; ok {
			return list
		}
		i := strings.LastIndexByte(rel, '/')
		if i < 0 {
			return nil
		}
		rel = rel[:i]
	}
}
