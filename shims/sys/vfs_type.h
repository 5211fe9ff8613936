/* SPDX-License-Identifier: MIT */
/* f_type is a member of struct statvfs since glibc 2.39; an older libc leaves 0 in its place. */
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include "shim.h"

#define VFS_TYPE(b) (*(unsigned *)(void *)((char *)&(b)->f_namemax + sizeof (b)->f_namemax))

#define DEFINE_STATVFS(name, of, type, vfs, fs) \
declare_old(name); \
int name(type file, struct vfs *buf) \
{ \
	struct fs s; \
	int r = old(name)(file, buf); \
\
	if (r || VFS_TYPE(buf)) \
		return r; \
	if (!SYSCALL_RAW(of, file, &s)) \
		VFS_TYPE(buf) = (unsigned)s.f_type; \
	return 0; \
}
