package marketplaces_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
)

// Every policy, as JSON, keeps the schema of policy files.
func TestEveryPolicyKeepsTheSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../policy.schema.json")
	require.NoError(t, err)
	for _, p := range marketplaces.All() {
		data, err := json.Marshal(p)
		require.NoError(t, err)
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		require.NoError(t, err)
		require.NoError(t, schema.Validate(doc), p.Name)
	}
}
