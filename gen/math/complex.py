#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes shims/math/atan192_table.h: what complex powers look up.

usage: gen/math/complex.py [DIRECTORY]    (shims/math if not given; wants python3-mpmath)
"""
import os
import sys

from mpmath import mp, mpf, atan, floor, log, nint, pi

mp.prec = 600


def num192(x):
    e = int(floor(log(x, 2))) if x else 0
    n = int(nint(x * mpf(2) ** (191 - e)))
    high, middle, low = ("0x%016x" % (n >> 64 * i & (1 << 64) - 1) for i in (2, 1, 0))
    return "{ U128(%s, %s), %s, %d, false }" % (high, middle, low, e)


def main():
    directory = sys.argv[1] if len(sys.argv) > 1 else "shims/math"
    with open(os.path.join(directory, "atan192_table.h"), "w", encoding="ascii") as f:
        f.write("/* SPDX-License-Identifier: MIT */\n/* Written by gen/math/complex.py. */\n\n"
                "#define QUARTER_PI ((struct num192)%s)\n\n"
                "/* the arc tangent of i / 64 */\nstatic const struct num192 arc192[28] = {\n%s};\n" % (
                    num192(pi / 4), "".join("\t%s,\n" % num192(atan(mpf(i) / 64)) for i in range(28))))


main()
