/* SPDX-License-Identifier: MIT */
/*
 * What libc knows of the child by heart is right, wherever it was forked, and no lock
 * of the parent matters. glibc before 2.25 has more of it, the process id: "aged" plays that here.
 */
#include <dlfcn.h>
#include <gnu/libc-version.h>
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

static int aged;	/* 1 ids cached, 2 and no libpthread to tell by */

/* libc uses neither of these words in the calling thread's descriptor */
static volatile pid_t *cached(int tid)
{
	return (volatile pid_t *)((char *)pthread_self() + 0x80) + tid;
}

static pid_t (*libc_getpid)(void);
static int (*libc_raise)(int), (*libc_lock)(pthread_mutex_t *);

static void find_libc(void)
{
	*(void **)&libc_getpid = dlsym(RTLD_NEXT, "getpid");
	*(void **)&libc_raise = dlsym(RTLD_NEXT, "raise");
	*(void **)&libc_lock = dlsym(RTLD_NEXT, "pthread_mutex_lock");
}

pid_t getpid(void)
{
	if (!libc_getpid)
		find_libc();
	return aged && *cached(0) > 0 ? *cached(0) : aged ? (pid_t)syscall(SYS_getpid) : libc_getpid();
}

pid_t __getpid(void)
{
	return getpid();
}

int raise(int sig)
{
	if (!aged)
		return libc_raise(sig);
	return (int)syscall(SYS_tgkill, *cached(0) < 0 ? -*cached(0) : *cached(0),
		aged == 2 ? *cached(1) : syscall(SYS_gettid), sig);
}

int pthread_mutex_lock(pthread_mutex_t *m)
{
	if (aged == 2)
		return 0;		/* libc's, where libpthread is not loaded */
	if (!libc_lock)
		find_libc();
	return libc_lock(m);
}

static volatile int handled, atfork;
static pthread_mutex_t held = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
static sigset_t before;

static void handler(int sig)
{
	(void)sig;
	handled++;
}

static void count(void)
{
	atfork++;
}

static int look_at_mutexes(pid_t tid)
{
	pthread_mutex_t m = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP,
		r = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

	if (pthread_mutex_trylock(&m) || m.__data.__owner != tid)
		return 3;
	if (pthread_mutex_timedlock(&m, &(struct timespec){ 0 }) != EDEADLK || pthread_mutex_unlock(&m))
		return 4;
	if (pthread_mutex_unlock(&held) != EPERM)	/* the parent's */
		return 5;
	if (pthread_mutex_trylock(&r) || pthread_mutex_trylock(&r) || pthread_mutex_unlock(&r) ||
	    pthread_mutex_unlock(&r) || pthread_mutex_unlock(&r) != EPERM)
		return 6;
	return 0;
}

/* Async-signal-safe but for the mutexes; the exit status says which of it is wrong. */
static int look(pid_t parent, pid_t parent_tid, pthread_t self)
{
	pid_t tid = (pid_t)syscall(SYS_gettid);
	sigset_t set;
	int n;

	if (getpid() != syscall(SYS_getpid) || getpid() == parent || getppid() != parent)
		return 1;
	if (tid != getpid() || tid == parent_tid || !pthread_equal(self, pthread_self()))
		return 2;
	if (aged != 2 && (n = look_at_mutexes(tid)))
		return n;
	n = handled;
	sigprocmask(SIG_SETMASK, NULL, &set);
	if (memcmp(&set, &before, 8))
		return 7;
	sigemptyset(&set);
	pthread_sigmask(SIG_SETMASK, &set, NULL);
	if (raise(SIGUSR1) || handled != n + 1)
		return 8;
	if (aged != 2 && (pthread_kill(pthread_self(), SIGUSR1) || handled != n + 2))
		return 9;
	if (aged && *cached(0) != tid)
		return 10;
	if (aged == 2 && *cached(1) != tid)
		return 11;
	return atfork ? 12 : 0;
}

static int status_of(pid_t pid)
{
	int status = -1;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR);
	return status;
}

static void *checks(void *unused)
{
	pid_t me = (pid_t)syscall(SYS_getpid), tid = (pid_t)syscall(SYS_gettid), pid;
	pthread_t self = pthread_self();
	sigset_t mask;

	(void)unused;
	*cached(0) = me;
	*cached(1) = tid;
	sigemptyset(&mask);
	sigaddset(&mask, SIGUSR2);
	sigaddset(&mask, SIGRTMAX);
	pthread_sigmask(SIG_SETMASK, &mask, NULL);
	sigprocmask(SIG_SETMASK, NULL, &before);
	T_INT(pthread_mutex_trylock(&held), 0);

	for (int i = 0; i < 5; i++) {
		pid = _Fork();
		if (!pid)
			_exit(look(me, tid, self));
		T_TRUE(pid > 0 && pid != me);
		T_INT(status_of(pid), 0);
	}
	/* a child's child */
	pid = _Fork();
	if (!pid) {
		pid_t mine = getpid(), grandchild = _Fork();

		if (!grandchild)
			_exit(look(mine, mine, self));
		_exit(WEXITSTATUS(status_of(grandchild)));
	}
	T_INT(status_of(pid), 0);
	/* fork in the child of _Fork, and the other way round */
	pid = _Fork();
	if (!pid) {
		pid_t mine = getpid(), grandchild;

		*cached(0) = -mine;		/* as inside of old forks */
		grandchild = _Fork();
		if (!grandchild)
			_exit(look(mine, mine, self));
		_exit(WEXITSTATUS(status_of(grandchild)));
	}
	T_INT(status_of(pid), 0);
	/* it is the child that dies of this */
	pid = _Fork();
	if (!pid) {
		signal(SIGABRT, SIG_DFL);
		setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		abort();
	}
	T_INT(status_of(pid) & 0x7f, SIGABRT);
	pid = _Fork();
	if (!pid) {
		raise(SIGKILL);
		_exit(1);
	}
	T_INT(status_of(pid), SIGKILL);

	T_INT(pthread_mutex_unlock(&held), 0);		/* the parent is what it was */
	T_INT(syscall(SYS_getpid), me);
	T_INT(getpid(), me);
	sigprocmask(SIG_BLOCK, NULL, &mask);
	T_INT(memcmp(&mask, &before, 8), 0);
	T_INT(atfork, 0);
	return NULL;
}

static void everywhere(void)
{
	pthread_t t;

	checks(NULL);
	T_INT(pthread_create(&t, NULL, checks, NULL), 0);
	pthread_join(t, NULL);
}

/* An old libc: in a process of its own, since the ids that other threads have are not cached. */
static void old(int how)
{
	pid_t pid = fork();

	if (!pid) {
		aged = how;
		atfork = 0;
		t_status = 0;
		everywhere();
		_exit(t_status);
	}
	T_INT(status_of(pid), 0);
}

/* Handlers that fork while malloc, stdio and handlers of atfork are busy in all threads. */
static volatile int stop, forks, bad;
static pid_t parent;

static void forking(int sig)
{
	int e = errno, s;
	pid_t tid = (pid_t)syscall(SYS_gettid), pid = _Fork();

	(void)sig;
	if (!pid) {
		pthread_mutex_t m = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;

		signal(SIGTERM, SIG_DFL);
		if (getppid() != parent || getpid() == parent || syscall(SYS_gettid) == tid ||
		    pthread_mutex_trylock(&m) || m.__data.__owner != getpid())
			_exit(1);
		raise(SIGTERM);
		_exit(2);
	}
	s = status_of(pid);
	if (s != SIGTERM)
		bad = s ? s : -1;
	__sync_fetch_and_add(&forks, 1);
	errno = e;
}

static void *busy(void *arg)
{
	unsigned seed = (unsigned)(size_t)arg;
	FILE *f = fopen("/dev/null", "w");

	while (!stop) {
		void *p[50];

		for (int i = 0; i < 50; i++)
			p[i] = malloc((size_t)rand_r(&seed) % 5000 + 1);
		for (int i = 0; i < 50; i++)
			free(p[i]);
		fprintf(f, "%d\n", stop);
	}
	fclose(f);
	return NULL;
}

static void storm(void)
{
	struct sigaction sa = { .sa_handler = forking, .sa_flags = SA_RESTART };
	struct itimerval every = { { 0, 1000 }, { 0, 1000 } }, off = { { 0, 0 }, { 0, 0 } };
	pthread_t t[3];

	parent = getpid();
	sigaction(SIGALRM, &sa, NULL);
	sigaction(SIGUSR2, &sa, NULL);
	for (size_t i = 0; i < 3; i++)
		T_INT(pthread_create(&t[i], NULL, busy, (void *)(i + 1)), 0);
	setitimer(ITIMER_REAL, &every, NULL);
	for (int i = 0; forks < 100; i++) {
		pthread_kill(t[i % 3], SIGUSR2);
		free(malloc((size_t)i % 3000));
		usleep(2000);
	}
	setitimer(ITIMER_REAL, &off, NULL);
	stop = 1;
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], NULL);
	T_INT(bad, 0);
	T_ERR(waitpid(-1, NULL, 0), -1, ECHILD);
}

/* Robust mutexes: the child has none of the parent's; the kernel knows of its own. */
static void robust(void)
{
	pthread_mutexattr_t a;
	pthread_mutex_t *m = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct robust_list_head *head;
	size_t size;
	pid_t pid;
	int emulated = syscall(SYS_get_robust_list, 0, &head, &size) != 0;	/* qemu-user has no such lists */

	pthread_mutexattr_init(&a);
	pthread_mutexattr_setrobust(&a, PTHREAD_MUTEX_ROBUST);
	pthread_mutexattr_setpshared(&a, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(&m[0], &a);
	pthread_mutex_init(&m[1], &a);
	T_INT(pthread_mutex_trylock(&m[0]), 0);
	pid = _Fork();
	if (!pid) {
		if (!emulated && (syscall(SYS_get_robust_list, 0, &head, &size) || head->list.next != &head->list))
			_exit(1);
		_exit(pthread_mutex_trylock(&m[0]) != EBUSY || pthread_mutex_trylock(&m[1]) ? 2 : 0);
	}
	T_INT(status_of(pid), 0);
	T_INT(pthread_mutex_unlock(&m[0]), 0);
	if (!emulated)
		T_INT(pthread_mutex_trylock(&m[1]), EOWNERDEAD);
	munmap(m, 4096);
}

/* The thread of the child ends as others do. */
static void *joiner(void *t)
{
	_exit(pthread_join(*(pthread_t *)t, NULL) ? 1 : 42);
}

static void leaving(void)
{
	pid_t pid = _Fork();

	if (!pid) {
		static pthread_t self;
		pthread_t t;

		self = pthread_self();
		if (pthread_create(&t, NULL, joiner, &self))
			_exit(2);
		pthread_exit(NULL);
	}
	T_INT(status_of(pid), 42 << 8);
}

/* Only the nobody in here has so many processes. */
static void no_more(void)
{
	pid_t pid = fork();

	if (!pid) {
		sigset_t set, now;

		t_status = 0;
		if (geteuid() == 0)
			T_INT(setuid(54321), 0);
		setrlimit(RLIMIT_NPROC, &(struct rlimit){ 0, 0 });
		sigprocmask(SIG_SETMASK, NULL, &set);
		T_ERR(_Fork(), -1, EAGAIN);
		sigprocmask(SIG_SETMASK, NULL, &now);
		T_INT(memcmp(&set, &now, 8), 0);
		_exit(t_status);
	}
	T_INT(status_of(pid), 0);
}

int main(void)
{
	pid_t pid;

	find_libc();
	signal(SIGUSR1, handler);
	leaving();				/* no thread but this one so far */
	T_INT(pthread_atfork(count, count, count), 0);
	everywhere();
	if (!dlsym(RTLD_DEFAULT, "_Fork") && atoi(gnu_get_libc_version() + 2) >= 25)	/* ours, then */
		old(1), old(2);
	atfork = 0;
	robust();
	storm();
	T_INT(atfork, 0);
	no_more();
	atfork = 0;
	pid = fork();				/* which does run handlers */
	if (!pid)
		_exit(atfork);
	T_INT(status_of(pid), 2 << 8);
	T_INT(atfork, 2);
	return t_status;
}
