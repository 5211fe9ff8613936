/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <sys/auxv.h>
#include <unistd.h>
#include "test.h"

static volatile int runs;

static void handler(int sig)
{
	char here[1024];

	memset(here, sig, sizeof here);
	__asm__ volatile("" : : "r"(here) : "memory");
	runs++;
}

int main(void)
{
	long min, size;

	errno = 77;
	min = sysconf(_SC_MINSIGSTKSZ);
	size = sysconf(_SC_SIGSTKSZ);
	T_INT(errno, 77);
	T_TRUE(min >= 2048 && min < 1 << 20);
	T_TRUE(min >= (long)getauxval(51));
	T_INT(size, 4 * min);
	T_INT(SIGSTKSZ, size);
	T_INT(MINSIGSTKSZ, size);

	stack_t s = { .ss_size = SIGSTKSZ, .ss_sp = malloc(SIGSTKSZ) };
	struct sigaction a = { .sa_handler = handler, .sa_flags = SA_ONSTACK };
	T_INT(sigaltstack(&s, NULL), 0);
	T_INT(sigaction(SIGUSR1, &a, NULL), 0);
	raise(SIGUSR1);
	T_INT(runs, 1);

	/* all else is as it was */
	T_INT(sysconf(_SC_PAGESIZE), getauxval(AT_PAGESZ));
	T_INT(sysconf(_SC_CLK_TCK), 100);
	T_TRUE(sysconf(_SC_NPROCESSORS_ONLN) > 0);
	T_INT(sysconf(_SC_VERSION), 200809);
	T_ERR(sysconf(-5), -1, EINVAL);
	T_ERR(sysconf(123456), -1, EINVAL);
	return t_status;
}
