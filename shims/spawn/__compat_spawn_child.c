/* SPDX-License-Identifier: MIT */
/*
 * The child's part, in the parent's memory and on a stack of its own: system
 * calls only, none through libc, so that neither errno nor anything else of
 * the parent changes. Signals are blocked until the program is run.
 */
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include "../unistd/closefrom.h"
#include "fdop.h"

/* No handler of the parent may run here. exec would reset them anyway. */
static void reset_signals(uint64_t defaults)
{
	/* handler, flags, restorer, mask on both architectures */
	unsigned long now[4], reset[4] = { (unsigned long)SIG_DFL };

	for (int sig = 1; sig <= 64; sig++) {
		if (!(defaults >> (sig - 1) & 1)) {
			if (SYSCALL_RAW(SYS_rt_sigaction, sig, NULL, now, 8))
				continue;
			if (now[0] == (unsigned long)SIG_DFL || now[0] == (unsigned long)SIG_IGN)
				continue;
		}
		SYSCALL_RAW(SYS_rt_sigaction, sig, reset, NULL, 8);
	}
}

static long attributes(struct spawn *s)
{
	long r = 0;

	reset_signals(s->defaults);
	if (s->flags & POSIX_SPAWN_SETSCHEDULER)
		r = SYSCALL_RAW(SYS_sched_setscheduler, 0, s->policy, &s->param);
	else if (s->flags & POSIX_SPAWN_SETSCHEDPARAM)
		r = SYSCALL_RAW(SYS_sched_setparam, 0, &s->param);
	if (r >= 0 && s->flags & POSIX_SPAWN_SETSID)
		r = SYSCALL_RAW(SYS_setsid);
	if (r >= 0 && s->flags & POSIX_SPAWN_SETPGROUP)
		r = SYSCALL_RAW(SYS_setpgid, 0, s->pgroup);
	if (r >= 0 && s->flags & POSIX_SPAWN_RESETIDS) {
		/* not libc's: those change all threads of the process they take this for */
		long gid = SYSCALL_RAW(SYS_getgid), uid = SYSCALL_RAW(SYS_getuid);

		r = SYSCALL_RAW(SYS_setresgid, -1, gid, -1);
		if (r >= 0)
			r = SYSCALL_RAW(SYS_setresuid, -1, uid, -1);
	}
	return r;
}

/* Closing what is not open is no error, unless the number could never be open. */
static long do_close(int fd)
{
	struct rlimit64 limit;

	if (SYSCALL_RAW(SYS_close, fd) < 0 &&
	    (SYSCALL_RAW(SYS_prlimit64, 0, RLIMIT_NOFILE, NULL, &limit) ||
	     (rlim64_t)fd >= limit.rlim_cur))
		return -EBADF;
	return 0;
}

static long do_dup2(int fd, int to)
{
	long r;

	if (fd != to)
		return SYSCALL_RAW(SYS_dup3, fd, to, 0);
	r = SYSCALL_RAW(SYS_fcntl, fd, F_GETFD, 0);
	return r < 0 ? r : SYSCALL_RAW(SYS_fcntl, fd, F_SETFD, r & ~FD_CLOEXEC);
}

static long do_open(int fd, const char *path, int oflag, mode_t mode)
{
	long r, new;

	SYSCALL_RAW(SYS_close, fd);	/* POSIX: before the open, not by it */
	new = SYSCALL_RAW(SYS_openat, AT_FDCWD, path, oflag, mode);
	if (new < 0 || new == fd)
		return new;
	r = SYSCALL_RAW(SYS_dup3, new, fd, 0);
	SYSCALL_RAW(SYS_close, new);
	return r;
}

static long action(const struct fdop *op, int keep)
{
	int fd = op->u.one.fd;		/* the same place in dup2 and open */
	pid_t group;

	switch (__compat_fdop_kind(op)) {
	case FDOP_CLOSE:
		return do_close(fd);
	case FDOP_DUP2:
		return do_dup2(fd, op->u.dup2.newfd);
	case FDOP_OPEN:
		return do_open(fd, op->u.open.path, op->u.open.oflag, op->u.open.mode);
	case FDOP_CHDIR:
		return SYSCALL_RAW(SYS_chdir, fdop_dir(op));
	case FDOP_FCHDIR:
		return SYSCALL_RAW(SYS_fchdir, fd);
	case FDOP_CLOSEFROM:
		return __compat_closefrom(fd, keep);
	case FDOP_TCSETPGRP:
		group = (pid_t)SYSCALL_RAW(SYS_getpgid, 0);
		return SYSCALL_RAW(SYS_ioctl, fd, TIOCSPGRP, &group);
	case FDOP_UNKNOWN:
		break;
	}
	return -EINVAL;
}

static size_t length(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

/* As execvp, in the directory that the actions led to, but without its shell for scripts. */
static long search(const struct spawn *s, char *buf)
{
	size_t namelen = length(s->file);
	const char *dir = s->search, *end;
	long r = -ENOENT, denied = 0;

	if (!namelen)
		return -ENOENT;
	if (namelen > NAME_MAX)
		return -ENAMETOOLONG;
	for (;; dir = end + 1) {
		char *p = buf;

		for (end = dir; *end && *end != ':'; end++);
		if (end - dir < PATH_MAX) {
			for (const char *q = dir; q < end; q++)
				*p++ = *q;
			if (end > dir)		/* an empty element is the working directory */
				*p++ = '/';
			for (size_t i = 0; i <= namelen; i++)
				*p++ = s->file[i];
			r = SYSCALL_RAW(SYS_execve, buf, s->argv, s->envp);
			if (r == -EACCES)
				denied = r;
			else if (r != -ENOENT && r != -ENOTDIR && r != -ESTALE && r != -ENODEV &&
			    r != -ETIMEDOUT)
				return r;
		}
		if (!*end)
			return denied ? denied : r;
	}
}

int __compat_spawn_child(void *arg)
{
	struct spawn *s = arg;
	char buf[PATH_MAX + NAME_MAX + 2];
	long r;

	if (s->status[0] >= 0)
		SYSCALL_RAW(SYS_close, s->status[0]);
	r = attributes(s);
	for (int i = 0; r >= 0 && s->actions && i < s->actions->__used; i++)
		r = action(fdops(s->actions) + i, s->status[1]);
	if (r >= 0) {
		SYSCALL_RAW(SYS_rt_sigprocmask, SIG_SETMASK, &s->mask, NULL, 8);
		if (s->search)
			r = search(s, buf);
		else
			r = SYSCALL_RAW(SYS_execve, s->file, s->argv, s->envp);
	}
	s->error = (int)-r;
	if (s->status[1] >= 0)
		SYSCALL_RAW(SYS_write, s->status[1], &s->error, sizeof s->error);
	return 127;
}
