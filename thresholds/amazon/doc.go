// Package amazon holds Amazon's standards for sellers as data: one accessor a
// policy, nothing else. Every number carries its page, the day the page was read and
// how sure it is.
//
// The numbers of an edition that has been released are never edited. What Amazon changes
// is a new edition in a file of its own, and a line in the policy; old days go on being
// judged by the old one. A number found to be wrong is corrected in place, and the
// change log says so. An edition gets further rules when the library learns to measure
// what they were about.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. [US] will get more
// editions, and rules for more metrics within its editions as the library learns
// to measure them: valid tracking is the next.
package amazon
