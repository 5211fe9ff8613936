#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes shims/math/quick_table.h: polynomials and tables in double, by which functions of float are computed first.

usage: gen/math/quick.py [DIRECTORY]    (shims/math if not given; wants python3-mpmath)
"""
import os
import sys

from mpmath import mp, mpf, asin, atan, chebyfit, factorial, log, pi, sqrt

mp.prec = 300


def number(x):
    return float(x).hex()


def table(name, comment, entries):
    return "\n/* %s */\nstatic const double %s[%d] = {\n%s};\n" % (
        comment, name, len(entries), "".join("\t%s,\n" % number(e) for e in entries))


def fitted(f, end, terms):
    """The coefficients of a polynomial for f from 0 to end, the lowest first, and how far it is off, as a power of 2."""
    coefficients, error = chebyfit(f, [0, end], terms, error=True)
    return coefficients[::-1], float(log(error, 2))


def limit(f, at_zero):
    return lambda z: f(z) if z > mpf(10) ** -40 else at_zero


def main():
    directory = sys.argv[1] if len(sys.argv) > 1 else "shims/math"
    inverse = [mpf(1)] + [1 / (1 + (mpf(i) + mpf(1) / 2) / 64) for i in range(1, 63)] + [mpf(1) / 2]
    # with so few digits that its product with a float is exact
    inverse = [mp.nint(c * 2 ** 28) / 2 ** 28 for c in inverse]
    asin_poly, asin_error = fitted(limit(lambda z: asin(sqrt(z)) / sqrt(z) / pi, 1 / pi), mpf("0.2501"), 13)
    atan_poly, atan_error = fitted(limit(lambda z: atan(sqrt(z)) / sqrt(z) / pi, 1 / pi), mpf("0.1717"), 12)
    text = (
        table("two_to", "2^(i / 32)", [mpf(2) ** (mpf(i) / 32) for i in range(32)])
        + table("exp_part", "1 / i!", [1 / factorial(i) for i in range(14)])
        + table("log_factor", "nearly 1 / m for m from 1 + i / 64 on; 1 for the first, 1/2 for the last", inverse)
        + table("log2_of", "the negative binary logarithm of that, from the 27th on of twice that", [
            -log(c * (2 if i >= 27 else 1), 2) for i, c in enumerate(inverse)])
        + table("log_part", "(-1)^i / (i + 1)", [mpf(-1) ** i / (i + 1) for i in range(13)])
        + table("sinpi_part", "of sin(pi r) / r in r^2", [mpf(-1) ** k * pi ** (2 * k + 1) / factorial(2 * k + 1) for k in range(8)])
        + table("cospi_part", "of cos(pi r) in r^2", [mpf(-1) ** k * pi ** (2 * k) / factorial(2 * k) for k in range(9)])
        + table("asinpi_part", "of asin(x) / (pi x) in x^2, to 1/4; off by 2^%.0f" % asin_error, asin_poly)
        + table("atanpi_part", "of atan(x) / (pi x) in x^2, to 0.1716; off by 2^%.0f" % atan_error, atan_poly))
    with open(os.path.join(directory, "quick_table.h"), "w", encoding="ascii") as f:
        f.write("/* SPDX-License-Identifier: MIT */\n/* Written by gen/math/quick.py. */\n" + text)


main()
