/* SPDX-License-Identifier: MIT */
/*
 * Says what runs around main, in order, and whether it was given main's arguments. With -DPART the
 * shared library of the program; the argument is how to end: return, quick or thread.
 */
#define _DEFAULT_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef PART
#define NAME "library "
#else
#define NAME "program "
#endif

static void say(const char *what)
{
	char buf[80];
	int n = snprintf(buf, sizeof buf, NAME "%s\n", what);

	if (write(1, buf, (size_t)n) != n)
		_exit(9);
}

#define GIVEN(name) \
static void name(int argc, char **argv, char **envp) \
{ \
	int found = 0; \
	for (char **e = envp; e && *e; e++) \
		found += !strcmp(*e, "LINK_TEST=start"); \
	say(argc == 2 && argv && argv[2] == NULL && strlen(argv[1]) > 3 && found == 1 ? #name : #name " with wrong arguments"); \
}
#define HANDLER(name) static void name(void) { say(#name); }

GIVEN(array_150)
GIVEN(array_300)
GIVEN(array_last)
__attribute__((section(".init_array.00300"), used)) static void (*a2)(int, char **, char **) = array_300;
__attribute__((section(".init_array.00150"), used)) static void (*a1)(int, char **, char **) = array_150;
__attribute__((section(".init_array"), used)) static void (*a3)(int, char **, char **) = array_last;

__attribute__((constructor(200))) HANDLER(constructor_200)
__attribute__((constructor)) HANDLER(constructor_last)
__attribute__((destructor(200))) HANDLER(destructor_200)
__attribute__((destructor(300))) HANDLER(destructor_300)
__attribute__((destructor)) HANDLER(destructor_last)
HANDLER(atexit_1)
HANDLER(atexit_2)

#define AROUND(section, call) __asm__(".pushsection " section ", \"ax\", %progbits\n" call "\n.popsection")
#ifdef __x86_64__
AROUND(".init", "call init_section");
AROUND(".fini", "call fini_section");
#else
AROUND(".init", "bl init_section");
AROUND(".fini", "bl fini_section");
#endif
__attribute__((visibility("hidden"), used)) void init_section(void) { say("init section"); }
__attribute__((visibility("hidden"), used)) void fini_section(void) { say("fini section"); }

#ifdef PART
int part(void);
__attribute__((constructor)) static void register_here(void)
{
	atexit(atexit_1);
}

int part(void)
{
	atexit(atexit_2);
	return 1;
}
#else
int part(void);

GIVEN(preinit)
__attribute__((section(".preinit_array"), used)) static void (*a0)(int, char **, char **) = preinit;

HANDLER(quick_1)
HANDLER(quick_2)

static void on_exit_1(int code, void *arg)
{
	say(code == 3 && arg == &a0 ? "on_exit" : "on_exit with wrong arguments");
}

static void *leave(void *arg)
{
	(void)arg;
	exit(3);
}

int main(int argc, char **argv)
{
	pthread_t t;

	say("main");
	atexit(atexit_1);
	on_exit(on_exit_1, (void *)&a0);
	atexit(atexit_2);
	at_quick_exit(quick_1);
	at_quick_exit(quick_2);
	if (argc != 2 || !part())
		return 1;
	if (!strcmp(argv[1], "quick"))
		quick_exit(3);
	if (!strcmp(argv[1], "thread") && !pthread_create(&t, NULL, leave, NULL))
		pause();
	return 3;
}
#endif
