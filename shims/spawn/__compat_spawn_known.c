/* SPDX-License-Identifier: MIT */
/*
 * Are the running libc's file actions laid out as struct fdop says? Tried on a
 * real object, once, rather than believed: the structure is private to libc.
 */
#include <fcntl.h>
#include "fdop.h"

int __compat_spawn_uncopied;

static int try(void)
{
	static const char path[] = "/";
	posix_spawn_file_actions_t fa;
	struct fdop *op;
	int ok;

	if (posix_spawn_file_actions_init(&fa))
		return 0;
	ok = !posix_spawn_file_actions_addclose(&fa, 1) &&
		!posix_spawn_file_actions_adddup2(&fa, 1, 2) &&
		!posix_spawn_file_actions_addopen(&fa, 2, path, O_APPEND, 0421) &&
		fa.__used == 3 && fa.__allocated >= 3;
	if (ok) {
		op = fdops(&fa);
		ok = op[0].tag == FDOP_CLOSE && op[0].u.close.fd == 1 &&
			op[1].tag == FDOP_DUP2 && op[1].u.dup2.fd == 1 && op[1].u.dup2.newfd == 2 &&
			op[2].tag == FDOP_OPEN && op[2].u.open.fd == 2 && op[2].u.open.path &&
			op[2].u.open.oflag == O_APPEND && op[2].u.open.mode == 0421 &&
			*op[2].u.open.path == '/';
		if (ok && op[2].u.open.path == path)
			__atomic_store_n(&__compat_spawn_uncopied, 1, __ATOMIC_RELAXED);
	}
	posix_spawn_file_actions_destroy(&fa);
	return ok;
}

int __compat_spawn_known(void)
{
	static int known;	/* 1 yes, -1 no */
	int k = __atomic_load_n(&known, __ATOMIC_RELAXED);

	if (!k) {
		k = try() ? 1 : -1;
		__atomic_store_n(&known, k, __ATOMIC_RELAXED);
	}
	return k > 0;
}
