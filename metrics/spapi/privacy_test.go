package spapi_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// isPersonal reports whether a key or a column may hold something personal, or what a
// person wrote: but for a few whose names only sound so, all that sound so.
func isPersonal(name string) bool {
	f := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
	harmless := []string{"carriername", "channelname", "marketplacename", "relatedidentifiername", "isbuyerrequestedcancel",
		"buyerrequestedcancel", "returnrequeststatus", "orderstatus", "itemstatus"}
	if slices.Contains(harmless, f) {
		return false
	}
	for _, part := range []string{"name", "email", "phone", "address", "street", "city", "postal", "state", "county", "district",
		"comment", "cancelreason", "giftmessage", "rater", "yourresponse", "text", "buyer", "recipient", "title", "purchaseorder",
		"neighborhood", "authorization", "acquirer", "taxregistration", "taxid", "municipality", "url", "note"} {
		if strings.Contains(f, part) {
			return true
		}
	}
	return false
}

// A planter puts words of its own where a document has something personal.
type planter struct{ n int }

const planted = "Zqx"

func (p *planter) word() string {
	p.n++
	return fmt.Sprintf("%s%dyz", planted, p.n)
}

// value plants in JSON.
func (p *planter) value(v any, personal bool) any {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			if !strings.EqualFold(k, "countryCode") {
				v[k] = p.value(e, personal || isPersonal(k))
			}
		}
	case []any:
		for i, e := range v {
			v[i] = p.value(e, personal)
		}
	case string:
		if personal {
			return p.word()
		}
	}
	return v
}

// document plants in a document.
func (p *planter) document(t testing.TB, document []byte) string {
	var b bytes.Buffer
	if c := bytes.TrimSpace(document)[0]; c == '{' || c == '[' {
		dec := json.NewDecoder(bytes.NewReader(document))
		dec.UseNumber()
		for {
			var v any
			if dec.Decode(&v) != nil {
				return b.String()
			}
			require.NoError(t, json.NewEncoder(&b).Encode(p.value(v, false)))
		}
	}
	rows := strings.Split(string(document), "\n")
	sep := "\t"
	if !strings.Contains(rows[0], sep) {
		return string(document) // quoted rows have a test of their own
	}
	header := strings.Split(rows[0], sep)
	for i, row := range rows {
		cells := strings.Split(row, sep)
		for j := range cells {
			if i > 0 && j < len(header) && isPersonal(header[j]) {
				cells[j] = p.word()
			}
		}
		b.WriteString(strings.Join(cells, sep) + "\n")
	}
	return b.String()
}

// TestNothingPersonal: whatever stands in a document for names, addresses, e-mail, phone
// numbers and comments, its events are the same, and neither they nor what is said of
// the rest has any of it. So for our documents, and for real ones.
func TestNothingPersonal(t *testing.T) {
	ours, err := filepath.Glob(filepath.Join("..", "..", "examples", "amazon", "testdata", "samples", "*"))
	require.NoError(t, err)
	t.Run("made up", func(t *testing.T) { nothingPersonal(t, ours) })
	t.Run("real", func(t *testing.T) {
		theirs, err := filepath.Glob(filepath.Join(realSamples(t), "*", "*"))
		require.NoError(t, err)
		nothingPersonal(t, theirs)
	})
}

func nothingPersonal(t *testing.T, names []string) {
	var p planter
	for _, name := range names {
		document, err := os.ReadFile(name)
		require.NoError(t, err)
		if _, err := detect(document); err != nil {
			continue
		}
		opt := spapi.Options{Marketplace: "US", Index: index()}
		if !strings.Contains(name, "amazon") {
			opt.Marketplace = ""
		}
		before, _ := read(t, string(document), opt)
		events, faults := read(t, p.document(t, document), opt)
		assert.Equal(t, inNoOrder(lines(t, before)), inNoOrder(lines(t, events)), name)
		assert.NotContains(t, lines(t, events), planted, name)
		for _, f := range faults {
			assert.NotContains(t, f.Error(), planted, name)
		}
	}
	assert.Greater(t, p.n, 30)
}

// inNoOrder sorts lines: planting moves the keys of JSON. The one text that is read where
// a person may have written it is a reason to cancel, for two words it may be.
func inNoOrder(events string) []string {
	list := strings.Split(strings.ReplaceAll(events, `,"reason":"out-of-stock"`, ""), "\n")
	slices.Sort(list)
	return list
}

// TestNothingPersonalInQuotedRows: the same for what a seller exports.
func TestNothingPersonalInQuotedRows(t *testing.T) {
	for _, document := range []string{
		"Order ID,Claim ID,Filed,Claim type,Buyer,Comments,Seller note\n112-5550101-0000001,C,2026-01-02,INR,Zqx,\"Zqx, \"\"Zqx\"\"\",Zqx\n",
		"Message ID,Order ID,Received,Subject,Text,From,E-mail\nM,112-5550101-0000001,2026-01-02T00:00:00Z,Zqx,\"Zqx\nZqx\",Zqx,zqx@Zqx\n",
		"Order ID,Chargeback ID,Filed,Type,Card holder\n112-5550101-0000001,C,2026-01-02,service,Zqx\n",
		"Order ID,Date,Status,Fulfilment,ship-city,Buyer name\n112-5550101-0000001,2026-01-02,Shipped,Merchant,Zqx,Zqx\n",
	} {
		events, faults := read(t, document, spapi.Options{})
		assert.NotEmpty(t, events)
		assert.Empty(t, faults)
		assert.NotContains(t, lines(t, events), planted)
		for _, o := range ofType[*metrics.OrderPlaced](events) {
			assert.Empty(t, o.Buyer)
		}
	}
}
