# SPDX-License-Identifier: MIT
# A wheel that may call itself manylinux_2_17, from any newer distribution:
#
#   LDFLAGS=-L/usr/local/lib/compat/x86_64-linux-gnu/2.17 \
#       python3 setup.py bdist_wheel --plat-name manylinux_2_17_x86_64
from setuptools import Extension, setup

setup(
    name="spawnat",
    version="1.0",
    ext_modules=[Extension("spawnat", ["spawnat.c"], define_macros=[("_GNU_SOURCE", None)])],
)
