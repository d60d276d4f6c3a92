package window_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"
)

// zones change the clock by an hour at night, at midnight, by half an hour, or not.
var zones = []string{
	"UTC", "America/Los_Angeles", "Europe/London", "Asia/Kolkata", "America/Sao_Paulo",
	"Australia/Sydney", "Australia/Lord_Howe", "America/Havana", "Pacific/Apia",
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}
