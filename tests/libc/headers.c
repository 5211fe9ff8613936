/* SPDX-License-Identifier: MIT */
/*
 * What the newest headers put into a program itself, macros, initializers and inline functions,
 * goes with every libc that it may run on. See docs/headers.md.
 */
#include <argp.h>
#include <assert.h>
#include <ctype.h>
#include <fts.h>
#include <getopt.h>
#include <inttypes.h>
#include <limits.h>
#include <netinet/in.h>
#include <obstack.h>
#include <pthread.h>
#include <regex.h>
#include <resolv.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>
#include "test.h"

/* static initializers: one text, whatever is behind it */
static pthread_mutex_t plain = PTHREAD_MUTEX_INITIALIZER, recursive = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP,
	checks = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP, adaptive = PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t reader = PTHREAD_RWLOCK_INITIALIZER,
	writer = PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int turn, count, onces, cleaned;
static volatile int ready;

static void init(void)
{
	onces++;
}

static void *take_turns(void *arg)
{
	int me = arg != NULL;

	pthread_once(&once, init);
	for (int i = 0; i < 300; i++) {
		pthread_mutex_lock(&plain);
		while (turn != me)
			pthread_cond_wait(&cond, &plain);
		turn = !me;
		pthread_cond_broadcast(&cond);
		pthread_mutex_unlock(&plain);
		pthread_mutex_lock(&adaptive);
		count++;
		pthread_mutex_unlock(&adaptive);
		pthread_rwlock_wrlock(i % 2 ? &reader : &writer);
		pthread_rwlock_unlock(i % 2 ? &reader : &writer);
		pthread_rwlock_rdlock(i % 2 ? &writer : &reader);
		pthread_rwlock_unlock(i % 2 ? &writer : &reader);
	}
	return NULL;
}

static void *locked(void *arg)
{
	T_INT(pthread_mutex_trylock(arg), EBUSY);
	return NULL;
}

static void *write_lock(void *arg)
{
	T_INT(pthread_rwlock_wrlock(arg), 0);
	T_INT(pthread_rwlock_unlock(arg), 0);
	return NULL;
}

static void in_thread(void *(*f)(void *), void *arg)
{
	pthread_t t;

	T_INT(pthread_create(&t, NULL, f, arg), 0);
	T_INT(pthread_join(t, NULL), 0);
}

static void initializers(void)
{
	pthread_t t[2];
	struct timespec soon;

	for (int i = 0; i < 2; i++)
		T_INT(pthread_create(&t[i], NULL, take_turns, i ? &turn : NULL), 0);
	for (int i = 0; i < 2; i++)
		T_INT(pthread_join(t[i], NULL), 0);
	T_INT(count, 600);
	T_INT(onces, 1);
	T_INT(pthread_mutex_lock(&recursive), 0);
	T_INT(pthread_mutex_lock(&recursive), 0);
	T_INT(pthread_mutex_unlock(&recursive), 0);
	in_thread(locked, &recursive);
	T_INT(pthread_mutex_unlock(&recursive), 0);
	T_INT(pthread_mutex_unlock(&checks), EPERM);
	T_INT(pthread_mutex_lock(&checks), 0);
	T_INT(pthread_mutex_lock(&checks), EDEADLK);
	in_thread(locked, &checks);
	T_INT(pthread_mutex_unlock(&checks), 0);
	clock_gettime(CLOCK_REALTIME, &soon);
	pthread_mutex_lock(&plain);
	T_INT(pthread_cond_timedwait(&cond, &plain, &soon), ETIMEDOUT);
	pthread_mutex_unlock(&plain);

	/* the kind is what makes readers wait for a writer that waits */
	pthread_rwlock_t *lock[] = { &reader, &writer };
	for (int i = 0; i < 2; i++) {
		T_INT(pthread_rwlock_rdlock(lock[i]), 0);
		T_INT(pthread_create(&t[0], NULL, write_lock, lock[i]), 0);
		int r = 0;
		for (int n = 0; n < (i ? 500 : 20) && !r; n++) {
			usleep(1000);
			r = pthread_rwlock_tryrdlock(lock[i]);
			if (!r)
				pthread_rwlock_unlock(lock[i]);
		}
		T_INT(r, i ? EBUSY : 0);
		T_INT(pthread_rwlock_unlock(lock[i]), 0);
		T_INT(pthread_join(t[0], NULL), 0);
	}
}

static void clean(void *arg)
{
	cleaned += *(int *)arg;
}

static void *cancelled(void *arg)
{
	int two = 2, three = 3;

	pthread_cleanup_push(clean, &two);
	pthread_cleanup_push(clean, &three);
	if (arg)
		for (ready = 1; ; )
			pause();
	pthread_cleanup_pop(1);
	pthread_cleanup_pop(0);
	return NULL;
}

static void threads(void)
{
	pthread_attr_t a;
	pthread_t t;
	void *r;

	in_thread(cancelled, NULL);
	T_INT(cleaned, 3);
	T_INT(pthread_create(&t, NULL, cancelled, &turn), 0);
	while (!ready)
		usleep(1000);
	T_INT(pthread_cancel(t), 0);
	T_INT(pthread_join(t, &r), 0);
	T_TRUE(r == PTHREAD_CANCELED);
	T_INT(cleaned, 8);

	/* sysconf, in the newest headers */
	T_TRUE(PTHREAD_STACK_MIN >= 16384);
	pthread_attr_init(&a);
	T_INT(pthread_attr_setstacksize(&a, PTHREAD_STACK_MIN), 0);
	T_INT(pthread_attr_setstacksize(&a, 1000), EINVAL);
	T_INT(pthread_attr_setstacksize(&a, PTHREAD_STACK_MIN + 65536), 0);
	T_INT(pthread_create(&t, &a, take_turns, NULL) || (pthread_cancel(t), pthread_join(t, NULL)), 0);
	pthread_attr_destroy(&a);
	T_TRUE(SIGRTMAX - SIGRTMIN >= 20 && SIGRTMIN >= 34);
}

static void messages(void)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(sizeof(int)) + CMSG_SPACE(3)];
	} u = { .bytes = { 0 } };
	struct msghdr m = { .msg_control = u.bytes, .msg_controllen = sizeof u.bytes };
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	struct sockaddr_un un = { .sun_path = "four" };

	c->cmsg_len = CMSG_LEN(sizeof(int));
	c = CMSG_NXTHDR(&m, c);
	T_TRUE((char *)c == u.bytes + CMSG_SPACE(sizeof(int)));
	c->cmsg_len = CMSG_LEN(3);
	T_TRUE(!CMSG_NXTHDR(&m, c));
	c->cmsg_len = (size_t)-16;
	T_TRUE(!CMSG_NXTHDR(&m, c));
	T_INT(SUN_LEN(&un), offsetof(struct sockaddr_un, sun_path) + 4);
	T_TRUE(IN6_IS_ADDR_LOOPBACK(&in6addr_loopback) && IN6_IS_ADDR_UNSPECIFIED(&in6addr_any));
	T_INT(res_init(), 0);
	T_TRUE(_res.options & RES_INIT);
}

static void characters(void)
{
	FILE *f = tmpfile();

	T_TRUE(isalpha('a') && !isalpha('1') && isspace('\t') && isblank(' ') && toupper('x') == 'X' && tolower('Y') == 'y');
	T_INT(MB_CUR_MAX, 1);
	for (int i = 0; i < 70000; i++)
		putc_unlocked(i & 255, f);
	rewind(f);
	for (int i = 0; i < 70000; i++)
		if (getc_unlocked(f) != (i & 255))
			t_error("byte %d", i);
	T_INT(getc_unlocked(f), EOF);
	T_TRUE(feof_unlocked(f) && !ferror_unlocked(f));
	fclose(f);
	T_INT(btowc('a'), L'a');
	T_INT(wctob(L'a'), 'a');
	char s[64];
	snprintf(s, sizeof s, "%" PRId8 " %" PRIu16 " %" PRIxFAST8 " %" PRId64, (int8_t)-3, (uint16_t)65535, (uint_fast8_t)254,
		INT64_MIN / 2);
	T_STR(s, "-3 65535 fe -4611686018427387904");
}

static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

#define obstack_chunk_alloc malloc
#define obstack_chunk_free free

static error_t option(int key, char *arg, struct argp_state *state)
{
	*(int *)state->input += key == 'n' ? atoi(arg) : 0;
	return key == 'n' || key == ARGP_KEY_NO_ARGS || key == ARGP_KEY_END ? 0 : ARGP_ERR_UNKNOWN;
}

static void tools(void)
{
	static const int sorted[] = { 1, 3, 5, 7, 9, 11, 13 };
	struct argp_option options[] = { { "number", 'n', "N", 0, "a number", 0 }, { 0 } };
	struct argp argp = { .options = options, .parser = option };
	char name[] = "prog", o1[] = "-n3", o2[] = "--number=4", dir[] = "/dev/null";
	char *argv[] = { name, o1, o2, NULL }, *dirs[] = { dir, NULL };
	struct obstack o;
	regex_t re;
	regmatch_t match[2];
	int n = 0, k = 9;
	cpu_set_t *cpus = CPU_ALLOC(2000);
	size_t size = CPU_ALLOC_SIZE(2000);

	for (int i = 0; i < 15; i++)
		T_TRUE(!bsearch(&i, sorted, 7, sizeof i, compare) == (i % 2 == 0));
	T_INT((const int *)bsearch(&k, sorted, 7, sizeof k, compare) - sorted, 4);
	T_INT(argp_parse(&argp, 3, argv, 0, NULL, &n), 0);
	T_INT(n, 7);
	optind = 0;
	T_INT(getopt(3, argv, "n:"), 'n');
	T_STR(optarg, "3");
	obstack_init(&o);
	for (int i = 0; i < 10000; i++)
		obstack_grow(&o, "abc", 3);
	obstack_1grow(&o, 0);
	T_INT(obstack_object_size(&o), 30001);
	T_INT(strlen(obstack_finish(&o)), 30000);
	T_INT(obstack_printf(&o, "%d", 12345), 5);
	obstack_free(&o, NULL);
	T_INT(regcomp(&re, "b(c*)d", REG_EXTENDED), 0);
	T_INT(regexec(&re, "abccd", 2, match, 0), 0);
	T_INT(match[1].rm_so, 2);
	T_INT(match[1].rm_eo, 4);
	regfree(&re);
	CPU_ZERO_S(size, cpus);
	CPU_SET_S(1999, size, cpus);
	CPU_SET_S(3, size, cpus);
	T_INT(CPU_COUNT_S(size, cpus), 2);
	T_TRUE(CPU_ISSET_S(1999, size, cpus) && !CPU_ISSET_S(4, size, cpus));
	CPU_FREE(cpus);
	T_INT(major(makedev(0x12345, 0x6789a)), 0x12345);
	T_INT(minor(makedev(0x12345, 0x6789a)), 0x6789a);
	FTS *fts = fts_open(dirs, FTS_PHYSICAL, NULL);
	FTSENT *e = fts ? fts_read(fts) : NULL;
	T_TRUE(e && S_ISCHR(e->fts_statp->st_mode));
	T_STR(e ? e->fts_path : "", "/dev/null");
	fts_close(fts);
}

/* f(arg) in a child; what it says on standard error */
static char *said(int *status, void (*f)(int), int arg)
{
	static char text[256];
	int p[2];
	pid_t pid;
	ssize_t n;

	T_INT(pipe(p), 0);
	pid = fork();
	if (!pid) {
		dup2(p[1], 2);
		signal(SIGABRT, SIG_DFL);
		f(arg);
		_exit(0);
	}
	close(p[1]);
	n = read(p[0], text, sizeof text - 1);
	text[n < 0 ? 0 : n] = '\0';
	close(p[0]);
	T_INT(waitpid(pid, status, 0), pid);
	return text;
}

static void asserts(int n)
{
	assert(n < 3);
}

static void asserts_perror(int n)
{
	assert_perror(n);
}

static void assertions(void)
{
	int status;

	T_STR(said(&status, asserts, 2), "");
	T_INT(status, 0);
	T_TRUE(strstr(said(&status, asserts, 3), "asserts: Assertion `n < 3' failed"));
	T_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	T_TRUE(strstr(said(&status, asserts_perror, ENOENT), "No such file"));
}

static void kernel(void)
{
	siginfo_t info;

	/* identifiers that libc only passes on */
	long fd = syscall(434 /* pidfd_open */, getpid(), 0);
	T_TRUE(waitid(P_PIDFD, 9999, &info, WEXITED) == -1 && (errno == EBADF || errno == EINVAL));
	if (fd >= 0) {
		pid_t pid = fork();
		if (!pid)
			_exit(5);
		close((int)fd);
		fd = syscall(434, pid, 0);
		if (waitid(P_PIDFD, (id_t)fd, &info, WEXITED) == 0)
			T_INT(info.si_status, 5);
		else
			T_INT(errno, EINVAL);
		close((int)fd);
	}
	struct sigevent ev = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR1, ._sigev_un = { ._tid = gettid() } };
	timer_t timer;
	T_INT(timer_create(CLOCK_MONOTONIC, &ev, &timer), 0);
	T_INT(timer_delete(timer), 0);
}

int main(void)
{
	initializers();
	threads();
	messages();
	characters();
	tools();
	assertions();
	kernel();
	return t_status;
}
