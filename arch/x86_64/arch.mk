# What the Makefile and the tests need to know of this architecture.
TRIPLET = x86_64-linux-gnu
OLDEST_GLIBC = 2.17
HARDENING = -fcf-protection
