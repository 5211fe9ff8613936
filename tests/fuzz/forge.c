/* SPDX-License-Identifier: MIT */
/*
 * Makes ELF files and archives, as right or as wrong as it is told to, on standard output.
 *
 * usage: forge [KEY=VALUE...]            an ELF file
 *        forge gnu|bsd|endless N FILE    an archive of N times FILE; endless: one long name, without an end, for all
 *
 *   machine=x86_64|aarch64|NUMBER  class=1|2  data=1|2  type=exec|dyn|rel|core
 *   interp=PATH  needed=NAME  soname=NAME  pie=1  relr=1
 *   want=FILE:VERSION[:weak]   a version that the symbols behind it have; want= for none again
 *   bare=FILE:VERSION          one that no symbol has
 *   each=FILE:VERSION:NAME     one, for a symbol of that name
 *   sym=NAME  weak=NAME  def=NAME  common=NAME
 *   hash=gnu|sysv|none         what tells the number of symbols [gnu]
 *   sections=1                 a section header for the symbols
 *   KEY=N*TEXT                 for needed, bare, each and symbols: N times, with the number for % in TEXT
 *   tails=N:LENGTH             N symbols whose names are ends of one that is LENGTH long
 *   tailwants=N:LENGTH:TEXT    the same with versions, where the long one repeats TEXT
 *   repeat=N                   all symbols N times
 *   past=1                     a symbol whose name is behind all strings, if this stands last
 *   link=N                     the symbols' string table, or the dynamic section, is N bytes too long
 */
#include <ar.h>
#include <elf.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef DT_RELR
#define DT_RELR 36
#define DT_RELRSZ 35
#endif

struct buf {
	unsigned char *p;
	size_t n, cap;
};

static uint64_t put(struct buf *b, const void *p, size_t n)
{
	uint64_t at = b->n;

	if (b->n + n > b->cap) {
		b->cap = 2 * (b->n + n);
		b->p = realloc(b->p, b->cap);
		if (!b->p)
			abort();
	}
	if (n)
		memcpy(b->p + at, p, n);
	b->n += n;
	return at;
}

static void align(struct buf *b)
{
	put(b, "\0\0\0\0\0\0\0", -b->n & 7);
}

static struct buf str, sym, ver, need, dyn;
static int version, nneed;
static char last[4096];		/* file of the version before */
static size_t last_need, last_aux;

static uint32_t string(const char *s)
{
	return (uint32_t)put(&str, s, strlen(s) + 1);
}

static void dynamic(int64_t tag, uint64_t v)
{
	put(&dyn, &(Elf64_Dyn) { .d_tag = tag, .d_un.d_val = v }, sizeof(Elf64_Dyn));
}

static void symbol(uint32_t name, int bind, int shndx)
{
	put(&sym, &(Elf64_Sym) { .st_name = name, .st_info = ELF64_ST_INFO(bind, STT_FUNC), .st_shndx = (Elf64_Half)shndx },
		sizeof(Elf64_Sym));
	put(&ver, &(Elf64_Half) { (Elf64_Half)version }, 2);
}

static void want_at(const char *file, uint32_t name, bool weak, int index)
{
	Elf64_Vernaux a = { .vna_other = (Elf64_Half)index, .vna_name = name, .vna_flags = weak ? VER_FLG_WEAK : 0 };
	size_t at;

	if (!nneed || strcmp(last, file) || ((Elf64_Verneed *)(need.p + last_need))->vn_cnt == 65535) {
		Elf64_Verneed v = { .vn_version = 1, .vn_file = string(file), .vn_aux = sizeof v };

		if (nneed)
			((Elf64_Verneed *)(need.p + last_need))->vn_next = (Elf64_Word)(need.n - last_need);
		last_need = put(&need, &v, sizeof v);
		snprintf(last, sizeof last, "%s", file);
		nneed++;
	} else {
		((Elf64_Vernaux *)(need.p + last_aux))->vna_next = sizeof a;
	}
	at = put(&need, &a, sizeof a);
	((Elf64_Verneed *)(need.p + last_need))->vn_cnt++;
	last_aux = at;
}

static void want(char *spec, bool used)
{
	static int index = 1;
	char *v = strchr(spec, ':'), *w;

	version = 1;
	if (!v)
		return;
	*v++ = 0;
	w = strchr(v, ':');
	if (w)
		*w = 0;
	want_at(spec, string(v), w, ++index & 0x7fff);
	if (used)
		version = index & 0x7fff;
}

static void one(const char *key, char *value)
{
	if (!strcmp(key, "needed")) {
		dynamic(DT_NEEDED, string(value));
	} else if (!strcmp(key, "bare")) {
		want(value, false);
	} else if (!strcmp(key, "each")) {
		char *name = strrchr(value, ':');

		*name++ = 0;
		want(value, true);
		symbol(string(name), STB_GLOBAL, SHN_UNDEF);
	} else {
		symbol(string(value), strcmp(key, "weak") ? STB_GLOBAL : STB_WEAK, !strcmp(key, "def") ? 1 :
			!strcmp(key, "common") ? SHN_COMMON : SHN_UNDEF);
	}
}

static void many(const char *key, char *value)
{
	char *star = strchr(value, '*'), *mark, text[256];
	long n = strtol(value, NULL, 10);

	if (!star || n <= 0) {
		one(key, value);
		return;
	}
	mark = strchr(star, '%');
	for (long i = 0; i < n; i++) {
		snprintf(text, sizeof text, "%.*s%ld%s", mark ? (int)(mark - star - 1) : 99, star + 1, i, mark ? mark + 1 : "");
		one(key, text);
	}
}

static void elf(int argc, char **argv)
{
	Elf64_Ehdr eh = { .e_ident = ELFMAG, .e_type = ET_DYN, .e_machine = EM_X86_64, .e_version = 1,
		.e_ehsize = sizeof eh, .e_phentsize = sizeof(Elf64_Phdr), .e_shentsize = sizeof(Elf64_Shdr) };
	const char *interp = NULL, *hash = "gnu";
	bool relr = false, sections = false;
	struct buf file = { 0 };
	Elf64_Phdr ph[3];
	uint64_t o_sym, o_str, o_ver, o_need, o_dyn, o_hash, o_interp = 0, extra = 0;
	int nph = 0;

	eh.e_ident[EI_CLASS] = ELFCLASS64;
	eh.e_ident[EI_DATA] = ELFDATA2LSB;
	eh.e_ident[EI_VERSION] = 1;
	put(&str, "", 1);
	symbol(0, STB_LOCAL, 0);
	version = 1;
	for (int i = 0; i < argc; i++) {
		char *k = argv[i], *v = strchr(k, '=');
		long n;

		if (!v)
			continue;
		*v++ = 0;
		n = strtol(v, NULL, 10);
		if (!strcmp(k, "machine")) {
			eh.e_machine = (Elf64_Half)(!strcmp(v, "aarch64") ? EM_AARCH64 : n ? n : EM_X86_64);
		} else if (!strcmp(k, "class")) {
			eh.e_ident[EI_CLASS] = (unsigned char)n;
		} else if (!strcmp(k, "data")) {
			eh.e_ident[EI_DATA] = (unsigned char)n;
		} else if (!strcmp(k, "type")) {
			eh.e_type = !strcmp(v, "exec") ? ET_EXEC : !strcmp(v, "rel") ? ET_REL : !strcmp(v, "core") ? ET_CORE : ET_DYN;
		} else if (!strcmp(k, "interp")) {
			interp = v;
		} else if (!strcmp(k, "soname")) {
			dynamic(DT_SONAME, string(v));
		} else if (!strcmp(k, "pie")) {
			dynamic(DT_FLAGS_1, DF_1_PIE);
		} else if (!strcmp(k, "relr")) {
			relr = true;
		} else if (!strcmp(k, "want")) {
			want(v, true);
		} else if (!strcmp(k, "hash")) {
			hash = v;
		} else if (!strcmp(k, "sections")) {
			sections = true;
		} else if (!strcmp(k, "tails") || !strcmp(k, "tailwants")) {
			char *p = strchr(v, ':'), *text = p ? strchr(p + 1, ':') : NULL;
			long len = p ? strtol(p + 1, NULL, 10) : n;
			uint32_t at = (uint32_t)str.n;

			text = text ? text + 1 : "x";
			for (long c = 0; c < len; c++)
				put(&str, &text[(size_t)c % strlen(text)], 1);
			put(&str, "", 1);
			for (long c = 0; c < n; c++) {
				uint32_t name = at + (uint32_t)((size_t)c * strlen(text) % (size_t)len);

				if (k[4] == 'w')
					want_at("libc.so.6", name, false, 2);
				else
					symbol(name, STB_GLOBAL, SHN_UNDEF);
			}
		} else if (!strcmp(k, "repeat")) {
			size_t nsym = sym.n;

			for (size_t each = sizeof(Elf64_Sym); --n > 0;)
				for (size_t s = 1; s < nsym / each; s++) {
					Elf64_Sym e;

					memcpy(&e, sym.p + s * each, each);
					version = 0;
					memcpy(&version, ver.p + 2 * s, 2);
					put(&sym, &e, each);
					put(&ver, &version, 2);
				}
		} else if (!strcmp(k, "past")) {
			symbol((uint32_t)str.n, STB_GLOBAL, SHN_UNDEF);
		} else if (!strcmp(k, "link")) {
			extra = (uint64_t)n;
		} else {
			many(k, v);
		}
	}
	put(&file, &eh, sizeof eh);
	if (eh.e_type == ET_REL) {
		static const char names[] = "\0.symtab\0.strtab\0.shstrtab\0.gnu.lto_x";
		uint64_t o_names;

		/* the strings last, so that one too long is out of the file */
		o_sym = put(&file, sym.p, sym.n);
		o_names = put(&file, names, sizeof names);
		align(&file);
		eh.e_shoff = file.n;
		eh.e_shnum = 4;
		eh.e_shstrndx = 3;
		o_str = file.n + 4 * sizeof(Elf64_Shdr);
		put(&file, (Elf64_Shdr[]) { { 0 },
			{ .sh_name = 1, .sh_type = SHT_SYMTAB, .sh_offset = o_sym, .sh_size = sym.n, .sh_link = 2,
			  .sh_info = 1, .sh_entsize = sizeof(Elf64_Sym) },
			{ .sh_name = relr ? 27 : 9, .sh_type = SHT_STRTAB, .sh_offset = o_str, .sh_size = str.n + extra },
			{ .sh_name = 17, .sh_type = SHT_STRTAB, .sh_offset = o_names, .sh_size = sizeof names } },
			4 * sizeof(Elf64_Shdr));
		put(&file, str.p, str.n);
	} else {
		uint32_t nsym = (uint32_t)(sym.n / sizeof(Elf64_Sym));

		eh.e_phoff = put(&file, (Elf64_Phdr[3]) { 0 }, sizeof ph);
		if (interp)
			o_interp = put(&file, interp, strlen(interp) + 1);
		align(&file);
		o_hash = file.n;
		if (!strcmp(hash, "gnu")) {
			uint32_t zero = 0, chain = 1;

			/* all in one bucket: the chain ends at the last */
			put(&file, (uint32_t[]) { 1, 1, 1, 0, 0, 0 }, 24);
			put(&file, nsym > 1 ? &chain : &zero, 4);
			for (uint32_t i = 1; i < nsym; i++)
				put(&file, i + 1 < nsym ? &zero : &chain, 4);
		} else if (!strcmp(hash, "sysv")) {
			put(&file, (uint32_t[]) { 1, nsym, 0 }, 12);
		}
		align(&file);
		o_sym = put(&file, sym.p, sym.n);
		o_str = put(&file, str.p, str.n);
		align(&file);
		o_ver = put(&file, ver.p, ver.n);
		align(&file);
		o_need = put(&file, need.p, need.n);
		align(&file);
		o_dyn = file.n;
		dynamic(DT_SYMTAB, o_sym);
		dynamic(DT_STRTAB, o_str);
		dynamic(DT_STRSZ, str.n);
		if (strcmp(hash, "none"))
			dynamic(*hash == 'g' ? DT_GNU_HASH : DT_HASH, o_hash);
		if (nneed) {
			dynamic(DT_VERSYM, o_ver);
			dynamic(DT_VERNEED, o_need);
			dynamic(DT_VERNEEDNUM, (uint64_t)nneed);
		}
		if (relr) {
			dynamic(DT_RELR, o_dyn);
			dynamic(DT_RELRSZ, 8);
		}
		dynamic(DT_NULL, 0);
		put(&file, dyn.p, dyn.n);
		if (sections) {
			eh.e_shoff = file.n;
			eh.e_shnum = 3;
			put(&file, (Elf64_Shdr[]) { { 0 },
				{ .sh_type = SHT_DYNSYM, .sh_addr = o_sym, .sh_offset = o_sym, .sh_size = sym.n, .sh_link = 2,
				  .sh_info = 1, .sh_entsize = sizeof(Elf64_Sym) },
				{ .sh_type = SHT_STRTAB, .sh_addr = o_str, .sh_offset = o_str, .sh_size = str.n } },
				3 * sizeof(Elf64_Shdr));
		}
		ph[nph++] = (Elf64_Phdr) { .p_type = PT_LOAD, .p_filesz = file.n, .p_memsz = file.n };
		ph[nph++] = (Elf64_Phdr) { .p_type = PT_DYNAMIC, .p_offset = o_dyn, .p_vaddr = o_dyn, .p_filesz = dyn.n + extra };
		if (interp)
			ph[nph++] = (Elf64_Phdr) { .p_type = PT_INTERP, .p_offset = o_interp, .p_filesz = strlen(interp) + 1 };
		eh.e_phnum = (Elf64_Half)nph;
		memcpy(file.p + eh.e_phoff, ph, (size_t)nph * sizeof *ph);
	}
	memcpy(file.p, &eh, sizeof eh);
	fwrite(file.p, 1, file.n, stdout);
}

static void header(const char *name, size_t size)
{
	printf("%-16s%-12d%-6d%-6d%-8o%-10zu%s", name, 0, 0, 0, 0644, size, ARFMAG);
}

static void body(const void *p, size_t n)
{
	fwrite(p, 1, n, stdout);
	if (n & 1)
		putchar('\n');
}

static void archive(const char *style, long n, const char *path)
{
	struct buf data = { 0 }, names = { 0 };
	FILE *f = fopen(path, "r");
	char text[64], part[4096];
	size_t got;

	if (!f)
		exit(1);
	while ((got = fread(part, 1, sizeof part, f)))
		put(&data, part, got);
	fclose(f);
	fputs(ARMAG, stdout);
	if (*style == 'b') {
		for (long i = 0; i < n; i++) {
			int len = snprintf(text, sizeof text, "number %ld.o", i);
			size_t pad = (size_t)((len + 4) & ~3);

			snprintf(part, sizeof part, "#1/%zu", pad);
			header(part, pad + data.n);
			memset(part, 0, sizeof part);
			memcpy(part, text, (size_t)len);
			fwrite(part, 1, pad, stdout);
			body(data.p, data.n);
		}
		return;
	}
	header("/", 4);
	body("\0\0\0", 4);
	if (*style == 'e') {
		names.p = memset(malloc(1 << 20), 'e', 1 << 20);
		names.n = 1 << 20;
	} else {
		for (long i = 0; i < n; i++)
			put(&names, text, (size_t)snprintf(text, sizeof text, "the_member_of_number_%ld.o/\n", i));
	}
	header("//", names.n);
	body(names.p, names.n);
	for (long i = 0, at = 0; i < n; i++) {
		snprintf(part, sizeof part, "/%ld", at);
		header(part, data.n);
		body(data.p, data.n);
		if (*style == 'g')
			at += snprintf(text, sizeof text, "the_member_of_number_%ld.o/\n", i);
	}
}

int main(int argc, char **argv)
{
	if (argc == 4 && !strchr(argv[1], '='))
		archive(argv[1], strtol(argv[2], NULL, 10), argv[3]);
	else
		elf(argc - 1, argv + 1);
	return fflush(stdout) || ferror(stdout);
}
