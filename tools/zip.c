/* SPDX-License-Identifier: MIT */
/* Zip archives, of 4 GiB at most. What is compressed is so by "deflate", which gzip unpacks and makes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "bytes.h"
#include "members.h"
#include "util.h"

enum { LOCAL = 30, CENTRAL = 46, END = 22, GZIP = 10 };	/* sizes of the headers */

/* a member's central entry; places in it, in the local one, in that at the end */
enum { C_FLAGS = 8, C_METHOD = 10, C_TIME = 12, C_CRC = 16, C_PACKED = 20, C_SIZE = 24, C_NAME = 28, C_EXTRA = 30, C_COMMENT = 32, C_ATTR = 38, C_AT = 42 };
enum { L_FLAGS = 6, L_METHOD = 8, L_TIME = 10, L_CRC = 14, L_NAME = 26, L_EXTRA = 28 };
enum { E_DISK = 4, E_HERE = 8, E_ALL = 10, E_SIZE = 12, E_AT = 16, E_COMMENT = 20 };

static unsigned get2(const unsigned char *p)
{
	return p[0] | (unsigned)p[1] << 8;
}

static uint32_t get4(const unsigned char *p)
{
	return get2(p) | (uint32_t)get2(p + 2) << 16;
}

static void set2(unsigned char *p, unsigned v)
{
	p[0] = (unsigned char)v;
	p[1] = (unsigned char)(v >> 8);
}

static void set4(unsigned char *p, uint32_t v)
{
	set2(p, v & 0xffff);
	set2(p + 2, v >> 16);
}

static uint32_t crc(struct span s)
{
	static uint32_t table[256];
	uint32_t c = 0xffffffff;

	for (uint32_t i = 0, v; !table[255] && i < 256; table[i++] = v) {
		v = i;
		for (int k = 0; k < 8; k++)
			v = v >> 1 ^ (v & 1 ? 0xedb88320 : 0);
	}
	for (uint64_t i = 0; s.p && i < s.len; i++)
		c = c >> 8 ^ table[(c ^ s.p[i]) & 255];
	return ~c;
}

static const unsigned char *find_end(struct span all)
{
	for (uint64_t back = END; back <= all.len && back <= END + 65535; back++) {
		const unsigned char *p = all.p + all.len - back;

		if (!memcmp(p, "PK\5\6", 4) && get2(p + E_COMMENT) == back - END)
			return p;
	}
	return NULL;
}

/* Its local header, and where its data are. */
static const char *read_local(struct span all, struct member *m, const unsigned char *central)
{
	uint64_t at = get4(central + C_AT);
	struct span h = span_part(all, at, LOCAL), data;

	if (!h.p || memcmp(h.p, "PK\3\4", 4))
		return "damaged: a header";
	data = span_part(all, at + LOCAL + get2(h.p + L_NAME) + get2(h.p + L_EXTRA), get4(central + C_PACKED));
	if (!data.p)
		return "cut short";
	m->raw = span_part(all, at, (uint64_t)(data.p + data.len - (all.p + at)));
	m->size = get4(central + C_SIZE);
	switch (get2(central + C_METHOD)) {
	case 0:
		if (m->size != data.len)
			return "damaged: a size";
		if (crc(data) != get4(central + C_CRC))
			return "damaged: a checksum";
		m->data = data;
		return NULL;
	case 8:
		m->packed = data;
		return NULL;
	}
	return xasprintf("%s is compressed by method %u: pack it again by \"deflate\"", m->name, get2(central + C_METHOD));
}

static int by_place(const void *a, const void *b)
{
	const struct member *const *m = a, *const *n = b;

	return (*m)->raw.p < (*n)->raw.p ? -1 : (*m)->raw.p > (*n)->raw.p;
}

/* What is behind a member's data, as its sizes may be, belongs to it. */
static const char *part_raw(struct members *a)
{
	struct member **m = xcalloc((size_t)a->n + 1, sizeof *m);
	const char *why = NULL;

	for (int i = 0; i < a->n; i++)
		m[i] = &a->m[i];
	qsort(m, (size_t)a->n, sizeof *m, by_place);
	for (int i = 0; i < a->n && !why; i++) {
		const unsigned char *next = i + 1 < a->n ? m[i + 1]->raw.p : a->all.p + a->end;

		if (m[i]->raw.p + m[i]->raw.len > next)
			why = "damaged: members that lie over each other";
		else
			m[i]->raw.len = (uint64_t)(next - m[i]->raw.p);
	}
	free(m);
	return why;
}

const char *zip_read(struct members *a, struct span all)
{
	const unsigned char *end = find_end(all);
	uint64_t at, size;
	unsigned n;

	*a = (struct members) { .all = all };
	if (!end)
		return "cut short, or not a zip archive";
	at = get4(end + E_AT);
	size = get4(end + E_SIZE);
	n = get2(end + E_ALL);
	if (at == 0xffffffff || n == 0xffff)
		return "a zip archive of more than 4 GiB or 65534 members";
	if (get4(end + E_DISK) || get2(end + E_HERE) != n || at + size != (uint64_t)(end - all.p))
		return "damaged: the directory is not where it should be";
	a->end = at;
	for (unsigned i = 0; i < n; i++) {
		struct span c = span_part(all, at, CENTRAL);
		uint64_t len = c.p ? CENTRAL + (uint64_t)get2(c.p + C_NAME) + get2(c.p + C_EXTRA) + get2(c.p + C_COMMENT) : 0;
		struct member *m;
		const char *why;
		unsigned mode;
		size_t name;

		c = span_part(all, at, len);
		if (!len || !c.p || memcmp(c.p, "PK\1\2", 4) || at + len > (uint64_t)(end - all.p))
			return "damaged: the directory";
		m = PUSH(a->m, a->n);
		*m = (struct member) { .at = at, .name = xasprintf("%.*s", (int)get2(c.p + C_NAME), (const char *)c.p + CENTRAL) };
		name = strlen(m->name);
		if (name != get2(c.p + C_NAME))
			return "damaged: a name";
		if (get2(c.p + C_FLAGS) & 1)
			return xasprintf("%s is encrypted", m->name);
		if ((why = read_local(all, m, c.p)))
			return why;
		mode = c.p[5] == 3 ? get2(c.p + C_ATTR + 2) : 0;	/* made on Unix */
		m->mode = mode & 07777 ? mode & 07777 : 0644;
		m->kind = name && m->name[name - 1] == '/' ? DIRECTORY : S_ISLNK(mode) ? SYMLINK : REGULAR;
		while (name && m->name[name - 1] == '/')
			m->name[--name] = 0;
		at += len;
	}
	if (at != (uint64_t)(end - all.p))
		return "damaged: the directory";
	return a->n ? part_raw(a) : NULL;
}

bool zip_gzip(const struct members *a, FILE *f)
{
	static const unsigned char head[GZIP] = { 0x1f, 0x8b, 8 };

	for (int i = 0; i < a->n; i++) {
		const struct member *m = &a->m[i];
		unsigned char tail[8];

		if (!m->packed.p)
			continue;
		fwrite(head, 1, sizeof head, f);
		fwrite(m->packed.p, 1, m->packed.len, f);
		set4(tail, get4(a->all.p + m->at + C_CRC));
		set4(tail + 4, (uint32_t)m->size);
		fwrite(tail, 1, sizeof tail, f);
	}
	return !ferror(f) && !fflush(f);
}

const char *zip_inflated(struct members *a, struct span out)
{
	uint64_t at = 0;

	for (int i = 0; i < a->n; i++) {
		struct member *m = &a->m[i];

		if (m->packed.p) {
			m->data = m->size ? span_part(out, at, m->size) : (struct span) { (const unsigned char *)"", 0 };
			if (!m->data.p)
				return "damaged: a size";
			at += m->size;
		}
		if (m->kind == SYMLINK)
			m->link = xasprintf("%.*s", (int)(m->data.len < 4096 ? m->data.len : 4096), (const char *)m->data.p);
	}
	return at == out.len ? NULL : "damaged: a size";
}

/* Of the extra fields all but that of large files. */
static void put_extra(struct bytes *b, const unsigned char *p, size_t n)
{
	while (n >= 4) {
		size_t len = 4 + (size_t)get2(p + 2);

		if (len > n)
			break;
		if (get2(p) != 1)
			bytes_add(b, p, len);
		p += len;
		n -= len;
	}
}

/* The local header and the data of a member that has changed or is new, and what its central entry begins with. */
static void put_changed(FILE *f, const struct members *a, const struct member *m, unsigned char *central)
{
	const struct member *of = m->like ? m->like : m;
	const unsigned char *was = a->all.p + of->at, *local = a->all.p + get4(was + C_AT);
	struct span data = m->packed.p ? m->packed : m->now;
	unsigned char h[LOCAL];
	struct bytes extra = { NULL, 0 };

	memcpy(central, was, CENTRAL);
	memcpy(h, local, LOCAL);
	set2(central + C_FLAGS, get2(was + C_FLAGS) & ~8U);	/* the sizes are before the data */
	set2(central + C_METHOD, m->packed.p ? 8 : 0);
	set4(central + C_CRC, crc(m->now));
	set4(central + C_PACKED, (uint32_t)data.len);
	set4(central + C_SIZE, (uint32_t)m->now.len);
	if (m->like) {
		set2(central + C_NAME, (unsigned)strlen(m->name));
		set2(central + C_EXTRA, 0);
		set2(central + C_COMMENT, 0);
		central[5] = 3;
		set4(central + C_ATTR, (S_IFREG | m->mode) << 16);
	} else {
		put_extra(&extra, local + LOCAL + get2(local + L_NAME), get2(local + L_EXTRA));
	}
	memcpy(h + L_FLAGS, central + C_FLAGS, 4);
	memcpy(h + L_TIME, central + C_TIME, 4);
	memcpy(h + L_CRC, central + C_CRC, 12);
	set2(h + L_NAME, get2(central + C_NAME));
	set2(h + L_EXTRA, (unsigned)extra.n);
	fwrite(h, 1, LOCAL, f);
	fwrite(m->like ? (const unsigned char *)m->name : was + CENTRAL, 1, get2(central + C_NAME), f);
	if (extra.n)
		fwrite(extra.p, 1, extra.n, f);
	free(extra.p);
	fwrite(data.p, 1, data.len, f);
}

bool zip_write(const struct members *a, FILE *f)
{
	const unsigned char *first = a->all.p + a->end, *end = find_end(a->all);
	struct bytes directory = { NULL, 0 };
	unsigned char tail[END];
	off_t begin;
	unsigned n = 0;

	for (int i = 0; i < a->n; i++)
		if (a->m[i].raw.p && a->m[i].raw.p < first)
			first = a->m[i].raw.p;
	fwrite(a->all.p, 1, (size_t)(first - a->all.p), f);
	for (int i = 0; i < a->n; i++) {
		const struct member *m = &a->m[i];
		const unsigned char *was = a->all.p + m->at;
		unsigned char c[CENTRAL];
		struct bytes extra = { NULL, 0 };
		off_t at = ftello(f);

		if (m->gone)
			continue;
		if (m->now.p || m->like) {
			put_changed(f, a, m, c);
		} else {
			memcpy(c, was, CENTRAL);
			fwrite(m->raw.p, 1, m->raw.len, f);
		}
		set4(c + C_AT, (uint32_t)at);
		if (m->like) {
			bytes_add(&directory, c, CENTRAL);
			bytes_add(&directory, m->name, strlen(m->name));
		} else {
			const unsigned char *x = was + CENTRAL + get2(was + C_NAME);

			if (m->now.p)
				put_extra(&extra, x, get2(was + C_EXTRA));
			else
				bytes_add(&extra, x, get2(was + C_EXTRA));
			set2(c + C_EXTRA, (unsigned)extra.n);
			bytes_add(&directory, c, CENTRAL);
			bytes_add(&directory, was + CENTRAL, get2(was + C_NAME));
			if (extra.n)
				bytes_add(&directory, extra.p, extra.n);
			bytes_add(&directory, x + get2(was + C_EXTRA), get2(was + C_COMMENT));
			free(extra.p);
		}
		n++;
	}
	begin = ftello(f);
	memcpy(tail, end, END);
	set2(tail + E_HERE, n);
	set2(tail + E_ALL, n);
	set4(tail + E_SIZE, (uint32_t)directory.n);
	set4(tail + E_AT, (uint32_t)begin);
	if (directory.n)
		fwrite(directory.p, 1, directory.n, f);
	fwrite(tail, 1, END, f);
	fwrite(end + END, 1, get2(end + E_COMMENT), f);
	free(directory.p);
	if (begin + (off_t)directory.n > (off_t)0xfffffffe || n > 0xfffe) {
		errno = EFBIG;
		return false;
	}
	return !ferror(f) && !fflush(f);
}
