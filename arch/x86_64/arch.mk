# What the Makefile and the tests need to know of this architecture.
TRIPLET = x86_64-linux-gnu
OLDEST_GLIBC = 2.17
# by the endings of the names in <math.h>, double being without
TYPES = f l f128
HARDENING = -fcf-protection
# what the functions of libmvec are compiled with, by the letter in _ZGVbN2v_sin
ISA_c = -mavx
ISA_d = -mavx2
ISA_e = -mavx512f
