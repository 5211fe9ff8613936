/* SPDX-License-Identifier: MIT */
/*
 * What _FORTIFY_SOURCE=3 makes of calls with the newest headers: right ones work, and one byte too
 * many ends the process, on every libc. See docs/headers.md.
 */
#undef _FORTIFY_SOURCE
#define _FORTIFY_SOURCE 3
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>
#include "test.h"

static int fd, sock[2];
static volatile size_t fits;	/* a size that the compiler does not know */

static void *room(size_t n)
{
	return memset(malloc(n), 0, n);
}

static void in_memcpy(size_t n)
{
	char *to = malloc(fits);

	memcpy(to, "0123456789abcdefghijklmnopqrstuvwxyz", n);
	__asm__ volatile("" : : "r"(to) : "memory");
}

static const char *text(size_t n)	/* of n bytes with the null byte */
{
	char *s = memset(malloc(n), 'x', n);

	s[n - 1] = 0;
	__asm__ volatile("" : "+r"(s));
	return s;
}

#define CASE(name, ...) static void in_##name(size_t n) \
{ \
	char *to = malloc(fits); \
	wchar_t *wide = (wchar_t *)(void *)to; \
	(void)wide; \
	*to = 0; \
	__VA_ARGS__; \
	__asm__ volatile("" : : "r"(to) : "memory"); \
}

CASE(strcpy, strcpy(to, text(n)))
CASE(strncpy, strncpy(to, text(n), n))
CASE(strcat, strcat(to, text(n)))
CASE(memset, memset(to, 1, n))
CASE(memmove, memmove(to, text(n), n))
CASE(sprintf, sprintf(to, "%s", text(n)))
CASE(snprintf, (void)!snprintf(to, n, "%d", 5))
CASE(read, (void)!read(fd, to, n))
CASE(pread, (void)!pread(fd, to, n, 0))
CASE(recv, (void)!recv(sock[0], to, n, MSG_DONTWAIT))
CASE(fread, FILE *f = fopen("/dev/zero", "r"); (void)!fread(to, 1, n, f); fclose(f))
CASE(fgets, FILE *f = fopen("/dev/zero", "r"); (void)!fgets(to, (int)n, f); fclose(f))
CASE(readlink, (void)!readlink("/proc/self/exe", to, n))
CASE(confstr, confstr(_CS_PATH, to, n))
CASE(gethostname, (void)!gethostname(to, n))
CASE(mbstowcs, (void)!mbstowcs(wide, "abc", n / sizeof *wide + (n % sizeof *wide != 0)))
CASE(wmemset, wmemset(wide, 1, n / sizeof *wide + (n % sizeof *wide != 0)))

static void in_poll(size_t n)
{
	struct pollfd *p = room(fits);

	poll(p, (n + sizeof *p - 1) / sizeof *p, 0);
}

static void in_select(size_t n)
{
	fd_set s;

	FD_ZERO(&s);
	FD_SET((int)(n - fits) + FD_SETSIZE - 1, &s);
	if (!FD_ISSET((int)(n - fits) + FD_SETSIZE - 1, &s))
		_exit(3);
}

static void in_open(size_t n)
{
	int flags = n > fits ? O_CREAT | O_RDWR : O_RDONLY;

	__asm__ volatile("" : "+r"(flags));
	open("/dev/null", flags);
}

static void in_realpath(size_t n)
{
	char small[64], big[PATH_MAX];

	if (!realpath("/", n > fits ? small : big))
		_exit(3);
}

static void formats(size_t n, ...)
{
	char *to = malloc(fits);
	va_list ap;

	va_start(ap, n);
	(void)!vsnprintf(to, n, "%s", ap);
	va_end(ap);
	__asm__ volatile("" : : "r"(to) : "memory");
}

static void in_vsnprintf(size_t n)
{
	formats(n, "text");
}

static void in_printf(size_t n)
{
	char format[8] = "%d%n\n";
	int count;

	if (n <= fits)
		format[2] = 0;
	__asm__ volatile("" : : "r"(format) : "memory");
	count = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	printf(format, 1, &count);
#pragma GCC diagnostic pop
	fflush(stdout);
}

static const struct {
	const char *name;
	void (*f)(size_t);
} cases[] = {
#define C(name) { #name, in_##name }
	C(memcpy), C(strcpy), C(strncpy), C(strcat), C(memset), C(memmove), C(sprintf), C(snprintf), C(vsnprintf),
	C(read), C(pread), C(recv), C(fread), C(fgets), C(readlink), C(confstr), C(gethostname), C(mbstowcs),
	C(wmemset), C(poll), C(select), C(open), C(realpath), C(printf),
};

static int outcome(void (*f)(size_t), size_t n)
{
	int status;
	pid_t pid = fork();

	if (!pid) {
		signal(SIGABRT, SIG_DFL);
		dup2(fd, 1);
		dup2(fd, 2);
		f(n);
		_exit(0);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
}

int main(void)
{
	fits = 24;
	fd = open("/dev/null", O_RDWR);
	T_INT(socketpair(AF_UNIX, SOCK_STREAM, 0, sock), 0);
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
		int right = outcome(cases[i].f, fits), wrong = outcome(cases[i].f, fits + 1);

		if (right)
			t_error("%s that fits: %d", cases[i].name, right);
		if (wrong != SIGABRT)
			t_error("%s that does not: %d", cases[i].name, wrong);
	}
	return t_status;
}
