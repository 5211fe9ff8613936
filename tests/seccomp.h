/* SPDX-License-Identifier: MIT */
/* t_deny(nr, err): from now on system call nr fails with err in this process and its children. 0 if it does;
 * -1 where no filter can be set: "return t_skip(T_NO_FILTER)". qemu-user refuses them, but with tests/deny.c
 * in it, which takes a dynamic one, hands on the prctl that asks for one: which of t_calls, since numbers differ. */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_close_range
#define SYS_close_range 436
#endif
#ifndef SYS_clone3
#define SYS_clone3 435
#endif
#ifndef SYS_mseal
#define SYS_mseal 462
#endif
#define T_NO_FILTER "ENOSYS path: no seccomp filter here, as under a static qemu-user"
#define T_DENY 0x64656e79	/* to PR_MCE_KILL, which knows 0 and 1 */

static const int t_calls[] = {
	SYS_clone3, SYS_close_range, SYS_copy_file_range, SYS_epoll_pwait2, SYS_execveat, SYS_fsconfig,
	SYS_fsmount, SYS_fsopen, SYS_fspick, SYS_getrandom, SYS_memfd_create, SYS_mlock2,
	SYS_mount_setattr, SYS_move_mount, SYS_mseal, SYS_open_tree, SYS_openat, SYS_openat2,
	SYS_pidfd_getfd, SYS_pidfd_open, SYS_pidfd_send_signal, SYS_pkey_alloc, SYS_pkey_free,
	SYS_pkey_mprotect, SYS_ppoll, SYS_preadv2, SYS_process_madvise, SYS_process_mrelease,
	SYS_pwritev2, SYS_renameat2, SYS_sched_getattr, SYS_sched_setattr, SYS_statx, SYS_waitid,
};

static int t_deny(int nr, int err)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)nr, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)err),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog prog = { sizeof code / sizeof *code, code };
	char x[256];

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return -1;
	if (!prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog))
		return 0;
	for (unsigned i = 0; i < sizeof t_calls / sizeof *t_calls; i++)
		if (nr == t_calls[i] && !prctl(PR_MCE_KILL, T_DENY, i, err, 0))
			/* an emulator may have other ways to statx */
			return nr != SYS_statx || (syscall(nr, -1, "", 0, 0, x) && errno == err) ? 0 : -1;
	return err == ENOSYS && syscall(nr, -1L, -1L, -1L, -1L, -1L, -1L) == -1 && errno == err ? 0 : -1;
}
