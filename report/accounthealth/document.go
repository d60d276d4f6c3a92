package accounthealth

// contradictions are the codes by which a document contradicts its own counts, with the fields
// each is about: that of the rate, or the counts.
var contradictions = map[Code]bool{
	SwappedCounts: true, HitsExceedTotal: true, PartsMismatch: true, RateMismatch: true, RateCopied: true,
	PercentRate: true, CopiedFigure: true,
}

// explainDocument: where the document contradicts itself, and a field differs that is part of the
// contradiction, nothing of ours is needed.
func (rc *reconciler) explainDocument(q *question) {
	for _, w := range rc.in.Report.Warnings {
		if !contradictions[w.Code] || !within(w.Pointer, q.f.Pointer) {
			continue
		}
		e := Explanation{
			Cause: AmazonArithmetic, Certainty: Proof, Text: w.Text, score: prior[AmazonArithmetic],
		}
		for i := range q.fields {
			if f := &q.fields[i]; f.known && f.differs && concerns(w.Code, f) {
				e.Explains = append(e.Explains, f.key)
			}
		}
		if len(e.Explains) == 0 {
			continue
		}
		switch w.Code {
		case SwappedCounts:
			e.Exact = q.ours[atHits] == q.f.Total.N && q.ours[atTotal] == q.f.Hits.N
			if e.Exact {
				e.Text += "; with the two in each other's place they are ours"
			}
		case CopiedFigure:
			e.Certainty, e.Assumptions = Candidate, 1
		}
		q.out.Explanations = append(q.out.Explanations, e)
	}
}

// concerns reports whether a contradiction is about a field.
func concerns(c Code, f *fieldQuery) bool {
	switch c {
	case RateMismatch, RateCopied, PercentRate:
		return f.at == atRate
	case PartsMismatch:
		return f.at != atRate && f.at != atTotal
	case SwappedCounts, HitsExceedTotal:
		return f.at == atHits || f.at == atTotal
	}
	return f.at != atRate
}
