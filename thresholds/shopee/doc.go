// Package shopee holds Shopee's penalty points as data, policy "shopee". Every number
// carries its page, the day the page was read and how sure it is; none is official.
//
// Points are booked on Mondays for the seven days before, and all go on the first Monday
// of a quarter. At 3, 6, 9, 12 and 15 points sanctions follow that last 28 days.
//
// # What is not here, rule by rule
//
//   - How many points a late shipment rate costs: only that points begin at 20 % (10 % until
//     14 January 2024). Hand in what Shopee has booked.
//   - Non-fulfilment rate: unfulfilled orders include successful returns, and are measured by
//     themselves and the net orders; no metric counts so. Points from 10 % on, 2 for 50 %
//     and 4 for 60 % of 100 orders, in one example.
//   - Overall performance from 1 to 4, by the number of failed figures: the numbers are not
//     published.
//   - Limits that the account itself reports for each figure: they are Shopee's answer, not a
//     rule.
//   - Sites differ; which site the pages mean is not always said.
//
// # What will keep working
//
// The names of policies, the ids of editions and of rules stay. Numbers of a released
// edition change only where they were read wrongly.
package shopee
