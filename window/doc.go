// Package window counts things by civil day and answers what a window of days
// held, as of any day. It knows days and counts, and nothing of orders, rates or
// marketplaces; it uses the standard library only.
//
// From an instant to a trend, in five steps:
//
//  1. An instant becomes a [Day] in the zone of the books: [DayOf]. Back again,
//     [Day.Start] and [Day.End] are the first and the last second of the day,
//     across changes of the clock.
//  2. What happened is added to a [Series] as a step (day, since, [Count]): from
//     the end of day since on, day Day has so much more. What turns out to be
//     wrong is taken back exactly with [Series.Sub].
//  3. A [Span], such as 60 days with a lag of 15 or the last three months that are
//     over, gives the [Range] of days a marketplace looks at as of a day:
//     [Span.Range]. Both its ends are included.
//  4. [Series.Sum] adds up the range as it stood at the end of that day;
//     [Series.AppendRolling] and [Series.Rolling] do so for each day of a trend, and
//     [AppendRolling] for several series together.
//  5. Series of different machines are joined with [Series.Merge] and written
//     out in one canonical order with [Series.Cells].
//
// # Days
//
// Days are proleptic Gregorian, of the years 1000 to 9999. Arithmetic that leaves
// these years gives the zero Day, which is no day and stays no day whatever is
// added to it. The zero [time.Time] lies outside too, so an instant that was
// never set has no day.
//
// # As of
//
// As of D means at the end of day D. A step whose since is later than D does not
// count yet; a step since before its own day counts as of its own day. There is
// no wall clock in this package: time and zone are arguments.
//
// # Concurrency
//
// Days, ranges, spans, counts and cells are plain values. The methods of a Series
// that only read it may run concurrently with each other, but not with those that
// change it.
//
// # What will keep working
//
// The zero values keep their meaning, the text forms "2026-11-22" and
// "2026-09-09..2026-11-07" and the JSON names stay, Cells keeps its order, and
// Days of the supported years stay valid. New kinds of window will be new fields of
// Span whose zero changes nothing: write Span{Days: 60, Lag: 15}, with field
// names. The wording of errors may change; their types and fields will not.
package window
