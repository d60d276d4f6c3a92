// Command serves is an example.
//
// ci:norun: serves until it is stopped
package main

func main() { select {} }
