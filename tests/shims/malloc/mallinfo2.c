/* SPDX-License-Identifier: MIT */
#include <malloc.h>
#include <pthread.h>
#include "test.h"

#define MIB (1024ul * 1024)

static void sane(int line)
{
	struct mallinfo2 m = mallinfo2();

	if (m.uordblks + m.fordblks != m.arena || m.fordblks > m.arena || m.keepcost > m.fordblks
	    || m.fsmblks > m.fordblks || (m.hblks == 0) != (m.hblkhd == 0))
		t_error("from line %d: arena %zu used %zu free %zu top %zu mapped %zu in %zu", line, m.arena,
			m.uordblks, m.fordblks, m.keepcost, m.hblkhd, m.hblks);
}

static void *other_arena(void *arg)
{
	void *p = malloc(100000);

	sane(__LINE__);
	free(p);
	return arg;
}

/* whether the running malloc_info does: since glibc 2.19; before, nothing has the upper half of hblkhd */
static int tells_of_mmap(void)
{
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);
	int r;

	T_INT(malloc_info(0, f), 0);
	fclose(f);
	r = strstr(text, "type=\"mmap\"") != NULL;
	free(text);
	return r;
}

int main(void)
{
	static void *some[1000];
	struct mallinfo2 a, b;
	pthread_t t;
	void *p;
	size_t n;

	p = malloc(100);
	free(p);
	sane(__LINE__);
	a = mallinfo2();
	for (int i = 0; i < 1000; i++)
		some[i] = malloc(1000);
	b = mallinfo2();
	n = b.uordblks - a.uordblks;
	if (n < 1000000 || n > 1100000)
		t_error("1000 times 1000 bytes are %zu", n);
	sane(__LINE__);
	a = b;
	for (int i = 0; i < 1000; i += 2)
		free(some[i]);
	b = mallinfo2();
	n = a.uordblks - b.uordblks;
	if (n < 480000 || n > 550000)
		t_error("500 times 1000 bytes are %zu", n);
	T_TRUE(b.ordblks > a.ordblks + 400);
	sane(__LINE__);

	pthread_create(&t, NULL, other_arena, NULL);
	pthread_join(t, NULL);
	sane(__LINE__);

	/* more than 32 bits can say; nothing of it is touched */
	a = mallinfo2();
	p = malloc(5000 * MIB);
	if (!p)
		return t_skip("no 5 GB of address space");
	b = mallinfo2();
	T_INT(b.hblks, a.hblks + 1);
	T_INT((b.hblkhd - a.hblkhd) / MIB, tells_of_mmap() ? 5000 : 5000 % 4096);
	sane(__LINE__);
	free(p);
	b = mallinfo2();
	T_INT(b.hblkhd, a.hblkhd);

	T_INT(mallopt(M_MMAP_THRESHOLD, 32 * MIB), 1);
	a = mallinfo2();
	for (int i = 0; i < 200; i++)
		if (!(some[i] = malloc(30 * MIB)))
			return t_skip("no 6 GB of heap");
	b = mallinfo2();
	T_INT(b.hblks, a.hblks);
	T_INT((b.uordblks - a.uordblks) / MIB, 200 * 30);
	T_TRUE(b.arena >= 6000 * MIB);
	sane(__LINE__);
	/* the last one keeps the rest from going back to the system */
	for (int i = 0; i < 199; i++)
		free(some[i]);
	b = mallinfo2();
	T_TRUE(b.arena >= 6000 * MIB);
	T_TRUE(b.fordblks >= 199 * 30 * MIB);
	T_INT((b.uordblks - a.uordblks) / MIB, 30);
	sane(__LINE__);
	return t_status;
}
