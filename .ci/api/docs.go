package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"

	"github.com/sellerperf/sellerperf/ci/internal/source"
)

// undocumented lists the exported names of p, and apart from them the fields,
// that no comment speaks of, each with its place. The comment of a group counts
// for every member of it. A field or an interface's method is documented by its
// own comment, by the one that opens its unbroken run of lines, or by name in
// the type's comment.
func undocumented(m *source.Module, p *source.Package, label string) (names, fields []string) {
	d := docs{m: m, label: label}
	documented := false
	for _, f := range p.Files {
		documented = documented || f.Doc != nil
		for _, decl := range f.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				d.function(decl)
			case *ast.GenDecl:
				d.general(decl)
			}
		}
	}
	if !documented {
		d.names = append(d.names, d.say(p.Files[0].Package, "package "+p.Name))
	}
	return d.names, d.fields
}

type docs struct {
	m             *source.Module
	label         string
	names, fields []string
}

func (d *docs) say(pos token.Pos, what string) string {
	return fmt.Sprintf("%s: pkg %s, %s", d.m.Place(pos), d.label, what)
}

func (d *docs) add(pos token.Pos, what string) {
	d.names = append(d.names, d.say(pos, what))
}

func (d *docs) function(f *ast.FuncDecl) {
	if f.Doc != nil || !f.Name.IsExported() {
		return
	}
	if f.Recv == nil {
		d.add(f.Pos(), "func "+f.Name.Name)
		return
	}
	if recv := receiver(f.Recv.List[0].Type); ast.IsExported(recv) {
		d.add(f.Pos(), "method "+recv+"."+f.Name.Name)
	}
}

// receiver is the name of the type of a receiver.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

func (d *docs) general(g *ast.GenDecl) {
	for _, spec := range g.Specs {
		switch s := spec.(type) {
		case *ast.ValueSpec:
			if g.Doc != nil || s.Doc != nil || s.Comment != nil {
				continue
			}
			for _, n := range s.Names {
				if n.IsExported() {
					d.add(n.Pos(), g.Tok.String()+" "+n.Name)
				}
			}
		case *ast.TypeSpec:
			if !s.Name.IsExported() {
				continue
			}
			doc := g.Doc
			if s.Doc != nil {
				doc = s.Doc
			}
			if doc == nil && s.Comment == nil {
				d.add(s.Pos(), "type "+s.Name.Name)
			}
			switch t := s.Type.(type) {
			case *ast.StructType:
				d.fields = append(d.fields, d.members(s.Name.Name, "field", doc, t.Fields)...)
			case *ast.InterfaceType:
				d.names = append(d.names, d.members(s.Name.Name, "method", doc, t.Methods)...)
			}
		}
	}
}

// members lists the fields or methods of a type that are not documented.
func (d *docs) members(owner, kind string, doc *ast.CommentGroup, list *ast.FieldList) []string {
	var out []string
	covered, last := false, -1
	for _, f := range list.List {
		first := d.m.Fset.Position(f.Pos()).Line
		if f.Doc != nil {
			first = d.m.Fset.Position(f.Doc.Pos()).Line
		}
		covered = f.Doc != nil || covered && first == last+1
		last = d.m.Fset.Position(f.End()).Line
		if covered || f.Comment != nil {
			continue
		}
		for _, n := range f.Names {
			if n.IsExported() && !mentions(doc, n.Name) {
				out = append(out, d.say(n.Pos(), kind+" "+owner+"."+n.Name))
			}
		}
	}
	return out
}

func mentions(doc *ast.CommentGroup, name string) bool {
	return doc != nil && regexp.MustCompile(`\b`+regexp.QuoteMeta(name)+`\b`).MatchString(doc.Text())
}
