package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sellerperf/sellerperf/thresholds/marketplaces"
)

// answered runs a command line that must end well, and returns what it says.
func answered(t *testing.T, args ...string) string {
	t.Helper()
	status, stdout, stderr := command("", args...)
	require.Equal(t, statusOK, status, stderr)
	require.Empty(t, stderr)
	return stdout
}

// TestPolicies: a line for each policy, its name first.
func TestPolicies(t *testing.T) {
	list := answered(t, "-policies")
	golden(t, "policies.txt", list)
	lines := strings.Split(strings.TrimSpace(list), "\n")
	all := marketplaces.All()
	require.Len(t, lines, len(all))
	for i, p := range all {
		words := strings.Fields(lines[i])
		assert.Equal(t, p.Name, words[0])
		assert.Equal(t, p.Editions[len(p.Editions)-1].ID, words[1])
	}
}

// TestPolicyHelp: every policy is printed; two of them are looked at.
func TestPolicyHelp(t *testing.T) {
	for _, p := range marketplaces.All() {
		page := answered(t, "-policy-help", p.Name)
		for _, e := range p.Editions {
			for _, r := range e.Rules {
				assert.Contains(t, page, r.ID, p.Name)
				for _, s := range r.Sources {
					assert.Contains(t, page, s.URL, p.Name)
				}
			}
		}
	}
	golden(t, "help.ebay-us.txt", answered(t, "-policy-help", "ebay-us"))
	golden(t, "help.tiktok-sea.txt", answered(t, "-policy-help", "tiktok-sea"))
	assert.Contains(t, refused(t, "", "-policy-help", "nowhere"), `"nowhere"`)

	name := filepath.Join(t.TempDir(), "help.txt")
	assert.Empty(t, answered(t, "-policy-help", "bol", "-o", name))
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, answered(t, "-policy-help", "bol"), string(text))
}

// TestEveryPolicyJudgesTheSample: each policy there is makes a scorecard of the sample,
// which says when the next evaluation is.
func TestEveryPolicyJudgesTheSample(t *testing.T) {
	for _, p := range marketplaces.All() {
		var card struct {
			Policy, Edition string
			NextEvaluation  string `json:"next_evaluation"`
			Verdicts, Parts []struct{ Rule string }
		}
		require.NoError(t, json.Unmarshal([]byte(judged(t, "", "-policy", p.Name, "-format", "json")), &card))
		e := p.Editions[len(p.Editions)-1]
		assert.Equal(t, p.Name, card.Policy)
		assert.Equal(t, e.ID, card.Edition)
		assert.GreaterOrEqual(t, len(card.Verdicts)+len(card.Parts), len(e.Rules), p.Name)
		assert.Equal(t, e.Schedule != nil, card.NextEvaluation != "", p.Name)
	}
}

// TestLevels: tiers, points, distances and the next evaluation, in words and for
// programs.
func TestLevels(t *testing.T) {
	seller := []string{"-policy", "ebay-us", "-given", "registered=2020-01-01"}
	golden(t, "ebay-us.txt", judged(t, "", seller...))
	golden(t, "ebay-us.md", judged(t, "", append(seller, "-format", "markdown")...))
	golden(t, "ebay-us.json", judged(t, "", append(seller, "-format", "json")...))
	golden(t, "tiktok-sea.txt", judged(t, "", "-policy", "tiktok-sea", "-points", "violation-points=2026-11-01:20"))
	golden(t, "mercadolibre-mx.txt", judged(t, "", "-policy", "mercadolibre-mx", "-given", "registered=2020-01-01"))
	golden(t, "newegg.txt", judged(t, "", "-policy", "newegg"))
}

func TestValidate(t *testing.T) {
	said := refused(t, "", "validate", "testdata/faults.json")
	want, err := os.ReadFile("testdata/faults.txt")
	require.NoError(t, err)
	const note = "scorecard: testdata/faults.json: only metrics of the library are known here: one of your own can be checked only by the program that defines it\n"
	assert.Equal(t, string(want)+note, said, "all faults, with line and place")
	assert.Equal(t, "testdata/zoneless.json: policy zoneless is valid: editions: 1, rules: 1\n",
		answered(t, "validate", "testdata/zoneless.json"))
	assert.Contains(t, refused(t, "", "validate", "testdata/zoneless.json", "testdata/faults.json", "none.json"), "open none.json")
	assert.Contains(t, refused(t, "", "validate"), "name a policy file")
	assert.Contains(t, refused(t, "", "validate", "../custommetric/policy.json"), "policy.json: only metrics of the library are known here")

	for _, p := range marketplaces.All() { // what the library knows is valid as a file
		name := filepath.Join(t.TempDir(), p.Name+".policy")
		data, err := json.Marshal(p)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(name, data, 0o666))
		assert.Contains(t, answered(t, "validate", name), "policy "+p.Name+" is valid")
	}
}

func TestGivenIsRead(t *testing.T) {
	for args, want := range map[string]string{
		"-given x":                            `"x" is not NAME=VALUE`,
		"-given x=":                           `"x=" is not NAME=VALUE`,
		"-given x=soon":                       `"soon" is neither a day (2026-11-22) nor a number`,
		"-points x=1":                         "is not ACCOUNT=DAY:POINTS",
		"-points x=2026-11-02:many":           "is not ACCOUNT=DAY:POINTS",
		"-points =2026-11-02:1":               "is not ACCOUNT=DAY:POINTS",
		"-points x=2026-13-02:1":              "is not ACCOUNT=DAY:POINTS",
		"-policy ebay-us -given registered=1": "registered",
	} {
		assert.Contains(t, refused(t, "", strings.Fields(args)...), want, args)
	}
	peers := judged(t, "", "-policy", "ebay-service-metrics", "-format", "json", "-given", "peer-average/destination:US-OH=0.5")
	assert.Contains(t, peers, `"judged_by"`)
}
