package main

import (
	"strings"
	"testing"
)

func TestProgramsRunAsTheySay(t *testing.T) {
	var out strings.Builder
	err := run(&out, []string{"../testdata/mini"})
	if err == nil || !strings.HasPrefix(err.Error(), "example.org/mini/examples/fails: exit status 3, want 0") {
		t.Errorf("the failing program is not named: %v", err)
	}
	for _, want := range []string{
		"ran       example.org/mini/examples/expected (exit 1, ",
		"built     example.org/mini/examples/serves (not run: serves until it is stopped)\n",
		"ran       example.org/mini/examples/ok (exit 0, ",
		"4 programs built, 2 run\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}
