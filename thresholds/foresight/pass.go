package foresight

import (
	"errors"
)

// Pass asks many questions about the subjects behind numbers, and answers them while it
// reads the orders once: of a large account each question alone would cost a reading of all
// of them. Ask by its methods, each of which is one of [Outlook] or of this package; then
// [Pass.Run] gives the answers. The zero Pass has no questions.
//
// The outlooks asked about are those of one source, and must not change before Run.
type Pass struct {
	questions []question
	ends      []func(Cases) error // make the answers of what was taken
	errs      []error
	traits    traitBook
}

// ask adds a question. end is called once all are answered.
func (p *Pass) ask(q question, end func(Cases) error) {
	p.questions = append(p.questions, q)
	p.atEnd(end)
}

func (p *Pass) atEnd(end func(Cases) error) { p.ends = append(p.ends, end) }

// fail notes that something cannot be asked.
func (p *Pass) fail(err error) {
	if err != nil {
		p.errs = append(p.errs, err)
	}
}

// Run reads the orders and gives every answer. Of answers it holds no more than each
// question alone does. The errors are those of [metrics.Ledger.Cases], of
// [metrics.Ledger.Open] and of the figures; with one, no answer is of use. Then the Pass
// is as new.
func (p *Pass) Run(src Open) error { return p.run(src) }

func (p *Pass) run(src Cases) error {
	defer func() { *p = Pass{} }()
	if err := errors.Join(p.errs...); err != nil {
		return err
	}
	if len(p.questions) > 0 {
		if err := scan(src, p.questions); err != nil {
			return err
		}
	}
	for _, end := range p.ends {
		if err := end(src); err != nil {
			return err
		}
	}
	return nil
}
