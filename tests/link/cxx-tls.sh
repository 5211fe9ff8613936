#!/bin/sh
# SPDX-License-Identifier: MIT
# Destructors of thread_local objects: of threads, of main, of a library that goes.
. tests/link/cxx
cxx_program tls "libpthread.so.0 libdl.so.2" cxx-tls -DPLUGIN
exit $status
