/* SPDX-License-Identifier: MIT */
// Throws through the program's call, which is in C and knows no exceptions.
#include <cstdio>

static int tries;

static void throws()
{
	if (++tries < 3)
		throw tries;
}

extern "C" int catch_it(void (*once)(void (*)(void)))
{
	int caught = 0;

	for (int i = 0; i < 5; i++)
		try {
			once(throws);
		} catch (int) {
			caught++;
		}
	printf("%d caught, %d tries\n", caught, tries);
	return 0;
}
