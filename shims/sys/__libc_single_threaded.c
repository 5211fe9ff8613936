/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.32, <sys/single_threaded.h>: true only while no other thread can
 * exist. libc alone can know when that ends, so this one says "maybe" all the
 * time, which is always right and costs its readers an atomic operation.
 */
#if __has_include(<sys/single_threaded.h>)
#include <sys/single_threaded.h>
#endif
#include "shim.h"

char __libc_single_threaded = 0;
