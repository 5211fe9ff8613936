/* SPDX-License-Identifier: MIT */
/* Changes an ELF file somewhere in what tells of it: headers, the dynamic section, versions, symbols, hash tables, relocations, strings. */
#include <stdio.h>
#include <string.h>
#include "data.h"
#include "file.h"
#include "mutate.h"
#include "util.h"

#ifndef DT_RELR
#define DT_RELR 36
#endif

static uint64_t state;
static uint8_t *data;
static size_t size;
static struct file file;
static struct span dynamic;
static uint64_t tags[64];	/* values of those below 64 */
static uint64_t versym, verneed, verdef, gnu_hash_at;

static uint64_t any(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state * UINT64_C(0x2545f4914f6cdd1d) >> 16;
}

static uint64_t below(uint64_t n)
{
	return n ? any() % n : 0;
}

static size_t place(struct span s)
{
	return (size_t)(s.p - data);
}

/* A number that something could be: a size, an address, an offset, or what overflows. */
static uint64_t number(uint64_t old)
{
	static const uint64_t special[] = { 0, 1, 2, 8, 24, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0x100000000,
		UINT64_MAX / 24, UINT64_MAX / 4, INT64_MAX, (uint64_t)INT64_MAX + 1, UINT64_MAX - 7, UINT64_MAX };
	Elf64_Phdr p = { 0 };

	if (file.nph)
		p = file_segment(&file, (unsigned)below(file.nph));
	switch (below(9)) {
	case 0: return special[below(sizeof special / sizeof *special)];
	case 1: return old + below(17) - 8;
	case 2: return old ^ UINT64_C(1) << below(64);
	case 3: return old ^ UINT64_C(1) << below(12);
	case 4: return tags[below(64)] + 8 * below(3);
	case 5: return p.p_vaddr + (below(2) ? p.p_filesz : below(2) ? p.p_memsz : below(p.p_filesz));
	case 6: return p.p_offset + (below(2) ? p.p_filesz : below(p.p_filesz));
	case 7: return size - below(64);
	default: return below(1 << below(14));
	}
}

static void change(size_t at, unsigned width)
{
	uint64_t v = 0;

	if (at > size || width > size - at)
		return;
	memcpy(&v, data + at, width);
	v = number(v);
	memcpy(data + at, &v, width);
}

static void set(size_t at, const void *v, unsigned width)
{
	if (at <= size && width <= size - at)
		memcpy(data + at, v, width);
}

static void look(void)
{
	uint64_t off = 0;
	Elf64_Dyn e;

	dynamic = (struct span) { 0 };
	memset(tags, 0, sizeof tags);
	versym = verneed = verdef = gnu_hash_at = 0;
	if (file_open(&file, data, size)) {
		file.nph = 0;
		file.nsh = 0;
		return;
	}
	for (unsigned i = 0; i < file.nph; i++) {
		Elf64_Phdr p = file_segment(&file, i);

		if (p.p_type == PT_DYNAMIC)
			dynamic = span_part(file.all, p.p_offset, p.p_filesz);
	}
	while (file_tag(dynamic, &off, &e))
		if ((uint64_t)e.d_tag < 64)
			tags[e.d_tag] = e.d_un.d_val;
		else if (e.d_tag == DT_VERSYM)
			versym = e.d_un.d_val;
		else if (e.d_tag == DT_VERNEED)
			verneed = e.d_un.d_val;
		else if (e.d_tag == DT_VERDEF)
			verdef = e.d_un.d_val;
		else if (e.d_tag == DT_GNU_HASH)
			gnu_hash_at = e.d_un.d_val;
}

static const struct tables *tables(void)
{
	return file.eh.e_machine == EM_AARCH64 ? &table_aarch64 : &table_x86_64;
}

static void some_version(char *to, size_t n)
{
	static const char *const others[] = { "GLIBC_PRIVATE", "GLIBC_ABI_DT_RELR", "GLIBC_ABI_GNU2_TLS", "GLIBC_ABI_DT_X86_64_PLT", "GLIBC_ABI_NEXT", "GLIBC_2.99",
		"GLIBC_", "GLIBC_2", "GLIBCXX_3.4.33", "GLIBCXX_3.4", "CXXABI_1.3.15", "GCC_14.0.0", "OPENSSL_3" };

	if (below(3))
		snprintf(to, n, "GLIBC_%s", vstr(tables()->sym[below((uint64_t)tables()->nsym)].ver));
	else
		snprintf(to, n, "%s", others[below(sizeof others / sizeof *others)]);
}

static void some_library(char *to, size_t n)
{
	static const char *const others[] = { "libstdc++.so.6", "libgcc_s.so.1", "libc.so.6", "libx.so", "libcompat-2.17-00000000.so", "libgomp.so.1" };
	const char *s = tables()->lib[below((uint64_t)tables()->nlib)].soname;

	snprintf(to, n, "%s", s && below(3) ? s : others[below(sizeof others / sizeof *others)]);
}

/* Writes a string among the dynamic ones, in the room that seeds have for it (a long name that begins with "spare_"), or over another one; its place there. */
static uint32_t string(const char *s)
{
	struct span str = file_mapped(&file, tags[DT_STRTAB]);
	const unsigned char *spare = str.p ? memmem(str.p, str.len, "spare_", 6) : NULL;
	uint64_t at;

	if (!str.p)
		return 0;
	at = spare ? (uint64_t)(spare - str.p) + 8 + 64 * below(6) : below(tags[DT_STRSZ]);
	if (at < str.len && strlen(s) < str.len - at)
		memcpy(data + place(str) + at, s, strlen(s) + 1);
	return (uint32_t)at;
}

static void mutate_header(void)
{
	static const struct { unsigned char at, width; } field[] = { { 16, 2 }, { 18, 2 }, { 24, 8 }, { 32, 8 }, { 40, 8 }, { 52, 2 }, { 54, 2 }, { 56, 2 }, { 58, 2 },
		{ 60, 2 }, { 62, 2 }, { 4, 1 }, { 5, 1 } };
	unsigned i = (unsigned)below(sizeof field / sizeof *field);

	change(field[i].at, field[i].width);
}

static void mutate_segment(void)
{
	size_t at = file.nph ? (size_t)(file.ph - data) : 0, i = (size_t)below(file.nph), k = (size_t)below(file.nph);
	uint32_t type[] = { PT_LOAD, PT_DYNAMIC, PT_INTERP, PT_TLS, PT_GNU_RELRO, PT_NOTE, PT_NULL };
	Elf64_Phdr p, q;

	if (!file.nph)
		return;
	switch (below(6)) {
	case 0:
		set(at + i * sizeof p, &type[below(7)], 4);
		break;
	case 1:
		p = file_segment(&file, (unsigned)i);
		q = file_segment(&file, (unsigned)k);
		set(at + k * sizeof p, &p, sizeof p);
		if (below(2))
			set(at + i * sizeof p, &q, sizeof p);
		break;
	case 2:
		change(at + i * sizeof p + 4, 4);
		break;
	default:
		change(at + i * sizeof p + 8 + 8 * (size_t)below(6), 8);
	}
}

static void mutate_dynamic(void)
{
	static const int64_t tag[] = { DT_NEEDED, DT_NEEDED, DT_HASH, DT_STRTAB, DT_SYMTAB, DT_RELA, DT_RELASZ, DT_STRSZ, DT_SONAME, DT_RPATH, DT_RUNPATH, DT_JMPREL,
		DT_PLTRELSZ, DT_RELR, 35, 37, DT_VERSYM, DT_VERNEED, DT_VERNEEDNUM, DT_VERDEF, DT_VERDEFNUM, DT_RELACOUNT, DT_GNU_HASH, DT_FLAGS_1, DT_NULL, DT_DEBUG };
	uint64_t n = dynamic.len / sizeof(Elf64_Dyn), used = 0;
	Elf64_Dyn d, e;
	size_t at, to;
	char name[64];

	while (used < n && span_get(dynamic, used * sizeof d, &d, sizeof d) && d.d_tag != DT_NULL)
		used++;
	if (!used)
		return;
	at = place(dynamic) + (size_t)below(used) * sizeof d;
	to = place(dynamic) + (size_t)below(used + 1 < n ? used + 1 : used) * sizeof d;
	switch (below(6)) {
	case 0:		/* swapped, or twice */
		memcpy(&d, data + at, sizeof d);
		memcpy(&e, data + to, sizeof e);
		set(to, &d, sizeof d);
		if (below(2))
			set(at, &e, sizeof e);
		break;
	case 1:
		set(at, &tag[below(sizeof tag / sizeof *tag)], 8);
		break;
	case 2:		/* another name */
		some_library(name, sizeof name);
		d = (Elf64_Dyn) { .d_tag = below(2) ? DT_NEEDED : DT_SONAME, .d_un.d_val = string(name) };
		set(below(2) ? at : to, &d, sizeof d);
		break;
	default:
		change(at + 8, 8);
	}
}

/* A list of version needs or definitions: what is there at one of its first parts */
static void mutate_versions(uint64_t addr, bool needs)
{
	struct span s = file_mapped(&file, addr);
	uint64_t off = 0, aux;
	char name[64];

	if (!s.p)
		return;
	for (uint64_t i = below(4); i; i--) {
		uint32_t next = 0;

		if (!span_get(s, off + (needs ? 12 : 16), &next, 4) || !next || next > s.len)
			break;
		off += next;
	}
	if (!below(3)) {	/* the library, or a field of it */
		some_library(name, sizeof name);
		if (needs && below(2))
			set(place(s) + off + 4, &(uint32_t) { string(name) }, 4);
		else
			change(place(s) + off + 2 * below(needs ? 8 : 10), below(2) ? 2 : 4);
		return;
	}
	aux = off + (needs ? 16 : 20);
	for (uint64_t i = below(5); needs && i; i--) {
		uint32_t next = 0;

		if (!span_get(s, aux + 12, &next, 4) || !next || next > s.len)
			break;
		aux += next;
	}
	if (needs && below(2)) {
		Elf64_Vernaux a;

		if (span_get(s, aux, &a, sizeof a)) {
			some_version(name, sizeof name);
			a.vna_name = string(name);
			set(place(s) + aux, &a, sizeof a);
		}
	} else {
		change(place(s) + aux + 2 * below(8), below(2) ? 2 : 4);
	}
}

static void mutate_version_of_symbol(void)
{
	struct span s = file_mapped(&file, versym);
	uint16_t v = (uint16_t)(below(4) ? below(12) : below(2) ? 0x8000 | below(12) : below(65536));

	if (s.p)
		set(place(s) + 2 * below(32), &v, 2);
}

static void mutate_symbol(void)
{
	struct span s = file_mapped(&file, tags[DT_SYMTAB]);
	size_t at = s.p ? place(s) + sizeof(Elf64_Sym) * below(24) : size;
	uint32_t name;
	uint8_t info;

	if (at + sizeof(Elf64_Sym) > size)
		return;
	switch (below(6)) {
	case 0:
	case 1:
	case 2:
		name = string(tables()->sym[below((uint64_t)tables()->nsym)].name);
		set(at, &name, 4);
		break;
	case 3:
		info = ELF64_ST_INFO(below(4), below(7));
		set(at + 4, &info, 1);
		break;
	case 4:
		set(at + 6, &(uint16_t) { (uint16_t)(below(3) ? 0 : below(32)) }, 2);
		break;
	default:
		change(at + 4 * (size_t)below(6), below(2) ? 4 : 8);
	}
}

static void mutate_words(uint64_t addr, uint64_t most)
{
	struct span s = file_mapped(&file, addr);

	if (s.p)
		change(place(s) + 4 * below(below(2) ? 5 : most), 4);
}

static void mutate_section(void)
{
	if (file.nsh)
		change((size_t)(file.sh - data) + (size_t)below(file.nsh) * sizeof(Elf64_Shdr) + 4 * below(16), below(2) ? 4 : 8);
}

static void mutate_relocations(void)
{
	struct span s = file_mapped(&file, tags[below(2) ? DT_RELA : DT_RELR]);

	if (s.p)
		change(place(s) + 8 * below(24), 8);
}

size_t mutate(uint8_t *bytes, size_t n, size_t most, uint64_t seed)
{
	data = bytes;
	size = n;
	state = seed * UINT64_C(0x9e3779b97f4a7c15) | 1;
	for (uint64_t times = 1 + below(1 + below(6)); times; times--) {
		look();
		switch (below(20)) {
		case 0: mutate_header(); break;
		case 1:
		case 2: mutate_segment(); break;
		case 3:
		case 4:
		case 5: mutate_dynamic(); break;
		case 6:
		case 7:
		case 8: mutate_versions(verneed, true); break;
		case 9: mutate_versions(verdef, false); break;
		case 10:
		case 11: mutate_version_of_symbol(); break;
		case 12:
		case 13:
		case 14: mutate_symbol(); break;
		case 15: mutate_words(below(2) ? tags[DT_HASH] : gnu_hash_at, 64); break;
		case 16: mutate_section(); break;
		case 17: mutate_relocations(); break;
		case 18:
			if (size)
				data[below(size)] ^= (uint8_t)(1 << below(8));
			break;
		default:
			if (below(4) && size + 40 < most) {	/* behind the end */
				size_t more = (size_t)below(40);

				memset(data + size, (int)below(256), more);
				size += more;
			} else {
				size = (size_t)below(size);
			}
		}
	}
	return size;
}
