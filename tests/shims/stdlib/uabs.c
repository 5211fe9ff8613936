/* SPDX-License-Identifier: MIT */
/* uabs, ulabs, ullabs, umaxabs */
#include "test.h"
#include <inttypes.h>
#include <limits.h>

unsigned uabs(int);
unsigned long ulabs(long);
unsigned long long ullabs(long long);
uintmax_t umaxabs(intmax_t);

/* not what the compiler makes of it */
static unsigned (*volatile i)(int) = uabs;
static unsigned long (*volatile l)(long) = ulabs;
static unsigned long long (*volatile ll)(long long) = ullabs;
static uintmax_t (*volatile m)(intmax_t) = umaxabs;

static void one(long long n, unsigned long long want)
{
	if (l(n) != want || ll(n) != want || m(n) != want)
		t_error("%lld: %lu %llu %ju, want %llu", n, l(n), ll(n), m(n), want);
	if (n >= INT_MIN && n <= INT_MAX && i(n) != want)
		t_error("uabs(%lld) = %u, want %llu", n, i(n), want);
}

int main(void)
{
	unsigned long long r = 1;

	for (long long n = 0; n < 3000; n++) {
		one(n, n);
		one(-n, n);
		one(INT_MAX - n, INT_MAX - n);
		one(-(INT_MAX - n), INT_MAX - n);
		one(LLONG_MAX - n, LLONG_MAX - n);
		one(-(LLONG_MAX - n), LLONG_MAX - n);
		r = r * 6364136223846793005 + 1442695040888963407;
		one(r >> (n % 60 + 1), r >> (n % 60 + 1));
		one(-(long long)(r >> (n % 60 + 1)), r >> (n % 60 + 1));
	}
	one(INT_MIN, 1ULL << 31);
	one(LLONG_MIN, 1ULL << 63);
	return t_status;
}
