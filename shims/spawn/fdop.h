/* SPDX-License-Identifier: MIT */
/*
 * posix_spawn with chdir and fchdir for glibc before 2.29, whose file actions
 * know open, close and dup2 only.
 *
 * The object stays libc's own, so that it may come from, and go to, code that
 * knows nothing of libcompat. A chdir is kept as an open, a fchdir as a dup2, with a
 * negative descriptor that libc lets nobody add. libc's own posix_spawn, given
 * such an object, fails with EBADF instead of running the program in the wrong
 * place, and libc's own destroy frees it.
 */
#ifndef COMPAT_FDOP_H
#define COMPAT_FDOP_H

#include <spawn.h>
#include <stdint.h>
#include <sys/types.h>
#include "shim.h"

#ifndef POSIX_SPAWN_SETSID
#define POSIX_SPAWN_SETSID 0x80
#endif

/* An element of libc's array; __compat_spawn_known() compares it with the running libc. */
struct fdop {
	int tag;
	union {
		struct { int fd; } close;
		struct { int fd, newfd; } dup2;
		struct { int fd; char *path; int oflag; mode_t mode; } open;
	} u;
};
_Static_assert(sizeof(struct fdop) == 32 && offsetof(struct fdop, u) == 8, "struct fdop");

enum { FDOP_CLOSE, FDOP_DUP2, FDOP_OPEN };

#define CHDIR_FD (-0x636864)	/* u.open.fd of a chdir, u.dup2.newfd of a fchdir */
#define CHDIR_MODE_OURS 0xc	/* u.open.mode of a chdir whose path libc does not free, else 0 */

#define fdops(fa) ((struct fdop *)(void *)(fa)->__actions)

struct spawn {
	const char *file, *search;	/* search: list of directories, or NULL */
	const posix_spawn_file_actions_t *actions;
	char *const *argv, *const *envp;
	short flags;
	int policy;
	pid_t pgroup;
	struct sched_param param;
	uint64_t defaults, mask;	/* signals, as the kernel has them: bit 0 is signal 1 */
	int status[2];			/* pipe for the error, or -1 where memory is shared */
	int error;
};

hidden extern int __compat_spawn_uncopied;	/* libc keeps the caller's path: glibc before 2.20 */
hidden int __compat_spawn_known(void);
hidden int __compat_spawn_own(const posix_spawn_file_actions_t *fa);
hidden int __compat_spawn_child(void *spawn);
hidden int __compat_spawn(pid_t *pid, const char *file, const posix_spawn_file_actions_t *fa,
	const posix_spawnattr_t *attr, char *const argv[], char *const envp[], const char *search);

#endif
