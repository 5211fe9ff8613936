/* SPDX-License-Identifier: MIT */
/*
 * canonicalize, and what issignaling, iseqsig and iscanonical call, __issignaling __iseqsig __iscanonicall, for all types; and
 * x87's encodings that are none.
 */
#define TEST "canonicalize.h"
#include "types.h"

static void encodings(void)
{
	static const struct {
		union { uint64_t w[2]; long double f; } u;
		int signaling, canonical;
	} is[] = {
		{ { { 0, 0 } }, 0, 1 }, { { { 1, 0 } }, 0, 1 }, { { { 0x8000000000000000, 0 } }, 0, 0 },
		{ { { 0, 1 } }, 1, 0 }, { { { 0x4000000000000000, 0x3fff } }, 1, 0 }, { { { 0x8000000000000000, 0x3fff } }, 0, 1 },
		{ { { 0, 0x7fff } }, 1, 0 }, { { { 0x4000000000000000, 0x7fff } }, 1, 0 }, { { { 0x8000000000000000, 0x7fff } }, 0, 1 },
		{ { { 0xc000000000000000, 0x7fff } }, 0, 1 }, { { { 0xa000000000000000, 0x7fff } }, 1, 1 },
	};

	for (unsigned i = 0; i < sizeof is / sizeof *is; i++) {
		long double to = 7;
		int bad = canonicalizel(&to, &is[i].u.f);

		if (!issignaling(is[i].u.f) != !is[i].signaling || !iscanonical(is[i].u.f) != !is[i].canonical ||
		    bad == is[i].canonical)
			t_error("encoding %u: %d %d", i, issignaling(is[i].u.f), iscanonical(is[i].u.f));
	}
}

int main(void)
{
	test_all();
	if (X87)
		encodings();
	return t_status;
}
