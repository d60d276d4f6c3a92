// Command expected is an example.
//
// ci:exit 1: it shows a failing account
package main

import "os"

func main() { os.Exit(1) }
