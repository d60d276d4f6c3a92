package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/ci/internal/source"
)

const decimalPath = "github.com/shopspring/decimal"

// clock names the functions and variables of package time that read this
// machine rather than an argument.
var clock = []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Sleep", "Local"}

// variable names the functions of decimal whose result hangs on one of its
// package variables; parsing reads a bound on the exponent and is left alone.
var variable = []string{
	"Div", "Avg", "Pow", "PowBigInt", "Sqrt", "Root", "ExpHullAbrham", "Sin", "Cos", "Tan", "Atan",
	"String", "StringScaled", "MarshalJSON", "MarshalText", "Value", "Format",
}

// code checks the non-test files of p, which is type-checked.
func code(m *source.Module, p *source.Package) []fault {
	c := checker{p: p}
	for _, f := range p.Files {
		ast.Inspect(f, func(n ast.Node) bool { c.node(n); return true })
	}
	return c.settle(m)
}

// found is a fault before allowances are looked at.
type found struct {
	pos        token.Pos
	kind, text string
}

type checker struct {
	p     *source.Package
	found []found
}

func (c *checker) add(n ast.Node, kind, text string) {
	c.found = append(c.found, found{n.Pos(), kind, text})
}

func (c *checker) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.GoStmt:
		c.add(n, "goroutine", "no goroutine in the core")
	case *ast.FuncDecl:
		if n.Recv == nil && n.Name.Name == "init" {
			c.add(n, "init", "no func init in the core")
		}
	case *ast.ImportSpec:
		if p := strings.Trim(n.Path.Value, `"`); p == "unsafe" || p == "C" {
			c.add(n, "import", "no "+p+" in the core")
		}
	case *ast.CallExpr:
		c.printed(n)
	case *ast.BinaryExpr:
		if (n.Op == token.EQL || n.Op == token.NEQ) && c.isDecimal(n.X) && c.isDecimal(n.Y) {
			c.add(n, "decimal", "compare decimals with Equal")
		}
	case *ast.Ident:
		c.ident(n)
	}
	if e, ok := n.(ast.Expr); ok && isFloat(c.p.Info.Types[e].Type) {
		c.add(n, "float", "a value of type "+c.p.Info.Types[e].Type.String())
	}
}

// ident looks at what a name means, wherever it was declared.
func (c *checker) ident(id *ast.Ident) {
	obj := c.p.Info.Uses[id]
	if d := c.p.Info.Defs[id]; d != nil && isFloat(d.Type()) {
		c.add(id, "float", id.Name+" is of type "+d.Type().String())
	}
	if obj == nil || obj.Pkg() == nil {
		return
	}
	f, isFunc := obj.(*types.Func)
	method := isFunc && f.Signature().Recv() != nil
	switch obj.Pkg().Path() {
	case "time":
		if !method && slices.Contains(clock, id.Name) {
			c.add(id, "clock", "time."+id.Name+" reads this machine; take a day or a zone as an argument")
		}
	case decimalPath:
		if isFunc && slices.Contains(variable, id.Name) {
			c.add(id, "decimal", id.Name+" reads a package variable of decimal; use DivRound, StringFixed, Cmp")
		}
		if v, ok := obj.(*types.Var); ok && !v.IsField() && id.Name != "Zero" {
			c.add(id, "decimal", "decimal."+id.Name+" is a package variable that changes arithmetic or printing")
		}
	}
}

// printed finds decimals given to package fmt, which calls their String.
func (c *checker) printed(call *ast.CallExpr) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	if obj := c.p.Info.Uses[sel.Sel]; obj == nil || obj.Pkg() == nil || obj.Pkg().Path() != "fmt" {
		return
	}
	for _, a := range call.Args {
		if c.isDecimal(a) {
			c.add(a, "decimal", "fmt prints a decimal by its String, which reads package variables; use StringFixed")
		}
	}
}

func (c *checker) isDecimal(e ast.Expr) bool {
	named, ok := types.Unalias(typeOf(c.p.Info, e)).(*types.Named)
	return ok && named.Obj().Name() == "Decimal" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == decimalPath
}

func typeOf(info *types.Info, e ast.Expr) types.Type {
	if t := info.TypeOf(e); t != nil {
		return t
	}
	return types.Typ[types.Invalid]
}

// isFloat tells whether t is a floating point or complex type by itself.
func isFloat(t types.Type) bool {
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsFloat|types.IsComplex) != 0 && b.Info()&types.IsUntyped == 0
}

var allowance = regexp.MustCompile(`^//\s*ci:allow\b\s*([a-z]*)\s*(?::\s*(.*))?$`)

// settle drops what a line allows, one fault of a kind a line, and adds the
// allowances that are malformed or allow nothing.
func (c *checker) settle(m *source.Module) []fault {
	type key struct{ place, kind string }
	var out []fault
	at := map[key]found{}
	for _, f := range c.found {
		k := key{m.Place(f.pos), f.kind}
		if _, ok := at[k]; !ok {
			at[k] = f
		}
	}
	for _, file := range c.p.Files {
		lines := m.Fset.File(file.Pos())
		for _, group := range file.Comments {
			for _, comment := range group.List {
				match := allowance.FindStringSubmatch(comment.Text)
				if match == nil {
					continue
				}
				place := m.Place(comment.Pos())
				if strings.TrimSpace(match[2]) == "" {
					out = append(out, fault{place, "allow", "wants the form // ci:allow KIND: reason"})
					continue
				}
				places := []string{place}
				if line := lines.Line(comment.Pos()); line < lines.LineCount() {
					places = append(places, m.Place(lines.LineStart(line+1)))
				}
				used := false
				for _, p := range places {
					k := key{p, match[1]}
					if _, ok := at[k]; ok {
						delete(at, k)
						used = true
						break
					}
				}
				if !used {
					out = append(out, fault{place, "allow", "allows nothing; take it away"})
				}
			}
		}
	}
	for k, f := range at {
		out = append(out, fault{k.place, k.kind, f.text})
	}
	return out
}
