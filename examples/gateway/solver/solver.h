/* SPDX-License-Identifier: MIT */
/* Gives each row a column of its own, so that the sum of the costs is the smallest that there is. */
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* cost: by rows; column: where to put the answer; limit: in milliseconds, 0 for none. Returns 0, or 1 with the
   reason in why, cut to size bytes. Throws nothing. */
int solver_assign(const double *cost, size_t rows, size_t columns, unsigned limit, size_t *column,
		  double *total, char *why, size_t size);

#ifdef __cplusplus
}
#endif
