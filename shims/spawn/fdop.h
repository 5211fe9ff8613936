/* SPDX-License-Identifier: MIT */
/*
 * posix_spawn with actions and attributes newer than the running libc: chdir,
 * fchdir (glibc 2.29), closefrom (2.34), tcsetpgrp (2.35), a new session (2.26),
 * a cgroup, and a pidfd of the child (2.39).
 *
 * The object stays libc's own, so that it may come from, and go to, code that
 * knows nothing of libcompat. An action that libc knows is added by libc. A
 * chdir that it does not know is kept as an open, the others as a dup2, with a
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
#ifndef POSIX_SPAWN_SETCGROUP
#define POSIX_SPAWN_SETCGROUP 0x100
#endif

/* What headers older than 2.39 call the first word of __pad; posix_spawnattr_init makes it 0. */
#define attr_cgroup(attr) (&(attr)->__policy)[1]
#if __GLIBC_PREREQ(2, 39)
_Static_assert(offsetof(posix_spawnattr_t, __cgroup) ==
	offsetof(posix_spawnattr_t, __policy) + sizeof(int), "attr_cgroup");
#endif

/* An element of libc's array; __compat_spawn_known() compares it with the running libc. */
struct fdop {
	int tag;
	unsigned int copied;		/* unused by libc: see fdop_mark */
	union {
		struct { int fd; } one;		/* close, and libc's own fchdir, closefrom, tcsetpgrp */
		struct { int fd, newfd; } dup2;
		struct { int fd; char *path; int oflag; mode_t mode; } open;
		struct { char *path; } chdir;	/* libc's own */
	} u;
};
_Static_assert(sizeof(struct fdop) == 32 && offsetof(struct fdop, u) == 8, "struct fdop");

#define fdops(fa) ((struct fdop *)(void *)(fa)->__actions)

/* The first three are libc's tags. Those of the next four differ by release: libc_tag[]. */
enum fdop_kind {
	FDOP_CLOSE, FDOP_DUP2, FDOP_OPEN,
	FDOP_CHDIR, FDOP_FCHDIR, FDOP_CLOSEFROM, FDOP_TCSETPGRP,
	FDOP_UNKNOWN
};

/* u.open.fd of a chdir, u.dup2.newfd of the others, where libc does not have them */
#define FDOP_FD(kind) (-0x636864 - (int)(kind))

hidden extern int __compat_fdop_tag[FDOP_UNKNOWN];
hidden enum fdop_kind __compat_fdop_kind(const struct fdop *op);
hidden int __compat_fdop_add(posix_spawn_file_actions_t *fa, enum fdop_kind kind, int fd, int check);

static inline int fdop_ours(const struct fdop *op)
{
	return __compat_fdop_kind(op) >= FDOP_CHDIR && op->tag <= FDOP_OPEN;
}

/* The path of a chdir, libc's or ours. */
static inline const char *fdop_dir(const struct fdop *op)
{
	return op->tag == FDOP_OPEN ? op->u.open.path : op->u.chdir.path;
}

/*
 * glibc before 2.20 keeps the caller's path of an open, does not copy it. The
 * copy that takes its place is ours to free; .copied says so, by a value that
 * memory which was used before cannot have by chance.
 */
hidden extern int __compat_fdop_copied;		/* there was one */
static inline unsigned int fdop_mark(const char *path)
{
	return (unsigned int)((uintptr_t)path ^ (uintptr_t)path >> 32) ^ 0x636f7079;
}

enum { SPAWN_SEARCH = 1, SPAWN_PIDFD = 2 };	/* the p at the end; id is a descriptor */

struct spawn {
	const char *file, *search;	/* search: list of directories, or NULL */
	const posix_spawn_file_actions_t *actions;
	char *const *argv, *const *envp;
	short flags;
	int policy, cgroup;
	pid_t pgroup;
	struct sched_param param;
	uint64_t defaults, mask;	/* signals, as the kernel has them: bit 0 is signal 1 */
	int status[2];			/* pipe for the error, or -1 where memory is shared */
	int error;
};

hidden int __compat_spawn_known(void);
hidden int __compat_spawn_own(const posix_spawn_file_actions_t *fa, const posix_spawnattr_t *attr);
hidden int __compat_spawn_child(void *spawn);
hidden int __compat_spawn(int *id, const char *file, const posix_spawn_file_actions_t *fa,
	const posix_spawnattr_t *attr, char *const argv[], char *const envp[], int how);

/* Headers of the build machine may lack these. */
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *restrict, const char *restrict);
int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *, int);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
int posix_spawn_file_actions_addtcsetpgrp_np(posix_spawn_file_actions_t *, int);
int posix_spawnattr_getcgroup_np(const posix_spawnattr_t *restrict, int *restrict);
int posix_spawnattr_setcgroup_np(posix_spawnattr_t *, int);
int pidfd_spawn(int *restrict, const char *restrict, const posix_spawn_file_actions_t *restrict,
	const posix_spawnattr_t *restrict, char *const[restrict], char *const[restrict]);
int pidfd_spawnp(int *restrict, const char *restrict, const posix_spawn_file_actions_t *restrict,
	const posix_spawnattr_t *restrict, char *const[restrict], char *const[restrict]);

#endif
