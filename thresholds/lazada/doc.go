// Package lazada holds Lazada's standards for sellers as data: one accessor a policy,
// nothing else. Every number carries its page, the day the page was read and how sure
// it is.
//
//   - [PH]: the order cap in the Philippines, for too many cancellations.
//   - [LazMallVN]: what keeps a shop in LazMall in Vietnam. A shop that misses the same
//     figure for three months in a row loses the status: each rule needs the state of the
//     month before, and warns until then.
//
// # What an account hands in
//
// "fashion" is 1 for a LazMall shop of fashion, 0 for any other.
//
// # What is not here, rule by rule
//
//   - Priority delivery rate in Singapore: its window is known (D-35 to D-8), no limit is.
//   - Ship on time: its window is known from a secondary source, no limit but LazMall's is.
//   - LazMall rating of at least 70 %: which reviews it counts is not said.
//   - The Philippine page's own example of the window, 35 to 7 days ago, has 29 days with both
//     ends; Singapore's has 28, and they are judged.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package lazada
