package page

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"strings"
)

// shell is the document around a page.
//
//go:embed shell.gohtml
var shell string

// sheet is how pages look.
//
//go:embed page.css
var sheet string

// A Page is a kind of page: its templates, parsed. It may be used concurrently.
type Page struct {
	tmpl  *template.Template
	style template.CSS
	hash  string
}

// Style returns the style sheet of every page.
func Style() string { return sheet }

// Parse makes a page of the templates in files that match the patterns; one must be
// called "main". Optional are "masthead", below the title, and "foot", at the end of the
// page; all are given the data of [Page.Write]. Functions beside those of html/template
// are [Text], as "text", and those in funcs. The style sheets given are added to that of every page.
func Parse(files fs.FS, pattern string, funcs template.FuncMap, styles ...string) (*Page, error) {
	style := strings.Join(append([]string{sheet}, styles...), "\n")
	sum := sha256.Sum256([]byte(style))
	p := &Page{
		style: template.CSS(style),
		hash:  "sha256-" + base64.StdEncoding.EncodeToString(sum[:]),
	}
	tmpl, err := template.New("shell").Funcs(template.FuncMap{"text": Text}).Funcs(funcs).Parse(shell)
	if err != nil {
		return nil, err
	}
	if p.tmpl, err = tmpl.ParseFS(files, pattern); err != nil {
		return nil, err
	}
	if p.tmpl.Lookup("main") == nil {
		return nil, fmt.Errorf("page: no template is called main in %s", pattern)
	}
	return p, nil
}

// Must returns the page of a Parse that cannot fail, as of embedded templates.
func Must(p *Page, err error) *Page {
	if err != nil {
		panic(err)
	}
	return p
}

// Write writes a page as it is made, so that one with a long list in it (a sequence: it
// may be an iter.Seq) is never held as a whole. The errors are those of the writer, and
// of what data does while it is read.
func (p *Page) Write(w io.Writer, head Head, data any) error {
	out := bufio.NewWriterSize(w, 1<<16)
	err := p.tmpl.Execute(out, struct {
		Head
		Hash  string
		Style template.CSS
		Data  any
	}{head, p.hash, p.style, data})
	if err != nil {
		return err
	}
	return out.Flush()
}
