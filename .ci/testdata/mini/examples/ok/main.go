// Command ok is an example.
package main

func main() {}
