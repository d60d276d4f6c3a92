package main

import (
	"embed"
	"io/fs"
)

// samples are documents made up for show: one of each kind, of one small account.
//
//go:embed testdata/samples
var samples embed.FS

// samplesDir is where they are.
const samplesDir = "testdata/samples"

// sampleMarketplace is the marketplace they are of.
const sampleMarketplace = "US"

// sampleNames returns the names of the samples.
func sampleNames() ([]string, error) {
	entries, err := fs.ReadDir(samples, samplesDir)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = samplesDir + "/" + e.Name()
	}
	return names, err
}
