// Command fails is an example.
package main

import "os"

func main() { os.Exit(3) }
