/* SPDX-License-Identifier: MIT */
/*
 * C23's elementary functions for all types: exp2m1 exp10m1 log2p1 log10p1 sinpi cospi tanpi asinpi acospi atanpi atan2pi powr
 * pown compoundn rootn. By results of vectors.h, Annex F's special values, and the four rounding modes.
 */
#include <float.h>
#include "specials.h"

static const char *const names[] = {
	"exp2m1", "exp10m1", "log2p1", "log10p1", "sinpi", "cospi", "tanpi", "asinpi", "acospi", "atanpi", "rsqrt", "atan2pi", "powr", "pown",
	"compoundn", "rootn",
};

static const struct special specials[] = {
	{ F_exp2m1, 0.0, 0, 0.0, 0, 0 }, { F_exp2m1, -0.0, 0, -0.0, 0, 0 }, { F_exp2m1, INFTY, 0, INFTY, 0, 0 }, { F_exp2m1, -INFTY, 0, -1, 0, 0 },
	{ F_exp2m1, NOT, 0, NOT, 0, 0 }, { F_exp2m1, 3, 0, 7, 0, 0 }, { F_exp2m1, -1, 0, -0.5, 0, 0 }, { F_exp2m1, HUGE_NUMBER, 0, INFTY, OVER },
	{ F_exp10m1, 0.0, 0, 0.0, 0, 0 }, { F_exp10m1, -0.0, 0, -0.0, 0, 0 }, { F_exp10m1, INFTY, 0, INFTY, 0, 0 },
	{ F_exp10m1, -INFTY, 0, -1, 0, 0 }, { F_exp10m1, NOT, 0, NOT, 0, 0 }, { F_exp10m1, 3, 0, 999, 0, 0 },
	{ F_exp10m1, HUGE_NUMBER, 0, INFTY, OVER },
	{ F_log2p1, 0.0, 0, 0.0, 0, 0 }, { F_log2p1, -0.0, 0, -0.0, 0, 0 }, { F_log2p1, INFTY, 0, INFTY, 0, 0 }, { F_log2p1, NOT, 0, NOT, 0, 0 },
	{ F_log2p1, -1, 0, -INFTY, POLE }, { F_log2p1, -2, 0, NOT, DOMAIN }, { F_log2p1, -INFTY, 0, NOT, DOMAIN }, { F_log2p1, 7, 0, 3, 0, 0 },
	{ F_log2p1, -0.5, 0, -1, 0, 0 },
	{ F_log10p1, 0.0, 0, 0.0, 0, 0 }, { F_log10p1, -0.0, 0, -0.0, 0, 0 }, { F_log10p1, INFTY, 0, INFTY, 0, 0 },
	{ F_log10p1, NOT, 0, NOT, 0, 0 }, { F_log10p1, -1, 0, -INFTY, POLE }, { F_log10p1, -2, 0, NOT, DOMAIN }, { F_log10p1, 999, 0, 3, 0, 0 },
	{ F_sinpi, 0.0, 0, 0.0, 0, 0 }, { F_sinpi, -0.0, 0, -0.0, 0, 0 }, { F_sinpi, 1, 0, 0.0, 0, 0 }, { F_sinpi, -1, 0, -0.0, 0, 0 },
	{ F_sinpi, 2, 0, 0.0, 0, 0 }, { F_sinpi, -2, 0, -0.0, 0, 0 }, { F_sinpi, 0.5, 0, 1, 0, 0 }, { F_sinpi, -0.5, 0, -1, 0, 0 },
	{ F_sinpi, 1.5, 0, -1, 0, 0 }, { F_sinpi, -1.5, 0, 1, 0, 0 }, { F_sinpi, INFTY, 0, NOT, DOMAIN }, { F_sinpi, -INFTY, 0, NOT, DOMAIN },
	{ F_sinpi, NOT, 0, NOT, 0, 0 }, { F_sinpi, HUGE_NUMBER, 0, 0.0, 0, 0 }, { F_sinpi, 4194305.5, 0, -1, 0, 0 },
	{ F_cospi, 0.0, 0, 1, 0, 0 }, { F_cospi, -0.0, 0, 1, 0, 0 }, { F_cospi, 1, 0, -1, 0, 0 }, { F_cospi, -1, 0, -1, 0, 0 },
	{ F_cospi, 0.5, 0, 0.0, 0, 0 }, { F_cospi, -0.5, 0, 0.0, 0, 0 }, { F_cospi, 1.5, 0, 0.0, 0, 0 }, { F_cospi, -1.5, 0, 0.0, 0, 0 },
	{ F_cospi, INFTY, 0, NOT, DOMAIN }, { F_cospi, NOT, 0, NOT, 0, 0 }, { F_cospi, HUGE_NUMBER, 0, 1, 0, 0 },
	{ F_tanpi, 0.0, 0, 0.0, 0, 0 }, { F_tanpi, -0.0, 0, -0.0, 0, 0 }, { F_tanpi, 1, 0, -0.0, 0, 0 }, { F_tanpi, -1, 0, 0.0, 0, 0 },
	{ F_tanpi, 2, 0, 0.0, 0, 0 }, { F_tanpi, -2, 0, -0.0, 0, 0 }, { F_tanpi, 0.5, 0, INFTY, POLE }, { F_tanpi, -0.5, 0, -INFTY, POLE },
	{ F_tanpi, 1.5, 0, -INFTY, POLE }, { F_tanpi, -1.5, 0, INFTY, POLE }, { F_tanpi, INFTY, 0, NOT, DOMAIN }, { F_tanpi, NOT, 0, NOT, 0, 0 },
	{ F_tanpi, 0.25, 0, 1, 0, 0 }, { F_tanpi, -0.75, 0, 1, 0, 0 },
	{ F_asinpi, 0.0, 0, 0.0, 0, 0 }, { F_asinpi, -0.0, 0, -0.0, 0, 0 }, { F_asinpi, 1, 0, 0.5, 0, 0 }, { F_asinpi, -1, 0, -0.5, 0, 0 },
	{ F_asinpi, 1.5, 0, NOT, DOMAIN }, { F_asinpi, -INFTY, 0, NOT, DOMAIN }, { F_asinpi, NOT, 0, NOT, 0, 0 },
	{ F_acospi, 1, 0, 0.0, 0, 0 }, { F_acospi, -1, 0, 1, 0, 0 }, { F_acospi, 0, 0, 0.5, 0, 0 }, { F_acospi, 2, 0, NOT, DOMAIN },
	{ F_acospi, INFTY, 0, NOT, DOMAIN }, { F_acospi, NOT, 0, NOT, 0, 0 },
	{ F_atanpi, 0.0, 0, 0.0, 0, 0 }, { F_atanpi, -0.0, 0, -0.0, 0, 0 }, { F_atanpi, INFTY, 0, 0.5, 0, 0 }, { F_atanpi, -INFTY, 0, -0.5, 0, 0 },
	{ F_atanpi, NOT, 0, NOT, 0, 0 }, { F_atanpi, 1, 0, 0.25, 0, 0 },
	{ F_atan2pi, 0.0, -0.0, 1, 0, 0 }, { F_atan2pi, -0.0, -0.0, -1, 0, 0 }, { F_atan2pi, 0.0, 0.0, 0.0, 0, 0 },
	{ F_atan2pi, -0.0, 0.0, -0.0, 0, 0 }, { F_atan2pi, 0.0, -3, 1, 0, 0 }, { F_atan2pi, -0.0, -3, -1, 0, 0 }, { F_atan2pi, 0.0, 3, 0.0, 0, 0 },
	{ F_atan2pi, 2, 0.0, 0.5, 0, 0 }, { F_atan2pi, -2, -0.0, -0.5, 0, 0 }, { F_atan2pi, 2, -INFTY, 1, 0, 0 }, { F_atan2pi, -2, -INFTY, -1, 0, 0 },
	{ F_atan2pi, 2, INFTY, 0.0, 0, 0 }, { F_atan2pi, -2, INFTY, -0.0, 0, 0 }, { F_atan2pi, INFTY, 2, 0.5, 0, 0 }, { F_atan2pi, -INFTY, 2, -0.5, 0, 0 },
	{ F_atan2pi, INFTY, -INFTY, 0.75, 0, 0 }, { F_atan2pi, -INFTY, -INFTY, -0.75, 0, 0 }, { F_atan2pi, INFTY, INFTY, 0.25, 0, 0 },
	{ F_atan2pi, NOT, 1, NOT, 0, 0 }, { F_atan2pi, 1, NOT, NOT, 0, 0 }, { F_atan2pi, -3, -3, -0.75, 0, 0 },
	{ F_powr, 0.0, -2, INFTY, POLE }, { F_powr, -0.0, -3, INFTY, POLE }, { F_powr, 0.0, -INFTY, INFTY, 0, 0 }, { F_powr, -0.0, 3, 0.0, 0, 0 },
	{ F_powr, 2, 0.0, 1, 0, 0 }, { F_powr, 0.0, 0.0, NOT, DOMAIN }, { F_powr, INFTY, 0.0, NOT, DOMAIN }, { F_powr, 1, INFTY, NOT, DOMAIN },
	{ F_powr, 1, 5, 1, 0, 0 }, { F_powr, -2, 2, NOT, DOMAIN }, { F_powr, -INFTY, 2, NOT, DOMAIN }, { F_powr, NOT, 0, NOT, 0, 0 },
	{ F_powr, 1, NOT, NOT, 0, 0 }, { F_powr, -2, NOT, NOT, DOMAIN }, { F_powr, 2, INFTY, INFTY, 0, 0 }, { F_powr, 2, -INFTY, 0.0, 0, 0 },
	{ F_powr, 0.5, INFTY, 0.0, 0, 0 },
	{ F_powr, 0.5, -INFTY, INFTY, 0, 0 }, { F_powr, INFTY, 3, INFTY, 0, 0 }, { F_powr, INFTY, -3, 0.0, 0, 0 }, { F_powr, 9, 0.5, 3, 0, 0 },
	{ F_powr, HUGE_NUMBER, 2, INFTY, OVER },
	{ F_pown, NOT, 0, 1, 0, 0 }, { F_pown, NOT, 1, NOT, 0, 0 }, { F_pown, 0.0, -3, INFTY, POLE }, { F_pown, -0.0, -3, -INFTY, POLE },
	{ F_pown, -0.0, -2, INFTY, POLE }, { F_pown, -0.0, 3, -0.0, 0, 0 }, { F_pown, -0.0, 2, 0.0, 0, 0 }, { F_pown, -INFTY, -3, -0.0, 0, 0 },
	{ F_pown, -INFTY, -2, 0.0, 0, 0 }, { F_pown, -INFTY, 3, -INFTY, 0, 0 }, { F_pown, -INFTY, 2, INFTY, 0, 0 }, { F_pown, INFTY, -1, 0.0, 0, 0 },
	{ F_pown, -3, 3, -27, 0, 0 }, { F_pown, 2, -2, 0.25, 0, 0 }, { F_pown, HUGE_NUMBER, 3, INFTY, OVER }, { F_pown, 0.0, 0, 1, 0, 0 },
	{ F_compoundn, 0.5, 0, 1, 0, 0 }, { F_compoundn, -1, 0, 1, 0, 0 }, { F_compoundn, NOT, 0, 1, 0, 0 }, { F_compoundn, NOT, 2, NOT, 0, 0 },
	{ F_compoundn, -2, 1, NOT, DOMAIN }, { F_compoundn, -1, -2, INFTY, POLE }, { F_compoundn, -1, 2, 0.0, 0, 0 },
	{ F_compoundn, 0.0, 5, 1, 0, 0 }, { F_compoundn, -0.0, -5, 1, 0, 0 }, { F_compoundn, INFTY, 2, INFTY, 0, 0 },
	{ F_compoundn, INFTY, -2, 0.0, 0, 0 }, { F_compoundn, 1, 3, 8, 0, 0 }, { F_compoundn, HUGE_NUMBER, 3, INFTY, OVER },
	{ F_rootn, 27, 3, 3, 0, 0 }, { F_rootn, -27, 3, -3, 0, 0 }, { F_rootn, 8, -3, 0.5, 0, 0 }, { F_rootn, 5, 0, NOT, DOMAIN },
	{ F_rootn, -4, 2, NOT, DOMAIN }, { F_rootn, 0.0, 3, 0.0, 0, 0 }, { F_rootn, -0.0, 3, -0.0, 0, 0 }, { F_rootn, -0.0, 2, 0.0, 0, 0 },
	{ F_rootn, -0.0, -3, -INFTY, POLE }, { F_rootn, -0.0, -2, INFTY, POLE }, { F_rootn, INFTY, 2, INFTY, 0, 0 }, { F_rootn, -INFTY, 3, -INFTY, 0, 0 },
	{ F_rootn, -INFTY, -3, -0.0, 0, 0 }, { F_rootn, INFTY, -2, 0.0, 0, 0 }, { F_rootn, -INFTY, 2, NOT, DOMAIN }, { F_rootn, NOT, 3, NOT, 0, 0 },
	{ F_rootn, NOT, 0, NOT, DOMAIN },
};

#define CONCERNS(f) ((f) <= F_rootn && (f) != F_rsqrt)
#define VECTORS 40
#define STEPS 6000
#define TEST "sinpi.h"
#include "types.h"

int main(void)
{
	test_all();
	return t_status;
}
