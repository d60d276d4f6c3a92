package metrics

import "strconv"

// names is for a list of ids. Read, it is cut from an array the reader shares among
// events, at full capacity, so that appending to it disturbs no other.
func (c *codec) names(k key, p *[]string) {
	if c.writing {
		if len(*p) == 0 {
			return
		}
		c.open(k)
		sep := byte('[')
		for _, s := range *p {
			c.out = appendString(append(c.out, sep), s)
			sep = ','
		}
		c.out = append(c.out, ']')
		return
	}
	from := len(c.texts)
	c.elements(k, func(i int, v span) {
		if v.token != tokenString && v.token != tokenEscaped {
			c.fail(element(k, i), c.text[v.from:v.to], ErrMalformed, wantString)
			return
		}
		if len(c.texts) == cap(c.texts) {
			c.texts = append(make([]string, 0, max(lastSlab, 2*i+2)), c.texts[from:]...)
			from = 0
		}
		c.texts = append(c.texts, c.content(v))
	})
	if to := len(c.texts); to > from {
		*p = c.texts[from:to:to]
	}
}

// orderLines is for the lines of an order. It comes after the total, whose currency
// is that of the lines' values.
func (c *codec) orderLines(k key, p *[]Line, currency string) {
	if c.writing {
		if len(*p) == 0 {
			return
		}
		c.open(k)
		sep := byte('[')
		for i := range *p {
			c.out = append(c.out, sep)
			(*p)[i].write(c, currency)
			sep = ','
		}
		c.out = append(c.out, ']')
		return
	}
	from := len(c.lines)
	c.elements(k, func(i int, v span) {
		if len(c.lines) == cap(c.lines) {
			c.lines = append(make([]Line, 0, max(lastSlab, 2*i+2)), c.lines[from:]...)
			from = 0
		}
		c.lines = append(c.lines, Line{})
		c.nested(k, i, v, func() { c.lines[len(c.lines)-1].read(c, currency) })
	})
	if to := len(c.lines); to > from {
		*p = c.lines[from:to:to]
	}
}

// elements hands the elements of a list to visit, until that notes a fault.
func (c *codec) elements(k key, visit func(i int, v span)) {
	if !c.f.has.has(k) {
		return
	}
	if v := c.f.vals[k]; v.token == tokenArray {
		c.array(int(v.from), 2, visit)
	} else {
		c.misfit(k, ErrMalformed, "want an array")
	}
}

// element returns the place of an element, "lines[2]", or of a value that is in no
// list, where i is alone.
func element(k key, i int) string {
	if i == alone {
		return keyNames[k]
	}
	return keyNames[k] + "[" + strconv.Itoa(i) + "]"
}

const alone = -1

// wire hands the keys of a line that both directions treat alike to the codec. Its
// id comes first, so that what is written after it begins with a comma.
func (l *Line) wire(c *codec) {
	c.str(keySKU, &l.SKU)
	c.str(keyASIN, &l.ASIN)
	c.str(keyCategory, &l.Category)
	c.whole(keyUnits, &l.Units, 1, MaxUnits)
}

func (l *Line) write(c *codec, currency string) {
	c.out = appendString(append(c.out, `{"line":`...), l.Line)
	l.wire(c)
	if l.HasValue {
		n, _ := minorOf(l.Value, currency)
		c.open(keyValue)
		c.out = append(appendMinor(append(c.out, '"'), n, currency), '"')
	}
	c.out = append(c.out, '}')
}

func (l *Line) read(c *codec, currency string) {
	if !c.f.has.has(keyLine) {
		c.fail(keyNames[keyLine], "", ErrMissing, "")
		return
	}
	c.str(keyLine, &l.Line)
	l.wire(c)
	if c.f.has.has(keyValue) {
		l.HasValue = true
		if currency != "" { // without one the check asks for the total
			c.amount(keyValue, &l.Value, currency)
		}
	}
}
