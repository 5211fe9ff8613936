# What the Makefile and the tests need to know of this architecture.
TRIPLET = aarch64-linux-gnu
OLDEST_GLIBC = 2.17
# by the endings of the names in <math.h>, double being without; _Float128 is long double
TYPES = f l
# narrowing functions, "_" being add and the like: KIND of shims/math/real.h for the result and for the arguments
NARROW = f_:1:2 f_l:1:3 d_l:2:3 f32x_f64:2:2 f64x_f128:3:3
HARDENING = -mbranch-protection=standard -include arch/aarch64/note.h
# where the compiler knows them: outlined, the atomic operations are in libgcc, which not every link has (Rust's)
OPTIONS = -mno-outline-atomics
# what the functions of libmvec are compiled with, by the letter in _ZGVsMxv_sin
ISA_s = -march=armv8-a+sve
