/* SPDX-License-Identifier: MIT */
#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <pthread.h>
#include <sys/auxv.h>
#include <unwind.h>
#include "test.h"

static int stop, objects;

/* an address in each code segment finds its object */
static int check(struct dl_phdr_info *o, size_t size, void *arg)
{
	ElfW(Addr) start = -1, end = 0, code = 0, code_end = 0, eh_frame = 0, dynamic = 0;
	struct dl_find_object r;

	(void)size, (void)arg;
	for (int i = 0; i < o->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &o->dlpi_phdr[i];
		ElfW(Addr) a = o->dlpi_addr + p->p_vaddr;

		if (p->p_type == PT_GNU_EH_FRAME)
			eh_frame = a;
		if (p->p_type == PT_DYNAMIC)
			dynamic = a;
		if (p->p_type != PT_LOAD)
			continue;
		if (p->p_flags & PF_X) {
			code = a;
			code_end = a + p->p_memsz;
		}
		start = a < start ? a : start;
		end = a + p->p_memsz > end ? a + p->p_memsz : end;
	}
	if (!code)
		return 0;
	objects++;
	for (int i = 0; i < 3; i++) {
		ElfW(Addr) pc = i == 0 ? code : i == 1 ? code_end - 1 : code + (code_end - code) / 2;

		memset(&r, 0xa5, sizeof r);
		if (_dl_find_object((void *)pc, &r)) {
			t_error("%s: %#lx not found", o->dlpi_name, (long)pc);
			continue;
		}
		T_INT(r.dlfo_flags, 0);
		/* glibc has an object with gaps begin and end with its code */
		if ((ElfW(Addr))r.dlfo_map_start != (start & -getauxval(AT_PAGESZ)) && (ElfW(Addr))r.dlfo_map_start != code)
			t_error("%s: start %p, want %#lx, or %#lx with gaps", o->dlpi_name, r.dlfo_map_start, (long)start, (long)code);
		if ((ElfW(Addr))r.dlfo_map_end != end && (ElfW(Addr))r.dlfo_map_end != code_end)
			t_error("%s: end %p, want %#lx, or %#lx with gaps", o->dlpi_name, r.dlfo_map_end,
				(long)end, (long)code_end);
		T_INT((long)r.dlfo_eh_frame, eh_frame);
		T_TRUE(r.dlfo_link_map != NULL);
		if (r.dlfo_link_map) {
			T_INT(r.dlfo_link_map->l_addr, o->dlpi_addr);
			T_INT((long)r.dlfo_link_map->l_ld, dynamic);
			T_STR(r.dlfo_link_map->l_name, o->dlpi_name);
		}
	}
	return 0;
}

static _Unwind_Reason_Code frame(struct _Unwind_Context *c, void *arg)
{
	*(int *)arg += _Unwind_GetIP(c) != 0;
	return _URC_NO_REASON;
}

static int __attribute__((noinline)) deep(int n)
{
	int frames = 0;

	if (n)
		frames = deep(n - 1);
	else
		_Unwind_Backtrace(frame, &frames);
	__asm__ volatile("" : "+r"(frames));
	return frames;
}

static void *find(void *arg)
{
	struct dl_find_object r;

	while (!__atomic_load_n(&stop, __ATOMIC_RELAXED)) {
		if (_dl_find_object((void *)find, &r) || r.dlfo_map_start > (void *)find)
			t_error("not found while libraries come and go");
		T_TRUE(deep(3) > 3);
	}
	return arg;
}

static void *come_and_go(void *arg)
{
	for (int i = 0; i < 100; i++) {
		void *lib = dlopen("libgcc_s.so.1", RTLD_NOW | RTLD_LOCAL), *lib2 = dlopen("libanl.so.1", RTLD_NOW);

		if (lib)
			dlclose(lib);
		if (lib2)
			dlclose(lib2);
	}
	return arg;
}

int main(void)
{
	struct dl_find_object r;
	pthread_t t[4];
	void *lib;
	int on_stack;

	T_INT(_dl_find_object(NULL, &r), -1);
	T_INT(_dl_find_object((void *)-1, &r), -1);
	T_INT(_dl_find_object(&on_stack, &r), -1);
	T_INT(_dl_find_object((void *)main, &r), 0);
	T_INT((long)r.dlfo_link_map, (long)dlopen(NULL, RTLD_NOW));

	lib = dlopen("libresolv.so.2", RTLD_NOW);
	T_TRUE(lib != NULL);
	T_INT(dl_iterate_phdr(check, NULL), 0);
	T_TRUE(objects >= 4);
	if (lib)
		dlclose(lib);
	T_TRUE(deep(10) > 10);

	for (int i = 0; i < 3; i++)
		pthread_create(&t[i], NULL, find, NULL);
	pthread_create(&t[3], NULL, come_and_go, NULL);
	pthread_join(t[3], NULL);
	__atomic_store_n(&stop, 1, __ATOMIC_RELAXED);
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], NULL);
	return t_status;
}
