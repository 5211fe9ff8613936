#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # commands are words
# A program linked with shared libraries of the host that need libm, libresolv and libpthread, which the program does not
# name: it links, needs none of them itself, and a function that libc and libm both have comes from libc.
. tests/link/common

cat >"$TMP/lib.c" <<'E2'
#define _GNU_SOURCE
#include <math.h>
#include <netinet/in.h>
#include <arpa/nameser.h>
#include <pthread.h>
#include <resolv.h>
static void *f(void *p) { return p; }
double indirect(double x)
{
	pthread_t t;
	return pow(x, 2) + log(x) + (x > 1e6 && (pthread_create(&t, NULL, f, NULL) || ns_parserr(NULL, 0, 0, NULL)));
}
E2
cat >"$TMP/main.c" <<'E2'
#include <math.h>
#include <stdio.h>
extern double indirect(double x);
int main(int argc, char **argv)
{
	int e;
	double m = frexp(argc * 8.0, &e);
	(void)argv;
	return indirect(1) != 1 || m != 0.5 || e != 4;
}
E2
for h in $hosts; do
	for a in $ARCHES; do
		plain=$(compiler $h $a gcc) || continue
		$plain -O0 -shared -fPIC -o "$TMP/libindirect.so" "$TMP/lib.c" -Wl,--no-as-needed -lm -lresolv -pthread >"$TMP/log" 2>&1 ||
			{ wrong "$plain: $(cat "$TMP/log")"; continue; }
		for l in bfd gold lld mold; do
			cc=$(compiler $h $a gcc $l) || continue
			for f in 2.17 2.34; do
				[ "$f" != "$h" ] && dir=$(floordir $h $a $f) || continue
				exe=$TMP/main-$h-$a-$l-$f
				if $cc -fno-builtin -o "$exe" "$TMP/main.c" "-L$TMP" -lindirect "-L$dir" >"$TMP/log" 2>&1; then
					assert_floor "$exe" $f indirect
					assert_needed "$exe" "libindirect.so libc.so.6"
					LD_LIBRARY_PATH=$TMP sh tests/on $a 2.43 "$exe" || wrong "$exe: wrong result"
				else
					wrong "$cc, floor $f: $(head -n 3 "$TMP/log")"
				fi
			done
		done
	done
done
exit $status
