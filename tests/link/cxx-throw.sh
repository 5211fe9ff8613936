#!/bin/sh
# SPDX-License-Identifier: MIT
# Exceptions across frames and threads, through C, into and out of a dlopen'ed library.
. tests/link/cxx
cxx_program throw "libpthread.so.0 libdl.so.2" cxx-plugin
exit $status
