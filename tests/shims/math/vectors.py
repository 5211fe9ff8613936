#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes vectors.h beside it: arguments of the elementary functions with results of 128 digits.

usage: tests/shims/math/vectors.py    (wants python3-mpmath)
"""
import os
import random

from mpmath import mp, mpf, acos, acosh, asin, asinh, atan, atan2, atanh, cbrt, cos, cosh, cospi, exp, expm1, floor, log, log1p, nint, pi, \
    sin, sinh, sinpi, sqrt, tan, tanh

mp.prec = 18000
random.seed(1)
ln2, ln10 = log(mpf(2)), log(mpf(10))


def reduced(f):
    """Of an argument that is at most 2^16384 the circular functions want as many digits; others are quicker with fewer."""
    def g(*args):
        mp.prec = 18000 if max(abs(a) for a in args) > mpf(2) ** 1000 else 3000
        return f(*args)
    return g


# name, function, and per argument the least and largest exponent of 2 and whether it may be negative; "n" is a whole number
FUNCTIONS = [
    ("exp2m1", lambda x: expm1(x * ln2), (-60, 6, 1)),
    ("exp10m1", lambda x: expm1(x * ln10), (-60, 4, 1)),
    ("log2p1", lambda x: log1p(x) / ln2, (-60, 100, 0)),
    ("log10p1", lambda x: log1p(x) / ln10, (-60, 100, 0)),
    ("sinpi", sinpi, (-20, 20, 1)),
    ("cospi", cospi, (-20, 20, 1)),
    ("tanpi", lambda x: sinpi(x) / cospi(x), (-20, 20, 1)),
    ("asinpi", lambda x: asin(x) / pi, (-30, -1, 1)),
    ("acospi", lambda x: acos(x) / pi, (-30, -1, 1)),
    ("atanpi", lambda x: atan(x) / pi, (-30, 30, 1)),
    ("rsqrt", lambda x: 1 / sqrt(x), (-100, 100, 0)),
    ("atan2pi", lambda y, x: atan2(y, x) / pi, (-10, 10, 1), (-10, 10, 1)),
    ("powr", lambda x, y: exp(y * log(x)), (-12, 12, 0), (-8, 3, 1)),
    ("pown", lambda x, n: x ** int(n), (-2, 2, 1), "n"),
    ("compoundn", lambda x, n: exp(n * log1p(x)), (-20, 1, 0), "n"),
    ("rootn", lambda x, n: exp(log(x) / n), (-100, 100, 0), "n"),
    ("acos", acos, (-60, -1, 1)),
    ("acosh", acosh, (0, 1000, 0)),
    ("asin", asin, (-60, -1, 1)),
    ("asinh", asinh, (-60, 1000, 1)),
    ("atan", atan, (-60, 120, 1)),
    ("atanh", atanh, (-60, -1, 1)),
    ("cbrt", cbrt, (-16000, 16000, 0)),
    ("cos", reduced(cos), (-30, 16383, 1)),
    ("cosh", cosh, (-20, 12, 1)),
    ("exp", exp, (-100, 12, 1)),
    ("exp10", lambda x: exp(x * ln10), (-100, 11, 1)),
    ("exp2", lambda x: exp(x * ln2), (-100, 12, 1)),
    ("expm1", expm1, (-60, 12, 1)),
    ("log", log, (-16000, 16000, 0)),
    ("log10", lambda x: log(x) / ln10, (-16000, 16000, 0)),
    ("log1p", log1p, (-60, 1000, 0)),
    ("log2", lambda x: log(x) / ln2, (-16000, 16000, 0)),
    ("sin", reduced(sin), (-30, 16383, 1)),
    ("sinh", sinh, (-60, 12, 1)),
    ("tan", reduced(tan), (-30, 16383, 1)),
    ("tanh", tanh, (-60, 5, 1)),
    ("atan2", atan2, (-10, 10, 1), (-10, 10, 1)),
    ("pow", lambda x, y: exp(y * log(x)), (-100, 100, 0), (-20, 6, 1)),
]


def argument(bounds, digits):
    if bounds == "n":
        return mpf(random.choice([-1, 1]) * random.randint(1, 2 ** random.randint(1, 5)))
    low, high, negative = bounds
    m = mpf(random.getrandbits(digits - 1) | 1 << (digits - 1)) / 2 ** (digits - 1)
    if random.random() < 0.2:
        m = 1 + mpf(2) ** -random.randint(1, digits - 1)
    elif random.random() < 0.2:
        m = 2 - mpf(2) ** -random.randint(1, digits - 1)
    x = m * mpf(2) ** random.randint(low, high)
    return -x if negative and random.getrandbits(1) else x


def value(x):
    if x == 0:
        return None
    mp.prec += 200
    e = int(floor(log(abs(x)) / log(mpf(2))))
    while abs(x) >= mpf(2) ** (e + 1):
        e += 1
    while abs(x) < mpf(2) ** e:
        e -= 1
    m = int(floor(abs(x) * mpf(2) ** (127 - e)))
    mp.prec -= 200
    return "{ 0x%016x, 0x%016x, %d, %d }" % (m >> 64, m & (1 << 64) - 1, e, x < 0)


def main():
    lines = []
    for name, f, *bounds in FUNCTIONS:
        for digits in [24] * 4 + [53] * 5 + [64] * 4 + [113] * 9:
            mp.prec = 3000
            args = [argument(b, digits) for b in bounds]
            if max(abs(a) for a in args) > mpf(2) ** 1000 and name in ("sin", "cos", "tan"):
                mp.prec = 18000
            want = value(f(*args))
            if want:
                lines.append("\t{ F_%s, %d, %s, %s, %s }," % (name, digits, value(args[0]), value(args[1]) if args[1:] else "{ 0 }", want))
    with open(os.path.join(os.path.dirname(__file__), "vectors.h"), "w", encoding="ascii") as out:
        out.write("""/* SPDX-License-Identifier: MIT */
/* Written by vectors.py. The arguments have so many digits, the results are cut off. */
#include <stdint.h>

enum {
%s};

struct part {
	uint64_t high, low;
	int e;		/* the magnitude is high and low, as one number of 128 digits, times 2 to the power of e - 127 */
	int neg;
};

static const struct vector {
	int f, digits;
	struct part x, y, want;	/* y is 0 if there is one argument */
} vectors[] = {
%s
};
""" % ("".join("\tF_%s,\n" % f[0] for f in FUNCTIONS), "\n".join(lines)))


main()
