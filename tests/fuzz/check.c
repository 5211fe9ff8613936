/* SPDX-License-Identifier: MIT */
/*
 * compat check over bytes from anywhere, in this process. Whatever they are: there is a verdict or an error, the
 * text has no control characters, the JSON is JSON, and both are UTF-8. Bytes that begin with "MAP\n" are a linker
 * map, of a program that needs too much; the objects that it names are looked for in the current directory. Likewise the
 * reader of libraries and the editor of gen/ (elf.c).
 *
 * With libFuzzer: -fsanitize=fuzzer,address,undefined. Else -DALONE, and the arguments are files: each is tried as
 * it is; behind --cut also cut short at every byte, behind --flip with each of its bits turned over.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "check.h"
#include "elf.h"
#include "format.h"
#include "util.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* what went to stdout and stderr; libFuzzer and the sanitizers keep the real ones */
static struct out {
	char *p;
	size_t n, cap;
} out;
static FILE *tty;

static ssize_t take(void *to, const char *p, size_t n)
{
	struct out *o = to;

	if (n > o->cap - o->n) {
		o->cap = 2 * (o->n + n);
		o->p = xrealloc(o->p, o->cap);
	}
	memcpy(o->p + o->n, p, n);
	o->n += n;
	return (ssize_t)n;
}

static void wrong(const char *what)
{
	fprintf(tty, "%s:\n", what);
	fwrite(out.p, 1, out.n, tty);
	fflush(tty);
	abort();
}

/* length of the character at p, 0 if it is none */
static size_t utf8(const unsigned char *p, const unsigned char *end)
{
	size_t n = *p < 0x80 ? 1 : *p < 0xc2 ? 0 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : *p < 0xf5 ? 4 : 0;

	if (n > (size_t)(end - p))
		return 0;
	for (size_t i = 1; i < n; i++)
		if (p[i] < 0x80 || p[i] > 0xbf)
			return 0;
	if (n > 2 && ((*p == 0xe0 && p[1] < 0xa0) || (*p == 0xed && p[1] > 0x9f) || (*p == 0xf0 && p[1] < 0x90) ||
	    (*p == 0xf4 && p[1] > 0x8f)))
		return 0;
	return n;
}

static void check_text(void)
{
	const unsigned char *p, *end;

	fflush(stdout);
	p = (const unsigned char *)out.p;
	end = p + out.n;
	for (size_t n; p < end; p += n) {
		n = utf8(p, end);
		if (!n)
			wrong("text that is not UTF-8");
		if ((*p < ' ' && *p != '\n') || *p == 127 || (*p == 0xc2 && p[1] < 0xa0))
			wrong("text with a control character");
	}
}

static const unsigned char *json(const unsigned char *p, const unsigned char *end);

static const unsigned char *blank(const unsigned char *p, const unsigned char *end)
{
	while (p < end && (*p == ' ' || *p == '\n'))
		p++;
	return p;
}

static const unsigned char *word(const unsigned char *p, const unsigned char *end, const char *w)
{
	size_t n = strlen(w);

	return (size_t)(end - p) >= n && !memcmp(p, w, n) ? p + n : NULL;
}

static const unsigned char *quoted(const unsigned char *p, const unsigned char *end)
{
	if (p++ == end || p[-1] != '"')
		return NULL;
	for (size_t n; p < end && *p != '"'; p += n) {
		n = utf8(p, end);
		if (!n || *p < ' ')
			return NULL;
		if (*p != '\\')
			continue;
		if (end - p < 6 || !strchr("\"\\u", p[1]))
			return NULL;
		n = 2;
		if (p[1] == 'u')
			for (n = 6; n > 2 && strchr("0123456789abcdef", p[n - 1]); n--)
				;
		if (n != 2)
			return NULL;
		n = p[1] == 'u' ? 6 : 2;
	}
	return p < end ? p + 1 : NULL;
}

/* a list of values, of members if it is an object */
static const unsigned char *list(const unsigned char *p, const unsigned char *end, bool object)
{
	p = blank(p + 1, end);
	if (p < end && *p == (object ? '}' : ']'))
		return p + 1;
	for (;;) {
		if (object) {
			p = quoted(p, end);
			if (!p || (p = blank(p, end)) == end || *p++ != ':')
				return NULL;
		}
		p = json(p, end);
		if (!p || (p = blank(p, end)) == end)
			return NULL;
		if (*p == (object ? '}' : ']'))
			return p + 1;
		if (*p++ != ',')
			return NULL;
		p = blank(p, end);
	}
}

/* past the value at p, NULL if there is none */
static const unsigned char *json(const unsigned char *p, const unsigned char *end)
{
	const unsigned char *q;

	p = blank(p, end);
	if (p == end)
		return NULL;
	if (*p == '{' || *p == '[')
		return list(p, end, *p == '{');
	if ((q = word(p, end, "null")) || (q = word(p, end, "true")) || (q = word(p, end, "false")))
		return q;
	for (q = p; q < end && *q >= '0' && *q <= '9'; q++)
		;
	return q > p && (*p != '0' || q == p + 1) ? q : quoted(p, end);
}

static void check_json(void)
{
	const unsigned char *p, *end;

	fflush(stdout);
	p = (const unsigned char *)out.p;
	end = p + out.n;
	p = json(p, end);
	if (!p || blank(p, end) != end)
		wrong("this is not JSON");
}

static void say(struct report *r, const struct floor *floor)
{
	static const char *const formats[] = { "json", "github", "sarif", "gitlab" };
	struct total n = { .files = 1 };

	fflush(stdout);
	out.n = 0;
	report_text(r, floor, true);
	report_errors(r);
	check_text();
	if (!out.n)
		wrong("not a word about this file");
	for (unsigned i = 0; i < sizeof formats / sizeof *formats; i++) {
		const struct format *f = format_find(formats[i]);

		out.n = 0;
		f->begin(floor);
		f->file(r, floor, true);
		f->end(&n, floor);
		if (strcmp(f->name, "github"))
			check_json();
		else
			check_text();
	}
}

/* the file as all that is in a wheel, for each architecture */
static void say_wheel(const struct report *r, const struct floor *floor)
{
	static const char *const formats[] = { "json", "github", "sarif", "gitlab" };
	struct wheel w;
	struct total n = { .files = 1, .wheel = &w, .nwheel = 1 };

	wheel_begin(&w, r->arch && !strcmp(r->arch, "aarch64") ? "a-1-py3-none-manylinux_2_17_aarch64.whl" :
		"a-1-py3-none-manylinux1_x86_64.manylinux_2_17_x86_64.whl", "/dev/null", "", NULL);
	wheel_add(&w, r);
	wheel_end(&w);
	for (unsigned i = 0; w.policy && i < sizeof formats / sizeof *formats; i++) {
		const struct format *f = format_find(formats[i]);

		fflush(stdout);
		out.n = 0;
		f->begin(floor);
		if (f->wheel)
			f->wheel(&w);
		f->end(&n, floor);
		if (strcmp(f->name, "github"))
			check_json();
		else
			check_text();
	}
	out.n = 0;
	if (w.policy)
		report_text_wheel(&w, true);
	check_text();
	wheel_free(&w);
}

static void map(const uint8_t *data, size_t size, const struct floor *floor)
{
	static const char *const needs[] = { "strlcpy", "gettid", "__isoc23_strtol" };
	struct report r = { .path = "a.out", .type = "program", .arch = "x86_64", .above = true };
	char path[32];
	int fd = memfd_create("map", 0);

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	r.finding = xrealloc(NULL, 3 * sizeof *r.finding);
	for (; r.nfinding < 3; r.nfinding++)
		r.finding[r.nfinding] = (struct finding) { .symbol = xstrdup(needs[r.nfinding]), .since = 2038000 };
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	out.n = 0;
	check_map(&r, path);
	check_text();
	say(&r, floor);
	check_free(&r);
	close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct floor floor[2];
	struct report r = { .path = "file", .keep = true };
	const char *why;
	uint8_t *copy;
	int lines;

	if (!floor[0].name && (data_floor("2.17", &floor[0]) || data_floor("rhel8", &floor[1])))
		abort();
	if (size >= 4 && !memcmp(data, "MAP\n", 4)) {
		map(data + 4, size - 4, &floor[0]);
		return 0;
	}
	copy = memcpy(xrealloc(NULL, size ? size : 1), data, size);
	check(&r, &floor[size & 1], copy, size);
	free(copy);
	if (!r.type && !r.nerror)
		wrong("neither a verdict nor an error");
	if (r.above && !r.nfinding)
		wrong("above, and no finding");
	say(&r, &floor[size & 1]);
	say_wheel(&r, &floor[size & 1]);
	check_free(&r);
	out.n = 0;
	if ((why = elf_wrong(data, size, &lines)))
		wrong(why);
	fflush(stderr);
	for (size_t i = 0; i < out.n; i++)
		lines -= out.p[i] == '\n';
	if (lines)
		wrong("not one line about what is wrong with a library");
	return 0;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	tty = stderr;
	progname = "compat";
	stdout = stderr = fopencookie(&out, "w", (cookie_io_functions_t) { .write = take });
	return stdout ? 0 : 1;
}

#ifdef ALONE
static unsigned long runs;

static void run(const uint8_t *data, size_t size)
{
	uint8_t *copy = memcpy(xrealloc(NULL, size ? size : 1), data, size);	/* so that an over-read is seen */

	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
	runs++;
}

int main(int argc, char **argv)
{
	bool cut = false, flip = false;

	if (LLVMFuzzerInitialize(&argc, &argv))
		return 2;
	for (int i = 1; i < argc; i++) {
		FILE *f;
		uint8_t *data = NULL;
		size_t size = 0, n;

		if (!strcmp(argv[i], "--cut") || !strcmp(argv[i], "--flip")) {
			*(argv[i][2] == 'c' ? &cut : &flip) = true;
			continue;
		}
		f = fopen(argv[i], "r");
		if (!f) {
			fprintf(tty, "%s: cannot be read\n", argv[i]);
			return 2;
		}
		do {
			data = xrealloc(data, size + 65536);
			n = fread(data + size, 1, 65536, f);
			size += n;
		} while (n);
		fclose(f);
		run(data, size);
		for (size_t k = 0; cut && k < size; k++)
			run(data, k);
		for (size_t k = 0; flip && k < 8 * size; k++) {
			data[k / 8] ^= (uint8_t)(1 << k % 8);
			run(data, size);
			data[k / 8] ^= (uint8_t)(1 << k % 8);
		}
		free(data);
	}
	fprintf(tty, "%lu runs\n", runs);
	return 0;
}
#endif
