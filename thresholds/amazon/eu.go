package amazon

// What the countries of the European Union share: invoices of business orders,
// recommended at first, then enforced.
var (
	euInvoicesAdvised = sourced(advised(invoiceDefect, "Recommended; enforced later."), inherited(invoiceDefectSources))
	euInvoices        = sourced(invoiceDefect, inherited(invoiceDefectSources))

	// euInvoicesEnforced vouches for the edition in which they are.
	euInvoicesEnforced = secondary(invoiceEnforced, "written on 31 March 2021", "id", "from", "rules")

	// euTrackingSources vouch for valid tracking.
	euTrackingSources = secondary(trackingEurope,
		"sellers who quote the policy, whose exemptions contradict each other", "metric", "limit")
)

// euInvoicesNote is the note of that edition.
const euInvoicesNote = "Who misses the invoice defect rate may be deactivated."
