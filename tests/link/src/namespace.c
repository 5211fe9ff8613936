/* SPDX-License-Identifier: MIT */
/*
 * A library of a namespace of its own, with its own libc, which libcompat has to look in and not in the program's; with
 * -DAUDIT, an audit library, which is at work before the program is there; with -DPROGRAM, the program, which prints ok.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef PROGRAM
int main(int argc, char **argv)
{
	void *lib = argc > 1 ? dlmopen(LM_ID_NEWLM, argv[1], RTLD_NOW) : NULL;
	int (*work)(void) = lib ? (int (*)(void))dlsym(lib, "work") : NULL, r;

	if (argc > 1 && !work)
		printf("%s\n", dlerror());
	r = work ? work() : argc > 1;
	puts(r ? "wrong" : "ok");
	return r;
}
#else
static int ready;

/* pins, and fallbacks that look for libc's own function */
int work(void)
{
	unsigned char bytes[16] = { 0 };
	char path[4];
	struct stat st;

	if (!ready || stat("/", &st) || !S_ISDIR(st.st_mode) || strlcpy(path, "/tmp", sizeof path) != 4 ||
		strtol("0x2a", NULL, 16) != 42 || getentropy(bytes, sizeof bytes) || gettid() <= 0 ||
		arc4random_uniform(5) > 4)
		return 1;
	return 0;
}

__attribute__((constructor)) static void prepare(void)
{
	ready = arc4random_uniform(1) + 1;
}

#ifdef AUDIT
static void say(const char *text)
{
	if (write(STDOUT_FILENO, text, strlen(text)) < 0)
		_exit(2);
}

unsigned la_version(unsigned version)
{
	say("audit\n");
	return version < LAV_CURRENT ? version : LAV_CURRENT;
}

unsigned la_objopen(struct link_map *map, Lmid_t namespace, uintptr_t *cookie)
{
	(void)map, (void)namespace, (void)cookie;
	if (work())
		say("wrong\n");
	return 0;
}
#endif
#endif
