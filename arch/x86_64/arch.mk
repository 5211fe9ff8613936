# What the Makefile and the tests need to know of this architecture.
TRIPLET = x86_64-linux-gnu
OLDEST_GLIBC = 2.17
# by the endings of the names in <math.h>, double being without
TYPES = f l f128
# narrowing functions, "_" being add and the like: KIND of shims/math/real.h for the result and for the arguments
NARROW = f_:1:2 f_l:1:3 d_l:2:3 f32x_f64:2:2 f32_f128:1:4 f32x_f128:2:4 f64x_f128:3:4
HARDENING = -fcf-protection
# what the functions of libmvec are compiled with, by the letter in _ZGVbN2v_sin
ISA_c = -mavx
ISA_d = -mavx2
ISA_e = -mavx512f
