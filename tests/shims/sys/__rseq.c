/* SPDX-License-Identifier: MIT */
/* __rseq_offset, __rseq_size, __rseq_flags: libc's values, or "not registered" where that is true. */
#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <stdalign.h>
#include <sys/rseq.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "test.h"

static unsigned early_size;

__attribute__((constructor)) static void early(void)
{
	early_size = __rseq_size;
}

static alignas(32) struct rseq mine;

static void *look(void *arg)
{
	if (__rseq_size) {
		const struct rseq *r = (const void *)((char *)__builtin_thread_pointer() + __rseq_offset);
		cpu_set_t one;

		CPU_ZERO(&one);
		CPU_SET(sched_getcpu(), &one);
		T_INT(sched_setaffinity(0, sizeof one, &one), 0);
		T_INT((int)r->cpu_id, sched_getcpu());
	} else {
		/* nobody has: a thread can register an area of its own */
		errno = 0;
		T_TRUE(!syscall(SYS_rseq, &mine, 32, 0, 0x53053053) || errno == ENOSYS);
		if (!errno)
			T_INT(syscall(SYS_rseq, &mine, 32, RSEQ_FLAG_UNREGISTER, 0x53053053), 0);
	}
	return arg;
}

int main(void)
{
	const unsigned *size = dlsym(RTLD_DEFAULT, "__rseq_size"), *flags = dlsym(RTLD_DEFAULT, "__rseq_flags");
	const ptrdiff_t *offset = dlsym(RTLD_DEFAULT, "__rseq_offset");
	pthread_t t;

	T_INT(!size, !offset);
	T_INT(!size, !flags);
	T_INT(__rseq_size, size ? *size : 0);
	T_INT(__rseq_flags, flags ? *flags : 0);
	if (__rseq_size)
		T_INT(__rseq_offset, *offset);
	T_INT(early_size, __rseq_size);
	T_INT(pthread_create(&t, NULL, look, NULL), 0);
	T_INT(pthread_join(t, NULL), 0);
	look(NULL);
	return t_status;
}
