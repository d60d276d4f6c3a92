package spapi

// Kind is what a document is: which report, response, notification or export. The
// zero value is no kind.
type Kind uint8

// The kinds of documents.
const (
	UnknownKind Kind = iota

	Orders2026      // Orders API 2026-01-01: searchOrders, getOrder
	OrdersV0        // Orders API v0: getOrders, getOrder, with or without items
	OrderItemsV0    // Orders API v0: getOrderItems, which needs an [Index]
	OrderChange     // notification ORDER_CHANGE
	Tracking        // Tracking API 2026-01-30, which needs an [Index]
	TrackingChange  // notification SHIPMENT_TRACKING_MILESTONE_CHANGED; needs an [Index]
	FinancesV0      // Finances API v0: listFinancialEvents and its kin
	Finances2024    // Finances API 2024-06-19: listTransactions
	FinancesChange  // notification TRANSACTION_UPDATE
	AccountStatus   // notification ACCOUNT_STATUS_CHANGED: nothing to count, see [StatusChange]
	OtherNotice     // another notification: nothing to count
	AllOrders       // the All Orders reports, archived ones included
	UnshippedOrders // GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING
	OrderReport     // the order reports of seller-fulfilled orders, and that of what Amazon shipped
	SalesExport     // the sales report sellers export: Order ID, Date, Status, Fulfilment
	Returns         // GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE
	FBAReturns      // GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA
	Feedback        // GET_SELLER_FEEDBACK_DATA
	VATInvoices     // GET_FLAT_FILE_VAT_INVOICE_DATA_REPORT
	ClaimRows       // A-to-z claims, exported by hand
	ChargebackRows  // chargebacks, exported by hand
	MessageRows     // buyer messages, exported by hand
	ViolationRows   // policy violations, exported by hand
	DefectRows      // Amazon's late-shipment and on-time-delivery defect reports
	ReturnRows      // answers to return requests, exported by hand
	InvoiceRows     // the seller's own log of invoices uploaded
	endOfKinds
)

// kindNames are the words of the kinds, in their order.
func kindNames() [endOfKinds]string {
	return [endOfKinds]string{
		UnknownKind: "unknown", Orders2026: "orders-2026-01-01", OrdersV0: "orders-v0",
		OrderItemsV0: "order-items-v0", OrderChange: "order-change", Tracking: "tracking",
		TrackingChange: "tracking-change", FinancesV0: "finances-v0", Finances2024: "finances-2024-06-19",
		FinancesChange: "transaction-update", AccountStatus: "account-status", OtherNotice: "notification",
		AllOrders: "all-orders", UnshippedOrders: "unshipped-orders", OrderReport: "order-report",
		SalesExport: "sales-export", Returns: "returns", FBAReturns: "fba-returns", Feedback: "feedback",
		VATInvoices: "vat-invoices", ClaimRows: "claims", ChargebackRows: "chargebacks",
		MessageRows: "messages", ViolationRows: "violations", DefectRows: "defects",
		ReturnRows: "return-answers", InvoiceRows: "invoices",
	}
}

// Kinds returns all kinds, in their order, without UnknownKind.
func Kinds() []Kind {
	kinds := make([]Kind, 0, endOfKinds-1)
	for k := UnknownKind + 1; k < endOfKinds; k++ {
		kinds = append(kinds, k)
	}
	return kinds
}

// String returns the kind's word: "all-orders".
func (k Kind) String() string {
	if k >= endOfKinds {
		k = UnknownKind
	}
	return kindNames()[k]
}

// ParseKind returns the kind of a word. The error is a [*DocumentError].
func ParseKind(word string) (Kind, error) {
	for _, k := range Kinds() {
		if k.String() == word {
			return k, nil
		}
	}
	return UnknownKind, &DocumentError{Detail: "there is no kind " + quoted(word)}
}

// NeedsIndex reports whether documents of the kind name no order, or not when it was
// placed, so that they can be read only with an [Index] of what other documents said.
func (k Kind) NeedsIndex() bool { return k == OrderItemsV0 || k == Tracking || k == TrackingChange }
