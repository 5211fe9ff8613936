/* SPDX-License-Identifier: MIT */
/*
 * usage: steps PROG [ARG...]          instructions, a line each: from exec to PROG's first int3, from there to the next...
 *        steps -t ROUNDS PROG [ARG...]   microseconds from fork to exit, the median
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double run(char **argv)
{
	struct timespec a, b;
	int status;
	pid_t pid;

	clock_gettime(CLOCK_MONOTONIC, &a);
	if (!(pid = vfork())) {
		execv(argv[0], argv);
		_exit(127);
	}
	if (waitpid(pid, &status, 0) != pid || status) {
		fprintf(stderr, "steps: %s: status %x\n", argv[0], status);
		exit(1);
	}
	clock_gettime(CLOCK_MONOTONIC, &b);
	return (double)(b.tv_sec - a.tv_sec) * 1e6 + (double)(b.tv_nsec - a.tv_nsec) / 1e3;
}

int main(int argc, char **argv)
{
	siginfo_t why;
	long n = 0;
	int status;
	pid_t pid;

	if (argc > 3 && !strcmp(argv[1], "-t")) {
		int rounds = atoi(argv[2]);
		double *t = calloc((size_t)rounds + 1, sizeof *t);

		for (int i = 0; i < rounds; i++)
			t[i] = run(argv + 3);
		qsort(t, (size_t)rounds, sizeof *t, compare);
		printf("%.1f\n", t[rounds / 2]);
		return 0;
	}
	if (argc < 2)
		return 2;
	if (!(pid = fork())) {
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		execv(argv[1], argv + 1);
		_exit(127);
	}
	/* the first stop is that of exec; an int3 is told from a step by where it comes from */
	while (waitpid(pid, &status, 0) == pid && WIFSTOPPED(status)) {
		if (WSTOPSIG(status) != SIGTRAP || ptrace(PTRACE_GETSIGINFO, pid, NULL, &why)) {
			fprintf(stderr, "steps: %s: signal %d\n", argv[1], WSTOPSIG(status));
			kill(pid, SIGKILL);
			return 1;
		}
		if (why.si_code == SI_KERNEL) {
			printf("%ld\n", n);
			n = 0;
		} else {
			n++;
		}
		if (ptrace(PTRACE_SINGLESTEP, pid, NULL, NULL)) {
			perror("steps: ptrace");
			return 1;
		}
	}
	return status != 0;
}
