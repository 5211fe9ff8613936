/* SPDX-License-Identifier: MIT */
#include <ar.h>
#include <stdlib.h>
#include <string.h>
#include "archive.h"
#include "file.h"
#include "util.h"

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

void archive_add(struct new_archive *a, const char *name, struct span data)
{
	*PUSH(a->member, a->n) = (struct new_member) { name, data };
}

/* Writes the names of the symbols that an object defines, if to is not NULL; their number, and in *len their length. */
static uint32_t defined(struct span data, char *to, size_t *len)
{
	struct symbols sym;
	uint32_t n = 0;
	struct file f;
	uint64_t tab;

	*len = 0;
	if (file_open(&f, data.p, data.len) || f.eh.e_type != ET_REL || !(tab = file_find(&f, SHT_SYMTAB)) || file_symbols(&f, tab, &sym))
		return 0;
	for (uint64_t i = 1; i < sym.n; i++) {
		Elf64_Sym s = file_symbol(&sym, i);
		const char *name = span_string(sym.str, s.st_name);

		if (s.st_shndx == SHN_UNDEF || ELF64_ST_BIND(s.st_info) == STB_LOCAL || !name || !*name)
			continue;
		if (to)
			strcpy(to + *len, name);
		*len += strlen(name) + 1;
		n++;
	}
	return n;
}

static void big_endian(unsigned char *to, uint64_t v)
{
	for (int i = 3; i >= 0; i--, v >>= 8)
		to[i] = (unsigned char)v;
}

static unsigned char *put_member(unsigned char *to, const char *name, const char *mode, const void *data, size_t size)
{
	char header[sizeof(struct ar_hdr) + 11];	/* as long as any size_t makes it, for compilers that cannot know better */
	const char *zero = *mode ? "0" : "";

	snprintf(header, sizeof header, "%-16s%-12s%-6s%-6s%-8s%-10zu" ARFMAG, name, zero, zero, zero, mode, size);
	memcpy(to, header, sizeof(struct ar_hdr));
	to += sizeof(struct ar_hdr);
	if (data)
		memcpy(to, data, size);
	to += size;
	if (size & 1)
		*to++ = '\n';
	return to;
}

unsigned char *archive_bytes(const struct new_archive *a, size_t *size)
{
	size_t len, strings = 0, longest = 0, all = SARMAG, pos = 0, table, k = 0;
	uint32_t n = 0;
	unsigned char *data, *at, *index;
	char *names;

	for (int i = 0; i < a->n; i++) {
		n += defined(a->member[i].data, NULL, &len);
		strings += len;
		longest += strlen(a->member[i].name) + 2;
		all += sizeof(struct ar_hdr) + a->member[i].data.len + 1;
	}
	/* gold looks where the members of a symbol table begin, and finds the end of the file */
	if (!a->n) {
		*size = SARMAG;
		return memcpy(xcalloc(1, SARMAG), ARMAG, SARMAG);	/* NOLINT(bugprone-not-null-terminated-result): a file's first bytes, not a string */
	}
	names = xrealloc(NULL, longest + 1);
	table = 4 + 4 * (size_t)n + strings;
	table += table & 1;
	all += 2 * sizeof(struct ar_hdr) + table + longest + 1;
	data = xcalloc(1, all);
	memcpy(data, ARMAG, SARMAG);	/* NOLINT(bugprone-not-null-terminated-result): a file's first bytes, not a string */
	at = put_member(data + SARMAG, "/", "0", NULL, table);
	index = at - table;
	for (int i = 0; i < a->n; i++)
		if (strlen(a->member[i].name) > 15)
			pos += (size_t)sprintf(names + pos, "%s/\n", a->member[i].name);
	if (pos & 1)
		names[pos++] = '\n';
	if (pos)
		at = put_member(at, "//", "", names, pos);
	big_endian(index, n);
	strings = 4 + 4 * (size_t)n;
	pos = 0;
	for (int i = 0; i < a->n; i++) {
		const struct new_member *m = &a->member[i];
		uint32_t some = defined(m->data, (char *)index + strings, &len);
		char name[sizeof ((struct ar_hdr *)0)->ar_name + 1];

		for (uint32_t j = 0; j < some; j++)
			big_endian(index + 4 + 4 * k++, (uint64_t)(at - data));
		strings += len;
		if (strlen(m->name) > 15) {
			snprintf(name, sizeof name, "/%zu", pos);
			pos += strlen(m->name) + 2;
		} else {
			snprintf(name, sizeof name, "%s/", m->name);
		}
		at = put_member(at, name, "644", m->data.p, m->data.len);
	}
	free(names);
	*size = (size_t)(at - data);
	return data;
}
