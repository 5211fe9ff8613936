/* SPDX-License-Identifier: MIT */
/*
 * As POSIX has it, since glibc 2.22. Before, SEEK_END counts from the wrong place and
 * in the wrong direction, a+ does not append, w+ reads what was in the buffer before,
 * b in the mode changes all that, and size 0 fails.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include "shim.h"

struct mem {
	char *buf;
	size_t size, pos, end;
	int append, own;
};

static ssize_t mem_read(void *cookie, char *to, size_t n)
{
	struct mem *m = cookie;
	size_t left = m->pos < m->end ? m->end - m->pos : 0;

	if (n > left)
		n = left;
	memcpy(to, m->buf + m->pos, n);
	m->pos += n;
	return (ssize_t)n;
}

/* A byte stays free for the null byte after the text, unless the text has one at its end. */
static ssize_t mem_write(void *cookie, const char *from, size_t n)
{
	struct mem *m = cookie;
	int add_null = !n || from[n - 1];
	size_t at = m->append ? m->end : m->pos;

	if (n > m->size - at) {
		if (m->size - m->pos <= (size_t)add_null) {
			errno = ENOSPC;
			return 0;
		}
		n = m->size - at;
	}
	m->pos = at;
	memcpy(m->buf + m->pos, from, n);
	m->pos += n;
	if (m->pos > m->end) {
		m->end = m->pos;
		if (!add_null)
			return (ssize_t)n;
		if (m->end < m->size)
			m->buf[m->end] = '\0';
		else if (!m->append)
			m->buf[m->size - 1] = '\0';
	}
	return (ssize_t)n;
}

static int mem_seek(void *cookie, off64_t *off, int whence)
{
	struct mem *m = cookie;
	off64_t from = whence == SEEK_SET ? 0 : (off64_t)(whence == SEEK_CUR ? m->pos : m->end);

	if (*off < -from || *off > (off64_t)m->size - from) {
		errno = EINVAL;
		return -1;
	}
	m->pos = (size_t)(from + *off);
	*off = (off64_t)m->pos;
	return 0;
}

static int mem_close(void *cookie)
{
	struct mem *m = cookie;

	if (m->own)
		free(m->buf);
	free(m);
	return 0;
}

FILE *fmemopen(void *buf, size_t size, const char *mode)
{
	static const cookie_io_functions_t io = { mem_read, mem_write, mem_seek, mem_close };
	struct mem *m;
	FILE *f;

	/* fopencookie before glibc 2.22 does not say why */
	if ((*mode != 'r' && *mode != 'w' && *mode != 'a') || (buf && size > -(uintptr_t)buf)) {
		errno = EINVAL;
		return NULL;
	}
	m = malloc(sizeof *m);
	if (!m)
		return NULL;
	*m = (struct mem){ .buf = buf, .size = size, .append = *mode == 'a', .own = !buf };
	if (!buf) {
		m->buf = calloc(1, size ? size : 1);
		if (!m->buf) {
			free(m);
			return NULL;
		}
	}
	if (mode[0] == 'w' && mode[1] == '+')	/* even of a buffer of size 0 */
		*m->buf = '\0';
	if (*mode == 'r')
		m->end = size;
	else if (*mode == 'a')
		m->end = m->pos = strnlen(m->buf, size);
	f = NATIVE(fopencookie)(m, mode, io);
	if (!f)
		mem_close(m);
	return f;
}
