/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "file.h"
#include "rodata.h"

struct scan {
	uint64_t left;		/* bytes to read yet, so that parts that overlap cost no more than the file */
	void (*each)(void *, const char *, size_t);
	void *with;
};

static void part(struct scan *s, struct span in)
{
	const unsigned char *p, *end, *zero;

	if (!in.p || in.len > s->left)
		return;
	s->left -= in.len;
	end = in.p + in.len;
	for (p = in.p; p < end && (zero = memchr(p, 0, (size_t)(end - p))); p = zero + 1)
		if (zero > p)
			s->each(s->with, (const char *)p, (size_t)(zero - p));
}

void rodata_strings(const unsigned char *data, size_t size, void (*each)(void *, const char *, size_t), void *with)
{
	struct scan s = { size, each, with };
	bool found = false;
	struct file f;

	if (file_open(&f, data, size))
		return;
	for (uint64_t i = 0; i < f.nsh; i++) {
		Elf64_Shdr h = file_section(&f, i);

		if (h.sh_type != SHT_PROGBITS || !(h.sh_flags & SHF_ALLOC) || h.sh_flags & (SHF_WRITE | SHF_EXECINSTR))
			continue;
		found = true;
		part(&s, file_contents(&f, i));
	}
	/* without sections, what is loaded and not written to */
	for (unsigned i = 0; i < f.nph && !found; i++) {
		Elf64_Phdr h = file_segment(&f, i);

		if (h.p_type == PT_LOAD && !(h.p_flags & PF_W))
			part(&s, span_part(f.all, h.p_offset, h.p_filesz));
	}
}
