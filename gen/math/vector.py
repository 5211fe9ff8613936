#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
#
# usage: gen/math/vector.py >shims/math/vector_data.h
#
# The coefficients and constants of the vector functions (shims/math/vector_kernels.h), by python3-mpmath: polynomials that
# interpolate at the zeros of Chebyshev's, which is as good as the best to a bit or two (no node may be 0), and numbers in parts that are exact.
from mpmath import mp, mpf, matrix, lu_solve, cos, pi, log, sqrt, exp, sin, atanh, floor, ldexp, frexp, nstr, taylor

mp.prec = 300
worst = []

def double(x):
    """the nearest double, in hexadecimal"""
    return float(x).hex() if x else '0x0p+0'

def polynomial(name, f, low, high, degree, total):
    """coefficients of f on [low, high], lowest first; total(x) is what an error of f is multiplied by for the result's relative one"""
    n = degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * k + 1) / (2 * n)) for k in range(n)]
    m = matrix(n, n)
    v = matrix(n, 1)
    for i, x in enumerate(nodes):
        for k in range(n):
            m[i, k] = x ** k
        v[i] = f(x)
    c = [mpf(float(x)) for x in lu_solve(m, v)]
    error = 0
    for i in range(400):
        x = low + (high - low) * (mpf(i) + mpf('0.37')) / 400
        p = mpf(0)
        for a in reversed(c):
            p = p * x + a
        error = max(error, abs((p - f(x)) * total(x)))
    print(f'/* relative error 2^{nstr(log(error, 2), 4)} */')
    print(f'#define {name} {", ".join(double(x) for x in c)}')

def parts(name, x, *digits):
    """x as a sum of numbers with so many binary digits, the last one of a double"""
    for i, d in enumerate(digits + (53,)):
        part = mpf(float(x)) if d == 53 else ldexp(floor(ldexp(x, d - frexp(x)[1])), frexp(x)[1] - d)
        print(f'#define {name}_{i + 1} {double(part)}')
        x -= part

print('/* SPDX-License-Identifier: MIT */')
print('/* Written by gen/math/vector.py. */')
half = log(2) / 2 * (1 + mpf(2) ** -20)
ten = log(mpf(2), 10) / 2 * (1 + mpf(2) ** -20)
for kind, degrees in ((2, (9, 11, 11, 8, 8)), (1, (4, 5, 5, 3, 4))):
    print(f'#if KIND == {kind}')
    polynomial('EXP_POLYNOMIAL', lambda r: (exp(r) - 1 - r) / r ** 2, -half * mpf('1.0001'), half, degrees[0], lambda r: r ** 2)
    polynomial('EXP2_POLYNOMIAL', lambda r: (mpf(2) ** r - 1) / r, mpf('-0.5'), mpf('0.5'), degrees[1], lambda r: r)
    polynomial('EXP10_POLYNOMIAL', lambda r: (mpf(10) ** r - 1) / r, -ten, ten, degrees[2], lambda r: r)
    s = (sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)
    polynomial('LOG_POLYNOMIAL', lambda z: 2 * (atanh(sqrt(z)) - sqrt(z)) / sqrt(z) ** 3, mpf(2) ** -60, s * s, degrees[3],
        lambda z: z / 2)
    polynomial('SIN_POLYNOMIAL', lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z, mpf(2) ** -60, (pi / 2) ** 2, degrees[4], lambda z: z)
    if kind == 2:
        polynomial('POW_POLYNOMIAL', lambda z: 2 * (atanh(sqrt(z)) - sqrt(z) - sqrt(z) ** 3 / 3) / sqrt(z) ** 5, mpf(2) ** -40, s * s, 7,
            lambda z: z * z / 2)
    print('#endif')
parts('LN2', log(mpf(2)), 42)
parts('LOG10_2', log(mpf(2), 10), 42)
parts('PI', +pi, 37, 37)
parts('TWO_THIRDS', mpf(2) / 3, 53)
for name, x in (('LOG2_E', 1 / log(mpf(2))), ('LOG2_10', log(mpf(10), 2)), ('LOG10_E', 1 / log(mpf(10))), ('INVERSE_PI', 1 / pi)):
    print(f'#define {name} {double(x)}')
