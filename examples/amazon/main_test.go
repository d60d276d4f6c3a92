package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// program runs the program.
func program(args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(args, streams{strings.NewReader(""), &out, &err})
	return status, out.String(), err.String()
}

func TestProgram(t *testing.T) {
	status, _, said := program()
	assert.Equal(t, statusError, status)
	assert.Contains(t, said, "usage: amazon SUBCOMMAND")
	status, _, said = program("-h")
	assert.Equal(t, statusOK, status)
	for _, c := range commands() {
		assert.Contains(t, said, c.name)
		status, out, help := program(c.name, "-h")
		assert.Equal(t, statusOK, status, c.name)
		assert.Empty(t, out)
		assert.Contains(t, help, "usage: amazon "+c.name)
	}
	status, _, said = program("frobnicate")
	assert.Equal(t, statusError, status)
	assert.Contains(t, said, `amazon: there is no subcommand "frobnicate"`)
}
