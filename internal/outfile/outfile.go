// Package outfile writes the output files of the example commands, whole or not at
// all.
package outfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write has fill write to the named file. What was there before stays until all
// is written, and stays for good if fill or the disk fails: the text goes to a
// new file beside it, which then takes its name. A symbolic link stays one. What is
// no ordinary file (a device, a pipe) is written to as it is.
func Write(name string, fill func(io.Writer) error) error {
	target, err := filepath.EvalSymlinks(name)
	if errors.Is(err, fs.ErrNotExist) {
		target = name
	} else if err != nil {
		return err
	}
	info, err := os.Stat(target)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a directory", name)
	case err == nil && !info.Mode().IsRegular():
		return inPlace(target, fill)
	case err == nil:
		return beside(target, info.Mode().Perm(), fill)
	}
	return beside(target, 0o666, fill)
}

func inPlace(name string, fill func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(fill(f), f.Close())
}

// beside writes a new file in the same folder, so that the rename is one step.
func beside(name string, perm os.FileMode, fill func(io.Writer) error) error {
	tmp := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d.tmp", filepath.Base(name), os.Getpid()))
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return err
	}
	err = errors.Join(fill(f), f.Close())
	if err == nil {
		err = os.Rename(tmp, name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	return nil
}
