module compat.example/geomean

go 1.19
