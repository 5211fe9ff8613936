/* SPDX-License-Identifier: MIT */
/* What compat retarget writes: each file proven before it takes its place, and all of them or none. */
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>
#include "check.h"
#include "package.h"
#include "report.h"
#include "retarget.h"
#include "util.h"

#define FS_VERITY 0x00100000	/* FS_VERITY_FL, since Linux 5.4 */

/* Whether what comes out can be read, and needs no more than the floor: parts of a damaged file may lie over each other. */
static bool proves(struct span s, const struct item *f)
{
	struct report r = { .path = "" };
	struct image im;
	bool good;

	check(&r, &set.floor, s.p, s.len);
	good = !r.nerror;
	for (int i = 0; i < r.nfinding; i++)
		good &= r.finding[i].weak || r.finding[i].why == RUNTIME || r.finding[i].why == UNVERSIONED ||
			(r.finding[i].version && check_is_xcrypt(r.finding[i].version));
	check_free(&r);
	/* f: what it was, with as many symbols; NULL: nothing */
	if (f) {
		good &= !image_read(&im, s.p, s.len) && im.dynsym.n == f->im.dynsym.n + f->added;
		image_free(&im);
	}
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

static bool proves_file(const char *path, const struct item *f)
{
	struct span s;
	bool good = file_map(path, &s) && s.p;

	if (good) {
		good = proves(s, f);
		munmap((void *)s.p, s.len);
	}
	return good;
}

/*
 * What is written goes to a private directory at first, which exit and signals remove. A tree is one there too, and gets its name at the end; other
 * files go to their places one after the other, and come back if one cannot. In a container all of it is private already.
 */
static const char *private;
static struct place {
	char *from, *old;	/* old: what was there, by another name, or NULL */
	const char *to;
	bool done;
} *places;
static int nplace;

static char *staged(const char *to)
{
	if (set.container)
		return xstrdup(to);
	if (set.tree)
		return xasprintf("%s/tree%s", private, to + strlen(set.out));
	return xasprintf("%s/%d", private, nplace);
}

/* Devices, pipes and sockets are not for files to take their place. */
bool can_take(const char *to)
{
	struct stat st;

	if (lstat(to, &st) || S_ISREG(st.st_mode) || S_ISLNK(st.st_mode))
		return true;
	warn("%s: is there, and %s", called(to), S_ISDIR(st.st_mode) ? "a directory" : "no file that can be replaced");
	return false;
}

/* The owner's, as it may run as the owner; what cannot be given to that one runs as nobody else. In its place it keeps what else the file system knows of it. */
static bool as_before(int fd, const struct item *f, mode_t mode)
{
	char names[4096], value[4096];
	ssize_t len = 0;
	int in = set.in_place && f ? open(f->path, O_RDONLY | O_CLOEXEC) : -1;

	if (f && fchown(fd, f->st.st_uid, f->st.st_gid))
		mode &= ~(mode_t)(S_ISUID | S_ISGID);
	if (in >= 0 && (len = flistxattr(in, names, sizeof names)) > 0)
		for (char *n = names; n < names + len; n += strlen(n) + 1) {
			ssize_t k = strncmp(n, "security.", 9) ? fgetxattr(in, n, value, sizeof value) : -1;

			if (k >= 0 && fsetxattr(fd, n, value, (size_t)k, 0))
				warn("%s: %s is not kept:", called(f->path), n);
		}
	if (in >= 0)
		close(in);
	return !fchmod(fd, mode & 07777);
}

/* f: of which it is made, or NULL. wrong, if it is not NULL: what comes out has to be within the floor, and is not */
static bool write_chunks(const char *path, const struct item *f, struct source from, const struct chunk *c, int n, bool *wrong)
{
	char *tmp;
	int fd;
	bool good;
	uint64_t at = 0;

	if (!set.tree && !can_take(path)) {
		if (from.fd >= 0)
			close(from.fd);
		return false;
	}
	tmp = staged(path);
	fd = open(tmp, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	good = fd >= 0;
	for (int i = 0; good && i < n; at += c[i++].n)
		if (c[i].p)
			good = write_chunk(&from, &c[i], fd, at);
	if (from.fd >= 0)
		close(from.fd);
	good = good && !ftruncate(fd, (off_t)at) && as_before(fd, f, f ? f->st.st_mode : 0755);
	/* what is copied as it is may be compared by its time with what was made of it */
	if (good && f && (!f->elf || f->whole) && !set.in_place)
		futimens(fd, (struct timespec[]) { f->st.st_atim, f->st.st_mtim });
	if (fd >= 0 && close(fd))
		good = false;
	if (good && wrong && (*wrong = !proves_file(tmp, f))) {
		unlink(tmp);
		free(tmp);
		return false;
	}
	if (!good) {
		warn("%s:", called(path));
		if (fd >= 0)
			unlink(tmp);
		free(tmp);
	} else if (!set.tree) {
		*PUSH(places, nplace) = (struct place) { .from = tmp, .to = path };
	} else {
		free(tmp);
	}
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
static const char *rewrite_item(struct item *f, struct chunk *chunk, int *n, bool **touched)
{
	struct rewrite r = { .in = f->data, .image = &f->im, .drop = f->drop, .change = f->change, .nchange = f->nchange, .before = f->before,
		.nbefore = f->nbefore, .without = f->without, .nwithout = f->nwithout, .runpath = f->runpath, .relr = f->im.relr,
		.rpath = f->im.type == LIBRARY && !(set.container && set.container->soname) };
	const char *library, *why;

	if (f->embed) {
		r.link = &f->functions;
	} else if (f->nours) {
		library = reach(f, library_path(fallback_of(f->t)->soname));
		if (set.container && set.container->soname) {
			r.runpath = with_path(f, xstrdup(library));
			library = fallback_of(f->t)->soname;
		}
		r.behind = &library;
		r.nbehind = 1;
	}
	for (int i = 0; i < f->nchange && !f->embed; i++)
		f->change[i].ours = 0;
	why = rewrite_file(&r, chunk, n);
	f->added = r.added;
	f->order = r.order;
	*touched = r.touched;
	return why;
}

/* Some find what was put behind the ELF file from its end, as self-extracting ones do; others know its place. */
static void say_behind(const struct item *f, const struct chunk *chunk, int n)
{
	uint64_t end = f->im.end, now = 0;

	for (int i = 0; i < n; i++)
		now += chunk[i].n;
	if (end && end < f->data.len)
		warn("%s: %llu bytes behind the ELF file are %llu bytes further on now; if it finds them by their place, and not from the end, it will not work: try it",
			called(f->path), (unsigned long long)(f->data.len - end), (unsigned long long)(now - f->data.len));
}

static bool finish_file(struct item *f)
{
	struct chunk chunk[CHUNKS] = { { f->data.p, f->data.len } };
	const char *why = NULL;
	bool wrong = false, good, *touched = NULL;
	int n = 1;

	if (f->elf && !f->whole) {
		warn_signed(f);
		why = rewrite_item(f, chunk, &n, &touched);
		good = !why && write_chunks(f->to, f, source(f, touched), chunk, n, &wrong);
		free(touched);
		if (good) {
			say_behind(f, chunk, n);
			return true;
		}
		if (!why && !wrong)
			return false;
		refuse(f, why ? why : "what comes out is wrong, as parts of what went in lie over each other or are damaged");
		/* to go on: its bytes, which have been touched, once more */
		if (!f->whole || !file_map(f->path, &f->data))
			return false;
		chunk[0] = (struct chunk) { f->data.p, f->data.len };
		n = 1;
	}
	/* what is no ELF file is not kept in memory: there may be more than a process can have mappings */
	if (!f->elf) {
		if (!file_map(f->path, &f->data)) {
			warn("%s:", called(f->path));
			return false;
		}
		chunk[0] = (struct chunk) { f->data.p, f->data.len };
	}
	touched = xcalloc(f->data.len / REWRITE_PAGE + 1, sizeof *touched);
	good = write_chunks(f->to, f, source(f, touched), chunk, n, NULL);
	free(touched);
	if (!f->elf && f->data.p)
		munmap((void *)f->data.p, f->data.len);
	return good;
}

/* To the owner that it had, where that can be. */
static void give(const char *path, const struct item *f)
{
	if (lchown(path, f->st.st_uid, f->st.st_gid))
		errno = 0;
}

static bool finish(struct item *f)
{
	char *to;
	bool good;

	if (!f->dir && !f->link)
		return finish_file(f);
	to = staged(f->to);
	good = f->dir ? !mkdir(to, 0700) : !symlink(f->link, to);
	if (!good)
		warn("%s:", called(f->to));
	else if (f->link)
		give(to, f);
	free(to);
	return good;
}

/* A tree gets its name, and its directories what is theirs: those within first, as another may not let anybody in then. */
static bool place_tree(void)
{
	char *from = staged(set.out);

	if (rename(from, set.out)) {
		warn("%s:", set.out);
		return false;
	}
	for (int i = set.n; i-- > 0; ) {
		const struct item *f = &set.item[i];

		if (!f->dir)
			continue;
		give(f->to, f);
		if (chmod(f->to, f->st.st_mode & 07777))
			warn("%s:", f->to);
		utimensat(AT_FDCWD, f->to, (struct timespec[]) { f->st.st_atim, f->st.st_mtim }, 0);
	}
	return true;
}

static void make_parent(char *path)
{
	char *slash = strrchr(path, '/');

	if (slash && slash > path) {
		*slash = 0;
		mkdir(path, 0777);
		*slash = '/';
	}
	free(path);
}

static bool place_file(struct place *p)
{
	char *old = xasprintf("%s.old", p->from);

	if (!link(p->to, old))
		p->old = old;
	p->done = !rename(p->from, p->to);
	if (!p->done)
		warn("%s:", p->to);
	return p->done;
}

/* All of them, or what was there is there again. */
static bool place_files(void)
{
	const char *keep = set.item[0].keep;
	bool made = set.beside && !mkdir(library_directory(), 0777), good = true;

	if (keep && link(set.item[0].path, keep)) {
		warn("%s: to keep what was there:", keep);
		keep = NULL;
		good = false;
	}
	for (int i = 0; good && i < nplace; i++)
		make_parent(xstrdup(places[i].to)), good = place_file(&places[i]);
	for (int i = nplace; !good && i-- > 0; )
		if (places[i].done && (places[i].old ? rename(places[i].old, places[i].to) : unlink(places[i].to)))
			warn("%s:", places[i].to);
	if (!good && keep)
		unlink(keep);
	if (!good && made)
		rmdir(library_directory());
	return good;
}

/* The name says the contents: what is there already is for others too. */
static bool is_there(const struct fallback *b)
{
	struct span s = { 0 };
	bool same = !set.tree && file_map(library_path(b->soname), &s) && s.len == b->size && !memcmp(s.p, b->data, b->size);

	if (s.p)
		munmap((void *)s.p, s.len);
	return same;
}

bool write_all(void)
{
	bool good = true, wrong = false;
	sigset_t all, before;

	if (set.container)
		container_parents(library_directory());
	else if (!(private = package_beside(set.out))) {
		warn("%s:", set.out);
		return false;
	}
	for (int i = 0; good && i < set.n; i++)
		if (!set.item[i].brought)
			good = finish(&set.item[i]);
	if (good && set.tree && set.beside && !set.container) {
		char *dir = staged(library_directory());

		mkdir(dir, 0777);	/* it may be one of the tree's */
		free(dir);
	}
	for (int i = 0; good && i < set.n; i++)
		if (set.item[i].brought) {
			if (set.tree)
				make_parent(staged(set.item[i].to));
			good = finish(&set.item[i]);
		}
	for (int i = 0; i < 2 && good; i++) {
		const struct fallback *b = &set.fallback[i];

		good = !b->data || is_there(b) ||
			write_chunks(library_path(b->soname), NULL, (struct source) { .fd = -1 }, &(struct chunk) { b->data, b->size }, 1, &wrong);
		if (wrong)
			warn("%s: what comes out is wrong", called(library_path(b->soname)));
	}
	if (!good || set.container)
		return good;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	good = set.tree ? place_tree() : place_files();
	sigprocmask(SIG_SETMASK, &before, NULL);
	return good;
}
