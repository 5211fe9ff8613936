/* SPDX-License-Identifier: MIT */
/*
 * The test of what wipes memory for good. WIPE(b, c, n) is the function, which fills n bytes at b with c, or with
 * 0 if FILL(c) is that.
 *
 * left_over(f): how often the secret stands in the dead stack of f, which runs as a signal
 * handler on a stack of its own.
 */
#include "test.h"
#include <signal.h>

#define SECRET 64
#define STACK 0x20000

static char *stack;

/* made at run time, so that the program holds the secret nowhere else */
static __attribute__((noinline)) void secret(volatile unsigned char *b)
{
	for (unsigned i = 0; i < SECRET; i++)
		b[i] = (unsigned char)(0xa5 ^ i * 7);
}

static int left_over(void (*f)(int))
{
	struct sigaction sa = { .sa_handler = f, .sa_flags = SA_ONSTACK };
	int n = 0;

	if (!stack) {
		stack = malloc(STACK);
		sigaltstack(&(stack_t){ .ss_sp = stack, .ss_size = STACK }, NULL);
	}
	memset(stack, 0, STACK);
	sigaction(SIGUSR1, &sa, NULL);
	raise(SIGUSR1);
	for (size_t i = 0; i + SECRET <= STACK; i++) {
		unsigned k = 0;

		while (k < SECRET / 2 && (unsigned char)stack[i + k] == (unsigned char)(0xa5 ^ k * 7))
			k++;
		n += k == SECRET / 2;
	}
	return n;
}

static void careless(int sig)
{
	unsigned char b[SECRET];

	(void)sig;
	secret(b);
}

static void careful(int sig)
{
	unsigned char b[SECRET];

	(void)sig;
	secret(b);
	WIPE(b, 0x55, sizeof b);
}

int main(void)
{
	char b[40], want[40];

	for (size_t off = 0; off < 8; off++) {
		for (int n = 0; n < 32; n++) {
			memset(b, '#', sizeof b);
			memset(want, '#', sizeof want);
			memset(want + off, FILL(n + 0xf0), (size_t)n);
			WIPE(b + off, n + 0xff0, (size_t)n);
			if (memcmp(b, want, sizeof b))
				t_error("%d bytes at b + %zu: wrong bytes", n, off);
		}
	}
	T_TRUE(left_over(careless) > 0);
	T_INT(left_over(careful), 0);
	return t_status;
}
