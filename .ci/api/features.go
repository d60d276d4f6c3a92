package main

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// features returns one line for each exported constant, variable, function,
// type, field and method of pkg, without the package.
func features(pkg *types.Package) []string {
	pr := printer{pkg}
	var out []string
	for _, name := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(name)
		if !obj.Exported() {
			continue
		}
		switch obj := obj.(type) {
		case *types.Const:
			out = append(out, fmt.Sprintf("const %s %s = %s", name, pr.typ(obj.Type()), obj.Val().ExactString()))
		case *types.Var:
			out = append(out, fmt.Sprintf("var %s %s", name, pr.typ(obj.Type())))
		case *types.Func:
			sig := obj.Signature()
			out = append(out, "func "+name+pr.typeParams(sig.TypeParams())+pr.signature(sig))
		case *types.TypeName:
			out = append(out, pr.typeName(obj)...)
		}
	}
	return out
}

// printer writes types as they look from inside pkg.
type printer struct{ pkg *types.Package }

func (pr printer) typeName(obj *types.TypeName) []string {
	if obj.IsAlias() {
		t := obj.Type()
		if a, ok := t.(*types.Alias); ok {
			t = a.Rhs()
		}
		return []string{fmt.Sprintf("type %s = %s", obj.Name(), pr.typ(t))}
	}
	named := obj.Type().(*types.Named)
	head := "type " + obj.Name() + pr.typeParams(named.TypeParams()) + " "
	var out []string
	switch u := named.Underlying().(type) {
	case *types.Struct:
		out = append(out, head+"struct")
		for f := range u.Fields() {
			switch {
			case !f.Exported():
			case f.Embedded():
				out = append(out, head+"struct, embedded "+pr.typ(f.Type()))
			default:
				out = append(out, head+"struct, "+f.Name()+" "+pr.typ(f.Type()))
			}
		}
	case *types.Interface:
		return pr.iface(head, u)
	default:
		out = append(out, head+pr.typ(u))
	}
	return append(out, pr.methods(named)...)
}

// iface describes an interface by its method names, then each method.
func (pr printer) iface(head string, u *types.Interface) []string {
	if !u.IsMethodSet() {
		return []string{head + pr.typ(u)}
	}
	var names, out []string
	sealed := false
	for m := range u.Methods() {
		if !m.Exported() {
			sealed = true
			continue
		}
		names = append(names, m.Name())
		out = append(out, head+"interface, "+m.Name()+pr.signature(m.Signature()))
	}
	if sealed {
		out = append(out, head+"interface, unexported methods")
	}
	slices.Sort(names)
	list := strings.TrimSpace("{ " + strings.Join(names, ", "))
	return append(out, head+"interface "+list+" }")
}

// methods describes the whole method set, promoted methods included.
func (pr printer) methods(named *types.Named) []string {
	var out []string
	values := types.NewMethodSet(named)
	for sel := range types.NewMethodSet(types.NewPointer(named)).Methods() {
		m := sel.Obj().(*types.Func)
		if !m.Exported() {
			continue
		}
		recv := named.Obj().Name()
		var params []string
		for p := range named.TypeParams().TypeParams() {
			params = append(params, p.Obj().Name())
		}
		if params != nil {
			recv += "[" + strings.Join(params, ", ") + "]"
		}
		if values.Lookup(m.Pkg(), m.Name()) == nil {
			recv = "*" + recv
		}
		out = append(out, fmt.Sprintf("method (%s) %s%s", recv, m.Name(), pr.signature(sel.Type().(*types.Signature))))
	}
	return out
}

func (pr printer) typeParams(list *types.TypeParamList) string {
	var out []string
	for p := range list.TypeParams() {
		out = append(out, p.Obj().Name()+" "+pr.typ(p.Constraint()))
	}
	if out == nil {
		return ""
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// signature is "(int, time.Month, int) Day".
func (pr printer) signature(sig *types.Signature) string {
	return strings.TrimPrefix(pr.typ(sig), "func")
}

func (pr printer) typ(t types.Type) string {
	return types.TypeString(nameless(t), func(p *types.Package) string {
		if p == pr.pkg {
			return ""
		}
		return p.Name()
	})
}

// nameless is t without parameter names: renaming one changes no API.
func nameless(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Pointer:
		return types.NewPointer(nameless(t.Elem()))
	case *types.Slice:
		return types.NewSlice(nameless(t.Elem()))
	case *types.Array:
		return types.NewArray(nameless(t.Elem()), t.Len())
	case *types.Map:
		return types.NewMap(nameless(t.Key()), nameless(t.Elem()))
	case *types.Chan:
		return types.NewChan(t.Dir(), nameless(t.Elem()))
	case *types.Signature:
		return types.NewSignatureType(nil, nil, nil, tuple(t.Params()), tuple(t.Results()), t.Variadic())
	}
	return t
}

func tuple(in *types.Tuple) *types.Tuple {
	var vars []*types.Var
	for v := range in.Variables() {
		vars = append(vars, types.NewParam(v.Pos(), v.Pkg(), "", nameless(v.Type())))
	}
	return types.NewTuple(vars...)
}
