package window

// block is the sums of up to eight days side by side: each of its day and those before
// it in the block.
type block [blockDays]int64

const (
	blockBits = 3
	blockDays = 1 << blockBits
	blockMask = blockDays - 1
)

// add adds v to a day's sum and those after it, and reports whether any is not zero.
// Without a branch for the day: which one it is cannot be foreseen.
func (b *block) add(day int32, v int64) bool {
	d := int64(day)
	b[0] += v &^ ((0 - d) >> 63)
	b[1] += v &^ ((1 - d) >> 63)
	b[2] += v &^ ((2 - d) >> 63)
	b[3] += v &^ ((3 - d) >> 63)
	b[4] += v &^ ((4 - d) >> 63)
	b[5] += v &^ ((5 - d) >> 63)
	b[6] += v &^ ((6 - d) >> 63)
	b[7] += v
	return b[0]|b[1]|b[2]|b[3]|b[4]|b[5]|b[6]|b[7] != 0
}

// plus adds another block, and reports whether any sum is not zero.
func (b *block) plus(o *block) bool {
	var bits int64
	for i := range b {
		b[i] += o[i]
		bits |= b[i]
	}
	return bits != 0
}
