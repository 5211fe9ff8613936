/* SPDX-License-Identifier: MIT */
/*
 * usage: float FUNCTION [BLOCK]
 *
 * All results of a float function of one argument: for each of 256 blocks of 2^24 arguments a line with a hash of the results,
 * or, of one BLOCK, each result. Built with libcompat and without, the two are compared by tests/exhaustive/run.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	float (*f)(float);
} functions[] = {
	{ "exp2m1f", exp2m1f }, { "exp10m1f", exp10m1f }, { "log2p1f", log2p1f }, { "log10p1f", log10p1f }, { "sinpif", sinpif },
	{ "cospif", cospif }, { "tanpif", tanpif }, { "asinpif", asinpif }, { "acospif", acospif }, { "atanpif", atanpif },
	{ "rsqrtf", rsqrtf }, { "roundevenf", roundevenf }, { "nextupf", nextupf }, { "nextdownf", nextdownf },
};

static uint32_t result(float (*f)(float), uint32_t bits)
{
	float x;

	memcpy(&x, &bits, sizeof x);
	x = f(x);
	if (x != x)	/* a NaN, whatever its sign and payload */
		return 0x7fc00000;
	memcpy(&bits, &x, sizeof x);
	return bits;
}

int main(int argc, char **argv)
{
	for (size_t i = 0; argc > 1 && i < sizeof functions / sizeof *functions; i++) {
		float (*f)(float) = functions[i].f;

		if (strcmp(argv[1], functions[i].name))
			continue;
		for (uint32_t block = 0; block < 256; block++) {
			uint64_t hash = 0xcbf29ce484222325;

			if (argc > 2 && block != strtoul(argv[2], NULL, 10))
				continue;
			for (uint32_t n = 0; n < 1 << 24; n++) {
				uint32_t r = result(f, block << 24 | n);

				if (argc > 2)
					printf("%08x %08x\n", block << 24 | n, r);
				hash = (hash ^ r) * 0x100000001b3;
			}
			if (argc == 2)
				printf("%u %016llx\n", block, (unsigned long long)hash);
		}
		return 0;
	}
	if (argc > 1)
		fprintf(stderr, "float: %s: no such function\n", argv[1]);
	for (size_t i = 0; argc == 1 && i < sizeof functions / sizeof *functions; i++)
		puts(functions[i].name);
	return argc > 1;
}
