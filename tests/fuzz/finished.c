/* SPDX-License-Identifier: MIT */
/*
 * compat retarget over ELF files that are changed in what tells of them (mutate.c), in this process and in memory. Whatever it takes can be read again, is within
 * the floor, asks for just what was planned, has all of its code and data where it was, and is left as it is another time. What is refused has a reason. No
 * input takes more than a second, or more than 100 MB.
 *
 * With libFuzzer: -fsanitize=fuzzer,address,undefined; every file is a seed. Else -DALONE, and "finished FLOOR RUNS SEED FILE..." makes so many of the files,
 * which with RUNS 0 are tried as they are. An input that is wrong is left in ./found.
 */
#include <limits.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include "track.h"
#include "file.h"
#define file_map map_given
bool map_given(const char *path, struct span *s);
#define munmap unmap_given
int unmap_given(void *p, size_t n);
#include "retarget.c"
#include "retarget_library.c"
#include "retarget_plan.c"
#include "retarget_write.c"
#undef file_map
#undef munmap
#include "mutate.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t most, unsigned seed);
void __sanitizer_set_death_callback(void (*f)(void));

#define MEMORY (100 << 20)
#define LIBRARY "libcompat-2.17-00000000.so"

extern const unsigned char objects_x86_64[], objects_x86_64_end[], objects_aarch64[], objects_aarch64_end[];

static FILE *tty;
static const uint8_t *input;
static size_t input_size;
static struct span given;
static unsigned long count[4];
static bool *touched, embed;	/* embed: for a fourth of the inputs, by their bytes */

bool make_can(const char *arch)
{
	(void)arch;
	return true;
}

struct span make_objects(const char *arch)
{
	bool arm = !strcmp(arch, "aarch64");

	return arm ? (struct span) { objects_aarch64, (uint64_t)(objects_aarch64_end - objects_aarch64) } :
		(struct span) { objects_x86_64, (uint64_t)(objects_x86_64_end - objects_x86_64) };
}

bool map_given(const char *path, struct span *s)
{
	(void)path;
	*s = given;
	return true;
}

/* It is none of file_map's. */
int unmap_given(void *p, size_t n)
{
	(void)p;
	(void)n;
	return 0;
}

static void keep_input(void)
{
	FILE *f = fopen("found", "w");

	if (f) {
		fwrite(input, 1, input_size, f);
		fclose(f);
	}
}

static void wrong(const char *what, uint64_t where)
{
	fprintf(tty, "%s (%#jx)\n", what, (uintmax_t)where);
	keep_input();
	fflush(NULL);
	abort();
}

static void too_long(int number)
{
	(void)number;
	wrong("more than a second", 0);
}

enum outcome { SAME_AS_BEFORE, TURNED_DOWN, TURNED_DOWN_LATE, CHANGED };

/* Plans for all of s; CHANGED: in chunk[n], which share its bytes. */
static enum outcome attempt(struct span s, struct chunk *chunk, int *n)
{
	static char library[] = LIBRARY;
	static const struct stat st = { .st_mode = S_IFREG | 0755 };
	struct item *f;

	set.item = NULL;
	set.n = set.refused = 0;
	set.embed = embed;
	set.out = "out/file";
	for (int i = 0; i < 2; i++)
		set.fallback[i] = (struct fallback) { .objects = set.fallback[i].objects, .soname = library };
	given = s;
	fflush(stderr);
	take("in", "out/file", &st);
	f = &set.item[0];
	if (set.refused || !f->elf)
		return TURNED_DOWN;
	if (!f->whole)
		within(f);
	if (f->whole)
		return SAME_AS_BEFORE;
	plan_along(f);
	plan_item(f);
	if (!set.refused && f->whole)
		return SAME_AS_BEFORE;
	if (set.refused || rewrite_item(f, chunk, n, &touched))
		return TURNED_DOWN;
	return CHANGED;
}

static bool inside(uint64_t at, const void *p, uint64_t n, const uint8_t *base)
{
	return p && at >= (uint64_t)((const uint8_t *)p - base) && at - (uint64_t)((const uint8_t *)p - base) < n;
}

/* What was there is as it was, but for the headers, symbols and numbers of relocations, the symbols for debuggers, those that have changed with their versions, and the old kind of hash table. */
static void check_bytes(const struct item *f, const uint8_t *was, size_t n)
{
	const uint8_t *is = f->data.p;
	uint64_t sym = 0, versym = 0, hash = 0, table[2] = { 0 }, size[2] = { 0 }, off = 0, tab;
	struct symbols debug = { 0 };
	struct span dynamic = { 0 }, s;
	struct file file;
	uint32_t head[2] = { 0 };
	Elf64_Dyn e;

	file_open(&file, was, n);
	for (unsigned i = 0; i < file.nph; i++) {
		Elf64_Phdr p = file_segment(&file, i);

		if (p.p_type == PT_DYNAMIC)
			dynamic = span_part(file.all, p.p_offset, p.p_filesz);
	}
	while (file_tag(dynamic, &off, &e))
		switch (e.d_tag) {
		case DT_SYMTAB: sym = e.d_un.d_val; break;
		case DT_VERSYM: versym = e.d_un.d_val; break;
		case DT_HASH: hash = e.d_un.d_val; break;
		case DT_RELA: table[0] = e.d_un.d_val; break;
		case DT_RELASZ: size[0] = e.d_un.d_val; break;
		case DT_JMPREL: table[1] = e.d_un.d_val; break;
		case DT_PLTRELSZ: size[1] = e.d_un.d_val; break;
		}
	if ((tab = file_find(&file, SHT_SYMTAB)))
		file_symbols(&file, tab, &debug);
	for (size_t at = 0; at < n; at++) {
		bool may = at < sizeof(Elf64_Ehdr) || inside(at, file.ph, file.nph * sizeof(Elf64_Phdr), was) || inside(at, file.sh, file.nsh * sizeof(Elf64_Shdr), was) ||
			inside(at, debug.sym.p, debug.sym.len, was) || (f->embed && inside(at, file.ph, (file.nph + 1) * sizeof(Elf64_Phdr), was));

		if (at + 64 < n && !memcmp(was + at, is + at, 64)) {
			at += 63;
			continue;
		}
		if (was[at] == is[at])
			continue;
		for (int i = 0; i < 2; i++) {	/* but not what they are for */
			s = file_mapped(&file, table[i]);
			may |= table[i] && inside(at, s.p, size[i], was) && (size_t)(was + at - s.p) % sizeof(Elf64_Rela) >= 8;
		}
		s = file_mapped(&file, hash);
		may |= hash && span_get(s, 0, head, sizeof head) && inside(at, s.p, 8 + 4 * ((uint64_t)head[0] + head[1]), was);
		for (int i = 0; i < f->nchange && !may; i++) {
			s = file_mapped(&file, sym);
			may |= f->change[i].name && s.p && inside(at, s.p + f->change[i].at * sizeof(Elf64_Sym), 4, was);
			s = file_mapped(&file, versym);
			may |= s.p && inside(at, s.p + (size_t)f->change[i].at * 2, 2, was);
		}
		if (!may)
			wrong("bytes have changed that nobody had to change", at);
		if (!touched[at / REWRITE_PAGE])
			wrong("bytes have changed, and it is said that they have not", at);
	}
}

/* What each symbol asks for is what was planned. */
static void check_symbols(const struct item *f, const struct image *im)
{
	int k = 0;

	for (int i = 0; i < f->im.nref; i++) {
		const struct ref *ref = &f->im.ref[i], *now = NULL;
		const struct want *w = ref->want < 0 ? NULL : &f->im.want[ref->want];
		bool own = false;
		uint32_t at;
		const char *name = ref->name, *file = w ? w->file : NULL, *ver = w ? w->ver : NULL;

		for (int c = 0; c < f->nchange; c++)
			if (f->change[c].at == ref->at) {
				own = f->embed && f->change[c].ours;
				name = f->change[c].name ? f->change[c].name : name;
				file = f->change[c].file;
				ver = f->change[c].ver;
			}
		at = f->order ? f->order[ref->at] : ref->at;
		for (k = f->order ? 0 : k; k < im->nref && im->ref[k].at < at; )
			k++;
		if (k < im->nref && im->ref[k].at == at)
			now = &im->ref[k];
		if (own && now)
			wrong("what was put into the file is asked of others", ref->at);
		if (!now && !ver)	/* one that the file defines, as a copy */
			continue;
		if (!now)
			wrong("a symbol is gone", ref->at);
		if (strcmp(now->name, name))
			wrong("a symbol has another name", ref->at);
		if (!ver != (now->want < 0) || (ver && (strcmp(ver, im->want[now->want].ver) || strcmp(file, im->want[now->want].file))))
			wrong("a symbol has another version", ref->at);
	}
}

static const char *check_needed(const struct item *f, const struct image *im)
{
	const char **want = NULL;
	int n = 0, before = 0;

	for (int i = 0; i < f->im.nneeded; i++) {
		bool gone = false;

		while (before < f->nbefore && !strcmp(f->im.needed[i], "libc.so.6"))
			*PUSH(want, n) = f->before[before++];
		for (int k = 0; k < f->nwithout; k++)
			gone |= !strcmp(f->without[k], f->im.needed[i]);
		if (!gone)
			*PUSH(want, n) = f->im.needed[i];
	}
	while (before < f->nbefore)
		*PUSH(want, n) = f->before[before++];
	if (f->nours && !f->embed)
		*PUSH(want, n) = "$ORIGIN/" LIBRARY;
	if (f->embed ? n > im->nneeded : n != im->nneeded)
		return "needs more or fewer libraries";
	for (int i = 0, k = 0; i < n; i++, k++) {
		while (f->embed && k < im->nneeded && strcmp(want[i], im->needed[k]))
			k++;	/* what its functions want in addition */
		if (k == im->nneeded || strcmp(want[i], im->needed[k]))
			return "needs other libraries";
	}
	/* the loader stops where it has not loaded what a version is asked of */
	for (int i = 0; i < im->nwant; i++) {
		bool there = false, was = false;

		for (int k = 0; k < im->nneeded; k++)
			there |= !strcmp(im->needed[k], im->want[i].file);
		for (int k = 0; k < f->im.nneeded; k++)
			was |= !strcmp(f->im.needed[k], im->want[i].file);
		if (!there && was)
			return "a version of a library that is not needed any more";
	}
	return NULL;
}

struct loaded {		/* by the loader: where things are */
	struct file file;
	struct span sym, str, sysv, gnu;
	struct span dynamic;
};

static void load(struct loaded *l, const uint8_t *p, size_t n)
{
	uint64_t off = 0, size = 0;
	Elf64_Dyn e;

	memset(l, 0, sizeof *l);
	if (file_open(&l->file, p, n))
		return;
	for (unsigned i = 0; i < l->file.nph; i++) {
		Elf64_Phdr ph = file_segment(&l->file, i);

		if (ph.p_type == PT_DYNAMIC)
			l->dynamic = span_part(l->file.all, ph.p_offset, ph.p_filesz);
	}
	while (file_tag(l->dynamic, &off, &e)) {
		struct span s = file_mapped(&l->file, e.d_un.d_val);

		switch (e.d_tag) {
		case DT_SYMTAB: l->sym = s; break;
		case DT_STRTAB: l->str = s; break;
		case DT_STRSZ: size = e.d_un.d_val; break;
		case DT_HASH: l->sysv = s; break;
		case DT_GNU_HASH: l->gnu = s; break;
		}
	}
	l->str = span_strings(span_part(l->str, 0, size));
}

static bool is_called(const struct loaded *l, uint32_t i, const char *name)
{
	Elf64_Sym s;
	const char *is = span_get(l->sym, (uint64_t)i * sizeof s, &s, sizeof s) ? span_string(l->str, s.st_name) : NULL;

	return is && !strcmp(is, name);
}

static uint32_t find_sysv(const struct loaded *l, const char *name)
{
	uint32_t head[2], i, steps = 0;

	if (!span_get(l->sysv, 0, head, sizeof head) || !head[0] || !span_get(l->sysv, 8 + 4 * (uint64_t)(elf_hash(name) % head[0]), &i, 4))
		return 0;
	while (i && steps++ < 4096) {
		if (is_called(l, i, name))
			return i;
		if (!span_get(l->sysv, 8 + 4 * ((uint64_t)head[0] + i), &i, 4))
			return 0;
	}
	return 0;
}

static uint32_t find_gnu(const struct loaded *l, const char *name)
{
	uint32_t head[4], hash = gnu_hash(name), i, v;
	uint64_t bloom, chains;

	if (!span_get(l->gnu, 0, head, sizeof head) || !head[0] || !head[2] || head[2] & (head[2] - 1) ||
	    !span_get(l->gnu, 16 + 8 * (uint64_t)(hash / 64 & (head[2] - 1)), &bloom, 8) || !(bloom >> hash % 64 & bloom >> (hash >> (head[3] & 31)) % 64 & 1) ||
	    !span_get(l->gnu, 16 + 8 * (uint64_t)head[2] + 4 * (uint64_t)(hash % head[0]), &i, 4) || i < head[1])
		return 0;
	chains = 16 + 8 * (uint64_t)head[2] + 4 * (uint64_t)head[0];
	for (int steps = 0; steps < 4096 && span_get(l->gnu, chains + 4 * ((uint64_t)i - head[1]), &v, 4); steps++, i++) {
		if ((v | 1) == (hash | 1) && is_called(l, i, name))
			return i;
		if (v & 1)
			return 0;
	}
	return 0;
}

/* What was found by its name is found by its name. One with another name is a variable's copy, and linkers give a copy all names that the variable has. */
static void check_hash(const struct item *f, const struct loaded *was, const struct loaded *is)
{
	for (uint32_t i = 1; i < 256; i++) {
		Elf64_Sym s;
		const char *name, *now;

		if (!span_get(was->sym, i * sizeof s, &s, sizeof s) || s.st_shndx == SHN_UNDEF || !(name = span_string(was->str, s.st_name)) || !*name)
			continue;
		now = span_get(is->sym, (f->order && i < f->im.dynsym.n ? f->order[i] : i) * sizeof s, &s, sizeof s) ? span_string(is->str, s.st_name) : NULL;
		if (!now || strcmp(name, now))
			continue;
		if (find_gnu(was, name) == i && !find_gnu(is, name))
			wrong("a symbol is no longer found by DT_GNU_HASH", i);
		if (find_sysv(was, name) == i && !find_sysv(is, name))
			wrong("a symbol is no longer found by DT_HASH", i);
	}
}

static bool meet(uint64_t a, uint64_t n, uint64_t b, uint64_t m)
{
	return n && m && a < b + m && b < a + n;
}

/* What can be loaded still can. */
static const char *check_segments(const struct item *f, const struct loaded *was, const struct loaded *is)
{
	unsigned more = UINT_MAX;	/* the one with what was put into the file: behind the last that is loaded */
	uint64_t most = 0;

	for (unsigned i = 0; i < was->file.nph && f->embed; i++) {
		Elf64_Phdr p = file_segment(&was->file, i);

		if (p.p_type == PT_LOAD && (more == UINT_MAX || p.p_vaddr >= most)) {
			more = i + 1;
			most = p.p_vaddr;
		}
	}
	if (is->file.nph != was->file.nph + f->embed)
		return "more or fewer segments";
	for (unsigned i = 0; i < is->file.nph; i++) {
		Elf64_Phdr p = file_segment(&is->file, i), q = i == more ? p : file_segment(&was->file, i - (i > more));

		if (p.p_type != PT_LOAD)
			continue;
		if (i == more && (p.p_flags != (PF_R | PF_X) || p.p_offset > is->file.all.len || p.p_filesz > is->file.all.len - p.p_offset ||
		    (p.p_offset - p.p_vaddr) % p.p_align))
			return "the segment of what was put into the file cannot be loaded";
		if (q.p_offset <= was->file.all.len && q.p_filesz <= was->file.all.len - q.p_offset && (p.p_offset > is->file.all.len || p.p_filesz > is->file.all.len - p.p_offset))
			return "a segment is not in the file any more";
		if (p.p_align > 1 && q.p_filesz && (q.p_offset - q.p_vaddr) % p.p_align == 0 && (p.p_offset - p.p_vaddr) % p.p_align)
			return "a segment is not at its place in a page any more";
		if (p.p_filesz > p.p_memsz && q.p_filesz <= q.p_memsz)
			return "a segment is longer in the file than in memory";
		for (unsigned k = 0; k < i; k++) {
			Elf64_Phdr r = file_segment(&is->file, k), s = file_segment(&was->file, k - (k > more));

			if (r.p_type == PT_LOAD && k != more && meet(p.p_vaddr, p.p_memsz, r.p_vaddr, r.p_memsz) &&
			    (i == more || !meet(q.p_vaddr, q.p_memsz, s.p_vaddr, s.p_memsz)))
				return "segments have the same addresses";
		}
	}
	return NULL;
}

static void one(const uint8_t *bytes, size_t n)
{
	uint8_t *copy = memcpy(malloc(n ? n : 1), bytes, n), *all;
	struct chunk chunk[CHUNKS];
	struct loaded before, after;
	struct image im;
	const char *why;
	struct item f;
	uint64_t size = 0, at = 0;
	enum outcome o;
	int k = 0;

	input = bytes;
	input_size = n;
	for (size_t i = 0, k = n; i < n; i += 61)
		embed = !((k = k * 31 + bytes[i]) >> 7 & 3);
	setitimer(ITIMER_PROF, &(struct itimerval) { .it_value = { 2, 0 } }, NULL);	/* of the processor: others may have it */
	o = attempt((struct span) { copy, n }, chunk, &k);
	if (o != CHANGED)
		goto end;
	f = set.item[0];
	check_bytes(&f, bytes, n);
	for (int i = 0; i < k; i++)
		size += chunk[i].n;
	/* zeros take no memory */
	all = size > 1 << 20 ? mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) : calloc(size ? size : 1, 1);
	if (all == MAP_FAILED || !all)
		wrong("no memory for what comes out", size);
	for (int i = 0; i < k; at += chunk[i++].n)
		if (chunk[i].p)
			memcpy(all + at, chunk[i].p, chunk[i].n);
	if (!proves((struct span) { all, size }, &f)) {
		o = TURNED_DOWN_LATE;
	} else {
		if (image_read(&im, all, size))
			wrong("cannot be read", 0);
		load(&before, bytes, n);
		load(&after, all, size);
		check_symbols(&f, &im);
		if ((why = check_needed(&f, &im)) || (why = check_segments(&f, &before, &after)))
			wrong(why, 0);
		check_hash(&f, &before, &after);
		if (count[CHANGED] % 4 == 0 && attempt((struct span) { all, size }, chunk, &k) != SAME_AS_BEFORE)
			wrong("is done again", 0);
	}
	if (size > 1 << 20)
		munmap(all, size);
	else
		(free)(all);
end:
	if (track_most() > MEMORY)
		wrong("much memory", track_most());
	(free)(copy);
	track_clear();
	count[o]++;
}

static void begin(const char *floor)
{
	progname = "compat";
	tty = stderr;
	stderr = fopen("/dev/null", "w");
	if (!stderr || data_floor(floor, &set.floor))
		abort();
	for (int i = 0; i < 2; i++)
		fallback_of(i ? &table_aarch64 : &table_x86_64);
	__sanitizer_set_death_callback(keep_input);
	signal(SIGPROF, too_long);
	track_clear();
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	begin("2.17");
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	one(bytes, n);
	return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t most, unsigned seed)
{
	return mutate(bytes, n, most, seed);
}

#ifdef ALONE
int main(int argc, char **argv)
{
	struct span *seed = NULL;
	unsigned long runs;
	uint64_t base;
	clock_t start;
	int n = 0;

	if (argc < 5)
		return 2;
	begin(argv[1]);
	runs = strtoul(argv[2], NULL, 0);
	base = strtoull(argv[3], NULL, 0) << 32;
	for (int i = 4; i < argc; i++) {
		struct span s;

		if (!(file_map)(argv[i], &s)) {
			fprintf(tty, "%s: cannot be read\n", argv[i]);
			return 2;
		}
		if (!s.p)
			continue;
		seed = (realloc)(seed, (size_t)(n + 1) * sizeof *seed);
		seed[n++] = s;
		if (!runs)
			one(s.p, s.len);
	}
	start = clock();
	for (unsigned long i = 0; i < runs; i++) {
		struct span s = seed[i % (unsigned)n];
		uint8_t *bytes = memcpy(malloc(s.len + 64), s.p, s.len), *exact;
		size_t size = mutate(bytes, s.len, s.len + 64, base + i);

		exact = memcpy(malloc(size ? size : 1), bytes, size);	/* so that an over-read is seen */
		one(exact, size);
		(free)(bytes);
		(free)(exact);
	}
	fprintf(tty, "%lu runs: %lu done, %lu as they are, %lu refused, %lu more when read again; %.0f in a second\n", count[0] + count[1] + count[2] + count[3], count[CHANGED],
		count[SAME_AS_BEFORE], count[TURNED_DOWN], count[TURNED_DOWN_LATE], (double)runs * CLOCKS_PER_SEC / (double)(clock() - start + 1));
	return 0;
}
#endif
