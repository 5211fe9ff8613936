#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes shims/math/{factorial,two_over_pi,exp,log,trig,atan}_table.h and constants.h: what the elementary functions of 128 digits look up.

usage: gen/math/elementary.py [DIRECTORY]    (shims/math if not given; wants python3-mpmath)
"""
import os
import sys

from mpmath import mp, mpf, atan, cos, exp, factorial, floor, log, nint, pi, sin

mp.prec = 600
HEAD = """/* SPDX-License-Identifier: MIT */
/* Written by gen/math/elementary.py. */
"""


def words(n, count):
    """An integer, negative ones in two's complement, as that many words of 64 digits, the upper ones first."""
    n %= 1 << 64 * count
    return ["0x%016x" % (n >> 64 * i & (1 << 64) - 1) for i in reversed(range(count))]


def fixed(x, digits):
    return int(nint(x * mpf(2) ** digits))


def u128(x, digits=128):
    n = min(fixed(x, digits), (1 << 128) - 1)
    return "U128(%s, %s)" % tuple(words(n, 2))


def f192(x, digits):
    return "{ U128(%s, %s), %s }" % tuple(words(fixed(x, digits), 3))


def table(kind, name, comment, entries, storage="static "):
    return "\n/* %s */\n%sconst %s %s[%d] = {\n%s};\n" % (
        comment, storage, kind, name, len(entries), "".join("\t%s,\n" % e for e in entries))


def constant(name, comment, text):
    return "\n/* %s */\nstatic const %s;\n" % (comment, name + " = " + text)


def exp_table():
    return (constant("u128 ln2", "fraction of 2^128", u128(log(2)))
            + table("u128", "power", "2^(i / 128), in units of 2^-127", [u128(mpf(2) ** (mpf(i) / 128), 127) for i in range(128)])
            + table("u128", "small_power", "2^(i / 16384) - 1, of 2^128", [u128(mpf(2) ** (mpf(i) / 16384) - 1) for i in range(128)]))


def num192(x):
    e = int(floor(log(abs(x), 2)))
    high, middle, low = words(fixed(abs(x), 191 - e), 3)
    return "{ U128(%s, %s), %s, %d, %s }" % (high, middle, low, e, "true" if x < 0 else "false")


def log_table():
    inverse = [512] + [int(nint(512 / (1 + (mpf(i) + mpf(1) / 2) / 128))) for i in range(1, 127)] + [256]
    half = [i >= 53 for i in range(128)]
    return ("\n#define HALVED 53	/* from which i on it is the logarithm of a half of the number */\n"
            + constant("struct fixed192 ln2", "unit 2^-176, as the tables below", f192(log(2), 176))
            + table("uint16_t", "inverse", "nearly 512 / m for m from 1 + i / 128 on", [str(i) for i in inverse])
            + table("struct fixed192", "log_inverse", "the negative logarithm of that / 512, or / 256 from HALVED on",
                    [f192(-log(mpf(c) / (256 if h else 512)), 176) for c, h in zip(inverse, half)])
            + table("struct fixed192", "log_small", "the negative logarithm of 1 - i / 16384, for i from -130 on",
                    [f192(-log(1 - mpf(i) / 16384), 176) for i in range(-130, 131)])
            + table("u128", "part", "1 / (i + 2), of 2^128", [u128(mpf(1) / (i + 2)) for i in range(11)]))


def two_over_pi():
    # for the largest number of _Float128, and 384 digits more, near a multiple of pi / 2 that takes 128 of them
    count = 267
    with mp.workprec(64 * count + 100):
        digits = int(floor(2 / pi * mpf(2) ** (64 * count)))
    return table("uint64_t", "__compat_two_over_pi", "2 / pi, the upper digits first", words(digits, count), "")


def trig_table():
    return (table("u128", "sine_of", "of i / 128, of 2^128", [u128(sin(mpf(i) / 128)) for i in range(102)])
            + table("u128", "cosine_of", "likewise", [u128(cos(mpf(i) / 128)) for i in range(102)]))


def atan_table():
    return (table("u128", "arc", "the arc tangent of i / 128, of 2^128", [u128(atan(mpf(i) / 128)) for i in range(130)])
            + table("u128", "part", "1 / (2 i + 3), of 2^128", [u128(mpf(1) / (2 * i + 3)) for i in range(10)]))


def factorial_table():
    return table("u128", "inverse_factorial", "1 / (i + 2)!, of 2^128", [u128(1 / factorial(i + 2)) for i in range(22)])


def constants():
    return "".join("\n#define %s ((struct num){ %s, %d, false })" % (name, u128(x, 127 - e), e) for name, x, e in (
        ("NUM_PI", pi, 1), ("HALF_PI", pi / 2, 0))) + "".join(
        "\n#define %s ((struct num192)%s)" % (name, num192(x)) for name, x in (
            ("LN_2", log(2)), ("LN_10", log(10)), ("LOG2_E", 1 / log(2)), ("LOG10_E", 1 / log(10)),
            ("LOG2_10", log(10) / log(2)), ("ONE_THIRD", mpf(1) / 3), ("INVERSE_PI", 1 / pi))) + "\n"


def main():
    directory = sys.argv[1] if len(sys.argv) > 1 else "shims/math"
    for name, text in (("constants.h", constants()), ("factorial_table.h", factorial_table()), ("two_over_pi_table.h", two_over_pi()), ("exp_table.h", exp_table()),
                       ("log_table.h", log_table()), ("trig_table.h", trig_table()), ("atan_table.h", atan_table())):
        with open(os.path.join(directory, name), "w", encoding="ascii") as f:
            f.write(HEAD + text)


main()
