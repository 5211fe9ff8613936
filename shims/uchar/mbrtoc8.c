/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.36, C23. The units of a character still to be handed out stand in the value of the state,
 * the last one lowest, their number less one in its top byte, and PENDING marks that: as in glibc, so
 * that mbsinit() tells, and what mbrtowc() began can be gone on with.
 */
#include <uchar.h>
#include <wchar.h>
#include "utf8.h"

size_t mbrtoc8(unsigned char *restrict pc8, const char *restrict s, size_t n, mbstate_t *restrict ps);

size_t mbrtoc8(unsigned char *restrict pc8, const char *restrict s, size_t n, mbstate_t *restrict ps)
{
	static mbstate_t own;
	unsigned more;
	size_t r;
	wchar_t w;

	if (!ps)
		ps = &own;
	if (ps->__count & PENDING) {
		unsigned units = ps->__value.__wch, left = units >> 24;

		if (pc8)
			*pc8 = (unsigned char)(units >> 8 * left);
		ps->__value.__wch = left ? (units & 0xffffff) | (left - 1) << 24 : 0;
		if (!left)
			ps->__count &= ~PENDING;
		return (size_t)-3;
	}
	if (!s)
		pc8 = NULL, s = "", n = 1;
	if (!n)		/* EILSEQ for mbrtowc of glibc 2.17 */
		return (size_t)-2;
	r = mbrtowc(&w, s, n, ps);
	if (r == (size_t)-1 || r == (size_t)-2)
		return r;
	/* as mbrtowc() decodes longer sequences; glibc's own stores nothing then, and gives their length */
	if ((unsigned)w > 0x10ffff) {
		errno = EILSEQ;
		return (size_t)-1;
	}
	more = w < 0x80 ? 0 : w < 0x800 ? 1 : w < 0x10000 ? 2 : 3;
	if (pc8)
		*pc8 = (unsigned char)((more ? 0xff00 >> (more + 1) : 0) | w >> 6 * more);
	if (more) {
		unsigned units = (more - 1) << 24;

		for (unsigned i = 0; i < more; i++)
			units |= (0x80 | ((unsigned)w >> 6 * i & 0x3f)) << 8 * i;
		ps->__count |= PENDING;
		ps->__value.__wch = units;
	}
	/* the second one of a multibyte character that stands for two, as there are in BIG5-HKSCS */
	return r || !w ? r : (size_t)-3;
}
