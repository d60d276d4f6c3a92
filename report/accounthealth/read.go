package accounthealth

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Read reads a V2 seller performance report (GET_V2_SELLER_PERFORMANCE_REPORT), in JSON.
// It reads tolerantly: whatever is wrong with a field is a [Warning] and leaves the rest as it
// is, and what a document lacks is not stated, never zero. An error is only a document
// that is no JSON, or no such report, or larger than any is: a [*ReadError]. A UTF-8 byte order mark is
// skipped; decompression is the caller's.
func Read(r io.Reader) (Report, error) {
	data, err := readAll(r)
	if err != nil {
		return Report{}, err
	}
	root, err := readNode(data)
	if err != nil {
		return Report{}, err
	}
	top := place{root, ""}
	if inner, n := root.get("payload"); n == 1 && !isReport(root) && isReport(inner) {
		top = place{inner, "/payload"} // as tools store what they were answered
	}
	if !isReport(top.node) {
		return Report{}, &ReadError{Err: fmt.Errorf("%w: neither accountStatuses nor performanceMetrics", ErrNotReport)}
	}
	rd := reader{out: Report{Version: "V2"}}
	if !utf8.Valid(data) {
		rd.warn(BadText, "", "", "invalid UTF-8")
	}
	rd.root(top)
	return rd.out, nil
}

// isReport reports whether a value has a key that makes it a report.
func isReport(n *node) bool {
	_, accounts := n.get("accountStatuses")
	_, sets := n.get("performanceMetrics")
	return n.kind == objectNode && accounts+sets > 0
}

// reader turns nodes into a report.
type reader struct {
	out   Report
	loose bool // numbers are text, as in XML
}

// maxWarnings bounds the warnings: a document with more is not worth them all.
const maxWarnings = 1000

func (rd *reader) warn(code Code, pointer, value, text string) {
	switch n := len(rd.out.Warnings); {
	case n > maxWarnings:
		return
	case n == maxWarnings:
		code, pointer, value, text = TooMany, "", "", "more warnings than are listed"
	}
	rd.out.Warnings = append(rd.out.Warnings, Warning{Code: code, Pointer: pointer, Value: shorten(value), Text: text})
}

// place is a value with where it stands; the zero place is no value.
type place struct {
	*node
	pointer string
}

// object is an object being read: what its keys are is told step by step, and what then is
// left is unknown.
type object struct {
	rd *reader
	place
	known []string
}

// open takes a value as an object.
func (rd *reader) open(p place) (object, bool) {
	if p.kind != objectNode {
		rd.warn(WrongType, p.pointer, p.text, "want an object, not a "+p.kind.String())
		return object{}, false
	}
	return object{rd: rd, place: p}, true
}

// find returns the value of a key, under its own name or another it has been seen
// under. A null is as if the key were absent.
func (o *object) find(key string, aliases ...string) (place, bool) {
	o.known = append(o.known, key)
	if n, count := o.get(key); count > 0 {
		at := below(o.pointer, key)
		if count > 1 {
			o.rd.warn(DuplicateKey, at, "", "given twice; the first counts")
		}
		if n.kind != nullNode {
			return place{n, at}, true
		}
		o.rd.warn(WrongType, at, "null", "null, read as absent")
		return place{}, false
	}
	for _, k := range o.keys {
		if slices.Contains(aliases, k) || strings.EqualFold(k, key) {
			o.known = append(o.known, k)
			at := below(o.pointer, k)
			o.rd.warn(RenamedKey, at, k, fmt.Sprintf("the schema calls it %q", key))
			n, _ := o.get(k)
			return place{n, at}, n.kind != nullNode
		}
	}
	return place{}, false
}

// need is find for a key the schema demands.
func (o *object) need(key string, aliases ...string) (place, bool) {
	before := len(o.rd.out.Warnings)
	p, ok := o.find(key, aliases...)
	if !ok && len(o.rd.out.Warnings) == before {
		o.rd.warn(MissingKey, o.pointer, key, fmt.Sprintf("the schema demands %q", key))
	}
	return p, ok
}

// optional is find for a key the schema does not know and documents have.
func (o *object) optional(key string) (place, bool) {
	p, ok := o.find(key)
	if ok {
		o.rd.warn(UndeclaredKey, p.pointer, "", "not in the schema")
	}
	return p, ok
}

// close warns of the keys nobody asked for.
func (o *object) close() {
	seen := make(map[string]bool, len(o.known))
	for _, k := range o.known {
		seen[k] = true
	}
	for i, k := range o.keys {
		if !seen[k] {
			o.rd.warn(UnknownKey, below(o.pointer, k), o.items[i].text, "unknown key, passed over")
		}
		seen[k] = true
	}
}

func (rd *reader) root(p place) {
	o := object{rd: rd, place: p}
	if p, ok := o.need("accountStatuses"); ok {
		rd.each(p, rd.account)
	}
	if p, ok := o.need("performanceMetrics"); ok {
		rd.each(p, rd.marketplace)
	}
	o.close()
}

// each reads every element of an array; an object alone is read as one.
func (rd *reader) each(p place, read func(place)) {
	switch p.kind {
	case arrayNode:
		for i, item := range p.items {
			read(place{item, at(p.pointer, i)})
		}
	case objectNode:
		rd.warn(WrongType, p.pointer, "", "want an array, not an object; read as an array of one")
		read(p)
	default:
		rd.warn(WrongType, p.pointer, p.text, "want an array, not a "+p.kind.String())
	}
}

func (rd *reader) account(p place) {
	o, ok := rd.open(p)
	if !ok {
		return
	}
	a := Account{Pointer: p.pointer}
	a.Marketplace = rd.text(o.need("marketplaceId"))
	a.Status = rd.status(&o, Normal, AtRisk, Deactivated)
	o.close()
	rd.out.Accounts = append(rd.out.Accounts, a)
}

// text reads a string. A number is taken as the text it is.
func (rd *reader) text(p place, ok bool) string {
	switch {
	case !ok:
		return ""
	case p.kind == textNode:
		return strings.Clone(p.text)
	case p.kind == numberNode, p.kind == boolNode:
		rd.warn(WrongType, p.pointer, p.text, "want a string, not a "+p.kind.String())
		return p.text
	}
	rd.warn(WrongType, p.pointer, "", "want a string, not a "+p.kind.String())
	return ""
}

// status reads the key "status", one of a few words.
func (rd *reader) status(o *object, known ...Status) Status {
	p, ok := o.need("status")
	return enum(rd, p, ok, known...)
}

// enum reads one of a few words; others are kept.
func enum[S ~string](rd *reader, p place, ok bool, known ...S) S {
	s := S(rd.text(p, ok))
	if ok && !slices.Contains(known, s) {
		rd.warn(NotInEnum, p.pointer, string(s), fmt.Sprintf("not one of %s", words(known)))
	}
	return s
}

func words[S ~string](list []S) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return strings.Join(out, ", ")
}
