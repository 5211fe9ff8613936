/* SPDX-License-Identifier: MIT */
/*
 * usage: start LOADER LIBRARY_PATH PROG [ARG...]
 *
 * Starts PROG as the kernel does a program that names LOADER as its interpreter, with LD_LIBRARY_PATH for the loader
 * alone: put back when PROG's own code starts, so that commands which PROG runs get the system's libraries. "LOADER PROG"
 * is not the same: glibc before 2.23 takes a position-independent PROG for a library then, and leaves
 * its copies of the libraries' variables 0.
 *
 * Freestanding, since a libc of its own would set up the thread that is PROG's. It stays mapped; /proc/self/exe is this.
 * Exit status 126 with one line where PROG or LOADER cannot be started.
 */
#include <elf.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined __x86_64__
#define MACHINE EM_X86_64
__asm__(".globl _start\n_start:\n"
	"	mov %rsp, %rdi\n"
	"	call start\n"
	"	mov %rax, %rsp\n"
	"	xor %edx, %edx\n"
	"	jmp *loader_entry(%rip)\n"
	".globl begin\nbegin:\n"	/* rdx: what atexit shall call */
	"	push %rdx\n"
	"	push %rdx\n"
	"	call restore\n"
	"	pop %rdx\n"
	"	pop %rdx\n"
	"	jmp *program_entry(%rip)\n");

static long call(long n, long a, long b, long c, long d, long e, long f)
{
	register long r10 __asm__("r10") = d, r8 __asm__("r8") = e, r9 __asm__("r9") = f;

	__asm__ volatile("syscall" : "+a"(n) : "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
		: "rcx", "r11", "memory");
	return n;
}
#elif defined __aarch64__
#define MACHINE EM_AARCH64
__asm__(".globl _start\n_start:\n"
	"	mov x0, sp\n"
	"	bl start\n"
	"	mov sp, x0\n"
	"	mov x0, 0\n"
	"	adrp x16, loader_entry\n"
	"	ldr x16, [x16, :lo12:loader_entry]\n"
	"	br x16\n"
	".globl begin\nbegin:\n"	/* x0: what atexit shall call */
	"	str x0, [sp, -16]!\n"
	"	bl restore\n"
	"	ldr x0, [sp], 16\n"
	"	adrp x16, program_entry\n"
	"	ldr x16, [x16, :lo12:program_entry]\n"
	"	br x16\n");

static long call(long n, long a, long b, long c, long d, long e, long f)
{
	register long x8 __asm__("x8") = n, x0 __asm__("x0") = a, x1 __asm__("x1") = b, x2 __asm__("x2") = c,
		x3 __asm__("x3") = d, x4 __asm__("x4") = e, x5 __asm__("x5") = f;

	__asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
	return x0;
}
#endif

struct image { uintptr_t bias, entry, phdr, phnum; int interp; };

uintptr_t loader_entry, program_entry;
extern char begin[];
static char **environment, **hidden, *kept;
static uintptr_t page;

static int length(const char *s)
{
	int n = 0;

	while (s[n])
		n++;
	return n;
}

static void fail(const char *name, const char *why)
{
	const char *said[] = { "start: ", name, ": ", why, "\n" };

	for (int i = 0; i < 5; i++)
		call(SYS_write, 2, (long)said[i], length(said[i]), 0, 0, 0);
	call(SYS_exit_group, 126, 0, 0, 0, 0, 0);
	__builtin_unreachable();
}

static uintptr_t map(const char *name, uintptr_t at, uintptr_t n, int prot, int flags, int fd, long offset)
{
	long r = call(SYS_mmap, at, n, prot, MAP_PRIVATE | flags, fd, offset);

	if (r < 0 && r > -4096)
		fail(name, "cannot be mapped");
	return r;
}

static struct image load(const char *name, int interpreted)
{
	struct image r = { 0 };
	union { Elf64_Ehdr e; char c[4096]; } head;
	uintptr_t low = -1, high = 0;
	long fd = call(SYS_openat, AT_FDCWD, (long)name, O_RDONLY | O_CLOEXEC, 0, 0, 0);
	const Elf64_Phdr *p, *ph = (const Elf64_Phdr *)(head.c + sizeof head.e);

	if (fd < 0)
		fail(name, "cannot be opened");
	if (call(SYS_read, fd, (long)&head, sizeof head, 0, 0, 0) < (long)sizeof head.e || head.c[0] != 0x7f || head.c[1] != 'E' ||
		head.c[4] != ELFCLASS64 || head.e.e_machine != MACHINE || head.e.e_phoff != sizeof head.e ||
		head.e.e_phnum > (sizeof head - sizeof head.e) / sizeof *ph)
		fail(name, "not a program of this machine");
	for (p = ph; p < ph + head.e.e_phnum; p++) {
		if (p->p_type == PT_INTERP)
			r.interp = 1;
		if (p->p_type != PT_LOAD)
			continue;
		if (low == (uintptr_t)-1)
			low = p->p_vaddr & -page;
		high = p->p_vaddr + p->p_memsz;
	}
	if (low == (uintptr_t)-1)
		fail(name, "nothing to load");
	if (interpreted && !r.interp) {
		call(SYS_close, fd, 0, 0, 0, 0, 0);
		return r;
	}
	if (head.e.e_type == ET_DYN)
		r.bias = map(name, 0, high - low, PROT_NONE, MAP_ANONYMOUS, -1, 0) - low;
	for (p = ph; p < ph + head.e.e_phnum; p++) {
		uintptr_t from = (r.bias + p->p_vaddr) & -page, file = r.bias + p->p_vaddr + p->p_filesz,
			end = r.bias + p->p_vaddr + p->p_memsz, full = (file + page - 1) & -page;
		int prot = (p->p_flags & PF_R ? PROT_READ : 0) | (p->p_flags & PF_W ? PROT_WRITE : 0) |
			(p->p_flags & PF_X ? PROT_EXEC : 0);

		if (p->p_type != PT_LOAD)
			continue;
		if (p->p_filesz)
			map(name, from, file - from, prot, MAP_FIXED, fd, p->p_offset & -page);
		else
			full = from;
		if (end > full)
			map(name, full, end - full, prot, MAP_FIXED | MAP_ANONYMOUS, -1, 0);
		for (volatile char *z = (char *)file; p->p_filesz && p->p_memsz > p->p_filesz && z < (char *)full; z++)
			*z = 0;
		if (p->p_offset == 0)
			r.phdr = r.bias + p->p_vaddr + head.e.e_phoff;
	}
	call(SYS_close, fd, 0, 0, 0, 0, 0);
	r.entry = r.bias + head.e.e_entry;
	r.phnum = head.e.e_phnum;
	return r;
}

/* argc, argv, 0, environment, 0, auxiliary vector: at sp as the kernel left it; where it is for PROG */
long *start(long *sp)
{
	static char variable[16384];
	long n = sp[0];
	char **argv = (char **)(sp + 1), **env = argv + n + 1, **e, *v = variable;
	Elf64_auxv_t *aux, *a;
	struct image loader, program;
	const char *base;

	if (n < 4)
		fail("usage", "start LOADER LIBRARY_PATH PROG [ARG...]");
	for (e = env; *e; e++)
		;
	aux = (Elf64_auxv_t *)(e + 1);
	for (a = aux; a->a_type; a++)
		if (a->a_type == AT_PAGESZ)
			page = a->a_un.a_val;
	if (length(argv[2]) > (int)sizeof variable - 32)
		fail("LIBRARY_PATH", "too long");
	for (const char *s = "LD_LIBRARY_PATH="; *s; )
		*v++ = *s++;
	for (const char *s = argv[2]; *s; )
		*v++ = *s++;

	program = load(argv[3], 1);
	if (!program.interp) {
		call(SYS_execve, (long)argv[3], (long)(argv + 3), (long)env, 0, 0, 0);
		fail(argv[3], "cannot be run");
	}
	loader = load(argv[1], 0);
	loader_entry = loader.entry;
	program_entry = program.entry;
	for (a = aux; a->a_type; a++)
		switch (a->a_type) {
		case AT_PHDR: a->a_un.a_val = program.phdr; break;
		case AT_PHNUM: a->a_un.a_val = program.phnum; break;
		case AT_BASE: a->a_un.a_val = loader.bias; break;
		case AT_ENTRY: a->a_un.a_val = (uintptr_t)begin; break;
		case AT_EXECFN: a->a_un.a_val = (uintptr_t)argv[3]; break;
		}
	base = argv[3];
	for (const char *s = base; *s; s++)
		if (*s == '/')
			base = s + 1;
	call(SYS_prctl, PR_SET_NAME, (long)base, 0, 0, 0, 0);

	/* three arguments less, one variable more: the stack stays aligned, the auxiliary vector where it is */
	for (e = env; *e; e++) {
		const char *s = *e, *t = variable;

		while (*s == *t && *s != '=')
			s++, t++;
		if (*s == '=' && *t == '=') {	/* the loader takes the last */
			hidden = e;
			kept = *e;
			*e = variable;
		}
	}
	sp += 2;
	sp[0] = n - 3;
	for (long i = 0; i < n - 3; i++)
		((char **)(sp + 1))[i] = argv[i + 3];
	argv[n - 1] = 0;
	argv[n] = variable;
	environment = argv + n;
	return sp;
}

/* all libraries are there: the variable goes */
void restore(void)
{
	char **e = environment;

	if (hidden)
		*hidden = kept;
	do
		e[0] = e[1];
	while (*e++);
}
