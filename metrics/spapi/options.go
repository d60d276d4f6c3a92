package spapi

import (
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// Options say what a document leaves open. The zero value takes nothing for granted.
// Use field names: it may grow.
type Options struct {
	// Kind is what the document is; UnknownKind: find out.
	Kind Kind
	// Marketplace is the id of a [Marketplace]. With it, records that name another one
	// are passed over as [OtherMarketplace], dates are read in its order, and times
	// without a zone are in its zone. An account is one seller on one marketplace, so
	// documents that hold several need it.
	Marketplace string
	// Zone overrides the marketplace's zone; without either, times without a zone are
	// refused.
	Zone *time.Location
	// Dates is the order of day, month and year in dates like 1/2/26. AnyOrder: the
	// marketplace's, and without one only dates with a single reading are taken.
	Dates DateOrder
	// Seen is when the document was obtained. Zero: what it says itself of when it was
	// last updated, if anything. Of two statements of one fact the later seen wins.
	Seen time.Time
	// Account is the account of the events, for streams that hold several.
	Account string
	// Charset is the character set of the document, as a Content-Type names it
	// ("Cp1252", "Shift_JIS"). Empty: UTF-8, and what is none is told by its bytes.
	Charset string
	// CancelledBy is who is held to have cancelled where a document does not say. Unknown
	// party: no cancellation is reported then, but a fault of [WhoCancelled].
	CancelledBy metrics.Party
	// Index is what other documents said, for kinds that need it; see
	// [Kind.NeedsIndex]. It is only read.
	Index *Index
}

// zone returns the zone of times without one, or nil.
func (o *Options) zone(m Marketplace) *time.Location {
	if o.Zone != nil {
		return o.Zone
	}
	loc, err := m.Location()
	if err != nil {
		return nil
	}
	return loc
}
