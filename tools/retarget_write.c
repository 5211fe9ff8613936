/* SPDX-License-Identifier: MIT */
/* What compat retarget writes: each file proven before it takes its place, and all of them or none. */
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>
#include "check.h"
#include "report.h"
#include "retarget.h"
#include "util.h"

#define FS_VERITY 0x00100000	/* FS_VERITY_FL, since Linux 5.4 */

/* Whether what comes out can be read, and needs no more than the floor: parts of a damaged file may lie over each other. */
static bool proves(struct span s)
{
	struct report r = { .path = "" };
	bool good;

	check(&r, &set.floor, s.p, s.len);
	good = !r.nerror;
	for (int i = 0; i < r.nfinding; i++)
		good &= r.finding[i].weak || r.finding[i].why == RUNTIME || r.finding[i].why == UNVERSIONED ||
			(r.finding[i].version && check_is_xcrypt(r.finding[i].version));
	check_free(&r);
	return good;
}

/* What chunks come from: the file that is open, and which parts of it are as they are there; or -1. */
struct source {
	int fd;
	struct span data;
	const bool *touched;
};

/* The file again, if it is what was read. */
static struct source source(const struct item *f, const bool *touched)
{
	struct source s = { open(f->path, O_RDONLY | O_CLOEXEC), f->data, touched };
	struct stat st;

	if (s.fd >= 0 && (fstat(s.fd, &st) || st.st_dev != f->st.st_dev || st.st_ino != f->st.st_ino || st.st_size != f->st.st_size ||
	    st.st_mtim.tv_sec != f->st.st_mtim.tv_sec || st.st_mtim.tv_nsec != f->st.st_mtim.tv_nsec)) {
		close(s.fd);
		s.fd = -1;
	}
	return s;
}

/* How much from p on, n bytes at most, the kernel can copy from the source by itself; 0: none, or it does not. */
static uint64_t copy_within(const struct source *from, const unsigned char *p, uint64_t n, int fd, uint64_t to)
{
	uint64_t at = (uint64_t)(p - from->data.p), end = at;
	loff_t in = (loff_t)at, out = (loff_t)to;
	ssize_t k = 0;

	while (end < at + n && !from->touched[end / REWRITE_PAGE])
		end = (end / REWRITE_PAGE + 1) * REWRITE_PAGE;
	if (end > at + n)
		end = at + n;
#ifdef SYS_copy_file_range
	if (end > at)
		k = syscall(SYS_copy_file_range, from->fd, &in, fd, &out, (size_t)(end - at), 0);
#endif
	return k > 0 ? (uint64_t)k : 0;
}

/* What has to be written of n bytes before there may be more to copy. */
static uint64_t changed_part(const struct source *from, const unsigned char *p, uint64_t n)
{
	uint64_t at = (uint64_t)(p - from->data.p), end = (at / REWRITE_PAGE + 1) * REWRITE_PAGE;

	while (end < at + n && from->touched[end / REWRITE_PAGE])
		end += REWRITE_PAGE;
	return end < at + n ? end - at : n;
}

static bool write_chunk(struct source *from, const struct chunk *c, int fd, uint64_t at)
{
	const unsigned char *p = c->p;

	for (uint64_t done = 0, n, k; done < c->n; done += k) {
		ssize_t w;

		n = c->n - done;
		if (from->fd >= 0 && p >= from->data.p && p + c->n <= from->data.p + from->data.len) {
			if ((k = copy_within(from, p + done, n, fd, at + done)))
				continue;
			if (!from->touched[(size_t)(p + done - from->data.p) / REWRITE_PAGE]) {
				close(from->fd);	/* between these file systems, or by this kernel, it cannot be */
				from->fd = -1;
			} else {
				n = changed_part(from, p + done, n);
			}
		}
		w = pwrite(fd, p + done, n, (off_t)(at + done));
		if (w < 0 && errno != EINTR)
			return false;
		k = w > 0 ? (uint64_t)w : 0;
	}
	return true;
}

static bool proves_file(const char *path)
{
	struct span s;
	bool good = file_map(path, &s) && s.p;

	if (good) {
		good = proves(s);
		munmap((void *)s.p, s.len);
	}
	return good;
}

/* wrong, if it is not NULL: what comes out has to be within the floor, and is not */
static bool write_chunks(const char *path, mode_t mode, struct source from, const struct chunk *c, int n, bool *wrong)
{
	char *tmp = xasprintf("%s.XXXXXX", path);
	int fd = mkstemp(tmp);
	bool good = fd >= 0;
	uint64_t at = 0;

	for (int i = 0; good && i < n; at += c[i++].n)
		if (c[i].p)
			good = write_chunk(&from, &c[i], fd, at);
	if (from.fd >= 0)
		close(from.fd);
	good = good && !ftruncate(fd, (off_t)at) && !fchmod(fd, mode & 07777) && !close(fd);
	if (good && wrong && (*wrong = !proves_file(tmp))) {
		unlink(tmp);
		free(tmp);
		return false;
	}
	good = good && !rename(tmp, path);
	if (!good) {
		warn("%s:", called(path));
		if (fd >= 0)
			unlink(tmp);
	}
	free(tmp);
	return good;
}
/* What it looks into, with the directory of a library. */
static char *with_path(const struct item *f, char *library)
{
	*strrchr(library, '/') = 0;
	if (has_path(f->im.runpath, library) || has_path(f->runpath, library))
		return f->runpath;
	return f->runpath ? xasprintf("%s:%s", f->runpath, library) : library;
}

/* What the kernel may ask of the bytes that were: the user has to sign again. */
static void warn_signed(const struct item *f)
{
	int fd = open(f->path, O_RDONLY | O_CLOEXEC);
	long flags = 0;

	if (fd < 0)
		return;
	if (fgetxattr(fd, "security.ima", NULL, 0) > 0)
		warn("%s: is signed or hashed for IMA (security.ima), and what comes out is not", shown(f->path));
	if (!ioctl(fd, FS_IOC_GETFLAGS, &flags) && flags & FS_VERITY)
		warn("%s: is protected by fs-verity, and what comes out is not", shown(f->path));
	close(fd);
}

/* What f becomes, in chunk[CHUNKS]: NULL, or why it cannot be; its bytes have been touched then, and others may count on what it was to be. */
static const char *rewrite_item(const struct item *f, struct chunk *chunk, int *n, bool **touched)
{
	struct rewrite r = { .in = f->data, .image = &f->im, .drop = f->drop, .change = f->change, .nchange = f->nchange, .before = f->before,
		.nbefore = f->nbefore, .without = f->without, .nwithout = f->nwithout, .runpath = f->runpath, .relr = f->im.relr };
	const char *library, *why;

	if (f->nours) {
		library = reach(f, library_path(fallback_of(f->t)->soname));
		if (set.container && set.container->soname) {
			r.runpath = with_path(f, xstrdup(library));
			library = fallback_of(f->t)->soname;
		}
		r.behind = &library;
		r.nbehind = 1;
	}
	why = rewrite_file(&r, chunk, n);
	*touched = r.touched;
	return why;
}

static bool finish_file(struct item *f)
{
	struct chunk chunk[CHUNKS] = { { f->data.p, f->data.len } };
	const char *why = NULL;
	bool wrong = false, good, *touched = NULL;
	int n = 1;

	f->kept = f->keep && !link(f->path, f->keep);
	if (f->keep && !f->kept) {
		warn("%s: to keep what was there:", f->keep);
		return false;
	}
	if (f->elf && !f->whole) {
		warn_signed(f);
		why = rewrite_item(f, chunk, &n, &touched);
		good = !why && write_chunks(f->to, f->st.st_mode, source(f, touched), chunk, n, &wrong);
		free(touched);
		if (good)
			return true;
		if (!why && !wrong)
			return false;
		refuse(f, why ? why : "what comes out is wrong, as parts of what went in lie over each other or are damaged");
		/* to go on: its bytes, which have been touched, once more */
		if (!f->whole || !file_map(f->path, &f->data))
			return false;
		chunk[0] = (struct chunk) { f->data.p, f->data.len };
		n = 1;
	}
	touched = xcalloc(f->data.len / REWRITE_PAGE + 1, sizeof *touched);
	good = write_chunks(f->to, f->st.st_mode, source(f, touched), chunk, n, NULL);
	free(touched);
	return good;
}

static bool finish(struct item *f)
{
	if (f->dir || f->link) {
		if (f->dir ? mkdir(f->to, f->st.st_mode & 07777) && errno != EEXIST : symlink(f->link, f->to)) {
			warn("%s:", f->to);
			return false;
		}
		return true;
	}
	return finish_file(f);
}

/* All or nothing: what was written before item n failed goes, and what was there comes back. */
static void take_back(int n)
{
	for (int i = n; i-- > 0; )
		if (set.item[i].dir)
			rmdir(set.item[i].to);
		else
			unlink(set.item[i].to);
	if (set.item[0].kept && rename(set.item[0].keep, set.item[0].path))
		warn("%s: it is there, and cannot be moved back:", set.item[0].keep);
	else if (set.item[0].kept)
		unlink(set.item[0].keep);	/* still another name of the same */
	for (int i = 0; i < 2; i++)
		if (set.fallback[i].data)
			unlink(library_path(set.fallback[i].soname));
	if (set.beside)
		rmdir(library_directory());
	if (set.tree)
		rmdir(set.out);
}

bool write_all(void)
{
	int n = 0;
	bool good = true, brought = false, wrong = false;

	for (int i = 0; i < set.n; i++)
		brought |= set.item[i].brought;

	if (set.tree)
		mkdir(set.out, set.item[0].st.st_mode & 07777);
	if (set.container)
		container_parents(library_directory());
	else if (set.beside && (brought || set.fallback[0].data || set.fallback[1].data))
		mkdir(library_directory(), 0777);
	for (int i = 0; i < 2 && good; i++) {
		const struct fallback *b = &set.fallback[i];

		good = !b->data || write_chunks(library_path(b->soname), 0755, (struct source) { .fd = -1 }, &(struct chunk) { b->data, b->size }, 1, &wrong);
		if (wrong)
			warn("%s: what comes out is wrong", library_path(b->soname));
	}
	while (good && n < set.n)
		if ((good = finish(&set.item[n])))
			n++;
	if (!good)
		take_back(n);
	return good;
}
