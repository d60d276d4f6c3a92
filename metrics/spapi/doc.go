// Package spapi turns Amazon's documents into the events of package metrics: reports,
// responses of the Selling Partner API, notifications, and what a seller exports by hand
// because no API has it.
//
//  1. [NewReader] recognises a document by its keys or its header, undoes gzip and old
//     encodings, and refuses what is none, saying why. [Detect] only recognises.
//  2. [Reader.Next] returns an event at a time. What could not be used comes in between
//     as a [RowError]: with its line or JSON pointer, a [Reason] to count by, and a word
//     for a person. One bad row does not lose the rest.
//  3. Some documents name no order. An [Index], told of the events of other documents
//     by [Index.Note], says which order a tracking number is of.
//  4. The events go into a ledger, in any order, any number of times.
//
// Nothing personal is kept: no name, address, e-mail, phone number, comment, or reason
// a buyer wrote is ever in an event. Of addresses the country's code is.
//
// # The documents
//
//	kind                     what of it comes out                              what it lacks
//
//	Orders2026               placed with both promises and lines, cancelled    when delivered; when cancelled but
//	                         by whom at whose request, shipments confirmed     for the order's last change
//	OrdersV0, OrderItemsV0   placed with both promises and lines               when shipped, cancelled by whom
//	OrderChange              placed; when it was confirmed or cancelled        tracking numbers; by whom
//	Tracking, TrackingChange scans, attempts, delivery; needs an Index         the order
//	AllOrders                placed with lines and values; cancelled, where    promises, shipments, by whom
//	                         it says that the buyer asked
//	UnshippedOrders          placed with the promise to ship and lines         what is shipped
//	OrderReport, SalesExport placed with lines; OrderReport also of what       the promise, mostly
//	                         Amazon shipped
//	Returns                  returns requested, received                       when answered, when refunded
//	FBAReturns               returns received
//	Feedback                 feedback of one to three stars                    four and five stars; removals
//	FinancesV0, Finances2024 refunds, chargebacks and granted claims as        when filed, why, how it ended
//	FinancesChange           their money moves
//	VATInvoices              placed: which orders are business orders          when an invoice was uploaded
//	AccountStatus            nothing to count; see ReadStatusChange
//	DefectRows               placed with the promise that Amazon did not       what is not late, mostly
//	                         extend and with its extension; confirmed,
//	                         scanned, delivered
//
// Reports in XML are refused: no document of theirs was at hand, and the flat file of the same
// report says the same. A settlement report is refused because the Finances API has the same
// money with its kinds told apart. Notifications and responses are found inside what queues,
// clients and tools put around them; items of an order also beside it.
//
// # What no API gives
//
// These must be supplied: as rows with a header, tab-separated or CSV, or as events of
// one's own. Headers are known by their words, whatever their case, spaces and dashes;
// other columns are left alone. In brackets: what may be absent.
//
//	what                               supply                          columns
//
//	how a claim stands                 Seller Central's list of        Order ID, Claim ID, Filed, [Claim type, Status, Decided,
//	                                   claims (ClaimRows)              Decided by, Seller fault]
//	a chargeback's class and end       the list of chargebacks         Order ID, Chargeback ID, Filed, [Type (service, fraud),
//	                                   (ChargebackRows)                Outcome (won, lost), Decided]
//	feedback taken down                two reports: DiffFeedback
//	buyer messages, reply times        your help desk's log            Message ID, Received, [Order ID, Answered, Automatic,
//	                                   (MessageRows)                   No response needed, Thread ID]
//	when a return was answered         your log (ReturnRows)           Order ID, Return ID, [Requested, Answered, Rejected, In policy]
//	which policy violations there are  the account health page         Violation ID, Category, Opened, [ASIN, Severity, Status,
//	                                   (ViolationRows)                 Resolved]
//	the promise without extension      Amazon's on-time delivery       as it is downloaded: Order ID, Order date, Promised delivery
//	                                   report (DefectRows)             date without and with extension, Actual delivery date, ...
//	the instant of confirmation        ORDER_CHANGE notifications, or  Order ID, Ship confirmation date, [Carrier, Tracking ID]
//	                                   your log (DefectRows)
//	when an invoice was uploaded       your log of feeds (InvoiceRows) Order ID, Invoice uploaded, [Shipment ID]
//	what Amazon forgave                order.excluded events, with the reason: the official figure ignores them
//
// # What a document leaves open
//
//   - A status without its time or its party is no event. Where an order was shipped or
//     cancelled and it is not said when or by whom, its promises are left out too:
//     without the other half they would make it late. It then counts as without promise,
//     which a ledger shows. [Options.CancelledBy] says who cancelled, if you know.
//   - A cancellation in Orders API 2026-01-01 has both who carried it out and who asked.
//     Its instant is that of the order's last change, which is not before it.
//   - The first parcel of an order has no id, the others have the package's: documents
//     that know no packages (ORDER_CHANGE, defect reports) speak of that first parcel.
//     A package's record is made when the shipment is confirmed; when it was handed over
//     (shipTime) is not taken for that.
//   - A day stands for its noon in UTC, which is of the same day in every marketplace; a
//     day that is a deadline ends in the marketplace's zone.
//   - Dates like 1/2/26 are read in the order of [Options.Dates] or the marketplace, and
//     otherwise only if they have one reading. Times without a zone need a marketplace.
//   - A header that stands twice is no matter where nobody reads it, where its cells agree or
//     one of them is empty. A row in which they differ is a fault of [AmbiguousColumn].
//   - An empty cell, an absent column, a null and an absent key say nothing and erase
//     nothing.
//   - An account is one seller on one marketplace. Documents that hold several need
//     [Options.Marketplace]; orders of other sales channels are passed over always.
//   - Chargebacks and claims of the Finances API have no ids. Where you supply their
//     history by hand, leave those of the Finances API out: the two would count as
//     two.
//   - Rows of the All Orders reports have no item id: lines are known by their SKU there,
//     by the item's id elsewhere. An order's units are stated where a document has all
//     its items.
//
// # Limits
//
// A row may have 1 MiB and 1024 cells, a cell that is read 1 KiB, a record of JSON 4 MiB,
// and JSON may nest 64 deep. What is beyond is a fault of [TooLong], found without
// holding it. Memory does not grow with the document.
//
// # What will keep working
//
// The fields of errors, the words of kinds and reasons. Texts of errors may change. A
// document that is read will be read, and more of it may become events.
//
// Sources: the API models and schemas of Amazon (amzn/selling-partner-api-models), its
// documentation at developer-docs.amazon.com, and documents of sellers. Where documents
// in use differ from the models, what is read is what is in use.
package spapi
