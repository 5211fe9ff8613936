/* SPDX-License-Identifier: MIT */
/*
 * Protocol: a test is a program; silent and 0 if right, 1 if wrong, 77 with
 * one line of reason if (part of) it cannot run here. It goes on after a
 * failure, so that one run shows them all.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int t_status;

#define t_error(fmt, ...) (t_status = 1, (void)fprintf(stderr, "%s:%d: " fmt "\n", \
	__FILE__, __LINE__, ##__VA_ARGS__))
#define T_TRUE(c) ((c) ? (void)0 : t_error("%s is false (errno %d)", #c, errno))
#define T_INT(expr, want) do { long long g_ = (long long)(expr), w_ = (long long)(want); \
	if (g_ != w_) t_error("%s = %lld, want %lld (errno %d)", #expr, g_, w_, errno); } while (0)
#define T_STR(expr, want) do { const char *g_ = (expr), *w_ = (want); \
	if (strcmp(g_, w_)) t_error("%s = \"%s\", want \"%s\"", #expr, g_, w_); } while (0)
/* expr must return ret and set errno to err */
#define T_ERR(expr, ret, err) do { errno = 0; long long g_ = (long long)(expr); int e_ = errno; \
	if (g_ != (long long)(ret) || e_ != (err)) t_error("%s = %lld errno %d, want %lld errno %d", \
		#expr, g_, e_, (long long)(ret), err); } while (0)
/* for "return t_skip(why)": a failure seen before still counts */
#define t_skip(why) (t_status ? t_status : (puts(why), 77))
