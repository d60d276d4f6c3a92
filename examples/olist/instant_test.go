package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/sellerperf/sellerperf/window"
)

func TestInstant(t *testing.T) {
	for _, c := range []struct{ zone, wall, want string }{
		{"America/Sao_Paulo", "2018-03-31 12:00:00", "2018-03-31T12:00:00-03:00"},
		{"America/Sao_Paulo", "2018-01-31 12:00:00", "2018-01-31T12:00:00-02:00"},
		{"America/Sao_Paulo", "2017-10-14 23:59:59", "2017-10-14T23:59:59-03:00"},
		{"America/Sao_Paulo", "2017-10-15 00:00:00", "2017-10-15T01:00:00-02:00"}, // never was
		{"America/Sao_Paulo", "2017-10-15 00:59:59", "2017-10-15T01:00:00-02:00"},
		{"America/Sao_Paulo", "2017-10-15 01:00:00", "2017-10-15T01:00:00-02:00"},
		{"America/Sao_Paulo", "2018-02-17 22:59:59", "2018-02-17T22:59:59-02:00"},
		{"America/Sao_Paulo", "2018-02-17 23:00:00", "2018-02-17T23:00:00-02:00"}, // the first of two
		{"America/Sao_Paulo", "2018-02-17 23:59:59", "2018-02-17T23:59:59-02:00"},
		{"America/Sao_Paulo", "2018-02-18 00:00:00", "2018-02-18T00:00:00-03:00"},
		{"Australia/Lord_Howe", "2018-10-07 02:10:00", "2018-10-07T02:30:00+11:00"}, // half an hour
		{"Europe/London", "2018-10-28 01:30:00", "2018-10-28T01:30:00+01:00"},
		{"UTC", "2018-02-17 23:30:00", "2018-02-17T23:30:00Z"},
	} {
		loc, err := time.LoadLocation(c.zone)
		require.NoError(t, err)
		wall, err := time.Parse(time.DateTime, c.wall)
		require.NoError(t, err)
		assert.Equal(t, c.want, instant(wall, loc).Format(time.RFC3339), "%s %s", c.zone, c.wall)
	}
}

// TestInstantKeepsDayAndOrder: a local time keeps its day, and of two local times
// the earlier never becomes the later.
func TestInstantKeepsDayAndOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		near := time.Date(2017, 10, 15, 0, 0, 0, 0, time.UTC) // the clock is set forward
		if rapid.Bool().Draw(t, "back") {
			near = time.Date(2018, 2, 18, 0, 0, 0, 0, time.UTC)
		}
		offset := rapid.IntRange(-3*3600, 3*3600)
		a := near.Add(time.Duration(offset.Draw(t, "a")) * time.Second)
		b := near.Add(time.Duration(offset.Draw(t, "b")) * time.Second)
		assert.Equal(t, window.DayOf(a, time.UTC), window.DayOf(instant(a, saoPaulo), saoPaulo))
		if a.Before(b) {
			assert.False(t, instant(a, saoPaulo).After(instant(b, saoPaulo)))
		}
	})
}
