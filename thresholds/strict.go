package thresholds

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// decodeStrict reads JSON into v by the json tags of its type: an unknown or
// repeated key, an absent one that is not tagged omitempty or omitzero, or a value
// of the wrong form is a [*FieldError]; all of them are joined.
func decodeStrict(data []byte, v any) error {
	d := newDecoder()
	d.decode(data, v)
	return joinFaults(d.faults)
}

// joinFaults is errors.Join for faults.
func joinFaults(faults []*FieldError) error {
	errs := make([]error, len(faults))
	for i, f := range faults {
		errs[i] = f
	}
	return errors.Join(errs...)
}

// decoder fills Go values from nodes and keeps every fault and every line.
type decoder struct {
	faults []*FieldError
	at     map[string]bool // the paths of the faults
	lines  map[string]int  // by path
}

func newDecoder() *decoder { return &decoder{at: map[string]bool{}, lines: map[string]int{}} }

func (d *decoder) fault(path string, line int, value string, err error) {
	d.at[path] = true
	d.faults = append(d.faults, &FieldError{Path: path, Line: line, Value: shorten(value), Err: err})
}

func (d *decoder) decode(data []byte, v any) {
	root, fault := readNode(data)
	if fault != nil {
		d.faults = append(d.faults, fault)
		return
	}
	d.fill(root, reflect.ValueOf(v).Elem(), "")
}

var (
	decimalType = reflect.TypeFor[decimal.Decimal]()
	textType    = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// fill puts a node into a Go value. A null leaves the value as it is.
func (d *decoder) fill(n *node, v reflect.Value, path string) {
	d.lines[path] = n.line
	if n.kind == nullNode {
		return
	}
	switch {
	case v.Type() == decimalType, reflect.PointerTo(v.Type()).Implements(textType), v.Kind() == reflect.String:
		d.fillText(n, v, path)
	case v.Kind() == reflect.Int, v.Kind() == reflect.Int64:
		d.fillInt(n, v, path)
	case v.Kind() == reflect.Bool:
		d.fillBool(n, v, path)
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.fill(n, v.Elem(), path)
	case v.Kind() == reflect.Slice:
		d.fillSlice(n, v, path)
	default:
		d.fillStruct(n, v, path)
	}
}

func (d *decoder) fillText(n *node, v reflect.Value, path string) {
	if n.kind != textNode {
		d.fault(path, n.line, n.text, fmt.Errorf("%w: not a string", metrics.ErrMalformed))
		return
	}
	var err error
	switch target := v.Addr().Interface().(type) {
	case *decimal.Decimal:
		var value decimal.Decimal
		if value, err = parseValue(n.text); err == nil {
			*target = value
		}
	case encoding.TextUnmarshaler:
		err = classOf(target.UnmarshalText([]byte(n.text)))
	default:
		v.SetString(n.text)
	}
	if err != nil {
		d.fault(path, n.line, n.text, err)
	}
}

// classOf drops what a FieldError says anyhow.
func classOf(err error) error {
	switch {
	case errors.Is(err, metrics.ErrUnknown):
		return metrics.ErrUnknown
	case errors.Is(err, window.ErrSyntax):
		return metrics.ErrMalformed
	case errors.Is(err, window.ErrNoSuchDay):
		return fmt.Errorf("%w: %w", metrics.ErrMalformed, window.ErrNoSuchDay)
	}
	return err
}

func (d *decoder) fillInt(n *node, v reflect.Value, path string) {
	i, err := strconv.ParseInt(n.text, 10, v.Type().Bits())
	switch {
	case n.kind != numberNode:
		d.fault(path, n.line, n.text, fmt.Errorf("%w: not a number", metrics.ErrMalformed))
	case errors.Is(err, strconv.ErrRange):
		d.fault(path, n.line, n.text, metrics.ErrRange)
	case err != nil:
		d.fault(path, n.line, n.text, fmt.Errorf("%w: not a whole number", metrics.ErrMalformed))
	default:
		v.SetInt(i)
	}
}

func (d *decoder) fillBool(n *node, v reflect.Value, path string) {
	if n.kind != boolNode {
		d.fault(path, n.line, n.text, fmt.Errorf("%w: not true or false", metrics.ErrMalformed))
		return
	}
	v.SetBool(n.text == "true")
}

func (d *decoder) fillSlice(n *node, v reflect.Value, path string) {
	if n.kind != arrayNode {
		d.fault(path, n.line, n.text, fmt.Errorf("%w: not an array", metrics.ErrMalformed))
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
	for i, item := range n.items {
		d.fill(item, v.Index(i), indexed(path, i))
	}
}

func (d *decoder) fillStruct(n *node, v reflect.Value, path string) {
	if n.kind != objectNode {
		d.fault(path, n.line, n.text, fmt.Errorf("%w: not an object", metrics.ErrMalformed))
		return
	}
	seen := map[string]bool{}
	for i, key := range n.keys {
		field, known := jsonField(v.Type(), key)
		switch at := joinPath(path, shorten(key)); {
		case seen[key]:
			d.fault(at, n.items[i].line, "", ErrDuplicate)
		case !known:
			d.fault(at, n.items[i].line, "", fmt.Errorf("%w key", metrics.ErrUnknown))
		default:
			d.fill(n.items[i], v.Field(field), at)
		}
		seen[key] = true
	}
	for i := range v.NumField() {
		key, optional := jsonTag(v.Type().Field(i))
		if !optional && !seen[key] {
			d.fault(joinPath(path, key), n.line, "", metrics.ErrMissing)
		}
	}
}

// jsonTag returns a field's key, and whether it may be absent.
func jsonTag(f reflect.StructField) (key string, optional bool) {
	key, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key, rest != ""
}

// jsonField finds a struct's field by its key, to the letter.
func jsonField(t reflect.Type, key string) (index int, ok bool) {
	for i := range t.NumField() {
		if name, _ := jsonTag(t.Field(i)); name == key {
			return i, true
		}
	}
	return 0, false
}

func joinPath(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func indexed(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

// shorten bounds what an error repeats of its input.
func shorten(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "..."
}
