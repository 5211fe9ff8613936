/* SPDX-License-Identifier: MIT */
/*
 * Everything again and again: as it is; with a chdir that changes nothing, which old libcs leave to us; with
 * a closefrom, which more of them do, and a fchdir that those know; as it is, on what says it is glibc 2.17.
 */
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include "test.h"
#include "spawning.h"

enum { PLAIN, CHDIR, CLOSEFROM, AGED };
static int own;

const char *gnu_get_libc_version(void)
{
	static char v[32];

	confstr(_CS_GNU_LIBC_VERSION, v, sizeof v);
	return own == AGED ? "2.17" : v + strlen("glibc ");
}

static void mark(posix_spawn_file_actions_t *f)
{
	if (own == CHDIR || own == CLOSEFROM)
		T_INT(posix_spawn_file_actions_addchdir_np(f, "."), 0);
	if (own == CLOSEFROM)
		T_INT(posix_spawn_file_actions_addclosefrom_np(f, 900), 0);
}

static void fresh(void)
{
	again();
	mark(&fa);
	T_INT(posix_spawnattr_setflags(&attr, 0), 0);
}

static int in_child(void (*f)(void))
{
	pid_t pid = fork();
	int status = -1;

	if (!pid) {
		t_status = 0;
		f();
		_exit(t_status);
	}
	T_INT(waitpid(pid, &status, 0), pid);
	return status;
}

static void actions(void)
{
	int fd;

	fresh();
	T_EXIT(0, "three", 3);
	T_FAIL(0, "none", ENOENT);
	T_FAIL(0, "noshell", ENOEXEC);
	T_FAIL(0, "true", ENOENT);		/* no search */

	/* a descriptor dup'ed to itself survives, one that is not open fails */
	T_INT(dup3(1, 40, O_CLOEXEC), 40);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 40, 40), 0);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 40, 41), 0);
	T_STR(sh("cd /proc/self/fd; echo 4*"), "40 41\n");
	T_INT(fcntl(40, F_GETFD), FD_CLOEXEC);
	close(40);
	fresh();
	T_INT(posix_spawn_file_actions_adddup2(&fa, 199, 199), 0);
	T_FAIL(0, "three", EBADF);
	fresh();
	T_INT(posix_spawn_file_actions_adddup2(&fa, 199, 5), 0);
	T_FAIL(0, "three", EBADF);

	/* open: the mode, the umask, close on exec, whatever was there before closed first */
	fresh();
	umask(027);
	T_INT(posix_spawn_file_actions_addopen(&fa, 5, "made", O_WRONLY | O_CREAT, 0666), 0);
	T_INT(posix_spawn_file_actions_addopen(&fa, 6, "/dev/null", O_RDONLY, 0), 0);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 5, 7), 0);
	T_INT(posix_spawn_file_actions_addclose(&fa, 5), 0);
	T_STR(sh("stat -c %a made; [ -e /proc/self/fd/5 ] || readlink /proc/self/fd/6; echo x >&7; cat made"),
		"640\n/dev/null\nx\n");
	umask(022);
	fresh();
	T_INT(posix_spawn_file_actions_addopen(&fa, 0, "none", O_RDONLY, 0), 0);
	T_FAIL(0, "three", ENOENT);
	fresh();
	fd = dup2(0, 30);
	T_INT(posix_spawn_file_actions_addopen(&fa, fd, "/dev/fd/30", O_RDONLY, 0), 0);
	T_FAIL(0, "three", ENOENT);
	close(fd);
	fresh();
	T_INT(posix_spawn_file_actions_addclose(&fa, 77), 0);	/* not open: no error */
	T_EXIT(0, "three", 3);
	/* what the caller may not even add */
	T_INT(posix_spawn_file_actions_addclose(&fa, -1), EBADF);
	T_INT(posix_spawn_file_actions_adddup2(&fa, 1, -1), EBADF);
	T_INT(posix_spawn_file_actions_addopen(&fa, -1, "x", 0, 0), EBADF);
}

static void close_limit(void)
{
	struct rlimit rl = { 50, 50 };

	fresh();
	T_INT(posix_spawn_file_actions_addclose(&fa, 77), 0);
	setrlimit(RLIMIT_NOFILE, &rl);
	T_FAIL(0, "three", EBADF);
}

static void full_table(void)
{
	struct rlimit rl = { 60, 60 };

	fresh();
	for (int fd = 20; fd < 60; fd++)
		T_INT(posix_spawn_file_actions_addclose(&fa, fd), 0);
	setrlimit(RLIMIT_NOFILE, &rl);
	while (dup(0) >= 0);
	T_EXIT(0, "three", 3);
	T_ERR(dup(0), -1, EMFILE);
}

static void ignored_children(void)
{
	char *argv[] = { "x", NULL };
	pid_t pid = -77;

	fresh();
	signal(SIGCHLD, SIG_IGN);
	if (!lossy())
		T_INT(posix_spawn(&pid, "none", &fa, &attr, argv, environ), ENOENT);
	T_INT(posix_spawn(NULL, "three", &fa, &attr, argv, environ), 0);
	T_ERR(waitpid(-1, NULL, 0), -1, ECHILD);
}

static void long_argv(void)
{
	enum { N = 5000, BIG = 200000 };
	static char *argv[N + 3], big[BIG], want[32];
	size_t n = 0;

	fresh();
	argv[n++] = "sh";
	argv[n++] = "count";
	while (n < N)
		argv[n++] = "a hundred bytes a hundred bytes a hundred bytes a hundred bytes a hundred bytes a hundred byte";
	file("count", "echo $# >counted\n", 0644);
	T_INT(spawn(0, "/bin/sh", argv, &(int){ 0 }), 0);
	snprintf(want, sizeof want, "%d\n", N - 2);
	T_STR(sh("cat counted"), want);
	fresh();
	memset(big, 'x', BIG - 1);
	argv[1] = big;
	argv[2] = NULL;
	if (!lossy()) {
		int e;

		T_INT(spawn(0, "/bin/true", argv, &e), -1);
		T_INT(e, E2BIG);
	}
}

static unsigned long long bits(const char *field)
{
	char cmd[64];

	snprintf(cmd, sizeof cmd, "exec grep ^%s: /proc/self/status", field);
	return strtoull(sh(cmd) + strlen(field) + 1, NULL, 16);
}

static unsigned long long bit(int sig)
{
	return 1ULL << (sig - 1);
}

static void nothing(int sig)
{
	(void)sig;
}

static void signals(void)
{
	sigset_t set, before;
	unsigned long long ign;

	fresh();
	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	sigprocmask(SIG_SETMASK, &set, NULL);
	T_INT(bits("SigBlk"), bit(SIGUSR2));

	fresh();
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGUSR1);
	if (!emulated())		/* qemu-user: other numbers outside */
		sigaddset(&set, SIGRTMAX);
	T_INT(posix_spawnattr_setsigmask(&attr, &set), 0);
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK), 0);
	T_INT(bits("SigBlk"), bit(SIGTERM) | bit(SIGUSR1) |
		(emulated() ? 0 : bit(SIGRTMAX)));
	sigprocmask(SIG_SETMASK, NULL, &before);		/* the caller's is as it was */
	for (int sig = 1; sig < 32; sig++)
		T_INT(sigismember(&before, sig), sig == SIGUSR2);

	fresh();
	signal(SIGHUP, SIG_IGN);
	signal(SIGUSR1, SIG_IGN);
	signal(SIGTERM, nothing);
	ign = bits("SigIgn");
	T_INT(ign & (bit(SIGHUP) | bit(SIGUSR1) | bit(SIGTERM)), bit(SIGHUP) | bit(SIGUSR1));
	fresh();
	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGTERM);
	T_INT(posix_spawnattr_setsigdefault(&attr, &set), 0);
	T_INT(bits("SigIgn"), ign);				/* not without the flag */
	fresh();
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF), 0);
	T_INT(bits("SigIgn") | 3ULL << 31, (ign & ~bit(SIGHUP)) | 3ULL << 31);
	fresh();
	sigfillset(&set);
	T_INT(posix_spawnattr_setsigdefault(&attr, &set), 0);
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF), 0);
	T_INT(bits("SigIgn") & 0x7fffffff, 0);
	T_TRUE(signal(SIGTERM, SIG_DFL) == nothing);		/* the caller's are as they were */
	T_TRUE(signal(SIGHUP, SIG_DFL) == SIG_IGN);
}

static void groups(void)
{
	struct sched_param p = { 77 };
	char want[64];
	int pid, pgrp, session;

	fresh();
	snprintf(want, sizeof want, "%d %d\n", (int)getpgrp(), (int)getsid(0));
	T_STR(sh("cut -d' ' -f5,6 /proc/self/stat"), want);
	fresh();
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP), 0);
	T_INT(posix_spawnattr_setpgroup(&attr, 0), 0);
	T_INT(sscanf(sh("echo $$; cut -d' ' -f5,6 /proc/self/stat"), "%d%d%d", &pid, &pgrp, &session), 3);
	T_INT(pgrp, pid);
	T_INT(session, getsid(0));
	fresh();
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP), 0);
	T_INT(posix_spawnattr_setpgroup(&attr, getpgrp()), 0);
	T_EXIT(0, "three", 3);
	T_INT(posix_spawnattr_setpgroup(&attr, 0x3ffffff), 0);
	T_FAIL(0, "three", EPERM);
	T_INT(posix_spawnattr_setpgroup(&attr, -1), 0);
	T_FAIL(0, "three", EINVAL);
	T_INT(posix_spawnattr_setpgroup(&attr, 0), 0);
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSID), 0);		/* 2.26 */
	T_INT(sscanf(sh("echo $$; cut -d' ' -f5,6 /proc/self/stat"), "%d%d%d", &pid, &pgrp, &session), 3);
	T_INT(pgrp, pid);
	T_INT(session, pid);
	fresh();
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETPGROUP), 0);
	T_FAIL(0, "three", EPERM);

	fresh();
	T_INT(posix_spawnattr_setschedparam(&attr, &p), 0);
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSCHEDPARAM), 0);
	T_FAIL(0, "three", EINVAL);
	p.sched_priority = 0;
	T_INT(posix_spawnattr_setschedparam(&attr, &p), 0);
	T_EXIT(0, "three", 3);
	p.sched_priority = 2;
	T_INT(posix_spawnattr_setschedparam(&attr, &p), 0);
	T_INT(posix_spawnattr_setschedpolicy(&attr, SCHED_RR), 0);
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSCHEDULER | POSIX_SPAWN_SETSCHEDPARAM), 0);
	if (sched_setscheduler(0, SCHED_RR, &p) == 0) {
		p.sched_priority = 0;
		sched_setscheduler(0, SCHED_OTHER, &p);
		T_STR(sh("cut -d' ' -f40,41 /proc/self/stat"), "2 2\n");
	} else {
		pid = errno;		/* not permitted to us, nor to the child */
		T_FAIL(0, "three", pid);
	}
}

static void ids(void)
{
	fresh();
	if (geteuid() != 0 || setegid(65534) || seteuid(65534))
		return;
	T_STR(sh("id -u; id -g"), "65534\n65534\n");
	fresh();
	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_RESETIDS), 0);
	T_STR(sh("id -u; id -g; id -ru"), "0\n0\n0\n");
	T_INT(geteuid(), 65534);		/* the caller's are as they were */
	T_INT(getegid(), 65534);
	T_INT(seteuid(0), 0);
}

/* As the same program gets it from fork and exec. */
static void same_as_fork(void)
{
	static char cmd[] = "env | sort; grep -E '^(Uid|Gid|Groups|SigBlk|SigCgt|Cap...|NoNewPrivs"
		"|Seccomp):' /proc/self/status; cat /proc/self/limits; ls /proc/self/fd; pwd; umask; "
		"cut -d' ' -f5-8,18,19,38,40,41 /proc/self/stat";
	static char theirs[65536];
	int p[2], status;
	size_t n = 0;
	ssize_t r;
	pid_t pid;

	fresh();
	T_INT(pipe2(p, O_CLOEXEC), 0);
	pid = fork();
	if (!pid) {
		dup2(p[1], 1);
		execl("/bin/sh", "sh", "-pc", cmd, NULL);
		_exit(1);
	}
	close(p[1]);
	while ((r = read(p[0], theirs + n, sizeof theirs - 1 - n)) > 0)
		n += (size_t)r;
	theirs[n] = '\0';
	close(p[0]);
	T_INT(waitpid(pid, &status, 0), pid);
	T_STR(sh(cmd), theirs);
}

/* Signals to all threads while they spawn: none of their handlers runs in a child. */
static volatile int strayed, done;
static pid_t parent;

static void handler(int sig)
{
	int e = errno;

	(void)sig;
	if (syscall(SYS_getpid) != parent)
		strayed = 1;
	errno = e;
}

static void *spawner(void *arg)
{
	char *argv[] = { "x", NULL }, code[16], *sh_argv[] = { "sh", "-c", code, NULL };
	posix_spawn_file_actions_t bad, good;

	posix_spawn_file_actions_init(&good);
	posix_spawn_file_actions_init(&bad);
	mark(&good);
	T_INT(posix_spawn_file_actions_addchdir_np(&bad, "none"), 0);
	for (int i = 0; i < 25; i++) {
		int status = -1, e;
		pid_t pid = -77;

		snprintf(code, sizeof code, "exit %d", i + *(int *)arg);
		e = posix_spawn(&pid, "/bin/sh", &good, NULL, sh_argv, environ);
		T_INT(e, 0);
		if (!e) {
			while (waitpid(pid, &status, 0) < 0 && errno == EINTR);
			T_INT(status, (i + *(int *)arg) << 8);
		}
		if (!emulated() || !getcpu)
			T_INT(posix_spawn(&pid, "/bin/true", &bad, NULL, argv, environ), ENOENT);
	}
	posix_spawn_file_actions_destroy(&good);
	posix_spawn_file_actions_destroy(&bad);
	return arg;
}

static void *shooter(void *threads)
{
	while (!done) {
		for (int i = 0; i < 4; i++)
			pthread_kill(((pthread_t *)threads)[i], i & 1 ? SIGUSR1 : SIGRTMIN);
		kill(0, SIGURG);		/* reaches the children too; programs ignore it */
		usleep(100);
	}
	return NULL;
}

static void storm(void)
{
	struct sigaction sa = { .sa_handler = handler };
	pthread_t t[4], gun;
	int id[4] = { 0, 50, 100, 150 };
	sigset_t set;

	fresh();
	setpgid(0, 0);
	parent = (pid_t)syscall(SYS_getpid);
	sigemptyset(&set);
	sigprocmask(SIG_SETMASK, &set, NULL);
	sigaction(SIGUSR1, &sa, NULL);
	sigaction(SIGURG, &sa, NULL);
	sigaction(SIGRTMIN, &sa, NULL);
	for (int i = 0; i < 4; i++)
		T_INT(pthread_create(&t[i], NULL, spawner, &id[i]), 0);
	done = 0;
	T_INT(pthread_create(&gun, NULL, shooter, t), 0);
	pthread_join(t[0], NULL);
	done = 1;		/* a joined thread must not be shot at */
	pthread_join(gun, NULL);
	for (int i = 1; i < 4; i++)
		pthread_join(t[i], NULL);
	T_INT(strayed, 0);
	T_INT(raise(SIGUSR1), 0);		/* the thread still knows its own ids */
	T_ERR(waitpid(-1, NULL, 0), -1, ECHILD);
}

/* Not a cancellation point; the state is left alone. */
static void *cancelled(void *arg)
{
	char *argv[] = { "x", NULL };
	pid_t pid = -77;
	int state, status = -1;

	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
	pthread_cancel(pthread_self());
	pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
	T_INT(posix_spawn(&pid, "three", &fa, NULL, argv, environ), 0);
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
	T_INT(state, PTHREAD_CANCEL_ENABLE);
	T_INT(waitpid(pid, &status, 0), pid);
	T_INT(status, 3 << 8);
	*(int *)arg = 1;
	pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
	pthread_testcancel();
	*(int *)arg = 2;
	return NULL;
}

static void cancelling(void)
{
	pthread_t t;
	void *ret;
	int at = 0;

	fresh();
	T_INT(pthread_create(&t, NULL, cancelled, &at), 0);
	pthread_join(t, &ret);
	T_TRUE(ret == PTHREAD_CANCELED);
	T_INT(at, 1);
}

int main(void)
{
	start();
	file("three", "#!/bin/sh\nexit 3\n", 0755);
	file("noshell", "exit 3\n", 0755);
	for (own = PLAIN; own <= AGED; own++) {
		plain = own == PLAIN || own == AGED;
		actions();
		T_INT(in_child(close_limit), 0);
		T_INT(in_child(full_table), 0);
		T_INT(in_child(ignored_children), 0);
		long_argv();
		T_INT(in_child(signals), 0);
		groups();
		T_INT(in_child(ids), 0);
		same_as_fork();
		cancelling();
		T_INT(in_child(storm), 0);
	}
	return finish();
}
