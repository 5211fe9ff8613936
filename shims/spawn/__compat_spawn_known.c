/* SPDX-License-Identifier: MIT */
/*
 * Are the running libc's file actions laid out as struct fdop says, and what are
 * its tags of those that it has from 2.29 on? Tried on a real object, once,
 * rather than believed: the structure is private to libc.
 */
#include <fcntl.h>
#include <string.h>
#include "fdop.h"

int __compat_fdop_tag[FDOP_UNKNOWN] = { FDOP_CLOSE, FDOP_DUP2, FDOP_OPEN, -1, -1, -1, -1 };

enum fdop_kind __compat_fdop_kind(const struct fdop *op)
{
	enum fdop_kind k;

	if (op->tag == FDOP_OPEN && op->u.open.fd == FDOP_FD(FDOP_CHDIR))
		return FDOP_CHDIR;
	if (op->tag == FDOP_DUP2 && op->u.dup2.newfd < 0) {
		for (k = FDOP_FCHDIR; k < FDOP_UNKNOWN; k++)
			if (op->u.dup2.newfd == FDOP_FD(k))
				break;
		return k;
	}
	for (k = FDOP_CLOSE; k < FDOP_UNKNOWN; k++)
		if (op->tag >= 0 && op->tag == __compat_fdop_tag[k])
			break;
	return k;
}

/* The tag of an action that libc itself has just added, -2 if it is not as expected. */
static int new_tag(const posix_spawn_file_actions_t *fa, int used, int fd)
{
	const struct fdop *op = fdops(fa) + used;

	if (fa->__used != used + 1 || op->tag <= FDOP_OPEN || op->tag > 99)
		return -2;
	if (fd < 0 ? !op->u.chdir.path || strcmp(op->u.chdir.path, "/") : op->u.one.fd != fd)
		return -2;
	return op->tag;
}

static int newer(posix_spawn_file_actions_t *fa, int *tag)
{
	__typeof__(&posix_spawn_file_actions_addchdir_np) add_dir =
		NATIVE(posix_spawn_file_actions_addchdir_np);
	int (*add[FDOP_UNKNOWN])(posix_spawn_file_actions_t *, int) = {
		[FDOP_FCHDIR] = NATIVE(posix_spawn_file_actions_addfchdir_np),
		[FDOP_CLOSEFROM] = NATIVE(posix_spawn_file_actions_addclosefrom_np),
		[FDOP_TCSETPGRP] = NATIVE(posix_spawn_file_actions_addtcsetpgrp_np),
	};
	int used = fa->__used;

	tag[FDOP_CHDIR] = !add_dir ? -1 : add_dir(fa, "/") ? -2 : new_tag(fa, used, -1);
	for (int k = FDOP_FCHDIR; k < FDOP_UNKNOWN; k++) {
		used = fa->__used;
		tag[k] = !add[k] ? -1 : add[k](fa, k) ? -2 : new_tag(fa, used, k);
	}
	for (int k = FDOP_CHDIR; k < FDOP_UNKNOWN; k++) {
		if (tag[k] == -2)
			return 0;
		for (int i = FDOP_CHDIR; i < k; i++)
			if (tag[i] >= 0 && tag[i] == tag[k])
				return 0;
	}
	return 1;
}

static int try(void)
{
	posix_spawn_file_actions_t fa;
	int tag[FDOP_UNKNOWN] = { 0 }, ok;
	struct fdop *op;

	if (posix_spawn_file_actions_init(&fa))
		return 0;
	ok = !posix_spawn_file_actions_addclose(&fa, 1) &&
		!posix_spawn_file_actions_adddup2(&fa, 1, 2) &&
		!posix_spawn_file_actions_addopen(&fa, 2, "/", O_APPEND, 0421) &&
		fa.__used == 3 && fa.__allocated >= 3;
	if (ok) {
		op = fdops(&fa);
		ok = op[0].tag == FDOP_CLOSE && op[0].u.one.fd == 1 &&
			op[1].tag == FDOP_DUP2 && op[1].u.dup2.fd == 1 && op[1].u.dup2.newfd == 2 &&
			op[2].tag == FDOP_OPEN && op[2].u.open.fd == 2 && op[2].u.open.path &&
			op[2].u.open.oflag == O_APPEND && op[2].u.open.mode == 0421 &&
			*op[2].u.open.path == '/' && newer(&fa, tag);
	}
	posix_spawn_file_actions_destroy(&fa);
	for (int k = FDOP_CHDIR; ok && k < FDOP_UNKNOWN; k++)
		__atomic_store_n(&__compat_fdop_tag[k], tag[k], __ATOMIC_RELAXED);
	return ok;
}

int __compat_spawn_known(void)
{
	static int known;	/* 1 yes, -1 no */
	int k = __atomic_load_n(&known, __ATOMIC_ACQUIRE);

	if (!k) {
		k = try() ? 1 : -1;
		__atomic_store_n(&known, k, __ATOMIC_RELEASE);
	}
	return k > 0;
}
