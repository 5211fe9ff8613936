/* SPDX-License-Identifier: MIT */
#include <elf.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "rodata.h"

struct scan {
	const unsigned char *data;
	uint64_t size, left;	/* left: bytes to read yet, so that parts that overlap cost no more than the file */
	void (*each)(void *, const char *, size_t);
	void *with;
};

static void part(struct scan *s, uint64_t off, uint64_t len)
{
	const unsigned char *p, *end, *zero;

	if (off > s->size || len > s->size - off || len > s->left)
		return;
	s->left -= len;
	end = s->data + off + len;
	for (p = s->data + off; p < end && (zero = memchr(p, 0, (size_t)(end - p))); p = zero + 1)
		if (zero > p)
			s->each(s->with, (const char *)p, (size_t)(zero - p));
}

void rodata_strings(const unsigned char *data, size_t size, void (*each)(void *, const char *, size_t), void *with)
{
	struct scan s = { data, size, size, each, with };
	bool found = false;
	Elf64_Ehdr eh;

	if (size < sizeof eh)
		return;
	memcpy(&eh, data, sizeof eh);
	for (unsigned i = 0; i < eh.e_shnum && eh.e_shentsize == sizeof(Elf64_Shdr); i++) {
		uint64_t at = eh.e_shoff + i * sizeof(Elf64_Shdr);
		Elf64_Shdr h;

		if (eh.e_shoff > size || at > size || size - at < sizeof h)
			break;
		memcpy(&h, data + at, sizeof h);
		if (h.sh_type != SHT_PROGBITS || !(h.sh_flags & SHF_ALLOC) || h.sh_flags & (SHF_WRITE | SHF_EXECINSTR))
			continue;
		found = true;
		part(&s, h.sh_offset, h.sh_size);
	}
	/* without sections, what is loaded and not written to */
	for (unsigned i = 0; i < eh.e_phnum && eh.e_phentsize == sizeof(Elf64_Phdr) && !found; i++) {
		uint64_t at = eh.e_phoff + i * sizeof(Elf64_Phdr);
		Elf64_Phdr h;

		if (eh.e_phoff > size || at > size || size - at < sizeof h)
			break;
		memcpy(&h, data + at, sizeof h);
		if (h.p_type == PT_LOAD && !(h.p_flags & PF_W))
			part(&s, h.p_offset, h.p_filesz);
	}
}
