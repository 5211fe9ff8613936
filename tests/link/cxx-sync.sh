#!/bin/sh
# SPDX-License-Identifier: MIT
# Everything that waits: mutexes, conditions, semaphores, barriers, futures; by both clocks.
. tests/link/cxx
cxx_program sync "libpthread.so.0"
exit $status
