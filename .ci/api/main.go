// Command api keeps the exported API of the library as reviewed text, in the
// manner of the folder api of Go itself.
//
//	go -C .ci run ./api       compare with .ci/api.txt; exit 1 with the difference
//	go -C .ci run ./api -w    write .ci/api.txt
//
//	go -C .ci run ./api -fields    list the struct fields that no comment speaks of
//
// The first two exit 1 when an exported package, type, function, method,
// constant or variable has no documentation, and list those names; fields are
// only counted. Packages main, internal, testdata and everything under
// examples are no API.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/sellerperf/sellerperf/ci/internal/source"
)

const updateCommand = "go -C .ci run ./api -w"

// mode is what one run does.
type mode int

const (
	check  mode = iota // compare with the golden file
	update             // write the golden file
	list               // list undocumented fields
)

func main() {
	root := flag.String("root", "..", "the module to describe")
	golden := flag.String("golden", "api.txt", "the file that holds its API")
	write := flag.Bool("w", false, "write the file instead of comparing with it")
	fields := flag.Bool("fields", false, "list undocumented fields and do nothing else")
	flag.Parse()
	mode := check
	switch {
	case *fields:
		mode = list
	case *write:
		mode = update
	}
	if err := run(os.Stdout, *root, *golden, mode); err != nil {
		fmt.Fprintln(os.Stderr, "api:", err)
		os.Exit(1)
	}
}

// run does what mode says. All but list demand documentation.
func run(out io.Writer, root, golden string, mode mode) error {
	m, err := source.Load(root)
	if err != nil {
		return err
	}
	api, err := describe(m)
	if err != nil {
		return err
	}
	var differs error
	switch mode {
	case list:
		fmt.Fprint(out, text(api.fields))
		return nil
	case update:
		if err := os.WriteFile(golden, []byte(text(api.lines)), 0o644); err != nil {
			return err
		}
	case check:
		if differs = compare(out, golden, api.lines); differs != nil {
			differs = fmt.Errorf("%w\nif that is meant, update it and commit: %s", differs, updateCommand)
		}
	}
	var undocumented error
	if len(api.names) > 0 {
		undocumented = fmt.Errorf("%d exported names without documentation:\n\t%s", len(api.names), strings.Join(api.names, "\n\t"))
	}
	if err := errors.Join(differs, undocumented); err != nil {
		return err
	}
	fmt.Fprintf(out, "%d lines of API in %d packages, every name documented; %d fields speak for themselves\n",
		len(api.lines), api.packages, len(api.fields))
	return nil
}

// description is the API of a module.
type description struct {
	packages int
	lines    []string // sorted
	names    []string // undocumented names, fields apart, each with its place
	fields   []string // undocumented fields, each with its place
}

func describe(m *source.Module) (description, error) {
	var d description
	for _, p := range m.Packages {
		if p.Name == "main" || p.Top() == "examples" || p.Has("internal") || p.Has("testdata") || len(p.GoFiles) == 0 {
			continue
		}
		if err := m.Check(p); err != nil {
			return d, err
		}
		d.packages++
		label := p.Rel
		if label == "" {
			label = path.Base(m.Path)
		}
		for _, feature := range features(p.Types) {
			d.lines = append(d.lines, "pkg "+label+", "+feature)
		}
		names, fields := undocumented(m, p, label)
		d.names = append(d.names, names...)
		d.fields = append(d.fields, fields...)
	}
	slices.Sort(d.lines)
	d.lines = slices.Compact(d.lines)
	return d, nil
}

// compare prints what golden lacks as + and what it has too much as -.
func compare(out io.Writer, golden string, lines []string) error {
	data, err := os.ReadFile(golden)
	if err != nil {
		return err
	}
	if string(data) == text(lines) {
		return nil
	}
	old := strings.Split(strings.TrimSuffix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n"), "\n")
	var diff []string
	for _, l := range old {
		if l != "" && !slices.Contains(lines, l) {
			diff = append(diff, l+"\x00-")
		}
	}
	for _, l := range lines {
		if !slices.Contains(old, l) {
			diff = append(diff, l+"\x00+")
		}
	}
	slices.Sort(diff) // by line, the sign last: a changed name stands beside itself
	for _, d := range diff {
		l, sign, _ := strings.Cut(d, "\x00")
		fmt.Fprintln(out, sign+l)
	}
	if len(diff) == 0 {
		return fmt.Errorf("%s has the right lines in another order or form", golden)
	}
	return fmt.Errorf("the exported API is not what %s says (%d lines differ; - is the file, + the code)", golden, len(diff))
}

func text(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}
