/* SPDX-License-Identifier: MIT */
/*
 * The scanf that headers since 2.38 ask for: beyond C99's it has %b, %i that reads 0b101, and
 * the lengths wN and wfN. A format without these goes to the old function as it is. One that
 * has them is given to it directive by directive, each with a %ln behind that tells whether
 * and how far it matched; %i, %b and %n are done here. That needs the input to be ours from
 * the first directive to the last: hence the lock, and no cancellation under it.
 */
#include <ctype.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "stdio/scanf.h"

#define CONVERSIONS "%AaCcdeEfFGgiopSsuXx[b"
#define NONE (-2)	/* what follows a field that is as wide as it may be */

int __isoc99_fscanf(FILE *f, const char *fmt, ...);
int __isoc99_sscanf(const char *s, const char *fmt, ...);
int __isoc99_vfscanf(FILE *f, const char *fmt, va_list ap);
int __isoc99_vsscanf(const char *s, const char *fmt, va_list ap);
int __isoc23_vfscanf(FILE *f, const char *fmt, va_list ap);
int __isoc23_vsscanf(const char *s, const char *fmt, va_list ap);

struct scan {
	FILE *f;
	const char *s;
	long count;			/* characters taken, for %n */
	bool ended_before;		/* f, when the call began */
	va_list first, next;
};

struct directive {
	const char *body;	/* behind percent sign and position: flags and width */
	const char *length, *as;	/* the length, and how C99 writes it */
	const char *conversion, *end;
	long width;
	int position, size;
	bool assigns, plain;
};

/* Where an end was met nothing more is read: a terminal would want another ^D. */
static bool ended(const struct scan *in)
{
	return in->f && !in->ended_before && (feof_unlocked(in->f) || ferror_unlocked(in->f));
}

static int take(struct scan *in)
{
	int c;

	if (in->f)
		c = ended(in) ? EOF : getc_unlocked(in->f);
	else
		c = *in->s ? (unsigned char)*in->s++ : EOF;
	in->count += c != EOF;
	return c;
}

static void give_back(struct scan *in, int c)
{
	if (c < 0)
		return;
	in->count--;
	if (in->f)
		ungetc(c, in->f);
	else
		in->s--;
}

static void *argument(struct scan *in, int position)
{
	void *p = NULL;
	va_list ap;

	if (!position)
		return va_arg(in->next, void *);
	va_copy(ap, in->first);
	while (position--)
		p = va_arg(ap, void *);
	va_end(ap);
	return p;
}

/* One directive or a run of text, done by the old function: 1 matched, 0 not, EOF no input. */
static int piece(struct scan *in, const char *fmt, void *p)
{
	long n = -1;
	int r;

	if (in->f)
		r = p ? __isoc99_fscanf(in->f, fmt, p, &n) : __isoc99_fscanf(in->f, fmt, &n);
	else
		r = p ? __isoc99_sscanf(in->s, fmt, p, &n) : __isoc99_sscanf(in->s, fmt, &n);
	if (n < 0)
		return r == EOF ? EOF : 0;
	in->count += n;
	if (!in->f)
		in->s += n;
	return 1;
}

static void store(void *p, unsigned long v, int size)
{
	switch (size) {
	case 1: *(unsigned char *)p = (unsigned char)v; break;
	case 2: *(unsigned short *)p = (unsigned short)v; break;
	case 4: *(unsigned *)p = (unsigned)v; break;
	default: *(unsigned long *)p = v;
	}
}

static int digit(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

static int next(struct scan *in, long *width)
{
	int c = take(in);

	if (--*width)
		return c;
	give_back(in, c);	/* looked at all the same, as the old function does */
	return NONE;
}

/* %i and %b: as piece(), the value in *v */
static int integer(struct scan *in, const struct directive *d, unsigned long *v)
{
	bool any = false, negative = false, overflow = false, is_signed = *d->conversion == 'i';
	unsigned base = is_signed ? 0 : 2;
	long width = d->width;
	int c;

	do
		c = take(in);
	while (isspace(c));
	if (c == EOF)
		return EOF;
	if (c == '-' || c == '+') {
		negative = c == '-';
		c = next(in, &width);
	}
	if (c == '0') {
		any = true;
		c = next(in, &width);
		if ((base == 0 && (c == 'x' || c == 'X')) || c == 'b' || c == 'B') {
			base = (c | 32) == 'x' ? 16 : 2;
			any = false;
			c = width > 1 ? next(in, &width) : NONE;
		} else if (!base) {
			base = 8;
		}
	}
	if (!base)
		base = 10;
	for (*v = 0; digit(c) < (int)base; c = next(in, &width)) {
		any = true;
		overflow |= __builtin_mul_overflow(*v, base, v);
		overflow |= __builtin_add_overflow(*v, (unsigned long)digit(c), v);
	}
	give_back(in, c);
	if (!any)
		return 0;
	if (overflow || (is_signed && *v > (unsigned long)LONG_MAX + negative)) {
		errno = ERANGE;
		*v = !is_signed ? ULONG_MAX : negative ? (unsigned long)LONG_MIN : LONG_MAX;
	} else if (negative) {
		*v = -*v;
	}
	return 1;
}

static const char *number(const char *p, long *n)
{
	for (*n = 0; *p >= '0' && *p <= '9'; p++)
		*n = *n > INT_MAX / 10 ? INT_MAX : *n * 10 + (*p - '0');
	return p;
}

/* p is behind the percent sign; false for a length that there is not */
static bool parse(struct directive *d, const char *p)
{
	long n;

	*d = (struct directive){ .body = p, .assigns = true, .plain = true, .as = "", .size = 4 };
	p = number(p, &n);
	if (p > d->body && *p == '$') {
		d->position = (int)n;
		d->body = ++p;
		n = 0;
	}
	if (p == d->body) {
		for (; *p == '*' || *p == '\'' || *p == 'I'; p++) {
			if (*p == '*')
				d->assigns = false;
			else
				d->plain = false;
		}
		p = number(p, &n);
	}
	d->width = n ? n : LONG_MAX;
	d->length = p;
	if (*p == 'w') {
		bool fast = p[1] == 'f';

		p = number(p + 1 + fast, &n);
		if (n != 8 && n != 16 && n != 32 && n != 64)
			return false;
		d->size = (int)(fast && n > 8 ? 64 : n) / 8;
		d->as = d->size == 1 ? "hh" : d->size == 2 ? "h" : d->size == 4 ? "" : "l";
	} else {
		static const char *const lengths[] = { "hh", "h", "ll", "l", "q", "L", "j", "z", "t", "ml", "m" };

		for (unsigned i = 0; i < sizeof lengths / sizeof *lengths; i++) {
			if (!strncmp(p, lengths[i], strlen(lengths[i]))) {
				d->as = lengths[i];
				d->size = *p == 'm' ? 4 : *p != 'h' ? 8 : p[1] == 'h' ? 1 : 2;
				p += strlen(d->as);
				break;
			}
		}
	}
	d->conversion = p;
	if (*p == '[') {
		p += p[1] == '^';
		p += p[1] == ']';
		do
			p++;
		while (*p && *p != ']');
	}
	d->end = p + !!*p;
	return true;
}

static bool is_new(const char *fmt)
{
	struct directive d;

	while ((fmt = strchr(fmt, '%'))) {
		if (!parse(&d, fmt + 1) || *d.length == 'w' ||
		    *d.conversion == 'i' || *d.conversion == 'b')
			return true;
		fmt = d.end;
	}
	return false;
}

/* What the old function is given for the directive. */
static void translate(char *part, const struct directive *d)
{
	size_t n = (size_t)(d->length - d->body), k = (size_t)(d->end - d->conversion);

	*part++ = '%';
	part = stpcpy(mempcpy(part, d->body, n), d->as);
	part = mempcpy(part, d->conversion, k);
	strcpy(part, k ? "%ln" : "");
}

static int scan(struct scan *in, const char *fmt)
{
	char part[strlen(fmt) + sizeof "%ln"];
	struct directive d;
	unsigned long v;
	int done = 0, r;
	size_t n;
	void *p;

	for (; *fmt; fmt += n) {
		p = NULL;
		if (*fmt != '%') {
			n = strcspn(fmt, "%");
			strcpy(mempcpy(part, fmt, n), "%ln");
			if (ended(in))
				r = strspn(fmt, " \t\n\v\f\r") < n ? EOF : 1;
			else
				r = piece(in, part, NULL);
		} else {
			if (!parse(&d, fmt + 1)) {
				errno = EINVAL;
				return done;
			}
			n = (size_t)(d.end - fmt);
			if (d.assigns && *d.conversion != '%')
				p = argument(in, d.position);
			if (*d.conversion == 'n') {
				if (p)
					store(p, (unsigned long)in->count, d.size);
				continue;
			}
			if (ended(in)) {
				r = strchr(CONVERSIONS, *d.conversion) && *d.conversion ? EOF : 0;
			} else if (*d.conversion == 'b' || (*d.conversion == 'i' && d.plain)) {
				r = integer(in, &d, &v);
				if (r > 0 && p)
					store(p, v, d.size);
			} else {
				translate(part, &d);
				r = piece(in, part, p);
			}
		}
		if (r <= 0)
			return r == EOF && !done ? EOF : done;
		done += p != NULL;
	}
	return done;
}

/*
 * Where a thread that waits for the first character can be cancelled, holding nothing. Not with a
 * clean-up handler under the lock: before 2.34 that is in libpthread, which every scanf would need then.
 */
static void wait_for_input(FILE *f)
{
	struct pollfd p = { .events = POLLIN };
	int e = errno;
	bool empty;

	flockfile(f);
	p.fd = fileno(f);
	empty = f->_IO_read_ptr >= f->_IO_read_end;
	funlockfile(f);
	if (empty && p.fd >= 0 && !(fcntl(p.fd, F_GETFL) & O_NONBLOCK))
		poll(&p, 1, -1);
	errno = e;
}

int __compat_scanf(FILE *f, const char *s, const char *fmt, va_list ap)
{
	struct scan in = { .f = f, .s = s };
	int (*native)(FILE *, const char *, va_list), (*snative)(const char *, const char *, va_list);
	int r, state = 0;

	if (!is_new(fmt))
		return f ? __isoc99_vfscanf(f, fmt, ap) : __isoc99_vsscanf(s, fmt, ap);
	if (f && (native = NATIVE(__isoc23_vfscanf)))
		return native(f, fmt, ap);
	if (!f && (snative = NATIVE(__isoc23_vsscanf)))
		return snative(s, fmt, ap);
	va_copy(in.first, ap);
	va_copy(in.next, ap);
	if (f) {
		wait_for_input(f);
		pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
		flockfile(f);
		in.ended_before = feof(f) || ferror(f);
	}
	r = scan(&in, fmt);
	if (f) {
		funlockfile(f);
		pthread_setcancelstate(state, NULL);
	}
	va_end(in.next);
	va_end(in.first);
	return r;
}
