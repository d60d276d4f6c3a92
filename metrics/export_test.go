package metrics

// MeasureLast makes a ledger measure batches of so many events and more at their end, where
// they are many beside what it holds: for tests with few events.
func MeasureLast(l *Ledger, events int) { l.many = events }

// SnapshotMagic is how many bytes of a snapshot come before its version.
const SnapshotMagic = len(snapshotMagic)
