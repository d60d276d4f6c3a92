module example.org/mini

go 1.24.0

require github.com/shopspring/decimal v1.0.0

replace github.com/shopspring/decimal => ./decimal
