// Command examples builds every program under examples/ of the given modules
// and runs each without arguments or input, as a newcomer would.
//
//	go -C .ci run ./examples .. ../examples/beam
//
// A program exits 0 within a minute, or says in a comment of its own what else
// to expect:
//
//	// ci:exit 1: the sample account fails a rule
//	// ci:norun: serves until it is stopped
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const limit = time.Minute

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "examples:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, modules []string) error {
	tmp, err := os.MkdirTemp("", "examples")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(tmp) }()
	var faults []error
	built, ran := 0, 0
	for _, dir := range modules {
		programs, err := list(dir)
		if err != nil {
			return err
		}
		for _, p := range programs {
			exe := filepath.Join(tmp, strconv.Itoa(built)+".exe")
			if text, err := command(context.Background(), dir, "go", "build", "-o", exe, p.ImportPath); err != nil {
				faults = append(faults, fmt.Errorf("%s does not build: %w\n%s", p.ImportPath, err, text))
				continue
			}
			built++
			want, skip, err := expectation(p)
			if err != nil {
				faults = append(faults, err)
				continue
			}
			if skip != "" {
				fmt.Fprintf(out, "built     %s (not run: %s)\n", p.ImportPath, skip)
				continue
			}
			start := time.Now()
			if err := execute(dir, exe, want); err != nil {
				faults = append(faults, fmt.Errorf("%s: %w", p.ImportPath, err))
				continue
			}
			ran++
			fmt.Fprintf(out, "ran       %s (exit %d, %.1fs)\n", p.ImportPath, want, time.Since(start).Seconds())
		}
	}
	fmt.Fprintf(out, "%d programs built, %d run\n", built, ran)
	return errors.Join(faults...)
}

// program is what we read of `go list -json`.
type program struct {
	ImportPath, Name, Dir string
	GoFiles               []string
}

// list returns the programs of the module at dir.
func list(dir string) ([]program, error) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Name,Dir,GoFiles", "./...")
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	data, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list in %s: %w", dir, err)
	}
	var out []program
	for dec := json.NewDecoder(bytes.NewReader(data)); ; {
		var p program
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		if p.Name == "main" {
			out = append(out, p)
		}
	}
}

var (
	exit  = regexp.MustCompile(`(?m)^// ci:exit ([0-9]+): \S`)
	norun = regexp.MustCompile(`(?m)^// ci:norun: (\S.*)$`)
)

// expectation reads the status p exits with, or why it is not run.
func expectation(p program) (status int, skip string, err error) {
	for _, name := range p.GoFiles {
		data, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			return 0, "", err
		}
		if m := norun.FindSubmatch(data); m != nil {
			skip = string(m[1])
		}
		if m := exit.FindSubmatch(data); m != nil {
			if status, err = strconv.Atoi(string(m[1])); err != nil {
				return 0, "", err
			}
		}
	}
	return status, skip, nil
}

// execute runs exe in dir and demands the exit status want.
func execute(dir, exe string, want int) error {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	text, err := command(ctx, dir, exe)
	got := 0
	if status, ok := errors.AsType[*exec.ExitError](err); ok && ctx.Err() == nil {
		got = status.ExitCode()
	} else if err != nil {
		return fmt.Errorf("%w (limit %s)\n%s", err, limit, tail(text))
	}
	if got != want {
		return fmt.Errorf("exit status %d, want %d (an expected one is said by // ci:exit N: reason)\n%s", got, want, tail(text))
	}
	return nil
}

// command runs a program without input and returns all it printed.
func command(ctx context.Context, dir, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.WaitDelay = time.Second
	text, err := cmd.CombinedOutput()
	return string(text), err
}

// tail is the last thirty lines of text.
func tail(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-30):], "\n")
}
