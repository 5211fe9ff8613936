/* SPDX-License-Identifier: MIT */
/*
 * C11 threads (glibc 2.28) over POSIX threads, which glibc's own are made of: mtx_t, cnd_t, once_flag,
 * thrd_t and tss_t hold the same bytes, so an object may be shared with code that uses libc's. Where
 * libc has them, its own are called.
 */
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <time.h>
#include "shim.h"

#if __GLIBC_PREREQ(2, 28)
#include <threads.h>
#else
typedef union { char size[sizeof(pthread_mutex_t)]; long align; } mtx_t;
typedef union { char size[sizeof(pthread_cond_t)]; long long align; } cnd_t;
typedef struct { int data; } once_flag;
typedef unsigned long thrd_t;
typedef unsigned tss_t;
typedef int (*thrd_start_t)(void *);
typedef void (*tss_dtor_t)(void *);
enum { thrd_success, thrd_busy, thrd_error, thrd_nomem, thrd_timedout };
enum { mtx_plain, mtx_recursive, mtx_timed };
#endif

_Static_assert(sizeof(mtx_t) == sizeof(pthread_mutex_t), "mtx_t");
_Static_assert(sizeof(cnd_t) == sizeof(pthread_cond_t), "cnd_t");
_Static_assert(sizeof(once_flag) == sizeof(pthread_once_t), "once_flag");
_Static_assert(sizeof(thrd_t) == sizeof(pthread_t), "thrd_t");
_Static_assert(sizeof(tss_t) == sizeof(pthread_key_t), "tss_t");

static inline int compat_thrd(int e)
{
	switch (e) {
	case 0: return thrd_success;
	case EBUSY: return thrd_busy;
	case ENOMEM: return thrd_nomem;
	case ETIMEDOUT: return thrd_timedout;
	default: return thrd_error;
	}
}
