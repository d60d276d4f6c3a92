package figures

import (
	"reflect"

	"github.com/sellerperf/sellerperf/thresholds"
)

// ChangeAll overwrites every text and number a policy leads to, so that a policy which
// shares memory with another one spoils it.
func ChangeAll(p thresholds.Policy) { spoil(reflect.ValueOf(&p).Elem()) }

func spoil(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				spoil(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoil(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			spoil(v.Elem())
		}
	case reflect.String:
		v.SetString("spoiled")
	case reflect.Int, reflect.Int64:
		v.SetInt(-1)
	}
}
