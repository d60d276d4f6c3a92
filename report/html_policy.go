package report

import (
	"cmp"
	"strings"

	"github.com/sellerperf/sellerperf/thresholds"
)

// htmlPolicy is what judged, with where it is written.
type htmlPolicy struct {
	Name, Title, Edition, Since, Zone, Note string
	Sources                                 []htmlSource
}

// htmlSource is where something is written.
type htmlSource struct {
	Of, URL   string
	IsLink    bool
	Certainty string
	Read      string
	Note      string
}

func htmlPolicyOf(b *brief, p *thresholds.Policy) htmlPolicy {
	out := htmlPolicy{Name: b.Policy, Title: b.Title, Edition: b.Edition, Zone: b.Zone}
	if p == nil {
		return out
	}
	out.Sources = htmlSources(p.Sources)
	if e, ok := p.EditionOn(b.AsOf); ok {
		if e.From.IsValid() {
			out.Since = e.From.String()
		}
		out.Note = visible(e.Note)
		out.Sources = append(out.Sources, htmlSources(e.Sources)...)
	}
	return out
}

func htmlSources(sources []thresholds.Source) []htmlSource {
	out := make([]htmlSource, len(sources))
	for i, s := range sources {
		url := visible(s.URL)
		out[i] = htmlSource{
			Of: visible(cmp.Or(strings.Join(s.Of, ", "), "all of it")), URL: url, IsLink: url == s.URL && isWeb(url),
			Certainty: s.Certainty.String(), Read: s.Read.String(), Note: visible(s.Note),
		}
	}
	return out
}

// isWeb reports whether an address is one of the web.
func isWeb(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}
