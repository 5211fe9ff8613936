/* SPDX-License-Identifier: MIT */
/* C11 threads; with -DALONE no function but one that needs a library below glibc 2.34. */
#include <stdio.h>
#include <threads.h>

static once_flag once = ONCE_FLAG_INIT;

static void init(void)
{
	puts("ok");
}

#ifndef ALONE
static int run(void *arg)
{
	call_once(&once, init);
	return *(int *)arg;
}
#endif

int main(void)
{
#ifndef ALONE
	int want = -5, got = 0;
	thrd_t t;

	if (thrd_create(&t, run, &want) || thrd_join(t, &got) || got != want)
		return 1;
#endif
	call_once(&once, init);
	return 0;
}
