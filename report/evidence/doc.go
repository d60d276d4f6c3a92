// Package evidence gathers what belongs under a plan of action: the answer that a
// marketplace demands before, or after, it suspends an account. Facts and tables only. What
// a seller must write himself (root cause, corrective action, preventive action) are headed
// blanks, with the facts beside them that belong there.
//
// From a ledger to a pack, in three steps:
//
//  1. [Gather] takes the rules that fail and asks the floors below about each: the trend
//     since before the breach, what carries more than its share, what it takes, when it
//     recovers, what the exclusions say.
//  2. The [Pack] names every order behind a number with its facts when it is written; it
//     reads them from the ledger, one after the other, so that a pack of a million orders
//     needs no more memory than one of a hundred. The ledger must not change until then.
//  3. [Markdown] and [HTML] write the document, [ZIP] the document with all tables as CSV.
//
// # Content hash
//
// The tables are the evidence, and a hash stands for them: whoever has the ZIP can check
// that no cell of theirs is another than when the document was written. The document
// itself is not covered: the seller writes into it. The canonical form is
//
//	evidence/...      the tables, as they are in the ZIP: CSV as RFC 4180 has it, in UTF-8, but
//	                  for lines that end in a newline alone
//	manifest.sha256   for each of them, sorted by name: its SHA-256 in hexadecimal digits, two
//	                  blanks, its name, a newline
//
// and the content hash is the SHA-256 of manifest.sha256. In the unpacked folder
//
//	sha256sum -c manifest.sha256    every table is as it was
//	sha256sum manifest.sha256       prints the content hash
//
// On other systems "shasum -a 256", "certutil -hashfile FILE SHA256" and
// "Get-FileHash FILE" do the same. The same events in any order, any number of times, give for
// one day and the same options the same hash; the same ledger gives the same bytes of the ZIP
// with one version of Go's compress/flate.
//
// # What will keep working
//
// The names of the tables, their columns, their order and their meaning stay, new ones come
// at the end; a pack that was written stays checkable for ever. The documents are for
// people and may change in any release.
package evidence
