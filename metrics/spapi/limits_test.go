package spapi_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/metrics/spapi"
)

// repeat is a text many times over, without holding it.
type repeat struct {
	text string
	left int
}

func (r *repeat) Read(p []byte) (int, error) {
	n := 0
	for n+len(r.text) <= len(p) && r.left > 0 {
		n += copy(p[n:], r.text)
		r.left--
	}
	if n == 0 && r.left == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// endless reads a document of a head, a text many times over, and a tail, and returns
// how many events and faults there were and the most memory that was in use besides.
func endless(t testing.TB, head, text string, times int, tail string, opt spapi.Options) (events int, faults []*spapi.RowError, most uint64) {
	t.Helper()
	in := io.MultiReader(strings.NewReader(head), &repeat{text, times}, strings.NewReader(tail))
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	r, err := spapi.NewReader(in, opt)
	if err != nil {
		return 0, []*spapi.RowError{{Detail: err.Error()}}, 0
	}
	for i := 0; ; i++ {
		_, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if fault, ok := err.(*spapi.RowError); ok { //nolint:errorlint // it is not wrapped
			if faults = append(faults, fault); fault.Fatal() {
				break
			}
		} else {
			require.NoError(t, err)
			events++
		}
		if i%50_000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc-min(before.HeapAlloc, now.HeapAlloc))
		}
	}
	runtime.ReadMemStats(&now)
	most = max(most, now.HeapInuse-min(before.HeapInuse, now.HeapInuse))
	return events, faults, most
}

// held returns the memory that a reader of so many good rows holds at their end.
func held(t testing.TB, head, row string, times int) uint64 {
	t.Helper()
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	r, err := spapi.NewReader(io.MultiReader(strings.NewReader(head), &repeat{row, times}), spapi.Options{})
	require.NoError(t, err)
	for err == nil {
		_, err = r.Next()
	}
	require.ErrorIs(t, err, io.EOF)
	runtime.GC()
	runtime.ReadMemStats(&now)
	runtime.KeepAlive(r)
	return now.HeapAlloc - min(before.HeapAlloc, now.HeapAlloc)
}

// TestLongLine: a row of 32 MiB is passed over without being held.
func TestLongLine(t *testing.T) {
	last := "\n112-5550101-0000001\t2026-01-02T00:00:00Z\tMerchant\tMUG\t1\n"
	events, faults, most := endless(t, allOrdersHeader, strings.Repeat("x", 1024), 32<<10, last, spapi.Options{})
	assert.Equal(t, 1, events)
	require.Len(t, faults, 1)
	assert.Equal(t, "line 2: too-long: a row of more than 1 MiB", faults[0].Error())
	assert.Less(t, most, uint64(16<<20))

	_, faults, _ = endless(t, "Order ID,Claim ID,Filed\n", `a,"`+strings.Repeat("x", 1021), 4<<10, last, spapi.Options{})
	assert.NotEmpty(t, faults)
	_, faults, _ = endless(t, "", strings.Repeat("x", 1024), 4<<10, "", spapi.Options{})
	assert.Equal(t, "its first line is longer than any header", faults[0].Detail)
}

// TestBigRecords: JSON values and records beyond the limit end the reading.
func TestBigRecords(t *testing.T) {
	for _, head := range []string{
		`{"orders":[{"orderId":"112-5550101-0000001","createdTime":"`,
		`{"orders":[{"orderId":"112-5550101-0000001","x":"`,
		`{"payload":"`,
		`{"`,
		`["`,
	} {
		events, faults, most := endless(t, head, strings.Repeat("x", 1024), 16<<10, `"}]}`, spapi.Options{})
		assert.Zero(t, events)
		require.Len(t, faults, 1, head)
		assert.Contains(t, faults[0].Detail, "a record of more than 4 MiB", head)
		assert.Less(t, most, uint64(64<<20))
	}
	_, faults, most := endless(t, `{"orders":[{"orderId":"112-5550101-0000001","createdTime":"2026-01-02T00:00:00Z"`, `,"x":[1,2,3,4]`, 1<<19, `}]}`, spapi.Options{})
	require.Len(t, faults, 1)
	assert.Contains(t, faults[0].Detail, "a record of more than 4 MiB")
	assert.Less(t, most, uint64(64<<20))
}

// TestDeepJSON: depth is limited, in what is walked through as in what is read whole.
func TestDeepJSON(t *testing.T) {
	for _, text := range []string{"[", `{"payload":`, `{"x":`, `{"orders":[`} {
		_, faults, _ := endless(t, "", text, 100_000, "", spapi.Options{})
		require.Len(t, faults, 1, text)
	}
	_, err := spapi.Detect(strings.NewReader(strings.Repeat("[", 65)))
	require.ErrorContains(t, err, "deeper than 64")
	_, err = spapi.Detect(strings.NewReader(`{"x":` + strings.Repeat("[", 64) + strings.Repeat("]", 64) + `}`))
	require.ErrorContains(t, err, "deeper than 64")
}

// TestFlat: many rows and many records take no more memory than few.
func TestFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("reads hundreds of megabytes")
	}
	row := "112-5550101-0000001\t2026-01-02T00:00:00Z\tMerchant\tMUG\t1\n112-5550101-0000002\t2026-01-02T00:00:00Z\tMerchant\tMUG\t1\n"
	events, faults, most := endless(t, allOrdersHeader, row, 100_000, "", spapi.Options{})
	assert.Equal(t, 200_000, events)
	assert.Empty(t, faults)
	assert.Less(t, most, uint64(8<<20))

	assert.Less(t, held(t, allOrdersHeader, row, 100_000), held(t, allOrdersHeader, row, 10_000)+1<<20, "ten times the rows take more memory")

	order := `{"orderId":"112-5550101-0000001","createdTime":"2026-11-18T11:08:41Z","fulfillment":{"fulfilledBy":"MERCHANT"}},`
	events, _, most = endless(t, `{"orders":[`, order, 30_000, `{}],"pagination":{}}`, spapi.Options{})
	assert.Equal(t, 30_000, events)
	assert.Less(t, most, uint64(8<<20))
}

// TestFewAllocations: a row costs its share of a block.
func TestFewAllocations(t *testing.T) {
	report := string(bigReport(10_000))
	n := testing.AllocsPerRun(5, func() { drain(t, strings.NewReader(report)) })
	assert.Less(t, n, 10_000.0)
}
