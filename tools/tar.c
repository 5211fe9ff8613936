/* SPDX-License-Identifier: MIT */
/* Tar archives: of POSIX with pax headers, of GNU with its long names, and older ones. */
#include <stdlib.h>
#include <string.h>
#include "members.h"
#include "util.h"

#define BLOCK 512
#define LARGE (1ULL << 32)	/* of one sparse file */
#define RECORD 10240		/* what many pad an archive to */

/* places in a header */
enum { NAME = 0, MODE = 100, SIZE = 124, SUM = 148, TYPE = 156, LINK = 157, MAGIC = 257, PREFIX = 345, HOLES = 386 };

static uint64_t padded(uint64_t n)
{
	return n + (BLOCK - n % BLOCK) % BLOCK;
}

/* Octal, or as GNU has it for large ones binary behind a byte of 128. */
static uint64_t number(const unsigned char *p, size_t len)
{
	uint64_t v = 0;
	size_t i = 0;

	if (*p == 128) {
		for (i = 1; i < len; i++)
			v = v << 8 | p[i];
		return v;
	}
	while (i < len && p[i] == ' ')
		i++;
	for (; i < len && p[i] >= '0' && p[i] <= '7'; i++)
		v = v << 3 | (unsigned)(p[i] - '0');
	return v;
}

static unsigned sum(const unsigned char *h)
{
	unsigned s = 0;

	for (int i = 0; i < BLOCK; i++)
		s += i >= SUM && i < SUM + 8 ? ' ' : h[i];
	return s;
}

static bool empty(const unsigned char *h)
{
	for (int i = 0; i < BLOCK; i++)
		if (h[i])
			return false;
	return true;
}

static char *text(const unsigned char *p, size_t room)
{
	return xasprintf("%.*s", (int)strnlen((const char *)p, room), (const char *)p);
}

struct pax {
	char *name, *link, *sparse_name;
	bool sized, sparse, capable;
	uint64_t size, real;	/* real: of a sparse file, with its holes */
};

/* The next record of "LEN KEY=VALUE\n" in a pax header; false at its end, or where it is none. */
static bool next_record(struct span s, uint64_t *at, struct span *key, struct span *value)
{
	uint64_t len = 0, i = *at, end;
	const unsigned char *eq;

	while (i < s.len && s.p[i] >= '0' && s.p[i] <= '9' && len < s.len)
		len = len * 10 + (unsigned)(s.p[i++] - '0');
	end = *at + len;
	if (i == *at || i >= s.len || s.p[i] != ' ' || len > s.len - *at || end < i + 2 || s.p[end - 1] != '\n')
		return false;
	i++;
	eq = memchr(s.p + i, '=', end - i);
	if (!eq)
		return false;
	*key = (struct span) { s.p + i, (uint64_t)(eq - s.p) - i };
	*value = (struct span) { eq + 1, (uint64_t)(s.p + end - 1 - (eq + 1)) };
	*at = end;
	return true;
}

static bool is(struct span s, const char *word)
{
	return s.len == strlen(word) && !memcmp(s.p, word, s.len);
}

static uint64_t decimal(struct span s)
{
	uint64_t v = 0;

	for (uint64_t i = 0; i < s.len && s.p[i] >= '0' && s.p[i] <= '9' && v < UINT64_MAX / 16; i++)
		v = v * 10 + (unsigned)(s.p[i] - '0');
	return v;
}

static bool is_sparse(struct span key)
{
	return key.len > 11 && !memcmp(key.p, "GNU.sparse.", 11);
}

static const char *read_pax(struct span s, struct pax *x)
{
	struct span key, value;
	uint64_t at = 0;

	while (at < s.len && next_record(s, &at, &key, &value))
		if (is(key, "path")) {
			x->name = text(value.p, value.len);
		} else if (is(key, "linkpath")) {
			x->link = text(value.p, value.len);
		} else if (is(key, "size")) {
			x->sized = true;
			x->size = decimal(value);
		} else if (is(key, "SCHILY.xattr.security.capability")) {
			x->capable = true;
		} else if (is_sparse(key)) {
			x->sparse = true;
			if (is(key, "GNU.sparse.name"))
				x->sparse_name = text(value.p, value.len);
			else if (is(key, "GNU.sparse.realsize"))
				x->real = decimal(value);
			else if (is(key, "GNU.sparse.map") || is(key, "GNU.sparse.numblocks"))
				return "a sparse file as old versions of GNU tar have it";
		}
	return at < s.len ? "damaged: a pax header" : NULL;
}

/* A sparse file is put together where it may be one in ELF: at its beginning is no hole. */
struct holes {
	struct span from;	/* what is left of the data */
	unsigned char *to;
	uint64_t size;
};

static bool fill(struct holes *h, uint64_t at, uint64_t n)
{
	struct span s = span_part(h->from, 0, n);

	if (!s.p || at > h->size || n > h->size - at)
		return false;
	if (!h->to) {
		if (at || n < 4 || memcmp(s.p, ELFMAG, 4))
			return false;
		h->to = xcalloc(h->size, 1);
	}
	memcpy(h->to + at, s.p, n);
	h->from = span_part(h->from, n, h->from.len - n);
	return true;
}

static struct span filled(const struct holes *h, bool good)
{
	return good && h->to ? (struct span) { h->to, h->size } : (struct span) { (const unsigned char *)"", 0 };
}

static bool next_line(struct span s, uint64_t *at, uint64_t *v)
{
	const unsigned char *end = *at < s.len ? memchr(s.p + *at, '\n', s.len - *at) : NULL;

	if (!end)
		return false;
	*v = decimal(span_part(s, *at, s.len - *at));
	*at = (uint64_t)(end - s.p) + 1;
	return true;
}

/* As pax has it: lines with the number of parts, where each is and how long, in whole blocks before the data. */
static struct span fill_pax(struct span data, uint64_t real)
{
	struct holes h = { .size = real };
	uint64_t n = 0, v, len, at = 0, first;
	bool good = real <= LARGE && next_line(data, &at, &n);

	first = at;
	for (uint64_t i = 0; good && i < n; i++)
		good = next_line(data, &at, &v) && next_line(data, &at, &len);
	if (good && padded(at) <= data.len)
		h.from = span_part(data, padded(at), data.len - padded(at));
	for (uint64_t i = 0; good && i < n; i++)
		good = next_line(data, &first, &v) && next_line(data, &first, &len) && (!len || fill(&h, v, len));
	return filled(&h, good);
}

/* As GNU has it: four parts in the header, and 21 in each block that follows it while the last one says so. */
static bool fill_gnu(struct span all, uint64_t *at, uint64_t size, struct span *data)
{
	const unsigned char *h = all.p + *at, *map, *more = h + 482;
	struct holes holes = { .size = number(h + 483, 12) };
	uint64_t blocks = 1, left = size;
	bool good = holes.size <= LARGE;

	for (; *more; more = map + 504, blocks++) {
		map = span_part(all, *at + blocks * BLOCK, BLOCK).p;
		if (!map)
			return false;
	}
	holes.from = span_part(all, *at + blocks * BLOCK, size);
	if (!holes.from.p)
		return false;
	map = h + HOLES;
	for (uint64_t b = 0; b < blocks; b++, map = h + b * BLOCK)
		for (int i = 0; good && i < (b ? 21 : 4) && left; i++, map += 24) {
			uint64_t len = number(map + 12, 12);

			good = !len || fill(&holes, number(map, 12), len);
			left -= len < left ? len : left;
		}
	*data = filled(&holes, good);
	*at += (blocks - 1) * BLOCK;
	return true;
}

static char *plain(char *name, bool *dotted)
{
	size_t len;

	while (name[0] == '.' && name[1] == '/') {
		*dotted = true;
		for (name++; *name == '/'; name++) {
		}
	}
	for (len = strlen(name); len > 1 && name[len - 1] == '/'; )
		name[--len] = 0;
	return strcmp(name, ".") ? name : name + 1;
}

const char *tar_read(struct members *a, struct span all)
{
	uint64_t at = 0, begin = 0;
	struct pax x = { 0 };

	*a = (struct members) { .all = all };
	for (; span_part(all, at, BLOCK).p && !empty(all.p + at); ) {
		const unsigned char *h = all.p + at;
		uint64_t size = number(h + SIZE, 12);
		struct span data;
		struct member *m;
		const char *why;
		int type = h[TYPE];

		if (sum(h) != number(h + SUM, 8))
			return a->n ? "damaged: a header" : "not a tar archive";
		if (strchr("LKxg", type) && type) {
			data = span_part(all, at + BLOCK, size);
			if (!data.p)
				return "cut short";
			if (type == 'L')
				x.name = text(data.p, data.len);
			else if (type == 'K')
				x.link = text(data.p, data.len);
			else if ((why = read_pax(data, &x)))
				return why;
			if (type == 'g' && (x.name || x.link || x.sized || x.sparse))
				return "a pax header for all that follows with names or sizes in it";
			at += BLOCK + padded(size);
			continue;
		}
		m = PUSH(a->m, a->n);
		*m = (struct member) { .mode = (unsigned)number(h + MODE, 8) & 07777, .at = at - begin, .capable = x.capable };
		if (!x.name && !memcmp(h + MAGIC, "ustar", 6) && h[PREFIX])
			x.name = xasprintf("%.155s/%.100s", (const char *)h + PREFIX, (const char *)h + NAME);
		m->name = x.sparse_name ? x.sparse_name : x.name ? x.name : text(h + NAME, 100);
		m->link = x.link ? x.link : text(h + LINK, 100);
		size = x.sized ? x.size : size;
		switch (type) {
		case 0:
		case '0':
		case '7':
			m->kind = type || !*m->name || m->name[strlen(m->name) - 1] != '/' ? REGULAR : DIRECTORY;
			break;
		case '1':
			m->kind = HARDLINK;
			m->link = plain(m->link, &(bool) { false });
			break;
		case 'S':
			m->kind = REGULAR;
			break;
		case '2': m->kind = SYMLINK; break;
		case '5': m->kind = DIRECTORY; break;
		case '3':
		case '4':
		case '6':
			m->kind = ODD;
			break;
		default:
			return type > ' ' && type < 127 ? xasprintf("%s: an entry of kind %c, which is not known", m->name, type) : "damaged: a kind of entry";
		}
		if (m->kind == SYMLINK || m->kind == ODD)
			size = 0;
		else if (size && m->kind != REGULAR)
			return xasprintf("%s: an entry with contents that is no file", m->name);
		if (type == 'S' && !fill_gnu(all, &at, size, &m->data))
			return "cut short";
		if (type != 'S')
			m->data = span_part(all, at + BLOCK, size);
		if (!m->data.p)
			return "cut short";
		if (x.sparse)
			m->data = fill_pax(m->data, x.real);
		m->name = plain(m->name, &a->dotted);
		at += BLOCK + padded(size);
		at = at < all.len ? at : all.len;
		m->raw = span_part(all, begin, at - begin);
		begin = at;
		x = (struct pax) { 0 };
	}
	a->end = begin;
	if (begin != at)
		return "cut short";
	return a->n ? NULL : "not a tar archive";
}

struct member *members_find(const struct members *a, const char *name)
{
	static int last;	/* they are mostly asked for in their order */

	for (int i = 0; i < a->n; i++) {
		last = last + 1 < a->n ? last + 1 : 0;
		if (!strcmp(a->m[last].name, name))
			return &a->m[last];
	}
	return NULL;
}

struct member *members_add(struct members *a, int i, const char *name, enum member_kind kind, unsigned mode, const struct member *like)
{
	struct member *copy = xcalloc(1, sizeof *copy);

	*copy = *like;
	(void)PUSH(a->m, a->n);
	memmove(a->m + i + 1, a->m + i, (size_t)(a->n - 1 - i) * sizeof *a->m);
	a->m[i] = (struct member) { .name = xstrdup(name), .kind = kind, .mode = mode, .like = copy };
	return &a->m[i];
}

char *members_text(const struct members *a, const char *name)
{
	const struct member *m = members_find(a, name);

	return m && m->kind == REGULAR && m->data.p ? xasprintf("%.*s", (int)(m->data.len < 1 << 30 ? m->data.len : 1 << 30), (const char *)m->data.p) : NULL;
}

void member_replace(struct member *m, const char *text)
{
	m->now = (struct span) { (const unsigned char *)text, strlen(text) };
}

static void put(FILE *f, const void *p, uint64_t n)
{
	if (n)
		fwrite(p, 1, n, f);
}

static void pad(FILE *f, uint64_t n)
{
	static const unsigned char zeros[BLOCK];

	put(f, zeros, padded(n) - n);
}

/* A header that is h but for its size and checksum. */
static void put_header(FILE *f, const unsigned char *h, uint64_t size)
{
	unsigned char out[BLOCK];
	char digits[24];

	memcpy(out, h, BLOCK);
	snprintf(digits, sizeof digits, "%011llo", (unsigned long long)size);
	memcpy(out + SIZE, digits, 12);
	if (size >> 33) {
		for (int i = 0; i < 12; i++)
			out[SIZE + i] = (unsigned char)(i < 4 ? 0 : size >> 8 * (11 - i));
		out[SIZE] = 128;
	}
	snprintf(digits, sizeof digits, "%06o", sum(out));
	memcpy(out + SUM, digits, 7);
	out[SUM + 7] = ' ';
	put(f, out, BLOCK);
}

static char *record(const char *key, struct span value)
{
	uint64_t len = strlen(key) + value.len + 3, digits = 1;

	for (uint64_t n = 10; len + digits >= n; n *= 10)
		digits++;
	len += digits;
	return xasprintf("%llu %s=%.*s\n", (unsigned long long)len, key, (int)value.len, (const char *)value.p);
}

/* What stands before the header of a file whose size has changed: long names, and pax headers without the size and the holes. */
static void put_before(FILE *f, struct span s)
{
	for (uint64_t at = 0; at < s.len; ) {
		const unsigned char *h = s.p + at;
		uint64_t size = number(h + SIZE, 12), in = 0, from = 0;
		struct span data = span_part(s, at + BLOCK, size), key, value;
		bool renamed = false;
		unsigned char *kept;
		size_t n = 0;

		at += BLOCK + padded(size);
		if (h[TYPE] != 'x') {
			put(f, h, BLOCK + padded(size));
			continue;
		}
		kept = xcalloc(data.len + 1, 1);
		while (next_record(data, &in, &key, &value))
			renamed |= is(key, "GNU.sparse.name");
		for (in = 0; next_record(data, &in, &key, &value); from = in)
			if (is(key, "GNU.sparse.name")) {	/* shorter than that */
				char *path = record("path", value);

				for (const char *p = path; *p; p++)
					kept[n++] = (unsigned char)*p;
				free(path);
			} else if (!is(key, "size") && !is_sparse(key) && !(renamed && is(key, "path"))) {
				memcpy(kept + n, data.p + from, in - from);
				n += in - from;
			}
		if (n) {
			put_header(f, h, n);
			put(f, kept, n);
			pad(f, n);
		}
		free(kept);
	}
}

/* A header for a new entry. */
static void put_new(FILE *f, const struct member *m, bool dotted)
{
	unsigned char h[BLOCK];
	char *name = xasprintf("%s%s%s", dotted ? "./" : "", m->name, m->kind == DIRECTORY ? "/" : ""), mode[9];
	size_t len = strlen(name);

	memcpy(h, m->like->raw.p + m->like->at, BLOCK);
	memset(h + NAME, 0, 100);
	memset(h + LINK, 0, 100);
	memset(h + PREFIX, 0, BLOCK - PREFIX);
	snprintf(mode, sizeof mode, "%07o", m->mode);
	memcpy(h + MODE, mode, 8);
	if (len > 100) {
		memcpy(h + NAME, "././@LongLink", sizeof "././@LongLink");
		h[TYPE] = 'L';
		put_header(f, h, len + 1);
		put(f, name, len + 1);
		pad(f, len + 1);
		memset(h + NAME, 0, 100);
	}
	memcpy(h + NAME, name, len < 100 ? len : 100);
	h[TYPE] = m->kind == DIRECTORY ? '5' : '0';
	put_header(f, h, m->now.len);
	free(name);
}

bool tar_write(const struct members *a, FILE *f)
{
	bool full = a->all.len % RECORD == 0;

	/* what is behind it, another archive, stays where it is */
	for (uint64_t at = a->end; full && at < a->all.len; at++)
		full = !a->all.p[at];
	for (int i = 0; i < a->n; i++) {
		const struct member *m = &a->m[i];

		if (!m->raw.p) {
			put_new(f, m, a->dotted);
		} else if (m->now.p) {
			unsigned char h[BLOCK];

			memcpy(h, m->raw.p + m->at, BLOCK);
			if (m->kind == HARDLINK) {	/* it was one of the same file, and is one of its own */
				h[TYPE] = '0';
				memset(h + LINK, 0, 100);
			} else if (h[TYPE] == 'S') {
				h[TYPE] = '0';
				memset(h + HOLES, 0, BLOCK - HOLES);
			}
			put_before(f, span_part(m->raw, 0, m->at));
			put_header(f, h, m->now.len);
		} else {
			put(f, m->raw.p, m->raw.len);
			continue;
		}
		put(f, m->now.p, m->now.len);
		pad(f, m->now.len);
	}
	if (full) {
		for (off_t n = 0; n < 2 || ftello(f) % RECORD; n++)
			put(f, (unsigned char[BLOCK]) { 0 }, BLOCK);
	} else {
		put(f, a->all.p + a->end, a->all.len - a->end);
	}
	return !ferror(f) && !fflush(f);
}
