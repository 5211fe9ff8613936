# What the Makefile and the tests need to know of this architecture.
TRIPLET = aarch64-linux-gnu
OLDEST_GLIBC = 2.17
# by the endings of the names in <math.h>, double being without; _Float128 is long double
TYPES = f l
HARDENING = -mbranch-protection=standard
# where the compiler knows them: outlined, the atomic operations are in libgcc, which not every link has (Rust's)
OPTIONS = -mno-outline-atomics
# what the functions of libmvec are compiled with, by the letter in _ZGVsMxv_sin
ISA_s = -march=armv8-a+sve
