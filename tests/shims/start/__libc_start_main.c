/* SPDX-License-Identifier: MIT */
/* Everything that runs around main runs once, in the order of the gABI, with main's arguments. */
#include "test.h"
#include <unistd.h>

extern char **environ;

static char seen[64];
static unsigned n;

static void note(char what)
{
	if (n < sizeof seen - 1)
		seen[n++] = what;
}

/* libc sets environ after preinit_array has run */
static void args(int argc, char **argv, char **envp, char what)
{
	note(what);
	if (argc != 1 || !argv || !argv[0] || argv[1] || envp != argv + 2 || (what != 'p' && envp != environ))
		t_error("%c: argc %d argv %p envp %p environ %p", what, argc, (void *)argv,
			(void *)envp, (void *)environ);
}

static void preinit(int argc, char **argv, char **envp) { args(argc, argv, envp, 'p'); }
static void early(int argc, char **argv, char **envp) { args(argc, argv, envp, '1'); }
static void late(int argc, char **argv, char **envp) { args(argc, argv, envp, '3'); }
static __attribute__((constructor(200))) void second(int argc, char **argv, char **envp)
{
	args(argc, argv, envp, '2');
}

/* the function of DT_INIT runs before init_array */
__asm__(".pushsection .init, \"ax\", %progbits\n"
#ifdef __x86_64__
	"call t_init\n"
#else
	"bl t_init\n"
#endif
	".popsection");
void t_init(void);
void t_init(void) { note('i'); }

__attribute__((section(".preinit_array"), used)) static void (*a0)(int, char **, char **) = preinit;
__attribute__((section(".init_array.00150"), used)) static void (*a1)(int, char **, char **) = early;
__attribute__((section(".init_array"), used)) static void (*a3)(int, char **, char **) = late;

/* after main: atexit handlers in reverse, then destructors */
static void check(void)
{
	if (strcmp(seen, "pi123mba65"))
		t_error("order \"%s\", want \"pi123mba65\"", seen);
	if (t_status)
		_exit(t_status);
}

static __attribute__((destructor(150))) void last(void) { note('5'); check(); }
static __attribute__((destructor(200))) void middle(void) { note('6'); }
static void a(void) { note('a'); }
static void b(void) { note('b'); }

int main(int argc, char **argv, char **envp)
{
	args(argc, argv, envp, 'm');
	T_INT(atexit(a), 0);
	T_INT(atexit(b), 0);
	return 0;
}
