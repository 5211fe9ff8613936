/* SPDX-License-Identifier: MIT */
/*
 * The scanf that headers since 2.38 ask for: beyond C99's it has %b, %i that reads 0b101, and
 * the lengths wN and wfN. A format without these goes to the old function as it is. One that
 * has them is given to it directive by directive, each with a %ln behind that tells whether
 * and how far it matched; %i, %b and %n are done here. That needs the input to be ours from
 * the first directive to the last: hence the lock, and no cancellation under it.
 *
 * For a file that says, for char or wchar_t, what CHAR is and T() makes a literal of it, and what the
 * functions of the one or the other are called.
 */
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include "shim.h"

/* what ISO C leaves to the program has another name here */
void _IO_flockfile(FILE *f);
void _IO_funlockfile(FILE *f);
int __poll(struct pollfd *p, nfds_t n, int ms);

#define CONVERSIONS T("%AaCcdeEfFGgiopSsuXx[b")
#define NONE (-2)	/* what follows a field that is as wide as it may be */
#define OLD (-3)	/* a field that the old function knows */
#define IN_BACKUP 0x100	/* in _flags: what was pushed back is elsewhere */

struct scan {
	FILE *f;
	const CHAR *s;
	long count;			/* characters taken, for %n */
	bool ended_before;		/* f, when the call began */
	va_list first, next;
};

struct directive {
	const CHAR *body;	/* behind percent sign and position: flags and width */
	const CHAR *length, *as;	/* the length, and how C99 writes it */
	const CHAR *conversion, *end;
	long width;
	int position, size;
	bool assigns, plain;
};

/* Where an end was met nothing more is read: a terminal would want another ^D. */
static bool ended(const struct scan *in)
{
	return in->f && !in->ended_before && (feof(in->f) || ferror(in->f));
}

static int take(struct scan *in)
{
	int c;

	if (in->f)
		c = ended(in) ? EOF : (int)get(in->f);
	else
		c = *in->s ? (int)(UCHAR)*in->s++ : EOF;
	in->count += c != EOF;
	return c;
}

static void give_back(struct scan *in, int c)
{
	if (c < 0)
		return;
	in->count--;
	if (in->f)
		unget(c, in->f);
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
static int piece(struct scan *in, const CHAR *fmt, void *p)
{
	long n = -1;
	int r;

	if (in->f)
		r = p ? old_fscanf(in->f, fmt, p, &n) : old_fscanf(in->f, fmt, &n);
	else
		r = p ? old_sscanf(in->s, fmt, p, &n) : old_sscanf(in->s, fmt, &n);
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

/* %i and %b: as piece(), the value in *v; OLD where the flags may have a say */
static int integer(struct scan *in, const struct directive *d, unsigned long *v)
{
	bool any = false, negative = false, overflow = false, is_signed = *d->conversion == 'i';
	int c, sign = NONE;
	unsigned base = is_signed ? 0 : 2;
	long width = d->width;

	do
		c = take(in);
	while (is_space(c));
	if (c == EOF)
		return EOF;
	if (c == '-' || c == '+') {
		negative = c == '-';
		sign = c;
		c = next(in, &width);
	}
	if (c == '0') {
		any = true;
		c = next(in, &width);
	}
	if (!base && !d->plain && c >= 0 && !(any && ((c | 32) == 'b' || (c | 32) == 'x'))) {
		/* glibc has room for more than the one that the standard promises */
		give_back(in, c);
		if (any)
			give_back(in, '0');
		give_back(in, sign);
		return OLD;
	}
	if (any && (c == 'b' || c == 'B' || (!base && (c == 'x' || c == 'X')))) {
		base = (c | 32) == 'x' ? 16 : 2;
		any = false;
		c = width > 1 ? next(in, &width) : NONE;
	} else if (any && !base) {
		base = 8;
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

static const CHAR *number(const CHAR *p, long *n)
{
	for (*n = 0; *p >= '0' && *p <= '9'; p++)
		*n = *n > INT_MAX / 10 ? INT_MAX : *n * 10 + (*p - '0');
	return p;
}

/* p is behind the percent sign; false for a length that there is not */
static bool parse(struct directive *d, const CHAR *p)
{
	long n;

	*d = (struct directive){ .body = p, .assigns = true, .plain = true, .as = T(""), .size = 4 };
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
		d->as = d->size == 1 ? T("hh") : d->size == 2 ? T("h") : d->size == 4 ? T("") : T("l");
	} else {
		static const CHAR lengths[][3] = { T("hh"), T("h"), T("ll"), T("l"), T("q"), T("L"), T("j"), T("z"),
			T("t"), T("ml"), T("m") };

		for (unsigned i = 0; i < sizeof lengths / sizeof *lengths; i++) {
			if (p[0] == lengths[i][0] && (!lengths[i][1] || p[1] == lengths[i][1])) {
				d->as = lengths[i];
				d->size = *p == 'm' ? 4 : *p != 'h' ? 8 : p[1] == 'h' ? 1 : 2;
				p += 1 + !!lengths[i][1];
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

static bool is_new(const CHAR *fmt)
{
	struct directive d;

	while ((fmt = find(fmt, '%'))) {
		if (!parse(&d, fmt + 1) || *d.length == 'w' ||
		    *d.conversion == 'i' || *d.conversion == 'b')
			return true;
		fmt = d.end;
	}
	return false;
}

static CHAR *put(CHAR *to, const CHAR *s, size_t n)
{
	copy(to, s, n);
	return to + n;
}

/* counted: with a directive that tells whether and how far all before it matched */
static void end(CHAR *to, bool counted)
{
	copy(to, counted ? T("%ln") : T(""), counted ? sizeof "%ln" : 1);
}

/* What the old function is given for the directive. */
static void translate(CHAR *part, const struct directive *d)
{
	size_t n = (size_t)(d->length - d->body), k = (size_t)(d->end - d->conversion);

	*part++ = '%';
	part = put(put(part, d->body, n), d->as, text_length(d->as));
	end(put(part, d->conversion, k), k);
}

static int scan(struct scan *in, const CHAR *fmt)
{
	CHAR part[text_length(fmt) + sizeof "%ln"];
	struct directive d;
	unsigned long v;
	int done = 0, r;
	size_t n;
	void *p;

	for (; *fmt; fmt += n) {
		p = NULL;
		if (*fmt != '%') {
			for (n = 0, r = 1; fmt[n] && fmt[n] != '%'; n++)
				if (!is_space((UCHAR)fmt[n]))
					r = EOF;
			end(put(part, fmt, n), true);
			if (!ended(in))
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
				r = find(CONVERSIONS, *d.conversion) && *d.conversion ? EOF : 0;
			} else {
				r = OLD;
				if (*d.conversion == 'b' || *d.conversion == 'i')
					r = integer(in, &d, &v);
				if (r == OLD) {
					translate(part, &d);
					r = piece(in, part, p);
				} else if (r > 0 && p) {
					store(p, v, d.size);
				}
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

	_IO_flockfile(f);
	p.fd = NATIVE(fileno)(f);
	empty = !(f->_flags & IN_BACKUP) && is_empty(f);
	_IO_funlockfile(f);
	if (empty && p.fd >= 0 && !(SYSCALL_RAW(SYS_fcntl, p.fd, F_GETFL) & O_NONBLOCK))
		__poll(&p, 1, -1);
	errno = e;
}

static int compat_scanf(FILE *f, const CHAR *s, const CHAR *fmt, va_list ap)
{
	struct scan in = { .f = f, .s = s };
	int r, state = 0;

	if (native(f, s, fmt, ap, &r))
		return r;
	if (!is_new(fmt))
		return f ? old_vfscanf(f, fmt, ap) : old_vsscanf(s, fmt, ap);
	if (f && !is_oriented(f))
		return EOF;
	va_copy(in.first, ap);
	va_copy(in.next, ap);
	if (f) {
		wait_for_input(f);
		pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
		_IO_flockfile(f);
		in.ended_before = feof(f) || ferror(f);
	}
	r = scan(&in, fmt);
	if (f) {
		_IO_funlockfile(f);
		pthread_setcancelstate(state, NULL);
	}
	va_end(in.next);
	va_end(in.first);
	return r;
}
