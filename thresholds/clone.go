package thresholds

import "reflect"

// clone copies plain data, its slices and pointers with all that is in them. Structs
// with unexported fields, such as days and decimals, are values and copied as such.
func clone[T any](v T) T {
	out := v
	cloneInside(reflect.ValueOf(&out).Elem())
	return out
}

func cloneInside(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		s := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(s, v)
		v.Set(s)
		for i := range s.Len() {
			cloneInside(s.Index(i))
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(v.Elem())
		v.Set(p)
		cloneInside(p.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				cloneInside(v.Field(i))
			}
		}
	}
}
