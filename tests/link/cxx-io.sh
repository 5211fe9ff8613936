#!/bin/sh
# SPDX-License-Identifier: MIT
# Files, numbers, locales, streams, clocks and random bits.
. tests/link/cxx
cxx_program io "libm.so.6 libpthread.so.0"
exit $status
