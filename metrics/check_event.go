package metrics

// Check returns an [*EventError] that says what is wrong with an event, or nil: what a
// [Ledger] would refuse and a [Writer] would not write. It takes no memory when nothing
// is wrong. Whether an order is retired, and which account and currency a ledger is of,
// is for the ledger to say.
func Check(ev Event) error {
	if err := check(ev); err != nil {
		err.Index = alone
		return err
	}
	return nil
}
