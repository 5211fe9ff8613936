/* SPDX-License-Identifier: MIT */
/* What crt1.o of older hosts passes on runs the constructors as libc did at the start. */
#include "test.h"

static char seen[32];
static int argc_seen;
static char **argv_seen, **envp_seen;

static void note(const char *what, int argc, char **argv, char **envp)
{
	strcat(seen, what);
	argc_seen = argc;
	argv_seen = argv;
	envp_seen = envp;
}

static void preinit(int argc, char **argv, char **envp) { note("p", argc, argv, envp); }
static void one(int argc, char **argv, char **envp) { note("1", argc, argv, envp); }
static void two(int argc, char **argv, char **envp) { note("2", argc, argv, envp); }

__attribute__((section(".preinit_array"), used)) static void (*p)(int, char **, char **) = preinit;
__attribute__((section(".init_array.00150"), used)) static void (*a)(int, char **, char **) = one;
__attribute__((section(".init_array"), used)) static void (*b)(int, char **, char **) = two;

/* the function of DT_INIT runs before init_array */
__asm__(".pushsection .init, \"ax\", %progbits\n"
#ifdef __x86_64__
	"call t_init\n"
#else
	"bl t_init\n"
#endif
	".popsection");
void t_init(void);
void t_init(void) { strcat(seen, "i"); }

int main(void)
{
	T_STR(seen, "pi12");
	T_INT(argc_seen, 1);
	T_TRUE(envp_seen == argv_seen + 2);
#ifndef T_NATIVE	/* not in glibc from 2.34 */
	extern void __libc_csu_init(int, char **, char **);
	char *argv[] = { "x", "y", NULL, "z=", NULL };

	seen[0] = 0;
	__libc_csu_init(2, argv, argv + 3);
	T_STR(seen, "i12");	/* preinit_array is the dynamic linker's */
	T_INT(argc_seen, 2);
	T_TRUE(argv_seen == argv && envp_seen == argv + 3);
#endif
	return t_status;
}
