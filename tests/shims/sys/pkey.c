/* SPDX-License-Identifier: MIT */
/* pkey_alloc pkey_free pkey_mprotect; pkey_get pkey_set where the CPU has keys, else see pkey_get.c */
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include "seccomp.h"
#include "test.h"
#include "call.h"

static char *p;

static void handler(int sig, siginfo_t *info, void *context)
{
	(void)sig;
	(void)context;
	_exit(info->si_code);
}

/* si_code of the fault, or 0; in a child, as a handler has the keys' rights set to others */
static int touch(int writing)
{
	int status = -1;
	pid_t pid = fork();

	if (!pid) {
		if (writing)
			*(volatile char *)p = 1;
		else
			(void)*(volatile char *)p;
		_exit(0);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	return WEXITSTATUS(status);
}

static int reading(void)
{
	return touch(0);
}

static int writing(void)
{
	return touch(1);
}

/* without a key it is mprotect */
static void plain(void)
{
	errno = 77;
	T_INT(pkey_mprotect(p, 4096, PROT_READ, -1), 0);
	T_INT(errno, 77);
	T_INT(reading(), 0);
	T_INT(writing(), SEGV_ACCERR);
	T_INT(pkey_mprotect(p, 4096, PROT_READ | PROT_WRITE, -1), 0);
	T_INT(writing(), 0);
	T_ERR(pkey_mprotect(p + 1, 4096, PROT_READ, -1), -1, EINVAL);
	T_ERR(pkey_mprotect(p, 4096, 0x40000000, -1), -1, EINVAL);
	T_ERR(pkey_mprotect(NULL, 4096, PROT_READ, -1), -1, ENOMEM);
}

static void out_of_range(void)
{
	static const int wrong[] = { -1, 16, 17, 64, 1 << 20, (int)0x80000000 };

	for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		T_ERR(pkey_get(wrong[i]), -1, EINVAL);
		T_ERR(pkey_set(wrong[i], 0), -1, EINVAL);
	}
	for (unsigned rights = 16; rights; rights <<= 1)
		T_ERR(pkey_set(1, rights), -1, EINVAL);
#ifdef __x86_64__
	T_ERR(pkey_set(1, 4), -1, EINVAL);
	T_ERR(pkey_set(1, 8), -1, EINVAL);
#endif
}

static void keys(void)
{
	int key, second;

	errno = 77;
	key = pkey_alloc(0, PKEY_DISABLE_WRITE);
	T_TRUE(key > 0);
	T_INT(pkey_get(key), PKEY_DISABLE_WRITE);
	second = pkey_alloc(0, 0);
	T_TRUE(second > 0 && second != key);
	T_INT(pkey_get(second), 0);
	T_INT(pkey_mprotect(p, 4096, PROT_READ | PROT_WRITE, key), 0);
	T_INT(reading(), 0);
	T_INT(errno, 77);
	T_INT(writing(), SEGV_PKUERR);
	T_INT(pkey_set(key, PKEY_DISABLE_ACCESS), 0);
	T_INT(reading(), SEGV_PKUERR);
	T_INT(writing(), SEGV_PKUERR);
	T_TRUE(pkey_get(key) & PKEY_DISABLE_ACCESS);
	T_INT(pkey_get(second), 0);
	T_INT(pkey_set(second, PKEY_DISABLE_ACCESS), 0);
	T_INT(pkey_set(key, 0), 0);
	T_INT(pkey_get(key), 0);
	T_TRUE(pkey_get(second) & PKEY_DISABLE_ACCESS);
	T_INT(reading(), 0);
	T_INT(writing(), 0);
	T_INT(pkey_mprotect(p, 4096, PROT_READ | PROT_WRITE, second), 0);
	T_INT(reading(), SEGV_PKUERR);
	T_INT(pkey_mprotect(p, 4096, PROT_READ | PROT_WRITE, 0), 0);
	T_INT(writing(), 0);
	T_INT(pkey_free(second), 0);
	T_INT(pkey_free(key), 0);
	T_ERR(pkey_free(key), -1, EINVAL);
	T_ERR(pkey_mprotect(p, 4096, PROT_READ, key), -1, EINVAL);
	T_INT(errno, EINVAL);
}

int main(void)
{
	struct sigaction sa = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
	int key;

	p = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	T_TRUE(p != MAP_FAILED);
	sigaction(SIGSEGV, &sa, NULL);
	plain();
	out_of_range();
	T_RAW(pkey_alloc, 1, 0);
	T_RAW(pkey_alloc, 0, 99);
	T_RAW(pkey_free, -1);
	T_RAW(pkey_free, 16);
	T_RAW(pkey_mprotect, p, 4096, PROT_READ, -2);
	T_RAW(pkey_mprotect, p, 4096, PROT_READ, 16);
	key = (int)syscall(SYS_pkey_alloc, 0, 0);
	if (key > 0) {
		T_INT(pkey_free(key), 0);
		keys();
	} else {
		T_RAW(pkey_alloc, 0, 0);
		T_RAW(pkey_free, 1);
		T_RAW(pkey_mprotect, p, 4096, PROT_READ, 1);
#ifndef T_NATIVE	/* glibc's own ends with SIGILL */
		T_ERR(pkey_get(0), -1, ENOSYS);
		T_ERR(pkey_get(15), -1, ENOSYS);
		T_ERR(pkey_set(0, 0), -1, ENOSYS);
		T_ERR(pkey_set(15, PKEY_DISABLE_ACCESS), -1, ENOSYS);
#endif
	}
	if (t_deny(SYS_pkey_alloc, ENOSYS) || t_deny(SYS_pkey_free, ENOSYS) || t_deny(SYS_pkey_mprotect, ENOSYS))
		return t_skip(T_NO_FILTER);
	T_ERR(pkey_alloc(0, 0), -1, ENOSYS);
	T_ERR(pkey_free(1), -1, ENOSYS);
	T_ERR(pkey_mprotect(p, 4096, PROT_READ, 1), -1, ENOSYS);
	plain();
	return t_status;
}
