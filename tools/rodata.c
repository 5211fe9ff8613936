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
	if (!in.p || in.len > s->left)
		return;
	s->left -= in.len;
	in = span_strings(in);
	if (in.p)
		s->each(s->with, (const char *)in.p, in.len);
}

static bool unwinds(const char *name)
{
	return name && (!strncmp(name, ".eh_frame", 9) || !strncmp(name, ".gcc_except_table", 17));
}

void rodata_each(const unsigned char *data, size_t size, void (*each)(void *, const char *, size_t), void *with)
{
	struct scan s = { size, each, with };
	bool found = false;
	struct span names;
	struct file f;

	if (file_open(&f, data, size))
		return;
	names = span_strings(file_contents(&f, f.eh.e_shstrndx));
	for (uint64_t i = 0; i < f.nsh; i++) {
		Elf64_Shdr h = file_section(&f, i);

		if (h.sh_type != SHT_PROGBITS || !(h.sh_flags & SHF_ALLOC) || h.sh_flags & (SHF_WRITE | SHF_EXECINSTR))
			continue;
		found = true;
		if (!unwinds(span_string(names, h.sh_name)))
			part(&s, file_contents(&f, i));
	}
	/* without sections, what is loaded and not written to */
	for (unsigned i = 0; i < f.nph && !found; i++) {
		Elf64_Phdr h = file_segment(&f, i);

		if (h.p_type == PT_LOAD && !(h.p_flags & PF_W))
			part(&s, span_part(f.all, h.p_offset, h.p_filesz));
	}
}
