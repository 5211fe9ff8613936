/* SPDX-License-Identifier: MIT */
#include <dlfcn.h>
#include <link.h>
#include "test.h"

static const ElfW(Phdr) *found;
static const char *name;

static int look(struct dl_phdr_info *o, size_t size, void *arg)
{
	(void)size;
	(void)arg;
	if (strcmp(o->dlpi_name, name))
		return 0;
	found = o->dlpi_phdr;
	return o->dlpi_phnum;
}

static void check(void *h)
{
	const ElfW(Phdr) *p = NULL;
	struct link_map *map;
	int n;

	T_TRUE(h);
	T_INT(dlinfo(h, RTLD_DI_LINKMAP, &map), 0);
	name = map->l_name;
	n = dl_iterate_phdr(look, NULL);
	T_TRUE(n > 0);
	dlsym(h, "no such name");	/* an error that is not fetched */
	T_INT(dlinfo(h, RTLD_DI_PHDR, &p), n);
	T_TRUE(p == found);
	const char *e = dlerror();
	T_STR(e ? e : "", "");
}

int main(void)
{
	const ElfW(Phdr) *p = NULL;
	Lmid_t id;

	check(dlopen(NULL, RTLD_NOW));
	check(dlopen("libc.so.6", RTLD_NOW));
	check(dlopen("libm.so.6", RTLD_NOW));
	void *h = dlopen("libm.so.6", RTLD_NOW);
	T_INT(dlinfo(h, RTLD_DI_LMID, &id), 0);
	T_INT(id, LM_ID_BASE);
	T_INT(dlinfo(h, 999, &p), -1);
	T_TRUE(dlerror());
	T_TRUE(!dlerror());
	return t_status;
}
