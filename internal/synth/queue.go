package synth

// A queue is a binary heap of the orders in flight, the one with the next report
// first. Reports due in the same second come in the order of the orders' numbers.
type queue []pending

type pending struct {
	due  int64
	plan *plan
}

func (a pending) before(b pending) bool {
	return a.due < b.due || a.due == b.due && a.plan.index < b.plan.index
}

func (q *queue) push(p *plan) {
	*q = append(*q, pending{p.due(), p})
	h := *q
	for i := len(h) - 1; i > 0; {
		up := (i - 1) / 2
		if !h[i].before(h[up]) {
			break
		}
		h[i], h[up] = h[up], h[i]
		i = up
	}
}

// pop takes the first one out.
func (q *queue) pop() {
	h := *q
	last := len(h) - 1
	h[0], h[last] = h[last], pending{}
	*q = h[:last]
	q.sink()
}

// later puts the first one back to where its next report belongs.
func (q *queue) later(due int64) {
	(*q)[0].due = due
	q.sink()
}

func (q *queue) sink() {
	h := *q
	for i := 0; ; {
		down := 2*i + 1
		if down >= len(h) {
			return
		}
		if down+1 < len(h) && h[down+1].before(h[down]) {
			down++
		}
		if !h[down].before(h[i]) {
			return
		}
		h[i], h[down] = h[down], h[i]
		i = down
	}
}
