/* SPDX-License-Identifier: MIT */
/*
 * Generated formats and inputs for the scanf family, and what glibc 2.43 makes of them: one sum
 * over the results of each block of 1000. With SHOW set in the environment each result is
 * printed, for diff between two run-times. (What glibc mended in the functions themselves after
 * 2.31 is not in the formats: %x of "0x", half an exponent, %2c of one character.) With WIDE
 * defined it is the wide family.
 */
#include "test.h"
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>
#include "text.h"

#ifdef WIDE
#define GETC getwc
#define UNGETC ungetwc
#define STRING "ls"	/* of text, in a format */
#else
#define GETC getc
#define UNGETC ungetc
#define STRING "s"
#endif

#define BLOCKS 16
#define ARGS 10

static const char *const formats[] = {
	"%i", "%i", "%b", "%b", "%1i", "%2i", "%3b", "%4i", "%5b", "%*i", "%*b", "%*3i", "%hhi", "%hb", "%li",
	"%lb", "%lli", "%llb", "%ji", "%zb", "%ti", "%qb", "%Li", "%w8i", "%w16b", "%w32i", "%w64b", "%wf8i",
	"%wf16b", "%wf32i", "%wf64b", "%w8d", "%w16u", "%w64d", "%wf32o", "%w32n", "%wf8n", "%d", "%3d", "%*d",
	"%hhd", "%lu", "%o", "%s", "%3s", "%*s", "%c", "%*c", "%[a-z]", "%[^,]", "%3[0-9b]", "%[]x]",
	"%*[^]x]", "%n", "%hhn", "%ln", "%*n", "%%", " ", "  ", "\t", "\n", ",", "x", "b", "0", "abc", "-",
	"%y", "%lhi", "%'d", "%'b", "%0i", "%08b", "%'i", "%Ii", "%*'i", "%'2i", "%I4i", "%'hhi", "%99ls",
	"%3ls", "%99l[a-z]", "%lc", "%99S",
};

static const char *const inputs[] = {
	"0b101", "0B11", "0b", "0b2", "-0b101", "+0b1", "0b0", "0x1f", "0X", "0x", "0xg", "0", "00", "017", "08",
	"12", "101", "-", "+", "--1", "-7", "9999999999999999999", "-9999999999999999999", "0x10000000000000000",
	"0b1111111111111111111111111111111111111111111111111111111111111111",
	"-0b111111111111111111111111111111111111111111111111111111111111111111",
	" ", "  ", "\t", "\n", " \v\f\r", ",", "x", "b", "abc", "%", "]", "z", ".", "1", "0b1,", "x0b1", "+0", "-0x", "0b1b",
#ifndef WIDE
	"\xe9",		/* no character in the C locale of older releases */
#endif
};

struct input {
	const char *s;
	size_t n, at, step;
};

static uint64_t seed;

static unsigned any(unsigned n)
{
	seed = seed * 6364136223846793005 + 1442695040888963407;
	return (unsigned)(seed >> 33) % n;
}

static void generate(char *fmt, char *in)
{
	int args = 0, at = any(8) == 0;

	*fmt = *in = 0;
	for (unsigned n = any(6) + 1; n; n--) {
		const char *f = formats[any(sizeof formats / sizeof *formats)];

		/* a few formats name the positions of their arguments, backwards */
		if (at && f[0] == '%' && f[1] != '%' && f[1] != '*') {
			sprintf(fmt + strlen(fmt), "%%%d$%s", ARGS - args++, f + 1);
			continue;
		}
		strcat(fmt, f);
	}
	for (unsigned n = any(6); n; n--)
		strcat(in, inputs[any(sizeof inputs / sizeof *inputs)]);
}

#ifndef WIDE
static ssize_t feed(void *cookie, char *buf, size_t n)
{
	struct input *in = cookie;

	n = n < in->step ? n : in->step;
	n = n < in->n - in->at ? n : in->n - in->at;
	memcpy(buf, in->s + in->at, n);
	in->at += n;
	return (ssize_t)n;
}
#endif

/* a stream of s that comes in pieces of step bytes */
static FILE *stream(struct input *in, const char *s, size_t step)
{
	*in = (struct input){ s, strlen(s), 0, step };
#ifdef WIDE
	/* a cookie cannot be read as wide characters */
	static char buf[8];
	int p[2];
	FILE *f;

	if (pipe(p) || write(p[1], s, in->n) != (ssize_t)in->n || close(p[1]) || !(f = fdopen(p[0], "r")))
		return NULL;
	setvbuf(f, buf, _IOFBF, step);
	return f;
#else
	return fopencookie(in, "r", (cookie_io_functions_t){ .read = feed });
#endif
}

typedef int string_scan(const text *restrict, const text *restrict, ...);
typedef int file_scan(FILE *restrict, const text *restrict, ...);

static char arg[ARGS][512];

static uint64_t result(string_scan *ss, file_scan *fs, const char *in, const char *fmt, size_t step)
{
	text wfmt[strlen(fmt) + 1], win[strlen(in) + 1];
	struct input cookie;
	FILE *f = NULL;
	size_t rest = 0;
	uint64_t sum;
	int r, end = 0;

	memset(arg, 0xaa, sizeof arg);
	for (size_t i = 0; i < sizeof wfmt / sizeof *wfmt; i++)
		wfmt[i] = (text)fmt[i];
	for (size_t i = 0; i < sizeof win / sizeof *win; i++)
		win[i] = (text)in[i];
	if (fs && !(f = stream(&cookie, in, step))) {
		t_error("no stream");
		return 0;
	}
	if (fs && step > 4)
		setvbuf(f, NULL, _IONBF, 0);
	if (ss)
		r = ss(win, wfmt, arg[0], arg[1], arg[2], arg[3], arg[4], arg[5], arg[6], arg[7], arg[8], arg[9]);
	else
		r = fs(f, wfmt, arg[0], arg[1], arg[2], arg[3], arg[4], arg[5], arg[6], arg[7], arg[8], arg[9]);
	if (f) {
		end = !!feof(f);
		clearerr(f);
		while ((int)GETC(f) != EOF)
			rest++;
		fclose(f);
	}
	/* on empty input it is not worth a promise whether the end was seen */
	end = end && *in;
	sum = 14695981039346656037u ^ (unsigned)r ^ (uint64_t)end << 16 ^ rest << 20;
	for (size_t i = 0; i < sizeof arg; i += 8) {
		uint64_t v;

		memcpy(&v, arg[0] + i, 8);
		sum = (sum ^ v) * 1099511628211u;
		sum ^= sum >> 32;
	}
	if (getenv("SHOW")) {
		printf("%d rest %zu end %d step %zu [%s] [%s]", r, rest, end, step, fmt, in);
		for (int i = 0; i < ARGS; i++)
			printf(" %02x%02x%02x%02x", arg[i][0] & 255, arg[i][1] & 255, arg[i][2] & 255, arg[i][3] & 255);
		printf(" %016lx\n", (unsigned long)sum);
	}
	return sum;
}

static void differential(string_scan *ss, file_scan *fs)
{
	static const uint64_t want[2][BLOCKS] = {
#ifdef WIDE
#include "../wchar/wscanf.want"
#else
#include "scanf.want"
#endif
	};
	char fmt[300], in[800];

	seed = 7;
	for (int b = 0; b < BLOCKS; b++) {
		uint64_t sum = 0;

		for (int i = 0; i < 1000; i++) {
			generate(fmt, in);
			sum = (sum << 1 | sum >> 63) ^ result(ss, fs, in, fmt, 1 + (size_t)i % 5);
		}
		if (getenv("SUMS"))
			printf("0x%016lx,\n", (unsigned long)sum);
		else if (sum != want[fs != NULL][b])
			t_error("block %d: results are not those of glibc 2.43", b);
	}
}
