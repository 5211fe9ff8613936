/* SPDX-License-Identifier: MIT */
#include <ar.h>
#include <string.h>
#include "archive.h"
#include "file.h"

/* decimal, padded with spaces; -1 if it is not */
static long long number(const char *s, size_t len)
{
	long long v = 0;
	size_t i = 0;

	for (; i < len && s[i] >= '0' && s[i] <= '9'; i++)
		v = v * 10 + s[i] - '0';
	for (size_t k = i; k < len; k++)
		if (s[k] != ' ')
			return -1;
	return i ? v : -1;
}

static void set_name(struct member *m, const char *s, size_t len)
{
	if (len >= sizeof m->name)
		len = sizeof m->name - 1;
	memcpy(m->name, s, len);
	m->name[len] = 0;
}

int archive_next(const unsigned char *data, size_t size, size_t *pos, struct member *m, const char **why)
{
	struct ar_hdr h;

	*why = NULL;
	if (!*pos) {
		*pos = SARMAG;
		m->names = (struct span) { 0 };
	}
	if (!memcmp(data, "!<thin>\n", SARMAG)) {
		*why = "thin archive: check the objects that it names";
		return -1;
	}
	for (;;) {
		struct span body;
		long long len, off;
		const char *end;

		if (*pos >= size)
			return 0;
		if (size - *pos < sizeof h) {
			*why = "truncated: ends in the header of a member";
			return -1;
		}
		memcpy(&h, data + *pos, sizeof h);
		*pos += sizeof h;
		len = number(h.ar_size, sizeof h.ar_size);
		if (memcmp(h.ar_fmag, ARFMAG, 2) || len < 0) {
			*why = "damaged: header of a member";
			return -1;
		}
		if ((unsigned long long)len > size - *pos) {
			*why = "truncated: ends in a member";
			return -1;
		}
		body = (struct span) { data + *pos, (uint64_t)len };
		*pos += (size_t)len;
		if (len & 1 && *pos < size)
			(*pos)++;
		if (!memcmp(h.ar_name, "//", 2))
			m->names = body;
		/* symbol tables and long names */
		if (!memcmp(h.ar_name, "/ ", 2) || !memcmp(h.ar_name, "//", 2) || !memcmp(h.ar_name, "/SYM64/", 7) ||
		    !memcmp(h.ar_name, "__.SYMDEF", 9))
			continue;
		if (h.ar_name[0] == '/' && (off = number(h.ar_name + 1, sizeof h.ar_name - 1)) >= 0) {
			if ((uint64_t)off >= m->names.len) {
				*why = "damaged: name of a member";
				return -1;
			}
			/* as much as there is room for: they may all be one, without an end */
			len = (long long)(m->names.len - (uint64_t)off);
			if (len > (long long)sizeof m->name)
				len = sizeof m->name;
			end = memchr(m->names.p + off, '\n', (size_t)len);
			if (end)
				len = end - (const char *)m->names.p - off;
			if (len && m->names.p[off + len - 1] == '/')
				len--;
			set_name(m, (const char *)m->names.p + off, (size_t)len);
		} else if (!memcmp(h.ar_name, "#1/", 3) && (len = number(h.ar_name + 3, 13)) >= 0 && (uint64_t)len <= body.len) {
			set_name(m, (const char *)body.p, strnlen((const char *)body.p, (size_t)len));
			body.p += len;
			body.len -= (uint64_t)len;
		} else {
			end = memchr(h.ar_name, '/', sizeof h.ar_name);
			len = end ? end - h.ar_name : (long long)sizeof h.ar_name;
			while (len && h.ar_name[len - 1] == ' ')
				len--;
			set_name(m, h.ar_name, (size_t)len);
		}
		m->data = body.p;
		m->size = body.len;
		return 1;
	}
}
