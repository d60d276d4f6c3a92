// Package source loads the packages of a module, parsed and type-checked, for
// the tools of the gate. It needs nothing but the go command and the standard
// library.
package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Package is one package of the module.
type Package struct {
	Path    string   // import path
	Rel     string   // path below the module's root with slashes, "" for the root package
	Name    string   // package name
	Dir     string   // absolute folder
	Imports []string // what its non-test files import
	Tests   []string // what its test files import, of both test packages
	GoFiles []string // names of its non-test files

	Files []*ast.File    // GoFiles, parsed with comments; set by Check
	Types *types.Package // set by Check
	Info  *types.Info    // set by Check
}

// Module is the main module of a folder.
type Module struct {
	Path     string // module path
	Dir      string // absolute folder
	Packages []*Package
	Fset     *token.FileSet

	exports map[string]string // import path to export data
	imports types.Importer
}

// listed is what we read of `go list -json`.
type listed struct {
	ImportPath, Name, Dir, Export               string
	GoFiles, Imports, TestImports, XTestImports []string
	DepOnly                                     bool
	Module                                      *struct{ Path, Dir string }
	Error                                       *struct{ Err string }
}

// Load lists the packages of the module at dir and compiles what they need.
// It checks no package yet.
func Load(dir string) (*Module, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	path, err := goList(dir, "-m")
	if err != nil {
		return nil, err
	}
	m := &Module{Path: strings.TrimSpace(string(path)), Dir: dir, Fset: token.NewFileSet(), exports: map[string]string{}}
	m.imports = importer.ForCompiler(m.Fset, "gc", m.open)
	out, err := goList(dir, "-export", "-deps",
		"-json=ImportPath,Name,Dir,Export,GoFiles,Imports,TestImports,XTestImports,DepOnly,Module,Error", "./...")
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(out))
	for {
		var l listed
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			return m, nil
		} else if err != nil {
			return nil, err
		}
		if l.Error != nil {
			return nil, fmt.Errorf("%s: %s", l.ImportPath, l.Error.Err)
		}
		m.exports[l.ImportPath] = l.Export
		if l.DepOnly || l.Module == nil || l.Module.Path != m.Path {
			continue
		}
		m.Packages = append(m.Packages, &Package{
			Path: l.ImportPath, Rel: strings.TrimPrefix(strings.TrimPrefix(l.ImportPath, m.Path), "/"),
			Name: l.Name, Dir: l.Dir, GoFiles: l.GoFiles,
			Imports: l.Imports, Tests: append(l.TestImports, l.XTestImports...),
		})
	}
}

// Check parses and type-checks p.
func (m *Module) Check(p *Package) error {
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(m.Fset, filepath.Join(p.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		p.Files = append(p.Files, f)
	}
	p.Info = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{},
		Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	conf := types.Config{Importer: m.imports}
	var err error
	p.Types, err = conf.Check(p.Path, m.Fset, p.Files, p.Info)
	return err
}

// Place is pos as "window/day.go:12", below the module's root.
func (m *Module) Place(pos token.Pos) string {
	at := m.Fset.Position(pos)
	if rel, err := filepath.Rel(m.Dir, at.Filename); err == nil {
		at.Filename = filepath.ToSlash(rel)
	}
	return fmt.Sprintf("%s:%d", at.Filename, at.Line)
}

// Top is the first element of p's path below the root: the floor it is on.
func (p *Package) Top() string {
	top, _, _ := strings.Cut(p.Rel, "/")
	return top
}

// Has tells whether one of the elements of p's path below the root is element.
func (p *Package) Has(element string) bool {
	return strings.Contains("/"+p.Rel+"/", "/"+element+"/")
}

func (m *Module) open(path string) (io.ReadCloser, error) {
	file := m.exports[path]
	if file == "" {
		return nil, fmt.Errorf("no export data for %q", path)
	}
	return os.Open(file)
}

func goList(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list in %s: %w\n%s", dir, err, stderr.Bytes())
	}
	return out, nil
}
