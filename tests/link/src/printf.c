/* SPDX-License-Identifier: MIT */
/* What printf and its like make of %b and of lengths in bits; the same program on glibc 2.43 says what is right. */
#include <err.h>
#include <fcntl.h>
#include <locale.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

static char early[40];

__attribute__((constructor)) static void constructor(void)
{
	snprintf(early, sizeof early, "%b %w8d", 5, -3);
}

/* every flag with widths, precisions, lengths, conversions and numbers */
static void all(void)
{
	static const char *const length[] = { "", "hh", "h", "l", "ll", "L", "q", "j", "z", "t", "w8", "w16", "w32", "w64",
		"wf8", "wf16", "wf32", "wf64" };
	static const char *const width[] = { "", "7", "70", "*" }, *const prec[] = { "", ".", ".0", ".3", ".66" };
	static const long number[] = { 0, 1, 5, -1, 127, 128, 255, 256, -32768, 65535, 70000, 0x7fffffff, 0x80000000,
		0xffffffff, 0x123456789abcdef, -0x7fffffffffffffff - 1 };
	char format[40], out[200];
	wchar_t wide[40], wout[200];
	int n, m;

	for (const char *c = "bBdiuoxX"; *c; c++)
		for (size_t l = 0; l < sizeof length / sizeof *length; l++)
			for (int flags = 0; flags < 64; flags++) {
				unsigned sum = 0;

				for (size_t w = 0; w < sizeof width / sizeof *width; w++)
					for (size_t p = 0; p < sizeof prec / sizeof *prec; p++)
						for (size_t i = ((size_t)flags + l + w + p) % STEP; i < sizeof number / sizeof *number; i += STEP) {
							snprintf(format, sizeof format, "<%%%s%s%s%s%s%s%s%s%s%c>%%s", flags & 1 ? "-" : "", flags & 2 ? "0" : "",
								flags & 4 ? "#" : "", flags & 8 ? "+" : "", flags & 16 ? " " : "", flags & 32 ? "'" : "",
								width[w], prec[p], length[l], *c);
							n = *width[w] == '*' ? snprintf(out, sizeof out, format, -9, number[i], "end") :
								snprintf(out, sizeof out, format, number[i], "end");
							for (char *s = out; *s; s++)
								sum = sum * 31 + (unsigned char)*s;
							sum = sum * 31 + (unsigned)n;
							if (i < 13 || p)
								continue;
							swprintf(wide, 40, L"%s", format);
							m = *width[w] == '*' ? swprintf(wout, 200, wide, -9, number[i], "end") :
								swprintf(wout, 200, wide, number[i], "end");
							for (int k = 0; k <= n; k++)
								if (m != n || wout[k] != (wchar_t)out[k]) {
									printf("wide: %s\n", format);
									break;
								}
						}
				printf("%s %c %d: %08x\n", length[l], *c, flags, sum);
			}
}

static void list(const char *format, ...)
{
	va_list v;
	char s[100];

	va_start(v, format);
	vsnprintf(s, sizeof s, format, v);
	va_end(v);
	puts(s);
}

int main(void)
{
	char s[200], *p = NULL;
	int n = -1, fd[2];

	puts(early);
	printf("%b %B %#b %#B %08b %.6b|%-9b|%9b|%#010b|%#b\n", 5, 6, 7, 8, 9, 10, 11, 12, 13, 0);
	printf("%w8d %w16d %w32d %w64d %wf8u %wf16u %wf32x %wf64X\n", (int8_t)-1, (int16_t)-2, (int32_t)-3, (int64_t)-4,
		(uint_fast8_t)5, (uint_fast16_t)6, (uint_fast32_t)0x7, (uint_fast64_t)0xabcdef0123);
	printf("%3$b %1$s %2$w64d %3$*4$b %1$.*5$s\n", "text", (int64_t)1 << 40, 5, 7, 2);
	printf("%d %s %5.2f %Lg %c %p %ld %lls %hhd%% %m\n", 1, "s", 2.5, 3.5L, 'c', (void *)16, -7L, L"wide", 300);
	printf("%*b|%-*b|%.*b\n", 9, 5, 9, 5, 4, 5);
	list("%b %s %w16x %g %jb %zb %tb", 5, "x", 0xffff, 1.5, (intmax_t)5, (size_t)6, (ptrdiff_t)7);
	printf("%d\n", snprintf(s, 4, "%b", 0x55));
	puts(s);
	printf("%d\n", snprintf(NULL, 0, "%100b%w8d", 1, 2));
	n = asprintf(&p, "%b and %w64u", 3, (uint64_t)-1);
	printf("%d %s\n", n, p);
	fflush(stdout);
	if (dprintf(1, "%b %w8d\n", 6, 7) < 0 || pipe(fd))
		return 1;
	warnx("%b %w32d", 1, 2);
	wchar_t w[50];
	swprintf(w, 50, L"%b %#B %w64d %ls", 5, 6, (int64_t)7, L"wide");
	printf("%ls\n", w);
	printf("%s%n", "abc", &n);
	printf(" %d\n", n);
	all();
	FILE *f = fdopen(fd[1], "w");
	fwprintf(f, L"%b %w16d %s\n", 5, 6, "seven");
	fclose(f);
	n = (int)read(fd[0], s, sizeof s);
	printf("%.*s", n, s);
	return 0;
}
