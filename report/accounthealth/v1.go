package accounthealth

var v1 []spec
