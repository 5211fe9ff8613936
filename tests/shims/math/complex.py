#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes complex.h beside it: arguments of the complex functions of _Float128, many near zeros, poles and branch points, with the
parts of the results rounded to the nearest.

usage: tests/shims/math/complex.py    (wants python3-mpmath)
"""
import os
import random

from mpmath import mp, mpc, mpf, acos, acosh, asin, asinh, atan, atanh, cos, cosh, exp, log, nint, pi, sin, sinh, sqrt, tan, tanh

mp.prec = 8000
random.seed(1)

FUNCTIONS = [("cacos", acos), ("cacosh", acosh), ("casin", asin), ("casinh", asinh), ("catan", atan), ("catanh", atanh), ("ccos", cos),
             ("ccosh", cosh), ("cexp", exp), ("clog", log), ("clog10", lambda z: log(z) / log(mpf(10))), ("csin", sin), ("csinh", sinh),
             ("csqrt", sqrt), ("ctan", tan), ("ctanh", tanh)]


def rounded(x):
    """to a number of binary128"""
    if not x:
        return x
    e = max(mp.mag(x) - 113, -16494)
    return mpf(int(nint(x * mpf(2) ** -e))) * mpf(2) ** e


def encoded(x):
    x = rounded(x)
    if not x:
        return 0
    assert abs(x) < mpf(2) ** 16384
    e = max(mp.mag(x) - 113, -16494)
    m = int(abs(x) * mpf(2) ** -e)
    return (1 << 127 if x < 0 else 0) | (m if m < 1 << 112 else (e + 16494 + 1 << 112) + m - (1 << 112))


def number(low, high):
    """of an exponent from low to high"""
    m = mpf(random.getrandbits(112) | 1 << 112) / 2 ** 112
    if random.random() < 0.2:
        m = 1 + mpf(2) ** -random.randint(1, 112)
    return random.choice((1, -1)) * m * mpf(2) ** random.randint(low, high)


def near(x):
    return rounded(x * (1 + number(-112, -20)))


def arguments(name):
    for _ in range(5):
        yield number(-3, 2), number(-3, 2)
    yield number(-60, -20), number(-4, 3)
    yield number(-4, 3), number(-60, -20)
    yield number(-120, -60), number(-120, -60)
    if name in ("ccos", "ccosh", "cexp", "csin", "csinh", "ctan", "ctanh"):
        for k in (1, 2, 3, 50):
            parts = number(-40, 2), near(k * pi / 2)
            yield parts if name in ("ccosh", "cexp", "csinh", "ctanh") else parts[::-1]
        parts = number(8, 10), number(0, 30)
        yield parts if name in ("ccosh", "cexp", "csinh", "ctanh") else parts[::-1]
        return
    for _ in range(3):
        parts = near(mpf(1)), number(-110, -10)
        yield parts
        yield parts[::-1]
    # near the circle
    for _ in range(3):
        x = number(-4, -1)
        yield x, rounded(sqrt(1 - x * x)) + random.randint(-2, 2) * mpf(2) ** -113
    yield number(900, 1000), number(-40, 1000)
    yield number(-1000, -900), number(-1000, 40)
    if name == "csqrt":
        yield number(16380, 16383), number(16300, 16383)
        yield number(-16490, -16380), number(-16494, -16380)


def words(*parts):
    return ", ".join("V(0x%016x, 0x%016x)" % (b >> 64, b & (1 << 64) - 1) for b in map(encoded, parts))


def main():
    text = "/* SPDX-License-Identifier: MIT */\n/* Written by complex.py. */\n\nenum {\n%s};\n" % "".join(
        "\tF_%s,\n" % name for name, f in FUNCTIONS)
    text += "\nstatic const struct vector {\n\tint f;\n\tu128 x[2], want[2];\n} vectors[] = {\n"
    for name, f in FUNCTIONS:
        for x, y in arguments(name):
            z = f(mpc(x, y))
            text += "\t{ F_%s, { %s }, { %s } },\n" % (name, words(x, y), words(z.real, z.imag))
    text += "};\n\nstatic const struct {\n\tu128 z[2], c[2], want[2];\n} powers[] = {\n"
    for k in range(24):
        x, y, a, b = number(-2, 1), number(-2, 1), number(-4, 3), number(-4, 3)
        if k >= 6:
            x, y = random.choice(((x, number(-100, -10)), (number(-100, -10), y), (x, near(x))))
        if k >= 12:
            a, b = mpf(random.randint(1, 20) * random.choice((1, -1))), mpf(0)
        if k >= 18:
            x, y = x * 2 ** random.randint(0, 300), y * 2 ** random.randint(0, 300)
        z = exp(mpc(a, b) * log(mpc(x, y)))
        text += "\t{ { %s }, { %s }, { %s } },\n" % (words(x, y), words(a, b), words(z.real, z.imag))
    text += "};\n"
    with open(os.path.join(os.path.dirname(__file__), "complex.h"), "w", encoding="ascii") as out:
        out.write(text)


main()
