/* SPDX-License-Identifier: MIT */
/* What libcompat.a can do without the stubs: functions that the program itself calls. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/random.h>
#include <unistd.h>

static int made;
__attribute__((constructor)) static void make(void) { made++; }

int main(int argc, char **argv)
{
	volatile double x = argc;
	struct stat st;
	char buf[16];
	int n = 0;

	if (made != 1 || log(x) != 0 || exp(x - 1) != 1 || pow(x + 1, 3) != 8 || exp2(x + 3) != 16 || fmod(x + 6, 4) != 3)
		return 1;
	if (stat(argv[0], &st) || !S_ISREG(st.st_mode) || fstat(0, &st) || getrandom(buf, 4, 0) != 4)
		return 2;
	if (strtol("0x1f", NULL, 16) != 31 || sscanf("12", "%d", &n) != 1 || n != 12 || gettid() != getpid())
		return 3;
	if (!reallocarray(NULL, 2, 8) || reallocarray(NULL, (size_t)-1, 8))
		return 4;
#if __GLIBC_PREREQ(2, 38)
	if (strlcpy(buf, "cut", 3) != 3 || strcmp(buf, "cu"))
		return 5;
#endif
	puts("ok");
	return 0;
}
